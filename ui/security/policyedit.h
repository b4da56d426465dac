// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ui/common/theme.h"

#include <QtWidgets/QPlainTextEdit>
#include <optional>

namespace spyhop::ui {

//! \brief A policy's text with numbered lines and a mark where something is wrong. Owner: its parent. Thread: main.
class PolicyEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    PolicyEdit(const Theme& theme, QWidget* parent);

    //! Marks the place (columns count bytes); nothing: no mark.
    void setMark(const std::optional<base::JsonPosition>& place);
    //! Puts the cursor there.
    void goTo(const base::JsonPosition& place);
    //! The text as one step of undo, the cursor at its beginning.
    void replaceAll(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class LineNumbers;
    void paintNumbers(QPaintEvent* event);
    void layOut();
    [[nodiscard]] int numbersWidth() const;
    [[nodiscard]] QTextCursor cursorAt(const base::JsonPosition& place) const;

    const Theme& m_theme;
    QWidget* m_numbers;
    int m_markedLine = 0; //!< 0: none
};

} // namespace spyhop::ui
