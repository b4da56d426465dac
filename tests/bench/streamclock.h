// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

class QWidget;

namespace spyhop::bench {

constexpr int viewWidth = 1000, viewHeight = 800;
constexpr qsizetype answerLength = 80'000;
constexpr int deltaCount = 20'000;
constexpr int deltasPerSecond = 400;

//! \brief Brings an answer at 400 parts a second and measures what the window does meanwhile: main-thread CPU of each
//! frame of 16 ms, gaps between ticks, the time from the last part to the last painting. Thread: main.
class StreamClock : public QObject {
    Q_OBJECT
public:
    StreamClock(const QString& answer, int count);
    //! Whose painting ends the measurement.
    void watchPaints(QWidget* widget);
    //! Runs the event loop to the end, prints one JSON object to the standard output and gives the exit code.
    //! `byFrame`: the frame() signal is wanted.
    int run(bool byFrame);

Q_SIGNALS:
    void delta(const QString& text);
    void frame(); //!< 60 times a second
    void ended(); //!< the last part was brought

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void bring();
    void tick();
    void finish();

    QList<QString> m_deltas;
    qsizetype m_section; //!< parts in one of the sections whose costs are compared
    QTimer m_bring, m_tick, m_quiet;
    QElapsedTimer m_clock;
    qsizetype m_next = 0;
    qint64 m_lastTick = 0; // ns
    double m_lastCpu = 0; // ms
    double m_begunCpu = 0;
    QList<double> m_gaps, m_cpu; // ms
    QList<double> m_partCpu; //!< ms of CPU until each tenth of the answer
    qint64 m_endedAt = -1, m_lastPaint = -1; // ns
    double m_idleMegabytes = 0;
    bool m_byFrame = false;
};

//! Resident memory of this process now.
[[nodiscard]] double residentMegabytes();
//! The most there was.
[[nodiscard]] double peakMegabytes();
//! CPU time of the main thread, ms.
[[nodiscard]] double threadCpu();
//! The value that a share of the values does not exceed.
[[nodiscard]] double quantile(QList<double> values, double share);

} // namespace spyhop::bench
