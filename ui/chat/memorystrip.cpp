// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/memorystrip.h"

#include "core/base/sentences.h"
#include "ui/common/linkbutton.h"

namespace spyhop::ui {

MemoryStrip::MemoryStrip(const Theme& theme, QWidget* parent)
    : Banner(theme, Kind::Info, Icon::Keep, parent)
{
    setObjectName(QStringLiteral("memoryStrip"));
    hide();
}

void MemoryStrip::showChat(const chat::ChatSession* session, bool stores)
{
    const bool isPrivate = session && session->isPrivate();
    const bool isEmpty = !session || session->isEmpty();
    if (isPrivate) {
        setKind(Kind::Thinking, Icon::Private);
        setText(tr("Private"), tr("Nothing of this chat is written down; it is gone once you leave it."));
        setLink(isEmpty ? QString() : stores ? tr("Keep, encrypted") : tr("Keep this and new chats, encrypted"));
    } else {
        setKind(Kind::Info, Icon::Keep);
        setText(tr("In memory only"),
            session && session->conversation().summary.storedInPart
                ? tr("The earlier messages are stored; what was written since storing ended is not.")
                : QString());
        setLink(tr("Keep all chats, encrypted"));
    }
    if (LinkButton* keep = link(0)) {
        const QString what = isPrivate ? tr("This chat is stored on this computer.")
                                       : tr("This chat and the others that are in memory are stored on this computer.");
        keep->setToolTip(stores ? what : base::joinSentences({what, tr("New chats are stored from now on, too.")}));
        keep->setAccessibleDescription(keep->toolTip());
    }
    setVisible(isPrivate || (!isEmpty && !session->conversation().summary.stored));
}

} // namespace spyhop::ui
