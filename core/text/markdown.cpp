// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"

#include "core/text/mathscan.h"
#include "core/text/opentail.h"

#include <QtCore/QByteArray>
#include <limits>
#include <md4c.h>
#include <vector>

namespace spyhop::text {

namespace {

//! A table of n columns and n short rows makes md4c report n² cells; beyond this many for each byte it is an attack.
constexpr qint64 cellsPerByte = 8;

//! What md4c must not look into travels through it as a word of its own: these noncharacters around a number.
constexpr QChar tokenOpen(0xFDD0), tokenClose(0xFDD1);
//! A picture's address is shown up to here (characters); a picture written into its address is long.
constexpr qsizetype longestShownAddress = 80;

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

uint codePoint(const QByteArray& entity)
{
    // "&#123;" or "&#x1F;"
    const bool hex = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
    bool ok = false;
    const QByteArray digits = hex ? entity.mid(3, entity.size() - 4) : entity.mid(2, entity.size() - 3);
    const uint value = digits.toUInt(&ok, hex ? 16 : 10);
    const bool isScalar = ok && value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return isScalar ? value : 0xFFFD;
}

QString decodeEntity(const QByteArray& entity)
{
    if (entity.size() > 3 && entity[1] == '#') {
        const auto value = static_cast<char32_t>(codePoint(entity));
        return QString::fromUcs4(&value, 1);
    }
    struct Named {
        const char* name;
        char16_t character;
    };
    // The ones that models write; any other stands as it was written.
    static constexpr Named table[] = {{"&amp;", u'&'}, {"&lt;", u'<'}, {"&gt;", u'>'}, {"&quot;", u'"'},
        {"&apos;", u'\''}, {"&nbsp;", u'\u00A0'}, {"&copy;", u'\u00A9'}, {"&reg;", u'\u00AE'}, {"&trade;", u'\u2122'},
        {"&hellip;", u'\u2026'}, {"&ndash;", u'\u2013'}, {"&mdash;", u'\u2014'}, {"&times;", u'\u00D7'},
        {"&divide;", u'\u00F7'}, {"&plusmn;", u'\u00B1'}, {"&le;", u'\u2264'}, {"&ge;", u'\u2265'}, {"&ne;", u'\u2260'},
        {"&deg;", u'\u00B0'}, {"&micro;", u'\u00B5'}, {"&middot;", u'\u00B7'}, {"&bull;", u'\u2022'},
        {"&rarr;", u'\u2192'}, {"&larr;", u'\u2190'}, {"&yen;", u'\u00A5'}, {"&euro;", u'\u20AC'},
        {"&pound;", u'\u00A3'}, {"&sect;", u'\u00A7'}, {"&para;", u'\u00B6'}, {"&laquo;", u'\u00AB'},
        {"&raquo;", u'\u00BB'}, {"&ldquo;", u'\u201C'}, {"&rdquo;", u'\u201D'}, {"&lsquo;", u'\u2018'},
        {"&rsquo;", u'\u2019'}};
    for (const Named& row : table) {
        if (entity == row.name)
            return QString(QChar(row.character));
    }
    return QString::fromUtf8(entity);
}

//! Builds the tree from md4c's callbacks. Lives for one parse.
class Builder {
public:
    //! `spans`: what the tokens in the source stand for.
    Builder(qsizetype bytes, const QList<ProtectedSpan>& spans)
        : m_spans(spans)
        , m_cellBudget(1024 + cellsPerByte * bytes)
    {
        m_stack.reserve(16);
        m_stack.push_back(Block{});
    }
    QList<Block> take() { return std::move(m_stack.front().children); }

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void* detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size);

private:
    void push(const Block& block)
    {
        // Too deep: the block is not made, and what is in it goes to its ancestor.
        if (m_skipped > 0 || m_stack.size() > nestingLimit) {
            ++m_skipped;
            return;
        }
        m_stack.push_back(block);
    }
    void pop()
    {
        if (m_skipped > 0) {
            --m_skipped;
            return;
        }
        Block done = std::move(m_stack.back());
        m_stack.pop_back();
        m_stack.back().children.append(std::move(done));
    }
    //! Leaves (paragraphs, code, tables) are one level that is always allowed.
    void open(const Block& block)
    {
        closeLoose();
        m_leaf = block;
    }
    void close();
    //! A tight list's item holds its text without a paragraph: it gets one.
    void closeLoose()
    {
        if (m_leaf)
            close();
    }
    Inlines& target();
    void add(const QString& text);
    void addRun(const QString& text, Marks extra);
    //! The source's own characters in place of tokens.
    [[nodiscard]] QString restored(const QString& text) const;
    [[nodiscard]] QString fromAttribute(const MD_ATTRIBUTE& attribute) const
    {
        return restored(QString::fromUtf8(attribute.text, static_cast<qsizetype>(attribute.size)));
    }
    [[nodiscard]] const ProtectedSpan* tokenAt(const QString& text, qsizetype at, qsizetype* end) const;

    const QList<ProtectedSpan>& m_spans;
    std::vector<Block> m_stack;
    std::optional<Block> m_leaf;
    bool m_inCell = false;
    int m_columnCount = 0;
    int m_skipped = 0;
    qint64 m_cellBudget;
    int m_bold = 0, m_italic = 0, m_strike = 0, m_code = 0;
    QStringList m_links;
    QStringList m_pictures; //!< addresses; the innermost last
    bool m_pictureHasWords = false;
};

const ProtectedSpan* Builder::tokenAt(const QString& text, qsizetype at, qsizetype* end) const
{
    const qsizetype close = text.indexOf(tokenClose, at);
    bool ok = false;
    const qsizetype index = close < 0 ? -1 : QStringView(text).mid(at + 1, close - at - 1).toLongLong(&ok);
    if (!ok || index < 0 || index >= m_spans.size())
        return nullptr;
    *end = close + 1;
    return &m_spans[index];
}

QString Builder::restored(const QString& text) const
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

void Builder::close()
{
    if (!m_leaf)
        return;
    const bool isParagraph = m_leaf->kind == BlockKind::Paragraph;
    const bool hasDisplay = isParagraph
        && std::any_of(m_leaf->inlines.cbegin(), m_leaf->inlines.cend(),
            [](const Inline& run) { return run.marks.testFlag(Mark::Display); });
    if (hasDisplay)
        m_stack.back().children += aroundDisplays(*m_leaf);
    else
        m_stack.back().children.append(std::move(*m_leaf));
    m_leaf.reset();
}

int Builder::enter(MD_BLOCKTYPE type, void* detail)
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

int Builder::leave(MD_BLOCKTYPE type)
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

void Builder::enterSpan(MD_SPANTYPE type, void* detail)
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

void Builder::leaveSpan(MD_SPANTYPE type)
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
        const QString address = m_pictures.last();
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

void Builder::text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size)
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
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        add(QString::fromUtf8(bytes, length));
        return;
    }
}

Inlines& Builder::target()
{
    return m_inCell ? m_leaf->rows.last().last() : m_leaf->inlines;
}

void Builder::add(const QString& text)
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

void Builder::addRun(const QString& text, Marks extra)
{
    if (!m_leaf)
        m_leaf = Block{};
    if (m_leaf->kind == BlockKind::Code) {
        m_leaf->code += text;
        return;
    }
    if (m_leaf->kind == BlockKind::Table && !m_inCell)
        return;
    Marks marks = extra;
    marks.setFlag(Mark::Bold, m_bold > 0);
    marks.setFlag(Mark::Italic, m_italic > 0);
    marks.setFlag(Mark::Strike, m_strike > 0);
    marks.setFlag(Mark::Code, m_code > 0);
    marks.setFlag(Mark::Picture, !m_pictures.isEmpty());
    m_pictureHasWords = !m_pictures.isEmpty();
    QString link = m_links.isEmpty() ? QString() : m_links.last();
    if (!m_pictures.isEmpty())
        link = m_pictures.last();
    Inlines& runs = target();
    const bool joins
        = !runs.isEmpty() && runs.last().marks == marks && runs.last().link == link && !marks.testFlag(Mark::Formula);
    if (joins)
        runs.last().text += text;
    else
        runs.append(Inline{text, marks, link});
}

Builder* builder(void* pointer)
{
    return static_cast<Builder*>(pointer);
}

//! The source with a token in place of each span.
QString withTokens(QStringView source, const QList<ProtectedSpan>& spans)
{
    QString result;
    result.reserve(source.size());
    const auto plain = [&result, source](qsizetype from, qsizetype to) {
        for (const QChar c : source.mid(from, to - from))
            result += c == tokenOpen || c == tokenClose ? QChar(QChar::ReplacementCharacter) : c;
    };
    qsizetype at = 0;
    for (qsizetype i = 0; i < spans.size(); ++i) {
        plain(at, spans[i].start);
        result += tokenOpen + QString::number(i) + tokenClose;
        at = spans[i].start + spans[i].length;
    }
    plain(at, source.size());
    return result;
}

QList<Block> parse(const QString& source, const QList<ProtectedSpan>& spans)
{
    // QByteArray ends with a NUL that md4c 0.4.8 needs: it reads one byte past a slice cut inside a link.
    const QByteArray utf8 = spans.isEmpty() ? source.toUtf8() : withTokens(source, spans).toUtf8();
    const auto asText = [&source] { return QList<Block>{Block{.inlines = {Inline{source, {}, {}}}}}; };
    if (utf8.size() > std::numeric_limits<int>::max() / 2)
        return asText();

    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS
        | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) { return builder(data)->enter(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return builder(data)->leave(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        builder(data)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* data) {
        builder(data)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* data) {
        builder(data)->text(type, bytes, size);
        return 0;
    };
    Builder tree(utf8.size(), spans);
    if (md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &tree) != 0)
        return asText();
    return tree.take();
}

} // namespace

QList<Block> parseMarkdown(const QString& source)
{
    return parse(source, findMath(source, SourceEnd::Final).spans);
}

QList<Block> parseGrowingMarkdown(const QString& source)
{
    const qsizetype held = heldBack(source, findMath(source, SourceEnd::Growing).openFence);
    const QString shown = held == 0 ? source : source.chopped(held);
    return parse(shown, findMath(shown, SourceEnd::Growing).spans);
}

} // namespace spyhop::text
