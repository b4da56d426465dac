// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatroom.h"

#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/chattasks.h"
#include "ui/chat/chattransfer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/menuplace.h"

#include <QtGui/QDesktopServices>
#include <QtWidgets/QMenu>

namespace spyhop::ui {
namespace {
// What a toast's id brings back.
const QString chatToast = QStringLiteral("chat:"); // ids of chats in the trash, parted by commas
const QString archiveToast = QStringLiteral("archive:");
const QString projectToast = QStringLiteral("project:");
const QString messagesToast = QStringLiteral("messages:"); // chat, comma, ms
const QString branchToast = QStringLiteral("branch:"); // chat, comma, the leaf that was shown
const QString libraryToast = QStringLiteral("library:");
const QString taskToast = QStringLiteral("task:");
} // namespace

ChatRoom::ChatRoom(const Parts& parts, QWidget* lists, QWidget* pages)
    : m_parts(parts)
    , m_list(new ChatList(parts.theme, parts.clock, parts.sessions, parts.search, lists))
    , m_page(new ChatPage(parts.sessions, parts.endpoints, {parts.theme, parts.clock, parts.desk}, pages))
    , m_transfer(new ChatTransfer(parts.sessions, parts.clock, m_list))
    , m_tasks(std::make_unique<ChatTasks>(parts.desk.tasks, parts.desk.pending))
{
    m_transfer->setFormulas(m_page->transcript()->formulas());
    connectList();
    connectPage();
    connect(m_transfer, &ChatTransfer::message, this, &ChatRoom::say);
    connect(m_transfer, &ChatTransfer::busyChanged, m_list, &ChatList::setBusy);
    // Tasks of earlier runs: their chats can be read once the data key is there.
    connect(&parts.privacy, &admin::PrivacyAdmin::unlocked, this, [this] { m_tasks->resume(); });
    connect(m_tasks.get(), &ChatTasks::settled, this, [this](const QString& chatId) {
        if (m_page->chatId() != chatId)
            Q_EMIT message(tr("The answer to a task is here."), tr("Open"), taskToast + chatId);
    });
    for (const auto signal : {&admin::PrivacyAdmin::unlocked, &admin::PrivacyAdmin::changed,
             &admin::PrivacyAdmin::erased, &admin::PrivacyAdmin::erasedElsewhere})
        connect(&parts.privacy, signal, this, &ChatRoom::refreshLock);
    connect(&parts.privacy, &admin::PrivacyAdmin::keychainAsks, this, &ChatRoom::refreshLock);
    refreshLock();
    if (parts.privacy.isUnlocked() || !parts.privacy.stored().any())
        m_tasks->resume();
}

ChatRoom::~ChatRoom() = default;

void ChatRoom::say(const QString& text)
{
    Q_EMIT message(text, {}, {});
}

void ChatRoom::refreshLock()
{
    const admin::PrivacyAdmin& privacy = m_parts.privacy;
    // What was stored while it was allowed can be read though nothing new is stored.
    m_list->setLocked(!privacy.isUnlocked()
            && (privacy.consent().allows(model::ConsentKind::Chats)
                || (privacy.hasDataKey() && privacy.stored().chats > 0)),
        privacy.isKeychainAsking());
}

void ChatRoom::connectList()
{
    connect(m_list, &ChatList::opened, m_page, &ChatPage::openChat);
    connect(m_list, &ChatList::messageChosen, m_page, &ChatPage::openMessage);
    connect(m_list, &ChatList::failed, this, &ChatRoom::say);
    connect(m_list, &ChatList::importRequested, m_transfer, &ChatTransfer::askImport);
    connect(m_list, &ChatList::filesDropped, m_transfer, &ChatTransfer::importFiles);
    connect(m_list, &ChatList::projectRemoved, this, [this](const model::Project& project, const QStringList& chats) {
        m_removedProject.emplace(project, chats);
        Q_EMIT message(tr("The project was removed; its chats are still here."), tr("Undo"), projectToast);
    });
    const ChatMenu* menu = &m_list->menu();
    connect(menu, &ChatMenu::removed, this, [this](const QStringList& ids) {
        Q_EMIT message(tr("%n chat(s) were moved to the trash.", nullptr, static_cast<int>(ids.size())), tr("Undo"),
            chatToast + ids.join(u','));
    });
    connect(menu, &ChatMenu::archived, this, [this](const QStringList& ids) {
        Q_EMIT message(tr("%n chat(s) were archived.", nullptr, static_cast<int>(ids.size())), tr("Undo"),
            archiveToast + ids.join(u','));
    });
    connect(menu, &ChatMenu::exportRequested, m_transfer, &ChatTransfer::askExport);
}

void ChatRoom::connectPage()
{
    connect(m_page, &ChatPage::chatChanged, m_list, &ChatList::setCurrent);
    connect(m_page, &ChatPage::linkActivated, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(m_page, &ChatPage::messageShown, this, &ChatRoom::say);
    connect(m_page, &ChatPage::menuRequested, this, [this](const QRect& at) {
        auto* menu = new QMenu(m_page);
        menu->setObjectName(QStringLiteral("thisChatMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_list->menu().fill(menu, {m_page->chatId()});
        popupBy(*menu, at, *m_page->window());
    });
    connect(m_page, &ChatPage::messagesRemoved, this, [this](const QString& chat, const QDateTime& at) {
        Q_EMIT message(tr("The messages were moved to the trash."), tr("Undo"),
            messagesToast + chat + u',' + QString::number(at.toMSecsSinceEpoch()));
    });
    connect(m_page, &ChatPage::wentBack, this, [this](const QString& chat, const QString& leaf) {
        Q_EMIT message(tr("The chat goes on from there; what was said later is kept."), tr("Undo"),
            branchToast + chat + u',' + leaf);
    });
    connect(m_page, &ChatPage::libraryRemoved, this,
        [this](const QString& sentence) { Q_EMIT message(sentence, tr("Undo"), libraryToast); });
}

//! The branch as it was before the person went on from an earlier message.
void ChatRoom::showBranch(const QString& chatId, const QString& leafId)
{
    const base::Expected<chat::ChatSession*> session = m_parts.sessions.open(chatId);
    const base::Status shown = session ? (*session)->showBranch(leafId) : base::failure(session.error());
    if (!shown)
        say(shown.error().sentence());
}

void ChatRoom::ask(const QString& text, const QString& endpoint, const QString& model)
{
    chat::ChatSession* session = m_parts.sessions.create();
    session->setTarget(endpoint, model.isEmpty() ? m_parts.endpoints.models(endpoint).value(0) : model);
    const base::Status status = session->ask(text, {});
    m_page->openChat(session->conversation().summary.id);
    if (!status)
        say(status.error().sentence());
}

bool ChatRoom::isUndo(const QString& id)
{
    return !id.startsWith(taskToast);
}

void ChatRoom::undo(const QString& id)
{
    const QStringList ids = id.section(u':', 1).split(u',', Qt::SkipEmptyParts);
    if (id.startsWith(taskToast)) {
        m_page->openChat(ids.value(0));
    } else if (id.startsWith(chatToast)) {
        m_parts.sessions.restore(ids);
    } else if (id.startsWith(archiveToast)) {
        m_parts.sessions.setArchived(ids, false);
    } else if (id.startsWith(projectToast) && m_removedProject) {
        m_parts.sessions.restoreProject(m_removedProject->first, m_removedProject->second);
        m_removedProject.reset();
    } else if (id.startsWith(branchToast)) {
        showBranch(ids.value(0), ids.value(1));
    } else if (id.startsWith(libraryToast)) {
        m_parts.desk.library.undoRemove();
    } else if (id.startsWith(messagesToast)) {
        model::TrashEntry entry;
        entry.conversationId = ids.value(0);
        entry.trashedAt = QDateTime::fromMSecsSinceEpoch(ids.value(1).toLongLong(), Qt::UTC);
        if (const base::Status restored = m_parts.sessions.restore(entry); !restored)
            say(restored.error().sentence());
    }
}

} // namespace spyhop::ui
