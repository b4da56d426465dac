// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window outlives it.
#include "ui/mainwindow/mainwindow.h"

#include "core/admin/backupadmin.h"
#include "ui/chat/chatpage.h"
#include "ui/common/words.h"
#include "ui/mainwindow/frame.h"
#include "ui/settings/consentflow.h"

#include <QtCore/QMetaObject>
#include <QtCore/QSettings>
#include <QtGui/QScreen>
#include <QtWidgets/QStyle>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr QSize designSize{1280, 832};
const QString stateFile = QStringLiteral("/state.ini"); // in the profile
} // namespace

QSize MainWindow::sizeHint() const
{
    return designSize;
}

void MainWindow::restoreState()
{
    resize(designSize);
    if (m_parts.profileFolder.isEmpty())
        return; // whoever shows it says how large it is
    const QSettings state(m_parts.profileFolder + stateFile, QSettings::IniFormat);
    restoreGeometry(state.value(u"window/geometry").toByteArray());
    m_frame->setListWidth(state.value(u"window/listWidth", m_frame->listWidth()).toInt());
    fitScreen();
    m_lastChat = state.value(u"window/chat").toString();
    m_savedChat = m_lastChat;
    connect(m_chat, &ChatPage::chatChanged, this, &MainWindow::saveChat);
    for (const auto signal : {&chat::Sessions::listChanged, &chat::Sessions::reloaded})
        connect(&m_parts.sessions, signal, this, &MainWindow::saveChat);
    connect(&m_parts.sessions, &chat::Sessions::summaryChanged, this, &MainWindow::saveChat);
    if (m_lastChat.isEmpty())
        return;
    connect(&m_parts.sessions, &chat::Sessions::listChanged, this, &MainWindow::reopenChat);
    QMetaObject::invokeMethod(this, &MainWindow::reopenChat, Qt::QueuedConnection); // after the first paint
}

//! What is stored may be locked at the start. Who has begun with something else goes on with that.
void MainWindow::reopenChat()
{
    const QList<model::ConversationSummary>& all = m_parts.sessions.summaries();
    const bool isListed = std::any_of(
        all.begin(), all.end(), [this](const model::ConversationSummary& summary) { return summary.id == m_lastChat; });
    const bool hasBegun = !m_chat->chatId().isEmpty() || m_chat->hasDraft();
    if (!hasBegun && !isListed)
        return;
    disconnect(&m_parts.sessions, &chat::Sessions::listChanged, this, &MainWindow::reopenChat);
    const QString id = std::exchange(m_lastChat, QString());
    if (!hasBegun && !id.isEmpty())
        m_chat->openChat(id);
}

//! Whatever is at the window's foot must be seen: a small screen, or a scale that makes it small, bounds it.
void MainWindow::fitScreen()
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect room
        = boundedToScreen(geometry(), screen()->availableGeometry(), style()->pixelMetric(QStyle::PM_TitleBarHeight));
    setMinimumSize(minimumSize().boundedTo(room.size()));
    if (room.size() != size())
        resize(room.size());
    if (room.topLeft() != geometry().topLeft() && testAttribute(Qt::WA_Moved))
        setGeometry(room);
}

QRect boundedToScreen(const QRect& wanted, const QRect& screen, int titleBar)
{
    const QSize size = wanted.size().boundedTo(screen.size() - QSize(0, titleBar));
    const int left = std::clamp(wanted.left(), screen.left(), screen.left() + screen.width() - size.width());
    const int highest = screen.top() + titleBar;
    const int top = std::clamp(wanted.top(), highest, highest + screen.height() - titleBar - size.height());
    return {QPoint(left, top), size};
}

//! Which passphrase is asked for after a restore, until it was given once.
void MainWindow::noteRestore()
{
    const admin::BackupAdmin* backups = m_parts.security.backups;
    const std::optional<QDateTime> restored = backups ? backups->restoredAt() : std::nullopt;
    if (!restored || m_parts.privacy.isUnlocked())
        return;
    const QString key = QStringLiteral("window/openedRestore"), stamp = restored->toUTC().toString(Qt::ISODateWithMs);
    const QString file = m_parts.profileFolder.isEmpty() ? QString() : m_parts.profileFolder + stateFile;
    if (!file.isEmpty() && QSettings(file, QSettings::IniFormat).value(key).toString() == stamp)
        return;
    m_consent->setUnlockNote(
        tr("This was restored on %1: the backup's passphrase opens it (after an undo, the one from before).")
            .arg(stampText(*restored)));
    connect(&m_parts.privacy, &admin::PrivacyAdmin::unlocked, this, [this, file, key, stamp] {
        m_consent->setUnlockNote({});
        if (!file.isEmpty())
            QSettings(file, QSettings::IniFormat).setValue(key, stamp);
    });
}

void MainWindow::saveState()
{
    if (m_parts.profileFolder.isEmpty())
        return;
    {
        QSettings state(m_parts.profileFolder + stateFile, QSettings::IniFormat);
        state.setValue(u"window/geometry", saveGeometry());
        state.setValue(u"window/listWidth", m_frame->listWidth());
    }
    saveChat();
}

//! At once: a program that is ended from outside, or a computer that goes off, does not ask first.
void MainWindow::saveChat()
{
    if (!m_lastChat.isEmpty() && m_chat->chatId().isEmpty())
        return; // still locked: the next start may open it
    // Its id alone, which says nothing; of what is gone with this program, not even that.
    const QList<model::ConversationSummary>& all = m_parts.sessions.summaries();
    const bool isStored = std::any_of(all.begin(), all.end(), [this](const model::ConversationSummary& summary) {
        return summary.id == m_chat->chatId() && (summary.stored || summary.storedInPart);
    });
    const QString chat = isStored ? m_chat->chatId() : QString();
    if (std::exchange(m_savedChat, chat) != chat)
        QSettings(m_parts.profileFolder + stateFile, QSettings::IniFormat).setValue(u"window/chat", chat);
}

} // namespace spyhop::ui
