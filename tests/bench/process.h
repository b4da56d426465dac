// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <sys/types.h>

namespace spyhop::bench {

//! What one run of a whole process cost.
struct Cost {
    double wallSeconds = 0;
    double cpuSeconds = 0; //!< user and system, children included
    double peakMegabytes = 0; //!< largest resident set
    int exitCode = -1;
    QByteArray output;
};

//! Runs a program to its end; standard error goes to ours.
[[nodiscard]] Cost runProgram(
    const QString& program, const QStringList& arguments, const QList<QByteArray>& environment);

//! \brief A server process that prints where it listens; ends with this object.
class ServerProcess {
public:
    ServerProcess(const QString& program, const QStringList& arguments);
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ~ServerProcess();
    [[nodiscard]] const QString& url() const { return m_url; } //!< empty: it did not start

private:
    pid_t m_pid = -1;
    QString m_url;
};

//! One JSON line: {name, value, unit, reference, referenceValue, ratio}.
void report(const QString& name, double value, const QString& unit, const QString& reference, double referenceValue);
//! The same against a figure that is promised; `kept` in the line says whether it holds. NaN never does.
void atMost(const QString& name, double value, const QString& unit, double most);
void atLeast(const QString& name, double value, const QString& unit, double least);
//! For main(): 1 if a promise was not kept, and its names on standard error.
[[nodiscard]] int exitStatus();

} // namespace spyhop::bench
