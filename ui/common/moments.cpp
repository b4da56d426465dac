// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/moments.h"

#include "ui/common/words.h"

namespace spyhop::ui {

QString dayText(const QDateTime& when)
{
    return when.toLocalTime().toString(QStringLiteral("yyyy-MM-dd"));
}

QString momentText(const QDateTime& at, const QDateTime& now)
{
    const QDateTime local = at.toLocalTime();
    return local.date() == now.toLocalTime().date() ? local.toString(QStringLiteral("HH:mm")) : stampText(at);
}

} // namespace spyhop::ui
