// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptfind.h"

#include "core/chat/foldedtext.h"

#include <algorithm>

namespace spyhop::ui {

namespace {

constexpr std::chrono::milliseconds sliceTime{5}; //!< of one search step: less than a frame

TextPlace beginningOf(const TextRange& range)
{
    return TextPlace{range.item, range.section, range.from};
}

bool isBefore(const TextRange& range, const TextPlace& place)
{
    return beginningOf(range) < place;
}

} // namespace

TranscriptFind::TranscriptFind(TranscriptContent& content, base::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_content(content)
    , m_clock(clock)
    , m_slice(clock.makeTimer())
{
    connect(m_slice.get(), &base::Timer::fired, this, &TranscriptFind::search);
}

void TranscriptFind::setQuery(const QString& query, const TextPlace& from)
{
    m_query = query;
    m_hits.clear();
    m_current = -1;
    m_next = 0;
    m_staysQuiet = false;
    m_isWithin = false;
    m_from = from;
    m_slice->stop();
    if (isSearching())
        m_slice->start(std::chrono::milliseconds(0));
    Q_EMIT changed();
}

void TranscriptFind::setQueryWithin(const QString& query, int item)
{
    setQuery(query, TextPlace{item, MessageSection::Reasoning, 0});
    m_isWithin = true;
}

void TranscriptFind::contentChanged(int item)
{
    if (!isActive())
        return;
    const TextPlace currentPlace = m_current >= 0 ? beginningOf(m_hits[m_current]) : m_from;
    const auto first
        = std::find_if(m_hits.cbegin(), m_hits.cend(), [item](const TextRange& hit) { return hit.item >= item; });
    const auto kept = static_cast<int>(first - m_hits.cbegin());
    m_hits.erase(first, m_hits.cend());
    if (m_current >= kept) {
        // It is found again, if it is still there; the view stays where one reads.
        m_from = currentPlace;
        m_current = -1;
        m_staysQuiet = true;
    } else if (m_current < 0 && !isSearching()) {
        m_staysQuiet = true; // a hit that only comes now
    }
    m_next = qMin(m_next, item);
    if (!m_slice->isActive())
        m_slice->start(std::chrono::milliseconds(0)); // also if nothing is left to be read: the count is another
}

void TranscriptFind::search()
{
    const base::SteadyTime begun = m_clock.steadyTime();
    const int before = m_current;
    while (m_next < m_content.count() && m_clock.elapsedSince(begun) < sliceTime)
        searchMessage(m_next++);
    if (m_current < 0)
        chooseCurrent();
    if (isSearching())
        m_slice->start(std::chrono::milliseconds(0));
    const bool isNew = m_current >= 0 && m_current != before && !std::exchange(m_staysQuiet, false);
    const QPointer<TranscriptFind> guard(this);
    Q_EMIT changed();
    if (guard && isNew)
        Q_EMIT currentChanged();
}

void TranscriptFind::searchMessage(int item)
{
    for (const MessageSection section : {MessageSection::Reasoning, MessageSection::Body}) {
        if (section == MessageSection::Reasoning && !m_content.item(item).hasReasoning())
            continue;
        const QString text = m_content.read(item, section).flatText();
        for (const auto& [start, length] : chat::placesOf(m_query, text))
            m_hits.append(TextRange{item, section, start, start + length});
    }
    m_content.forgetUnlessLaidOut(item);
}

int TranscriptFind::firstFrom(const TextPlace& place) const
{
    const auto it = std::find_if(
        m_hits.cbegin(), m_hits.cend(), [&place](const TextRange& hit) { return !isBefore(hit, place); });
    return static_cast<int>(it - m_hits.cbegin());
}

void TranscriptFind::chooseCurrent()
{
    const int first = firstFrom(m_from);
    if (first < hitCount() && (!m_isWithin || m_hits[first].item == m_from.item))
        m_current = first;
    else if (!isSearching() && !m_hits.isEmpty() && !m_isWithin)
        m_current = 0; // none below: the first of all
}

void TranscriptFind::findCurrentAgain()
{
    // The step is one from what was current, though its message has just grown and is not searched again yet.
    const base::SteadyTime begun = m_clock.steadyTime();
    while (m_current < 0 && m_staysQuiet && isSearching() && m_clock.elapsedSince(begun) < sliceTime) {
        searchMessage(m_next++);
        chooseCurrent();
    }
}

void TranscriptFind::goToNext()
{
    findCurrentAgain();
    if (m_hits.isEmpty())
        return;
    m_current = (m_current < 0 ? firstFrom(m_from) : m_current + 1) % hitCount();
    m_isWithin = false;
    m_staysQuiet = false;
    const QPointer<TranscriptFind> guard(this);
    Q_EMIT changed();
    if (guard)
        Q_EMIT currentChanged();
}

void TranscriptFind::goToPrevious()
{
    findCurrentAgain();
    if (m_hits.isEmpty())
        return;
    m_current = ((m_current < 0 ? firstFrom(m_from) : m_current) + hitCount() - 1) % hitCount();
    m_isWithin = false;
    m_staysQuiet = false;
    const QPointer<TranscriptFind> guard(this);
    Q_EMIT changed();
    if (guard)
        Q_EMIT currentChanged();
}

QList<typeset::Highlight> TranscriptFind::highlights(
    int item, MessageSection section, const QColor& every, const QColor& current) const
{
    QList<typeset::Highlight> all, now;
    const TextPlace start{item, section, 0};
    const auto first = std::lower_bound(m_hits.cbegin(), m_hits.cend(), start,
        [](const TextRange& hit, const TextPlace& place) { return isBefore(hit, place); });
    for (auto it = first; it != m_hits.cend() && it->item == item && it->section == section; ++it) {
        const bool isCurrent = it - m_hits.cbegin() == m_current;
        (isCurrent ? now : all)
            .append(typeset::Highlight{typeset::Range{it->from, it->to - it->from}, isCurrent ? current : every});
    }
    return all += now; // above others in the same formula
}

} // namespace spyhop::ui
