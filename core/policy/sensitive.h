// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/privacygate.h"

#include <QtCore/QList>
#include <QtCore/QStringView>
#include <atomic>

namespace spyhop::policy {

//! Where something sensitive stands in a text; characters (UTF-16).
struct SensitiveSpan {
    model::SensitiveKind kind = model::SensitiveKind::Key;
    qsizetype from = 0, length = 0;
    bool operator==(const SensitiveSpan&) const = default;
};

//! \brief Finds what looks like a key, a payment card, an identity or telephone number, an e-mail address. Pure.
//!
//! By rules on this computer: check digits where there are any, forms elsewhere, so it finds what is written as usual
//! and nothing else. Spans stand in order and never overlap. Time grows with the length, whatever the text.
[[nodiscard]] QList<SensitiveSpan> findSensitive(QStringView text);
//! As far as it has come when `stop` is set: what was found until then.
[[nodiscard]] QList<SensitiveSpan> findSensitive(QStringView text, const std::atomic<bool>& stop);

} // namespace spyhop::policy
