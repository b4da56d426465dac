// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/codelines.h"

#include <QtCore/QStringList>
#include <functional>

namespace spyhop::text {

namespace {

constexpr int tabWidth = 4; // columns: CommonMark 2.2

int after(int column, char c)
{
    return c == '\t' ? (column / tabWidth + 1) * tabWidth : column + 1;
}

//! A line without what stands in the first `columns` of it: white space, and quote signs if the block is in a quote.
//! A tab that reaches further leaves spaces.
QString withoutColumns(QStringView line, int columns, bool isQuoted)
{
    int column = 0;
    qsizetype i = 0;
    while (i < line.size() && column < columns) {
        const QChar c = line[i];
        if (c != u' ' && c != u'\t' && !(isQuoted && c == u'>'))
            break;
        column = after(column, c == u'\t' ? '\t' : ' ');
        ++i;
    }
    QString rest(qMax(0, column - columns), u' ');
    rest += line.mid(i);
    return rest;
}

} // namespace

void CodeLines::add(const MD_CHAR* bytes, MD_SIZE size)
{
    const std::less<> before;
    const bool isOfSource = !before(bytes, m_source.begin()) && before(bytes, m_source.end());
    m_isOpen = true;
    if (isOfSource) {
        if (m_line.begin < 0)
            m_line.begin = bytes - m_source.begin();
        m_line.end = bytes - m_source.begin() + static_cast<qsizetype>(size);
        // md4c 0.4.8 gives a NUL twice, the second time with what follows it.
        m_line.text += QString::fromUtf8(bytes, static_cast<qsizetype>(size)).remove(QChar(u'\0'));
    } else if (size == 1 && *bytes == '\n') {
        m_lines.append(std::exchange(m_line, Line()));
        m_isOpen = false;
    } else if (size > 0 && *bytes == ' ') {
        m_line.indent += static_cast<int>(size);
    } else {
        m_line.text += QChar(QChar::ReplacementCharacter); // a NUL
    }
}

qsizetype CodeLines::lineStart(qsizetype at) const
{
    while (at > 0 && m_source[at - 1] != '\n' && m_source[at - 1] != '\r')
        --at;
    return at;
}

qsizetype CodeLines::lineEnd(qsizetype at) const
{
    while (at < m_source.size() && m_source[at] != '\n' && m_source[at] != '\r')
        ++at;
    return at;
}

bool CodeLines::isPair(qsizetype at) const
{
    return at >= 0 && at + 1 < m_source.size() && m_source[at] == '\r' && m_source[at + 1] == '\n';
}

void CodeLines::findBlankLines()
{
    for (qsizetype i = 1; i < m_lines.size(); ++i) {
        if (m_lines[i].begin >= 0 || m_lines[i - 1].begin < 0)
            continue;
        qsizetype next = lineEnd(m_lines[i - 1].begin);
        next += isPair(next) ? 2 : 1;
        m_lines[i].begin = m_lines[i].end = lineEnd(qMin(next, m_source.size()));
    }
    for (qsizetype i = m_lines.size() - 2; i >= 0; --i) {
        if (m_lines[i].begin >= 0 || m_lines[i + 1].begin < 0)
            continue;
        qsizetype end = lineStart(m_lines[i + 1].begin);
        end -= isPair(end - 2) ? 2 : 1;
        m_lines[i].begin = m_lines[i].end = qMax<qsizetype>(0, end);
    }
}

QString CodeLines::written(const Line& line) const
{
    if (line.begin < 0)
        return QString(line.indent, u' ') + line.text;
    const qsizetype start = lineStart(line.begin);
    const QByteArrayView head = m_source.sliced(start, line.begin - start);
    int own = 0; // the column where the code's white space begins
    for (const char c : head)
        own = after(own, c);
    own -= line.indent;
    QString result;
    int column = 0;
    for (const char c : head) {
        const int next = after(column, c);
        if (column >= own)
            result += QLatin1Char(c);
        else if (next > own)
            result += QString(next - own, u' '); // a tab that is the list's in part
        column = next;
    }
    QString text = line.text;
    // md4c leaves out the spaces at a line's end where HTML begins a block.
    for (qsizetype i = line.end; i < m_source.size() && m_source[i] == ' '; ++i)
        text += u' ';
    if (!m_tokens.isIn(text))
        return result + text;
    // A formula's lines came as one word.
    const QString whole = m_tokens.asWritten(text);
    const qsizetype first = whole.indexOf(u'\n');
    if (first < 0)
        return result + whole;
    result += whole.left(first);
    for (const QStringView rest : QStringView(whole).mid(first + 1).split(u'\n'))
        result += u'\n' + withoutColumns(rest, own, head.contains('>'));
    return result;
}

QString CodeLines::take()
{
    if (m_isOpen)
        m_lines.append(std::exchange(m_line, Line()));
    m_isOpen = false;
    findBlankLines();
    QString code;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (i > 0)
            code += u'\n';
        code += written(m_lines[i]);
    }
    m_lines.clear();
    return code;
}

} // namespace spyhop::text
