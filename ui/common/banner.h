// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class LinkButton;

//! \brief One sentence inline on a soft ground: an icon, a state word in 600 and the state's colour, the rest in
//! `text`, links at the right (below, where there is no room). Never modal. Grows with its text. Thread: main.
class Banner : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Danger, Thinking };

    Banner(const Theme& theme, Kind kind, Icon icon, QWidget* parent);

    void setKind(Kind kind, Icon icon);
    //! "Retrying in 8 s" · "deepseek answered 503 (try 2 of 3), then backup". Either may be empty.
    void setText(const QString& word, const QString& rest);
    //! The same for a word whose digits run: it takes the room of `widest`, so that the rest stands still.
    void setRunningText(const QString& word, const QString& widest, const QString& rest);
    //! Empty: no link.
    void setLink(const QString& text);
    //! In the order in which they are read. A link keeps the focus while only its text changes.
    void setLinks(const QStringList& texts);
    [[nodiscard]] LinkButton* link(int index) const { return m_links.value(index); }
    [[nodiscard]] const QString& word() const { return m_word; }
    [[nodiscard]] const QString& rest() const { return m_rest; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void linkActivated(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    //! Where text and links go at a width.
    struct Room {
        int textWidth = 0, textHeight = 0;
        bool linksBelow = false;
        int height = 0;
    };
    [[nodiscard]] Room room(int width) const;
    [[nodiscard]] int linksWidth() const;
    [[nodiscard]] Token stateColor() const;
    [[nodiscard]] Token ground() const;
    void updateAccessibleName();
    void refit();
    void placeLinks();

    const Theme& m_theme;
    Kind m_kind;
    Icon m_icon;
    QString m_word, m_widest, m_rest;
    QList<LinkButton*> m_links; //!< those that are shown
};

} // namespace spyhop::ui
