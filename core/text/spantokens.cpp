// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/spantokens.h"

#include <algorithm>

namespace spyhop::text {

namespace {

constexpr QStringView webScheme = u"http://";

QString written(Joint::Kind kind)
{
    switch (kind) {
    case Joint::Kind::Letter:
        return QString(SpanTokens::letter);
    case Joint::Kind::Opening:
        return SpanTokens::opening + QStringLiteral(" ");
    case Joint::Kind::Closing:
        return u' ' + QString(SpanTokens::closing);
    case Joint::Kind::LinkBegin:
        return SpanTokens::linkBegin + QStringLiteral("<");
    case Joint::Kind::WebLinkBegin:
        return SpanTokens::linkBegin + QStringLiteral("<http://") + SpanTokens::webLinkBegin;
    case Joint::Kind::LinkEnd:
        return u'>' + QString(SpanTokens::linkEnd);
    }
    return {};
}

} // namespace

bool SpanTokens::hasSigns(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= open && c <= linkEnd; });
}

QString SpanTokens::tokenized() const
{
    QString result;
    result.reserve(m_source.size() + 2 * m_joints.size());
    qsizetype joint = 0;
    const auto words = [&result](QStringView part) {
        if (!hasSigns(part)) {
            result += part;
            return;
        }
        for (const QChar c : part)
            result += c >= open && c <= linkEnd ? QChar(QChar::ReplacementCharacter) : c;
    };
    const auto plain = [&](qsizetype from, qsizetype to) {
        while (joint < m_joints.size() && m_joints[joint].at < from)
            ++joint; // within a span
        for (; joint < m_joints.size() && m_joints[joint].at <= to; ++joint) {
            words(m_source.mid(from, m_joints[joint].at - from));
            result += written(m_joints[joint].kind);
            from = m_joints[joint].at;
        }
        words(m_source.mid(from, to - from));
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

QString SpanTokens::withoutJoints(const QString& text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar before = i > 0 ? text[i - 1] : QChar();
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if ((c == closing && before == u' ') || (c == linkEnd && before == u'>'))
            result.chop(1);
        else if ((c == opening && next == u' ') || (c == linkBegin && next == u'<'))
            ++i;
        else if (c == webLinkBegin && result.endsWith(webScheme))
            result.chop(webScheme.size());
        else if (c < letter || c > linkEnd)
            result += c;
    }
    return result;
}

const ProtectedSpan* SpanTokens::at(const QString& text, qsizetype place, qsizetype* end) const
{
    const qsizetype last = text.indexOf(close, place);
    bool ok = false;
    const qsizetype index = last < 0 ? -1 : QStringView(text).mid(place + 1, last - place - 1).toLongLong(&ok);
    if (!ok || index < 0 || index >= m_spans.size())
        return nullptr;
    *end = last + 1;
    return &m_spans[index];
}

template <typename Written>
QString SpanTokens::replaced(const QString& joined, Written written) const
{
    if (!isIn(joined))
        return joined;
    const QString text = withoutJoints(joined);
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

QString SpanTokens::restoredAddress(const QString& address) const
{
    const bool isGiven = address.startsWith(webScheme) && address.mid(webScheme.size()).startsWith(webLinkBegin);
    return isGiven ? webScheme.toString() + restored(address.mid(webScheme.size() + 1)) : restored(address);
}

QString SpanTokens::asWritten(const QString& text) const
{
    return replaced(text, [this](const ProtectedSpan& span) { return m_source.mid(span.start, span.length); });
}

} // namespace spyhop::text
