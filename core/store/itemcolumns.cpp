// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/itemcolumns.h"

#include "core/store/places.h"
#include "core/store/sealedpage.h"

namespace spyhop::store {

using model::ItemState;

model::ItemState itemState(const QVariant& value)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(ItemState::Unknown) ? static_cast<ItemState>(number)
                                                                         : ItemState::Unknown;
}

RowByRow everyItem(bool stored, const QString& jobId, const QStringList& columns)
{
    RowByRow how;
    how.table = Places::database(stored) + QStringLiteral(".items");
    how.keys = {QStringLiteral("SELECT job, item FROM %1 WHERE job = ? ORDER BY item").arg(how.table), {jobId}};
    how.keyColumns = itemKeys();
    how.columns = columns;
    return how;
}

} // namespace spyhop::store
