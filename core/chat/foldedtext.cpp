// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/foldedtext.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace spyhop::chat {
namespace {

constexpr char16_t firstFullWidth = 0xff01, lastFullWidth = 0xff5e, fullWidthShift = 0xfee0;
constexpr char16_t ideographicSpace = 0x3000, lastIdeograph = 0x9fff; //!< Chinese and Japanese have no case
constexpr char16_t firstWide = 0x100;
constexpr unsigned firstBeyondAscii = 0x80;
constexpr int asciiCaseShift = 'a' - 'A';

char16_t foldedUnit(char16_t unit)
{
    if (unit < 0x80)
        return unit >= u'A' && unit <= u'Z' ? static_cast<char16_t>(unit + 32) : unit;
    if (unit >= firstFullWidth && unit <= lastFullWidth)
        return foldedUnit(static_cast<char16_t>(unit - fullWidthShift));
    if (unit == ideographicSpace)
        return u' ';
    if (unit > ideographicSpace && unit <= lastIdeograph)
        return unit;
    // Surrogates stay as they are: scripts beyond the first plane that have case are not searched without it.
    return QChar(unit).isSurrogate() ? unit : QChar(unit).toCaseFolded().unicode();
}

//! What belongs to the character before it.
bool joins(QChar unit)
{
    const bool isHangulPart = unit >= QChar(0x1160) && unit <= QChar(0x11ff);
    return unit.isMark() || isHangulPart || unit.isLowSurrogate();
}

//! A text in NFC, and where each of its units stands in the text as it is.
struct Composed {
    explicit Composed(const QString& source)
        : text(source.normalized(QString::NormalizationForm_C))
    {
        if (text == source)
            return;
        text.clear();
        for (qsizetype start = 0, end = 0; start < source.size(); start = end) {
            for (end = start + 1; end < source.size() && joins(source[end]);)
                ++end;
            const QString part = source.mid(start, end - start).normalized(QString::NormalizationForm_C);
            for (qsizetype unit = 0; unit < part.size(); ++unit)
                m_places.append(start + (part.size() == end - start ? unit : 0));
            text += part;
        }
        m_places.append(source.size());
    }
    [[nodiscard]] TextRange inSource(qsizetype from, qsizetype length) const
    {
        if (m_places.isEmpty())
            return {from, length};
        qsizetype end = from + length;
        while (end + 1 < m_places.size() && m_places[end] <= m_places[from])
            ++end; // a part of a character is all of it
        return {m_places[from], m_places[end] - m_places[from]};
    }

    QString text;

private:
    QList<qsizetype> m_places; //!< empty: the same
};

//! As memmem(), which is not everywhere; -1: not there.
qsizetype findBytes(const char* text, qsizetype size, const char* term, qsizetype length)
{
    const std::string_view all(text, static_cast<std::size_t>(size));
#ifdef __GLIBC__
    const void* found = memmem(text, all.size(), term, static_cast<std::size_t>(length));
    return found == nullptr ? -1 : static_cast<const char*>(found) - text;
#else
    const std::size_t at = all.find(std::string_view(term, static_cast<std::size_t>(length)));
    return at == std::string_view::npos ? -1 : static_cast<qsizetype>(at);
#endif
}

} // namespace

QString folded(QStringView text)
{
    QString result(text.size(), Qt::Uninitialized);
    std::transform(text.utf16(), text.utf16() + text.size(), result.begin(),
        [](char16_t unit) { return QChar(foldedUnit(unit)); });
    return result;
}

QList<TextRange> placesOf(const QString& words, const QString& text)
{
    const Composed composed(text);
    const QString all = folded(composed.text), term = folded(words.normalized(QString::NormalizationForm_C));
    QList<TextRange> places;
    if (term.isEmpty())
        return places;
    for (qsizetype at = all.indexOf(term); at >= 0; at = all.indexOf(term, at + term.size()))
        places.append(composed.inSource(at, term.size()));
    return places;
}

SearchTerms::SearchTerms(const QString& query)
{
    const QString text = spyhop::chat::folded(query.normalized(QString::NormalizationForm_C));
    bool quoted = false;
    QString term;
    const auto end = [&] {
        if (const QString word = quoted ? term : term.trimmed(); !word.isEmpty() && !m_terms.contains(word))
            m_terms.append(word);
        term.clear();
    };
    for (const QChar unit : text) {
        const bool isMark = unit == u'"' || unit == u'\u201c' || unit == u'\u201d';
        if (isMark) {
            end();
            quoted = !quoted;
        } else if (!quoted && unit.isSpace()) {
            end();
        } else {
            term.append(unit);
        }
    }
    end();
}

bool SearchTerms::match(QStringView text) const
{
    const QString all = spyhop::chat::folded(text.toString().normalized(QString::NormalizationForm_C));
    return std::all_of(m_terms.begin(), m_terms.end(), [&all](const QString& term) { return all.contains(term); });
}

QList<TextRange> SearchTerms::places(QStringView text) const
{
    const Composed composed(text.toString());
    const QString all = spyhop::chat::folded(composed.text);
    QList<TextRange> ranges;
    for (const QString& term : m_terms) {
        for (qsizetype at = all.indexOf(term); at >= 0; at = all.indexOf(term, at + term.size()))
            ranges.append(composed.inSource(at, term.size()));
    }
    std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) {
        return a.start != b.start ? a.start < b.start : a.length > b.length;
    });
    QList<TextRange> apart;
    for (const TextRange& range : std::as_const(ranges)) {
        if (apart.isEmpty() || range.start >= apart.last().start + apart.last().length)
            apart.append(range);
    }
    return apart;
}

FoldedText::FoldedText(const QString& source)
{
    const QString text = source.normalized(QString::NormalizationForm_C);
    // Folding keeps a text narrow, and makes few a narrow one ("Ÿ").
    m_isNarrow = true;
    QString all(text.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        const char16_t folded = foldedUnit(unit);
        all[i] = QChar(folded);
        m_isNarrow = m_isNarrow && folded < firstWide;
        if (folded != unit)
            m_folded.push_back({static_cast<quint32>(i), unit});
    }
    m_units = m_isNarrow ? all.toLatin1() : QByteArray(reinterpret_cast<const char*>(all.utf16()), all.size() * 2);
    m_folded.shrink_to_fit();
}

FoldedText FoldedText::fromUtf8(const QByteArray& utf8)
{
    const auto all = std::accumulate(utf8.begin(), utf8.end(), 0U, [](unsigned sum, char c) {
        return sum | static_cast<unsigned char>(c);
    }); // no early end: eight and more at a time
    if (all >= firstBeyondAscii)
        return FoldedText(QString::fromUtf8(utf8));
    FoldedText result;
    result.foldAscii(utf8.constData(), utf8.size());
    return result;
}

//! Most messages in English and all code: one byte a character from the start.
void FoldedText::foldAscii(const char* text, qsizetype size)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    m_isNarrow = true;
    m_units = QByteArray(size, Qt::Uninitialized);
    std::transform(text, text + size, m_units.data(),
        [isUpper](char c) { return static_cast<char>(c + (isUpper(c) ? asciiCaseShift : 0)); });
    const auto uppers = static_cast<std::size_t>(std::count_if(text, text + size, isUpper));
    m_folded.reserve(uppers);
    for (qsizetype i = 0; m_folded.size() < uppers; ++i) {
        if (isUpper(text[i]))
            m_folded.push_back({static_cast<quint32>(i), static_cast<char16_t>(text[i])});
    }
}

qsizetype FoldedText::bytes() const
{
    return m_units.size() + static_cast<qsizetype>(m_folded.size() * sizeof(Folded));
}

qsizetype FoldedText::find(const QString& term) const
{
    if (term.size() > size())
        return -1;
    if (m_isNarrow) {
        if (!std::all_of(term.begin(), term.end(), [](QChar unit) { return unit.unicode() < 0x100; }))
            return -1;
        const QByteArray bytes = term.toLatin1();
        return findBytes(m_units.constData(), m_units.size(), bytes.constData(), bytes.size());
    }
    const auto* bytes = reinterpret_cast<const char*>(term.utf16());
    for (qsizetype from = 0; from < m_units.size();) {
        const qsizetype at = findBytes(m_units.constData() + from, m_units.size() - from, bytes, term.size() * 2);
        if (at < 0)
            return -1;
        if ((from + at) % 2 == 0)
            return (from + at) / 2;
        from += at + 1; // between two units
    }
    return -1;
}

bool FoldedText::holds(const SearchTerms& terms) const
{
    const QStringList& all = terms.folded();
    return std::all_of(all.begin(), all.end(), [this](const QString& term) { return find(term) >= 0; });
}

QString FoldedText::original(qsizetype from, qsizetype length) const
{
    const qsizetype end = qMin(size(), from + length);
    QString text = m_isNarrow ? QString::fromLatin1(m_units.constData() + from, end - from)
                              : QString(reinterpret_cast<const QChar*>(m_units.constData()) + from, end - from);
    auto it = std::lower_bound(m_folded.begin(), m_folded.end(), from,
        [](const Folded& one, qsizetype at) { return static_cast<qsizetype>(one.at) < at; });
    for (; it != m_folded.end() && static_cast<qsizetype>(it->at) < end; ++it)
        text[static_cast<qsizetype>(it->at) - from] = QChar(it->was);
    return text;
}

} // namespace spyhop::chat
