// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/process.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace spyhop::bench {
namespace {

double seconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

//! Starts the program with its standard output in a pipe whose reading end is returned.
std::pair<pid_t, int> start(const QString& program, const QStringList& arguments, const QList<QByteArray>& environment)
{
    int ends[2];
    if (pipe(ends) != 0)
        std::abort();
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString& argument : arguments)
        words.push_back(argument.toUtf8());
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        for (const QByteArray& entry : environment) {
            const auto equals = entry.indexOf('=');
            setenv(entry.left(equals).constData(), entry.mid(equals + 1).constData(), 1);
        }
        execv(argv[0], argv.data());
        _exit(127);
    }
    close(ends[1]);
    return {pid, ends[0]};
}

QStringList& broken()
{
    static QStringList names;
    return names;
}

void promise(const QString& name, double value, const QString& unit, const char* word, double bar, bool kept)
{
    const QJsonObject line{{QStringLiteral("name"), name}, {QStringLiteral("value"), value},
        {QStringLiteral("unit"), unit}, {QString::fromLatin1(word), bar}, {QStringLiteral("ratio"), value / bar},
        {QStringLiteral("kept"), kept}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    if (!kept)
        broken().append(name);
}

} // namespace

Cost runProgram(const QString& program, const QStringList& arguments, const QList<QByteArray>& environment)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto [pid, output] = start(program, arguments, environment);
    Cost cost;
    char buffer[65536];
    for (ssize_t count = 0; (count = read(output, buffer, sizeof buffer)) > 0;)
        cost.output.append(buffer, count);
    close(output);
    int status = 0;
    rusage usage{};
    wait4(pid, &status, 0, &usage);
    cost.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    cost.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    cost.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024.0;
    cost.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return cost;
}

ServerProcess::ServerProcess(const QString& program, const QStringList& arguments)
{
    const auto [pid, output] = start(program, arguments, {});
    m_pid = pid;
    QByteArray line;
    char character = 0;
    while (read(output, &character, 1) == 1 && character != '\n')
        line.append(character);
    // The pipe stays open for the server's life: closing it would kill the server at its next line.
    m_url = QString::fromUtf8(line).section(QStringLiteral("listening on "), 1);
}

ServerProcess::~ServerProcess()
{
    if (m_pid > 0) {
        kill(m_pid, SIGTERM);
        waitpid(m_pid, nullptr, 0);
    }
}

void report(const QString& name, double value, const QString& unit, const QString& reference, double referenceValue)
{
    QJsonObject line{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}, {QStringLiteral("unit"), unit}};
    if (!reference.isEmpty()) {
        line.insert(QStringLiteral("reference"), reference);
        line.insert(QStringLiteral("referenceValue"), referenceValue);
        line.insert(QStringLiteral("ratio"), referenceValue > 0 ? value / referenceValue : 0);
    }
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

void atMost(const QString& name, double value, const QString& unit, double most)
{
    promise(name, value, unit, "atMost", most, value <= most);
}

void atLeast(const QString& name, double value, const QString& unit, double least)
{
    promise(name, value, unit, "atLeast", least, value >= least);
}

int exitStatus()
{
    if (broken().isEmpty())
        return 0;
    std::fprintf(stderr, "not as promised: %s\n", qPrintable(broken().join(QStringLiteral(", "))));
    return 1;
}

} // namespace spyhop::bench
