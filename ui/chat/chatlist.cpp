// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatlist.h"

#include "ui/chat/chatdelegate.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/common/button.h"
#include "ui/common/searchfield.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

ChatList::ChatList(const Theme& theme, base::Clock& clock, chat::Sessions& sessions, QWidget* parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_model(new ChatListModel(sessions, clock, this))
    , m_search(new SearchField(theme, this))
    , m_new(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_view(new QListView(this))
{
    setObjectName(QStringLiteral("chatList"));
    m_search->setObjectName(QStringLiteral("chatSearch"));
    m_new->setObjectName(QStringLiteral("newChat"));
    m_new->setLineIcon(Icon::Plus);
    m_view->setObjectName(QStringLiteral("chatListView"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ChatDelegate(theme, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setResizeMode(QListView::Adjust);

    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(4));
    searchRow->setSpacing(theme.px(8));
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_new);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addWidget(m_view, 1);

    connect(m_new, &QAbstractButton::clicked, this, &ChatList::newRequested);
    connect(m_search, &QLineEdit::textChanged, m_model, &ChatListModel::setFilter);
    // The rows of what is shown may have gone and come again under a filter, or have moved.
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ChatList::reselect);
    connect(&theme, &Theme::changed, m_model, &ChatListModel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const QString id = index.data(ChatListModel::IdRole).toString();
        const bool byPerson = m_view->hasFocus() || m_view->underMouse();
        if (id.isEmpty() || id == m_current || !byPerson)
            return;
        m_current = id;
        Q_EMIT opened(id);
    });
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const QString id = index.data(ChatListModel::IdRole).toString();
        if (id.isEmpty() || id == m_current)
            return;
        m_current = id;
        Q_EMIT opened(id);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatList::showMenu);
    QEvent language(QEvent::LanguageChange);
    changeEvent(&language);
}

void ChatList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_search->setPlaceholderText(tr("Search"));
        m_search->setAccessibleName(tr("Search chats"));
        m_new->setToolTip(tr("New chat (Ctrl+N)"));
        m_new->setAccessibleName(tr("New chat"));
        m_view->setAccessibleName(tr("Chats"));
        m_model->refresh();
    }
    QWidget::changeEvent(event);
}

void ChatList::setCurrent(const QString& id)
{
    m_current = id;
    reselect();
}

void ChatList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ChatList::reselect()
{
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

void ChatList::showMenu(const QPoint& at)
{
    const QModelIndex index = m_view->indexAt(at);
    const QString id = index.data(ChatListModel::IdRole).toString();
    if (id.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chatMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool pinned = index.data(ChatListModel::PinnedRole).toBool();
    menu->addAction(pinned ? tr("Unpin") : tr("Pin"), this, [this, id, pinned] {
        if (const auto session = m_sessions.open(id))
            (*session)->setPinned(!pinned);
    });
    menu->addAction(tr("Rename…"), this, [this, id] { rename(id); });
    menu->addSeparator();
    menu->addAction(tr("Move to the trash"), this, [this, id] {
        m_sessions.remove(id);
        Q_EMIT removed(id);
    });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ChatList::rename(const QString& id)
{
    const auto session = m_sessions.open(id);
    if (!session)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename chat"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue((*session)->conversation().summary.title);
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, *session, [chat = *session](const QString& name) {
        if (!name.trimmed().isEmpty())
            chat->rename(name);
    });
    dialog->open();
}

} // namespace spyhop::ui
