// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/chunker.h"
#include "core/model/pricing.h"

#include <algorithm>
#include <array>

namespace spyhop::batch {
namespace {

//! How good a seam is; the better wins over the later.
enum Seam { Anywhere, Word, Sentence, Line, Paragraph, Heading, Part, SeamCount };

//! Of a chunk that must be filled before a seam is taken: smaller ones would cost more calls than they save sense.
constexpr double leastFilled = 0.5;

bool isSentenceEnd(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'。' || c == u'！' || c == u'？' || c == u'；';
}

bool beginsHeading(QStringView rest)
{
    return rest.startsWith(u'#') || rest.startsWith(u"第") || rest.startsWith(u"Chapter ") || rest.startsWith(u"§");
}

//! What kind of seam lies before the character at `at`.
Seam seamAt(QStringView text, qsizetype at)
{
    const QChar before = text.at(at - 1);
    if (before == u'\n') {
        if (beginsHeading(text.sliced(at, std::min<qsizetype>(10, text.size() - at))))
            return Heading;
        return at > 1 && text.at(at - 2) == u'\n' ? Paragraph : Line;
    }
    if (isSentenceEnd(before) || (before.isSpace() && at > 1 && isSentenceEnd(text.at(at - 2))))
        return Sentence;
    if (before.isSpace())
        return Word;
    return Anywhere;
}

QString placesOf(const Source& source, qsizetype begin, qsizetype end)
{
    const QString first = source.placeAt(begin), last = source.placeAt(std::max(begin, end - 1));
    return first == last ? first : QStringLiteral("%1 – %2").arg(first, last);
}

} // namespace

QList<Chunk> chunksOf(const Source& source, qint64 mostTokens)
{
    QList<Chunk> chunks;
    const QStringView text(source.text);
    const qint64 most = std::max<qint64>(1, mostTokens) * model::tokenParts;
    const auto partBegins = [&source](qsizetype at) {
        return std::any_of(source.places.cbegin(), source.places.cend(),
            [at](const Source::Place& place) { return place.begin == at; });
    };
    qsizetype begin = 0;
    while (begin < text.size()) {
        std::array<qsizetype, SeamCount> last{};
        qint64 parts = 0, atSeam[SeamCount] = {};
        qsizetype at = begin;
        for (; at < text.size(); ++at) {
            const bool low = at > begin && text.at(at).isLowSurrogate();
            const char32_t character = text.at(at).isHighSurrogate() && at + 1 < text.size()
                ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1))
                : text.at(at).unicode();
            const qint64 more = low ? 0 : model::partsOfToken(character);
            if (parts + more > most && at > begin)
                break;
            if (at > begin && !low && static_cast<double>(parts) >= leastFilled * static_cast<double>(most)) {
                Seam seam = seamAt(text, at);
                if (seam >= Line && partBegins(at))
                    seam = Part;
                last[seam] = at;
                atSeam[seam] = parts;
            }
            parts += more;
        }
        if (at < text.size()) {
            for (int seam = Part; seam >= Word; --seam) {
                if (last[static_cast<std::size_t>(seam)] > 0) {
                    at = last[static_cast<std::size_t>(seam)];
                    parts = atSeam[seam];
                    break;
                }
            }
        }
        chunks.append(
            {begin, at - begin, (parts + model::tokenParts - 1) / model::tokenParts, placesOf(source, begin, at)});
        begin = at;
    }
    return chunks;
}

} // namespace spyhop::batch
