// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/delimitedtext.h"
#include "core/docs/say.h"

#include <QtCore/QSet>
#include <algorithm>
#include <limits>
#include <optional>

namespace spyhop::docs {
namespace {

//! Text that decides on the delimiter.
constexpr qsizetype sniffedCharacters = 16'384;

//! Lines that a quoted cell between tabs may have: notes, not rows.
constexpr int mostLinesOfCell = 50;

//! One pass, no regular expression: files of 64 MB are expected.
class Parser {
public:
    //! `firstLine`: the file's line in which the text begins, from 1.
    Parser(QStringView text, QChar delimiter, qsizetype firstLine = 1)
        : m_text(text)
        , m_delimiter(delimiter)
        , m_line(firstLine)
    {
    }

    //! Takes rows until the text or `most` ends.
    QList<QStringList> rows(qsizetype most)
    {
        for (; m_at < m_text.size() && m_rows.size() < most; ++m_at)
            take(m_text.at(m_at));
        if (m_rows.size() < most)
            endRow();
        if (m_quoted && m_badLine == 0)
            m_badLine = m_openedIn;
        return m_rows;
    }
    //! Where a quote opens that swallows rows, from 1; 0: nowhere.
    [[nodiscard]] qsizetype badLine() const { return m_badLine; }

private:
    void take(QChar c)
    {
        const bool endsLine = c == u'\n' || (c == u'\r' && next() != u'\n');
        m_line += endsLine ? 1 : 0;
        if (m_quoted) {
            takeQuoted(c);
        } else if (c == u'"' && m_cell.isEmpty() && !m_wasQuoted && mayOpen()) {
            m_quoted = m_wasQuoted = true;
            m_openedIn = m_line;
        } else if (c == m_delimiter) {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && next() == u'\n') {
                ++m_at;
                ++m_line;
            }
            endRow();
        } else {
            m_cell.append(c);
        }
    }

    void takeQuoted(QChar c)
    {
        if (c != u'"') {
            m_cell.append(c);
        } else if (next() == u'"') {
            m_cell.append(c);
            ++m_at;
        } else {
            m_quoted = false;
            if (m_badLine == 0 && m_line > m_openedIn && !endsCell(m_at + 1))
                m_badLine = m_openedIn;
        }
    }

    QChar next() const { return m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar(); }
    bool endsCell(qsizetype at) const
    {
        return at >= m_text.size() || m_text.at(at) == m_delimiter || m_text.at(at) == u'\n' || m_text.at(at) == u'\r';
    }

    bool mayOpen() const
    {
        if (m_delimiter != u'\t')
            return true;
        int lines = 0;
        for (qsizetype at = m_at + 1; at < m_text.size() && lines <= mostLinesOfCell; ++at) {
            const QChar c = m_text.at(at);
            if (c == m_delimiter)
                return false;
            lines += c == u'\n' || c == u'\r' ? 1 : 0;
            if (c != u'"')
                continue;
            if (endsCell(at + 1))
                return true;
            if (m_text.at(at + 1) != u'"')
                return false;
            ++at;
        }
        return false;
    }

    void endCell()
    {
        m_row.append(m_cell);
        m_cell.clear();
        m_wasQuoted = false;
    }

    void endRow()
    {
        const bool blank = m_row.isEmpty() && m_cell.isEmpty() && !m_wasQuoted;
        if (!blank) {
            endCell();
            m_rows.append(m_row);
        }
        m_row.clear();
    }

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0, m_line = 1, m_openedIn = 0, m_badLine = 0;
    QList<QStringList> m_rows;
    QStringList m_row;
    QString m_cell;
    bool m_quoted = false, m_wasQuoted = false;
};

//! A first line "sep=;" with or without quotation marks: how a file tells Excel what parts its cells.
struct SeparatorLine {
    QChar delimiter;
    qsizetype end = 0; //!< where the next line begins
};

std::optional<SeparatorLine> separatorLine(QStringView text)
{
    const qsizetype quotes = text.startsWith(u'"') ? 1 : 0;
    const QStringView line = text.sliced(quotes);
    constexpr QStringView word = u"sep=";
    if (!line.startsWith(word, Qt::CaseInsensitive) || line.size() <= word.size())
        return {};
    SeparatorLine found{line.at(word.size()), word.size() + 1 + 2 * quotes};
    if (found.delimiter.isLetterOrNumber() || found.delimiter.isSurrogate() || found.delimiter == u'"'
        || found.delimiter == u'\n' || found.delimiter == u'\r' || text.size() < found.end
        || (quotes > 0 && text.at(found.end - 1) != u'"'))
        return {};
    const QStringView behind = text.sliced(found.end);
    if (behind.startsWith(u"\r\n"))
        found.end += 2;
    else if (behind.startsWith(u'\n') || behind.startsWith(u'\r'))
        found.end += 1;
    else if (!behind.isEmpty())
        return {};
    return found;
}

} // namespace

QChar sniffDelimiter(const QString& text)
{
    QChar best = u',';
    qsizetype bestScore = 0;
    for (const QChar candidate : {QChar(u','), QChar(u';'), QChar(u'\t'), QChar(u'|')}) {
        const QList<QStringList> rows = Parser(QStringView(text).left(sniffedCharacters), candidate).rows(20);
        if (rows.isEmpty() || rows.first().size() < 2)
            continue;
        const qsizetype width = rows.first().size();
        qsizetype even = 0;
        for (const QStringList& row : rows)
            even += row.size() == width ? 1 : 0;
        const qsizetype score = even * 1000 / rows.size() * 100 + width;
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

QList<QStringList> parseDelimited(const QString& text, QChar delimiter)
{
    return Parser(text, delimiter).rows(std::numeric_limits<qsizetype>::max());
}

base::Expected<QList<QStringList>> readDelimited(const QString& text, QChar delimiter)
{
    const auto stated = separatorLine(text);
    Parser parser
        = stated ? Parser(QStringView(text).sliced(stated->end), stated->delimiter, 2) : Parser(text, delimiter);
    QList<QStringList> rows = parser.rows(std::numeric_limits<qsizetype>::max());
    if (parser.badLine() > 0) {
        return base::failure(base::ErrorCode::Unreadable,
            said(QT_TRANSLATE_NOOP("Documents",
                     "A quotation mark opens in line %1 and does not close at the end of its cell: the rows after it "
                     "would be lost. Close it there, or double it."))
                .arg(parser.badLine()));
    }
    // Spreadsheets write such rows below, and between, those that hold anything.
    rows.removeIf([](const QStringList& row) {
        return std::all_of(row.cbegin(), row.cend(), [](const QString& cell) { return cell.isEmpty(); });
    });
    return rows;
}

QStringList uniqueColumns(const QStringList& names)
{
    QStringList columns;
    QSet<QString> seen;
    for (qsizetype i = 0; i < names.size(); ++i) {
        QString name = names.at(i).trimmed();
        if (name.isEmpty())
            name = QStringLiteral("column %1").arg(i + 1);
        QString unique = name;
        for (int n = 2; seen.contains(unique); ++n)
            unique = QStringLiteral("%1 %2").arg(name).arg(n);
        seen.insert(unique);
        columns.append(unique);
    }
    return columns;
}

} // namespace spyhop::docs
