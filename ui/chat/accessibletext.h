// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcriptselection.h"

#include <QtGui/QAccessible>

namespace spyhop::ui {

class AccessiblePartInterface;

//! \brief The text of a block, an item, a cell or a formula for assistive technology: read, selected, scrolled to.
//! Offsets count the flat text of the part. Owner: the part's interface. Thread: main.
class AccessibleText : public QAccessibleTextInterface {
public:
    explicit AccessibleText(const AccessiblePartInterface& part);

    void selection(int index, int* from, int* to) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int from, int to) override;
    void removeSelection(int index) override;
    void setSelection(int index, int from, int to) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int from, int to) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int from, int to) override;
    [[nodiscard]] QString attributes(int offset, int* from, int* to) const override;

private:
    [[nodiscard]] TextPlace place(int offset) const;

    const AccessiblePartInterface& m_part;
};

} // namespace spyhop::ui
