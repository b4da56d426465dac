// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpage.h"

#include "core/chat/chatrequest.h"
#include "core/chat/foldedtext.h"
#include "ui/chat/answerdetails.h"
#include "ui/chat/branchcontroller.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/gatenotice.h"
#include "ui/chat/sidepanel.h"
#include "ui/chat/taskbanner.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/waitbanner.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
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
    , m_wait(new WaitBanner(m_theme, m_clock, nullptr))
    , m_notice(new Banner(m_theme, Banner::Kind::Info, Icon::Info, nullptr))
    , m_task(new TaskBanner(m_theme, m_clock, composing.desk.tasks, nullptr))
    , m_panel(new SidePanel(m_theme, composing.desk.library, this))
    , m_composer(new Composer(m_theme, m_clock, this))
    , m_composing(std::make_unique<ComposerController>(composing, m_composer))
    , m_branches(
          std::make_unique<BranchController>(BranchController::Parts{m_theme, sessions, endpoints}, m_transcript))
{
    setObjectName(QStringLiteral("chatPage"));
    setAcceptDrops(true);
    m_memoryStrip->setObjectName(QStringLiteral("memoryStrip"));
    m_error->setObjectName(QStringLiteral("chatError"));
    m_empty->setObjectName(QStringLiteral("chatEmpty"));
    m_notice->setObjectName(QStringLiteral("answerNotice"));
    m_notice->hide();
    m_transcript->setTails({m_wait, m_task, m_notice});
    m_memoryStrip->hide();
    m_error->hide();
    m_panel->hide();

    connect(m_header, &ChatHeader::targetChosen, this, [this](const QString& endpoint, const QString& model) {
        if (!m_session)
            showSession(m_sessions.create());
        m_session->setTarget(endpoint, model);
    });
    connect(m_header, &ChatHeader::thinkingChosen, this, [this](model::Thinking thinking) {
        if (!m_session)
            showSession(m_sessions.create());
        m_session->setThinking(thinking);
    });
    connect(m_header, &ChatHeader::menuRequested, this, &ChatPage::menuRequested);
    connect(m_composer, &Composer::heightChanged, this, &ChatPage::place);
    connect(m_composing.get(), &ComposerController::sessionNeeded, this, &ChatPage::needSession);
    connect(m_composing.get(), &ComposerController::stopRequested, this, &ChatPage::stop);
    connect(m_composing.get(), &ComposerController::batchRequested, this, &ChatPage::batchRequested);
    connect(m_composing.get(), &ComposerController::providerRequested, this, &ChatPage::providerRequested);
    connect(m_composing.get(), &ComposerController::messageShown, this, &ChatPage::messageShown);
    connect(m_composing.get(), &ComposerController::sentFromChanged, m_transcript, &TranscriptView::setSentFrom);
    connect(m_composing.get(), &ComposerController::sent, this, [this] {
        m_error->hide();
        m_transcript->scrollToEnd();
    });
    connect(m_task, &TaskBanner::heightChanged, m_transcript, &TranscriptView::tailChanged);
    connectPanel();
    connect(m_wait, &WaitBanner::retryRequested, this, &ChatPage::retryNow);
    connect(m_wait, &WaitBanner::switchRequested, this, &ChatPage::switchTarget);
    connect(m_wait, &WaitBanner::stopRequested, this, &ChatPage::stop);
    connect(m_notice, &Banner::linkActivated, this, &ChatPage::actOnNotice);
    connect(m_wait, &WaitBanner::heightChanged, m_transcript, &TranscriptView::tailChanged);
    connect(m_wait, &WaitBanner::wordsChanged, this, &ChatPage::refreshWait);
    connect(m_memoryStrip, &Banner::linkActivated, this, [this] {
        if (m_session)
            Q_EMIT keepRequested(chatId());
    });
    connect(m_error, &Banner::linkActivated, this, [this] {
        m_error->hide();
        place();
    });
    connect(m_transcript, &TranscriptView::linkActivated, this, &ChatPage::linkActivated);
    connect(m_transcript, &TranscriptView::linkHovered, this, &ChatPage::linkHovered);
    connect(m_transcript, &TranscriptView::failed, this, &ChatPage::messageShown);
    connect(m_transcript, &TranscriptView::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this](const QString& id) {
        if (!m_session)
            return;
        if (const base::Status status = m_session->regenerate(id); !status)
            say(status.error());
    });
    connect(m_branches.get(), &BranchController::failed, this, &ChatPage::say);
    connect(m_branches.get(), &BranchController::removed, this, &ChatPage::messagesRemoved);
    connect(m_branches.get(), &BranchController::asked, this, [this] {
        m_error->hide();
        m_transcript->scrollToEnd();
    });
    connect(m_transcript, &TranscriptView::continueRequested, this, &ChatPage::continueAnswer);
    connect(m_transcript, &TranscriptView::detailsRequested, this, &ChatPage::openDetails);
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (m_header->usableEndpoints().isEmpty())
            Q_EMIT endpointRequested();
        else
            newChat();
    });
    connect(&m_endpoints, &admin::EndpointAdmin::changed, this, &ChatPage::refreshHead);
    connect(&m_endpoints, &admin::EndpointAdmin::modelsChanged, this, &ChatPage::refreshHead);
    connect(&m_theme, &Theme::changed, this, &ChatPage::place);
    refreshHead();
}

ChatPage::~ChatPage()
{
    // The pill's menus and the session must not reach a page that is half gone.
    disconnect(m_composer, nullptr, this, nullptr);
    m_branches.reset();
    m_composing.reset();
}

QString ChatPage::chatId() const
{
    return m_session ? m_session->conversation().summary.id : QString();
}

void ChatPage::setSendKey(model::SendKey key)
{
    m_composer->setSendKey(key);
}

void ChatPage::focusComposer()
{
    m_composer->setFocus(Qt::OtherFocusReason);
}

void ChatPage::openChat(const QString& id)
{
    const base::Expected<chat::ChatSession*> session = m_sessions.open(id);
    if (!session) {
        say(session.error());
        return;
    }
    showSession(*session);
}

void ChatPage::openMessage(const QString& id, const QString& messageId, const QString& query)
{
    openChat(id);
    if (chatId() != id)
        return;
    const QList<model::ConversationMessage> branch = m_session->branch();
    const bool isShown = std::any_of(branch.begin(), branch.end(),
        [&messageId](const model::ConversationMessage& message) { return message.id == messageId; });
    if (!isShown) {
        if (const base::Status shown = m_session->showBranch(messageId); !shown)
            return say(shown.error());
    }
    // One of the words, the longest: the transcript looks for words as they stand.
    QString longest;
    const chat::SearchTerms terms(query);
    for (const QString& term : terms.folded())
        longest = term.size() > longest.size() ? term : longest;
    m_transcript->findFrom(messageId, longest);
}

void ChatPage::findInChat()
{
    if (m_transcript->messageCount() > 0)
        m_transcript->openFind();
}

void ChatPage::previousQuestion()
{
    m_transcript->goToPreviousQuestion();
}

void ChatPage::nextQuestion()
{
    m_transcript->goToNextQuestion();
}

void ChatPage::copyAnswer()
{
    for (int i = m_transcript->messageCount() - 1; i >= 0; --i) {
        if (!m_transcript->item(i).isUser())
            return m_transcript->actions().copyMessage(i, CopyFormat::Standard);
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

void ChatPage::newChat()
{
    // An empty chat is already what was asked for.
    if (!m_session || !m_session->isEmpty())
        showSession(m_sessions.create());
    focusComposer();
}

void ChatPage::showSession(chat::ChatSession* session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_error->hide();
    m_composing->setSession(session);
    m_branches->setSession(session);
    connect(session, &chat::ChatSession::messageAdded, this, &ChatPage::reload);
    connect(session, &chat::ChatSession::branchChanged, this, [this] {
        reload();
        refreshBusy();
        refreshHead();
    });
    connect(session, &chat::ChatSession::messageChanged, this, &ChatPage::onMessageChanged);
    connect(session, &chat::ChatSession::appended, this, &ChatPage::onAppended);
    connect(session, &chat::ChatSession::stateChanged, this, &ChatPage::onState);
    connect(session, &chat::ChatSession::busyChanged, this, &ChatPage::refreshBusy);
    connect(session, &chat::ChatSession::headChanged, this, &ChatPage::refreshHead);
    connect(session, &QObject::destroyed, this, [this] {
        reload();
        refreshBusy();
        refreshHead();
        Q_EMIT chatChanged(QString());
    });
    reload();
    refreshBusy();
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
            m_transcript->setThinkingTime(message.id, m_session->thinkingTime(message.id));
    }
    m_branches->refresh();
    m_streamingId = m_session ? m_session->busyMessageId() : QString();
    refreshWait();
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

void ChatPage::togglePanel()
{
    const bool opens = m_panel->isHidden();
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_panel->setVisible(opens);
    if (opens) {
        refreshPanel();
        m_panel->raise();
        m_panel->setFocus(Qt::OtherFocusReason);
    } else if (hadFocus) {
        focusComposer();
    }
    place();
}

void ChatPage::refreshPanel()
{
    if (m_panel->isHidden())
        return;
    const model::Conversation none;
    m_panel->show(m_session ? &m_session->conversation() : nullptr,
        m_meter.prospect(m_session ? m_session->conversation() : none));
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
    if (!m_session)
        return;
    if (const base::Status status = m_session->continueAnswer({}); !status)
        return say(status.error());
    m_error->hide();
    m_transcript->scrollToEnd();
}

void ChatPage::answerAgain()
{
    if (!m_session || m_session->isEmpty())
        return;
    if (const base::Status status = m_session->regenerate({}); !status)
        say(status.error());
    else
        m_error->hide();
}

void ChatPage::showDetails()
{
    m_transcript->showLastDetails();
}

void ChatPage::chooseTarget()
{
    m_header->openTargets();
}

void ChatPage::actOnNotice(int link)
{
    const QString endpoint = m_session && !m_session->branch().isEmpty() && m_session->branch().last().outcome
        ? m_session->branch().last().outcome->endpoint
        : QString();
    switch (m_noticeActions.at(link)) {
    case AnswerAction::Continue:
        return continueAnswer();
    case AnswerAction::TryAgain:
        return answerAgain();
    case AnswerAction::ChooseEndpoint:
        return chooseTarget();
    case AnswerAction::OpenSettings:
        Q_EMIT settingsRequested(endpoint);
        return;
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

void ChatPage::onAppended(const QString& messageId, const QList<model::Delta>& deltas)
{
    m_transcript->setThinkingTime(messageId, m_session->thinkingTime(messageId));
    m_transcript->appendDeltas(messageId, deltas);
}

void ChatPage::onMessageChanged(const QString& messageId)
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
    refreshBusy();
}

model::CallState ChatPage::withReason(model::CallState state) const
{
    if (state.stage != model::CallStage::Waiting || !state.reason.isEmpty())
        return state;
    for (const gateway::Gateway::EndpointHealth& health : m_endpoints.health()) {
        if (health.name == state.endpoint && health.limit > 0)
            state.reason = tr("%1 has %2 of %3 calls in flight (%4)")
                               .arg(health.name)
                               .arg(health.inFlight)
                               .arg(health.limit)
                               .arg(health.limitReason);
    }
    return state;
}

void ChatPage::onState(const model::CallState& state)
{
    m_wait->setState(withReason(state));
}

void ChatPage::refreshBusy()
{
    const bool busy = m_session && m_session->isBusy();
    m_composer->setBusy(busy);
    if (m_session)
        m_streamingId = m_session->busyMessageId();
    model::CallState settled;
    settled.stage = model::CallStage::Settled;
    m_wait->setState(m_session ? withReason(m_session->state()) : settled);
    refreshNotice();
}

void ChatPage::refreshNotice()
{
    AnswerNotice notice;
    QString task;
    if (m_session && !m_session->isBusy() && !m_session->isEmpty()) {
        const QList<model::ConversationMessage> branch = m_session->branch();
        if (!branch.isEmpty() && chat::isPending(branch.last()))
            task = branch.last().taskId;
        else if (!branch.isEmpty())
            notice = answerNotice(branch.last());
    }
    m_task->setTask(task);
    m_noticeActions = notice.actions;
    QStringList links;
    for (const AnswerAction action : notice.actions)
        links.append(answerActionText(action));
    m_notice->setKind(notice.kind, notice.kind == Banner::Kind::Info ? Icon::Info : Icon::Review);
    m_notice->setText(notice.word, notice.rest);
    m_notice->setLinks(links);
    m_notice->setVisible(!notice.isEmpty());
    m_transcript->setLastNoteHidden(!notice.isEmpty());
    m_transcript->tailChanged();
}

void ChatPage::refreshWait()
{
    if (m_session && !m_streamingId.isEmpty())
        m_transcript->setThinkingTime(m_streamingId, m_session->thinkingTime(m_streamingId));
    m_transcript->setStreaming(m_streamingId, m_streamingId.isEmpty() ? QString() : m_wait->quietWords(),
        m_streamingId.isEmpty() ? QString() : m_wait->state().endpoint);
}

void ChatPage::refreshHead()
{
    m_header->show(m_session ? &m_session->conversation() : nullptr);
    m_composer->setTargetName(m_header->targetName());
    m_composing->refresh();
    refreshPanel();
    m_memoryStrip->setText(tr("In memory only"), QString());
    m_memoryStrip->setLink(tr("Keep, encrypted"));
    m_memoryStrip->setVisible(m_session && !m_session->isEmpty() && !m_session->conversation().summary.stored);
    refreshEmpty();
    place();
}

void ChatPage::refreshEmpty()
{
    if (m_header->usableEndpoints().isEmpty())
        m_empty->setText(tr("No model is connected yet. Add an endpoint to begin."), tr("Add an endpoint"));
    else if (!m_session)
        m_empty->setText(tr("Choose a chat on the left, or begin a new one."), tr("New chat"));
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
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void ChatPage::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
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
        refreshNotice();
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
    m_empty->setVisible(empty);
    m_transcript->setVisible(!empty);
    m_composer->setVisible(!m_header->usableEndpoints().isEmpty() || !empty);
    m_empty->setGeometry(middle);
    m_transcript->setGeometry(middle);
}

} // namespace spyhop::ui
