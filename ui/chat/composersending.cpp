// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How ComposerController sends a question: at once or as a task, to one model or several; what it waits for before, and
// what keeps it back.
#include "core/chat/numbers.h"
#include "ui/chat/composer.h"
#include "ui/chat/composercontroller.h"

#include <utility>

namespace spyhop::ui {

void ComposerController::trySend(const Way& way)
{
    m_state.error.reset();
    m_state.removed.clear();
    if (attachments().isReading()) {
        m_waiting = way;
        m_state.waitsForFiles = true;
        refreshNotice();
        return;
    }
    send(way);
}

void ComposerController::sendAsTask()
{
    if (hasDraft())
        trySend({true, {}});
    else
        sayNothingWritten();
}

void ComposerController::sendTo(const QList<chat::ChatTarget>& targets)
{
    if (hasDraft())
        trySend({false, targets});
    else
        sayNothingWritten();
}

void ComposerController::providerAllowed()
{
    if (std::exchange(m_state.needsProvider, false))
        trySend({true, {}});
}

void ComposerController::sayNothingWritten()
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = tr("There is nothing to send yet.");
    error.remedy = tr("Write the question first.");
    m_state.error = error;
    refreshNotice();
    m_composer->setFocus(Qt::OtherFocusReason);
}

//! It is another question then: it goes when the person says so once more.
void ComposerController::stopWaiting()
{
    m_waiting.reset();
    m_seeking.reset();
    m_state.waitsForFiles = false;
    m_state.seeksContext = false;
}

void ComposerController::send(const Way& way)
{
    if (way.asTask && !m_parts.desk.tasks.mayLeave()) {
        m_state.needsProvider = true;
        refreshNotice();
        return;
    }
    if (!m_session)
        Q_EMIT sessionNeeded();
    if (!m_session)
        return;
    if (!std::exchange(m_hasSought, false) && m_parts.desk.meter.seek(m_prospect, m_state.window.sent.total())) {
        m_seeking = way;
        m_state.seeksContext = true;
        m_patience->start(chat::numbers::contextPatience);
        refreshNotice();
        return;
    }
    // The text leaves the field only once the chat has taken it.
    const QString text = m_composer->text(), key = m_key;
    base::Status status;
    m_session->setSendsAnyway(way.anyway);
    if (way.asTask)
        status = leave(text);
    else if (!way.targets.isEmpty())
        status = m_session->askSeveral(text, attachments().ready(), way.targets);
    else
        status = m_session->ask(text, attachments().ready());
    if (m_session)
        m_session->setSendsAnyway(false);
    if (!status) {
        m_refused = way;
        // The notice stands there already, and goes when there is room again: it says something new.
        if (m_state.window.isRefused())
            m_state.triedFull = true;
        else
            m_state.error = status.error();
        refresh();
        return;
    }
    sentWell(key);
}

base::Status ComposerController::leave(const QString& text)
{
    const auto task = m_session->leave(text, attachments().ready());
    if (!task)
        return base::failure(task.error());
    m_parts.desk.pending.add(*m_session, task->messageId, m_parts.desk.tasks.start(task->request));
    return {};
}

void ComposerController::onContextsChanged()
{
    refresh();
    // The list may be another endpoint's: whoever is still asked is waited for.
    if (m_seeking && !m_parts.desk.meter.seek(m_prospect, m_state.window.sent.total()))
        goOn();
}

void ComposerController::goOn()
{
    m_patience->stop();
    m_state.seeksContext = false;
    if (!m_seeking)
        return;
    m_hasSought = true;
    send(*std::exchange(m_seeking, std::nullopt));
    m_hasSought = false;
}

void ComposerController::sentWell(const QString& key)
{
    m_state = {};
    m_refused = {};
    m_saidId.clear();
    m_historyAt = 0;
    m_parts.desk.drafts.clear(key);
    showDraft(); // of the chat, which has a name now
    Q_EMIT sent();
}

} // namespace spyhop::ui
