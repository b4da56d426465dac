// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/proofs.h"
#include "core/batch/quotefinder.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::batch {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

} // namespace

QString partName(const docs::Part& part)
{
    const QString number = QString::number(part.number);
    switch (part.kind) {
    case docs::PartKind::Page:
        return Words::tr("page %1").arg(number);
    case docs::PartKind::Slide:
        return Words::tr("slide %1").arg(number);
    case docs::PartKind::Sheet:
        return Words::tr("sheet %1").arg(part.title.isEmpty() ? number : part.title);
    case docs::PartKind::Chapter:
        return Words::tr("chapter %1").arg(part.title.isEmpty() ? number : part.title);
    case docs::PartKind::Message:
        return Words::tr("message %1").arg(number);
    case docs::PartKind::File:
        return Words::tr("file %1").arg(part.title.isEmpty() ? number : part.title);
    }
    return number;
}

QString Source::placeAt(qsizetype at) const
{
    const auto next = std::upper_bound(
        places.cbegin(), places.cend(), at, [](qsizetype point, const Place& place) { return point < place.begin; });
    return next == places.cbegin() ? QString() : std::prev(next)->name;
}

Source sourceOf(const docs::Document& document)
{
    Source source;
    source.text = document.text;
    for (const docs::Part& part : document.parts)
        source.places.append({part.begin, partName(part)});
    return source;
}

Source sourceOf(const QStringList& columns, const QStringList& cells)
{
    Source source;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        source.places.append({source.text.size(), columns.at(i)});
        source.text += QStringLiteral("%1: %2\n").arg(columns.at(i), cells.value(i));
    }
    return source;
}

QList<model::Proof> proofsOf(const QStringList& quotes, const Source& source)
{
    QList<model::Proof> proofs;
    if (quotes.isEmpty())
        return proofs;
    const QuoteFinder finder(source.text);
    for (const QString& quote : quotes) {
        const auto span = quote.isEmpty() ? std::nullopt : finder.find(quote);
        proofs.append({quote, span.has_value(), span ? source.placeAt(span->begin) : QString()});
    }
    return proofs;
}

bool isUnfound(const model::Proof& proof)
{
    return !proof.quote.isEmpty() && !proof.found;
}

bool isUnquoted(const model::ItemResult& result, qsizetype column)
{
    return column >= 0 && column < result.proofs.size() && result.proofs.at(column).quote.isEmpty()
        && !result.cells.value(column).isEmpty();
}

} // namespace spyhop::batch
