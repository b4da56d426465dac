// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itempages.h"

#include <QtCore/QSet>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {

constexpr int pagesKept = 64; // 4,096 rows
constexpr std::size_t fetchesAtOnce = 4; // whoever scrolls on no longer wants what was fetched before

} // namespace

//! A page on its way.
struct ItemPages::Fetch {
    int page = 0;
    bool isStale = false; //!< something of it has changed since it was asked for
    std::unique_ptr<batch::PageReading> reading;
};

ItemPages::ItemPages(const batch::BatchManager& manager)
    : m_manager(manager)
    , m_pages(pagesKept)
{
}

ItemPages::~ItemPages() = default;

void ItemPages::reset(const QString& job, int rows, const std::optional<QList<qint64>>& order)
{
    m_job = job;
    m_rows = rows;
    setOrder(order);
    m_pages.clear();
    m_fetches.clear();
}

void ItemPages::setOrder(const std::optional<QList<qint64>>& order)
{
    m_isOrdered = order.has_value();
    m_order = order.value_or(QList<qint64>());
    m_rowOfItem.clear();
    for (int row = 0; row < m_order.size(); ++row) {
        const qint64 item = m_order.at(row);
        if (item >= m_rowOfItem.size())
            m_rowOfItem.resize(std::max<qsizetype>(item + 1, m_order.size()), -1);
        m_rowOfItem[item] = row;
    }
}

int ItemPages::rowOf(qint64 item) const
{
    if (m_isOrdered)
        return m_rowOfItem.value(item, -1);
    return item >= 0 && item < m_rows ? static_cast<int>(item) : -1;
}

void ItemPages::keep(int firstPage, QList<batch::ItemRow> rows, bool isStale)
{
    if (m_isOrdered)
        std::sort(rows.begin(), rows.end(), [this](const batch::ItemRow& a, const batch::ItemRow& b) {
            return rowOf(a.first.index) < rowOf(b.first.index);
        });
    for (qsizetype begin = 0; begin < rows.size(); begin += pageSize)
        m_pages.insert(firstPage++, new Page{rows.mid(begin, pageSize), isStale});
}

void ItemPages::forget(const QList<qint64>& indexes)
{
    QSet<int> changed;
    for (const qint64 index : indexes) {
        if (const int row = rowOf(index); row >= 0)
            changed.insert(row / pageSize);
    }
    for (Fetch& one : m_fetches)
        one.isStale = one.isStale || changed.contains(one.page);
    for (const int page : std::as_const(changed)) {
        if (Page* known = m_pages.object(page))
            known->isStale = true;
        if (isShown(page))
            fetch(page);
    }
}

void ItemPages::forgetAll()
{
    for (Fetch& one : m_fetches)
        one.isStale = true;
    const QList<int> pages = m_pages.keys();
    for (const int page : pages) {
        m_pages.object(page)->isStale = true;
        if (isShown(page))
            fetch(page);
    }
}

bool ItemPages::isShown(int page) const
{
    return page >= m_shownFirst / pageSize && page <= m_shownLast / pageSize;
}

void ItemPages::setShown(int first, int last)
{
    m_shownFirst = first;
    m_shownLast = last;
}

void ItemPages::fetch(int page) const
{
    for (const Fetch& one : m_fetches) {
        if (one.page == page)
            return;
    }
    if (m_fetches.size() == fetchesAtOnce)
        m_fetches.pop_front();
    const int first = page * pageSize;
    auto reading = m_isOrdered ? m_manager.readItems(m_job, m_order.mid(first, pageSize))
                               : m_manager.readPage(m_job, first, pageSize);
    auto* const self = const_cast<ItemPages*>(this); // fetching changes nothing of what is shown
    connect(reading.get(), &batch::PageReading::done, self,
        [self, page](const base::Expected<batch::SealedPage>& sealed) { self->fetched(page, sealed); });
    m_fetches.push_back({page, false, std::move(reading)});
}

void ItemPages::fetched(int page, const base::Expected<batch::SealedPage>& sealed)
{
    bool isStale = false;
    for (auto one = m_fetches.begin(); one != m_fetches.end(); ++one) {
        if (one->page != page)
            continue;
        isStale = one->isStale;
        m_endedFetch = std::move(one->reading);
        m_fetches.erase(one);
        break;
    }
    const QList<batch::ItemRow> rows = sealed ? sealed->open() : QList<batch::ItemRow>();
    if (rows.isEmpty())
        return;
    const int first = page * pageSize;
    const int last = std::min(first + static_cast<int>(rows.size()), m_rows) - 1;
    keep(page, rows, isStale);
    if (last < first)
        return;
    if (isStale && isShown(page))
        fetch(page);
    Q_EMIT read(first, last);
}

const batch::ItemRow* ItemPages::row(int row) const
{
    if (row < 0 || row >= m_rows)
        return nullptr;
    const Page* page = m_pages.object(row / pageSize);
    if (!page || page->isStale)
        fetch(row / pageSize);
    const int offset = row % pageSize;
    return page && offset < page->rows.size() ? &page->rows.at(offset) : nullptr;
}

} // namespace spyhop::ui
