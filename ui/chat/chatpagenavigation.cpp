// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How ChatPage goes from one chat to another, and what it asks before a private one is given up.
#include "core/chat/foldedtext.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/button.h"

#include <QtWidgets/QMessageBox>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int messageTop = 12; // design px below the edge

} // namespace

void ChatPage::openChat(const QString& id)
{
    go({Destination::Kind::Chat, id, {}, {}});
}

void ChatPage::openMessage(const QString& id, const QString& messageId, const QString& query)
{
    go({Destination::Kind::Message, id, messageId, query});
}

void ChatPage::goToMessage(const QString& messageId)
{
    if (const int item = m_transcript->content().indexOf(messageId); item >= 0)
        m_transcript->pin(item, m_theme.px(messageTop));
}

void ChatPage::newChat()
{
    go({Destination::Kind::New, {}, {}, {}});
}

void ChatPage::newPrivateChat()
{
    go({Destination::Kind::Private, {}, {}, {}});
}

bool ChatPage::holdsPrivate() const
{
    return m_session && m_session->isPrivate() && (!m_session->isEmpty() || m_composing->hasDraft());
}

bool ChatPage::hasDraft() const
{
    return m_composing->hasDraft();
}

void ChatPage::leavePrivate()
{
    newChat();
}

void ChatPage::go(const Destination& destination)
{
    const bool isHere = m_session && !destination.id.isEmpty() && destination.id == chatId();
    if (holdsPrivate() && !isHere)
        askToLeave(destination);
    else
        arrive(destination);
}

//! For this run of the program, and in memory only.
void ChatPage::notePlace()
{
    m_places.remove(chatId());
    const TextPlace place = m_transcript->firstInSight();
    if (m_transcript->isFollowing() || m_session->isPrivate() || !place.isValid())
        return;
    const bool isText = place.section == MessageSection::Body;
    const QRect line = m_transcript->caretRect(place);
    const QPointF top = m_transcript->fromContent({0, m_transcript->content().top(place.item)});
    m_places.insert(chatId(),
        {m_transcript->item(place.item).id(), isText ? place.offset : -1, isText ? line.top() : qRound(top.y())});
}

void ChatPage::goToPlace()
{
    const ReadPlace place = m_places.value(chatId());
    const int item = m_transcript->content().indexOf(place.messageId);
    if (item < 0)
        m_transcript->scrollToEnd();
    else if (place.offset < 0)
        m_transcript->pin(item, place.distance);
    else
        m_transcript->pin(TextPlace{item, MessageSection::Body, place.offset}, place.distance);
}

void ChatPage::askToLeave(const Destination& destination)
{
    if (findChild<QMessageBox*>(QStringLiteral("leaveQuestion")) != nullptr)
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Leave the private chat?"),
        tr("This chat will be gone: nothing of it was written down."), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("leaveQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* leave = new Button(m_theme, Button::Kind::DangerFilled, tr("Leave it"), box);
    box->addButton(leave, QMessageBox::AcceptRole);
    QPushButton* stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    box->setEscapeButton(stay);
    box->setDefaultButton(stay);
    connect(leave, &QAbstractButton::clicked, this, [this, destination] { arrive(destination); });
    connect(box, &QDialog::rejected, this, [this] {
        Q_EMIT chatChanged(chatId()); // a list may have gone ahead
        Q_EMIT stayed();
    });
    box->open();
}

void ChatPage::arrive(const Destination& destination)
{
    const QString before = m_session && m_session->isPrivate() ? chatId() : QString();
    const bool isEmpty = m_session && m_session->isEmpty() && !m_composing->hasDraft();
    switch (destination.kind) {
    case Destination::Kind::Nowhere:
        return;
    case Destination::Kind::New:
        // An empty chat is already what was asked for.
        if (!m_session || !m_session->isEmpty() || m_session->isPrivate())
            showSession(m_sessions.create());
        focusComposer();
        break;
    case Destination::Kind::Private:
        if (!m_session || !m_session->isPrivate() || !isEmpty)
            showSession(m_sessions.createPrivate());
        focusComposer();
        break;
    case Destination::Kind::Chat:
    case Destination::Kind::Message: {
        const base::Expected<chat::ChatSession*> session = m_sessions.open(destination.id);
        if (!session)
            return say(session.error());
        showSession(*session);
        if (destination.kind == Destination::Kind::Message)
            arriveAtMessage(destination);
        break;
    }
    }
    if (before.isEmpty() || before == chatId())
        return;
    m_sessions.remove(before);
    Q_EMIT left();
}

void ChatPage::arriveAtMessage(const Destination& destination)
{
    const QList<model::ConversationMessage> branch = m_session->branch();
    const bool isShown = std::any_of(branch.begin(), branch.end(),
        [&destination](const model::ConversationMessage& message) { return message.id == destination.messageId; });
    if (!isShown) {
        if (const base::Status shown = m_session->showBranch(destination.messageId); !shown)
            return say(shown.error());
    }
    leaveComparison();
    // One of the words, the longest: the transcript looks for words as they stand.
    QString longest;
    const chat::SearchTerms terms(destination.query);
    for (const QString& term : terms.folded())
        longest = term.size() > longest.size() ? term : longest;
    m_transcript->findFrom(destination.messageId, longest);
}

} // namespace spyhop::ui
