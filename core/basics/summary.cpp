// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/summary.h"

#include "core/basics/keywords.h"
#include "core/basics/segments.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <cmath>
#include <vector>

namespace spyhop::basics {
namespace {

constexpr qsizetype longestText = 200'000;

struct Ranked {
    qsizetype index = 0;
    double score = 0;
};

//! What reads as a sentence: list marks and emphasis gone; empty for headings, table rows, labels and fragments.
QString plain(QString sentence)
{
    static const QRegularExpression marks(QStringLiteral("^(?:[-*+>]\\s+|\\d+[.)、]\\s*)+"));
    static const QRegularExpression tags(QStringLiteral("<[^>]{1,200}>"));
    if (sentence.startsWith(u'#') || sentence.startsWith(u'|') || sentence.startsWith(u'{'))
        return {};
    sentence.remove(marks);
    sentence.remove(tags);
    sentence.remove(QStringLiteral("**"));
    sentence = sentence.trimmed();
    const bool chinese = isChinese(sentence);
    if (sentence.size() < (chinese ? 8 : 25))
        return {};
    return sentence;
}

double scoreOf(const QString& sentence, qsizetype index, qsizetype count, const QHash<QString, double>& weights)
{
    double sum = 0;
    int number = 0;
    for (const Word& word : words(sentence)) {
        sum += weights.value(sentence.mid(word.at, word.length).toLower());
        ++number;
        if (word.isNumber)
            sum += 0.5; // figures are what reports are about
    }
    if (number == 0)
        return 0;
    double score = sum / std::pow(number, 0.6); // long sentences have more words, not more weight
    if (number < 6)
        score *= 0.5;
    if (index == 0)
        score *= 1.4; // the lead
    else if (index == count - 1)
        score *= 1.1;
    return score;
}

} // namespace

QStringList summary(const QString& text, int count)
{
    QStringList candidates;
    for (const QString& sentence : sentences(text.left(longestText))) {
        const QString readable = plain(sentence);
        if (!readable.isEmpty() && !candidates.contains(readable))
            candidates << readable;
        if (candidates.size() >= 2000)
            break; // whoever writes more has said it by then
    }
    const QHash<QString, double> weights = wordWeights(text);
    std::vector<Ranked> ranked;
    for (qsizetype i = 0; i < candidates.size(); ++i)
        ranked.push_back({i, scoreOf(candidates.at(i), i, candidates.size(), weights)});
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    if (ranked.size() > static_cast<std::size_t>(std::max(count, 0)))
        ranked.resize(static_cast<std::size_t>(std::max(count, 0)));
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.index < b.index; });
    QStringList result;
    for (const Ranked& one : ranked)
        result << candidates.at(one.index);
    return result;
}

} // namespace spyhop::basics
