// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/moneysums.h"

#include <QtCore/QStringList>
#include <algorithm>

namespace spyhop::base {

void addTo(QList<Money>& sums, const Money& part)
{
    const auto same = std::find_if(
        sums.begin(), sums.end(), [&part](const Money& sum) { return sum.currency() == part.currency(); });
    if (same == sums.end())
        sums.append(part);
    else
        *same += part;
}

void addTo(QList<Money>& sums, const QList<Money>& parts)
{
    for (const Money& part : parts)
        addTo(sums, part);
}

QString display(const QList<Money>& sums)
{
    QStringList words;
    for (const Money& sum : sums)
        words.append(sum.display());
    return words.join(QStringLiteral(" + "));
}

} // namespace spyhop::base
