// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownbuilder.h"

#include "core/text/entities.h"

#include <algorithm>
#include <numeric>

namespace spyhop::text {

namespace {

//! A picture's address is shown up to here (characters); a picture written into its address is long.
constexpr qsizetype longestShownAddress = 80;
//! A longer paragraph (characters, runs) becomes several: laying out one is not linear.
constexpr qsizetype paragraphLimit = 10'000, runLimit = 1'000;
constexpr qsizetype longestWord = 200; //!< looked through for a space where a paragraph is cut

Align alignOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_DEFAULT:
        return Align::Default;
    case MD_ALIGN_LEFT:
        return Align::Left;
    case MD_ALIGN_CENTER:
        return Align::Center;
    case MD_ALIGN_RIGHT:
        return Align::Right;
    }
    return Align::Default;
}

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

//! A paragraph as several that are not too long to lay out, cut at spaces where there are any.
QList<Inlines> inParts(const Inlines& inlines)
{
    QList<Inlines> parts;
    Inlines part;
    qsizetype room = paragraphLimit;
    for (const Inline& run : inlines) {
        if (room == 0) {
            parts.append(std::exchange(part, Inlines()));
            room = paragraphLimit;
        }
        Inline rest = run;
        while (rest.text.size() > room && !rest.marks.testFlag(Mark::Formula)) {
            qsizetype cut = room;
            while (cut > 0 && room - cut < longestWord && !rest.text[cut].isSpace())
                --cut;
            if (cut == 0 || room - cut == longestWord)
                cut = room;
            if (rest.text[cut - 1].isHighSurrogate())
                ++cut;
            part.append(Inline{rest.text.left(cut), rest.marks, rest.link});
            rest.text.remove(0, cut);
            parts.append(std::exchange(part, Inlines()));
            room = paragraphLimit;
        }
        room -= qMin(room, rest.text.size());
        part.append(rest);
        // Runs cost more than characters.
        if (part.size() >= runLimit) {
            parts.append(std::exchange(part, Inlines()));
            room = paragraphLimit;
        }
    }
    if (!part.isEmpty())
        parts.append(part);
    return parts;
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

//! A paragraph with displayed formulas in it, as paragraphs and formulas.
QList<Block> aroundDisplays(const Block& paragraph)
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
    for (const Inline& run : paragraph.inlines) {
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

} // namespace

const ProtectedSpan* MarkdownBuilder::tokenAt(const QString& text, qsizetype at, qsizetype* end) const
{
    const qsizetype close = text.indexOf(tokenClose, at);
    bool ok = false;
    const qsizetype index = close < 0 ? -1 : QStringView(text).mid(at + 1, close - at - 1).toLongLong(&ok);
    if (!ok || index < 0 || index >= m_spans.size())
        return nullptr;
    *end = close + 1;
    return &m_spans[index];
}

QString MarkdownBuilder::restored(const QString& text) const
{
    if (m_spans.isEmpty() || !text.contains(tokenOpen))
        return text;
    QString result;
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at + 1;
        const ProtectedSpan* span = text[at] == tokenOpen ? tokenAt(text, at, &end) : nullptr;
        if (span != nullptr)
            result += span->text;
        else
            result += text[at];
        at = end;
    }
    return result;
}

QString MarkdownBuilder::fromAttribute(const MD_ATTRIBUTE& attribute) const
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
    return result.contains(tokenOpen) ? withoutEscapes(restored(result)) : result;
}

void MarkdownBuilder::close()
{
    if (!m_leaf)
        return;
    const bool isParagraph = m_leaf->kind == BlockKind::Paragraph;
    const bool hasDisplay = isParagraph
        && std::any_of(m_leaf->inlines.cbegin(), m_leaf->inlines.cend(),
            [](const Inline& run) { return run.marks.testFlag(Mark::Display); });
    const bool isLong = isParagraph
        && (m_leaf->inlines.size() > runLimit
            || std::accumulate(m_leaf->inlines.cbegin(), m_leaf->inlines.cend(), qsizetype(0),
                   [](qsizetype sum, const Inline& run) { return sum + run.text.size(); })
                > paragraphLimit);
    if (hasDisplay) {
        m_stack.back().children += aroundDisplays(*m_leaf);
    } else if (isLong) {
        const QList<Inlines> parts = inParts(m_leaf->inlines);
        for (const Inlines& part : parts)
            m_stack.back().children.append(Block{.inlines = part});
    } else {
        m_stack.back().children.append(std::move(*m_leaf));
    }
    m_leaf.reset();
}

int MarkdownBuilder::enter(MD_BLOCKTYPE type, void* detail)
{
    switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_HTML:
        return 0;
    case MD_BLOCK_QUOTE:
        closeLoose();
        push(Block{.kind = BlockKind::Quote});
        return 0;
    case MD_BLOCK_UL:
        closeLoose();
        push(Block{.kind = BlockKind::List, .tight = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0});
        return 0;
    case MD_BLOCK_OL: {
        closeLoose();
        const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
        push(Block{.kind = BlockKind::List,
            .ordered = true,
            .tight = list->is_tight != 0,
            .start = static_cast<int>(qMin(list->start, 999'999'999U))});
        return 0;
    }
    case MD_BLOCK_LI: {
        closeLoose();
        const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
        Block block{.kind = BlockKind::Item};
        if (item->is_task != 0)
            block.checked = item->task_mark != ' ';
        push(block);
        return 0;
    }
    case MD_BLOCK_HR:
        open(Block{.kind = BlockKind::Rule});
        return 0;
    case MD_BLOCK_H:
        open(Block{
            .kind = BlockKind::Heading, .level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)});
        return 0;
    case MD_BLOCK_CODE:
        open(Block{
            .kind = BlockKind::Code, .language = fromAttribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang)});
        return 0;
    case MD_BLOCK_P:
        open(Block{});
        return 0;
    case MD_BLOCK_TABLE:
        m_columnCount = 0;
        open(Block{.kind = BlockKind::Table});
        return 0;
    case MD_BLOCK_TR:
        m_columnCount = 0;
        m_leaf->rows.append(QList<Inlines>());
        return 0;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (--m_cellBudget < 0)
            return 1;
        m_inCell = ++m_columnCount <= columnLimit;
        if (m_inCell) {
            m_leaf->rows.last().append(Inlines());
            if (type == MD_BLOCK_TH)
                m_leaf->columns.append(alignOf(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
        }
        return 0;
    }
    return 0;
}

int MarkdownBuilder::leave(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_DOC:
        closeLoose();
        return 0;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
        closeLoose();
        pop();
        return 0;
    case MD_BLOCK_CODE:
        if (m_leaf && m_leaf->code.endsWith(u'\n'))
            m_leaf->code.chop(1);
        close();
        return 0;
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_TABLE:
        close();
        return 0;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        m_inCell = false;
        return 0;
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        return 0;
    }
    return 0;
}

void MarkdownBuilder::enterSpan(MD_SPANTYPE type, void* detail)
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

void MarkdownBuilder::leaveSpan(MD_SPANTYPE type)
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
        addRun(m_pictureHasWords ? QStringLiteral(" (") + shown + u')' : shown, {});
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

void MarkdownBuilder::text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size)
{
    const auto length = static_cast<qsizetype>(size);
    switch (type) {
    case MD_TEXT_NULLCHAR:
        add(QString(QChar(QChar::ReplacementCharacter)));
        return;
    case MD_TEXT_BR:
        add(QStringLiteral("\n"));
        return;
    case MD_TEXT_SOFTBR:
        // Models break lines where they mean it: a line's end stays one.
        add(QStringLiteral("\n"));
        return;
    case MD_TEXT_ENTITY:
        add(decodeEntity(QByteArray(bytes, length)));
        return;
    case MD_TEXT_CODE:
        // GFM: a bar in a table's code is written with a backslash.
        add(m_inCell ? QString::fromUtf8(bytes, length).replace(QStringLiteral("\\|"), QStringLiteral("|"))
                     : QString::fromUtf8(bytes, length));
        return;
    case MD_TEXT_NORMAL:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        add(QString::fromUtf8(bytes, length));
        return;
    }
}

Inlines& MarkdownBuilder::target()
{
    return m_inCell ? m_leaf->rows.last().last() : m_leaf->inlines;
}

void MarkdownBuilder::add(const QString& text)
{
    if (m_spans.isEmpty() || !text.contains(tokenOpen)) {
        addRun(text, {});
        return;
    }
    if (m_code > 0 || !m_pictures.isEmpty() || (m_leaf && m_leaf->kind == BlockKind::Code)) {
        addRun(restored(text), {});
        return;
    }
    qsizetype at = 0;
    while (at < text.size()) {
        qsizetype end = at;
        const ProtectedSpan* span = text[at] == tokenOpen ? tokenAt(text, at, &end) : nullptr;
        if (span == nullptr) {
            end = text.indexOf(tokenOpen, at + 1);
            end = end < 0 ? text.size() : end;
            addRun(text.mid(at, end - at), {});
        } else if (span->kind == ProtectedSpan::Kind::Literal) {
            addRun(span->text, {});
        } else {
            Marks extra(Mark::Formula);
            extra.setFlag(Mark::Display, span->kind == ProtectedSpan::Kind::DisplayFormula);
            addRun(span->text, extra);
        }
        at = end;
    }
}

void MarkdownBuilder::addRun(const QString& text, Marks extra)
{
    if (!m_leaf)
        m_leaf = Block{};
    if (m_leaf->kind == BlockKind::Code) {
        m_leaf->code += text;
        return;
    }
    if (m_leaf->kind == BlockKind::Table && !m_inCell)
        return;
    const bool inPicture = !m_pictures.isEmpty(); // its words have no marks of their own
    Marks marks = extra;
    marks.setFlag(Mark::Bold, m_bold > 0 && !inPicture);
    marks.setFlag(Mark::Italic, m_italic > 0 && !inPicture);
    marks.setFlag(Mark::Strike, m_strike > 0 && !inPicture);
    marks.setFlag(Mark::Code, m_code > 0 && !inPicture);
    marks.setFlag(Mark::Picture, inPicture);
    m_pictureHasWords = !m_pictures.isEmpty();
    QString link = m_links.isEmpty() ? QString() : m_links.last();
    if (!m_pictures.isEmpty())
        link = m_pictures.first();
    Inlines& runs = target();
    const bool joins
        = !runs.isEmpty() && runs.last().marks == marks && runs.last().link == link && !marks.testFlag(Mark::Formula);
    if (joins)
        runs.last().text += text;
    else
        runs.append(Inline{text, marks, link});
}

} // namespace spyhop::text
