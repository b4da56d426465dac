// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window outlives it.
#include "ui/mainwindow/mainwindow.h"

#include "core/admin/backupadmin.h"
#include "ui/common/words.h"
#include "ui/mainwindow/frame.h"
#include "ui/settings/consentflow.h"

#include <QtCore/QSettings>
#include <QtGui/QScreen>
#include <QtWidgets/QStyle>
#include <algorithm>

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

void MainWindow::saveState() const
{
    if (m_parts.profileFolder.isEmpty())
        return;
    QSettings state(m_parts.profileFolder + stateFile, QSettings::IniFormat);
    state.setValue(u"window/geometry", saveGeometry());
    state.setValue(u"window/listWidth", m_frame->listWidth());
}

} // namespace spyhop::ui
