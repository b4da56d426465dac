// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::base {

//! A key as one step of a JSON pointer, with its '/' (RFC 6901, section 3).
[[nodiscard]] inline QString pointerStep(QString key)
{
    return u'/' + key.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
}

} // namespace spyhop::base
