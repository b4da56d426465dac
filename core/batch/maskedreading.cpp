// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/maskedreading.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace spyhop::batch {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};
} // namespace

MaskedReading::MaskedReading(std::unique_ptr<db::ReadTicket> reading)
    : m_reading(std::move(reading))
{
    connect(m_reading.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        const model::MaskedTally tally = store::BatchStore::openMasked(rows);
        Q_EMIT read(tally);
    });
}

QString maskedText(const model::MaskedTally& tally, bool rows)
{
    if (tally.values.isEmpty())
        return {};
    QStringList kinds;
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        if (const qint64 count = tally.values.of(kind); count > 0)
            kinds << model::sensitiveWords(kind, static_cast<int>(count));
    }
    const QString values = Words::tr("%n value(s) masked", nullptr, static_cast<int>(tally.values.total()));
    const int items = static_cast<int>(tally.items);
    const QString where = rows ? Words::tr("%n row(s)", nullptr, items) : Words::tr("%n file(s)", nullptr, items);
    return Words::tr("%1 in %2: %3", "values masked, files, the kinds of values")
        .arg(values, where, kinds.join(QStringLiteral(", ")));
}

} // namespace spyhop::batch
