// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerwatch.h"

#include "core/chat/chatrequest.h"
#include "ui/chat/taskbanner.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/waitbanner.h"
#include "ui/chat/waitreason.h"
#include "ui/common/banner.h"

#include <utility>

namespace spyhop::ui {

AnswerWatch::AnswerWatch(const Parts& parts, TranscriptView* transcript)
    : m_parts(parts)
    , m_transcript(transcript)
    , m_wait(new WaitBanner(parts.theme, parts.clock, nullptr))
    , m_notice(new Banner(parts.theme, Banner::Kind::Info, Icon::Info, nullptr))
    , m_task(new TaskBanner(parts.theme, parts.clock, parts.tasks, nullptr))
{
    m_notice->setObjectName(QStringLiteral("answerNotice"));
    m_notice->hide();
    transcript->setTails({m_wait, m_task, m_notice});
    connect(m_task, &TaskBanner::heightChanged, transcript, &TranscriptView::tailChanged);
    connect(m_wait, &WaitBanner::heightChanged, transcript, &TranscriptView::tailChanged);
    connect(m_wait, &WaitBanner::wordsChanged, this, &AnswerWatch::refreshWait);
    connect(m_wait, &WaitBanner::retryRequested, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    connect(m_wait, &WaitBanner::switchRequested, this, [this] {
        if (m_session)
            m_session->switchTarget();
    });
    connect(m_wait, &WaitBanner::stopRequested, this, [this] {
        if (m_session)
            m_session->stop();
    });
    connect(m_notice, &Banner::linkActivated, this, [this](int link) { Q_EMIT chosen(m_noticeActions.at(link)); });
}

void AnswerWatch::setSession(chat::ChatSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session == nullptr)
        return;
    connect(session, &chat::ChatSession::appended, this, &AnswerWatch::append);
    connect(session, &chat::ChatSession::messageChanged, this, &AnswerWatch::update);
    connect(session, &chat::ChatSession::stateChanged, this,
        [this](const model::CallState& state, const QString& messageId) {
            if (messageId == m_streamingId)
                m_wait->setState(withReason(state, m_parts.endpoints));
        });
    connect(session, &chat::ChatSession::busyChanged, this, &AnswerWatch::refresh);
}

void AnswerWatch::reloaded()
{
    m_streamingId = m_session ? m_session->busyMessageId() : QString();
    refreshWait();
}

void AnswerWatch::append(const QString& messageId, const QList<model::Delta>& deltas)
{
    m_transcript->setThinkingTime(messageId, m_session->thinkingTime(messageId));
    m_transcript->appendDeltas(messageId, deltas);
}

void AnswerWatch::update(const QString& messageId)
{
    const QList<model::ConversationMessage> branch = m_session->branch();
    for (const model::ConversationMessage& message : branch) {
        if (message.id != messageId)
            continue;
        m_transcript->setThinkingTime(messageId, m_session->thinkingTime(messageId));
        m_streamingId.clear();
        m_transcript->setStreaming(QString(), QString(), QString());
        m_transcript->updateMessage(message);
    }
    refresh();
}

void AnswerWatch::refresh()
{
    model::CallState state;
    state.stage = model::CallStage::Settled;
    if (m_session) {
        m_streamingId = m_session->busyMessageId();
        state = withReason(m_session->state(), m_parts.endpoints);
    }
    m_wait->setState(state);
    refreshNotice();
    Q_EMIT busyChanged();
}

void AnswerWatch::retranslate()
{
    refreshNotice();
}

void AnswerWatch::setAwaitsPin(bool awaits)
{
    if (std::exchange(m_awaitsPin, awaits) != awaits)
        refreshNotice();
}

void AnswerWatch::refreshNotice()
{
    AnswerNotice notice;
    QString task;
    if (m_session && m_session->busyMessageId().isEmpty() && !m_session->isEmpty()) {
        const QList<model::ConversationMessage> branch = m_session->branch();
        if (!branch.isEmpty() && chat::isPending(branch.last()))
            task = branch.last().taskId;
        else if (!branch.isEmpty())
            notice = answerNotice(branch.last(), m_awaitsPin);
    }
    m_task->setTask(task);
    m_noticeActions = notice.actions;
    showNotice(*m_notice, notice);
    m_transcript->setLastNoteHidden(!notice.isEmpty());
    m_transcript->tailChanged();
}

void AnswerWatch::refreshWait()
{
    const bool streams = !m_streamingId.isEmpty();
    if (m_session && streams)
        m_transcript->setThinkingTime(m_streamingId, m_session->thinkingTime(m_streamingId));
    m_transcript->setStreaming(
        m_streamingId, streams ? m_wait->quietWords() : QString(), streams ? m_wait->state().endpoint : QString());
}

} // namespace spyhop::ui
