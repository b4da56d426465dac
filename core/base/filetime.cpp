// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filetime.h"

#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <chrono>
#include <ctime>
#include <thread>

namespace spyhop::base {

using namespace std::chrono_literals;

// The kernel stamps files by its coarse clock, which goes in steps of 1 to 10 ms and lags behind the other one by up to
// a step (clock_gettime(2)); since Linux 6.13 by either of them.
qint64 partingMoment()
{
    const qint64 moment
        = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()
        + 1; // no stamp has it yet
#ifdef CLOCK_REALTIME_COARSE
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_REALTIME_COARSE, &time);
        return qint64(time.tv_sec) * 1'000 + time.tv_nsec / 1'000'000;
    };
    while (now() < moment)
        std::this_thread::sleep_for(500us);
#else
    std::this_thread::sleep_for(20ms);
#endif
    return moment;
}

qint64 changedAt(const QFileInfo& file)
{
    const QDateTime at = file.metadataChangeTime();
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

} // namespace spyhop::base
