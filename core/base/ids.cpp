// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

namespace spyhop::base {
namespace {

//! Crockford's base 32: no i, l, o, u.
void appendBase32(QString& text, quint64 value, int digits)
{
    static constexpr char16_t alphabet[] = u"0123456789abcdefghjkmnpqrstvwxyz";
    for (int shift = (digits - 1) * 5; shift >= 0; shift -= 5)
        text += QChar(alphabet[(value >> shift) & 31]);
}

} // namespace

QString freshId(const Clock& clock, Random& random)
{
    QString text;
    appendBase32(text, static_cast<quint64>(clock.wallTime().toMSecsSinceEpoch()), 9);
    appendBase32(text, random.next(), 8);
    return text;
}

} // namespace spyhop::base
