// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/batch/batchroom.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/chattasks.h"
#include "ui/chat/chattransfer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/button.h"
#include "ui/common/railbutton.h"
#include "ui/common/surface.h"
#include "ui/common/toast.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/frame.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/security/auditpanel.h"
#include "ui/security/backuppanel.h"
#include "ui/security/gatepanel.h"
#include "ui/security/keyspanel.h"
#include "ui/security/policypanel.h"
#include "ui/security/securitypage.h"
#include "ui/settings/consentflow.h"
#include "ui/settings/settingspage.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QDesktopServices>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr QSize designSize{1280, 832}, leastSize{760, 520};
constexpr int railMargin = 8, railGap = 4;
constexpr int zoomStep = 10; // per cent
constexpr std::chrono::seconds figuresPace{1}; // as often as a figure can be read
const QString endpointToast = QStringLiteral("endpoint:"); // toast ids say what Undo brings back
const QString chatToast = QStringLiteral("chat:"); // ids of chats in the trash, parted by commas
const QString archiveToast = QStringLiteral("archive:");
const QString projectToast = QStringLiteral("project:");
const QString messagesToast = QStringLiteral("messages:"); // chat, comma, ms
const QString taskToast = QStringLiteral("task:");
const QString policyToast = QStringLiteral("policy:");
} // namespace

MainWindow::MainWindow(const Parts& parts)
    : m_parts(parts)
    , m_figures(parts.clock.makeTimer())
    , m_toast(new Toast(parts.theme, parts.clock, this))
    , m_palette(new CommandPalette(parts.theme, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Spyhop"));
    setWindowIcon(programIcon());
    setMinimumSize(leastSize);
    setAcceptDrops(true);
    setFocusPolicy(Qt::ClickFocus);
    m_consent = std::make_unique<ConsentFlow>(parts.theme, parts.privacy, this);
    buildRooms();
    buildActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    connect(&parts.ledger, &monitor::Ledger::changed, this, &MainWindow::refreshFigures);
    connect(m_figures.get(), &base::Timer::fired, this, &MainWindow::refreshFigures);
    connect(&parts.preferences, &admin::Preferences::changed, this, &MainWindow::applyPreferences);
    connect(m_consent.get(), &ConsentFlow::refused, this, [this](const QString& why) {
        m_keepAfterConsent = m_closeAfterKeeping = m_jobsAfterConsent = m_taskAfterConsent = false;
        m_keepId.clear();
        m_toast->show(why, {}, {});
    });
    connect(m_toast, &Toast::actionTriggered, this, [this](const QString& id) {
        if (id.startsWith(endpointToast))
            m_settings->undoRemove();
        else if (id.startsWith(taskToast))
            m_chat->openChat(id.mid(taskToast.size()));
        else if (id.startsWith(policyToast))
            m_policy->undoSave();
        else
            undoInChats(id);
    });
    applyPreferences();
    retranslate();
    restoreState();
    showRoom(RoomId::Chats);
    m_consent->unlock();
}

MainWindow::~MainWindow() = default;

QSize MainWindow::sizeHint() const
{
    return designSize;
}

void MainWindow::buildRooms()
{
    const Theme& theme = m_parts.theme;
    auto* rail = new Surface(theme, &Tokens::window, this);
    rail->setEdges(Qt::RightEdge);
    auto* railColumn = new QVBoxLayout(rail);
    railColumn->setContentsMargins(theme.px(railMargin), theme.px(12), theme.px(railMargin), theme.px(12));
    railColumn->setSpacing(theme.px(railGap));
    railColumn->addStretch(1);
    m_strip = new StatusStrip(theme, m_parts.endpoints, this);
    m_frame = new Frame(theme, rail, m_strip, this);

    m_chatList = new ChatList(theme, m_parts.clock, m_parts.sessions, m_parts.search, m_frame->lists());
    m_chat = new ChatPage(m_parts.sessions, m_parts.endpoints, {theme, m_parts.clock, m_parts.desk}, m_frame->pages());
    m_chatTasks = std::make_unique<ChatTasks>(m_parts.desk.tasks, m_parts.desk.pending);
    addRoom(rail, Icon::Chats, m_chatList, m_chat, false);
    connectChat();

    auto* jobs = new QWidget(m_frame->lists());
    auto* batchPage = new QStackedWidget(m_frame->pages());
    m_batch = std::make_unique<BatchRoom>(
        BatchRoom::Parts{theme, m_parts.clock, m_parts.batches, m_parts.watches, m_parts.endpoints, m_parts.privacy},
        jobs, batchPage);
    addRoom(rail, Icon::Batch, jobs, batchPage, false);
    connect(m_batch.get(), &BatchRoom::keepRequested, this, [this] {
        m_jobsAfterConsent = true;
        m_consent->grant({model::ConsentKind::Batches});
    });
    connect(m_batch.get(), &BatchRoom::providerRequested, this,
        [this] { m_consent->grant({model::ConsentKind::Provider}); });
    connect(m_batch.get(), &BatchRoom::message, m_toast, &Toast::show);

    buildSecurity();
    addRoom(rail, Icon::Security, nullptr, m_security, false);

    m_settings = new SettingsPage(
        {theme, m_parts.endpoints, m_parts.privacy, m_parts.answerCache, m_parts.preferences, *m_consent},
        m_frame->pages());
    addRoom(rail, Icon::Settings, nullptr, m_settings, true);
    connect(m_settings, &SettingsPage::endpointRemoved, this, [this](const QString& name) {
        m_toast->show(tr("%1 was removed.").arg(name), tr("Undo"), endpointToast + name);
    });
    connect(m_settings, &SettingsPage::message, this, [this](const QString& text) { m_toast->show(text, {}, {}); });
}

//! Each part of the room has its panel where its service was handed in.
void MainWindow::buildSecurity()
{
    m_security = new SecurityPage(m_parts.theme, m_frame->pages());
    const auto say = [this](const QString& sentence) { m_toast->show(sentence, {}, {}); };
    if (admin::KeyAdmin* const keys = m_parts.security.keys) {
        auto* panel = new KeysPanel(m_parts.theme, *keys, m_parts.endpoints, m_security);
        connect(panel, &KeysPanel::message, this, say);
        m_security->setPanel(SecurityPage::Tab::Keys, panel);
    }
    if (m_parts.security.policy) {
        m_policy = new PolicyPanel(m_parts.theme, *m_parts.security.policy, m_security);
        m_security->setPanel(SecurityPage::Tab::Policy, m_policy);
        connect(m_policy, &PolicyPanel::failed, this, say);
        connect(m_policy, &PolicyPanel::saved, this,
            [this](const QString& sentence) { m_toast->show(sentence, tr("Undo"), policyToast); });
        const auto offerModels = [this] {
            QStringList models;
            for (const model::Endpoint& endpoint : m_parts.endpoints.endpoints())
                models += m_parts.endpoints.models(endpoint.name);
            models.removeDuplicates();
            m_policy->setModels(models);
        };
        connect(&m_parts.endpoints, &admin::EndpointAdmin::modelsChanged, m_policy, offerModels);
        connect(&m_parts.endpoints, &admin::EndpointAdmin::changed, m_policy, offerModels);
        offerModels();
    }
    if (m_parts.security.gate) {
        auto* gate = new GatePanel(m_parts.theme, *m_parts.security.gate, m_security);
        m_security->setPanel(SecurityPage::Tab::Privacy, gate);
        connect(gate, &GatePanel::failed, this, say);
        m_chat->watchPrivacy(*m_parts.security.gate);
        connect(m_chat, &ChatPage::privacyRequested, this, [this] {
            showRoom(RoomId::Security);
            m_security->showTab(SecurityPage::Tab::Privacy);
        });
    }
    if (m_parts.security.audit) {
        auto* audit = new AuditPanel(m_parts.theme, m_parts.clock, *m_parts.security.audit, m_security);
        m_security->setPanel(SecurityPage::Tab::Audit, audit);
        connect(audit, &AuditPanel::message, this, say);
    }
    if (m_parts.security.backups) {
        auto* backups = new BackupPanel(m_parts.theme, *m_parts.security.backups, m_security);
        m_security->setPanel(SecurityPage::Tab::Backup, backups);
        connect(backups, &BackupPanel::message, this, say);
    }
}

void MainWindow::connectChat()
{
    connectChatList();
    connect(m_chat, &ChatPage::chatChanged, m_chatList, &ChatList::setCurrent);
    connect(m_chat, &ChatPage::linkActivated, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(m_chat, &ChatPage::endpointRequested, this, [this] {
        showRoom(RoomId::Settings);
        m_settings->addEndpoint();
    });
    connect(m_chat, &ChatPage::settingsRequested, this, &MainWindow::showEndpoint);
    connect(m_strip, &StatusStrip::settingsRequested, this, &MainWindow::showEndpoint);
    connect(m_chat, &ChatPage::messageShown, this, [this](const QString& text) { m_toast->show(text, {}, {}); });
    connect(m_chat, &ChatPage::batchRequested, this, &MainWindow::newJob);
    connect(m_chat, &ChatPage::providerRequested, this, [this] {
        m_taskAfterConsent = true;
        m_consent->grant({model::ConsentKind::Provider});
    });
    // Tasks of earlier runs: their chats can be read once the data key is there.
    connect(&m_parts.privacy, &admin::PrivacyAdmin::unlocked, m_chatTasks.get(), &ChatTasks::resume);
    connect(m_chatTasks.get(), &ChatTasks::settled, this, [this](const QString& chatId) {
        if (m_chat->chatId() != chatId)
            m_toast->show(tr("The answer to a task is here."), tr("Open"), taskToast + chatId);
    });
    connect(
        m_chat, &ChatPage::left, this,
        [this] {
            if (std::exchange(m_closeAfterLeaving, false))
                close();
        },
        Qt::QueuedConnection);
    connect(m_chat, &ChatPage::stayed, this, [this] { m_closeAfterLeaving = false; });
    connect(m_chat, &ChatPage::keepRequested, this, [this](const QString& id) {
        const auto session = m_parts.sessions.open(id);
        m_keepId = session && (*session)->isPrivate() ? id : QString();
        m_keepAfterConsent = true;
        if (m_parts.privacy.consent().allows(model::ConsentKind::Chats) && m_parts.privacy.isUnlocked())
            keepChats();
        else
            m_consent->grant({model::ConsentKind::Chats});
    });
    connect(m_consent.get(), &ConsentFlow::granted, this, [this] {
        if (std::exchange(m_jobsAfterConsent, false))
            m_toast->show(tr("New jobs are stored from now on, encrypted."), {}, {});
        if (std::exchange(m_keepAfterConsent, false))
            keepChats();
        if (std::exchange(m_taskAfterConsent, false))
            m_chat->providerAllowed();
    });
    if (m_parts.privacy.isUnlocked() || m_parts.privacy.consent().kinds.isEmpty())
        m_chatTasks->resume();
}

void MainWindow::connectChatList()
{
    m_transfer = new ChatTransfer(m_parts.sessions, m_parts.clock, this);
    m_transfer->setFormulas(m_chat->transcript()->formulas());
    connect(m_chatList, &ChatList::newRequested, this, &MainWindow::newChat);
    connect(m_chatList, &ChatList::privateRequested, this, &MainWindow::newPrivateChat);
    connect(m_chatList, &ChatList::opened, m_chat, &ChatPage::openChat);
    connect(m_chatList, &ChatList::messageChosen, m_chat, &ChatPage::openMessage);
    connect(m_chatList, &ChatList::failed, this, [this](const QString& text) { m_toast->show(text, {}, {}); });
    connect(m_chatList, &ChatList::importRequested, m_transfer, &ChatTransfer::askImport);
    connect(m_chatList, &ChatList::filesDropped, m_transfer, &ChatTransfer::importFiles);
    connect(
        m_chatList, &ChatList::projectRemoved, this, [this](const model::Project& project, const QStringList& chats) {
            m_removedProject.emplace(project, chats);
            m_toast->show(tr("The project was removed; its chats are still here."), tr("Undo"), projectToast);
        });
    connect(m_chat, &ChatPage::menuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("thisChatMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_chatList->menu().fill(menu, {m_chat->chatId()});
        menu->popup(at);
    });
    const ChatMenu* menu = &m_chatList->menu();
    connect(menu, &ChatMenu::removed, this, [this](const QStringList& ids) {
        m_toast->show(tr("%n chat(s) were moved to the trash.", nullptr, static_cast<int>(ids.size())), tr("Undo"),
            chatToast + ids.join(u','));
    });
    connect(menu, &ChatMenu::archived, this, [this](const QStringList& ids) {
        m_toast->show(tr("%n chat(s) were archived.", nullptr, static_cast<int>(ids.size())), tr("Undo"),
            archiveToast + ids.join(u','));
    });
    connect(menu, &ChatMenu::exportRequested, m_transfer, &ChatTransfer::askExport);
    connect(m_transfer, &ChatTransfer::message, this, [this](const QString& text) { m_toast->show(text, {}, {}); });
    connect(m_transfer, &ChatTransfer::busyChanged, m_chatList, &ChatList::setBusy);
    connect(m_chat, &ChatPage::messagesRemoved, this, [this](const QString& chat, const QDateTime& at) {
        m_toast->show(tr("The messages were moved to the trash."), tr("Undo"),
            messagesToast + chat + u',' + QString::number(at.toMSecsSinceEpoch()));
    });
}

void MainWindow::undoInChats(const QString& toast)
{
    const QStringList ids = toast.section(u':', 1).split(u',', Qt::SkipEmptyParts);
    if (toast.startsWith(chatToast)) {
        m_parts.sessions.restore(ids);
    } else if (toast.startsWith(archiveToast)) {
        m_parts.sessions.setArchived(ids, false);
    } else if (toast.startsWith(projectToast) && m_removedProject) {
        m_parts.sessions.restoreProject(m_removedProject->first, m_removedProject->second);
        m_removedProject.reset();
    } else if (toast.startsWith(messagesToast)) {
        model::TrashEntry entry;
        entry.conversationId = ids.value(0);
        entry.trashedAt = QDateTime::fromMSecsSinceEpoch(ids.value(1).toLongLong(), Qt::UTC);
        if (const base::Status restored = m_parts.sessions.restore(entry); !restored)
            m_toast->show(restored.error().sentence(), {}, {});
    }
}

void MainWindow::keepChats()
{
    m_keepAfterConsent = false;
    base::Status status;
    QString done = tr("Conversations are stored on this computer from now on, encrypted.");
    if (const QString id = std::exchange(m_keepId, QString()); id.isEmpty()) {
        status = m_parts.sessions.keepAll();
    } else if (const auto session = m_parts.sessions.open(id)) {
        status = (*session)->keep();
        done = tr("This chat is stored on this computer from now on, encrypted.");
    }
    m_toast->show(status ? done : status.error().sentence(), {}, {});
    if (std::exchange(m_closeAfterKeeping, false) && status)
        close();
}

void MainWindow::addRoom(QWidget* rail, Icon icon, QWidget* list, QWidget* page, bool atFoot)
{
    Room room;
    room.icon = icon;
    room.list = list;
    room.page = page;
    room.button = new RailButton(m_parts.theme, icon, rail);
    room.button->setObjectName(QStringLiteral("room%1").arg(m_rooms.size() + 1));
    auto* column = qobject_cast<QVBoxLayout*>(rail->layout());
    if (atFoot)
        column->addWidget(room.button);
    else
        column->insertWidget(static_cast<int>(m_rooms.size()), room.button);
    if (list)
        m_frame->lists()->addWidget(list);
    m_frame->pages()->addWidget(page);
    const auto id = static_cast<RoomId>(m_rooms.size());
    connect(room.button, &QAbstractButton::clicked, this, [this, id] {
        // A second click on the room one is in opens and closes its list.
        if (m_frame->pages()->currentWidget() == m_rooms.at(static_cast<int>(id)).page)
            m_frame->setListOpen(!m_frame->isListOpen());
        showRoom(id);
    });
    m_rooms.append(room);
}

QAction* MainWindow::addCommand(const QKeySequence& keys)
{
    auto* action = new QAction(this);
    action->setShortcut(keys);
    addAction(action);
    m_commands.append(action);
    return action;
}

void MainWindow::buildActions()
{
    m_newChat = addCommand(QKeySequence(Qt::CTRL | Qt::Key_N));
    connect(m_newChat, &QAction::triggered, this, &MainWindow::newChat);
    m_newPrivate = addCommand(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_N));
    connect(m_newPrivate, &QAction::triggered, this, &MainWindow::newPrivateChat);
    m_newJob = addCommand(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    connect(m_newJob, &QAction::triggered, this, [this] { newJob({}); });
    constexpr Qt::Key roomKeys[]{Qt::Key_1, Qt::Key_2, Qt::Key_5, Qt::Key_Comma}; // by RoomId
    for (int index = 0; index < m_rooms.size(); ++index) {
        QAction* action = addCommand(QKeySequence(Qt::CTRL | roomKeys[index]));
        m_rooms[index].action = action;
        connect(action, &QAction::triggered, this, [this, index] { showRoom(static_cast<RoomId>(index)); });
    }
    m_addEndpoint = addCommand({});
    connect(m_addEndpoint, &QAction::triggered, this, [this] {
        showRoom(RoomId::Settings);
        m_settings->addEndpoint();
    });
    m_privacyAction = addCommand({});
    connect(m_privacyAction, &QAction::triggered, this, [this] {
        showRoom(RoomId::Settings);
        m_settings->show(SettingsPage::Section::Privacy);
    });
    buildChatActions();
    m_toggleList = addCommand(QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(m_toggleList, &QAction::triggered, this, [this] { m_frame->setListOpen(!m_frame->isListOpen()); });
    m_light = addCommand({});
    connect(m_light, &QAction::triggered, this,
        [this] { std::ignore = m_parts.preferences.setTheme(model::ThemeChoice::Light); });
    m_dark = addCommand({});
    connect(m_dark, &QAction::triggered, this,
        [this] { std::ignore = m_parts.preferences.setTheme(model::ThemeChoice::Dark); });
    m_english = addCommand({});
    connect(m_english, &QAction::triggered, this,
        [this] { std::ignore = m_parts.preferences.setLanguage(QStringLiteral("en")); });
    m_chinese = addCommand({});
    connect(m_chinese, &QAction::triggered, this,
        [this] { std::ignore = m_parts.preferences.setLanguage(QStringLiteral("zh_CN")); });
    m_zoomIn = addCommand({});
    m_zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    connect(m_zoomIn, &QAction::triggered, this, [this] { zoom(m_parts.theme.zoomPercent() + zoomStep); });
    m_zoomOut = addCommand(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    connect(m_zoomOut, &QAction::triggered, this, [this] { zoom(m_parts.theme.zoomPercent() - zoomStep); });
    m_zoomReset = addCommand(QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(m_zoomReset, &QAction::triggered, this, [this] { zoom(100); });
    m_paletteAction = new QAction(this); // not a command of its own list
    m_paletteAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    addAction(m_paletteAction);
    connect(m_paletteAction, &QAction::triggered, this, &MainWindow::openPalette);
}

void MainWindow::buildChatActions()
{
    struct Row {
        QAction** action;
        QKeySequence keys;
        void (ChatPage::*slot)();
    };
    const Row rows[]{
        {&m_continue, QKeySequence(Qt::CTRL | Qt::Key_G), &ChatPage::continueAnswer},
        {&m_again, QKeySequence(Qt::CTRL | Qt::Key_R), &ChatPage::answerAgain},
        {&m_details, QKeySequence(Qt::CTRL | Qt::Key_D), &ChatPage::showDetails},
        {&m_retryNow, {}, &ChatPage::retryNow},
        {&m_switch, {}, &ChatPage::switchTarget},
        {&m_stop, {}, &ChatPage::stop},
        {&m_previousVersion, QKeySequence(Qt::ALT | Qt::Key_Left), &ChatPage::previousVersion},
        {&m_nextVersion, QKeySequence(Qt::ALT | Qt::Key_Right), &ChatPage::nextVersion},
        {&m_editQuestion, QKeySequence(Qt::CTRL | Qt::Key_E), &ChatPage::editQuestion},
        {&m_compare, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), &ChatPage::compare},
        {&m_sideBySide, {}, &ChatPage::compareSiblings},
        {&m_askSeveral, {}, &ChatPage::askSeveral},
        {&m_turns, QKeySequence(Qt::CTRL | Qt::Key_J), &ChatPage::showTurns},
        {&m_findInChat, QKeySequence(Qt::CTRL | Qt::Key_F), &ChatPage::findInChat},
        {&m_previousQuestion, QKeySequence(Qt::ALT | Qt::Key_Up), &ChatPage::previousQuestion},
        {&m_nextQuestion, QKeySequence(Qt::ALT | Qt::Key_Down), &ChatPage::nextQuestion},
        {&m_copyAnswer, {}, &ChatPage::copyAnswer},
        {&m_copyChat, {}, &ChatPage::copyChat},
        {&m_chooseTarget, QKeySequence(Qt::CTRL | Qt::Key_M), &ChatPage::chooseTarget},
        {&m_panel, QKeySequence(Qt::CTRL | Qt::Key_I), &ChatPage::togglePanel},
        {&m_prompts, QKeySequence(Qt::CTRL | Qt::Key_P), &ChatPage::showPrompts},
        {&m_asTask, {}, &ChatPage::sendAsTask},
        {&m_context, {}, &ChatPage::showContext},
    };
    for (const Row& row : rows) {
        *row.action = addCommand(row.keys);
        connect(*row.action, &QAction::triggered, m_chat, [this, slot = row.slot] {
            showRoom(RoomId::Chats);
            (m_chat->*slot)();
        });
    }
    m_previousQuestion->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Up), QKeySequence(Qt::ALT | Qt::Key_Up)});
    m_nextQuestion->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Down), QKeySequence(Qt::ALT | Qt::Key_Down)});
    m_findEverywhere = addCommand(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    connect(m_findEverywhere, &QAction::triggered, this, [this] {
        showRoom(RoomId::Chats);
        m_frame->setListOpen(true);
        m_chatList->focusSearch();
    });
    m_importChats = addCommand({});
    connect(m_importChats, &QAction::triggered, m_transfer, &ChatTransfer::askImport);
    const auto showList = [this](ChatList::Page page) {
        showRoom(RoomId::Chats);
        m_frame->setListOpen(true);
        m_chatList->showPage(page);
    };
    m_showArchive = addCommand({});
    connect(m_showArchive, &QAction::triggered, this, [showList] { showList(ChatList::Page::Archive); });
    m_showTrash = addCommand({});
    connect(m_showTrash, &QAction::triggered, this, [showList] { showList(ChatList::Page::Trash); });
    m_showEndpoints = addCommand(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    connect(m_showEndpoints, &QAction::triggered, m_strip, &StatusStrip::showEndpoints);
}

void MainWindow::showRoom(RoomId id)
{
    const Room& room = m_rooms.at(static_cast<int>(id));
    room.button->setChecked(true);
    if (room.list)
        m_frame->lists()->setCurrentWidget(room.list);
    if (m_frame->pages()->currentWidget() != room.page || !room.list)
        m_frame->setListAvailable(room.list != nullptr);
    m_frame->pages()->setCurrentWidget(room.page);
    if (id == RoomId::Chats)
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
    m_batch->newJob(inputs);
}

void MainWindow::showJob(const QString& id)
{
    showRoom(RoomId::Batch);
    m_batch->showJob(id);
}

void MainWindow::askInNewChat(const QString& text, const QString& endpoint, const QString& model)
{
    chat::ChatSession* session = m_parts.sessions.create();
    session->setTarget(endpoint, model.isEmpty() ? m_parts.endpoints.models(endpoint).value(0) : model);
    const base::Status status = session->ask(text, {});
    showRoom(RoomId::Chats);
    m_chat->openChat(session->conversation().summary.id);
    if (!status)
        m_toast->show(status.error().sentence(), {}, {});
}

void MainWindow::showEndpoint(const QString& name)
{
    showRoom(RoomId::Settings);
    m_settings->editEndpoint(name);
}

void MainWindow::openPalette()
{
    m_palette->open(m_commands);
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

void MainWindow::restoreState()
{
    resize(designSize);
    if (m_parts.profileFolder.isEmpty())
        return;
    const QSettings state(m_parts.profileFolder + QStringLiteral("/state.ini"), QSettings::IniFormat);
    restoreGeometry(state.value(u"window/geometry").toByteArray());
    m_frame->setListWidth(state.value(u"window/listWidth", m_frame->listWidth()).toInt());
}

void MainWindow::saveState() const
{
    if (m_parts.profileFolder.isEmpty())
        return;
    QSettings state(m_parts.profileFolder + QStringLiteral("/state.ini"), QSettings::IniFormat);
    state.setValue(u"window/geometry", saveGeometry());
    state.setValue(u"window/listWidth", m_frame->listWidth());
}

void MainWindow::askBeforeClosing(int unstored)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Keep conversations?"),
        tr("%n conversation(s) are in memory only and will be gone.", nullptr, unstored), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = new Button(m_parts.theme, Button::Kind::Primary, tr("Keep, encrypted"), box);
    auto* discard = new Button(m_parts.theme, Button::Kind::Danger, tr("Discard"), box);
    box->addButton(keep, QMessageBox::AcceptRole);
    box->addButton(discard, QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    box->setDefaultButton(keep);
    connect(discard, &QAbstractButton::clicked, this, [this] {
        m_mayClose = true;
        close();
    });
    connect(keep, &QAbstractButton::clicked, this, [this] {
        m_closeAfterKeeping = true; // the window closes as soon as they are safe
        if (m_parts.privacy.isUnlocked() && m_parts.privacy.consent().allows(model::ConsentKind::Chats)) {
            keepChats();
        } else {
            m_keepAfterConsent = true;
            m_consent->grant({model::ConsentKind::Chats});
        }
    });
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_chat->holdsPrivate() && !m_mayClose) {
        event->ignore();
        m_closeAfterLeaving = true;
        showRoom(RoomId::Chats);
        m_chat->leavePrivate();
        return;
    }
    const int unstored = m_parts.sessions.unstoredCount();
    if (unstored > 0 && !m_mayClose) {
        event->ignore();
        if (!findChild<QMessageBox*>(QStringLiteral("closeQuestion")))
            askBeforeClosing(unstored);
        return;
    }
    saveState();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    newJob(files);
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
    const QStringList names{tr("Chats"), tr("Batch"), tr("Security"), tr("Settings")};
    for (int index = 0; index < m_rooms.size(); ++index) {
        const Room& room = m_rooms.at(index);
        room.action->setText(names.at(index));
        room.button->setAccessibleName(names.at(index));
        room.button->setToolTip(
            QStringLiteral("%1 (%2)").arg(names.at(index), room.action->shortcut().toString(QKeySequence::NativeText)));
    }
    m_newChat->setText(tr("New chat"));
    m_newPrivate->setText(tr("New private chat"));
    m_askSeveral->setText(tr("Send to several models"));
    m_sideBySide->setText(tr("Show the answers side by side"));
    m_turns->setText(tr("Questions of this chat"));
    m_newJob->setText(tr("New batch job"));
    m_addEndpoint->setText(tr("Add an endpoint"));
    m_privacyAction->setText(tr("What is stored on this computer"));
    m_continue->setText(tr("Go on with the answer"));
    m_again->setText(tr("Answer again"));
    m_details->setText(tr("How the answer came about"));
    m_retryNow->setText(tr("Try again now"));
    m_switch->setText(tr("Switch to the next endpoint"));
    m_stop->setText(tr("Stop the answer"));
    m_chooseTarget->setText(tr("Choose endpoint and model"));
    m_showEndpoints->setText(tr("Health of the endpoints"));
    m_previousVersion->setText(tr("Previous version of the last message"));
    m_nextVersion->setText(tr("Next version of the last message"));
    m_findInChat->setText(tr("Find in this chat"));
    m_previousQuestion->setText(tr("Go to the previous question"));
    m_nextQuestion->setText(tr("Go to the next question"));
    m_copyAnswer->setText(tr("Copy the last answer"));
    m_copyChat->setText(tr("Copy the whole chat"));
    m_editQuestion->setText(tr("Ask the last question in other words"));
    m_compare->setText(tr("Compare with other models"));
    m_findEverywhere->setText(tr("Search all chats"));
    m_importChats->setText(tr("Import chats"));
    m_showArchive->setText(tr("Archive of chats"));
    m_showTrash->setText(tr("Trash of chats"));
    m_panel->setText(tr("This chat's role and settings"));
    m_prompts->setText(tr("Saved prompts"));
    m_asTask->setText(tr("Send as a task"));
    m_context->setText(tr("What fills the model's context"));
    m_toggleList->setText(tr("Show or hide the list"));
    m_light->setText(tr("Light theme"));
    m_dark->setText(tr("Dark theme"));
    // Each in both languages: it is looked for by whoever cannot read the other.
    m_english->setText(QStringLiteral("English · 英语"));
    m_chinese->setText(QStringLiteral("简体中文 · Simplified Chinese"));
    m_zoomIn->setText(tr("Zoom in"));
    m_zoomOut->setText(tr("Zoom out"));
    m_zoomReset->setText(tr("Zoom to 100 %"));
    m_paletteAction->setText(tr("All commands"));
    m_batch->retranslate();
}

} // namespace spyhop::ui
