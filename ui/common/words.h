// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::ui {

//! "8 s", "2 min 5 s", "1 h 20 min".
[[nodiscard]] QString durationText(double seconds);
//! Today: "09:41"; yesterday: the word; this week: the weekday; else a date. `now` and `when` in UTC.
[[nodiscard]] QString timeText(const QDateTime& when, const QDateTime& now);
//! "2026-11-27 03:17", the way of all dates here, in this computer's zone.
[[nodiscard]] QString stampText(const QDateTime& when);
//! Digits in groups, as the interface's language writes them.
[[nodiscard]] QString countText(qint64 number);
//! A canonical number ("-1234567.50") with its digits in groups, all of them as they stand; others unchanged.
[[nodiscard]] QString numberText(const QString& number);
//! "¥0.81 + $0.20"; nothing with a price: "—", for unknown is not nothing.
[[nodiscard]] QString moneyText(const QList<base::Money>& sums);

//! What an endpoint's tier is, for whoever meets the word; the command line and policies have it, too.
[[nodiscard]] QString tierToolTip();

//! A strange text for a tooltip: shown as it stands, whatever it looks like.
[[nodiscard]] QString plainToolTip(const QString& text);
//! A text that somebody else has written, for a list, a head or a chip: what would turn its reading order round, or
//! cannot be seen, is shown as a sign of its own (text::visibleText()). As long as the text.
[[nodiscard]] QString shownText(const QString& text);

} // namespace spyhop::ui
