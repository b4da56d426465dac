// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLayout>

namespace spyhop::ui {

//! \brief Widgets beside each other at the width they ask for; those that have no room left begin a further line.
//! Only what is wider than a whole line is cut. Thread: main.
class WrapLayout : public QLayout {
public:
    //! `parent` null: it goes into another layout.
    explicit WrapLayout(QWidget* parent);
    ~WrapLayout() override;

    //! The last widget stands at the end of its line; without, right after the one before.
    void setLastAtEnd(bool atEnd);
    //! px between two lines; spacing() until set.
    void setLineSpacing(int px);

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    [[nodiscard]] QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override; //!< all on one line
    [[nodiscard]] QSize minimumSize() const override; //!< one on each line
    void setGeometry(const QRect& rect) override;

private:
    struct Place;
    //! By lines, within what the margins leave of `width`.
    [[nodiscard]] QList<QList<Place>> arrange(int width) const;
    [[nodiscard]] static int heightOf(const QList<Place>& line); //!< px
    [[nodiscard]] QSize withMargins(const QSize& size) const;
    [[nodiscard]] int lineSpacing() const { return m_lineSpacing < 0 ? spacing() : m_lineSpacing; }

    QList<QLayoutItem*> m_items;
    bool m_lastAtEnd = false;
    int m_lineSpacing = -1; //!< px
};

} // namespace spyhop::ui
