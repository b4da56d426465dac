// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>
#include <random>

namespace spyhop::base {

//! \brief A seeded source of randomness (64-bit Mersenne Twister): jitter, ids, choices among equals. Never for keys.
class Random {
public:
    explicit Random(quint64 seed)
        : m_engine(seed)
    {
    }
    //! Seeded by the operating system.
    [[nodiscard]] static Random fromSystem();

    [[nodiscard]] quint64 next() { return m_engine(); }
    //! Uniform in [0, 1).
    [[nodiscard]] double unit() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    //! Uniform in [0, bound); bound > 0.
    [[nodiscard]] quint64 below(quint64 bound)
    {
        return std::uniform_int_distribution<quint64>(0, bound - 1)(m_engine);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace spyhop::base
