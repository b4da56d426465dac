// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/wildcard.h"

namespace spyhop::policy {

Wildcard::Wildcard(const QString& pattern)
    : Wildcard(pattern, Qt::CaseSensitive)
{
}

Wildcard::Wildcard(const QString& pattern, Qt::CaseSensitivity sensitivity)
    : m_pattern(pattern)
    , m_parts(pattern.split(u'*'))
    , m_case(sensitivity)
{
}

//! The first part stands at the beginning, the last at the end, those between as early as they can: taking the earliest
//! place never loses a match, since what follows a star may begin anywhere after it.
bool Wildcard::matches(QStringView text) const
{
    if (isLiteral())
        return text.size() == m_pattern.size() && text.compare(m_pattern, m_case) == 0;
    const QString& first = m_parts.first();
    const QString& last = m_parts.last();
    if (text.size() < first.size() + last.size() || !text.startsWith(first, m_case) || !text.endsWith(last, m_case))
        return false;
    qsizetype at = first.size();
    const qsizetype end = text.size() - last.size();
    for (qsizetype part = 1; part < m_parts.size() - 1; ++part) {
        const qsizetype found = text.first(end).indexOf(m_parts.at(part), at, m_case);
        if (found < 0)
            return false;
        at = found + m_parts.at(part).size();
    }
    return true;
}

} // namespace spyhop::policy
