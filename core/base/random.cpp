// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

namespace spyhop::base {

Random Random::fromSystem()
{
    std::random_device device;
    return Random((quint64{device()} << 32) ^ device());
}

} // namespace spyhop::base
