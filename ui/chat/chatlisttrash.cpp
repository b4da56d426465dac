// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChatList: its trash, its keys, and what is dropped on it.
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/searchmodel.h"
#include "ui/chat/trashmodel.h"
#include "ui/common/button.h"
#include "ui/common/dropped.h"
#include "ui/common/searchfield.h"

#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>

namespace spyhop::ui {

namespace {

//! Files that may hold chats; everything else is for a job or a question.
QStringList chatFilesIn(const QMimeData* data)
{
    QStringList paths;
    for (const QString& path : filesIn(*data)) {
        const bool fits = path.endsWith(u".json", Qt::CaseInsensitive) || path.endsWith(u".jsonl", Qt::CaseInsensitive)
            || path.endsWith(u".zip", Qt::CaseInsensitive);
        if (fits)
            paths.append(path);
    }
    return paths;
}

} // namespace

QList<model::TrashEntry> ChatList::selectedTrash() const
{
    QList<model::TrashEntry> entries;
    if (m_view->model() != m_trash)
        return entries;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        entries.append(m_trash->entries().at(index.row()));
    return entries;
}

void ChatList::restoreSelected()
{
    const QList<model::TrashEntry> entries = selectedTrash();
    for (const model::TrashEntry& entry : entries) {
        if (const base::Status restored = m_sessions.restore(entry); !restored)
            Q_EMIT failed(restored.error().sentence());
    }
    refresh();
}

void ChatList::askErase(const QList<model::TrashEntry>& entries)
{
    if (entries.isEmpty())
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Delete for ever?"),
        tr("%n thing(s) will be gone; nothing can bring them back.", nullptr, static_cast<int>(entries.size())),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("eraseQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* erase = new Button(m_theme, Button::Kind::DangerFilled, tr("Delete for ever"), box);
    erase->setObjectName(QStringLiteral("eraseYes"));
    box->addButton(erase, QMessageBox::AcceptRole);
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(erase, &QAbstractButton::clicked, this, [this, entries] {
        m_sessions.erase(entries);
        refresh();
    });
    box->open();
}

bool ChatList::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Delete:
#ifdef Q_OS_MACOS
    case Qt::Key_Backspace: // what the key says Delete on
#endif
        if (m_view->model() == m_trash)
            askErase(selectedTrash());
        else if (const QStringList ids = selectedChats(); !ids.isEmpty())
            m_menu->remove(ids);
        return true;
    case Qt::Key_Escape:
        if (!m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (m_page != Page::Chats) {
            showPage(Page::Chats);
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool ChatList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched == m_search)
        m_chatSearch.warmUp(); // what is typed next finds the texts open
    // A right click shows a menu for a chat and opens none: the press would make its row the current one.
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonPress && m_view->model() == m_model
        && static_cast<QMouseEvent*>(event)->button() == Qt::RightButton)
        return true;
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_view && handleKey(key))
            return true;
        // From the search straight into what it found.
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            for (int row = 0; row < m_view->model()->rowCount(); ++row) {
                const QModelIndex index = m_view->model()->index(row, 0);
                if (!index.flags().testFlag(Qt::ItemIsSelectable))
                    continue;
                m_view->setFocus(Qt::TabFocusReason);
                m_view->setCurrentIndex(index);
                if (key != Qt::Key_Down)
                    choose(index);
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ChatList::dragEnterEvent(QDragEnterEvent* event)
{
    if (!chatFilesIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ChatList::dropEvent(QDropEvent* event)
{
    const QStringList paths = chatFilesIn(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

} // namespace spyhop::ui
