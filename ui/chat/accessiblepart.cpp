// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/accessiblepart.h"

#include "ui/chat/blockparts.h"
#include "ui/chat/transcriptview.h"

#include <QtGui/QWindow>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

using Kind = AccessiblePart::Kind;

} // namespace

AccessiblePartInterface::AccessiblePartInterface(TranscriptView* view, const AccessiblePart& part)
    : m_view(view)
    , m_part(part)
    , m_text(*this)
    , m_actions(*this)
    , m_table(*this)
    , m_cell(*this)
{
}

bool AccessiblePartInterface::isValid() const
{
    if (!m_view)
        return false;
    if (m_part.kind == Kind::Announcement)
        return true;
    if (m_part.message < 0 || m_part.message >= m_view->messageCount())
        return false;
    if (m_part.kind == Kind::Message || m_part.kind == Kind::Fold)
        return true;
    return m_part.block < document().blockCount();
}

AccessibleTranscript* AccessiblePartInterface::transcript() const
{
    return static_cast<AccessibleTranscript*>(QAccessible::queryAccessibleInterface(m_view.data()));
}

MessageItem& AccessiblePartInterface::item() const
{
    return m_view->content().item(m_part.message);
}

typeset::DocumentLayout& AccessiblePartInterface::document() const
{
    return m_view->content().read(m_part.message, m_part.section);
}

const text::Block& AccessiblePartInterface::block() const
{
    return document().block(m_part.block);
}

QList<AccessiblePart> AccessiblePartInterface::children() const
{
    QList<AccessiblePart> all;
    if (!isValid())
        return all;
    if (m_part.kind == Kind::Message) {
        if (item().hasReasoning())
            all.append(AccessiblePart{Kind::Fold, m_part.message});
        for (const MessageSection section : {MessageSection::Reasoning, MessageSection::Body}) {
            if (!item().isShown(section))
                continue;
            const qsizetype count = m_view->content().read(m_part.message, section).blockCount();
            for (qsizetype i = 0; i < count; ++i)
                all.append(AccessiblePart{Kind::Block, m_part.message, section, i});
        }
    } else if (m_part.kind == Kind::Block) {
        const auto count = static_cast<int>(blockParts(block()).size());
        for (int i = 0; i < count; ++i)
            all.append(AccessiblePart{Kind::Child, m_part.message, m_part.section, m_part.block, i});
    }
    return all;
}

QAccessibleInterface* AccessiblePartInterface::parent() const
{
    switch (m_part.kind) {
    case Kind::Message:
    case Kind::Announcement:
        return transcript();
    case Kind::Fold:
    case Kind::Block:
        return transcript()->part(AccessiblePart{Kind::Message, m_part.message});
    case Kind::Child:
        return transcript()->part(AccessiblePart{Kind::Block, m_part.message, m_part.section, m_part.block});
    }
    return nullptr;
}

QAccessibleInterface* AccessiblePartInterface::child(int index) const
{
    const QList<AccessiblePart> all = children();
    return index >= 0 && index < all.size() ? transcript()->part(all[index]) : nullptr;
}

int AccessiblePartInterface::childCount() const
{
    return static_cast<int>(children().size());
}

int AccessiblePartInterface::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* own = dynamic_cast<const AccessiblePartInterface*>(child);
    return own == nullptr ? -1 : static_cast<int>(children().indexOf(own->part()));
}

QAccessibleInterface* AccessiblePartInterface::childAt(int x, int y) const
{
    for (const AccessiblePart& one : children()) {
        QAccessibleInterface* found = transcript()->part(one);
        if (found->rect().contains(x, y))
            return found;
    }
    return nullptr;
}

std::pair<qsizetype, qsizetype> AccessiblePartInterface::range() const
{
    if (!isValid() || !hasText())
        return {0, 0};
    const typeset::DocumentLayout& text = document();
    const qsizetype start = text.blockStart(m_part.block);
    if (m_part.kind == Kind::Child) {
        const BlockPart own = blockParts(block()).value(m_part.child);
        return {start + own.from, start + own.to};
    }
    const qsizetype end = m_part.block + 1 < text.blockCount() ? text.blockStart(m_part.block + 1) - 1 : text.length();
    return {start, qMax(start, end)};
}

bool AccessiblePartInterface::hasText() const
{
    return m_part.kind == Kind::Block || m_part.kind == Kind::Child;
}

QString AccessiblePartInterface::name() const
{
    switch (m_part.kind) {
    case Kind::Announcement:
        return transcript()->announcement();
    case Kind::Message: {
        if (item().isUser())
            return Words::tr("Question");
        const QString footer = item().footer();
        return footer.isEmpty() ? Words::tr("Answer") : Words::tr("Answer, %1").arg(footer);
    }
    case Kind::Fold:
        return item().foldText();
    case Kind::Block:
        return blockName(block());
    case Kind::Child: {
        const BlockPart own = blockParts(block()).value(m_part.child);
        const auto [from, to] = range();
        return own.role == QAccessible::Equation ? own.latex : document().text(from, to);
    }
    }
    return {};
}

//! What is painted around a message's text.
QString AccessiblePartInterface::messageDescription() const
{
    QStringList lines;
    for (const QString& attachment : item().attachments())
        lines.append(Words::tr("Attached: %1").arg(attachment));
    const model::ConversationMessage& message = item().message();
    if (!message.complete && !message.note.isEmpty())
        lines.append(message.note);
    if (const QString seams = item().seamText(); !seams.isEmpty())
        lines.append(seams);
    return lines.join(u'\n');
}

QString AccessiblePartInterface::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return name();
    if (kind == QAccessible::Description && m_part.kind == Kind::Message)
        return messageDescription();
    if (kind == QAccessible::Description && m_part.kind == Kind::Block)
        return blockDescription(block());
    if (kind == QAccessible::Description && m_part.kind == Kind::Child) {
        const BlockPart own = blockParts(block()).value(m_part.child);
        if (own.role == QAccessible::Equation)
            return Words::tr("Formula");
        return own.address.isEmpty() ? QString() : linkTarget(own.address);
    }
    return {};
}

QRect AccessiblePartInterface::rect() const
{
    if (!isValid() || m_part.kind == Kind::Announcement)
        return {};
    TranscriptContent& content = m_view->content();
    QRectF box(
        0, content.top(m_part.message), content.width(), content.bottom(m_part.message) - content.top(m_part.message));
    if (m_part.kind == Kind::Fold) {
        box = item().geometry().fold.translated(0, content.top(m_part.message));
    } else if (m_part.kind == Kind::Block) {
        box = document()
                  .blockRect(m_part.block)
                  .translated(item().origin(m_part.section) + QPointF(0, content.top(m_part.message)));
    } else if (m_part.kind == Kind::Child) {
        const auto [from, to] = range();
        box = document()
                  .caret(from)
                  .united(document().caret(qMax(from, to - 1)))
                  .translated(item().origin(m_part.section) + QPointF(0, content.top(m_part.message)));
    }
    const QPointF corner = m_view->fromContent(box.topLeft());
    return QRect(m_view->viewport()->mapToGlobal(corner.toPoint()), box.size().toSize());
}

QAccessible::Role AccessiblePartInterface::role() const
{
    if (!isValid())
        return QAccessible::NoRole;
    switch (m_part.kind) {
    case Kind::Announcement:
        return QAccessible::AlertMessage;
    case Kind::Message:
        return QAccessible::Section;
    case Kind::Fold:
        return QAccessible::Button;
    case Kind::Block:
        return blockRole(block());
    case Kind::Child:
        return blockParts(block()).value(m_part.child).role;
    }
    return QAccessible::NoRole;
}

QAccessible::State AccessiblePartInterface::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.readOnly = true;
    state.focusable = m_part.kind != Kind::Announcement;
    state.selectableText = hasText();
    if (m_part.kind == Kind::Fold) {
        state.expandable = true;
        state.expanded = item().isUnfolded();
        state.collapsed = !item().isUnfolded();
    }
    if (m_part.kind == Kind::Message)
        state.busy = item().isStreaming();
    if (!rect().intersects(QRect(m_view->viewport()->mapToGlobal(QPoint()), m_view->viewport()->size())))
        state.offscreen = true;
    return state;
}

QWindow* AccessiblePartInterface::window() const
{
    return m_view ? m_view->window()->windowHandle() : nullptr;
}

void* AccessiblePartInterface::interface_cast(QAccessible::InterfaceType type)
{
    if (!isValid())
        return nullptr;
    if (type == QAccessible::TextInterface && hasText())
        return static_cast<QAccessibleTextInterface*>(&m_text);
    if (type == QAccessible::ActionInterface && !m_actions.actionNames().isEmpty())
        return static_cast<QAccessibleActionInterface*>(&m_actions);
    const bool isOfTable = hasText() && block().kind == text::BlockKind::Table;
    if (type == QAccessible::TableInterface && isOfTable && m_part.kind == Kind::Block)
        return static_cast<QAccessibleTableInterface*>(&m_table);
    const bool isCell = role() == QAccessible::Cell || role() == QAccessible::ColumnHeader;
    if (type == QAccessible::TableCellInterface && isOfTable && isCell)
        return static_cast<QAccessibleTableCellInterface*>(&m_cell);
    return nullptr;
}

} // namespace spyhop::ui
