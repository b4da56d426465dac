// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatpage.h"

#include "ui/chat/answercontroller.h"
#include "ui/chat/answerwatch.h"
#include "ui/chat/branchcontroller.h"
#include "ui/chat/chatheader.h"
#include "ui/chat/comparecontroller.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/composer.h"
#include "ui/chat/gatenotice.h"
#include "ui/chat/memorystrip.h"
#include "ui/chat/sentattachments.h"
#include "ui/chat/settingscontroller.h"
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
    , m_header(new ChatHeader(m_theme, endpoints, this))
    , m_memoryStrip(new MemoryStrip(m_theme, this))
    , m_error(new Banner(m_theme, Banner::Kind::Danger, Icon::Review, this))
    , m_transcript(new TranscriptView(m_theme, m_clock, this))
    , m_empty(new EmptyState(m_theme, Icon::Chats, this))
    , m_panel(new SidePanel(m_theme, composing.desk.library, this))
    , m_composer(new Composer(m_theme, m_clock, this))
    , m_answer(std::make_unique<AnswerWatch>(
          AnswerWatch::Parts{m_theme, m_clock, endpoints, composing.desk.tasks}, m_transcript))
    , m_answering(std::make_unique<AnswerController>(m_theme, m_transcript))
    , m_settings(std::make_unique<SettingsController>(composing.desk.meter, *m_header, *m_panel))
    , m_composing(std::make_unique<ComposerController>(composing, m_composer))
    , m_branches(std::make_unique<BranchController>(m_theme, m_clock, m_transcript))
    , m_compare(std::make_unique<CompareController>(CompareController::Parts{m_theme, m_clock, endpoints}, this))
    , m_sent(std::make_unique<SentAttachments>(m_theme, m_transcript))
{
    setObjectName(QStringLiteral("chatPage"));
    setAcceptDrops(true);
    m_error->setObjectName(QStringLiteral("chatError"));
    m_empty->setObjectName(QStringLiteral("chatEmpty"));
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
        if (m_endpoints.usable().isEmpty())
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
    connect(m_answer.get(), &AnswerWatch::chosen, m_answering.get(), &AnswerController::act);
    connect(m_answer.get(), &AnswerWatch::busyChanged, this, &ChatPage::refreshBusy);
    connect(m_transcript, &TranscriptView::linkActivated, this, &ChatPage::linkActivated);
    connect(m_transcript, &TranscriptView::failed, this, &ChatPage::messageShown);
    connect(m_transcript, &TranscriptView::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_answering.get(), &AnswerController::failed, this, &ChatPage::say);
    connect(m_answering.get(), &AnswerController::begun, m_error, &QWidget::hide);
    connect(m_answering.get(), &AnswerController::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    connect(m_answering.get(), &AnswerController::editRequested, this, &ChatPage::editQuestion);
    connect(m_answering.get(), &AnswerController::targetRequested, this, &ChatPage::chooseTarget);
    connect(m_answering.get(), &AnswerController::settingsRequested, this, &ChatPage::settingsRequested);
    connect(m_answering.get(), &AnswerController::pinRequested, this, &ChatPage::pinRequested);
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
    connect(pane, &ComparePane::pinRequested, m_answering.get(), &AnswerController::askPin);
    connect(pane, &ComparePane::activeChanged, this, [this] {
        m_error->hide();
        place();
        if (m_compare->pane()->isActive())
            return;
        if (m_transcript->isFollowing()) // else one goes on where one was reading
            m_transcript->scrollToEnd();
        if (m_turns == nullptr || m_turns->isHidden())
            focusComposer();
        else // one walks through the list, which may have been opened from the comparison
            m_turns->leadBackTo(m_composer);
    });
}

ChatPage::~ChatPage()
{
    // The pill's menus and the session must not reach a page that is half gone.
    disconnect(m_composer, nullptr, this, nullptr);
    m_compare.reset();
    m_branches.reset();
    m_composing.reset();
    m_settings.reset();
    m_answering.reset();
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
    m_transcript->actions().leaveChat();
    m_transcript->leaveFind();
    if (m_session) {
        notePlace();
        m_session->disconnect(this);
        m_session->flush();
    }
    m_session = session;
    m_error->hide();
    m_settings->setSession(session);
    m_answering->setSession(session);
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
    goToPlace();
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
    connect(m_settings.get(), &SettingsController::sessionNeeded, this, &ChatPage::needSession);
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
    m_settings->refreshPanel();
    m_transcript->actions().setStored(m_session && m_session->conversation().summary.stored);
    m_memoryStrip->showChat(m_session, m_storesChats);
    refreshEmpty();
    place();
}

void ChatPage::refreshEmpty()
{
    if (m_endpoints.usable().isEmpty())
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
        m_branches->refresh();
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
    for (Banner* banner : std::initializer_list<Banner*>{m_memoryStrip, m_error}) {
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
    m_composer->setVisible(!m_endpoints.usable().isEmpty() || !empty);
    m_empty->setGeometry(middle);
    m_transcript->setGeometry(middle);
    m_compare->pane()->setGeometry(middle.adjusted(0, m_theme.px(8), 0, 0));
}

} // namespace spyhop::ui
