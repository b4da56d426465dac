// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/scans.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

QString partText(const Document& document, qsizetype index)
{
    const qsizetype begin = document.parts.at(index).begin;
    const qsizetype end = index + 1 < document.parts.size() ? document.parts.at(index + 1).begin : document.text.size();
    return document.text.mid(begin, end - begin);
}

//! Both, but what was read twice only once.
QString joined(const QString& own, const QString& recognised)
{
    const auto bare = [](const QString& text) {
        QString result;
        for (const QChar c : text) {
            if (c.isLetterOrNumber())
                result += c.toLower();
        }
        return result;
    };
    if (bare(recognised).contains(bare(own)))
        return recognised + QStringLiteral("\n\n");
    return own.trimmed() + QStringLiteral("\n\n") + recognised + QStringLiteral("\n\n");
}

//! The whole document is one picture: it has no parts.
void mergePicture(Document& document, const ScanResults& results)
{
    document.text = results.texts.value(0);
    for (auto it = results.leftOut.cbegin(); it != results.leftOut.cend(); ++it)
        document.leftOut.append(it.key());
}

void mergeParts(Document& document, const ScanResults& results)
{
    QList<int> lost;
    for (auto it = results.leftOut.cbegin(); it != results.leftOut.cend(); ++it) {
        lost += it.value();
        document.leftOut.append(said(it.value().size() == 1 ? QT_TRANSLATE_NOOP("Documents", "page %1: %2")
                                                            : QT_TRANSLATE_NOOP("Documents", "pages %1: %2"))
                                    .arg(numberRanges(it.value()), it.key()));
    }
    QString whole;
    QList<Part> kept;
    for (qsizetype i = 0; i < document.parts.size(); ++i) {
        Part part = document.parts.at(i);
        const QString own = partText(document, i);
        if (lost.contains(part.number) && own.trimmed().isEmpty())
            continue;
        part.begin = whole.size();
        const auto recognised = results.texts.constFind(part.number);
        whole += recognised == results.texts.cend() ? own : joined(own, *recognised);
        kept.append(part);
    }
    document.partsTotal = std::max<int>(document.partsTotal, static_cast<int>(document.parts.size()));
    document.text = whole;
    document.parts = kept;
}

} // namespace

QString numberRanges(QList<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    QStringList ranges;
    for (qsizetype i = 0; i < numbers.size();) {
        qsizetype last = i;
        while (last + 1 < numbers.size() && numbers.at(last + 1) == numbers.at(last) + 1)
            ++last;
        ranges.append(last == i ? QString::number(numbers.at(i))
                                : QStringLiteral("%1–%2").arg(numbers.at(i)).arg(numbers.at(last)));
        i = last + 1;
    }
    return ranges.join(said(QT_TRANSLATE_NOOP("Documents", ", ")));
}

void mergeScans(Document& document, const ScanResults& results)
{
    if (document.parts.isEmpty())
        mergePicture(document, results);
    else
        mergeParts(document, results);
    for (const Picture& picture : results.pictures)
        document.pictures.append(picture);
    if (results.characters > 0)
        document.confidence = results.confidence / static_cast<double>(results.characters);
    document.scans.clear();
    document.receipt = receiptOf(document);
}

} // namespace spyhop::docs
