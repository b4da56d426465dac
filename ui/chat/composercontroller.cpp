// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composercontroller.h"

#include "ui/chat/composer.h"
#include "ui/chat/promptpicker.h"

#include <algorithm>

namespace spyhop::ui {
namespace {

using Phase = chat::AttachmentEntry::Phase;

QRect inWindow(const QWidget& widget, const QRect& rect)
{
    return {widget.mapTo(widget.window(), rect.topLeft()), rect.size()};
}

} // namespace

ComposerController::ComposerController(const Parts& parts, Composer* composer)
    : m_parts(parts)
    , m_composer(composer)
    , m_patience(parts.clock.makeTimer())
{
    connectComposer();
    connect(&parts.desk.meter, &chat::ContextMeter::contextsChanged, this, &ComposerController::onContextsChanged);
    connect(m_patience.get(), &base::Timer::fired, this, &ComposerController::goOn);
    showDraft();
}

ComposerController::~ComposerController()
{
    m_parts.desk.drafts.save();
}

void ComposerController::connectComposer()
{
    connect(m_composer, &Composer::sendRequested, this, [this] { trySend({}); });
    connect(m_composer, &Composer::taskRequested, this, [this] { trySend({true, {}}); });
    connect(m_composer, &Composer::severalRequested, this, [this](const QRect& at) {
        if (hasDraft())
            Q_EMIT severalRequested(at);
        else
            sayNothingWritten();
    });
    connect(m_composer, &Composer::stopRequested, this, &ComposerController::stopRequested);
    connect(m_composer, &Composer::textChanged, this, [this] {
        if (m_isLoading)
            return; // it is no change of the draft
        m_state.error.reset();
        m_state.triedFull = false;
        m_refused = {};
        m_state.removed.clear();
        stopWaiting();
        saveText();
        refresh();
    });
    connect(m_composer, &Composer::filesGiven, this, &ComposerController::attach);
    connect(m_composer, &Composer::pictureGiven, this, &ComposerController::attachPicture);
    connect(m_composer, &Composer::cellsGiven, this, [this](const QString& text) {
        stopWaiting();
        attachments().addCells(text);
        m_cellsId = attachments().entries().last().id;
        say(tr("The copied cells go along as a table."), m_cellsId);
    });
    connect(m_composer, &Composer::cellsTakenBack, this, [this] {
        stopWaiting();
        attachments().remove({m_cellsId});
    });
    const auto longText = [this] {
        say(tr("The pasted text is long: it goes along as an attachment."), attachments().entries().last().id);
    };
    connect(m_composer, &Composer::longTextGiven, this, [this, longText](const QString& text) {
        stopWaiting();
        attachments().addText(text);
        longText();
    });
    connect(m_composer, &Composer::longBytesGiven, this, [this, longText](const QByteArray& utf8) {
        stopWaiting();
        attachments().addText(utf8);
        longText();
    });
    connect(m_composer, &Composer::promptsRequested, this, &ComposerController::showPrompts);
    connect(m_composer, &Composer::historyRequested, this, &ComposerController::history);
    connect(m_composer, &Composer::attachmentOpened, this, &ComposerController::openAttachment);
    connect(m_composer, &Composer::attachmentRemoved, this, [this](const QString& id) { removeAttachments({id}); });
    connect(m_composer, &Composer::contextRequested, this, &ComposerController::showContext);
    connect(m_composer, &Composer::noticeActivated, this, &ComposerController::act);
}

QString ComposerController::chatKey() const
{
    // A chat without messages has no name that anybody would find it by again; a private one shares its draft with
    // none.
    return m_session && (m_session->isPrivate() || !m_session->isEmpty()) ? m_session->conversation().summary.id
                                                                          : QString();
}

bool ComposerController::isStored() const
{
    return !m_session || m_session->conversation().summary.stored;
}

void ComposerController::setSession(chat::ChatSession* session)
{
    if (m_session == session)
        return;
    const QString left = m_session && m_session->isPrivate() ? m_key : QString();
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_state = {};
    m_refused = {};
    stopWaiting();
    m_historyAt = 0;
    if (session) {
        connect(session, &chat::ChatSession::messageAdded, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::messageChanged, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::headChanged, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::branchChanged, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::digestChanged, this, &ComposerController::refresh);
        connect(session, &chat::ChatSession::digestFailed, this, [this](const base::Error& error) {
            m_state.error = error;
            refreshNotice();
        });
        connect(session, &QObject::destroyed, this, [this] {
            m_session.clear();
            stopWaiting();
            showDraft();
        });
    }
    showDraft();
    if (!left.isEmpty())
        m_parts.desk.drafts.forget(left);
}

void ComposerController::showDraft()
{
    disconnect(&attachments(), nullptr, this, nullptr);
    m_key = chatKey();
    m_parts.desk.drafts.setStored(m_key, isStored());
    m_isLoading = true;
    m_composer->setText(m_parts.desk.drafts.text(m_key));
    m_isLoading = false;
    watchAttachments();
    m_composer->showAttachments(attachments().entries());
    refreshBranch();
}

void ComposerController::saveText()
{
    m_parts.desk.drafts.setText(m_key, m_composer->text(), isStored());
}

void ComposerController::say(const QString& text, const QString& textId)
{
    m_state.said = text;
    m_saidId = textId;
    refreshNotice();
}

bool ComposerController::hasDraft() const
{
    return !m_composer->text().trimmed().isEmpty() || !attachments().entries().isEmpty();
}

void ComposerController::history(int step)
{
    QStringList questions;
    for (auto message = m_branch.rbegin(); message != m_branch.rend(); ++message) {
        if (message->message.role == model::Role::User && !message->message.text.isEmpty())
            questions.append(message->message.text);
    }
    const qsizetype wanted
        = std::clamp<qsizetype>((m_composer->text().isEmpty() ? 0 : m_historyAt) - step, 0, questions.size());
    if (wanted == 0 && m_composer->text().isEmpty())
        return;
    m_historyAt = wanted;
    m_composer->setHistoryText(wanted == 0 ? QString() : questions.at(wanted - 1));
}

void ComposerController::act(int link)
{
    switch (m_actions.value(link, ComposerAction::Close)) {
    case ComposerAction::Close:
        m_state.error.reset();
        m_state.said.clear();
        m_state.needsProvider = false;
        break;
    case ComposerAction::CancelSending:
        stopWaiting();
        break;
    case ComposerAction::StopDigesting:
        m_session->stopDigesting();
        break;
    case ComposerAction::LeaveOutOldest:
        chooseOverflow(model::Overflow::LeaveOutOldest);
        break;
    case ComposerAction::LeaveOutAttachments:
        chooseOverflow(model::Overflow::LeaveOutAttachments);
        break;
    case ComposerAction::Summarise:
        chooseOverflow(model::Overflow::Summarise);
        break;
    case ComposerAction::Refuse:
        chooseOverflow(model::Overflow::Refuse);
        break;
    case ComposerAction::SendAnyway: {
        Way way = m_refused;
        way.anyway = true;
        m_composer->setFocus(Qt::OtherFocusReason);
        return trySend(way);
    }
    case ComposerAction::Choose:
        return showContext();
    case ComposerAction::DigestNow:
        if (const base::Status begun = m_session->digest(m_state.window.toSummarise, *m_state.window.room); !begun)
            m_state.error = begun.error();
        break;
    case ComposerAction::TakeOffFailed:
    case ComposerAction::TakeOffPictures: {
        const bool failed = m_actions.at(link) == ComposerAction::TakeOffFailed;
        QStringList ids;
        for (const chat::AttachmentEntry& entry : attachments().entries()) {
            if (failed ? entry.phase == Phase::Failed : !entry.attachment.bytes.isEmpty())
                ids.append(entry.id);
        }
        removeAttachments(ids);
        break;
    }
    case ComposerAction::RecognisePictures: {
        stopWaiting();
        const QList<chat::AttachmentEntry> entries = attachments().entries();
        for (const chat::AttachmentEntry& entry : entries) {
            if (!entry.attachment.bytes.isEmpty())
                attachments().readAsText(entry.id);
        }
        break;
    }
    case ComposerAction::Undo:
        m_state.removed.clear();
        stopWaiting();
        attachments().undoRemove();
        break;
    case ComposerAction::PutIntoQuestion:
        return putIntoQuestion(m_saidId);
    case ComposerAction::AllowProvider:
        Q_EMIT providerRequested();
        return;
    }
    refresh();
    m_composer->setFocus(Qt::OtherFocusReason); // what was pressed may be gone: the next key is meant for the question
}

void ComposerController::showPrompts()
{
    if (m_prompts == nullptr) {
        m_prompts = new PromptPicker(m_parts.theme, m_parts.desk.library, m_parts.clock, m_composer->window());
        connect(m_prompts, &PromptPicker::chosen, this, [this](const QString& text) {
            m_composer->replaceText(text);
            m_composer->setFocus(Qt::OtherFocusReason);
        });
        connect(m_prompts, &PromptPicker::messageShown, this, &ComposerController::messageShown);
        connect(m_prompts, &PromptPicker::removed, this, &ComposerController::libraryRemoved);
    }
    // Above the whole composer: its field is where a prompt is written.
    const QRect button = m_composer->promptsRect();
    m_prompts->openFor(m_composer->text(), inWindow(*m_composer, button | QRect(button.left(), 0, button.width(), 1)));
}

} // namespace spyhop::ui
