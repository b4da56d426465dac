// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <array>
#include <optional>

namespace spyhop::model {

//! One row of a table that gives an enumerator its word in files, on the command line and in JSON.
template <typename Enum>
struct Name {
    Enum value;
    const char16_t* word;
};
//! clang 14 deduces no aggregates.
template <typename Enum>
Name(Enum, const char16_t*) -> Name<Enum>;

template <typename Enum, std::size_t size>
[[nodiscard]] QString wordOf(const std::array<Name<Enum>, size>& table, Enum value)
{
    for (const Name<Enum>& row : table) {
        if (row.value == value)
            return QString::fromUtf16(row.word);
    }
    Q_UNREACHABLE();
}

template <typename Enum, std::size_t size>
[[nodiscard]] std::optional<Enum> valueOf(const std::array<Name<Enum>, size>& table, QStringView word)
{
    for (const Name<Enum>& row : table) {
        if (word == QStringView(row.word))
            return row.value;
    }
    return std::nullopt;
}

} // namespace spyhop::model
