// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/inlinebuilder.h"

#include "core/text/entities.h"

namespace spyhop::text {

namespace {

//! A picture's address is shown up to here (characters); a picture written into its address is long.
constexpr qsizetype longestShownAddress = 80;

//! CommonMark 2.4: a backslash before a sign of ASCII is not part of an address.
QString withoutEscapes(const QString& text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escapes = text[i] == u'\\' && i + 1 < text.size() && text[i + 1].unicode() < 128
            && (text[i + 1].isPunct() || text[i + 1].isSymbol());
        if (escapes)
            ++i;
        result += text[i];
    }
    return result;
}

bool isBreak(const Inline& run)
{
    return !run.marks.testFlag(Mark::Formula) && run.text.trimmed().isEmpty();
}

void trimStart(Inlines& runs)
{
    while (!runs.isEmpty() && isBreak(runs.first()))
        runs.removeFirst();
    if (!runs.isEmpty() && runs.first().marks == Marks()) {
        QString& text = runs.first().text;
        qsizetype i = 0;
        while (i < text.size() && text[i].isSpace())
            ++i;
        text.remove(0, i);
    }
}

void trimEnd(Inlines& runs)
{
    while (!runs.isEmpty() && isBreak(runs.last()))
        runs.removeLast();
    if (!runs.isEmpty() && runs.last().marks == Marks()) {
        QString& text = runs.last().text;
        while (!text.isEmpty() && text.back().isSpace())
            text.chop(1);
    }
}

} // namespace

QString InlineBuilder::fromAttribute(const MD_ATTRIBUTE& attribute) const
{
    QString result;
    for (int i = 0; attribute.substr_offsets != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const auto length = static_cast<qsizetype>(attribute.substr_offsets[i + 1] - from);
        const QByteArray part(attribute.text + from, length);
        if (attribute.substr_types[i] == MD_TEXT_ENTITY)
            result += decodeEntity(part);
        else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR)
            result += QChar(QChar::ReplacementCharacter);
        else
            result += QString::fromUtf8(part);
    }
    const QString restored = m_tokens.restoredAddress(result);
    return result.contains(SpanTokens::open) ? withoutEscapes(restored) : restored;
}

void InlineBuilder::enter(MD_SPANTYPE type, void* detail)
{
    switch (type) {
    case MD_SPAN_EM:
        ++m_italic;
        return;
    case MD_SPAN_STRONG:
        ++m_bold;
        return;
    case MD_SPAN_DEL:
        ++m_strike;
        return;
    case MD_SPAN_CODE:
        ++m_code;
        return;
    case MD_SPAN_A:
        m_links.append(fromAttribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
        return;
    case MD_SPAN_IMG:
        // A picture is never fetched: its words and its address stand as a link.
        if (m_pictures.isEmpty()) // a link in its words is none
            m_aroundPicture = m_links.isEmpty() ? QString() : m_links.last();
        m_pictures.append(fromAttribute(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src));
        m_pictureHasWords = false;
        return;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
        return;
    }
}

void InlineBuilder::leave(MD_SPANTYPE type, Inlines& to)
{
    switch (type) {
    case MD_SPAN_EM:
        --m_italic;
        return;
    case MD_SPAN_STRONG:
        --m_bold;
        return;
    case MD_SPAN_DEL:
        --m_strike;
        return;
    case MD_SPAN_CODE:
        --m_code;
        return;
    case MD_SPAN_A:
        m_links.removeLast();
        return;
    case MD_SPAN_IMG: {
        const QString address = m_pictures.takeLast();
        if (!m_pictures.isEmpty())
            return; // a picture in a picture's words is words
        m_pictures.append(address);
        const QString shown
            = address.size() <= longestShownAddress ? address : address.left(longestShownAddress) + QChar(u'\u2026');
        addRun(m_pictureHasWords ? QStringLiteral(" (") + shown + u')' : shown, {}, to);
        m_pictures.removeLast();
        return;
    }
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
        return;
    }
}

void InlineBuilder::text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, bool isInCell, Inlines& to)
{
    const auto length = static_cast<qsizetype>(size);
    switch (type) {
    case MD_TEXT_NULLCHAR:
        add(QString(QChar(QChar::ReplacementCharacter)), to);
        return;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        // Models break lines where they mean it: a line's end stays one.
        add(QStringLiteral("\n"), to);
        return;
    case MD_TEXT_ENTITY:
        add(decodeEntity(QByteArray(bytes, length)), to);
        return;
    case MD_TEXT_CODE:
        // GFM: a bar in a table's code is written with a backslash.
        add(isInCell ? QString::fromUtf8(bytes, length).replace(QStringLiteral("\\|"), QStringLiteral("|"))
                     : QString::fromUtf8(bytes, length),
            to);
        return;
    case MD_TEXT_NORMAL:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        add(QString::fromUtf8(bytes, length), to);
        return;
    }
}

void InlineBuilder::add(const QString& joined, Inlines& to)
{
    if (!m_tokens.isIn(joined)) {
        addRun(joined, {}, to);
        return;
    }
    const QString text = SpanTokens::withoutJoints(joined);
    if (text.isEmpty())
        return;
    if (m_code > 0 || !m_pictures.isEmpty()) {
        addRun(m_tokens.restored(text), {}, to);
        return;
    }
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        const ProtectedSpan* span = text[at] == SpanTokens::open ? m_tokens.at(text, at, &end) : nullptr;
        if (span == nullptr) {
            end = text.indexOf(SpanTokens::open, at + 1);
            end = end < 0 ? text.size() : end;
            addRun(text.mid(at, end - at), {}, to);
        } else if (span->kind == ProtectedSpan::Kind::Literal) {
            addRun(span->text, {}, to);
        } else {
            Marks extra(Mark::Formula);
            extra.setFlag(Mark::Display, span->kind == ProtectedSpan::Kind::DisplayFormula);
            addRun(span->text, extra, to);
        }
        at = end;
    }
}

void InlineBuilder::addRun(const QString& text, Marks extra, Inlines& to)
{
    const bool inPicture = !m_pictures.isEmpty(); // its words have no marks of their own
    Marks marks = extra;
    marks.setFlag(Mark::Bold, m_bold > 0 && !inPicture);
    marks.setFlag(Mark::Italic, m_italic > 0 && !inPicture);
    marks.setFlag(Mark::Strike, m_strike > 0 && !inPicture);
    marks.setFlag(Mark::Code, m_code > 0 && !inPicture);
    marks.setFlag(Mark::Picture, inPicture);
    m_pictureHasWords = !m_pictures.isEmpty();
    const QString target = m_links.isEmpty() ? QString() : m_links.last();
    const QString link = inPicture ? m_pictures.first() : target;
    const QString around = inPicture ? m_aroundPicture : QString();
    const bool joins = !to.isEmpty() && to.last().marks == marks && to.last().link == link && to.last().around == around
        && !marks.testFlag(Mark::Formula);
    if (joins)
        to.last().text += text;
    else
        to.append(Inline{text, marks, link, around});
}

QList<Block> aroundDisplays(const Inlines& paragraph)
{
    QList<Block> parts;
    Inlines runs;
    const auto flush = [&parts, &runs](bool beforeDisplay) {
        if (!parts.isEmpty())
            trimStart(runs);
        if (beforeDisplay)
            trimEnd(runs);
        if (!runs.isEmpty())
            parts.append(Block{.inlines = runs});
        runs.clear();
    };
    for (const Inline& run : paragraph) {
        if (!run.marks.testFlag(Mark::Display)) {
            runs.append(run);
            continue;
        }
        flush(true);
        parts.append(Block{.kind = BlockKind::Formula, .inlines = {run}});
    }
    flush(false);
    return parts;
}

} // namespace spyhop::text
