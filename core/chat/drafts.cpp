// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/drafts.h"

#include "core/chat/numbers.h"

namespace spyhop::chat {

Drafts::Drafts(const Parts& parts)
    : m_parts(parts)
    , m_pause(parts.clock.makeTimer())
{
    connect(m_pause.get(), &base::Timer::fired, this, &Drafts::save);
}

Drafts::~Drafts()
{
    save();
}

std::unique_ptr<Attachments> Drafts::freshAttachments() const
{
    return std::make_unique<Attachments>(m_parts.clock, m_parts.random, m_parts.readers);
}

Drafts::Kept& Drafts::kept(const QString& chat)
{
    const auto known = m_drafts.find(chat);
    if (known != m_drafts.end())
        return known->second;
    Kept& kept = m_drafts[chat];
    kept.attachments = freshAttachments();
    read(chat, kept);
    connect(kept.attachments.get(), &Attachments::changed, this, [this, chat] {
        m_drafts[chat].attachmentsUnsaved = true;
        m_pause->start(numbers::draftPause);
    });
    return kept;
}

void Drafts::read(const QString& chat, Kept& kept)
{
    const store::Draft draft = m_parts.store.load(chat);
    kept.text = draft.text;
    kept.saved = draft.attachments;
    kept.onDisk = draft.isEmpty() ? std::nullopt : std::optional(draft.onDisk);
    if (!draft.attachments.isEmpty())
        kept.attachments->restore(draft.attachments);
}

QString Drafts::text(const QString& chat)
{
    return kept(chat).text;
}

Attachments& Drafts::attachments(const QString& chat)
{
    return *kept(chat).attachments;
}

void Drafts::setText(const QString& chat, const QString& text, bool stored)
{
    setStored(chat, stored);
    Kept& draft = kept(chat);
    if (draft.text == text)
        return;
    draft.text = text;
    draft.textUnsaved = true;
    m_pause->start(numbers::draftPause);
}

void Drafts::setStored(const QString& chat, bool stored)
{
    Kept& draft = kept(chat);
    draft.stored = stored;
    if (isMisplaced(draft))
        m_pause->start(numbers::draftPause);
}

//! What it was saved to is not where it belongs now: the chat was kept, or drafts were agreed to.
bool Drafts::isMisplaced(const Kept& draft) const
{
    return draft.onDisk && *draft.onDisk != (draft.stored && m_parts.store.storesNow());
}

void Drafts::forget(const QString& chat)
{
    m_drafts.erase(chat);
    m_parts.store.remove(chat);
}

void Drafts::clear(const QString& chat)
{
    Kept& draft = kept(chat);
    draft.text.clear();
    draft.saved.clear();
    draft.attachments->clear();
    draft.textUnsaved = draft.attachmentsUnsaved = false;
    draft.onDisk.reset();
    m_parts.store.remove(chat);
}

void Drafts::save()
{
    m_pause->stop();
    for (auto& [chat, draft] : m_drafts) {
        if (isMisplaced(draft)) {
            draft.saved.clear();
            draft.textUnsaved = draft.attachmentsUnsaved = true;
        }
        if (!draft.textUnsaved && !draft.attachmentsUnsaved)
            continue;
        if (draft.isEmpty()) {
            m_parts.store.remove(chat);
            draft.saved.clear();
            draft.onDisk.reset();
        } else {
            const QDateTime now = m_parts.clock.wallTime();
            if (draft.textUnsaved)
                m_parts.store.saveText(chat, draft.text, now, draft.stored);
            // What is still being read is saved when it is there: it says so by changed().
            const QList<model::Attachment> ready = draft.attachments->ready();
            if (draft.attachmentsUnsaved && ready != draft.saved) {
                m_parts.store.saveAttachments(chat, ready, now, draft.stored);
                draft.saved = ready;
            }
            draft.onDisk = draft.stored && m_parts.store.storesNow();
        }
        draft.textUnsaved = draft.attachmentsUnsaved = false;
    }
}

void Drafts::reload()
{
    save();
    for (auto& [chat, draft] : m_drafts) {
        // What is being written now counts more than what was written then.
        if (draft.isEmpty())
            read(chat, draft);
    }
}

} // namespace spyhop::chat
