// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ComposerController does with what goes along with the question: files, pictures, pasted things.
#include "ui/chat/attachmentpreview.h"
#include "ui/chat/composer.h"
#include "ui/chat/composercontroller.h"

#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {

using Phase = chat::AttachmentEntry::Phase;

} // namespace

void ComposerController::watchAttachments()
{
    connect(&attachments(), &chat::Attachments::changed, this, &ComposerController::attachmentsChanged);
    connect(&attachments(), &chat::Attachments::settled, this, [this] {
        if (!m_waiting)
            return;
        const Way way = *std::exchange(m_waiting, std::nullopt);
        m_state.waitsForFiles = false;
        const QList<chat::AttachmentEntry>& entries = attachments().entries();
        const bool anyFailed = std::any_of(entries.begin(), entries.end(),
            [](const chat::AttachmentEntry& entry) { return entry.phase == Phase::Failed; });
        if (anyFailed)
            refreshNotice(); // it would go without what was meant to go along
        else
            send(way);
    });
}

void ComposerController::attach(const QStringList& paths)
{
    stopWaiting();
    refreshNotice(); // whether anything of it can be attached or not
    if (!attachments().addPaths(paths)) {
        Q_EMIT batchRequested(paths);
        return;
    }
    if (const QString sentence = attachments().leftOut().sentence(); !sentence.isEmpty())
        say(sentence, {});
}

void ComposerController::attachPicture(const QImage& picture)
{
    stopWaiting();
    attachments().addPicture(picture);
}

void ComposerController::attachmentsChanged()
{
    m_state.error.reset(); // its cause may have gone
    m_seeking.reset(); // it is another question
    m_state.seeksContext = false;
    m_composer->showAttachments(attachments().entries());
    if (m_preview && m_preview->isVisible()) {
        if (const chat::AttachmentEntry* entry = attachments().entry(m_preview->id()))
            m_preview->show(*entry);
    }
    if (!m_saidId.isEmpty() && attachments().entry(m_saidId) == nullptr) {
        m_saidId.clear();
        m_state.said.clear();
    }
    refresh();
}

void ComposerController::openAttachment(const QString& id)
{
    const chat::AttachmentEntry* entry = attachments().entry(id);
    if (entry == nullptr)
        return;
    if (m_preview == nullptr) {
        m_preview = new AttachmentPreview(m_parts.theme, m_composer->window());
        connect(m_preview, &AttachmentPreview::removeRequested, this,
            [this](const QString& one) { removeAttachments({one}); });
        connect(m_preview, &AttachmentPreview::retryRequested, this,
            [this](const QString& one) { attachments().retry(one); });
        connect(m_preview, &AttachmentPreview::textRequested, this, &ComposerController::putIntoQuestion);
        connect(m_preview, &AttachmentPreview::recogniseRequested, this, [this](const QString& one) {
            stopWaiting();
            attachments().readAsText(one);
        });
    }
    m_preview->show(*entry);
    const QRect chip = m_composer->chipRect(id);
    m_preview->openAt({m_composer->mapTo(m_composer->window(), chip.topLeft()), chip.size()});
}

void ComposerController::removeAttachments(const QStringList& ids)
{
    QStringList names;
    for (const QString& id : ids) {
        if (const chat::AttachmentEntry* entry = attachments().entry(id))
            names.append(entry->name);
    }
    m_state.removed = names;
    stopWaiting(); // what was taken off may be what is waited for
    attachments().remove(ids);
    m_composer->setFocus(Qt::OtherFocusReason); // the cross went with its chip
}

void ComposerController::putIntoQuestion(const QString& id)
{
    const chat::AttachmentEntry* entry = attachments().entry(id);
    if (entry == nullptr || !entry->canBeText())
        return;
    const QString text = entry->attachment.text;
    m_state.said.clear();
    stopWaiting();
    attachments().remove({id});
    m_composer->type(text);
}

} // namespace spyhop::ui
