// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/inlinewriter.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <iterator>

namespace spyhop::text {

qsizetype longestRun(QStringView text, QChar c)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar other : text) {
        run = other == c ? run + 1 : 0;
        longest = qMax(longest, run);
    }
    return longest;
}

namespace {

//! White space at a block's ends is read as none, or as the beginning of code.
QString withoutBlankEnds(const QString& text)
{
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\n' || c == u'\t'; };
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isBlank);
    const auto last = std::find_if_not(text.crbegin(), std::make_reverse_iterator(first), isBlank).base();
    return QString(first, last - first);
}

//! A link that is its own words.
bool isPlainAddress(const Inline& run)
{
    static const QRegularExpression entity(QStringLiteral("&#?[A-Za-z0-9]+;"));
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*$"));
    static const QRegularExpression mail(QStringLiteral("^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*$"));
    if (run.marks.testFlag(Mark::Picture) || run.marks.testFlag(Mark::Code) || entity.match(run.text).hasMatch())
        return false;
    return (run.text == run.link && plain.match(run.text).hasMatch())
        || (run.link == QStringLiteral("mailto:") + run.text && mail.match(run.text).hasMatch());
}

//! Where the words of a run lead; empty: nowhere, or what is written says it itself.
QString linkOf(const Inline& run)
{
    if (run.marks.testFlag(Mark::Picture))
        return run.around;
    return isPlainAddress(run) ? QString() : run.link;
}

//! One run after another; marks that go on are not closed between them.
class InlineWriter {
public:
    explicit InlineWriter(InlinePlace place)
        : m_place(place)
    {
    }
    QString write(const Inlines& inlines);

private:
    //! Closes and opens what the run at a place needs.
    void change(const Inlines& inlines, qsizetype at);
    void leaveTo(qsizetype depth);
    void picture(const Inline& run);
    void code(const Inline& run);
    //! `follows`: another run does.
    void words(const Inline& run, bool follows);
    [[nodiscard]] bool inTable() const { return m_place == InlinePlace::Cell; }
    [[nodiscard]] QString target(const QString& address) const;
    //! `inBrackets`: of a link or a picture.
    [[nodiscard]] QString escaped(const QString& text, bool follows, bool inBrackets) const;
    //! Whether the parser finds this address where nothing marks it as one.
    [[nodiscard]] bool standsBare(const QString& address, QStringView next) const;
    static QString sign(Mark mark);

    struct Open {
        bool isLink = false;
        Mark mark = Mark::Bold;
        QString link = {};
    };
    InlinePlace m_place;
    QString m_text;
    QList<Open> m_open;
    qsizetype m_signs = -1; //!< where the marks that were opened last begin, right at the text's end; -1: none
};

QString InlineWriter::sign(Mark mark)
{
    switch (mark) {
    case Mark::Bold:
        return QStringLiteral("**");
    case Mark::Italic:
        return QStringLiteral("*");
    case Mark::Strike:
        return QStringLiteral("~~");
    case Mark::Code:
    case Mark::Formula:
    case Mark::Display:
    case Mark::Picture:
        break;
    }
    return {};
}

//! A line that would begin a heading, list, rule or table gets a backslash.
QString escapedLineStarts(const QString& text, bool beginsLine)
{
    static const QRegularExpression number(QStringLiteral("(^|\\n)([ \\t]*\\d{1,9})([.)])(?=\\s|$)"));
    static const QRegularExpression sign(QStringLiteral("(^|\\n)([ \\t]*)([-+#=|]|:(?=-))"));
    QString result = beginsLine ? text : u'x' + text;
    result.replace(number, QStringLiteral("\\1\\2\\\\3"));
    result.replace(sign, QStringLiteral("\\1\\2\\\\3"));
    return beginsLine ? result : result.mid(1);
}

QString InlineWriter::escaped(const QString& text, bool follows, bool inBrackets) const
{
    // An opening bracket has no backslash before it, which might begin a formula: without a closing one it means
    // nothing.
    static const QString signs = QStringLiteral("\\`*_]<>~$");
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isLast = i + 1 == text.size();
        const bool isEntity = c == u'&' && !isLast && (text[i + 1].isLetter() || text[i + 1] == u'#');
        const bool isPicture = c == u'!' && isLast && follows;
        if (c == u'[' && inBrackets) {
            result += QStringLiteral("&#91;");
            continue;
        }
        // A link's words that would be an address by themselves.
        const bool isAddress = inBrackets
            && (c == u'@' || (c == u':' && QStringView(text).mid(i, 3) == QStringView(u"://"))
                || (c == u'.' && QStringView(text).left(i).endsWith(QStringView(u"www"))));
        if (signs.contains(c) || isEntity || isPicture || isAddress || (inTable() && c == u'|'))
            result += u'\\';
        if (inTable() && c == u'\n')
            result += QStringLiteral("<br>");
        else if (c == u'\u00A0')
            result += QStringLiteral("&nbsp;"); // md4c trims it like a space
        else
            result += c;
    }
    return m_place == InlinePlace::Lines ? escapedLineStarts(result, m_text.isEmpty() || m_text.endsWith(u'\n'))
                                         : result;
}

QString InlineWriter::target(const QString& address) const
{
    static const QRegularExpression plain(QStringLiteral("^[^\\s()<>\\\\&$`|]+$"));
    if (plain.match(address).hasMatch())
        return address;
    QString inAngles;
    for (const QChar c : address) {
        if (QStringView(u"\\<>&$`").contains(c) || (inTable() && c == u'|'))
            inAngles += u'\\';
        inAngles += c;
    }
    return u'<' + inAngles + u'>';
}

bool InlineWriter::standsBare(const QString& address, QStringView next) const
{
    static const QRegularExpression plain(QStringLiteral("^https?://[A-Za-z0-9./?=#%:_-]*[A-Za-z0-9/]$"));
    const bool isApart = (m_text.isEmpty() || m_text.back().isSpace()) && (next.isEmpty() || next.front().isSpace());
    return isApart && plain.match(address).hasMatch();
}

void InlineWriter::leaveTo(qsizetype depth)
{
    // A closing sign stands right after a word.
    QString space;
    while (m_open.size() > depth) {
        while (!m_text.isEmpty() && m_text.back().isSpace() && !m_open.last().isLink) {
            space.prepend(m_text.back());
            m_text.chop(1);
        }
        const Open last = m_open.takeLast();
        m_text += last.isLink ? QStringLiteral("](") + target(last.link) + u')' : sign(last.mark);
    }
    m_text += space;
}

void InlineWriter::change(const Inlines& inlines, qsizetype at)
{
    const Marks marks = inlines[at].marks;
    const QString link = linkOf(inlines[at]);
    const auto stays = [&](const Open& open) { return open.isLink ? open.link == link : marks.testFlag(open.mark); };
    qsizetype depth = 0;
    while (depth < m_open.size() && stays(m_open[depth]))
        ++depth;
    leaveTo(depth);
    const auto isOpen = [this](const Open& wanted) {
        return std::any_of(m_open.cbegin(), m_open.cend(), [&wanted](const Open& open) {
            return open.isLink == wanted.isLink && (open.isLink || open.mark == wanted.mark);
        });
    };
    QList<Open> wanted;
    if (!link.isEmpty())
        wanted.append(Open{true, Mark::Bold, link});
    for (const Mark mark : {Mark::Strike, Mark::Bold, Mark::Italic}) {
        if (marks.testFlag(mark))
            wanted.append(Open{false, mark, {}});
    }
    // What lasts longest is outermost.
    const auto lasts = [&inlines, at](const Open& open) {
        qsizetype end = at;
        while (end < inlines.size()
            && (open.isLink ? linkOf(inlines[end]) == open.link : inlines[end].marks.testFlag(open.mark)))
            ++end;
        return end;
    };
    std::stable_sort(
        wanted.begin(), wanted.end(), [&lasts](const Open& a, const Open& b) { return lasts(a) > lasts(b); });
    m_signs = -1;
    for (const Open& open : std::as_const(wanted)) {
        if (isOpen(open))
            continue;
        m_open.append(open);
        if (!open.isLink && m_signs < 0)
            m_signs = m_text.size();
        m_text += open.isLink ? QStringLiteral("[") : sign(open.mark);
    }
}

void InlineWriter::picture(const Inline& run)
{
    const QString suffix
        = run.text.endsWith(u')') ? run.text.mid(run.text.lastIndexOf(QStringLiteral(" ("))) : QString();
    const QString words = suffix.isEmpty() ? QString() : run.text.chopped(suffix.size());
    m_text += QStringLiteral("![") + escaped(words, true, true) + QStringLiteral("](") + target(run.link) + u')';
}

void InlineWriter::code(const Inline& run)
{
    const QString fence(longestRun(run.text, u'`') + 1, u'`');
    QString code = run.text;
    if (inTable())
        code.replace(u'|', QStringLiteral("\\|"));
    const bool pads = code.startsWith(u'`') || code.endsWith(u'`')
        || (code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty());
    const QString pad = pads ? QStringLiteral(" ") : QString();
    m_text += fence + pad + code + pad + fence;
}

void InlineWriter::words(const Inline& run, bool follows)
{
    // An opening sign stands right before a word, or a cell's "<br>".
    const auto isSpace = [this](QChar c) { return c.isSpace() && !(inTable() && c == u'\n'); };
    qsizetype spaces = 0;
    while (m_signs >= 0 && spaces < run.text.size() && isSpace(run.text[spaces]))
        ++spaces;
    if (spaces > 0)
        m_text.insert(m_signs, run.text.left(spaces));
    const bool isLinked = std::any_of(m_open.cbegin(), m_open.cend(), [](const Open& open) { return open.isLink; });
    m_text += escaped(run.text.mid(spaces), follows, isLinked);
}

QString InlineWriter::write(const Inlines& inlines)
{
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const Inline& run = inlines[i];
        const bool follows = i + 1 < inlines.size();
        const bool isAddress = isPlainAddress(run) && !(inTable() && run.link.contains(u'|'));
        change(inlines, i);
        if (run.marks.testFlag(Mark::Picture))
            picture(run);
        else if (run.marks.testFlag(Mark::Formula))
            m_text += inTable() ? QString(run.text).replace(u'\n', u' ') : run.text;
        else if (run.marks.testFlag(Mark::Code))
            code(run);
        else if (!isAddress)
            words(run, follows);
        else if (standsBare(run.link, follows ? QStringView(inlines[i + 1].text) : QStringView()))
            m_text += run.text;
        else
            m_text += u'<' + run.text + u'>';
    }
    leaveTo(0);
    return withoutBlankEnds(m_text);
}

} // namespace

QString inlineMarkdown(const Inlines& inlines, InlinePlace place)
{
    return InlineWriter(place).write(inlines);
}

} // namespace spyhop::text
