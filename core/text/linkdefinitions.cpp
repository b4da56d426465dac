// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/linkdefinitions.h"

#include "core/text/markdown.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <optional>

namespace spyhop::text {

namespace {

bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r';
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\v' || c == u'\f';
}

//! What a formula or literal text may begin with: one sign to the parser, whatever stands in it.
bool mayHide(QChar c)
{
    return c == u'$' || c == u'\\' || c == u'`';
}

qsizetype lineEnd(QStringView text, qsizetype from)
{
    while (from < text.size() && !isBreak(text[from]))
        ++from;
    return from;
}

//! Past a list item's mark; 0: there is none.
qsizetype itemMark(QStringView line)
{
    qsizetype mark = 0;
    if (!line.isEmpty() && QStringView(u"-+*").contains(line.front())) {
        mark = 1;
    } else {
        while (mark < line.size() && line[mark] >= u'0' && line[mark] <= u'9')
            ++mark;
        const bool isNumber = mark > 0 && mark < line.size() && (line[mark] == u'.' || line[mark] == u')');
        mark = isNumber ? mark + 1 : 0;
    }
    return mark == line.size() || (mark > 0 && isBlank(line[mark])) ? mark : 0;
}

//! Where the words of a line begin.
struct Words {
    qsizetype at = 0;
    bool isMarked = false; //!< behind the marks of quotes, items, a task
};

Words wordsOf(QStringView line)
{
    Words words;
    while (words.at < line.size()) {
        const QStringView rest = line.mid(words.at);
        const bool isQuote = rest.front() == u'>';
        const qsizetype mark = isQuote || isBlank(rest.front()) ? 1 : itemMark(rest);
        if (mark == 0)
            break;
        words.isMarked = words.isMarked || isQuote || !isBlank(rest.front());
        words.at += mark;
    }
    const QStringView rest = line.mid(words.at);
    const bool isTask = words.isMarked && rest.size() > 3 && rest[0] == u'[' && rest[2] == u']' && isBlank(rest[3])
        && QStringView(u" xX").contains(rest[1]);
    if (isTask) {
        words.at += 4;
        while (words.at < line.size() && isBlank(line[words.at]))
            ++words.at;
    }
    return words;
}

qsizetype spacesIn(QStringView line)
{
    const auto word = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
    return word - line.begin();
}

//! Whether a line whose words begin with a bracket surely goes on with what the one above it is, paragraph, code or
//! HTML: that one begins with a letter, where no code by indentation does, and this one is no further left.
bool goesOn(QStringView line, QStringView above)
{
    const qsizetype spaces = spacesIn(above);
    const QStringView words = above.mid(spaces);
    const bool isItem = words.size() > 1 && QStringView(u"-+*").contains(words[0]) && words[1] == u' ';
    const qsizetype first = isItem ? spaces + 2 : spaces;
    return spaces < 4 && first < above.size() && above[first].isLetter() && spacesIn(line) >= first
        && std::none_of(above.begin(), above.end(), [](QChar c) { return c == u'>' || c == u'$' || c == u'\\'; });
}

//! The next character of a label over a line's end, without indentation and quote signs; the text's size: none.
qsizetype nextLine(QStringView text, qsizetype feed)
{
    const bool isPair = text[feed] == u'\r' && feed + 1 < text.size() && text[feed + 1] == u'\n';
    qsizetype at = feed + (isPair ? 2 : 1);
    while (at < text.size() && (isBlank(text[at]) || text[at] == u'>'))
        ++at;
    return at < text.size() && isBreak(text[at]) ? text.size() : at; // an empty line ends the paragraph
}

//! Behind the colon of the label that a text begins with; nothing: it is no label of a definition. The text's size:
//! nobody knows.
std::optional<qsizetype> afterLabel(QStringView text)
{
    constexpr int longest = 999; // CommonMark 0.31, 4.7
    int length = 0;
    bool hasWords = false;
    for (qsizetype at = 1; at < text.size();) {
        const QChar c = text[at];
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        if (mayHide(c) || (c == u'[' && next == u'^')) // a footnote is literal
            return text.mid(at).contains(QStringView(u"]:")) ? std::optional(text.size()) : std::nullopt;
        if (c == u'[' || (c == u']' && (!hasWords || next != u':')))
            return std::nullopt;
        if (c == u']')
            return at + 2;
        length += c.isLowSurrogate() ? 0 : 1;
        if (length > longest)
            return std::nullopt;
        hasWords = hasWords || !(isBlank(c) || isBreak(c));
        at = isBreak(c) ? nextLine(text, at) : at + 1;
    }
    return std::nullopt;
}

//! Whether the words of a paragraph may begin with a definition (CommonMark 0.31, 4.7): a label, a colon, an address,
//! and nothing more in its line but a title. True where only the parser knows.
bool mayBeginDefinition(QStringView text)
{
    const std::optional<qsizetype> label = afterLabel(text);
    if (!label)
        return false;
    qsizetype at = *label;
    while (at < text.size() && isBlank(text[at]))
        ++at;
    const QStringView line = text.mid(at, lineEnd(text, at) - at);
    // Of the last line some signs may be held back; an address may stand in the next one.
    if (line.isEmpty() || line.front() == u'<' || text.indexOf(u'\n', at) < 0)
        return true;
    const auto end = std::find_if(line.begin(), line.end(), isBlank);
    const auto more = std::find_if_not(end, line.end(), isBlank);
    return std::any_of(line.begin(), end, mayHide) || more == line.end() || QStringView(u"\"'(").contains(*more);
}

//! A definition of our own: nothing in it can be taken for anything else.
QString lineFor(const QString& label, const QString& address)
{
    QString written;
    for (const QChar c : address) {
        if (QStringView(u"\\<>&$`").contains(c))
            written += u'\\';
        written += c;
    }
    return u'[' + label + QStringLiteral("]: <") + written + QStringLiteral(">\n\n");
}

//! Where a paragraph that is a reference and nothing else leads; empty: it is none.
QString addressOf(const Block& paragraph)
{
    const bool isOne = paragraph.kind == BlockKind::Paragraph && !paragraph.inlines.isEmpty()
        && !paragraph.inlines.first().marks.testFlag(Mark::Picture);
    return isOne ? paragraph.inlines.first().link : QString();
}

} // namespace

bool mayDefineLinks(QStringView text)
{
    if (!text.contains(QStringView(u"]:")))
        return false;
    QStringView above;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineEnd(text, at);
        const QStringView line = text.mid(at, end - at);
        const Words words = wordsOf(line);
        const bool mayBegin
            = words.at < line.size() && line[words.at] == u'[' && (words.isMarked || !goesOn(line, above));
        if (mayBegin && mayBeginDefinition(text.mid(at + words.at)))
            return true;
        above = line;
        const bool isPair = end + 1 < text.size() && text[end] == u'\r' && text[end + 1] == u'\n';
        at = end + (isPair ? 2 : 1);
    }
    return false;
}

bool mayUse(QStringView text, const QString& label)
{
    return text.contains(QString(u'[' + label + u']'), Qt::CaseInsensitive);
}

bool LinkDefinitions::has(const QString& label) const
{
    return std::any_of(m_known.cbegin(), m_known.cend(),
        [&label](const LinkDefinition& one) { return one.label.compare(label, Qt::CaseInsensitive) == 0; });
}

QList<LinkDefinition> LinkDefinitions::newOnesIn(QStringView part, qint64* characters) const
{
    if (isFull() || !mayDefineLinks(part))
        return {};
    static const QRegularExpression candidate(
        QStringLiteral("^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*(?:\\[[ xX]\\][ "
                       "\\t]+)?\\[((?:[^\\[\\]\\\\\\n]|\\\\.|\\n(?![ \\t>]*\\n)){1,%1})\\]:")
            .arg(longestLabel),
        QRegularExpression::MultilineOption);
    QStringList labels;
    auto found = candidate.globalMatch(part.toString());
    while (found.hasNext() && m_known.size() + labels.size() < limit) {
        const QString label = found.next().captured(1).simplified();
        if (!label.isEmpty() && !labels.contains(label, Qt::CaseInsensitive) && !has(label))
            labels.append(label);
    }
    if (labels.isEmpty())
        return {};
    // Only the parser knows what defines a link: a reference after the part leads somewhere, or it doesn't.
    QString probe = part.toString() + QStringLiteral("\n\n");
    for (const QString& label : std::as_const(labels))
        probe += u'[' + label + QStringLiteral("]\n\n");
    const QList<Block> blocks = parseMarkdown(probe);
    *characters += probe.size();
    QList<LinkDefinition> definitions;
    const qsizetype first = blocks.size() - labels.size();
    for (qsizetype i = 0; first >= 0 && i < labels.size(); ++i) {
        const QString address = addressOf(blocks[first + i]);
        if (address.isEmpty() || address.size() > longestAddress)
            continue;
        const LinkDefinition one{labels[i], lineFor(labels[i], address)};
        const QString reference = one.line + u'[' + one.label + u']';
        const QList<Block> check = parseMarkdown(reference);
        *characters += reference.size();
        if (check.size() == 1 && addressOf(check.first()) == address)
            definitions.append(one);
    }
    return definitions;
}

QString LinkDefinitions::neededBy(const QString& text) const
{
    QString lines;
    if (m_known.isEmpty() || !text.contains(u'['))
        return lines;
    for (const LinkDefinition& one : m_known) {
        if (mayUse(text, one.label))
            lines += one.line;
    }
    return lines;
}

} // namespace spyhop::text
