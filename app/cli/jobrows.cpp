// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobrows.h"

#include "app/cli/cli.h"
#include "app/cli/options.h"

namespace spyhop::app {

base::Expected<QList<qint64>> namedRows(const QStringList& words, const model::JobSummary& job)
{
    QList<qint64> rows;
    for (const QString& word : words) {
        bool isNumber = false;
        const qint64 row = word.toLongLong(&isNumber);
        if (!isNumber || row < 1 || row > job.items.total())
            return base::failure(usageError(Cli::tr("\"%1\" is no row of the job.").arg(word),
                Cli::tr("Rows count from 1 to %1, in the order of the inputs.").arg(job.items.total())));
        rows.append(row - 1);
    }
    return rows;
}

} // namespace spyhop::app
