// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/openfence.h"

#include "core/text/opentail.h"
#include "core/text/spantokens.h"

namespace spyhop::text {

namespace {

constexpr qsizetype shortest = 3;
constexpr qsizetype closingIndent = 3; //!< columns at most before a closing fence

qsizetype runAtStart(QStringView line, QChar c)
{
    qsizetype length = 0;
    while (length < line.size() && line[length] == c)
        ++length;
    return length;
}

bool opens(QStringView line)
{
    const QChar c = line.isEmpty() ? QChar() : line.front();
    if (c != u'`' && c != u'~')
        return false;
    const qsizetype length = runAtStart(line, c);
    return length >= shortest && (c == u'~' || !line.mid(length).contains(u'`'));
}

bool closes(QStringView line, QChar character, qsizetype length)
{
    const qsizetype spaces = runAtStart(line, u' ');
    const qsizetype run = runAtStart(line.mid(spaces), character);
    return spaces <= closingIndent && run >= length && line.mid(spaces + run).trimmed().isEmpty();
}

//! Wherever it stands: what this is not surely is code.
bool looksClosing(QStringView line, QChar character)
{
    const QStringView text = line.trimmed();
    const qsizetype run = runAtStart(text, character);
    return run >= shortest && run == text.size();
}

//! Whether the parser gives a line's characters as they are.
bool isCopied(QStringView line)
{
    return line.isValidUtf16() && !line.contains(u'\r') && !line.contains(QChar(u'\0')) && !SpanTokens::hasSigns(line);
}

} // namespace

std::optional<OpenFence> OpenFence::in(QStringView source)
{
    OpenFence fence;
    qsizetype length = 0; // of the fence that is open; 0: none
    for (qsizetype start = 0; start < source.size();) {
        const qsizetype end = source.indexOf(u'\n', start);
        if (end < 0)
            break;
        const QStringView line = source.mid(start, end - start);
        if (length > 0) {
            if (closes(line, fence.m_character, length))
                length = 0;
        } else if (opens(line)) {
            fence.m_character = line.front();
            length = runAtStart(line, fence.m_character);
            fence.m_codeStart = end + 1;
        }
        start = end + 1;
    }
    if (length == 0)
        return std::nullopt;
    fence.m_lastLine = fence.m_next = fence.m_codeStart;
    return fence;
}

bool OpenFence::grow(QStringView source, QString* code, qint64* characters)
{
    qsizetype next = m_next;
    qsizetype lastLine = m_lastLine;
    bool hasWords = m_hasWords;
    while (true) {
        const qsizetype end = source.indexOf(u'\n', next);
        const QStringView line = end < 0 ? source.mid(next) : source.mid(next, end - next);
        *characters += line.size() + 1;
        if (end < 0)
            break;
        if (looksClosing(line, m_character) || !isCopied(line))
            return false;
        hasWords = hasWords || !line.trimmed().isEmpty();
        lastLine = next;
        next = end + 1;
    }
    const QStringView last = source.mid(next);
    const QStringView shown = last.chopped(heldBack(last, m_character));
    if (!isCopied(shown))
        return false;
    // Tabs are copied beside words alone (CodeLines).
    if (!hasWords && shown.trimmed().isEmpty() && source.mid(m_codeStart).contains(u'\t'))
        return false;
    code->truncate(m_settled);
    if (code->size() < m_settled)
        *code += u'\n'; // a last line's end is not the code's
    *code += source.mid(m_next, next - m_next);
    m_settled = code->size();
    m_next = next;
    m_lastLine = lastLine;
    m_hasWords = hasWords;
    *code += shown;
    if (code->endsWith(u'\n'))
        code->chop(1);
    return true;
}

} // namespace spyhop::text
