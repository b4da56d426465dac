// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/canary.h"

#include <QtCore/QMap>
#include <QtCore/QProcess>
#include <QtCore/QStorageInfo>

namespace spyhop::testsupport {

//! \brief What a program, and whatever it starts, writes to files on a disk, as its system calls say (strace).
//!
//! Pipes, sockets, devices and files in memory (tmpfs) are no disk. What goes to a file through shared memory is not
//! seen here: such files are named, and are to be looked at themselves.
class TracedWrites {
public:
    //! False: strace is missing, or may not be used here.
    [[nodiscard]] static bool canTrace()
    {
        QProcess probe;
        probe.start(QStringLiteral("strace"),
            {QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("-e"), QStringLiteral("trace=none"),
                QStringLiteral("true")});
        return probe.waitForFinished() && probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0;
    }
    //! The process, which has not been started, is to run under strace. All bytes in hex: no escape hides any.
    static void trace(QProcess& process, const QString& log)
    {
        process.setArguments(
            QStringList{QStringLiteral("-f"), QStringLiteral("-yy"), QStringLiteral("-xx"), QStringLiteral("-s"),
                QStringLiteral("4000000"), QStringLiteral("-o"), log, QStringLiteral("-e"),
                QStringLiteral("trace=write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,"
                               "io_uring_setup,openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,"
                               "symlink,symlinkat,mmap"),
                process.program()}
            + process.arguments());
        process.setProgram(QStringLiteral("strace"));
    }
    //! Reads the log and removes it: it also holds what was sent to the server.
    explicit TracedWrites(const QString& log)
    {
        QFile file(log);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("strace has written nothing");
        while (!file.atEnd())
            take(file.readLine());
        file.close();
        QFile::remove(log);
    }

    //! Calls that wrote to a disk.
    [[nodiscard]] int calls() const { return m_calls; }
    //! Calls that wrote to a disk what strace does not show.
    [[nodiscard]] QStringList unseen() const { return m_unseen; }
    //! How processes died: "SIGSEGV +++", and "(core dumped)" before that if one was written.
    [[nodiscard]] QStringList deaths() const { return m_deaths; }
    [[nodiscard]] bool hasFile(const QString& path) const { return m_written.contains(path); }
    //! Files that got it, and names that were made with it.
    [[nodiscard]] QStringList with(const Canary& canary) const
    {
        QStringList found;
        for (auto file = m_written.cbegin(); file != m_written.cend(); ++file) {
            if (canary.isIn(file.value()) || canary.isIn(file.key().toUtf8()))
                found << file.key();
        }
        for (const QString& name : m_names) {
            if (canary.isIn(name.toUtf8()))
                found << name;
        }
        return found;
    }

private:
    static QByteArray decoded(const QByteArray& text)
    {
        QByteArray bytes;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isHex = text.at(i) == '\\' && i + 3 < text.size() && text.at(i + 1) == 'x';
            bytes += isHex ? QByteArray::fromHex(text.mid(i + 2, 2)) : text.mid(i, 1);
            i += isHex ? 3 : 0;
        }
        return bytes;
    }
    static bool isOnDisk(const QString& path)
    {
        static const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
        static const bool isInMemory = !runtime.isEmpty() && QStorageInfo(runtime).fileSystemType() == "tmpfs";
        for (const char* folder : {"/dev/", "/proc/", "/sys/", "/memfd:"}) {
            if (path.startsWith(QLatin1String(folder)))
                return false;
        }
        return !isInMemory || !path.startsWith(runtime + u'/');
    }
    void take(const QByteArray& line)
    {
        if (const qsizetype killed = line.indexOf("+++ killed by "); killed >= 0)
            m_deaths << QString::fromLatin1(line.mid(killed + 14).trimmed());
        const qsizetype open = line.indexOf('(');
        if (open < 0)
            return;
        const QByteArray before = line.left(open);
        const QByteArray call = before.mid(before.lastIndexOf(' ') + 1);
        const QByteArray arguments = line.mid(open + 1);
        // Files as <path> behind their number, and texts; both in hex, so that neither has such a sign within.
        QStringList files;
        QList<QByteArray> texts;
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            const char c = arguments.at(i);
            if (c != '<' && c != '"')
                continue;
            const qsizetype end = arguments.indexOf(c == '<' ? '>' : '"', i + 1);
            if (end < 0)
                break;
            const QByteArray within = decoded(arguments.mid(i + 1, end - i - 1));
            if (c == '"')
                texts << within;
            else
                files << QString::fromUtf8(within);
            i = end;
        }
        const auto writesTo = [&](qsizetype place) {
            const QString file = files.value(place);
            return file.startsWith(u'/') && isOnDisk(file);
        };
        static const QList<QByteArray> writing{"write", "pwrite64", "writev", "pwritev", "pwritev2"};
        if (writing.contains(call)) {
            if (!writesTo(0))
                return;
            ++m_calls;
            m_written[files.first()] += texts.join();
            if (arguments.contains("\"...")) // longer than strace tells
                m_unseen << QString::fromLatin1(call + ' ') + files.first();
        } else if (call == "sendfile" || call == "copy_file_range" || call == "splice") {
            const qsizetype target = call == "sendfile" ? 0 : 1;
            if (writesTo(target))
                m_unseen << QString::fromLatin1(call + ' ') + files.value(target);
        } else if (call == "io_uring_setup") {
            m_unseen << QString::fromLatin1(call);
        } else if (call == "mmap") {
            if (arguments.contains("PROT_WRITE") && arguments.contains("MAP_SHARED") && writesTo(0))
                m_names << files.first();
        } else if (!call.startsWith("open") || arguments.contains("O_CREAT")) {
            for (const QByteArray& text : std::as_const(texts)) {
                if (const QString name = QString::fromUtf8(text); isOnDisk(name))
                    m_names << name;
            }
        }
    }

    int m_calls = 0;
    QMap<QString, QByteArray> m_written; //!< by file, one call's bytes behind the other's
    QStringList m_names, m_unseen, m_deaths;
};

} // namespace spyhop::testsupport
