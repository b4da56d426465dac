// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpage.h"

#include "core/model/pricing.h"
#include "ui/chat/answerdetails.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/waitbanner.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int headerHeight = 52, margin = 24, column = 720, composerGap = 16;
constexpr qsizetype attachmentsAtOnce = 8;
constexpr int composerShare = 40; // % of the page's height

} // namespace

ChatPage::ChatPage(const Theme& theme, base::Clock& clock, chat::Sessions& sessions, admin::EndpointAdmin& endpoints,
    batch::BatchManager& batches, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_sessions(sessions)
    , m_endpoints(endpoints)
    , m_batches(batches)
    , m_header(new ChatHeader(theme, endpoints, this))
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
    m_memoryStrip->setObjectName(QStringLiteral("memoryStrip"));
    m_error->setObjectName(QStringLiteral("chatError"));
    m_empty->setObjectName(QStringLiteral("chatEmpty"));
    m_notice->setObjectName(QStringLiteral("answerNotice"));
    m_notice->hide();
    m_transcript->setTails({m_wait, m_notice});
    m_memoryStrip->hide();
    m_error->hide();

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
        if (m_header->usableEndpoints().isEmpty())
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
    if (m_attaching) {
        base::Error error;
        error.code = base::ErrorCode::Usage;
        error.what = tr("The attached files are still being read.");
        error.remedy = tr("Send again in a moment.");
        say(error);
        return;
    }
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
    m_toAttach += paths;
    if (!m_attaching)
        readAttachments();
    focusComposer();
}

void ChatPage::readAttachments()
{
    m_attaching.reset();
    if (m_toAttach.isEmpty())
        return;
    m_attaching = m_batches.attach(std::exchange(m_toAttach, {}));
    connect(m_attaching.get(), &batch::Attaching::attached, this,
        [this](const model::Attachment& attachment) { m_composer->addAttachment(attachment); });
    connect(m_attaching.get(), &batch::Attaching::refused, this, &ChatPage::say);
    // The operation does not end from within its own signal.
    connect(m_attaching.get(), &batch::Attaching::finished, this, &ChatPage::readAttachments, Qt::QueuedConnection);
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

void ChatPage::refreshHead()
{
    m_header->show(m_session ? &m_session->conversation() : nullptr);
    m_composer->setTargetName(m_header->targetName());
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
    m_composer->setVisible(!m_header->usableEndpoints().isEmpty() || !empty);
    m_empty->setGeometry(middle);
    m_transcript->setGeometry(middle);
}

} // namespace spyhop::ui
