// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::text {

//! Whether an address may be opened at all (after a click, never by itself): http, https and mailto, without a control
//! character and without a name or password in it that could pass for the host.
[[nodiscard]] bool isSafeLink(const QString& address);

//! Where an address really leads, for a person to read before they go there: its host as it is looked up (Punycode,
//! RFC 3492, where it is not plain ASCII), direction marks and whatever else is drawn as nothing as %XX.
[[nodiscard]] QString shownTarget(const QString& address);

//! Marks that make text read in another order than it is written in (Unicode, UAX #9: embeddings, overrides, isolates).
[[nodiscard]] bool isDirectionTrick(QChar c);

} // namespace spyhop::text
