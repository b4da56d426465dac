// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What keys, menus and the palette do with the chat that ChatPage shows.
#include "ui/chat/answercontroller.h"
#include "ui/chat/answerwatch.h"
#include "ui/chat/branchcontroller.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/comparecolumn.h"
#include "ui/chat/comparecontroller.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/composer.h"
#include "ui/chat/settingscontroller.h"
#include "ui/chat/sidepanel.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/turnlist.h"

#include <QtWidgets/QApplication>
#include <algorithm>
#include <utility>

namespace spyhop::ui {

void ChatPage::setSendKey(model::SendKey key)
{
    m_composer->setSendKey(key);
    m_branches->setSendKey(key);
}

void ChatPage::focusComposer()
{
    m_composer->setFocus(Qt::OtherFocusReason);
}

//! Where answers are compared, that of the column with the keys, else the first one's.
TranscriptView* ChatPage::shownTranscript() const
{
    const QList<CompareColumn*>& columns = m_compare->pane()->columns();
    const auto focused = std::find_if(columns.begin(), columns.end(),
        [](const CompareColumn* column) { return column->isAncestorOf(QApplication::focusWidget()); });
    if (focused != columns.end())
        return (*focused)->transcript();
    return columns.isEmpty() ? m_transcript : columns.first()->transcript();
}

//! What is gone to in the chat is seen.
void ChatPage::leaveComparison()
{
    if (m_session)
        m_session->endComparison();
}

void ChatPage::findInChat()
{
    TranscriptView* transcript = shownTranscript();
    if (transcript->messageCount() > 0)
        transcript->openFind();
}

void ChatPage::previousQuestion()
{
    leaveComparison();
    m_transcript->goToPreviousQuestion();
}

void ChatPage::nextQuestion()
{
    leaveComparison();
    m_transcript->goToNextQuestion();
}

void ChatPage::copyAnswer()
{
    TranscriptView* transcript = shownTranscript();
    for (int i = transcript->messageCount() - 1; i >= 0; --i) {
        if (!transcript->item(i).isUser())
            return transcript->actions().copyMessage(i, CopyFormat::Standard);
    }
}

void ChatPage::copyChat()
{
    m_transcript->actions().copyChat(CopyFormat::Standard);
}

void ChatPage::previousVersion()
{
    m_branches->stepLast(-1);
}

void ChatPage::nextVersion()
{
    m_branches->stepLast(1);
}

void ChatPage::editQuestion()
{
    m_branches->editLast();
}

void ChatPage::compare()
{
    m_branches->compareLast();
}

void ChatPage::compareSiblings()
{
    m_branches->siblingsOfLast();
}

void ChatPage::askSeveral()
{
    m_composer->askSeveral();
}

void ChatPage::showTurns()
{
    QStringList questions;
    for (const int index : m_transcript->questions())
        questions.append(m_transcript->item(index).source());
    if (questions.isEmpty())
        return;
    if (m_turns == nullptr) {
        m_turns = new TurnList(m_theme, window());
        connect(m_turns, &TurnList::turnRequested, this, [this](int turn) {
            leaveComparison();
            m_transcript->goToTurn(turn);
        });
    }
    const QRect at = m_header->turnsRect();
    m_turns->open(questions, m_transcript->currentTurn(), QRect(window()->mapFromGlobal(at.topLeft()), at.size()));
}

void ChatPage::togglePanel()
{
    const bool opens = m_panel->isHidden();
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_panel->setVisible(opens);
    if (opens) {
        m_settings->refreshPanel();
        m_panel->raise();
        m_panel->setFocus(Qt::OtherFocusReason);
    } else if (hadFocus) {
        focusComposer();
    }
    place();
}

void ChatPage::showContext()
{
    m_composing->showContext();
}

void ChatPage::showPrompts()
{
    m_composing->showPrompts();
}

void ChatPage::sendAsTask()
{
    m_composing->sendAsTask();
}

void ChatPage::providerAllowed()
{
    m_composing->providerAllowed();
}

void ChatPage::setStoresChats(bool stores)
{
    if (std::exchange(m_storesChats, stores) != stores)
        refreshHead();
}

void ChatPage::typeInto(const QString& text)
{
    m_composer->type(text);
}

void ChatPage::stop()
{
    if (m_session)
        m_session->stop();
}

void ChatPage::retryNow()
{
    if (m_session)
        m_session->retryNow();
}

void ChatPage::switchTarget()
{
    if (m_session)
        m_session->switchTarget();
}

void ChatPage::continueAnswer()
{
    m_answering->continueAnswer();
}

void ChatPage::answerAgain()
{
    m_answering->answerAgain();
}

void ChatPage::setAwaitsPin(bool awaits)
{
    m_answer->setAwaitsPin(awaits);
    m_compare->pane()->setAwaitsPin(awaits);
}

void ChatPage::tokenOpened()
{
    m_answering->tokenOpened();
}

void ChatPage::forgetPin()
{
    m_answering->forgetPin();
}

void ChatPage::showDetails()
{
    m_transcript->showLastDetails();
}

void ChatPage::chooseTarget()
{
    m_header->openTargets();
}

} // namespace spyhop::ui
