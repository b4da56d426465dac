// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/pagereading.h"
#include "tests/support/testmain.h"

namespace spyhop::testsupport {

//! The items of a page, waited for; an error is an empty list.
inline QList<store::ItemRow> opened(std::unique_ptr<store::PageReading> reading)
{
    std::optional<QList<store::ItemRow>> rows;
    QObject::connect(reading.get(), &store::PageReading::done, reading.get(),
        [&rows](
            const base::Expected<store::SealedPage>& page) { rows = page ? page->open() : QList<store::ItemRow>(); });
    if (!QTest::qWaitFor([&rows] { return rows.has_value(); }, patienceMs))
        return {};
    return *rows;
}

//! Their indexes.
inline QList<qint64> indexesOf(std::unique_ptr<store::PageReading> reading)
{
    QList<qint64> indexes;
    const QList<store::ItemRow> rows = opened(std::move(reading));
    for (const store::ItemRow& row : rows)
        indexes.append(row.first.index);
    return indexes;
}

} // namespace spyhop::testsupport
