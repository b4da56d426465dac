// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/accessibletranscript.h"
#include "ui/chat/transcriptcontent.h"

#include <QtGui/QAccessible>

namespace spyhop::ui {

//! \brief One message, block, item, cell or link for assistive technology. Owner: Qt's cache of interfaces, which
//! AccessibleTranscript empties. Thread: main.
class AccessiblePartInterface : public QAccessibleInterface,
                                public QAccessibleTextInterface,
                                public QAccessibleActionInterface {
public:
    AccessiblePartInterface(TranscriptView* view, const AccessiblePart& part);

    [[nodiscard]] const AccessiblePart& part() const { return m_part; }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override { }
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] void* interface_cast(QAccessible::InterfaceType type) override;

    // Text of blocks, items and cells.
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

    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QString localizedActionName(const QString& name) const override;
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    //! Blocks of a message as its children: the fold first, what is folded away left out.
    [[nodiscard]] QList<AccessiblePart> children() const;
    [[nodiscard]] MessageItem& item() const;
    [[nodiscard]] typeset::DocumentLayout& document() const;
    [[nodiscard]] const text::Block& block() const;
    //! Characters of the section that the part is.
    [[nodiscard]] std::pair<qsizetype, qsizetype> range() const;
    [[nodiscard]] TextPlace place(int offset) const;
    [[nodiscard]] AccessibleTranscript* transcript() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool hasText() const;

    QPointer<TranscriptView> m_view;
    AccessiblePart m_part;
};

} // namespace spyhop::ui
