// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QListWidget;

namespace spyhop::ui {

class Chip;
class Popover;
class SearchField;
class WrapLayout;

//! \brief The fields that a question can have filled in: a chip for each, whole names on at most three lines; behind
//! them how many more there are, which opens a list of all to search in. Owner: AskCard. Thread: main.
class FieldChips : public QWidget {
    Q_OBJECT
public:
    FieldChips(const Theme& theme, QWidget* parent);
    ~FieldChips() override;

    //! Their names, without braces.
    void setFields(const QStringList& fields);

Q_SIGNALS:
    void chosen(const QString& field);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void place();
    [[nodiscard]] qsizetype fitting(int room, int last) const;
    void openList();
    void fillList();
    void choose(int row);

    const Theme& m_theme;
    WrapLayout* m_lines;
    Chip* m_more;
    QStringList m_fields;
    QList<Chip*> m_chips; //!< of the first fields: as many as three lines could hold
    QPointer<Popover> m_popover; //!< a child of the window; null until it was asked for, with what is in it
    SearchField* m_search = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace spyhop::ui
