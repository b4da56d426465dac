// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audittime.h"

#include "app/cli/cli.h"
#include "app/cli/options.h"

namespace spyhop::app {

base::Expected<QDateTime> auditTime(const QString& text, DayPart part)
{
    if (text.isEmpty())
        return QDateTime();
    constexpr qsizetype dateLength = 10; // 2026-11-26
    if (text.size() == dateLength) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (day.isValid())
            return (part == DayPart::Beginning ? day : day.addDays(1)).startOfDay().toUTC();
    } else if (const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs); time.isValid()) {
        return time.toUTC();
    }
    return base::failure(usageError(
        Cli::tr("\"%1\" is no day and no time.").arg(text), Cli::tr("Write 2026-11-26 or 2026-11-26T09:00:00.")));
}

} // namespace spyhop::app
