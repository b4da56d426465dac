// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlist.h"

#include "ui/chat/chatdelegate.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/searchmodel.h"
#include "ui/chat/trashmodel.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/menuplace.h"
#include "ui/common/searchfield.h"

#include <QtCore/QEvent>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <algorithm>

namespace spyhop::ui {

ChatList::ChatList(
    const Theme& theme, base::Clock& clock, chat::Sessions& sessions, chat::ChatSearch& search, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sessions(sessions)
    , m_chatSearch(search)
    , m_model(new ChatListModel(sessions, clock, this))
    , m_found(new SearchModel(sessions, search, clock, this))
    , m_trash(new TrashModel(sessions, clock, this))
    , m_menu(new ChatMenu(sessions, this))
    , m_search(new SearchField(theme, this))
    , m_new(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_private(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_more(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_moreMenu(new QMenu(m_more))
    , m_pageBar(new QWidget(this))
    , m_back(new Button(theme, Button::Kind::Quiet, {}, m_pageBar))
    , m_pageName(new Label(theme, FontRole::Ui, &Tokens::text2, m_pageBar))
    , m_busy(new Banner(theme, Banner::Kind::Info, Icon::Running, this))
    , m_locked(new Banner(theme, Banner::Kind::Info, Icon::Keep, this))
    , m_view(new QListView(this))
    , m_empty(new EmptyState(theme, Icon::Search, this))
    , m_trashBar(new QWidget(this))
    , m_restore(new Button(theme, Button::Kind::Secondary, {}, m_trashBar))
    , m_erase(new Button(theme, Button::Kind::Danger, {}, m_trashBar))
{
    build();
    connectParts();
    QEvent language(QEvent::LanguageChange);
    changeEvent(&language);
}

ChatList::~ChatList()
{
    // A name that is being edited is taken over when the view goes: nobody must be told by then.
    m_model->disconnect(this);
    m_found->disconnect(this);
    m_view->disconnect(this);
    m_sessions.disconnect(this);
}

void ChatList::build()
{
    setObjectName(QStringLiteral("chatList"));
    setAcceptDrops(true);
    m_search->setObjectName(QStringLiteral("chatSearch"));
    m_new->setObjectName(QStringLiteral("newChat"));
    m_new->setLineIcon(Icon::Plus);
    m_private->setObjectName(QStringLiteral("newPrivateChat"));
    m_private->setLineIcon(Icon::Private);
    m_more->setObjectName(QStringLiteral("moreChats"));
    m_more->setLineIcon(Icon::More);
    m_back->setObjectName(QStringLiteral("backToChats"));
    m_busy->setObjectName(QStringLiteral("chatsBusy"));
    m_busy->hide();
    m_locked->setObjectName(QStringLiteral("chatsLocked"));
    m_locked->hide();
    m_empty->setObjectName(QStringLiteral("chatListEmpty"));
    m_empty->button()->setKind(Button::Kind::Secondary); // the page beside it has the primary one
    m_restore->setObjectName(QStringLiteral("restoreRemoved"));
    m_erase->setObjectName(QStringLiteral("eraseRemoved"));
    m_view->setObjectName(QStringLiteral("chatListView"));
    m_view->setItemDelegate(new ChatDelegate(m_theme, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDropIndicatorShown(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(m_theme.px(12), m_theme.px(12), m_theme.px(12), m_theme.px(4));
    searchRow->setSpacing(m_theme.px(4));
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_new);
    searchRow->addWidget(m_private);
    searchRow->addWidget(m_more);
    auto* backRow = new QHBoxLayout(m_pageBar);
    backRow->setContentsMargins(m_theme.px(12), 0, m_theme.px(12), 0);
    backRow->addWidget(m_back);
    backRow->addStretch(1);
    backRow->addWidget(m_pageName);
    auto* trashRow = new QHBoxLayout(m_trashBar);
    trashRow->setContentsMargins(m_theme.px(12), m_theme.px(8), m_theme.px(12), m_theme.px(12));
    trashRow->setSpacing(m_theme.px(8));
    trashRow->addWidget(m_restore);
    trashRow->addWidget(m_erase);
    trashRow->addStretch(1);
    auto* lockedRow = new QVBoxLayout;
    lockedRow->setContentsMargins(m_theme.px(8), 0, m_theme.px(8), 0);
    lockedRow->addWidget(m_locked);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addWidget(m_pageBar);
    column->addWidget(m_busy);
    column->addLayout(lockedRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_trashBar);
    // Before the view hears of it: where the row of the open chat goes, the view makes the next one the current one.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_rowsGo = true; });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] { m_rowsGo = false; });
    setModel(m_model);
}

void ChatList::connectParts()
{
    connect(m_new, &QAbstractButton::clicked, this, &ChatList::newRequested);
    connect(m_empty->button(), &QAbstractButton::clicked, this, &ChatList::unlockRequested);
    connect(m_locked, &Banner::linkActivated, this, &ChatList::unlockRequested);
    connect(m_private, &QAbstractButton::clicked, this, &ChatList::privateRequested);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        fillMoreMenu();
        popupBy(*m_moreMenu, *m_more);
    });
    connect(m_back, &QAbstractButton::clicked, this, [this] { showPage(Page::Chats); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found->search(text.trimmed());
        refresh();
    });
    m_search->installEventFilter(this);
    // The rows of what is shown may have gone and come again, or have moved.
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ChatList::reselect);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ChatList::refreshEmpty);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ChatList::refreshEmpty);
    connect(m_found, &SearchModel::stateChanged, this, &ChatList::refreshEmpty);
    connect(&m_theme, &Theme::changed, m_model, &ChatListModel::refresh);
    connect(&m_sessions, &chat::Sessions::trashChanged, this, [this] {
        if (m_page == Page::Trash)
            refresh();
    });
    connect(m_view, &QAbstractItemView::clicked, this, &ChatList::onClicked);
    connect(m_view, &QAbstractItemView::activated, this, &ChatList::take);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatList::showMenu);
    connect(m_menu, &ChatMenu::renameRequested, this, &ChatList::rename);
    connect(m_menu, &ChatMenu::newProjectRequested, this, &ChatList::newProject);
    connect(m_restore, &QAbstractButton::clicked, this, &ChatList::restoreSelected);
    connect(m_erase, &QAbstractButton::clicked, this, [this] { askErase(selectedTrash()); });
}

void ChatList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_search->setPlaceholderText(tr("Search all chats"));
        m_search->setAccessibleName(tr("Search all chats"));
        m_search->setToolTip(tr("Search all chats (Ctrl+Shift+F)"));
        m_new->setToolTip(tr("New chat (Ctrl+N)"));
        m_new->setAccessibleName(tr("New chat"));
        m_private->setToolTip(tr("New private chat: nothing of it is written down (Ctrl+Alt+N)"));
        m_private->setAccessibleName(tr("New private chat"));
        m_more->setToolTip(tr("Projects, import, archive, trash"));
        m_more->setAccessibleName(tr("More"));
        m_view->setAccessibleName(tr("Chats"));
        m_restore->setText(tr("Restore"));
        m_erase->setText(tr("Delete for ever"));
        m_model->refresh();
        refresh();
    }
    QWidget::changeEvent(event);
}

void ChatList::setModel(QAbstractItemModel* model)
{
    if (m_view->model() == model)
        return;
    QItemSelectionModel* old = m_view->selectionModel();
    m_view->setModel(model);
    delete old; // the view leaves it to whoever sets another model
    m_view->setDragEnabled(model == m_model);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ChatList::onCurrentChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const bool any = m_page == Page::Trash && m_view->selectionModel()->hasSelection();
        m_restore->setEnabled(any);
        m_erase->setEnabled(any);
    });
}

//! What the pane shows: what was searched for, the trash, or chats.
void ChatList::refresh()
{
    const bool searching = !m_found->query().isEmpty();
    const bool trash = m_page == Page::Trash && !searching;
    if (trash) {
        if (const base::Status read = m_trash->reload(); !read)
            Q_EMIT failed(read.error().sentence());
    }
    m_model->setScope(m_page == Page::Archive ? ChatListModel::Scope::Archive : ChatListModel::Scope::Current);
    if (searching)
        setModel(m_found);
    else if (trash)
        setModel(m_trash);
    else
        setModel(m_model);
    m_pageBar->setVisible(m_page != Page::Chats && !searching);
    m_back->setText(QStringLiteral("‹ ") + tr("All chats"));
    m_back->setToolTip(tr("Back to all chats"));
    m_pageName->setText(m_page == Page::Trash ? tr("Trash") : tr("Archive"));
    m_trashBar->setVisible(trash);
    m_restore->setEnabled(false);
    m_erase->setEnabled(false);
    reselect();
    refreshEmpty();
}

void ChatList::refreshEmpty()
{
    const bool searching = !m_found->query().isEmpty();
    const bool empty = m_view->model()->rowCount() == 0;
    if (searching && m_found->isBusy()) {
        m_empty->setIcon(Icon::Search);
        m_empty->setText(tr("Searching all chats…"), QString());
    } else if (searching) {
        m_empty->setIcon(Icon::Search);
        m_empty->setText(tr("Nothing was found."), QString());
    } else if (m_page == Page::Trash) {
        m_empty->setIcon(Icon::Trash);
        m_empty->setText(tr("The trash is empty. What lies here is kept for %1 days.").arg(chat::trashDays), QString());
    } else if (m_page == Page::Archive) {
        m_empty->setIcon(Icon::Folder);
        m_empty->setText(tr("No chat is archived."), QString());
    } else if (m_isLocked) {
        m_empty->setIcon(Icon::Keep);
        m_empty->setText(m_isAsking
                ? tr("The keychain asks for its password. The stored chats stand here once it is unlocked.")
                : tr("The stored chats are locked. They stand here once they are unlocked."),
            m_isAsking ? QString() : tr("Unlock"));
    } else {
        m_empty->setIcon(Icon::Chats);
        m_empty->setText(tr("Chats stand here once something was asked."), QString());
    }
    m_locked->setText(
        QString(), m_isAsking ? tr("The keychain asks for its password.") : tr("Stored chats are locked."));
    m_locked->setLink(m_isAsking ? QString() : tr("Unlock"));
    m_locked->setVisible(m_isLocked && (!empty || searching || m_page != Page::Chats));
    m_empty->setVisible(empty);
    m_view->setVisible(!empty);
}

void ChatList::setLocked(bool isLocked, bool isAsking)
{
    m_isLocked = isLocked;
    m_isAsking = isAsking;
    refreshEmpty();
}

void ChatList::showPage(Page page)
{
    m_page = page;
    m_search->clear();
    refresh();
}

void ChatList::search(const QString& text)
{
    m_search->setText(text);
}

void ChatList::setCurrent(const QString& id)
{
    const bool isOther = std::exchange(m_current, id) != id;
    reselect();
    if (!isOther || m_view->model() != m_found || m_view->currentIndex().data(ChatRow::IdRole).toString() == m_current)
        return;
    // Another chat is open than that of the hit: none of them is marked as if it were.
    const QSignalBlocker quiet(m_view->selectionModel());
    m_view->selectionModel()->clear();
    m_view->viewport()->update();
}

void ChatList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ChatList::setBusy(const QString& text)
{
    m_busy->setText(QString(), text);
    m_busy->setVisible(!text.isEmpty());
}

void ChatList::reselect()
{
    if (m_view->model() != m_model || selectedChats().size() > 1)
        return;
    const QModelIndex index = m_model->indexOf(m_current);
    if (index == m_view->currentIndex() && m_view->selectionModel()->isSelected(index))
        return;
    const QSignalBlocker quiet(m_view->selectionModel());
    if (index.isValid())
        m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        m_view->selectionModel()->clear();
    m_view->viewport()->update();
}

QStringList ChatList::selectedChats() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex& index : std::as_const(rows)) {
        if (index.data(ChatRow::KindRole).toInt() == ChatRow::Chat)
            ids.append(index.data(ChatRow::IdRole).toString());
    }
    return ids;
}

//! Moving by keyboard opens; while many are being selected nothing does.
void ChatList::onCurrentChanged(const QModelIndex& index)
{
    const bool selecting
        = (QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != Qt::NoModifier;
    const bool byPerson = m_view->hasFocus() || m_view->underMouse();
    if (!m_rowsGo && byPerson && !selecting && index.data(ChatRow::KindRole).toInt() == ChatRow::Chat
        && m_view->model() == m_model)
        choose(index);
}

void ChatList::onClicked(const QModelIndex& index)
{
    const bool selecting
        = (QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != Qt::NoModifier;
    if (!selecting)
        take(index);
}

void ChatList::take(const QModelIndex& index)
{
    const int kind = index.data(ChatRow::KindRole).toInt();
    choose(index);
    if (kind == ChatRow::Chat || kind == ChatRow::Hit)
        Q_EMIT chosen();
}

void ChatList::choose(const QModelIndex& index)
{
    const QString id = index.data(ChatRow::IdRole).toString();
    switch (index.data(ChatRow::KindRole).toInt()) {
    case ChatRow::Project:
        m_model->toggleProject(id);
        return;
    case ChatRow::Hit:
        m_current = id;
        Q_EMIT messageChosen(id, index.data(ChatRow::MessageRole).toString(), m_found->query());
        return;
    case ChatRow::Chat:
        if (id.isEmpty() || id == m_current)
            return;
        m_current = id;
        Q_EMIT opened(id);
        return;
    default:
        return;
    }
}

} // namespace spyhop::ui
