// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ComposerController says of the context: what travels with the question, what it costs, what is in the way.
#include "core/chat/digesting.h"
#include "ui/chat/composer.h"
#include "ui/chat/composercontroller.h"
#include "ui/chat/contextpopover.h"
#include "ui/common/words.h"

#include <algorithm>

namespace spyhop::ui {
namespace {

using Phase = chat::AttachmentEntry::Phase;

} // namespace

void ComposerController::chooseOverflow(model::Overflow overflow)
{
    if (!m_session)
        Q_EMIT sessionNeeded();
    m_state.error.reset(); // it said that this is to be chosen
    if (m_session)
        m_session->setOverflow(overflow);
    refresh();
}

void ComposerController::showContext()
{
    if (m_context == nullptr) {
        m_context = new ContextPopover(m_parts.theme, m_composer->window());
        connect(m_context, &ContextPopover::overflowChosen, this, &ComposerController::chooseOverflow);
    }
    fillPopover();
    const QRect meter = m_composer->meterRect();
    m_context->openAt({m_composer->mapTo(m_composer->window(), meter.topLeft()), meter.size()});
}

QStringList ComposerController::linesOf(const QStringList& messageIds) const
{
    QStringList lines;
    for (const model::ConversationMessage& message : m_branch) {
        if (messageIds.contains(message.id))
            lines.append(message.message.text);
    }
    return lines;
}

void ComposerController::fillPopover()
{
    ContextPopover::Content content;
    content.window = m_state.window;
    content.prospect = m_prospect;
    content.overflow = m_state.overflow;
    content.leftOut = linesOf(m_state.window.leftOut);
    content.bare = linesOf(m_state.window.bare);
    content.pictureless = linesOf(m_state.window.pictureless);
    content.summarised = linesOf(m_state.window.summarised);
    if (m_session)
        content.digest = m_session->conversation().digest.text;
    std::ignore = priceText(&content.price);
    m_context->show(content);
}

QString ComposerController::priceText(QString* explanation) const
{
    const qint64 tokens = m_state.window.sent.total();
    const QDateTime now = m_parts.clock.wallTime();
    const std::optional<base::Money> prompt = m_parts.desk.meter.promptCost(m_prospect, tokens, now);
    if (!prompt)
        return {};
    const model::Conversation none;
    const std::optional<base::Money> most
        = m_parts.desk.meter.mostCost(m_session ? m_session->conversation() : none, m_prospect, tokens, now);
    *explanation = most
        ? tr("About %1 for what is sent, if none of it is cached there; with the longest answer at most %2.")
              .arg(prompt->display(), most->display())
        : tr("About %1 for what is sent, if none of it is cached there, and the answer.").arg(prompt->display());
    return tr("%1 + answer").arg(prompt->display());
}

void ComposerController::refreshBranch()
{
    m_branch = m_session ? m_session->branch() : QList<model::ConversationMessage>();
    m_parts.desk.drafts.setStored(m_key, isStored()); // it may have been kept, or be no longer
    refresh();
}

void ComposerController::refresh()
{
    const model::Conversation none;
    const model::Conversation& chat = m_session ? m_session->conversation() : none;
    const QString text = m_composer->text();
    const chat::Attachments& given = attachments();
    m_prospect = m_parts.desk.meter.prospect(chat);
    m_state.window = m_parts.desk.meter.window(chat, m_prospect, m_branch, model::estimateTokens(text), given.tokens());
    m_state.triedFull &= m_state.window.isRefused();
    m_state.overflow = chat.overflow;
    m_state.model = m_prospect.model;
    m_state.refusesPictures = given.hasPictures() && !m_prospect.takesPictures.value_or(true);
    m_state.hasPictureFiles = false;
    m_state.failed.clear();
    for (const chat::AttachmentEntry& entry : given.entries()) {
        if (entry.phase == Phase::Failed)
            m_state.failed.append(entry.name + QStringLiteral(": ") + entry.error.what);
        m_state.hasPictureFiles |= !entry.attachment.bytes.isEmpty() && !entry.path.isEmpty();
    }
    const chat::AttachmentEntry* said = given.entry(m_saidId);
    m_state.saidCanBeText = said != nullptr && said->canBeText();
    m_state.digesting.reset();
    if (m_session && m_session->digesting() != nullptr)
        m_state.digesting = std::pair(m_session->digesting()->done(), m_session->digesting()->total());
    m_composer->showContext(m_state.window);
    tellSentFrom();
    QString explanation;
    const bool empty = text.isEmpty() && given.entries().isEmpty();
    const QString price = empty ? QString() : priceText(&explanation);
    m_composer->setPrice(price, explanation);
    if (m_context && m_context->isVisible())
        fillPopover();
    tellAttached();
    refreshNotice();
}

void ComposerController::tellAttached()
{
    QStringList ids;
    for (const chat::AttachmentEntry& entry : attachments().entries()) {
        if (entry.phase == Phase::Ready)
            ids.append(entry.id);
    }
    if (std::exchange(m_attachedIds, ids) != ids)
        Q_EMIT attachedChanged();
}

void ComposerController::tellSentFrom()
{
    const QStringList& summarised = m_state.window.summarised;
    const QStringList& away = m_state.window.leftOut.isEmpty() ? summarised : m_state.window.leftOut;
    QString first, words;
    if (!away.isEmpty()) {
        for (auto message = m_branch.rbegin(); message != m_branch.rend() && !away.contains(message->id); ++message)
            first = message->id;
        words = summarised.isEmpty() ? tr("What stands above is not sent along")
                                     : tr("A summary of what stands above is sent");
    }
    Q_EMIT sentFromChanged(first, words);
}

void ComposerController::refreshNotice()
{
    const ComposerNotice notice = composerNotice(m_state);
    m_actions = notice.actions;
    QStringList links;
    for (const ComposerAction action : notice.actions)
        links.append(composerActionText(action));
    m_composer->setNotice(notice.isProblem, notice.word, notice.rest, links);
}

} // namespace spyhop::ui
