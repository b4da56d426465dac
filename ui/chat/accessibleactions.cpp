// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/accessibleactions.h"

#include "ui/chat/accessiblepart.h"
#include "ui/chat/blockparts.h"
#include "ui/chat/boxbuttons.h"
#include "ui/chat/transcriptview.h"

namespace spyhop::ui {

using Kind = AccessiblePart::Kind;

AccessibleActions::AccessibleActions(const AccessiblePartInterface& part)
    : m_part(part)
{
}

QStringList AccessibleActions::actionNames() const
{
    QStringList names;
    switch (m_part.part().kind) {
    case Kind::Announcement:
        break;
    case Kind::Message:
        for (const MessageAction& action : m_part.item().actions()) {
            if (action.isEnabled && !action.text.isEmpty())
                names.append(action.id);
        }
        break;
    case Kind::Fold:
        names.append(pressAction());
        break;
    case Kind::Block:
        if (m_part.block().kind == text::BlockKind::Code || m_part.block().kind == text::BlockKind::Table)
            names.append(copyAction);
        break;
    case Kind::Child:
        if (blockParts(m_part.block()).value(m_part.part().child).role == QAccessible::Link)
            names.append(pressAction());
        break;
    }
    return names;
}

QString AccessibleActions::localizedActionName(const QString& name) const
{
    if (m_part.part().kind == Kind::Message) {
        for (const MessageAction& action : m_part.item().actions()) {
            if (action.id == name)
                return action.text;
        }
    }
    if (m_part.part().kind == Kind::Block)
        return boxButtonText(BoxButton::Copy, m_part.block().kind, false);
    return QAccessibleActionInterface::localizedActionName(name);
}

void AccessibleActions::doAction(const QString& name)
{
    if (!m_part.isValid() || !actionNames().contains(name))
        return;
    switch (m_part.part().kind) {
    case Kind::Announcement:
        return;
    case Kind::Message:
        return m_part.view().actions().activateAction(m_part.part().message, name);
    case Kind::Fold: {
        MessageHit fold;
        fold.part = MessageHit::Part::Fold;
        return m_part.view().actions().activate(m_part.part().message, fold);
    }
    case Kind::Block:
        return m_part.view().actions().copyBlock(m_part.block());
    case Kind::Child:
        return m_part.view().actions().openLink(blockParts(m_part.block()).value(m_part.part().child).address);
    }
}

} // namespace spyhop::ui
