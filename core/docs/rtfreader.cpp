// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/rtfreader.h"
#include "core/docs/codepage.h"
#include "core/docs/rtflexer.h"
#include "core/docs/rtfstories.h"
#include "core/docs/rtfstyles.h"
#include "core/docs/say.h"

#include <QtCore/QHash>
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
    bool opensStory = false;
};

//! Destinations and fonts: whose text is whose, and in which code page.
class RtfReader {
public:
    explicit RtfReader(const QByteArray& bytes)
        : m_lexer(bytes)
    {
    }

    base::Expected<Document> read()
    {
        m_groups.emplace_back();
        for (RtfToken token = m_lexer.next(); token.kind != RtfKind::End; token = m_lexer.next()) {
            if (m_groups.size() > deepestGroup) {
                return unreadable(said(QT_TRANSLATE_NOOP(
                    "Documents", "The file nests without end, as only files made to do harm do; it was not read.")));
            }
            take(token);
            if (m_stories.isFull())
                return m_stories.takeBody();
        }
        flush();
        while (!m_stories.inBody())
            endStory();
        const bool isCutOff = m_groups.size() > 1;
        if (isCutOff)
            m_stories.noteCutOff();
        auto document = m_stories.take();
        if (!document && isCutOff)
            return unreadable(
                said(QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: it ends before any text.")));
        return document;
    }

private:
    Group& group() { return m_groups.back(); }

    void take(const RtfToken& token)
    {
        switch (token.kind) {
        case RtfKind::Open:
            flush();
            m_skip = 0;
            m_groups.push_back(group());
            group().opensStory = false;
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
            m_stories.endParagraph();
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
            m_fontPages.insert(group().font, pageOfCharset(number).value_or(m_page));
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
            m_styles.word(name, number);
        } else if (group().place != Place::Skip && group().place != Place::Fonts) {
            layout(name, number);
        }
    }

    void layout(QByteArrayView name, int number)
    {
        if (name == "par" || name == "sect" || name == "page") {
            if (m_stories.inTable() && name == "par")
                add(QStringLiteral("\n"));
            else
                m_stories.endParagraph();
        } else if (name == "pard") {
            m_stories.plainParagraph();
        } else if (name == "s") {
            m_stories.setHeading(m_styles.heading(number));
        } else if (name == "outlinelevel") {
            m_stories.setHeading(number >= 0 && number < 9 ? number + 1 : 0);
        } else if (name == "intbl") {
            m_stories.setInTable();
        } else if (name == "cell") {
            m_stories.endCell();
        } else if (name == "row") {
            m_stories.endRow();
        } else if (name == "nestcell" || name == "nestrow") {
            add(QStringLiteral(" "));
        } else if (name == "chftn") {
            add(m_stories.noteMark());
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
            if (group().place != Place::Skip)
                m_stories.countPicture();
            group().place = Place::Skip;
        } else if (m_starred && name == "annotation") {
            m_stories.countComment();
            group().place = Place::Skip;
        } else if (group().place == Place::Skip) {
            return false;
        } else if (name == "listtext" || name == "pntext") {
            group().place = Place::Mark;
        } else if (name == "footnote") {
            add(m_stories.noteMark());
            openStory(Place::Note);
        } else if (name.startsWith("header") || (name.startsWith("footer") && name != "footery")) {
            if (name == "headery")
                return false;
            group().header = name.startsWith("header");
            openStory(Place::Margin);
        } else if (std::find(skipped.begin(), skipped.end(), name) != skipped.end()) {
            group().place = Place::Skip;
        } else if (m_starred && std::find(starredText.begin(), starredText.end(), name) == starredText.end()) {
            group().place = Place::Skip;
        } else {
            return false;
        }
        return true;
    }

    void openStory(Place place)
    {
        group().place = place;
        group().opensStory = true;
        m_stories.open();
    }

    void closeGroup()
    {
        if (m_groups.size() < 2)
            return;
        if (group().place == Place::Styles)
            m_styles.endStyle();
        if (group().opensStory)
            endStory();
        const bool mark = group().place == Place::Mark && m_groups[m_groups.size() - 2].place != Place::Mark;
        m_groups.pop_back();
        if (mark)
            m_stories.endMark();
    }

    void endStory()
    {
        if (group().place == Place::Note)
            m_stories.close(RtfStories::Kind::Note);
        else
            m_stories.close(group().header ? RtfStories::Kind::Header : RtfStories::Kind::Footer);
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
            m_styles.addToName(text);
        if (here.place == Place::Skip || here.place == Place::Fonts || here.place == Place::Styles || here.encapsulated)
            return;
        if (here.deleted)
            m_stories.countDeletion();
        else if (here.hidden)
            m_stories.countHidden();
        else if (here.place == Place::Mark)
            m_stories.addToMark(text);
        else
            m_stories.add(text);
    }

    RtfLexer m_lexer;
    std::vector<Group> m_groups;
    RtfStories m_stories;
    QByteArray m_bytes;
    RtfStyles m_styles;
    QHash<int, int> m_fontPages;
    int m_page = 1252;
    int m_defaultFont = 0;
    int m_skip = 0; //!< fallback characters still to be passed over
    bool m_fresh = false; //!< nothing yet but '{' or "\*"
    bool m_starred = false;
};

} // namespace

base::Expected<Document> readRtf(const QByteArray& bytes)
{
    return RtfReader(bytes).read();
}

} // namespace spyhop::docs
