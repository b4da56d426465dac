// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/sourcewindow.h"

#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr qsizetype slackAtEnds = 1'000; // white space within a quote
constexpr qsizetype longestRest = 2'000; // of a line that is left out, so that what is shown begins with one

QString keyOf(const model::Proof& proof)
{
    return proof.place + u'\n' + proof.quote;
}

} // namespace

SourceWindow::SourceWindow(const batch::Source& source)
    : m_source(source)
{
    m_source.text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")); // as an editor counts
}

bool SourceWindow::moveTo(const model::Proof& proof)
{
    if (!isCut() || !proof.found)
        return false;
    const auto span = placeOf(proof);
    if (!span || withinShown(*span))
        return false;
    qsizetype begin = std::clamp<qsizetype>(span->begin - (shown - span->length) / 2, 0, size() - shown);
    const qsizetype line = begin == 0 ? -1 : m_source.text.indexOf(u'\n', begin - 1);
    if (line >= 0 && line < begin + longestRest && line < span->begin)
        begin = line + 1;
    else if (m_source.text.at(begin).isLowSurrogate())
        --begin;
    m_begin = begin;
    return true;
}

QList<std::optional<batch::Span>> SourceWindow::spans(const QList<model::Proof>& proofs) const
{
    const batch::QuoteFinder finder(text());
    QList<std::optional<batch::Span>> all;
    for (const model::Proof& proof : proofs) {
        const std::optional<batch::Span> known = m_places.value(keyOf(proof));
        std::optional<batch::Span> span = known ? withinShown(*known) : std::nullopt;
        if (!span && proof.found)
            span = finder.find(proof.quote);
        all.append(span);
    }
    return all;
}

//! Where its place begins, else where it stands first.
std::optional<batch::Span> SourceWindow::placeOf(const model::Proof& proof)
{
    const QString key = keyOf(proof);
    if (const auto known = m_places.constFind(key); known != m_places.cend())
        return *known;
    const auto& places = m_source.places;
    const auto place = proof.place.isEmpty()
        ? places.cend()
        : std::find_if(places.cbegin(), places.cend(),
            [&proof](const batch::Source::Place& one) { return one.name == proof.place; });
    std::optional<batch::Span> span;
    if (place != places.cend()) {
        // A quote begins in its place, and may end behind it.
        const qsizetype to = std::next(place) == places.cend() ? size() : std::next(place)->begin;
        span = find(proof.quote, place->begin, to);
    }
    if (!span)
        span = find(proof.quote, 0, size());
    m_places.insert(key, span);
    return span;
}

//! Piece by piece: a finder takes six bytes for each character.
std::optional<batch::Span> SourceWindow::find(const QString& quote, qsizetype from, qsizetype to) const
{
    const qsizetype overlap = 2 * quote.size() + slackAtEnds;
    for (qsizetype begin = from; begin < to; begin += shown) {
        const batch::QuoteFinder finder(m_source.text.mid(begin, std::min(shown, to - begin) + overlap));
        if (const auto span = finder.find(quote))
            return batch::Span{begin + span->begin, span->length};
    }
    return std::nullopt;
}

std::optional<batch::Span> SourceWindow::withinShown(const batch::Span& span) const
{
    if (span.begin < m_begin || span.begin + span.length > std::min(m_begin + shown, size()))
        return std::nullopt;
    return batch::Span{span.begin - m_begin, span.length};
}

} // namespace spyhop::ui
