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
const QString taskToast = QStringLiteral("task:"); // before the chat that it opens
} // namespace

ChatRoom::ChatRoom(const Parts& parts, QWidget* lists, QWidget* pages)
    : m_parts(parts)
    , m_list(new ChatList(parts.theme, parts.clock, parts.sessions, parts.search, lists))
    , m_page(new ChatPage(parts.sessions, parts.endpoints, {parts.theme, parts.clock, parts.desk}, pages))
    , m_transfer(new ChatTransfer(parts.sessions, parts.clock, m_list))
    , m_tasks(std::make_unique<ChatTasks>(parts.desk.tasks, parts.desk.pending))
    , m_undo(parts.sessions, parts.desk.library)
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
        connect(&parts.privacy, signal, this, &ChatRoom::followPrivacy);
    for (const auto signal : {&admin::PrivacyAdmin::erased, &admin::PrivacyAdmin::erasedElsewhere})
        connect(&parts.privacy, signal, this, [this] { m_undo.clear(); });
    connect(&parts.privacy, &admin::PrivacyAdmin::keychainAsks, this, &ChatRoom::followPrivacy);
    followPrivacy();
    if (parts.privacy.isUnlocked() || !parts.privacy.stored().any())
        m_tasks->resume();
}

ChatRoom::~ChatRoom() = default;

void ChatRoom::say(const QString& text)
{
    Q_EMIT message(text, {}, {});
}

void ChatRoom::followPrivacy()
{
    const admin::PrivacyAdmin& privacy = m_parts.privacy;
    // What was stored while it was allowed can be read though nothing new is stored.
    m_list->setLocked(!privacy.isUnlocked()
            && (privacy.consent().allows(model::ConsentKind::Chats)
                || (privacy.hasDataKey() && privacy.stored().chats > 0)),
        privacy.isKeychainAsking());
    m_page->setStoresChats(privacy.consent().allows(model::ConsentKind::Chats));
}

void ChatRoom::connectList()
{
    connect(m_list, &ChatList::opened, m_page, &ChatPage::openChat);
    connect(m_list, &ChatList::messageChosen, m_page, &ChatPage::openMessage);
    connect(m_list, &ChatList::failed, this, &ChatRoom::say);
    connect(m_list, &ChatList::importRequested, m_transfer, &ChatTransfer::askImport);
    connect(m_list, &ChatList::filesDropped, m_transfer, &ChatTransfer::importFiles);
    connect(m_list, &ChatList::projectRemoved, this, [this](const model::Project& project, const QStringList& chats) {
        UndoSteps::Step step;
        step.kind = UndoSteps::Step::Kind::Project;
        step.sentence = tr("The project was removed; its chats are still here.");
        step.chats = chats;
        step.project = project;
        offerUndo(step);
    });
    const ChatMenu* menu = &m_list->menu();
    connect(menu, &ChatMenu::removed, this, [this](const QStringList& ids) {
        UndoSteps::Step step;
        step.sentence = tr("%n chat(s) were moved to the trash.", nullptr, static_cast<int>(ids.size()));
        step.chats = ids;
        if (m_page->chatId().isEmpty() && ids.contains(m_lastShown))
            step.shown = m_lastShown;
        offerUndo(step);
    });
    connect(menu, &ChatMenu::archived, this, [this](const QStringList& ids) {
        UndoSteps::Step step;
        step.kind = UndoSteps::Step::Kind::Archive;
        step.sentence = tr("%n chat(s) were archived.", nullptr, static_cast<int>(ids.size()));
        step.chats = ids;
        offerUndo(step);
    });
    connect(menu, &ChatMenu::exportRequested, m_transfer, &ChatTransfer::askExport);
}

void ChatRoom::connectPage()
{
    connect(m_page, &ChatPage::chatChanged, m_list, &ChatList::setCurrent);
    connect(m_page, &ChatPage::chatChanged, this, [this](const QString& id) {
        if (!id.isEmpty())
            m_lastShown = id;
    });
    connect(m_page, &ChatPage::linkActivated, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(m_page, &ChatPage::messageShown, this, &ChatRoom::say);
    connect(m_page, &ChatPage::menuRequested, this, [this](const QRect& at) {
        auto* menu = new QMenu(m_page);
        menu->setObjectName(QStringLiteral("thisChatMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_list->menu().fill(menu, {m_page->chatId()});
        popupBy(*menu, at, *m_page->window());
    });
    connect(m_page, &ChatPage::messagesRemoved, this,
        [this](const QString& chat, const QDateTime& at, const QString& message) {
            const base::Expected<chat::ChatSession*> session = m_parts.sessions.open(chat);
            UndoSteps::Step step;
            step.kind = UndoSteps::Step::Kind::Messages;
            // Nothing of a private chat lies anywhere.
            step.sentence = session && (*session)->isPrivate() ? tr("The messages were removed.")
                                                               : tr("The messages were moved to the trash.");
            step.chats = QStringList{chat};
            step.at = at;
            step.message = message;
            offerUndo(step);
        });
    connect(m_page, &ChatPage::wentBack, this, [this](const QString& chat, const QString& leaf) {
        UndoSteps::Step step;
        step.kind = UndoSteps::Step::Kind::Branch;
        step.sentence = tr("The chat goes on from there; what was said later is kept.");
        step.chats = QStringList{chat};
        step.leaf = leaf;
        offerUndo(step);
    });
    connect(m_page, &ChatPage::libraryRemoved, this, [this](const QString& sentence) {
        UndoSteps::Step step;
        step.kind = UndoSteps::Step::Kind::Library;
        step.sentence = sentence;
        offerUndo(step);
    });
}

void ChatRoom::offerUndo(const UndoSteps::Step& step)
{
    const QString id = m_undo.add(step);
    Q_EMIT message(step.sentence, tr("Undo"), id);
}

//! The chat that was open before it went, unless something else has been begun since; of messages, where they are.
void ChatRoom::showAgain(const UndoSteps::Step& step)
{
    if (!step.shown.isEmpty() && m_page->chatId().isEmpty() && !m_page->hasDraft())
        m_page->openChat(step.shown);
    if (step.kind == UndoSteps::Step::Kind::Messages && m_page->chatId() == step.chats.first())
        m_page->goToMessage(step.message);
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
    if (id.startsWith(taskToast)) {
        m_page->openChat(id.mid(taskToast.size()));
        return;
    }
    const auto undone = m_undo.undo(id);
    if (!undone)
        say(undone.error().sentence());
    else if (*undone)
        showAgain(**undone);
}

bool ChatRoom::undoLast()
{
    const auto undone = m_undo.undoLast();
    if (!undone) {
        say(undone.error().sentence());
        return true;
    }
    if (!*undone)
        return false;
    const UndoSteps::Step& step = **undone;
    say(tr("Undone: %1").arg(step.sentence));
    // What came back in a chat is to be seen.
    const bool isInChat = step.kind == UndoSteps::Step::Kind::Messages || step.kind == UndoSteps::Step::Kind::Branch;
    if (isInChat && !m_page->holdsPrivate())
        m_page->openChat(step.chats.first());
    showAgain(step);
    return true;
}

} // namespace spyhop::ui
