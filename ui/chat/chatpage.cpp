// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpage.h"

#include "core/model/pricing.h"
#include "ui/chat/answerdetails.h"
#include "ui/chat/attachments.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/waitbanner.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/pill.h"
#include "ui/common/surface.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QActionGroup>
#include <QtGui/QDropEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int headerHeight = 52, margin = 24, column = 720, composerGap = 16;
constexpr qsizetype attachmentsAtOnce = 8;
constexpr int composerShare = 40; // % of the page's height

QString thinkingWord(model::Thinking thinking)
{
    switch (thinking) {
    case model::Thinking::Default:
        return ChatPage::tr("Thinking: automatic");
    case model::Thinking::Off:
        return ChatPage::tr("Thinking: off");
    case model::Thinking::Low:
        return ChatPage::tr("Thinking: low");
    case model::Thinking::High:
        return ChatPage::tr("Thinking: high");
    case model::Thinking::Max:
        return ChatPage::tr("Thinking: most");
    }
    return {};
}

} // namespace

ChatPage::ChatPage(
    const Theme& theme, base::Clock& clock, chat::Sessions& sessions, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_sessions(sessions)
    , m_endpoints(endpoints)
    , m_header(new Surface(theme, &Tokens::content, this))
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, m_header))
    , m_target(new Pill(theme, m_header))
    , m_thinking(new Pill(theme, m_header))
    , m_targetMenu(new QMenu(m_target))
    , m_thinkingMenu(new QMenu(m_thinking))
    , m_memoryStrip(new Banner(theme, Banner::Kind::Info, Icon::Keep, this))
    , m_error(new Banner(theme, Banner::Kind::Danger, Icon::Review, this))
    , m_transcript(new TranscriptView(theme, clock, this))
    , m_empty(new EmptyState(theme, Icon::Chats, this))
    , m_wait(new WaitBanner(theme, clock, nullptr))
    , m_notice(new Banner(theme, Banner::Kind::Info, Icon::Info, nullptr))
    , m_composer(new Composer(theme, clock, this))
{
    setObjectName(QStringLiteral("chatPage"));
    setAcceptDrops(true);
    m_title->setObjectName(QStringLiteral("chatTitle"));
    m_target->setObjectName(QStringLiteral("targetPill"));
    m_thinking->setObjectName(QStringLiteral("thinkingPill"));
    m_memoryStrip->setObjectName(QStringLiteral("memoryStrip"));
    m_error->setObjectName(QStringLiteral("chatError"));
    m_empty->setObjectName(QStringLiteral("chatEmpty"));
    m_header->setEdges(Qt::BottomEdge);
    m_title->setElided(true);
    m_target->setMenu(m_targetMenu);
    m_thinking->setMenu(m_thinkingMenu);
    m_notice->setObjectName(QStringLiteral("answerNotice"));
    m_notice->hide();
    m_transcript->setTails({m_wait, m_notice});
    m_memoryStrip->hide();
    m_error->hide();

    auto* row = new QHBoxLayout(m_header);
    row->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    row->setSpacing(theme.px(12));
    row->addWidget(m_title, 1);
    row->addWidget(m_target);
    row->addWidget(m_thinking);

    connect(m_targetMenu, &QMenu::aboutToShow, this, &ChatPage::fillTargetMenu);
    connect(m_thinkingMenu, &QMenu::aboutToShow, this, &ChatPage::fillThinkingMenu);
    connect(m_composer, &Composer::sendRequested, this, &ChatPage::send);
    connect(m_composer, &Composer::filesGiven, this, &ChatPage::attach);
    connect(m_composer, &Composer::stopRequested, this, &ChatPage::stop);
    connect(m_composer, &Composer::heightChanged, this, &ChatPage::place);
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
    connect(m_transcript, &TranscriptView::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_transcript, &TranscriptView::regenerateRequested, this, [this](const QString& id) {
        if (!m_session)
            return;
        if (const base::Status status = m_session->regenerate(id); !status)
            say(status.error());
    });
    connect(m_transcript, &TranscriptView::continueRequested, this, &ChatPage::continueAnswer);
    connect(m_transcript, &TranscriptView::detailsRequested, this, &ChatPage::openDetails);
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (usableEndpoints().isEmpty())
            Q_EMIT endpointRequested();
        else
            newChat();
    });
    connect(&m_endpoints, &admin::EndpointAdmin::changed, this, &ChatPage::refreshHead);
    connect(&m_endpoints, &admin::EndpointAdmin::modelsChanged, this, &ChatPage::refreshHead);
    connect(&theme, &Theme::changed, this, &ChatPage::place);
    refreshHead();
}

ChatPage::~ChatPage()
{
    // The pill's menus and the session must not reach a page that is half gone.
    disconnect(m_composer, nullptr, this, nullptr);
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
    connect(session, &chat::ChatSession::messageAdded, this, &ChatPage::reload);
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
    qint64 tokens = 0;
    for (const model::ConversationMessage& message : branch) {
        tokens += model::estimateTokens(message.message.text);
        for (const model::Attachment& attachment : message.message.attachments)
            tokens += model::estimateTokens(attachment.text);
        if (m_session && !message.message.reasoning.isEmpty())
            m_transcript->setThinkingTime(message.id, m_session->thinkingTime(message.id));
    }
    m_composer->setHistoryTokens(tokens);
    m_streamingId = m_session && m_session->isBusy() && !branch.isEmpty() ? branch.last().id : QString();
    refreshWait();
    place();
}

void ChatPage::send(const QString& text)
{
    if (!m_session)
        showSession(m_sessions.create());
    // The text leaves the field only once the chat has taken it.
    if (const base::Status status = m_session->ask(text, m_composer->attachments()); !status) {
        say(status.error());
        return;
    }
    m_error->hide();
    m_composer->clear();
    m_transcript->scrollToEnd();
}

void ChatPage::attach(const QStringList& paths)
{
    const bool anyFolder
        = std::any_of(paths.begin(), paths.end(), [](const QString& path) { return QFileInfo(path).isDir(); });
    if (anyFolder || paths.size() > attachmentsAtOnce) {
        Q_EMIT batchRequested(paths);
        return;
    }
    for (const QString& path : paths) {
        const base::Expected<model::Attachment> attachment = readAttachment(path);
        if (attachment)
            m_composer->addAttachment(*attachment);
        else
            say(attachment.error());
    }
    focusComposer();
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
    m_target->click();
}

void ChatPage::actOnNotice(int link)
{
    const QString endpoint = m_session && !m_session->branch().isEmpty() && m_session->branch().last().outcome
        ? m_session->branch().last().outcome->endpoint
        : QString();
    switch (m_noticeActions.value(link)) {
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
        m_streamingId = busy ? m_session->conversation().leafId : QString();
    model::CallState settled;
    settled.stage = model::CallStage::Settled;
    m_wait->setState(m_session ? withReason(m_session->state()) : settled);
    refreshNotice();
}

void ChatPage::refreshNotice()
{
    AnswerNotice notice;
    if (m_session && !m_session->isBusy() && !m_session->isEmpty()) {
        const QList<model::ConversationMessage> branch = m_session->branch();
        if (!branch.isEmpty())
            notice = answerNotice(branch.last());
    }
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

QList<model::Endpoint> ChatPage::usableEndpoints() const
{
    QList<model::Endpoint> all;
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        if (endpoint.enabled)
            all.append(endpoint);
    }
    if (m_endpoints.builtIn())
        all.append(*m_endpoints.builtIn());
    return all;
}

void ChatPage::refreshHead()
{
    const bool open = m_session != nullptr;
    const model::Conversation none;
    const model::Conversation& conversation = open ? m_session->conversation() : none;
    m_title->setText(conversation.summary.title.isEmpty() ? tr("New chat") : conversation.summary.title);
    // What will answer: what was chosen, else what comes first.
    QString endpoint = conversation.endpoint;
    const QList<model::Endpoint> endpoints = usableEndpoints();
    const model::Endpoint* first = nullptr;
    for (const model::Endpoint& candidate : endpoints) {
        if (first == nullptr || candidate.priority < first->priority)
            first = &candidate;
    }
    const bool automatic = endpoint.isEmpty();
    if (automatic && first != nullptr)
        endpoint = first->name;
    const QString model = conversation.model.isEmpty() ? m_endpoints.models(endpoint).value(0) : conversation.model;
    const QString name = model.isEmpty() ? endpoint : model;
    const QString from = automatic ? tr("Auto") : endpoint;
    m_target->setText(name.isEmpty() || name == from ? from : from + QStringLiteral(" · ") + name);
    m_target->setAccessibleName(tr("Model: %1").arg(m_target->text()));
    m_thinking->setText(thinkingWord(conversation.thinking));
    m_thinking->setAccessibleName(m_thinking->text());
    m_composer->setTargetName(name);
    m_memoryStrip->setText(tr("In memory only"), QString());
    m_memoryStrip->setLink(tr("Keep, encrypted"));
    const bool unstored = open && !m_session->isEmpty() && !conversation.summary.stored;
    m_memoryStrip->setVisible(unstored);
    refreshEmpty();
    place();
}

void ChatPage::refreshEmpty()
{
    if (usableEndpoints().isEmpty())
        m_empty->setText(tr("No model is connected yet. Add an endpoint to begin."), tr("Add an endpoint"));
    else if (!m_session)
        m_empty->setText(tr("Choose a chat on the left, or begin a new one."), tr("New chat"));
    else
        m_empty->setText(tr("Ask anything. The answer appears here as it is written."), QString());
}

void ChatPage::fillTargetMenu()
{
    m_targetMenu->clear();
    auto* group = new QActionGroup(m_targetMenu);
    const model::Conversation none;
    const model::Conversation& now = m_session ? m_session->conversation() : none;
    const auto add = [&](QMenu* menu, const QString& text, const QString& endpoint, const QString& model) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(now.endpoint == endpoint && now.model == model);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, endpoint, model] {
            if (!m_session)
                showSession(m_sessions.create());
            m_session->setTarget(endpoint, model);
        });
    };
    add(m_targetMenu, tr("Auto"), QString(), QString());
    m_targetMenu->addSeparator();
    const QList<model::Endpoint> endpoints = usableEndpoints();
    for (const model::Endpoint& endpoint : endpoints) {
        QStringList models = m_endpoints.models(endpoint.name);
        if (models.isEmpty())
            models = endpoint.models;
        if (models.isEmpty())
            add(m_targetMenu, endpoint.name, endpoint.name, QString());
        else if (models.size() > 8) {
            QMenu* sub = m_targetMenu->addMenu(endpoint.name);
            for (const QString& model : models)
                add(sub, model, endpoint.name, model);
        } else {
            for (const QString& model : models)
                add(m_targetMenu, endpoint.name + QStringLiteral(" · ") + model, endpoint.name, model);
        }
    }
}

void ChatPage::fillThinkingMenu()
{
    m_thinkingMenu->clear();
    auto* group = new QActionGroup(m_thinkingMenu);
    const model::Thinking now = m_session ? m_session->conversation().thinking : model::Thinking::Default;
    for (const model::Thinking thinking : {model::Thinking::Default, model::Thinking::Off, model::Thinking::Low,
             model::Thinking::High, model::Thinking::Max}) {
        QAction* action = m_thinkingMenu->addAction(thinkingWord(thinking));
        action->setCheckable(true);
        action->setChecked(thinking == now);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, thinking] {
            if (!m_session)
                showSession(m_sessions.create());
            m_session->setThinking(thinking);
        });
    }
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
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ChatPage::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    attach(files);
}

void ChatPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refreshHead();
        refreshNotice();
    }
    QWidget::changeEvent(event);
}

void ChatPage::place()
{
    const int wide = qMin(m_theme.px(column), qMax(200, width() - 2 * m_theme.px(margin)));
    const int left = (width() - wide) / 2;
    int y = m_theme.px(headerHeight);
    m_header->setGeometry(0, 0, width(), y);
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
    const QRect middle(0, y, width(), qMax(0, composerTop - m_theme.px(8) - y));
    const bool empty = m_transcript->messageCount() == 0;
    m_empty->setVisible(empty);
    m_transcript->setVisible(!empty);
    m_composer->setVisible(!usableEndpoints().isEmpty() || !empty);
    m_empty->setGeometry(middle);
    m_transcript->setGeometry(middle);
}

} // namespace spyhop::ui
