// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>
#include <QtCore/QString>

namespace spyhop::base {

//! A string that names one kind of thing and cannot be mistaken for another kind.
template <typename Tag>
class Id {
public:
    Id() = default;
    explicit Id(const QString& value)
        : m_value(value)
    {
    }
    [[nodiscard]] const QString& value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    auto operator<=>(const Id&) const = default;
    friend size_t qHash(const Id& id, size_t seed) noexcept { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

using CallId = Id<struct CallTag>;

//! A fresh id that sorts by the time it was made: 9 base-32 digits of milliseconds, 8 of randomness, lower case.
[[nodiscard]] QString freshId(const Clock& clock, Random& random);

} // namespace spyhop::base
