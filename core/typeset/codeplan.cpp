// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/codeplan.h"

#include <QtGui/QFontMetricsF>

namespace spyhop::typeset {

namespace {

constexpr int tabColumns = 4;
constexpr char16_t firstWide = 0x2E80; //!< from here on characters take two columns

qsizetype columnsOf(QStringView line)
{
    qsizetype columns = 0;
    for (const QChar c : line)
        columns += c == u'\t' ? tabColumns : c.unicode() >= firstWide ? 2 : 1;
    return columns;
}

} // namespace

qreal WidestLine::of(const QString& code, const QFont& font)
{
    if (!QStringView(code).startsWith(m_code))
        *this = WidestLine();
    m_code = code;
    QStringView widest = QStringView(code).mid(m_start, m_length);
    qsizetype most = m_columns;
    for (qsizetype start = m_lastLine; start <= code.size();) {
        const qsizetype found = code.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? code.size() : found;
        const QStringView line = QStringView(code).mid(start, end - start);
        // Every character takes a column at least, and none more than four.
        const qsizetype columns = line.size() * tabColumns > most ? columnsOf(line) : 0;
        if (columns > most) {
            most = columns;
            widest = line;
            if (found >= 0) {
                m_start = start;
                m_length = line.size();
                m_columns = columns;
            }
        }
        m_lastLine = start;
        start = end + 1;
    }
    return QFontMetricsF(font).horizontalAdvance(widest.toString().replace(u'\t', QString(tabColumns, u' ')));
}

void CodePlan::take(const QString& code, const QString& language, const TypeStyle& style)
{
    m_code = code;
    m_language = language;
    m_widest = m_lines.of(code, style.code.font);
}

QList<text::CodeSpan> CodePlan::colours(qsizetype from, qsizetype to)
{
    QList<text::CodeSpan> own = m_colours.within(m_code, m_language, from, to);
    for (text::CodeSpan& span : own)
        span.start -= from;
    return own;
}

} // namespace spyhop::typeset
