// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchroom.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/chatroom.h"
#include "ui/chat/chattransfer.h"
#include "ui/mainwindow/commands.h"
#include "ui/mainwindow/frame.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/roomrail.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/security/securitypage.h"
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
    m_commands->add(
        QT_TR_NOOP("New chat"), {Qt::CTRL | Qt::Key_N}, [this] { newChat(); }, "conversation 会话");
    m_commands->add(
        QT_TR_NOOP("New private chat"), {Qt::CTRL | Qt::ALT | Qt::Key_N}, [this] { newPrivateChat(); },
        "incognito temporary 私密 无痕 临时");
    m_commands->add(QT_TR_NOOP("New batch job"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N}, [this] { newJob({}); });
    m_commands->add(
        QT_TR_NOOP("Undo"), {Qt::CTRL | Qt::Key_Z}, [this] { undo(); }, "take back");
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
    for (int index = 0; index < m_rail->count(); ++index) {
        const auto id = static_cast<RoomId>(index);
        m_rail->setAction(index, m_commands->add(rooms[index].name, {Qt::CTRL | rooms[index].key}, [this, id] {
            showRoom(id);
            if (id == RoomId::Chats)
                m_chat->focusComposer();
        }));
    }
    m_commands->add(QT_TR_NOOP("Add an endpoint"), {}, [this] {
        showRoom(RoomId::Settings);
        m_settings->addEndpoint();
    });
    m_commands->add(
        QT_TR_NOOP("What is stored on this computer"), {},
        [this] {
            showRoom(RoomId::Settings);
            m_settings->show(SettingsPage::Section::Privacy);
        },
        "privacy consent storage erase data key passphrase 隐私 存储 同意 抹除 数据密钥 口令");
    m_commands->add(
        QT_TR_NOOP("Unlock what is stored"), {},
        [this] {
            if (m_consent->isLocked())
                m_consent->unlock();
            else
                showNotice(tr("Nothing that is stored is locked."));
        },
        "lock locked passphrase 解锁 锁定 口令");
    m_commands->add(
        QT_TR_NOOP("Templates for jobs"), {},
        [this] {
            newJob({});
            m_batch->showTemplates();
        },
        "questions ready 模板");
    m_commands->add(
        QT_TR_NOOP("Watched folders"), {},
        [this] {
            showRoom(RoomId::Batch);
            m_frame->setListOpen(true);
            m_batch->showWatches();
        },
        "watch folder monitor 监视 文件夹");
    buildChatCommands();
    buildThisChatCommands();
    buildSecurityCommands();
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
        // With Ctrl, the transcript itself goes to its next link, formula, code block or table.
        {QT_TR_NOOP("Go to the previous question"), {Qt::ALT | Qt::Key_Up, Qt::CTRL | Qt::Key_Up},
            &ChatPage::previousQuestion},
        {QT_TR_NOOP("Go to the next question"), {Qt::ALT | Qt::Key_Down, Qt::CTRL | Qt::Key_Down},
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
    m_commands->add(
        QT_TR_NOOP("New project"), {}, withList([](ChatList& list) { list.newProject({}); }), "folder group 项目 分组");
    m_commands->add(QT_TR_NOOP("Health of the endpoints"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        [this] { m_strip->showEndpoints(); });
}

//! What the chat's own menu does.
void MainWindow::buildThisChatCommands()
{
    const auto add = [this](const char* name, const char* words, auto&& act) {
        m_ofChat.append(m_commands->add(
            name, {},
            [this, act] {
                showRoom(RoomId::Chats);
                act(m_chat->chatId());
            },
            words));
    };
    add(QT_TR_NOOP("Rename this chat"), "title name 重命名 改名 标题", [this](const QString& id) {
        m_frame->setListOpen(true);
        m_chats->list()->rename(id);
    });
    add(QT_TR_NOOP("Move this chat to a new project"), "folder group 项目 分组", [this](const QString& id) {
        m_frame->setListOpen(true);
        m_chats->list()->newProject({id});
    });
    add(QT_TR_NOOP("Archive this chat, or take it out"), "unarchive 归档 取出",
        [this](const QString& id) { m_chats->list()->menu().toggleArchived({id}); });
    add(QT_TR_NOOP("Delete this chat (to the trash)"), "remove 删除 移除 回收站 废纸篓",
        [this](const QString& id) { m_chats->list()->menu().remove({id}); });
    struct Format {
        const char* name;
        const char* words;
        chat::ChatFormat format;
    };
    constexpr Format formats[]{
        {QT_TR_NOOP("Export this chat as Markdown"), "save md 导出 保存", chat::ChatFormat::Markdown},
        {QT_TR_NOOP("Export this chat as a web page"), "save html 导出 保存", chat::ChatFormat::Html},
        {QT_TR_NOOP("Export this chat as a Word document"), "save docx 导出 保存", chat::ChatFormat::Docx},
        {QT_TR_NOOP("Export this chat as PDF"), "save print 导出 保存 打印", chat::ChatFormat::Pdf},
        {QT_TR_NOOP("Export this chat as JSON"), "save 导出 保存", chat::ChatFormat::Json},
    };
    for (const Format& one : formats) {
        add(one.name, one.words,
            [this, format = one.format](const QString& id) { m_chats->transfer()->askExport({id}, format); });
    }
}

void MainWindow::buildSecurityCommands()
{
    struct Row {
        const char* name;
        const char* words;
        SecurityPage::Tab tab;
        bool isThere;
    };
    const SecurityRoom::Services& services = m_parts.security;
    const Row rows[]{
        {QT_TR_NOOP("Keys"), "API key keychain token 密钥 钥匙串 令牌", SecurityPage::Tab::Keys,
            services.keys != nullptr},
        {QT_TR_NOOP("Policy"), "rules allow deny 策略 规则 允许 拒绝", SecurityPage::Tab::Policy,
            services.policy != nullptr},
        {QT_TR_NOOP("Privacy gate"), "mask sensitive 隐私 遮盖 敏感", SecurityPage::Tab::Privacy,
            services.gate != nullptr},
        {QT_TR_NOOP("Audit log"), "records history 审计 记录", SecurityPage::Tab::Audit, services.audit != nullptr},
        {QT_TR_NOOP("Backups"), "backup restore 备份 恢复 还原", SecurityPage::Tab::Backup,
            services.backups != nullptr},
    };
    for (const Row& row : rows) {
        if (!row.isThere)
            continue;
        m_commands->add(
            row.name, {},
            [this, tab = row.tab] {
                showRoom(RoomId::Security);
                m_security->page()->showTab(tab);
            },
            row.words);
    }
    const auto add = [this](bool isThere, const char* name, const char* words, void (SecurityRoom::*act)()) {
        if (!isThere)
            return;
        m_commands->add(
            name, {},
            [this, act] {
                showRoom(RoomId::Security);
                (*m_security.*act)();
            },
            words);
    };
    add(services.audit, QT_TR_NOOP("Verify the audit log"), "check proof 审计 核实 检查", &SecurityRoom::verifyAudit);
    add(services.audit, QT_TR_NOOP("Export the audit log"), "save csv 审计 导出 保存", &SecurityRoom::exportAudit);
    add(services.backups, QT_TR_NOOP("Make a backup"), "back up save 备份", &SecurityRoom::writeBackup);
    add(services.backups, QT_TR_NOOP("Restore a backup"), "bring back 恢复 还原 备份", &SecurityRoom::restoreBackup);
}

void MainWindow::buildLookCommands()
{
    const auto section = [this](SettingsPage::Section which) {
        return [this, which] {
            showRoom(RoomId::Settings);
            m_settings->show(which);
        };
    };
    m_commands->add(QT_TR_NOOP("Appearance and language"), {}, section(SettingsPage::Section::Appearance),
        "theme zoom font 主题 缩放 字体 语言");
    m_commands->add(QT_TR_NOOP("About Spyhop"), {}, section(SettingsPage::Section::About), "version licence 版本 许可");
    m_rail->setListAction(m_commands->add(QT_TR_NOOP("Show or hide the list"), {Qt::CTRL | Qt::Key_B},
        [this] { m_frame->setListOpen(!m_frame->isListOpen()); }));
    admin::Preferences& preferences = m_parts.preferences;
    m_commands->add(QT_TR_NOOP("Theme as the system"), {},
        [&preferences] { std::ignore = preferences.setTheme(model::ThemeChoice::System); });
    m_commands->add(QT_TR_NOOP("Light theme"), {},
        [&preferences] { std::ignore = preferences.setTheme(model::ThemeChoice::Light); });
    m_commands->add(
        QT_TR_NOOP("Dark theme"), {}, [&preferences] { std::ignore = preferences.setTheme(model::ThemeChoice::Dark); });
    // Each in both languages: it is looked for by whoever cannot read the other.
    m_commands->add(
        "English · 英语", {}, [&preferences] { std::ignore = preferences.setLanguage(QStringLiteral("en")); },
        "language 语言");
    m_commands->add(
        "简体中文 · Simplified Chinese", {},
        [&preferences] { std::ignore = preferences.setLanguage(QStringLiteral("zh_CN")); }, "language 语言 中文");
    m_commands->add(QT_TR_NOOP("Zoom in"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal},
        [this] { zoom(m_parts.theme.zoomPercent() + zoomStep); });
    m_commands->add(
        QT_TR_NOOP("Zoom out"), {Qt::CTRL | Qt::Key_Minus}, [this] { zoom(m_parts.theme.zoomPercent() - zoomStep); });
    m_commands->add(QT_TR_NOOP("Zoom to 100 %"), {Qt::CTRL | Qt::Key_0}, [this] { zoom(100); });
}

} // namespace spyhop::ui
