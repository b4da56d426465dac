// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpage.h"

#include "ui/chat/answerdetails.h"
#include "ui/chat/answerwatch.h"
#include "ui/chat/branchcontroller.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/comparecontroller.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/composer.h"
#include "ui/chat/gatenotice.h"
#include "ui/chat/sentattachments.h"
#include "ui/chat/sidepanel.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/turnlist.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/dropped.h"
#include "ui/common/emptystate.h"

#include <QtCore/QEvent>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QImage>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int headerHeight = 52, margin = 24, column = 720, composerGap = 16;
constexpr int panelOver = 900; // design px of the page below which the panel lies over it
constexpr int composerShare = 40; // % of the page's height

} // namespace

ChatPage::ChatPage(chat::Sessions& sessions, admin::EndpointAdmin& endpoints,
    const ComposerController::Parts& composing, QWidget* parent)
    : QWidget(parent)
    , m_theme(composing.theme)
    , m_clock(composing.clock)
    , m_sessions(sessions)
    , m_endpoints(endpoints)
    , m_meter(composing.desk.meter)
    , m_header(new ChatHeader(m_theme, endpoints, this))
    , m_memoryStrip(new Banner(m_theme, Banner::Kind::Info, Icon::Keep, this))
    , m_error(new Banner(m_theme, Banner::Kind::Danger, Icon::Review, this))
    , m_transcript(new TranscriptView(m_theme, m_clock, this))
    , m_empty(new EmptyState(m_theme, Icon::Chats, this))
    , m_panel(new SidePanel(m_theme, composing.desk.library, this))
    , m_composer(new Composer(m_theme, m_clock, this))
    , m_answer(std::make_unique<AnswerWatch>(
          AnswerWatch::Parts{m_theme, m_clock, endpoints, composing.desk.tasks}, m_transcript))
    , m_composing(std::make_unique<ComposerController>(composing, m_composer))
    , m_branches(std::make_unique<BranchController>(m_theme, m_clock, m_transcript))
    , m_compare(std::make_unique<CompareController>(CompareController::Parts{m_theme, m_clock, endpoints}, this))
    , m_sent(std::make_unique<SentAttachments>(m_theme, m_transcript))
{
    setObjectName(QStringLiteral("chatPage"));
    setAcceptDrops(true);
    m_memoryStrip->setObjectName(QStringLiteral("memoryStrip"));
    m_error->setObjectName(QStringLiteral("chatError"));
    m_empty->setObjectName(QStringLiteral("chatEmpty"));
    m_memoryStrip->hide();
    m_error->hide();
    m_panel->hide();
    connectParts();
    connectHeader();
    connectPanel();
    connect(&m_endpoints, &admin::EndpointAdmin::changed, this, &ChatPage::refreshHead);
    connect(&m_endpoints, &admin::EndpointAdmin::modelsChanged, this, &ChatPage::refreshHead);
    connect(&m_theme, &Theme::changed, this, &ChatPage::place);
    refreshHead();
}

void ChatPage::connectHeader()
{
    connect(m_header, &ChatHeader::targetChosen, this, [this](const QString& endpoint, const QString& model) {
        needSession();
        m_session->setTarget(endpoint, model);
    });
    connect(m_header, &ChatHeader::thinkingChosen, this, [this](model::Thinking thinking) {
        needSession();
        m_session->setThinking(thinking);
    });
    connect(m_header, &ChatHeader::menuRequested, this, &ChatPage::menuRequested);
    connect(m_header, &ChatHeader::turnsRequested, this, &ChatPage::showTurns);
    connect(m_memoryStrip, &Banner::linkActivated, this, [this] {
        if (m_session)
            Q_EMIT keepRequested(chatId());
    });
    connect(m_error, &Banner::linkActivated, this, [this] {
        m_error->hide();
        place();
    });
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (m_header->usableEndpoints().isEmpty())
            Q_EMIT endpointRequested();
        else
            newChat();
    });
}

void ChatPage::connectParts()
{
    const auto asked = [this] {
        m_error->hide();
        m_transcript->scrollToEnd();
    };
    connect(m_composer, &Composer::heightChanged, this, &ChatPage::place);
    connect(m_composing.get(), &ComposerController::sessionNeeded, this, &ChatPage::needSession);
    connect(m_composing.get(), &ComposerController::stopRequested, this, &ChatPage::stop);
    connect(m_composing.get(), &ComposerController::severalRequested, m_compare.get(),
        &CompareController::chooseForQuestion);
    connect(m_composing.get(), &ComposerController::batchRequested, this, &ChatPage::batchRequested);
    connect(m_composing.get(), &ComposerController::providerRequested, this, &ChatPage::providerRequested);
    connect(m_composing.get(), &ComposerController::messageShown, this, &ChatPage::messageShown);
    connect(m_composing.get(), &ComposerController::libraryRemoved, this, &ChatPage::libraryRemoved);
    connect(m_composing.get(), &ComposerController::sentFromChanged, m_transcript, &TranscriptView::setSentFrom);
    connect(m_composing.get(), &ComposerController::sent, this, asked);
    connect(m_answer.get(), &AnswerWatch::chosen, this, &ChatPage::act);
    connect(m_answer.get(), &AnswerWatch::busyChanged, this, &ChatPage::refreshBusy);
    connect(m_transcript, &TranscriptView::linkActivated, this, &ChatPage::linkActivated);
    connect(m_transcript, &TranscriptView::failed, this, &ChatPage::messageShown);
    connect(m_transcript, &TranscriptView::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this](const QString& id) {
        if (!m_session)
            return;
        if (const base::Status status = m_session->regenerate(id); !status)
            say(status.error());
    });
    connect(m_transcript, &TranscriptView::continueRequested, this, &ChatPage::continueAnswer);
    connect(m_transcript, &TranscriptView::detailsRequested, this, &ChatPage::openDetails);
    connect(m_sent.get(), &SentAttachments::failed, this, &ChatPage::messageShown);
    connect(m_sent.get(), &SentAttachments::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_branches.get(), &BranchController::failed, this, &ChatPage::say);
    connect(m_branches.get(), &BranchController::removed, this, &ChatPage::messagesRemoved);
    connect(m_branches.get(), &BranchController::wentBack, this, &ChatPage::wentBack);
    connect(m_branches.get(), &BranchController::asked, this, asked);
    connect(m_branches.get(), &BranchController::compareRequested, m_compare.get(), &CompareController::compare);
    connect(m_branches.get(), &BranchController::siblingsRequested, m_compare.get(), &CompareController::showSiblings);
    connect(m_compare.get(), &CompareController::failed, this, &ChatPage::say);
    connect(m_compare.get(), &CompareController::questionTargets, m_composing.get(), &ComposerController::sendTo);
    const ComparePane* pane = m_compare->pane();
    connect(pane, &ComparePane::linkActivated, this, &ChatPage::linkActivated);
    connect(pane, &ComparePane::messageShown, this, &ChatPage::messageShown);
    connect(pane, &ComparePane::settingsRequested, this, &ChatPage::settingsRequested);
    connect(pane, &ComparePane::pinRequested, this, &ChatPage::askPin);
    connect(pane, &ComparePane::activeChanged, this, [this] {
        m_error->hide();
        place();
        if (m_compare->pane()->isActive())
            return;
        if (m_transcript->isFollowing()) // else one goes on where one was reading
            m_transcript->scrollToEnd();
        focusComposer();
    });
}

ChatPage::~ChatPage()
{
    // The pill's menus and the session must not reach a page that is half gone.
    disconnect(m_composer, nullptr, this, nullptr);
    m_compare.reset();
    m_branches.reset();
    m_composing.reset();
    m_answer.reset();
}

QString ChatPage::chatId() const
{
    return m_session ? m_session->conversation().summary.id : QString();
}

void ChatPage::showSession(chat::ChatSession* session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->flush();
    }
    m_session = session;
    m_transcript->actions().leaveChat();
    m_transcript->leaveFind();
    m_error->hide();
    m_composing->setSession(session);
    m_branches->setSession(session);
    m_answer->setSession(session);
    m_compare->setSession(session);
    connect(session, &chat::ChatSession::messageAdded, this, &ChatPage::reload);
    connect(session, &chat::ChatSession::branchChanged, this, [this] {
        reload();
        m_answer->refresh();
        refreshHead();
    });
    connect(session, &chat::ChatSession::headChanged, this, &ChatPage::refreshHead);
    connect(session, &QObject::destroyed, this, [this] {
        m_transcript->actions().leaveChat();
        reload();
        m_answer->refresh();
        refreshHead();
        Q_EMIT chatChanged(QString());
    });
    reload();
    m_answer->refresh();
    refreshHead();
    m_transcript->scrollToEnd();
    Q_EMIT chatChanged(chatId());
}

void ChatPage::reload()
{
    const QList<model::ConversationMessage> branch
        = m_session ? m_session->branch() : QList<model::ConversationMessage>();
    m_transcript->setMessages(branch);
    for (const model::ConversationMessage& message : branch) {
        if (m_session && !message.message.reasoning.isEmpty())
            m_transcript->setThinkingTime(
                message.id, m_session->isBusy(message.id) ? m_session->thinkingTime(message.id) : message.thinkingTime);
    }
    m_branches->refresh();
    m_answer->reloaded();
    place();
}

void ChatPage::needSession()
{
    if (!m_session)
        showSession(m_sessions.create());
}

void ChatPage::connectPanel()
{
    connect(m_panel, &SidePanel::closed, this, &ChatPage::togglePanel);
    connect(m_panel, &SidePanel::messageShown, this, &ChatPage::messageShown);
    connect(m_panel, &SidePanel::roleRemoved, this, &ChatPage::libraryRemoved);
    // What is chosen without a chat goes into a new one.
    connect(m_panel, &SidePanel::systemPromptChosen, this, [this](const QString& text, const QString& role) {
        needSession();
        m_session->setSystemPrompt(text, role);
    });
    connect(m_panel, &SidePanel::temperatureChosen, this, [this](std::optional<double> temperature) {
        needSession();
        m_session->setTemperature(temperature);
    });
    connect(m_panel, &SidePanel::maxTokensChosen, this, [this](std::optional<int> tokens) {
        needSession();
        m_session->setMaxTokens(tokens);
    });
    connect(m_panel, &SidePanel::thinkingChosen, this, [this](model::Thinking thinking) {
        needSession();
        m_session->setThinking(thinking);
    });
    connect(m_panel, &SidePanel::overflowChosen, this, [this](model::Overflow overflow) {
        needSession();
        m_session->setOverflow(overflow);
    });
}

void ChatPage::refreshPanel()
{
    if (m_panel->isHidden())
        return;
    const model::Conversation none;
    m_panel->show(m_session ? &m_session->conversation() : nullptr,
        m_meter.prospect(m_session ? m_session->conversation() : none));
}

void ChatPage::act(AnswerAction action)
{
    const QString endpoint = m_session && !m_session->branch().isEmpty() && m_session->branch().last().outcome
        ? m_session->branch().last().outcome->endpoint
        : QString();
    switch (action) {
    case AnswerAction::Continue:
        return continueAnswer();
    case AnswerAction::TryAgain:
        return answerAgain();
    case AnswerAction::EditQuestion:
        return editQuestion();
    case AnswerAction::ChooseEndpoint:
        return chooseTarget();
    case AnswerAction::OpenSettings:
        Q_EMIT settingsRequested(endpoint);
        return;
    case AnswerAction::TypePin:
        return askPin(m_session && !m_session->branch().isEmpty() ? m_session->branch().last().id : QString());
    }
}

void ChatPage::openDetails(const QString& messageId, const QRect& footer)
{
    if (!m_session)
        return;
    for (const model::ConversationMessage& message : m_session->branch()) {
        if (message.id != messageId || !(message.outcome || !message.earlier.isEmpty()))
            continue;
        if (m_details == nullptr) {
            m_details = new AnswerDetails(m_theme, window());
            connect(m_details, &AnswerDetails::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
        }
        m_details->showFor(message, QRect(window()->mapFromGlobal(footer.topLeft()), footer.size()));
        return;
    }
}

void ChatPage::refreshBusy()
{
    m_composer->setBusy(m_session && m_session->isBusy());
}

void ChatPage::refreshHead()
{
    m_header->show(m_session ? &m_session->conversation() : nullptr);
    m_composer->setTargetName(m_header->targetName());
    m_composing->refresh();
    refreshPanel();
    refreshStrip();
    refreshEmpty();
    place();
}

//! Says of a chat that is not stored what will become of it.
void ChatPage::refreshStrip()
{
    const bool isPrivate = m_session && m_session->isPrivate();
    const bool isEmpty = !m_session || m_session->isEmpty();
    if (isPrivate) {
        m_memoryStrip->setKind(Banner::Kind::Thinking, Icon::Private);
        m_memoryStrip->setText(
            tr("Private"), tr("Nothing of this chat is written down; it is gone once you leave it."));
        m_memoryStrip->setLink(isEmpty ? QString() : tr("Keep, encrypted"));
    } else {
        m_memoryStrip->setKind(Banner::Kind::Info, Icon::Keep);
        m_memoryStrip->setText(tr("In memory only"),
            m_session && m_session->conversation().summary.storedInPart
                ? tr("The earlier messages are stored; what was written since storing ended is not.")
                : QString());
        m_memoryStrip->setLink(tr("Keep, encrypted"));
    }
    m_transcript->actions().setStored(m_session && m_session->conversation().summary.stored);
    m_memoryStrip->setVisible(isPrivate || (!isEmpty && !m_session->conversation().summary.stored));
}

void ChatPage::refreshEmpty()
{
    if (m_header->usableEndpoints().isEmpty())
        m_empty->setText(tr("No model is connected yet. Add an endpoint to begin."), tr("Add an endpoint"));
    else if (!m_session)
        m_empty->setText(tr("Choose a chat in the list, or begin a new one."), tr("New chat"));
    else if (m_session->isPrivate())
        m_empty->setText(tr("Ask anything. Nothing of it stays here."), QString());
    else
        m_empty->setText(tr("Ask anything. The answer appears here as it is written."), QString());
}

void ChatPage::say(const base::Error& error)
{
    m_error->setText(error.what, error.remedy);
    m_error->setLink(tr("Close"));
    m_error->show();
    place();
}

void ChatPage::resizeEvent(QResizeEvent*)
{
    place();
}

void ChatPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesIn(*event->mimeData()).isEmpty() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void ChatPage::dropEvent(QDropEvent* event)
{
    const QStringList files = filesIn(*event->mimeData());
    if (!files.isEmpty())
        m_composing->attach(files);
    else if (event->mimeData()->hasImage())
        m_composing->attachPicture(qvariant_cast<QImage>(event->mimeData()->imageData()));
    else
        return;
    event->acceptProposedAction();
    focusComposer();
}

void ChatPage::keyPressEvent(QKeyEvent* event)
{
    // From wherever the focus is in the page.
    if (event->key() == Qt::Key_Escape && m_session && m_session->isBusy())
        stop();
    else
        QWidget::keyPressEvent(event);
}

void ChatPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refreshHead();
        m_answer->retranslate();
    }
    QWidget::changeEvent(event);
}

void ChatPage::watchPrivacy(const admin::GateAdmin& gate)
{
    m_gate = new GateNotice(m_theme, m_clock, gate, *m_composer, *m_composing, this);
    connect(m_gate, &GateNotice::changed, this, &ChatPage::place);
    connect(m_gate, &GateNotice::rulesRequested, this, &ChatPage::privacyRequested);
}

void ChatPage::place()
{
    const int panel = m_panel->isHidden() ? 0 : qMin(m_panel->sizeHint().width(), width());
    const bool over = width() < m_theme.px(panelOver);
    const int page = over ? width() : width() - panel;
    m_panel->setGeometry(
        width() - panel, over ? m_theme.px(headerHeight) : 0, panel, height() - (over ? m_theme.px(headerHeight) : 0));
    const int wide = qMin(m_theme.px(column), qMax(200, page - 2 * m_theme.px(margin)));
    const int left = (page - wide) / 2;
    int y = m_theme.px(headerHeight);
    m_header->setGeometry(0, 0, page, y);
    for (Banner* banner : {m_memoryStrip, m_error}) {
        if (banner->isHidden())
            continue;
        const int height = banner->heightForWidth(wide);
        banner->setGeometry(left, y + m_theme.px(8), wide, height);
        y += height + m_theme.px(8);
    }
    if (y > m_header->height())
        y += m_theme.px(8); // what scrolls does not touch the banner
    m_composer->setHeightLimit(height() * composerShare / 100);
    const int composer = m_composer->sizeHint().height();
    const int composerTop = height() - m_theme.px(composerGap) - composer;
    m_composer->setGeometry(left, composerTop, wide, composer);
    int bottom = composerTop;
    if (m_gate && !m_gate->isHidden()) {
        const int notice = m_gate->heightForWidth(wide);
        bottom -= notice + m_theme.px(8);
        m_gate->setGeometry(left, bottom, wide, notice);
    }
    const QRect middle(0, y, page, qMax(0, bottom - m_theme.px(8) - y));
    const bool empty = m_transcript->messageCount() == 0;
    const bool compares = m_compare->pane()->isActive();
    m_empty->setVisible(empty);
    m_transcript->setVisible(!empty && !compares);
    m_composer->setVisible(!m_header->usableEndpoints().isEmpty() || !empty);
    m_empty->setGeometry(middle);
    m_transcript->setGeometry(middle);
    m_compare->pane()->setGeometry(middle.adjusted(0, m_theme.px(8), 0, 0));
}

} // namespace spyhop::ui
