// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/rtfstyles.h"

#include <QtCore/QRegularExpression>

namespace spyhop::docs {

void RtfStyles::word(QByteArrayView name, int number)
{
    if (name == "s")
        m_style = number;
    else if (name == "cs" || name == "ts" || name == "ds")
        m_style = -1;
    else if (name == "outlinelevel" && m_style >= 0 && number >= 0 && number < 9)
        m_headings.insert(m_style, number + 1);
}

void RtfStyles::endStyle()
{
    static const QRegularExpression pattern(
        QStringLiteral("^heading ([1-9]);?$"), QRegularExpression::CaseInsensitiveOption);
    const int level = pattern.match(m_name.trimmed()).captured(1).toInt();
    if (level > 0 && m_style >= 0)
        m_headings.insert(m_style, level);
    m_name.clear();
    m_style = -1;
}

} // namespace spyhop::docs
