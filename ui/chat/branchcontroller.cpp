// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/branchcontroller.h"

#include "core/model/conversationtree.h"
#include "ui/chat/questioneditor.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QLocale>
#include <QtGui/QCursor>
#include <QtWidgets/QMenu>

namespace spyhop::ui {
namespace {

const QString previous = QStringLiteral("branch.previous"), count = QStringLiteral("branch.count"),
              next = QStringLiteral("branch.next"), editing = QStringLiteral("branch.edit"),
              comparing = QStringLiteral("branch.compare"), goingBack = QStringLiteral("branch.here"),
              removing = QStringLiteral("branch.remove");

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

BranchController::BranchController(const Parts& parts, TranscriptView* transcript)
    : m_parts(parts)
    , m_transcript(transcript)
{
    connect(transcript, &TranscriptView::actionTriggered, this, &BranchController::act);
}

BranchController::~BranchController() = default;

void BranchController::setSession(chat::ChatSession* session)
{
    m_session = session;
    if (m_editor != nullptr)
        m_editor->dismiss();
}

void BranchController::refresh()
{
    if (!m_session)
        return;
    const QHash<QString, chat::ChatSession::Fork> forks = m_session->forks();
    const QList<model::ConversationMessage> branch = m_session->branch();
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
        else
            actions.append(action(comparing, tr("Compare with another model…"), Icon::Branch, QString()));
        if (message.id != branch.last().id)
            actions.append(action(goingBack, tr("Go on from here"), std::nullopt, QString()));
        actions.append(action(removing,
            asks ? tr("Remove the question and what follows") : tr("Remove the answer and what follows"), std::nullopt,
            QString()));
        m_transcript->setMessageActions(message.id, actions);
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
        compare(messageId);
    else if (action == goingBack)
        tell(m_session->goBackTo(messageId));
    else if (action == removing) {
        const QString id = m_session->conversation().summary.id;
        const base::Expected<QDateTime> at = m_session->removeFrom(messageId);
        if (at)
            Q_EMIT removed(id, *at);
        else
            Q_EMIT failed(at.error());
    }
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
    if (m_session && !m_session->isEmpty())
        compare(m_session->conversation().leafId);
}

void BranchController::edit(const QString& messageId)
{
    const model::ConversationTree tree(m_session->conversation());
    const model::ConversationMessage* message = tree.message(messageId);
    if (message == nullptr)
        return;
    if (m_editor == nullptr) {
        m_editor = new QuestionEditor(m_parts.theme, m_transcript->window());
        connect(m_editor, &QuestionEditor::asked, this, [this](const QString& id, const QString& text) {
            if (!m_session)
                return;
            const base::Status status = m_session->edit(id, text);
            if (!status)
                return tell(status);
            m_editor->dismiss();
            Q_EMIT asked();
        });
    }
    const QRect line = m_transcript->caretRect(m_transcript->content().indexOf(messageId), 0);
    const QRect inWindow(m_transcript->viewport()->mapTo(m_transcript->window(), line.topLeft()), line.size());
    m_editor->open(messageId, message->message.text, inWindow);
}

void BranchController::compare(const QString& messageId)
{
    auto* menu = new QMenu(m_transcript);
    menu->setObjectName(QStringLiteral("compareMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillTargets(menu, messageId);
    if (menu->isEmpty()) {
        delete menu;
        base::Error error;
        error.code = base::ErrorCode::Usage;
        error.what = tr("There is no other model to compare with.");
        error.remedy = tr("Add an endpoint in the settings.");
        Q_EMIT failed(error);
        return;
    }
    menu->popup(QCursor::pos());
}

void BranchController::fillTargets(QMenu* menu, const QString& messageId)
{
    QList<model::Endpoint> endpoints = m_parts.endpoints.endpoints();
    if (m_parts.endpoints.builtIn())
        endpoints.append(*m_parts.endpoints.builtIn());
    for (const model::Endpoint& endpoint : endpoints) {
        if (!endpoint.enabled)
            continue;
        QStringList models = m_parts.endpoints.models(endpoint.name);
        if (models.isEmpty())
            models = endpoint.models;
        if (models.isEmpty())
            models.append(QString()); // its first
        QMenu* place = models.size() > 8 ? menu->addMenu(endpoint.name) : menu;
        for (const QString& model : models) {
            const QString text = model.isEmpty() ? endpoint.name : endpoint.name + QStringLiteral(" · ") + model;
            place->addAction(text, this, [this, messageId, name = endpoint.name, model] {
                if (!m_session)
                    return;
                const base::Status status = m_session->compare(messageId, name, model);
                tell(status);
                if (status)
                    Q_EMIT asked();
            });
        }
    }
}

} // namespace spyhop::ui
