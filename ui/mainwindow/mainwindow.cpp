// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchroom.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/chatroom.h"
#include "ui/chat/composer.h"
#include "ui/common/contextmenukey.h"
#include "ui/common/toast.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/frame.h"
#include "ui/mainwindow/keepflow.h"
#include "ui/mainwindow/roomrail.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/security/securitypage.h"
#include "ui/settings/consentflow.h"
#include "ui/settings/settingspage.h"

#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {
constexpr QSize leastSize{760, 520};
constexpr std::chrono::seconds figuresPace{1}; // as often as a figure can be read
const QString keepToast = QStringLiteral("keep:");
const QString endpointToast = QStringLiteral("endpoint:"); // the room of chats and that of security have their own
} // namespace

MainWindow::MainWindow(const Parts& parts)
    : m_parts(parts)
    , m_figures(parts.clock.makeTimer())
    , m_toast(new Toast(parts.theme, parts.clock, this))
    , m_palette(new CommandPalette(parts.theme, this))
    , m_commands(new Commands(this))
    , m_paletteAction(new QAction(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Spyhop"));
    setWindowIcon(programIcon());
    setMinimumSize(leastSize);
    setAcceptDrops(true);
    qApp->installEventFilter(this); // for what is dropped on its fields
    new ContextMenuKey(this);
    setFocusPolicy(Qt::ClickFocus);
    m_consent = std::make_unique<ConsentFlow>(parts.theme, parts.privacy, this);
    connect(m_consent.get(), &ConsentFlow::granted, this, &MainWindow::onConsent);
    connect(m_consent.get(), &ConsentFlow::refused, this, [this](const QString& why) {
        m_wanted = Wanted::Nothing;
        showNotice(why);
    });
    connect(&parts.privacy, &admin::PrivacyAdmin::keychainAsks, this, [this](bool isAsking) {
        if (isAsking)
            showNotice(tr("The keychain asks for its password."));
    });
    buildRooms();
    connectRooms();
    buildCommands();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    connect(&parts.ledger, &monitor::Ledger::changed, this, &MainWindow::refreshFigures);
    connect(m_figures.get(), &base::Timer::fired, this, &MainWindow::refreshFigures);
    connect(&parts.preferences, &admin::Preferences::changed, this, &MainWindow::applyPreferences);
    connect(m_toast, &Toast::actionTriggered, this, [this](const QString& id) {
        if (id.startsWith(endpointToast))
            m_settings->undoRemove();
        if (id == keepToast)
            m_keeping->keep(QString());
        m_chats->undo(id);
        m_batch->undo(id);
        m_security->undo(id);
    });
    applyPreferences();
    retranslate();
    restoreState();
    showRoom(RoomId::Chats);
    m_chat->focusComposer();
    noteRestore();
    m_consent->unlockAtStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildRooms()
{
    const Theme& theme = m_parts.theme;
    m_rail = new RoomRail(theme, this);
    m_strip = new StatusStrip(theme, m_parts.endpoints, this);
    m_frame = new Frame(theme, m_rail, m_strip, this);
    m_rail->setFrame(*m_frame);
    connect(m_rail, &RoomRail::chosen, this, [this](int room) { showRoom(static_cast<RoomId>(room)); });

    m_chats = std::make_unique<ChatRoom>(ChatRoom::Parts{theme, m_parts.clock, m_parts.sessions, m_parts.search,
                                             m_parts.endpoints, m_parts.privacy, m_parts.desk},
        m_frame->lists(), m_frame->pages());
    m_chat = m_chats->page();
    m_keeping = new KeepFlow({theme, m_parts.sessions, m_parts.batches, m_parts.privacy, *m_consent, *m_chat, this});
    m_rail->addRoom(Icon::Chats, m_chats->list(), m_chat, false);

    auto* jobs = new QWidget(m_frame->lists());
    auto* batchPage = new QStackedWidget(m_frame->pages());
    m_batch = std::make_unique<BatchRoom>(BatchRoom::Parts{theme, m_parts.clock, m_parts.batches, m_parts.watches,
                                              m_parts.endpoints, m_parts.privacy, m_parts.security.gate},
        jobs, batchPage);
    m_rail->addRoom(Icon::Batch, jobs, batchPage, false);

    m_security = std::make_unique<SecurityRoom>(
        SecurityRoom::Parts{theme, m_parts.clock, m_parts.endpoints, m_parts.security}, m_frame->pages());
    m_rail->addRoom(Icon::Security, nullptr, m_security->page(), false);

    m_settings = new SettingsPage(
        {theme, m_parts.endpoints, m_parts.privacy, m_parts.answerCache, m_parts.preferences, *m_consent},
        m_frame->pages());
    m_rail->addRoom(Icon::Settings, nullptr, m_settings, true);

    m_rail->addListButton();
    // What was chosen lies under the list.
    connect(m_chats->list(), &ChatList::chosen, this, [this] {
        if (!m_frame->isListOverPage())
            return;
        m_frame->setListOpen(false);
        m_chat->focusComposer();
    });
    connect(m_batch.get(), &BatchRoom::chosen, this, [this] {
        if (!m_frame->isListOverPage())
            return;
        m_frame->setListOpen(false);
        m_frame->pages()->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
}

//! What a room asks of the window: consent, another room, a word at the bottom.
void MainWindow::connectRooms()
{
    connect(m_chats.get(), &ChatRoom::message, m_toast, &Toast::show);
    connect(m_batch.get(), &BatchRoom::message, m_toast, &Toast::show);
    connect(m_security.get(), &SecurityRoom::message, m_toast, &Toast::show);
    connect(m_security.get(), &SecurityRoom::consentRequested, this, [this] {
        showRoom(RoomId::Settings);
        m_settings->show(SettingsPage::Section::Privacy);
    });
    // What waits for the token's PIN offers to have it typed, and goes on then.
    connect(m_chat, &ChatPage::pinRequested, m_security.get(), &SecurityRoom::askPin);
    connect(m_batch.get(), &BatchRoom::pinRequested, m_security.get(), &SecurityRoom::askPin);
    connect(m_security.get(), &SecurityRoom::tokenOpened, m_chat, &ChatPage::tokenOpened);
    connect(m_security.get(), &SecurityRoom::tokenOpened, m_batch.get(), &BatchRoom::tokenOpened);
    connect(m_security.get(), &SecurityRoom::tokenLeft, m_chat, &ChatPage::forgetPin);
    connect(m_security.get(), &SecurityRoom::tokenLeft, m_batch.get(), &BatchRoom::forgetPin);
    const auto tellOfToken = [this] {
        m_chat->setAwaitsPin(m_security->awaitsPin());
        m_batch->setAwaitsPin(m_security->awaitsPin());
    };
    connect(m_security.get(), &SecurityRoom::tokenChanged, this, tellOfToken);
    tellOfToken();
    m_toast->keepAbove(m_chat->composer());
    connect(m_settings, &SettingsPage::message, this, &MainWindow::showNotice);
    connect(m_keeping, &KeepFlow::message, this, &MainWindow::showNotice);
    connect(m_keeping, &KeepFlow::keepOffered, this,
        [this](const QString& sentence) { m_toast->show(sentence, tr("Keep, encrypted"), keepToast); });
    connect(m_keeping, &KeepFlow::privateAsked, this, [this] { showRoom(RoomId::Chats); });
    connect(m_keeping, &KeepFlow::closeWanted, this, &QWidget::close);
    connect(m_keeping, &KeepFlow::exportAsked, this, [this](const QString& id) {
        showJob(id);
        m_batch->offerExport();
    });
    connect(m_batch.get(), &BatchRoom::jobKeepRequested, m_keeping, &KeepFlow::keepJob);
    connect(m_settings, &SettingsPage::endpointRemoved, this, [this](const QString& name) {
        m_toast->show(tr("%1 was removed.").arg(name), tr("Undo"), endpointToast + name);
    });
    connect(m_batch.get(), &BatchRoom::keepRequested, this,
        [this] { askConsent(model::ConsentKind::Batches, Wanted::StoredJobs); });
    connect(m_batch.get(), &BatchRoom::providerRequested, this,
        [this] { askConsent(model::ConsentKind::Provider, Wanted::Nothing); });
    connect(m_chat, &ChatPage::providerRequested, this,
        [this] { askConsent(model::ConsentKind::Provider, Wanted::ProviderTask); });
    connect(m_chats->list(), &ChatList::newRequested, this, &MainWindow::newChat);
    connect(m_chats->list(), &ChatList::privateRequested, this, &MainWindow::newPrivateChat);
    connect(m_chats->list(), &ChatList::unlockRequested, m_consent.get(), &ConsentFlow::unlock);
    connect(m_batch.get(), &BatchRoom::unlockRequested, m_consent.get(), &ConsentFlow::unlock);
    connect(m_chat, &ChatPage::batchRequested, this, &MainWindow::newJob);
    connect(m_chat, &ChatPage::settingsRequested, this, &MainWindow::showEndpoint);
    connect(m_strip, &StatusStrip::settingsRequested, this, &MainWindow::showEndpoint);
    connect(m_chat, &ChatPage::endpointRequested, this, [this] {
        showRoom(RoomId::Settings);
        m_settings->addEndpoint();
    });
    if (m_parts.security.gate) {
        m_chat->watchPrivacy(*m_parts.security.gate);
        connect(m_chat, &ChatPage::privacyRequested, this, [this] {
            showRoom(RoomId::Security);
            m_security->showPrivacy();
        });
    }
}

void MainWindow::askConsent(model::ConsentKind kind, Wanted wanted)
{
    m_wanted = wanted;
    m_consent->grant({kind});
}

void MainWindow::onConsent()
{
    switch (std::exchange(m_wanted, Wanted::Nothing)) {
    case Wanted::Nothing:
        break;
    case Wanted::StoredJobs:
        showNotice(tr("New jobs are stored from now on, encrypted."));
        break;
    case Wanted::ProviderTask:
        m_chat->providerAllowed();
        break;
    }
}

void MainWindow::showRoom(RoomId id)
{
    // Who reads in the room goes on reading where the keys are.
    if (m_rail->showRoom(static_cast<int>(id)) && id == RoomId::Chats)
        m_chat->focusComposer();
}

void MainWindow::newChat()
{
    showRoom(RoomId::Chats);
    m_chat->newChat();
    m_chat->focusComposer();
}

void MainWindow::newPrivateChat()
{
    showRoom(RoomId::Chats);
    m_chat->newPrivateChat();
    m_chat->focusComposer();
}

void MainWindow::newJob(const QStringList& inputs)
{
    showRoom(RoomId::Batch);
    if (inputs.isEmpty())
        m_batch->emptyJob();
    else
        m_batch->newJob(inputs);
}

void MainWindow::showJob(const QString& id)
{
    showRoom(RoomId::Batch);
    m_batch->showJob(id);
}

void MainWindow::askInNewChat(const QString& text, const QString& endpoint, const QString& model)
{
    showRoom(RoomId::Chats);
    m_chat->focusComposer();
    m_chats->ask(text, endpoint, model);
}

void MainWindow::showEndpoint(const QString& name)
{
    showRoom(RoomId::Settings);
    m_settings->editEndpoint(name);
}

void MainWindow::openPalette()
{
    const QString chat = m_chat->chatId();
    const QList<model::ConversationSummary> chats = m_parts.sessions.summaries();
    const bool isListed = std::any_of(
        chats.begin(), chats.end(), [&chat](const model::ConversationSummary& summary) { return summary.id == chat; });
    for (QAction* action : std::as_const(m_ofChat))
        action->setEnabled(isListed);
    m_commands->fillWords();
    m_palette->open(m_commands->actions());
}

void MainWindow::showNotice(const QString& sentence)
{
    m_toast->show(sentence, {}, {});
}

void MainWindow::undo()
{
    const QString id = m_toast->id();
    if (!id.isEmpty() && id != keepToast && ChatRoom::isUndo(id))
        m_toast->act();
    else if (!m_chats->undoLast() && id.isEmpty()) // what is offered stays
        showNotice(tr("There is nothing to undo."));
}

void MainWindow::zoom(int percent)
{
    std::ignore = m_parts.preferences.setZoomPercent(percent);
}

void MainWindow::applyPreferences()
{
    const model::Settings& settings = m_parts.preferences.settings();
    m_parts.theme.setChoice(settings.theme);
    m_parts.theme.setZoomPercent(settings.zoomPercent);
    m_parts.language.set(settings.language);
    m_chat->setSendKey(settings.sendKey);
    refreshFigures();
}

void MainWindow::refreshFigures()
{
    const model::Settings& settings = m_parts.preferences.settings();
    const double calls = m_parts.ledger.callsPerSecond();
    m_strip->setToday(m_parts.ledger.today(), settings.dailyBudget);
    m_strip->setCallsPerSecond(calls, settings.qpsAlert);
    if (calls > 0)
        m_figures->start(figuresPace);
    else
        m_figures->stop();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_keeping->mayClose()) {
        event->ignore();
        return;
    }
    saveState();
    event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    // What is typed while nothing takes it is meant for the message.
    const QString text = event->text();
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const bool inChats = m_frame->pages()->currentWidget() == m_chat;
    if (inChats && plain && !text.isEmpty() && text.at(0).isPrint())
        m_chat->typeInto(text);
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MainWindow::retranslate()
{
    m_commands->retranslate();
    m_paletteAction->setText(tr("All commands"));
    m_rail->retranslate();
    m_batch->retranslate();
}

} // namespace spyhop::ui
