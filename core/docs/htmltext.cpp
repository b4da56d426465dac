// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/htmltext.h"
#include "core/docs/entities.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace spyhop::docs {
namespace {

//! Where an encoding may be declared, by the HTML standard.
constexpr qsizetype prescanBytes = 1024;

const QSet<QString>& blockTags()
{
    static const QSet<QString> tags{QStringLiteral("address"), QStringLiteral("article"), QStringLiteral("aside"),
        QStringLiteral("blockquote"), QStringLiteral("body"), QStringLiteral("br"), QStringLiteral("dd"),
        QStringLiteral("div"), QStringLiteral("dl"), QStringLiteral("dt"), QStringLiteral("fieldset"),
        QStringLiteral("figcaption"), QStringLiteral("figure"), QStringLiteral("footer"), QStringLiteral("form"),
        QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("h3"), QStringLiteral("h4"), QStringLiteral("h5"),
        QStringLiteral("h6"), QStringLiteral("head"), QStringLiteral("header"), QStringLiteral("hr"),
        QStringLiteral("html"), QStringLiteral("li"), QStringLiteral("main"), QStringLiteral("nav"),
        QStringLiteral("ol"), QStringLiteral("option"), QStringLiteral("p"), QStringLiteral("pre"),
        QStringLiteral("section"), QStringLiteral("table"), QStringLiteral("tbody"), QStringLiteral("tfoot"),
        QStringLiteral("thead"), QStringLiteral("title"), QStringLiteral("tr"), QStringLiteral("ul")};
    return tags;
}

const QSet<QString>& voidTags()
{
    static const QSet<QString> tags{QStringLiteral("area"), QStringLiteral("base"), QStringLiteral("br"),
        QStringLiteral("col"), QStringLiteral("embed"), QStringLiteral("hr"), QStringLiteral("img"),
        QStringLiteral("input"), QStringLiteral("link"), QStringLiteral("meta"), QStringLiteral("source"),
        QStringLiteral("track"), QStringLiteral("wbr")};
    return tags;
}

//! Elements whose content is no text, up to their own end tag.
bool isRaw(const QString& tag)
{
    return tag == u"script" || tag == u"style" || tag == u"noscript" || tag == u"template" || tag == u"svg"
        || tag == u"iframe" || tag == u"object" || tag == u"math";
}

//! Gathers text with HTML's white space rules: runs become one space, none at the ends of a line.
class TextSink {
public:
    void add(const QString& text, bool keepSpaces)
    {
        for (const QChar c : text) {
            if (keepSpaces) {
                if (c == u'\n')
                    newLine();
                else if (c != u'\r')
                    m_line.append(c);
                continue;
            }
            // A no-break space is a space here: a model has no lines to break.
            if (c.isSpace())
                m_gap = true;
            else
                put(c);
        }
    }
    void block()
    {
        m_gap = false;
        if (!m_line.isEmpty())
            newLine();
    }
    //! A block within a table cell: its row stays one line.
    void space() { m_gap = true; }
    void cell()
    {
        m_gap = false;
        if (!m_line.isEmpty())
            m_line.append(u'\t');
    }
    QString take()
    {
        block();
        return m_text.trimmed();
    }

private:
    void put(QChar c)
    {
        if (m_gap && !m_line.isEmpty() && !m_line.endsWith(u'\t'))
            m_line.append(u' ');
        m_gap = false;
        m_line.append(c);
    }
    void newLine()
    {
        while (!m_line.isEmpty() && m_line.back().isSpace())
            m_line.chop(1);
        m_text.append(m_line);
        m_text.append(u'\n');
        m_line.clear();
    }
    QString m_text, m_line;
    bool m_gap = false;
};

//! One tag from '<' to past its '>'; quotes in attributes may hold '>'.
struct Tag {
    QString name; //!< lower case; empty: not a tag
    QStringView attributes;
    bool closing = false;
    qsizetype end = 0; //!< past it
};

Tag readTag(QStringView html, qsizetype at)
{
    Tag tag;
    qsizetype i = at + 1;
    tag.closing = i < html.size() && html.at(i) == u'/';
    i += tag.closing ? 1 : 0;
    const qsizetype nameBegin = i;
    if (i >= html.size() || !html.at(i).isLetter() || html.at(i).unicode() > 0x7f)
        return {};
    while (i < html.size() && !html.at(i).isSpace() && html.at(i) != u'>' && html.at(i) != u'/')
        ++i;
    const QStringView name = html.sliced(nameBegin, i - nameBegin);
    const qsizetype attributesBegin = i;
    QChar quote;
    bool afterEquals = false;
    for (; i < html.size(); ++i) {
        const QChar c = html.at(i);
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if ((c == u'"' || c == u'\'') && afterEquals) {
            quote = c;
        } else if (c == u'>') {
            break;
        }
        if (!c.isSpace())
            afterEquals = c == u'=';
    }
    tag.name = name.toString().toLower();
    tag.attributes = html.sliced(attributesBegin, i - attributesBegin);
    tag.end = std::min(i + 1, html.size());
    return tag;
}

bool isHidden(QStringView attributes)
{
    static const QRegularExpression hidden(
        QStringLiteral(R"((^|\s)hidden(\s|=|/|$)|style\s*=\s*["'][^"']*(display\s*:\s*none|visibility\s*:\s*hidden))"),
        QRegularExpression::CaseInsensitiveOption);
    return !attributes.isEmpty() && hidden.match(attributes.toString()).hasMatch();
}

//! Past the end tag of the raw element `name`, or the end of the page.
qsizetype pastRaw(QStringView html, qsizetype from, const QString& name)
{
    const QString end = QStringLiteral("</") + name;
    const qsizetype at = html.indexOf(end, from, Qt::CaseInsensitive);
    if (at < 0)
        return html.size();
    const qsizetype close = html.indexOf(u'>', at);
    return close < 0 ? html.size() : close + 1;
}

} // namespace

QString htmlToText(const QString& page)
{
    const QStringView html(page);
    TextSink sink;
    int preDepth = 0;
    bool inCell = false;
    QString hiddenTag; // inside a hidden element of this name …
    int hiddenDepth = 0; // … nested so often
    qsizetype i = 0;
    while (i < html.size()) {
        if (html.at(i) != u'<') {
            qsizetype end = html.indexOf(u'<', i);
            end = end < 0 ? html.size() : end;
            if (hiddenDepth == 0)
                sink.add(decodeEntities(html.sliced(i, end - i)), preDepth > 0 && !inCell);
            i = end;
            continue;
        }
        if (html.sliced(i).startsWith(u"<!--")) {
            const qsizetype end = html.indexOf(u"-->", i + 4);
            i = end < 0 ? html.size() : end + 3;
            continue;
        }
        if (i + 1 < html.size() && (html.at(i + 1) == u'!' || html.at(i + 1) == u'?')) {
            const qsizetype end = html.indexOf(u'>', i);
            i = end < 0 ? html.size() : end + 1;
            continue;
        }
        const Tag tag = readTag(html, i);
        if (tag.name.isEmpty()) {
            if (hiddenDepth == 0)
                sink.add(QStringLiteral("<"), preDepth > 0);
            ++i;
            continue;
        }
        i = tag.end;
        if (!tag.closing && isRaw(tag.name)) {
            if (!tag.attributes.endsWith(u'/'))
                i = pastRaw(html, i, tag.name);
            continue;
        }
        const bool isVoid = voidTags().contains(tag.name);
        if (hiddenDepth > 0) {
            if (tag.name == hiddenTag && !isVoid)
                hiddenDepth += tag.closing ? -1 : 1;
            continue;
        }
        if (!tag.closing && !isVoid && isHidden(tag.attributes)) {
            hiddenTag = tag.name;
            hiddenDepth = 1;
            continue;
        }
        if (tag.name == u"pre")
            preDepth = std::max(0, preDepth + (tag.closing ? -1 : 1));
        const bool cell = tag.name == u"td" || tag.name == u"th";
        const bool table = tag.name == u"tr" || tag.name == u"table";
        if (cell || table)
            inCell = cell && !tag.closing;
        if (cell && !tag.closing)
            sink.cell();
        else if (blockTags().contains(tag.name) && inCell)
            sink.space();
        else if (blockTags().contains(tag.name))
            sink.block();
    }
    return sink.take();
}

QString declaredHtmlEncoding(const QByteArray& bytes)
{
    static const QRegularExpression charset(QStringLiteral(R"(<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+))"),
        QRegularExpression::CaseInsensitiveOption);
    return charset.match(QString::fromLatin1(bytes.left(prescanBytes))).captured(1);
}

} // namespace spyhop::docs
