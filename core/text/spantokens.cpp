// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spantokens.h"

namespace spyhop::text {

QString SpanTokens::tokenized() const
{
    QString result;
    result.reserve(m_source.size());
    const auto plain = [this, &result](qsizetype from, qsizetype to) {
        for (const QChar c : m_source.mid(from, to - from))
            result += c == open || c == close ? QChar(QChar::ReplacementCharacter) : c;
    };
    qsizetype at = 0;
    for (qsizetype i = 0; i < m_spans.size(); ++i) {
        plain(at, m_spans[i].start);
        result += open + QString::number(i) + close;
        at = m_spans[i].start + m_spans[i].length;
    }
    plain(at, m_source.size());
    return result;
}

const ProtectedSpan* SpanTokens::at(const QString& text, qsizetype place, qsizetype* end) const
{
    const qsizetype closing = text.indexOf(close, place);
    bool ok = false;
    const qsizetype index = closing < 0 ? -1 : QStringView(text).mid(place + 1, closing - place - 1).toLongLong(&ok);
    if (!ok || index < 0 || index >= m_spans.size())
        return nullptr;
    *end = closing + 1;
    return &m_spans[index];
}

template <typename Written>
QString SpanTokens::replaced(const QString& text, Written written) const
{
    if (!isIn(text))
        return text;
    QString result;
    qsizetype place = 0;
    while (place < text.size()) {
        qsizetype end = place + 1;
        const ProtectedSpan* span = text[place] == open ? at(text, place, &end) : nullptr;
        if (span != nullptr)
            result += written(*span);
        else
            result += text[place];
        place = end;
    }
    return result;
}

QString SpanTokens::restored(const QString& text) const
{
    return replaced(text, [](const ProtectedSpan& span) { return QStringView(span.text); });
}

QString SpanTokens::asWritten(const QString& text) const
{
    return replaced(text, [this](const ProtectedSpan& span) { return m_source.mid(span.start, span.length); });
}

} // namespace spyhop::text
