// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/branchcontroller.h"

#include "core/model/conversationtree.h"
#include "ui/chat/questioneditor.h"
#include "ui/chat/transcriptview.h"

namespace spyhop::ui {
namespace {

const QString previous = QStringLiteral("branch.previous"), count = QStringLiteral("branch.count"),
              next = QStringLiteral("branch.next"), editing = QStringLiteral("branch.edit"),
              comparing = QStringLiteral("branch.compare"), sideBySide = QStringLiteral("branch.sidebyside"),
              goingBack = QStringLiteral("branch.here"), removing = QStringLiteral("branch.remove"),
              later = QStringLiteral("branch.later");

MessageAction action(const QString& id, const QString& text, std::optional<Icon> icon, const QString& label)
{
    MessageAction made;
    made.id = id;
    made.text = text;
    made.icon = icon;
    made.label = label;
    return made;
}

} // namespace

BranchController::BranchController(const Theme& theme, base::Clock& clock, TranscriptView* transcript)
    : m_theme(theme)
    , m_clock(clock)
    , m_transcript(transcript)
{
    connect(transcript, &TranscriptView::actionTriggered, this, &BranchController::act);
}

BranchController::~BranchController() = default;

void BranchController::setSession(chat::ChatSession* session)
{
    m_session = session;
    if (m_editor == nullptr)
        return;
    m_editor->dismiss();
    m_editor->forget(); // of a private chat, above all
}

void BranchController::setSendKey(model::SendKey key)
{
    m_sendKey = key;
    if (m_editor != nullptr)
        m_editor->setSendKey(key);
}

void BranchController::refresh()
{
    if (!m_session)
        return;
    const QHash<QString, chat::ChatSession::Fork> forks = m_session->forks();
    const QList<model::ConversationMessage> branch = m_session->branch();
    bool isAnswer = false; // a question stands before it
    for (const model::ConversationMessage& message : branch) {
        const bool asks = message.message.role == model::Role::User;
        QList<MessageAction> actions;
        if (const auto fork = forks.constFind(message.id); fork != forks.constEnd()) {
            MessageAction back = action(previous, tr("Previous version"), std::nullopt, QStringLiteral("‹"));
            back.isEnabled = fork->place > 0;
            MessageAction where
                = action(count, QString(), std::nullopt, QStringLiteral("%1/%2").arg(fork->place + 1).arg(fork->count));
            MessageAction forth = action(next, tr("Next version"), std::nullopt, QStringLiteral("›"));
            forth.isEnabled = fork->place + 1 < fork->count;
            for (MessageAction* shown : {&back, &where, &forth}) {
                shown->isAlwaysShown = true;
                actions.append(*shown);
            }
        }
        if (asks)
            actions.append(action(editing, tr("Ask in other words"), Icon::Edit, QString()));
        else if (isAnswer)
            actions.append(action(comparing, tr("Compare with…"), Icon::Branch, QString()));
        if (!asks && forks.contains(message.id))
            actions.append(action(sideBySide, tr("Show the answers side by side"), Icon::Wide, QString()));
        if (message.id == branch.last().id && m_session->laterMessages() > 0) {
            MessageAction more = action(later, tr("Show what was said after this"), std::nullopt,
                tr("%n later message(s)", nullptr, m_session->laterMessages()));
            more.isAlwaysShown = true;
            actions.append(more);
        }
        if (message.id != branch.last().id)
            actions.append(action(goingBack, tr("Go on from here"), std::nullopt, QString()));
        actions.append(action(removing,
            asks ? tr("Remove the question and what follows") : tr("Remove the answer and what follows"), std::nullopt,
            QString()));
        m_transcript->setMessageActions(message.id, actions);
        isAnswer = asks;
    }
}

void BranchController::act(const QString& messageId, const QString& action)
{
    if (!m_session)
        return;
    if (action == previous)
        m_session->showSibling(messageId, -1);
    else if (action == next)
        m_session->showSibling(messageId, 1);
    else if (action == editing)
        edit(messageId);
    else if (action == comparing)
        Q_EMIT compareRequested(messageId, placeOf(messageId));
    else if (action == sideBySide)
        Q_EMIT siblingsRequested(messageId);
    else if (action == goingBack)
        goBackTo(messageId);
    else if (action == later)
        m_session->showLater();
    else if (action == removing) {
        const QString id = m_session->conversation().summary.id;
        const QString first = messageId; // whoever holds it goes
        const base::Expected<QDateTime> at = m_session->removeFrom(first);
        if (at)
            Q_EMIT removed(id, *at, first);
        else
            Q_EMIT failed(at.error());
    }
}

void BranchController::goBackTo(const QString& messageId)
{
    const QString chat = m_session->conversation().summary.id;
    const QString leaf = m_session->conversation().leafId;
    const base::Status gone = m_session->goBackTo(messageId);
    if (!gone)
        tell(gone);
    else
        Q_EMIT wentBack(chat, leaf);
}

void BranchController::tell(const base::Status& status)
{
    if (!status)
        Q_EMIT failed(status.error());
}

void BranchController::stepLast(int step)
{
    if (!m_session)
        return;
    const QHash<QString, chat::ChatSession::Fork> forks = m_session->forks();
    const QList<model::ConversationMessage> branch = m_session->branch();
    for (auto it = branch.rbegin(); it != branch.rend(); ++it) {
        if (forks.contains(it->id))
            return m_session->showSibling(it->id, step);
    }
}

void BranchController::editLast()
{
    if (!m_session)
        return;
    const QList<model::ConversationMessage> branch = m_session->branch();
    for (auto it = branch.rbegin(); it != branch.rend(); ++it) {
        if (it->message.role == model::Role::User)
            return edit(it->id);
    }
}

void BranchController::compareLast()
{
    if (!m_session || m_session->isEmpty())
        return;
    const QString last = m_session->conversation().leafId;
    Q_EMIT compareRequested(last, placeOf(last));
}

void BranchController::siblingsOfLast()
{
    if (m_session && !m_session->isEmpty())
        Q_EMIT siblingsRequested(m_session->conversation().leafId);
}

void BranchController::edit(const QString& messageId)
{
    const model::ConversationTree tree(m_session->conversation());
    const model::ConversationMessage* message = tree.message(messageId);
    if (message == nullptr)
        return;
    if (m_editor == nullptr) {
        m_editor = new QuestionEditor(m_theme, m_clock, m_transcript->window());
        m_editor->setSendKey(m_sendKey);
        connect(m_editor, &QuestionEditor::asked, this, [this](const QString& id, const QString& text) {
            if (!m_session)
                return;
            const base::Status status = m_session->edit(id, text);
            if (!status)
                return tell(status);
            m_editor->dismiss();
            m_editor->forget();
            Q_EMIT asked();
        });
    }
    const QRect place = placeOf(messageId);
    const QRect inWindow(m_transcript->window()->mapFromGlobal(place.topLeft()), place.size());
    m_editor->open(messageId, message->message.text, inWindow);
}

//! In global coordinates.
QRect BranchController::placeOf(const QString& messageId) const
{
    const QRect line = m_transcript->caretRect(m_transcript->content().indexOf(messageId), 0);
    return {m_transcript->viewport()->mapToGlobal(line.topLeft()), line.size()};
}

} // namespace spyhop::ui
