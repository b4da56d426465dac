// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/keywords.h"

#include "core/basics/segments.h"
#include "core/basics/stopwords.h"

#include <QtCore/QSet>
#include <algorithm>
#include <vector>

namespace spyhop::basics {
namespace {

constexpr qsizetype longestText = 200'000; // characters: about 40 ms of segmentation

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

//! A word that may be a keyword: two Chinese characters or three letters, no number, no stop word.
bool isContent(QStringView word, const QString& lower, bool isNumber)
{
    if (isNumber || word.isEmpty())
        return false;
    const qsizetype shortest = isHan(word.front()) ? 2 : 3;
    return word.size() >= shortest && !isStopWord(lower) && !word.front().isDigit() && !word.contains(u'.')
        && !word.contains(u'_'); // parts of addresses and file names
}

struct Candidate {
    QString shown; // as first written
    qsizetype first = 0; // where it first stood
    int count = 0;
    [[nodiscard]] double weight() const
    {
        const double letters
            = isHan(shown.front()) ? 2.5 * static_cast<double>(shown.size()) : static_cast<double>(shown.size());
        return count * (1.0 + std::min(letters, 12.0) / 12.0);
    }
};

struct Found {
    QHash<QString, Candidate> words;
    QHash<QString, Candidate> phrases; // two content words next to each other
};

Found collect(const QString& whole)
{
    const QString text = whole.left(longestText);
    Found found;
    QString previous;
    qsizetype previousAt = 0;
    qsizetype previousEnd = -1;
    for (const Word& word : words(text)) {
        const QStringView shown = QStringView(text).sliced(word.at, word.length);
        const QString lower = shown.toString().toLower();
        if (!isContent(shown, lower, word.isNumber)) {
            previousEnd = -1;
            continue;
        }
        Candidate& candidate = found.words[lower];
        if (candidate.count++ == 0) {
            candidate.shown = shown.toString();
            candidate.first = word.at;
        }
        const qsizetype gap = word.at - previousEnd;
        if (previousEnd >= 0 && (gap == 0 || (gap == 1 && text.at(previousEnd) == u' '))) {
            Candidate& phrase = found.phrases[previous + u' ' + lower];
            if (phrase.count++ == 0) {
                phrase.shown = text.mid(previousAt, word.at + word.length - previousAt);
                phrase.first = previousAt;
            }
        }
        previous = lower;
        previousAt = word.at;
        previousEnd = word.at + word.length;
    }
    return found;
}

} // namespace

QStringList keywords(const QString& text, int count)
{
    const Found found = collect(text);
    std::vector<Candidate> ranked;
    QSet<QString> covered;
    for (auto it = found.phrases.begin(); it != found.phrases.end(); ++it) {
        const qsizetype space = it.key().indexOf(u' ');
        const QString left = it.key().left(space);
        const QString right = it.key().mid(space + 1);
        const int rarer = std::min(found.words.value(left).count, found.words.value(right).count);
        // A phrase if it came back, and its rarer word seldom stands without it.
        if (left == right || it->count < 2 || it->count * 2 < rarer)
            continue;
        ranked.push_back(*it);
        covered << left << right;
    }
    for (auto it = found.words.begin(); it != found.words.end(); ++it) {
        if (!covered.contains(it.key()))
            ranked.push_back(*it);
    }
    std::sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) {
        const double left = a.weight();
        const double right = b.weight();
        return left != right ? left > right : a.first < b.first;
    });
    QStringList result;
    for (const Candidate& candidate : ranked) {
        if (result.size() >= count)
            break;
        result << candidate.shown;
    }
    return result;
}

QHash<QString, double> wordWeights(const QString& text)
{
    const Found found = collect(text);
    QHash<QString, double> weights;
    for (auto it = found.words.begin(); it != found.words.end(); ++it)
        weights.insert(it.key(), it->weight());
    return weights;
}

} // namespace spyhop::basics
