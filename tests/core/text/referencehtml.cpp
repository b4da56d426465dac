// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/text/referencehtml.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace spyhop::tests {

namespace {

//! White space collapses, as in HTML.
QString collapsed(const QString& text)
{
    static const QRegularExpression space(QStringLiteral("[ \\t\\n]+"));
    return QString(text).replace(space, QStringLiteral(" "));
}

//! An address as a browser resolves its escapes: "%C3%A4" and "ä" are the same.
QString address(const QString& written)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(written.toUtf8()));
}

QString marked(const text::Inlines& inlines)
{
    QString all;
    for (const text::Inline& run : inlines) {
        QString marks;
        if (run.marks.testFlag(text::Mark::Bold))
            marks += u'b';
        if (run.marks.testFlag(text::Mark::Italic))
            marks += u'i';
        if (run.marks.testFlag(text::Mark::Code))
            marks += u'c';
        if (run.marks.testFlag(text::Mark::Strike))
            marks += u's';
        if (!run.link.isEmpty())
            marks += u'>' + address(run.link) + u'>';
        QString text = run.text;
        if (run.marks.testFlag(text::Mark::Picture)) {
            // "words (address)" or the address alone.
            const QString shown = QStringLiteral(" (") + run.link + u')';
            text = text.endsWith(shown) ? text.chopped(shown.size()) : text == run.link ? QString() : text;
            marks += u'p';
        }
        // Each character with its marks, so that how runs are cut does not matter.
        for (const QChar c : collapsed(text))
            all += c.isSpace() && !marks.contains(u'c') ? QStringLiteral(" ") : marks + c;
        if (text.isEmpty())
            all += marks + u'~';
    }
    return collapsed(all).trimmed();
}

QString outline(const QList<text::Block>& blocks);

QString outline(const text::Block& block)
{
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Formula:
        return QStringLiteral("p(") + marked(block.inlines) + u')';
    case text::BlockKind::Heading:
        return QStringLiteral("h%1(").arg(block.level) + marked(block.inlines) + u')';
    case text::BlockKind::List:
        return (block.ordered ? QStringLiteral("ol%1(").arg(block.start) : QStringLiteral("ul("))
            + outline(block.children) + u')';
    case text::BlockKind::Item:
        return QStringLiteral("li(") + outline(block.children) + u')';
    case text::BlockKind::Quote:
        return QStringLiteral("q(") + outline(block.children) + u')';
    case text::BlockKind::Code:
        return QStringLiteral("code:") + block.language + u'(' + block.code + u')';
    case text::BlockKind::Rule:
        return QStringLiteral("hr");
    case text::BlockKind::Table: {
        QString rows;
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                rows += marked(cell) + u'|';
            rows += u'/';
        }
        return QStringLiteral("table(") + rows + u')';
    }
    }
    return {};
}

QString outline(const QList<text::Block>& blocks)
{
    QStringList parts;
    for (const text::Block& block : blocks)
        parts += outline(block);
    return parts.join(u' ');
}

QString decoded(QString text)
{
    text.replace(QStringLiteral("&lt;"), QStringLiteral("<")).replace(QStringLiteral("&gt;"), QStringLiteral(">"));
    text.replace(QStringLiteral("&quot;"), QStringLiteral("\"")).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    return text;
}

//! Reads the HTML that reference implementations write back into blocks.
class HtmlReader {
public:
    explicit HtmlReader(const QString& html)
        : m_html(html)
    {
    }
    QList<text::Block> read()
    {
        QList<text::Block> blocks;
        while (m_at < m_html.size())
            block(blocks, QString());
        return blocks;
    }

private:
    struct Tag {
        QString name;
        QString attributes;
        bool closes = false;
    };
    [[nodiscard]] bool atTag() const { return m_at < m_html.size() && m_html[m_at] == u'<'; }
    Tag peek() const
    {
        const qsizetype end = m_html.indexOf(u'>', m_at);
        QString inner = end < 0 ? QString() : m_html.mid(m_at + 1, end - m_at - 1);
        Tag tag;
        tag.closes = inner.startsWith(u'/');
        if (tag.closes)
            inner.remove(0, 1);
        const qsizetype space = inner.indexOf(u' ');
        tag.name = space < 0 ? inner : inner.left(space);
        tag.attributes = space < 0 ? QString() : inner.mid(space);
        return tag;
    }
    Tag take()
    {
        const Tag tag = peek();
        const qsizetype end = m_html.indexOf(u'>', m_at);
        m_at = end < 0 ? m_html.size() : end + 1;
        return tag;
    }
    static QString attribute(const Tag& tag, const QString& name)
    {
        const QRegularExpression pattern(name + QStringLiteral("=\"([^\"]*)\""));
        return decoded(pattern.match(tag.attributes).captured(1));
    }
    void inlines(text::Inlines& runs);
    void block(QList<text::Block>& blocks, const QString& parent);
    static bool isBlock(const QString& name)
    {
        static const QStringList names{QStringLiteral("p"), QStringLiteral("h1"), QStringLiteral("h2"),
            QStringLiteral("h3"), QStringLiteral("h4"), QStringLiteral("h5"), QStringLiteral("h6"),
            QStringLiteral("ul"), QStringLiteral("ol"), QStringLiteral("li"), QStringLiteral("blockquote"),
            QStringLiteral("pre"), QStringLiteral("hr"), QStringLiteral("table")};
        return names.contains(name);
    }
    void children(QList<text::Block>& blocks, const QString& name)
    {
        while (m_at < m_html.size()) {
            if (atTag() && peek().closes && peek().name == name) {
                take();
                return;
            }
            block(blocks, name);
        }
    }
    text::Block table();

    QString m_html;
    qsizetype m_at = 0;
    int m_bold = 0, m_italic = 0, m_code = 0, m_strike = 0;
    QStringList m_links;
};

void HtmlReader::inlines(text::Inlines& runs)
{
    while (m_at < m_html.size()) {
        text::Marks marks;
        marks.setFlag(text::Mark::Bold, m_bold > 0);
        marks.setFlag(text::Mark::Italic, m_italic > 0);
        marks.setFlag(text::Mark::Code, m_code > 0);
        marks.setFlag(text::Mark::Strike, m_strike > 0);
        const QString link = m_links.isEmpty() ? QString() : m_links.last();
        if (!atTag()) {
            qsizetype end = m_html.indexOf(u'<', m_at);
            end = end < 0 ? m_html.size() : end;
            runs.append(text::Inline{decoded(m_html.mid(m_at, end - m_at)), marks, link});
            m_at = end;
            continue;
        }
        const Tag tag = peek();
        const int step = tag.closes ? -1 : 1;
        if (tag.name == QStringLiteral("strong")) {
            m_bold += step;
        } else if (tag.name == QStringLiteral("em")) {
            m_italic += step;
        } else if (tag.name == QStringLiteral("code")) {
            m_code += step;
        } else if (tag.name == QStringLiteral("del")) {
            m_strike += step;
        } else if (tag.name == QStringLiteral("a")) {
            if (tag.closes && !m_links.isEmpty())
                m_links.removeLast();
            else
                m_links.append(attribute(tag, QStringLiteral("href")));
        } else if (tag.name == QStringLiteral("img")) {
            marks.setFlag(text::Mark::Picture);
            const QString source = attribute(tag, QStringLiteral("src"));
            const QString words = attribute(tag, QStringLiteral("alt"));
            runs.append(
                text::Inline{words.isEmpty() ? source : words + QStringLiteral(" (") + source + u')', marks, source});
        } else if (tag.name != QStringLiteral("br") && tag.name != QStringLiteral("input")) {
            return; // the end of what holds the words
        }
        take();
    }
}

text::Block HtmlReader::table()
{
    text::Block table{.kind = text::BlockKind::Table};
    while (m_at < m_html.size()) {
        if (!atTag()) {
            ++m_at;
            continue;
        }
        const Tag tag = take();
        if (tag.name == QStringLiteral("table"))
            return table;
        if (tag.closes)
            continue;
        if (tag.name == QStringLiteral("tr")) {
            table.rows.append(QList<text::Inlines>());
        } else if (tag.name == QStringLiteral("td") || tag.name == QStringLiteral("th")) {
            text::Inlines cell;
            inlines(cell);
            table.rows.last().append(cell);
        }
    }
    return table;
}

void HtmlReader::block(QList<text::Block>& blocks, const QString& parent)
{
    if (!atTag() || !isBlock(peek().name)) {
        const qsizetype before = m_at;
        text::Inlines runs;
        inlines(runs);
        bool hasWords = false;
        for (const text::Inline& run : runs)
            hasWords = hasWords || !run.text.trimmed().isEmpty();
        if (hasWords)
            blocks.append(text::Block{.inlines = runs}); // in a tight item
        if (m_at == before)
            take();
        return;
    }
    const Tag tag = take();
    text::Block block;
    if (tag.name == QStringLiteral("hr")) {
        block.kind = text::BlockKind::Rule;
    } else if (tag.name == QStringLiteral("p") || tag.name.startsWith(u'h')) {
        block.kind = tag.name == QStringLiteral("p") ? text::BlockKind::Paragraph : text::BlockKind::Heading;
        block.level = block.kind == text::BlockKind::Heading ? tag.name.mid(1).toInt() : 0;
        inlines(block.inlines);
        if (atTag())
            take();
    } else if (tag.name == QStringLiteral("pre")) {
        const Tag code = take();
        block.kind = text::BlockKind::Code;
        block.language = attribute(code, QStringLiteral("class")).mid(QStringLiteral("language-").size());
        qsizetype end = m_html.indexOf(QStringLiteral("</code></pre>"), m_at);
        end = end < 0 ? m_html.size() : end; // a <pre> of the source's own
        block.code = decoded(m_html.mid(m_at, end - m_at));
        if (block.code.endsWith(u'\n'))
            block.code.chop(1);
        m_at = end + QStringLiteral("</code></pre>").size();
    } else if (tag.name == QStringLiteral("table")) {
        block = table();
    } else {
        block.kind = tag.name == QStringLiteral("blockquote") ? text::BlockKind::Quote
            : tag.name == QStringLiteral("li")                ? text::BlockKind::Item
                                                              : text::BlockKind::List;
        block.ordered = tag.name == QStringLiteral("ol");
        const QString start = attribute(tag, QStringLiteral("start"));
        block.start = start.isEmpty() ? 1 : start.toInt();
        children(block.children, tag.name);
    }
    static_cast<void>(parent);
    blocks.append(block);
}

} // namespace

QString comparable(const QList<text::Block>& blocks)
{
    return outline(blocks);
}

QString comparableHtml(const QString& html)
{
    return outline(HtmlReader(html).read());
}

QStringList rawHtml(const QString& markdown, const QString& html)
{
    static const QRegularExpression tag(QStringLiteral("<(?:[a-zA-Z/][^<>]*|![^>]*|\\?[^>]*)>"));
    static const QRegularExpression begin(QStringLiteral("^<[/!?]?(?:--|[a-zA-Z0-9]*)"));
    QStringList all;
    auto found = tag.globalMatch(markdown);
    while (found.hasNext()) {
        const QString one = found.next().captured();
        if (html.contains(one))
            all.append(begin.match(one).captured());
    }
    return all;
}

QString words(const QList<text::Block>& blocks)
{
    QString all;
    for (const text::Block& block : blocks) {
        for (const text::Inline& run : block.inlines)
            all += run.text;
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row) {
                for (const text::Inline& run : cell)
                    all += run.text;
            }
        }
        all += block.code + u'\n' + words(block.children) + u'\n';
    }
    return all.simplified();
}

} // namespace spyhop::tests
