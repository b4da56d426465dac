// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlist.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/chatroom.h"
#include "ui/chat/chattransfer.h"
#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/frame.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/settings/consentflow.h"
#include "ui/settings/settingspage.h"

#include <QtGui/QAction>

// What the window can be told by key and by name, in the palette's order.
namespace spyhop::ui {
namespace {
constexpr int zoomStep = 10; // per cent
}

void MainWindow::buildCommands()
{
    m_commands->add(QT_TR_NOOP("New chat"), {Qt::CTRL | Qt::Key_N}, [this] { newChat(); });
    m_commands->add(QT_TR_NOOP("New private chat"), {Qt::CTRL | Qt::ALT | Qt::Key_N}, [this] { newPrivateChat(); });
    m_commands->add(QT_TR_NOOP("New batch job"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N}, [this] { newJob({}); });
    struct RoomRow {
        const char* name;
        Qt::Key key; //!< with Ctrl
    };
    constexpr RoomRow rooms[]{
        // by RoomId
        {QT_TR_NOOP("Chats"), Qt::Key_1},
        {QT_TR_NOOP("Batch"), Qt::Key_2},
        {QT_TR_NOOP("Security"), Qt::Key_5},
        {QT_TR_NOOP("Settings"), Qt::Key_Comma},
    };
    for (int index = 0; index < m_rooms.size(); ++index) {
        const auto id = static_cast<RoomId>(index);
        m_rooms[index].action
            = m_commands->add(rooms[index].name, {Qt::CTRL | rooms[index].key}, [this, id] { showRoom(id); });
    }
    m_commands->add(QT_TR_NOOP("Add an endpoint"), {}, [this] {
        showRoom(RoomId::Settings);
        m_settings->addEndpoint();
    });
    m_commands->add(QT_TR_NOOP("What is stored on this computer"), {}, [this] {
        showRoom(RoomId::Settings);
        m_settings->show(SettingsPage::Section::Privacy);
    });
    m_commands->add(QT_TR_NOOP("Unlock what is stored"), {}, [this] {
        if (m_consent->isLocked())
            m_consent->unlock();
        else
            showNotice(tr("Nothing that is stored is locked."));
    });
    buildChatCommands();
    buildLookCommands();
    m_paletteAction->setShortcut(Qt::CTRL | Qt::Key_K); // not a command of its own list
    addAction(m_paletteAction);
    connect(m_paletteAction, &QAction::triggered, this, &MainWindow::openPalette);
}

void MainWindow::buildChatCommands()
{
    struct Row {
        const char* name;
        QList<QKeySequence> keys;
        void (ChatPage::*slot)();
    };
    const Row rows[]{
        {QT_TR_NOOP("Go on with the answer"), {Qt::CTRL | Qt::Key_G}, &ChatPage::continueAnswer},
        {QT_TR_NOOP("Answer again"), {Qt::CTRL | Qt::Key_R}, &ChatPage::answerAgain},
        {QT_TR_NOOP("How the answer came about"), {Qt::CTRL | Qt::Key_D}, &ChatPage::showDetails},
        {QT_TR_NOOP("Try again now"), {}, &ChatPage::retryNow},
        {QT_TR_NOOP("Switch to the next endpoint"), {}, &ChatPage::switchTarget},
        {QT_TR_NOOP("Stop the answer"), {}, &ChatPage::stop},
        {QT_TR_NOOP("Previous version of the last message"), {Qt::ALT | Qt::Key_Left}, &ChatPage::previousVersion},
        {QT_TR_NOOP("Next version of the last message"), {Qt::ALT | Qt::Key_Right}, &ChatPage::nextVersion},
        {QT_TR_NOOP("Ask the last question in other words"), {Qt::CTRL | Qt::Key_E}, &ChatPage::editQuestion},
        {QT_TR_NOOP("Compare with other models"), {Qt::CTRL | Qt::SHIFT | Qt::Key_M}, &ChatPage::compare},
        {QT_TR_NOOP("Show the answers side by side"), {}, &ChatPage::compareSiblings},
        {QT_TR_NOOP("Send to several models"), {}, &ChatPage::askSeveral},
        {QT_TR_NOOP("Questions of this chat"), {Qt::CTRL | Qt::Key_J}, &ChatPage::showTurns},
        {QT_TR_NOOP("Find in this chat"), {Qt::CTRL | Qt::Key_F}, &ChatPage::findInChat},
        {QT_TR_NOOP("Go to the previous question"), {Qt::CTRL | Qt::Key_Up, Qt::ALT | Qt::Key_Up},
            &ChatPage::previousQuestion},
        {QT_TR_NOOP("Go to the next question"), {Qt::CTRL | Qt::Key_Down, Qt::ALT | Qt::Key_Down},
            &ChatPage::nextQuestion},
        {QT_TR_NOOP("Copy the last answer"), {}, &ChatPage::copyAnswer},
        {QT_TR_NOOP("Copy the whole chat"), {}, &ChatPage::copyChat},
        {QT_TR_NOOP("Choose endpoint and model"), {Qt::CTRL | Qt::Key_M}, &ChatPage::chooseTarget},
        {QT_TR_NOOP("This chat's role and settings"), {Qt::CTRL | Qt::Key_I}, &ChatPage::togglePanel},
        {QT_TR_NOOP("Saved prompts"), {Qt::CTRL | Qt::Key_P}, &ChatPage::showPrompts},
        {QT_TR_NOOP("Send as a task"), {}, &ChatPage::sendAsTask},
        {QT_TR_NOOP("What fills the model's context"), {}, &ChatPage::showContext},
    };
    for (const Row& row : rows) {
        m_commands->add(row.name, row.keys, [this, slot = row.slot] {
            showRoom(RoomId::Chats);
            (m_chat->*slot)();
        });
    }
    const auto withList = [this](auto&& show) {
        return [this, show] {
            showRoom(RoomId::Chats);
            m_frame->setListOpen(true);
            show(*m_chats->list());
        };
    };
    m_commands->add(QT_TR_NOOP("Search all chats"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F},
        withList([](ChatList& list) { list.focusSearch(); }));
    m_commands->add(QT_TR_NOOP("Import chats"), {}, [this] { m_chats->transfer()->askImport(); });
    m_commands->add(
        QT_TR_NOOP("Archive of chats"), {}, withList([](ChatList& list) { list.showPage(ChatList::Page::Archive); }));
    m_commands->add(
        QT_TR_NOOP("Trash of chats"), {}, withList([](ChatList& list) { list.showPage(ChatList::Page::Trash); }));
    m_commands->add(QT_TR_NOOP("Health of the endpoints"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        [this] { m_strip->showEndpoints(); });
}

void MainWindow::buildLookCommands()
{
    m_commands->add(QT_TR_NOOP("Show or hide the list"), {Qt::CTRL | Qt::Key_B},
        [this] { m_frame->setListOpen(!m_frame->isListOpen()); });
    admin::Preferences& preferences = m_parts.preferences;
    m_commands->add(QT_TR_NOOP("Light theme"), {},
        [&preferences] { std::ignore = preferences.setTheme(model::ThemeChoice::Light); });
    m_commands->add(
        QT_TR_NOOP("Dark theme"), {}, [&preferences] { std::ignore = preferences.setTheme(model::ThemeChoice::Dark); });
    // Each in both languages: it is looked for by whoever cannot read the other.
    m_commands->add(
        "English · 英语", {}, [&preferences] { std::ignore = preferences.setLanguage(QStringLiteral("en")); });
    m_commands->add("简体中文 · Simplified Chinese", {},
        [&preferences] { std::ignore = preferences.setLanguage(QStringLiteral("zh_CN")); });
    m_commands->add(QT_TR_NOOP("Zoom in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal},
        [this] { zoom(m_parts.theme.zoomPercent() + zoomStep); });
    m_commands->add(
        QT_TR_NOOP("Zoom out"), {Qt::CTRL | Qt::Key_Minus}, [this] { zoom(m_parts.theme.zoomPercent() - zoomStep); });
    m_commands->add(QT_TR_NOOP("Zoom to 100 %"), {Qt::CTRL | Qt::Key_0}, [this] { zoom(100); });
}

} // namespace spyhop::ui
