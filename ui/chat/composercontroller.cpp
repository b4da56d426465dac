// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composercontroller.h"

#include "core/chat/digesting.h"
#include "ui/chat/attachmentchips.h"
#include "ui/chat/attachmentpreview.h"
#include "ui/chat/composer.h"
#include "ui/chat/contextpopover.h"
#include "ui/chat/promptpicker.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
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
{
    connectComposer();
    showDraft();
}

ComposerController::~ComposerController()
{
    m_parts.desk.drafts.save();
}

void ComposerController::connectComposer()
{
    connect(m_composer, &Composer::sendRequested, this, [this] { trySend(false); });
    connect(m_composer, &Composer::taskRequested, this, [this] { trySend(true); });
    connect(m_composer, &Composer::stopRequested, this, &ComposerController::stopRequested);
    connect(m_composer, &Composer::textChanged, this, [this] {
        if (m_isLoading)
            return; // it is no change of the draft
        m_state.error.reset();
        m_state.removed.clear();
        saveText();
        refresh();
    });
    connect(m_composer, &Composer::filesGiven, this, &ComposerController::attach);
    connect(m_composer, &Composer::pictureGiven, this, &ComposerController::attachPicture);
    connect(m_composer, &Composer::cellsGiven, this, [this](const QString& text) {
        attachments().addCells(text);
        say(tr("The copied cells go along as a table."), attachments().entries().last().id);
    });
    const auto longText = [this] {
        say(tr("The pasted text is long: it goes along as an attachment."), attachments().entries().last().id);
    };
    connect(m_composer, &Composer::longTextGiven, this, [this, longText](const QString& text) {
        attachments().addText(text);
        longText();
    });
    connect(m_composer, &Composer::longBytesGiven, this, [this, longText](const QByteArray& utf8) {
        attachments().addText(utf8);
        longText();
    });
    connect(m_composer, &Composer::promptsRequested, this, &ComposerController::showPrompts);
    connect(m_composer, &Composer::historyRequested, this, &ComposerController::history);
    connect(m_composer, &Composer::attachmentOpened, this, &ComposerController::openAttachment);
    connect(m_composer, &Composer::attachmentRemoved, this, &ComposerController::removeAttachment);
    connect(m_composer, &Composer::contextRequested, this, &ComposerController::showContext);
    connect(m_composer, &Composer::noticeActivated, this, &ComposerController::act);
}

QString ComposerController::chatKey() const
{
    // A chat without messages has no name that anybody would find it by again.
    return m_session && !m_session->isEmpty() ? m_session->conversation().summary.id : QString();
}

bool ComposerController::isStored() const
{
    return !m_session || m_session->conversation().summary.stored;
}

void ComposerController::setSession(chat::ChatSession* session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_state = {};
    m_waiting.reset();
    m_historyAt = 0;
    if (session) {
        connect(session, &chat::ChatSession::messageAdded, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::messageChanged, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::headChanged, this, &ComposerController::refreshBranch);
        connect(session, &chat::ChatSession::digestChanged, this, &ComposerController::refresh);
        connect(session, &chat::ChatSession::digestFailed, this, [this](const base::Error& error) {
            m_state.error = error;
            refreshNotice();
        });
        connect(session, &QObject::destroyed, this, [this] {
            m_session.clear();
            showDraft();
        });
    }
    showDraft();
}

void ComposerController::showDraft()
{
    disconnect(&attachments(), nullptr, this, nullptr);
    m_key = chatKey();
    m_isLoading = true;
    m_composer->setText(m_parts.desk.drafts.text(m_key));
    m_isLoading = false;
    watchAttachments();
    m_composer->showAttachments(attachments().entries());
    refreshBranch();
}

void ComposerController::watchAttachments()
{
    connect(&attachments(), &chat::Attachments::changed, this, &ComposerController::attachmentsChanged);
    connect(&attachments(), &chat::Attachments::settled, this, [this] {
        if (!m_waiting)
            return;
        const bool asTask = *std::exchange(m_waiting, std::nullopt);
        m_state.waitsForFiles = false;
        const QList<chat::AttachmentEntry>& entries = attachments().entries();
        const bool anyFailed = std::any_of(entries.begin(), entries.end(),
            [](const chat::AttachmentEntry& entry) { return entry.phase == Phase::Failed; });
        if (anyFailed)
            refreshNotice(); // it would go without what was meant to go along
        else
            send(asTask);
    });
}

void ComposerController::saveText()
{
    m_parts.desk.drafts.setText(m_key, m_composer->text(), isStored());
}

void ComposerController::attach(const QStringList& paths)
{
    if (!attachments().addPaths(paths))
        Q_EMIT batchRequested(paths);
}

void ComposerController::attachPicture(const QImage& picture)
{
    attachments().addPicture(picture);
}

void ComposerController::say(const QString& text, const QString& textId)
{
    m_state.said = text;
    m_saidId = textId;
    refreshNotice();
}

void ComposerController::attachmentsChanged()
{
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

void ComposerController::trySend(bool asTask)
{
    m_state.error.reset();
    m_state.removed.clear();
    if (attachments().isReading()) {
        m_waiting = asTask;
        m_state.waitsForFiles = true;
        refreshNotice();
        return;
    }
    send(asTask);
}

void ComposerController::sendAsTask()
{
    if (!m_composer->text().trimmed().isEmpty() || !attachments().entries().isEmpty())
        trySend(true);
}

void ComposerController::send(bool asTask)
{
    if (asTask && !m_parts.desk.tasks.mayLeave()) {
        m_state.needsProvider = true;
        refreshNotice();
        return;
    }
    if (!m_session)
        Q_EMIT sessionNeeded();
    if (!m_session)
        return;
    // The text leaves the field only once the chat has taken it.
    const QString text = m_composer->text(), key = m_key;
    const base::Status status = asTask ? leave(text) : m_session->ask(text, attachments().ready());
    if (!status) {
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

void ComposerController::sentWell(const QString& key)
{
    m_state = {};
    m_saidId.clear();
    m_historyAt = 0;
    m_parts.desk.drafts.clear(key);
    showDraft(); // of the chat, which has a name now
    Q_EMIT sent();
}

void ComposerController::providerAllowed()
{
    if (std::exchange(m_state.needsProvider, false))
        trySend(true);
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
        m_waiting.reset();
        m_state.waitsForFiles = false;
        break;
    case ComposerAction::StopDigesting:
        m_session->stopDigesting();
        break;
    case ComposerAction::LeaveOutOldest:
        return chooseOverflow(model::Overflow::LeaveOutOldest);
    case ComposerAction::LeaveOutAttachments:
        return chooseOverflow(model::Overflow::LeaveOutAttachments);
    case ComposerAction::Summarise:
        return chooseOverflow(model::Overflow::Summarise);
    case ComposerAction::Refuse:
        return chooseOverflow(model::Overflow::Refuse);
    case ComposerAction::Choose:
        return showContext();
    case ComposerAction::DigestNow:
        if (const base::Status begun = m_session->digest(m_state.window.toSummarise, *m_state.window.room); !begun)
            m_state.error = begun.error();
        break;
    case ComposerAction::TakeOffFailed:
    case ComposerAction::TakeOffPictures: {
        const bool failed = m_actions.at(link) == ComposerAction::TakeOffFailed;
        const QList<chat::AttachmentEntry> entries = attachments().entries();
        for (const chat::AttachmentEntry& entry : entries) {
            if (failed ? entry.phase == Phase::Failed : !entry.attachment.bytes.isEmpty())
                removeAttachment(entry.id);
        }
        break;
    }
    case ComposerAction::RecognisePictures: {
        const QList<chat::AttachmentEntry> entries = attachments().entries();
        for (const chat::AttachmentEntry& entry : entries) {
            if (!entry.attachment.bytes.isEmpty())
                attachments().readAsText(entry.id);
        }
        break;
    }
    case ComposerAction::Undo:
        m_state.removed.clear();
        attachments().undoRemove();
        break;
    case ComposerAction::PutIntoQuestion:
        return putIntoQuestion(m_saidId);
    case ComposerAction::AllowProvider:
        Q_EMIT providerRequested();
        return;
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
        connect(m_preview, &AttachmentPreview::removeRequested, this, &ComposerController::removeAttachment);
        connect(m_preview, &AttachmentPreview::retryRequested, this,
            [this](const QString& one) { attachments().retry(one); });
        connect(m_preview, &AttachmentPreview::textRequested, this, &ComposerController::putIntoQuestion);
        connect(m_preview, &AttachmentPreview::recogniseRequested, this,
            [this](const QString& one) { attachments().readAsText(one); });
    }
    m_preview->show(*entry);
    m_preview->openAt(inWindow(*m_composer, m_composer->chipRect(id)));
}

void ComposerController::removeAttachment(const QString& id)
{
    const chat::AttachmentEntry* entry = attachments().entry(id);
    if (entry == nullptr)
        return;
    m_state.removed = entry->name;
    attachments().remove(id);
}

void ComposerController::putIntoQuestion(const QString& id)
{
    const chat::AttachmentEntry* entry = attachments().entry(id);
    if (entry == nullptr || !entry->canBeText())
        return;
    const QString text = entry->attachment.text;
    m_state.said.clear();
    attachments().remove(id);
    m_composer->type(text);
}

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
    m_context->openAt(inWindow(*m_composer, m_composer->meterRect()));
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

void ComposerController::showPrompts()
{
    if (m_prompts == nullptr) {
        m_prompts = new PromptPicker(m_parts.theme, m_parts.desk.library, m_parts.clock, m_composer->window());
        connect(m_prompts, &PromptPicker::chosen, this, [this](const QString& text) {
            m_composer->setText(text);
            m_composer->setFocus(Qt::OtherFocusReason);
        });
        connect(m_prompts, &PromptPicker::messageShown, this, &ComposerController::messageShown);
    }
    m_prompts->openFor(m_composer->text(), inWindow(*m_composer, m_composer->promptsRect()));
}

void ComposerController::refreshBranch()
{
    m_branch = m_session ? m_session->branch() : QList<model::ConversationMessage>();
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
    refreshNotice();
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
