// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QString>
#include <cerrno>
#include <fcntl.h>

namespace spyhop::testsupport {

//! \brief A file of /proc/PID, as whoever may read it sees it. Refused is another thing than empty: a process that is
//! gone, or a name that is wrong, is neither.
class ProcessView {
public:
    ProcessView(qint64 pid, const char* name)
    {
        const int number = ::open(qPrintable(path(pid, name)), O_RDONLY | O_CLOEXEC);
        m_isRefused = number < 0 && (errno == EACCES || errno == EPERM);
        QFile file;
        if (number >= 0 && file.open(number, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
            m_bytes = file.readAll();
    }
    [[nodiscard]] static QString path(qint64 pid, const char* name)
    {
        return QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name));
    }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    bool m_isRefused = false;
    QByteArray m_bytes;
};

} // namespace spyhop::testsupport
