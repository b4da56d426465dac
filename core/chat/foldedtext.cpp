// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/foldedtext.h"

#include <QtCore/QtEndian>
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
constexpr qsizetype eight = 8; // characters of one byte in a machine word

constexpr qsizetype bytesOfBits(qsizetype bits)
{
    return (bits + eight - 1) / eight;
}

//! \brief Up to eight ASCII characters in one word, the first in its lowest byte; those that are not there are 0.
class EightAscii {
public:
    EightAscii(const char* text, std::size_t count)
    {
        std::memcpy(&m_units, text, count);
        m_units = qFromLittleEndian(m_units);
    }
    void store(char* target, std::size_t count) const
    {
        const quint64 units = qToLittleEndian(m_units);
        std::memcpy(target, &units, count);
    }
    //! Returns a bit for each that was a capital, the first in the lowest.
    unsigned foldCapitals()
    {
        // The highest bit of each byte, which no ASCII character has, tells of a sum whether it came so far.
        const quint64 capitals = (m_units + each(highest - 'A')) & ~(m_units + each(highest - 'Z' - 1)) & each(highest);
        m_units |= capitals >> 2; // from the highest bit to that which makes letters small
        // One factor brings the lowest bit of each byte to its place in the highest byte.
        constexpr quint64 gather = 0x0102040810204080;
        return static_cast<unsigned>((capitals >> 7) * gather >> 56);
    }

private:
    static constexpr quint64 highest = 0x80;
    static constexpr quint64 each(quint64 byte) { return byte * 0x0101010101010101; }
    quint64 m_units = 0;
};

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

//! Whether a text is sure to be in NFC: nothing in it is ever composed or replaced (Unicode,
//! DerivedNormalizationProps). Most texts are, and asking each unit for its properties takes longer than all the rest.
bool isComposed(QStringView text)
{
    const auto isInert = [](char16_t unit) {
        const auto isIn
            = [unit](char16_t first, char16_t last) { return static_cast<char16_t>(unit - first) <= last - first; };
        return unit < 0x0300 || isIn(0x2010, 0x2027) || isIn(0x3001, 0x3020) || isIn(0x4e00, 0x9fff)
            || isIn(firstFullWidth, lastFullWidth);
    };
    return std::all_of(text.utf16(), text.utf16() + text.size(), isInert);
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
    const QString text = isComposed(source) ? source : source.normalized(QString::NormalizationForm_C);
    m_size = text.size();
    foldUnits(reinterpret_cast<const char16_t*>(text.utf16()));
}

FoldedText FoldedText::fromUtf8(const QByteArray& utf8)
{
    const auto all = std::accumulate(utf8.begin(), utf8.end(), 0U, [](unsigned sum, char c) {
        return sum | static_cast<unsigned char>(c);
    }); // no early end: eight and more at a time
    if (all >= firstBeyondAscii)
        return FoldedText(QString::fromUtf8(utf8));
    FoldedText result;
    result.m_size = utf8.size();
    result.foldAscii(utf8.constData());
    return result;
}

//! Most messages in English and all code: eight at a time.
void FoldedText::foldAscii(const char* text)
{
    m_units = QByteArray(m_size + bytesOfBits(m_size), Qt::Uninitialized);
    char* const folded = m_units.data();
    char* const capitals = folded + m_size;
    const auto fold = [&](qsizetype at, std::size_t count) {
        EightAscii units(text + at, count);
        capitals[at / eight] = static_cast<char>(units.foldCapitals());
        units.store(folded + at, count);
    };
    const qsizetype whole = m_size - m_size % eight;
    for (qsizetype at = 0; at < whole; at += eight)
        fold(at, eight); // a constant: no copying of a length that is told at run time
    if (whole < m_size)
        fold(whole, static_cast<std::size_t>(m_size - whole));
}

void FoldedText::foldUnits(const char16_t* text)
{
    m_units = QByteArray(2 * m_size, Qt::Uninitialized);
    auto* const folded = reinterpret_cast<char16_t*>(m_units.data());
    char16_t all = 0;
    for (qsizetype i = 0; i < m_size; ++i) {
        const char16_t unit = foldedUnit(text[i]);
        folded[i] = unit;
        all |= unit;
        if (unit != text[i])
            m_folded.push_back({static_cast<quint32>(i), text[i]});
    }
    m_folded.shrink_to_fit();
    // Folding keeps a text narrow, and makes few a narrow one ("Ÿ").
    m_form = all < firstWide ? Form::Latin1 : Form::Utf16;
    if (m_form == Form::Latin1) {
        std::transform(folded, folded + m_size, m_units.data(), [](char16_t unit) { return static_cast<char>(unit); });
        m_units.truncate(m_size);
        m_units.squeeze();
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
    if (m_form != Form::Utf16) {
        if (!std::all_of(term.begin(), term.end(), [](QChar unit) { return unit.unicode() < firstWide; }))
            return -1;
        const QByteArray bytes = term.toLatin1();
        return findBytes(m_units.constData(), m_size, bytes.constData(), bytes.size());
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
    QString text;
    if (m_form == Form::Utf16) {
        text = QString(reinterpret_cast<const QChar*>(m_units.constData()) + from, end - from);
    } else {
        text = QString::fromLatin1(m_units.constData() + from, end - from);
    }
    if (m_form == Form::Ascii) {
        for (qsizetype at = from; at < end; ++at) {
            const auto capitals = static_cast<unsigned char>(m_units[m_size + at / eight]);
            if ((capitals >> (at % eight) & 1) != 0)
                text[at - from] = text[at - from].toUpper();
        }
        return text;
    }
    auto it = std::lower_bound(m_folded.begin(), m_folded.end(), from,
        [](const Folded& one, qsizetype at) { return static_cast<qsizetype>(one.at) < at; });
    for (; it != m_folded.end() && static_cast<qsizetype>(it->at) < end; ++it)
        text[static_cast<qsizetype>(it->at) - from] = QChar(it->was);
    return text;
}

} // namespace spyhop::chat
