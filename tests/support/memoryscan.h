// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <algorithm>
#include <cstdint>
#include <cstring>

// What of a secret is left in this process's own memory.
namespace spyhop::testsupport {

#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
constexpr bool canScanMemory = true;
#else
constexpr bool canScanMemory = false; // the sanitizer keeps what was freed, and its shadow takes terabytes
#endif

//! A secret that does not stand in memory itself: each byte turned over.
[[nodiscard]] inline QByteArray turnedOver(QByteArray bytes)
{
    for (char& byte : bytes)
        byte = static_cast<char>(~byte);
    return bytes;
}

//! How often the secret stands in memory that can be written to: heap, stacks, data.
[[nodiscard]] inline int copiesInMemory(const QByteArray& secretTurnedOver)
{
    constexpr std::size_t window = 1 << 20;
    constexpr std::size_t longest = 256;
    static char buffer[window + longest]; // what is read passes through here, and nothing else is not looked at
    const auto size = static_cast<std::size_t>(secretTurnedOver.size());
    const auto isHere = [&](const char* at) {
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i] != static_cast<char>(~secretTurnedOver.at(static_cast<qsizetype>(i))))
                return false;
        }
        return true;
    };
    int found = 0;
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    const auto ours = reinterpret_cast<std::uintptr_t>(buffer);
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        const QList<QByteArray> range = words.value(0).split('-');
        if (range.size() != 2 || !words.value(1).startsWith("rw") || words.value(5).startsWith("[v"))
            continue;
        const std::uintptr_t end = range.at(1).toULongLong(nullptr, 16);
        for (std::uintptr_t at = range.at(0).toULongLong(nullptr, 16); at + size <= end; at += window) {
            const auto length = static_cast<qint64>(std::min<std::uintptr_t>(window + size - 1, end - at));
            if (!memory.seek(static_cast<qint64>(at)) || memory.read(buffer, length) != length)
                continue;
            for (std::size_t i = 0; i + size <= static_cast<std::size_t>(length); ++i) {
                const bool isOurs = at + i >= ours - size && at + i < ours + sizeof buffer;
                found += !isOurs && isHere(buffer + i) ? 1 : 0;
            }
        }
    }
    std::memset(buffer, 0, sizeof buffer);
    return found;
}

} // namespace spyhop::testsupport
