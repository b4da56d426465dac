// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/comparecontroller.h"

#include "core/chat/numbers.h"
#include "core/model/conversationtree.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/comparepicker.h"

namespace spyhop::ui {

CompareController::CompareController(const Parts& parts, QWidget* page)
    : m_parts(parts)
    , m_page(page)
    , m_pane(new ComparePane(parts.theme, parts.clock, parts.endpoints, page))
{
    connect(m_pane, &ComparePane::failed, this, &CompareController::failed);
}

void CompareController::setSession(chat::ChatSession* session)
{
    m_session = session;
    m_pane->setSession(session);
    if (m_picker != nullptr)
        m_picker->dismiss();
}

void CompareController::refuse(const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = what;
    error.remedy = tr("Add an endpoint in the settings.");
    Q_EMIT failed(error);
}

void CompareController::compare(const QString& messageId, const QRect& at)
{
    if (!m_session || messageId.isEmpty())
        return;
    const model::ConversationTree tree(m_session->conversation());
    const model::ConversationMessage* message = tree.message(messageId);
    if (message == nullptr)
        return;
    ComparePicker::Offer offer;
    offer.choices = targetChoices(m_parts.endpoints);
    const bool isAnswer = message->message.role == model::Role::Assistant;
    offer.least = isAnswer ? 1 : 2;
    offer.most = static_cast<int>(chat::numbers::mostCompared) - (isAnswer ? 1 : 0);
    const chat::ChatTarget asked = m_session->targetOf(messageId);
    if (isAnswer) {
        offer.choices.removeIf([&](const TargetChoice& choice) {
            return choice.target == asked
                || (message->outcome && choice.target.endpoint == message->outcome->endpoint
                    && choice.target.model == message->outcome->resolvedModel);
        });
    }
    if (offer.choices.size() < offer.least)
        return refuse(tr("There is no other model to compare with."));
    m_messageId = messageId;
    open(offer, at);
}

void CompareController::showSiblings(const QString& messageId)
{
    if (!m_session)
        return;
    if (const base::Status shown = m_session->compareSiblings(messageId); !shown)
        Q_EMIT failed(shown.error());
}

//! What the chat's next question would go to, as the list of choices names it.
chat::ChatTarget CompareController::chosenTarget() const
{
    chat::ChatTarget target;
    if (m_session)
        target = {m_session->conversation().endpoint, m_session->conversation().model};
    if (target.endpoint.isEmpty())
        return firstTarget(m_parts.endpoints);
    if (target.model.isEmpty())
        target.model = m_parts.endpoints.models(target.endpoint).value(0);
    return target;
}

void CompareController::chooseForQuestion(const QRect& at)
{
    ComparePicker::Offer offer;
    offer.choices = targetChoices(m_parts.endpoints);
    offer.least = 2;
    offer.most = static_cast<int>(chat::numbers::mostCompared);
    offer.isNewQuestion = true;
    offer.preset = {chosenTarget()};
    if (offer.choices.size() < offer.least)
        return refuse(tr("There is only one model to ask."));
    m_messageId.clear();
    open(offer, at);
}

void CompareController::open(const ComparePicker::Offer& offer, const QRect& at)
{
    if (m_picker == nullptr) {
        m_picker = new ComparePicker(m_parts.theme, m_page->window());
        connect(m_picker, &ComparePicker::chosen, this, &CompareController::accept);
    }
    m_picker->open(offer, QRect(m_page->window()->mapFromGlobal(at.topLeft()), at.size()));
}

void CompareController::accept(const QList<chat::ChatTarget>& targets)
{
    if (m_messageId.isEmpty()) {
        Q_EMIT questionTargets(targets);
        return;
    }
    if (!m_session)
        return;
    if (const base::Status begun = m_session->compare(m_messageId, targets); !begun)
        Q_EMIT failed(begun.error());
}

} // namespace spyhop::ui
