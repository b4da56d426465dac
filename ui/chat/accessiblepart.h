// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/accessibleactions.h"
#include "ui/chat/accessibletable.h"
#include "ui/chat/accessibletext.h"
#include "ui/chat/accessibletranscript.h"
#include "ui/chat/transcriptcontent.h"

#include <QtGui/QAccessible>

namespace spyhop::ui {

//! \brief One message, block, item, cell, link or formula for assistive technology: what it is, where it stands, what
//! is in it. Its text, actions and cells are interfaces of their own. Owner: Qt's cache of interfaces, which
//! AccessibleTranscript empties. Thread: main.
class AccessiblePartInterface : public QAccessibleInterface {
public:
    AccessiblePartInterface(TranscriptView* view, const AccessiblePart& part);

    [[nodiscard]] const AccessiblePart& part() const { return m_part; }
    // Of a valid part.
    [[nodiscard]] TranscriptView& view() const { return *m_view; }
    [[nodiscard]] AccessibleTranscript* transcript() const;
    [[nodiscard]] MessageItem& item() const;
    [[nodiscard]] typeset::DocumentLayout& document() const;
    [[nodiscard]] const text::Block& block() const;
    //! Characters of the section that the part is.
    [[nodiscard]] std::pair<qsizetype, qsizetype> range() const;

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

private:
    //! Blocks of a message as its children: the fold first, what is folded away left out.
    [[nodiscard]] QList<AccessiblePart> children() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString messageDescription() const;
    [[nodiscard]] bool hasText() const;

    QPointer<TranscriptView> m_view;
    AccessiblePart m_part;
    AccessibleText m_text;
    AccessibleActions m_actions;
    AccessibleTable m_table;
    AccessibleCell m_cell;
};

} // namespace spyhop::ui
