// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/streamclock.h"

#include "tests/bench/sampleanswer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWidgets/QWidget>
#include <algorithm>
#include <cstdio>
#include <ctime>

namespace spyhop::bench {

namespace {

constexpr int bringEvery = 5; // ms
constexpr int tickEvery = 16; // ms
constexpr int quietAfter = 500; // ms without a painting: that was the last one

double statusMegabytes(const char* key)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(static_cast<qsizetype>(qstrlen(key))).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

} // namespace

double residentMegabytes()
{
    return statusMegabytes("VmRSS:");
}

double peakMegabytes()
{
    return statusMegabytes("VmHWM:");
}

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double quantile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<qsizetype>(static_cast<double>(values.size()) * share))];
}

StreamClock::StreamClock(const QString& answer, int count)
    : m_deltas(deltasOf(answer, count))
    , m_section(count / qMax<qsizetype>(1, answer.size() / sectionLength()))
{
    m_bring.setTimerType(Qt::PreciseTimer);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_quiet.setSingleShot(true);
    connect(&m_bring, &QTimer::timeout, this, &StreamClock::bring);
    connect(&m_tick, &QTimer::timeout, this, &StreamClock::tick);
    connect(&m_quiet, &QTimer::timeout, this, &StreamClock::finish);
}

void StreamClock::watchPaints(QWidget* widget)
{
    widget->installEventFilter(this);
}

bool StreamClock::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        // Its own painting comes after the filter; what it takes is in the frame's CPU.
        m_lastPaint = m_clock.nsecsElapsed();
        if (m_endedAt >= 0)
            m_quiet.start(quietAfter);
    }
    return false;
}

void StreamClock::bring()
{
    const qint64 due = m_clock.elapsed() * deltasPerSecond / 1000;
    while (m_next < m_deltas.size() && m_next < due) {
        if (m_next % m_section == 0)
            m_partCpu.append(threadCpu());
        Q_EMIT delta(m_deltas[m_next++]);
    }
    if (m_next < m_deltas.size())
        return;
    m_partCpu.append(threadCpu());
    m_bring.stop();
    m_endedAt = m_clock.nsecsElapsed();
    m_quiet.start(quietAfter);
    Q_EMIT ended();
}

void StreamClock::tick()
{
    const qint64 now = m_clock.nsecsElapsed();
    const double cpu = threadCpu();
    m_gaps.append(static_cast<double>(now - m_lastTick) / 1e6);
    m_cpu.append(cpu - m_lastCpu);
    m_lastTick = now;
    m_lastCpu = cpu;
    if (m_byFrame)
        Q_EMIT frame();
}

void StreamClock::finish()
{
    const double cpu = threadCpu() - m_begunCpu;
    QJsonArray cost;
    for (qsizetype i = 1; i < m_partCpu.size(); ++i)
        cost.append(m_partCpu[i] - m_partCpu[i - 1]);
    timespec whole{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &whole);
    const QJsonObject result{
        {QStringLiteral("cpu"), cpu / 1e3},
        {QStringLiteral("processCpu"), double(whole.tv_sec) + double(whole.tv_nsec) / 1e9},
        {QStringLiteral("frameP50"), quantile(m_cpu, 0.5)},
        {QStringLiteral("frameP99"), quantile(m_cpu, 0.99)},
        {QStringLiteral("frameMax"), quantile(m_cpu, 1)},
        {QStringLiteral("gapP99"), quantile(m_gaps, 0.99)},
        {QStringLiteral("lastPaint"), static_cast<double>(m_lastPaint - m_endedAt) / 1e6},
        {QStringLiteral("idle"), m_idleMegabytes},
        {QStringLiteral("peak"), peakMegabytes()},
        {QStringLiteral("parts"), cost},
    };
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

int StreamClock::run(bool byFrame)
{
    m_byFrame = byFrame;
    QTimer::singleShot(500, this, [this] {
        m_idleMegabytes = residentMegabytes();
        m_clock.start();
        m_begunCpu = m_lastCpu = threadCpu();
        m_bring.start(bringEvery);
        m_tick.start(tickEvery);
    });
    return QCoreApplication::exec();
}

} // namespace spyhop::bench
