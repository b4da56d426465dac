// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/jsonend.h"

namespace spyhop::gateway {

void JsonEnd::feed(QByteArrayView bytes)
{
    for (const char c : bytes)
        take(c);
}

void JsonEnd::take(char c)
{
    switch (m_place) {
    case Place::Before:
        if (c == '{' || c == '[') {
            m_place = Place::Between;
            m_depth = 1;
        } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && static_cast<unsigned char>(c) < 0x80) {
            m_place = Place::Elsewhere; // bytes above that may be a byte order mark
        }
        return;
    case Place::Between:
        if (c == '"')
            m_place = Place::String;
        else if (c == '{' || c == '[')
            ++m_depth;
        else if ((c == '}' || c == ']') && --m_depth == 0)
            m_place = Place::After;
        return;
    case Place::String:
        if (c == '"')
            m_place = Place::Between;
        else if (c == '\\')
            m_place = Place::Escape;
        return;
    case Place::Escape:
        m_place = Place::String;
        return;
    case Place::After:
    case Place::Elsewhere:
        return;
    }
}

} // namespace spyhop::gateway
