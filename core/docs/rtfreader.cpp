// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/rtfreader.h"
#include "core/docs/codepage.h"
#include "core/docs/rtflexer.h"
#include "core/docs/say.h"
#include "core/docs/textflow.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <array>
#include <vector>

namespace spyhop::docs {
namespace {

constexpr std::size_t deepestGroup = 2'000;

struct Named {
    const char* word;
    char16_t sign;
};

constexpr std::array signs{Named{"tab", u'\t'}, Named{"line", u'\n'}, Named{"emdash", u'—'}, Named{"endash", u'–'},
    Named{"lquote", u'‘'}, Named{"rquote", u'’'}, Named{"ldblquote", u'“'}, Named{"rdblquote", u'”'},
    Named{"bullet", u'•'}, Named{"emspace", u' '}, Named{"enspace", u' '}, Named{"qmspace", u' '}};

struct Charset {
    int number;
    int page;
};

constexpr std::array charsets{Charset{77, 10'000}, Charset{128, 932}, Charset{129, 949}, Charset{134, 936},
    Charset{136, 950}, Charset{161, 1253}, Charset{162, 1254}, Charset{163, 1258}, Charset{177, 1255},
    Charset{178, 1256}, Charset{186, 1257}, Charset{204, 1251}, Charset{222, 874}, Charset{238, 1250}};

//! Destinations whose text is not the document's.
constexpr std::array skipped{"colortbl", "info", "sp", "sn", "sv", "fldinst", "nonshppict", "xe", "tc", "rxe",
    "template", "operator", "themedata", "colorschememapping", "datastore", "listtable", "listoverridetable",
    "nonesttables", "objdata", "filetbl", "revtbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "private1", "bkmkstart",
    "bkmkend"};

//! Destinations marked as unknown to old programs that hold text nevertheless.
constexpr std::array starredText{"shpinst", "shppict", "shptxt"};

enum class Place { Text, Skip, Fonts, Styles, Note, Margin, Mark };

//! What a group inherits from the one around it.
struct Group {
    Place place = Place::Text;
    int fallback = 1; //!< bytes that stand for one \u
    int font = -1;
    bool deleted = false;
    bool hidden = false;
    bool encapsulated = false; //!< RTF that only repeats HTML
    bool header = false;
    bool opensOutput = false;
};

//! One stream of text: the body, a note, a header.
struct Output {
    TextFlow flow;
    QString line;
    QStringList cells;
    int heading = 0;
    bool inTable = false;
};

class RtfReader {
public:
    explicit RtfReader(const QByteArray& bytes)
        : m_lexer(bytes)
    {
    }

    base::Expected<Document> read()
    {
        m_groups.emplace_back();
        m_outputs.emplace_back();
        for (RtfToken token = m_lexer.next(); token.kind != RtfKind::End; token = m_lexer.next()) {
            if (m_groups.size() > deepestGroup) {
                return unreadable(said(QT_TRANSLATE_NOOP(
                    "Documents", "The file nests without end, as only files made to do harm do; it was not read.")));
            }
            take(token);
            if (m_outputs.front().flow.isFull())
                return m_outputs.front().flow.take();
        }
        flush();
        while (m_outputs.size() > 1)
            endOutput();
        endParagraph();
        TextFlow& body = m_outputs.front().flow;
        if (!m_notes.isEmpty() || !m_margins.isEmpty())
            body.gap();
        for (const QString& line : m_notes + m_margins)
            body.paragraph(line);
        for (int i = 0; i < m_pictures; ++i)
            body.pictureLeftOut();
        if (m_deletions > 0) {
            body.leaveOut(said(
                QT_TRANSLATE_N_NOOP("Documents", "%n tracked deletion(s), insertions count as accepted"), m_deletions));
        }
        if (m_hidden > 0)
            body.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n piece(s) of hidden text"), m_hidden));
        if (m_comments > 0)
            body.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n comment(s)"), m_comments));
        return body.take();
    }

private:
    Group& group() { return m_groups.back(); }
    Output& output() { return m_outputs.back(); }

    void take(const RtfToken& token)
    {
        switch (token.kind) {
        case RtfKind::Open:
            flush();
            m_skip = 0;
            m_groups.push_back(group());
            group().opensOutput = false;
            m_fresh = true;
            return;
        case RtfKind::Close:
            flush();
            m_skip = 0;
            closeGroup();
            return;
        case RtfKind::Byte:
            m_fresh = false;
            if (m_skip > 0)
                --m_skip;
            else
                m_bytes += static_cast<char>(*token.number);
            return;
        case RtfKind::Text: {
            m_fresh = false;
            const qsizetype skip = std::min<qsizetype>(m_skip, token.name.size());
            m_skip -= static_cast<int>(skip);
            m_bytes += token.name.sliced(skip).toByteArray();
            return;
        }
        case RtfKind::Symbol:
            symbol(token.name.front());
            return;
        case RtfKind::Word:
            if (token.name == "bin") {
                m_lexer.skipBytes(token.number.value_or(0));
                return;
            }
            if (token.name != "u")
                flush();
            if (m_skip > 0 && token.name != "u")
                --m_skip;
            word(token);
            m_fresh = false;
            m_starred = false;
            return;
        case RtfKind::End:
            return;
        }
    }

    void symbol(char sign)
    {
        if (sign == '*') {
            m_starred = m_fresh;
            return;
        }
        m_fresh = false;
        if (m_skip > 0) {
            --m_skip;
            return;
        }
        switch (sign) {
        case '\\':
        case '{':
        case '}':
            m_bytes += sign;
            return;
        case '~':
            flush();
            add(QStringLiteral(" "));
            return;
        case '_':
            flush();
            add(QStringLiteral("-"));
            return;
        case '\r':
        case '\n':
            flush();
            endParagraph();
            return;
        default:
            return;
        }
    }

    void word(const RtfToken& token)
    {
        const QByteArrayView name = token.name;
        const int number = token.number.value_or(1);
        if (openDestination(name))
            return;
        if (name == "u") {
            flush();
            add(QString(QChar(static_cast<char16_t>(static_cast<quint16>(number)))));
            m_skip = group().fallback;
        } else if (name == "uc") {
            group().fallback = std::clamp(number, 0, 16);
        } else if (name == "ansicpg") {
            m_page = number;
        } else if (name == "mac") {
            m_page = 10'000;
        } else if (name == "deff") {
            m_defaultFont = number;
        } else if (name == "f") {
            group().font = number;
        } else if (name == "fcharset" && group().place == Place::Fonts) {
            m_fontPages.insert(group().font, pageOf(number));
        } else if (name == "plain") {
            group().font = -1;
            group().hidden = group().deleted = false;
        } else if (name == "deleted") {
            group().deleted = number != 0;
        } else if (name == "v") {
            group().hidden = number != 0;
        } else if (name == "htmlrtf") {
            group().encapsulated = number != 0;
        } else if (group().place == Place::Styles) {
            styleWord(name, number);
        } else if (group().place != Place::Skip && group().place != Place::Fonts) {
            layout(name, number);
        }
    }

    void styleWord(QByteArrayView name, int number)
    {
        if (name == "s")
            m_style = number;
        else if (name == "cs" || name == "ts" || name == "ds")
            m_style = -1;
        else if (name == "outlinelevel" && m_style >= 0 && number >= 0 && number < 9)
            m_headings.insert(m_style, number + 1);
    }

    void layout(QByteArrayView name, int number)
    {
        if (name == "par" || name == "sect" || name == "page") {
            if (output().inTable && name == "par")
                add(QStringLiteral("\n"));
            else
                endParagraph();
        } else if (name == "pard") {
            output().inTable = false;
            output().heading = 0;
        } else if (name == "s") {
            output().heading = m_headings.value(number);
        } else if (name == "outlinelevel") {
            output().heading = number >= 0 && number < 9 ? number + 1 : 0;
        } else if (name == "intbl") {
            output().inTable = true;
        } else if (name == "cell") {
            output().cells.append(output().line);
            output().line.clear();
        } else if (name == "row") {
            output().flow.row(output().cells);
            output().cells.clear();
            output().line.clear();
        } else if (name == "nestcell" || name == "nestrow") {
            add(QStringLiteral(" "));
        } else if (name == "chftn") {
            add(QStringLiteral("[^%1]").arg(m_notes.size() + 1));
        } else {
            for (const Named& known : signs) {
                if (name == known.word)
                    add(QString(QChar(known.sign)));
            }
        }
    }

    //! True if the word opens a destination of its own.
    bool openDestination(QByteArrayView name)
    {
        if (!m_fresh)
            return false;
        if (name == "fonttbl") {
            group().place = Place::Fonts;
        } else if (name == "stylesheet") {
            group().place = Place::Styles;
        } else if (name == "pict") {
            m_pictures += group().place == Place::Skip ? 0 : 1;
            group().place = Place::Skip;
        } else if (m_starred && name == "annotation") {
            ++m_comments;
            group().place = Place::Skip;
        } else if (group().place == Place::Skip) {
            return false;
        } else if (name == "listtext" || name == "pntext") {
            group().place = Place::Mark;
        } else if (name == "footnote") {
            add(QStringLiteral("[^%1]").arg(m_notes.size() + 1));
            openOutput(Place::Note);
        } else if (name.startsWith("header") || (name.startsWith("footer") && name != "footery")) {
            if (name == "headery")
                return false;
            group().header = name.startsWith("header");
            openOutput(Place::Margin);
        } else if (std::find(skipped.begin(), skipped.end(), name) != skipped.end()) {
            group().place = Place::Skip;
        } else if (m_starred && std::find(starredText.begin(), starredText.end(), name) == starredText.end()) {
            group().place = Place::Skip;
        } else {
            return false;
        }
        return true;
    }

    void openOutput(Place place)
    {
        group().place = place;
        group().opensOutput = true;
        m_outputs.emplace_back();
    }

    void closeGroup()
    {
        if (m_groups.size() < 2)
            return;
        if (group().place == Place::Styles)
            endStyle();
        if (group().opensOutput)
            endOutput();
        const bool mark = group().place == Place::Mark && m_groups[m_groups.size() - 2].place != Place::Mark;
        m_groups.pop_back();
        if (mark)
            endMark();
    }

    void endOutput()
    {
        endParagraph();
        const QString text = inOneLine(output().flow.document().text);
        const bool note = group().place == Place::Note;
        const bool header = group().header;
        m_outputs.pop_back();
        if (text.isEmpty())
            return;
        if (note) {
            // The note repeats its own mark.
            static const QRegularExpression ownMark(QStringLiteral(R"(^(\[\^\d+\]\s*)+)"));
            m_notes.append(QStringLiteral("[^%1]: %2").arg(m_notes.size() + 1).arg(QString(text).remove(ownMark)));
            return;
        }
        const QString line
            = said(header ? QT_TRANSLATE_NOOP("Documents", "Header: %1") : QT_TRANSLATE_NOOP("Documents", "Footer: %1"))
                  .arg(text);
        if (!m_margins.contains(line))
            m_margins.append(line);
    }

    //! "1.", "a)" as they stand; bullets of any kind as "-".
    void endMark()
    {
        const QString mark = m_mark.trimmed();
        m_mark.clear();
        if (mark.isEmpty())
            return;
        output().line += (mark.size() == 1 && !mark.front().isLetterOrNumber() ? QStringLiteral("-") : mark) + u' ';
    }

    void endStyle()
    {
        static const QRegularExpression heading(
            QStringLiteral("^heading ([1-9]);?$"), QRegularExpression::CaseInsensitiveOption);
        const int level = heading.match(m_styleName.trimmed()).captured(1).toInt();
        if (level > 0 && m_style >= 0)
            m_headings.insert(m_style, level);
        m_styleName.clear();
        m_style = -1;
    }

    void endParagraph()
    {
        Output& out = output();
        if (!out.cells.isEmpty()) {
            out.cells.append(out.line);
            out.flow.row(out.cells);
            out.cells.clear();
        } else if (out.heading > 0) {
            out.flow.heading(out.heading, out.line);
        } else {
            out.flow.paragraph(out.line);
        }
        out.line.clear();
    }

    //! The bytes gathered so far, in the font's code page.
    void flush()
    {
        if (m_bytes.isEmpty())
            return;
        const int font = group().font < 0 ? m_defaultFont : group().font;
        const QString text = fromCodePage(m_fontPages.value(font, m_page), m_bytes);
        m_bytes.clear();
        add(text);
    }

    void add(const QString& text)
    {
        const Group& here = group();
        if (here.place == Place::Styles)
            m_styleName += text;
        if (here.place == Place::Skip || here.place == Place::Fonts || here.place == Place::Styles || here.encapsulated)
            return;
        if (here.deleted || here.hidden) {
            m_deletions += here.deleted ? 1 : 0;
            m_hidden += here.deleted ? 0 : 1;
            return;
        }
        if (here.place == Place::Mark)
            m_mark += text;
        else
            output().line += text;
    }

    [[nodiscard]] int pageOf(int charset) const
    {
        for (const Charset& known : charsets) {
            if (known.number == charset)
                return known.page;
        }
        return m_page;
    }

    RtfLexer m_lexer;
    std::vector<Group> m_groups;
    std::vector<Output> m_outputs;
    QByteArray m_bytes;
    QHash<int, int> m_fontPages, m_headings;
    QStringList m_notes, m_margins;
    QString m_styleName;
    QString m_mark; //!< the number or bullet of the next list item
    int m_style = -1;
    int m_page = 1252;
    int m_defaultFont = 0;
    int m_skip = 0; //!< fallback characters still to be passed over
    int m_pictures = 0, m_deletions = 0, m_hidden = 0, m_comments = 0;
    bool m_fresh = false; //!< nothing yet but '{' or "\*"
    bool m_starred = false;
};

} // namespace

base::Expected<Document> readRtf(const QByteArray& bytes)
{
    return RtfReader(bytes).read();
}

} // namespace spyhop::docs
