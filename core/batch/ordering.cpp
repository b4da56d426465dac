// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/ordering.h"
#include "core/batch/numbers.h"

#include <algorithm>
#include <iterator>

namespace spyhop::batch {
namespace {

QList<model::ItemState> statesOf(OrderWish::Filter filter)
{
    using State = model::ItemState;
    switch (filter) {
    case OrderWish::Filter::All:
        return {};
    case OrderWish::Filter::Open:
        return {State::Pending, State::Running};
    case OrderWish::Filter::Done:
    case OrderWish::Filter::Review:
        return {State::Done};
    case OrderWish::Filter::Failed:
        return {State::Failed, State::Unknown};
    }
    return {};
}

std::optional<store::BatchStore::Order> plainOrder(OrderWish::Key key)
{
    switch (key) {
    case OrderWish::Key::Index:
        return store::BatchStore::Order::Index;
    case OrderWish::Key::State:
        return store::BatchStore::Order::State;
    case OrderWish::Key::Cost:
        return store::BatchStore::Order::Cost;
    case OrderWish::Key::Seconds:
        return store::BatchStore::Order::Seconds;
    case OrderWish::Key::Name:
    case OrderWish::Key::Receipt:
    case OrderWish::Key::Answer:
        break;
    }
    return std::nullopt;
}

} // namespace

Ordering::Ordering(base::Clock& clock, const store::BatchStore& store, const QString& job,
    const QList<model::Column>& columns, const OrderWish& wish)
    : m_store(store)
    , m_job(job)
    , m_columns(columns)
    , m_wish(wish)
    , m_turn(clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &Ordering::readTurn);
    const auto plain = plainOrder(wish.key);
    if (!plain || wish.filter == OrderWish::Filter::Review) {
        m_turn->start(0ms);
        return;
    }
    m_ticket = store.ordered(job, statesOf(wish.filter), *plain, wish.descending);
    connect(m_ticket.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        QList<qint64> indexes;
        if (rows) {
            indexes.reserve(rows->size());
            for (const QVariantList& row : *rows)
                indexes.append(row.first().toLongLong());
        }
        Q_EMIT ready(indexes);
    });
}

bool Ordering::wants(const model::ItemResult& result) const
{
    const QList<model::ItemState> states = statesOf(m_wish.filter);
    if (!states.isEmpty() && !states.contains(result.state))
        return false;
    if (m_wish.filter != OrderWish::Filter::Review)
        return true;
    return result.review.verdict == model::Review::Verdict::None
        && (!result.error.isEmpty()
            || std::any_of(result.proofs.cbegin(), result.proofs.cend(),
                [](const model::Proof& proof) { return !proof.quote.isEmpty() && !proof.found; }));
}

Ordering::Row Ordering::rowOf(const model::BatchItem& item, const model::ItemResult& result) const
{
    Row row{item.index, 0, {}};
    switch (m_wish.key) {
    case OrderWish::Key::Index:
        break;
    case OrderWish::Key::State:
        row.number = static_cast<double>(result.state);
        break;
    case OrderWish::Key::Cost:
        row.number = result.cost ? static_cast<double>(result.cost->nanoUnits()) : -1;
        break;
    case OrderWish::Key::Seconds:
        row.number = result.seconds;
        break;
    case OrderWish::Key::Name:
        row.text = item.name.toCaseFolded();
        break;
    case OrderWish::Key::Receipt:
        row.text = result.receipt;
        break;
    case OrderWish::Key::Answer:
        row.text = result.shownCells().value(m_wish.column);
        if (m_wish.column < m_columns.size() && m_columns.at(m_wish.column).type == model::ColumnType::Number)
            row.number = row.text.toDouble();
        break;
    }
    return row;
}

bool Ordering::before(const Row& a, const Row& b) const
{
    const Row& first = m_wish.descending ? b : a;
    const Row& second = m_wish.descending ? a : b;
    if (first.number != second.number)
        return first.number < second.number;
    if (const int order = first.text.compare(second.text); order != 0)
        return order < 0;
    return a.index < b.index;
}

void Ordering::readTurn()
{
    const auto page = m_store.page(m_job, m_next, rowsPerTurn);
    if (page && !page->isEmpty()) {
        m_next += rowsPerTurn;
        std::vector<Row> run;
        run.reserve(static_cast<std::size_t>(page->size()));
        for (const auto& [item, result] : *page) {
            if (wants(result))
                run.push_back(rowOf(item, result));
        }
        add(std::move(run));
        m_turn->start(0ms);
        return;
    }
    merge(true);
    QList<qint64> indexes;
    if (!m_runs.empty()) {
        indexes.reserve(static_cast<qsizetype>(m_runs.front().size()));
        for (const Row& row : m_runs.front())
            indexes.append(row.index);
    }
    Q_EMIT ready(indexes);
}

void Ordering::add(std::vector<Row> run)
{
    std::sort(run.begin(), run.end(), [this](const Row& a, const Row& b) { return before(a, b); });
    m_runs.push_back(std::move(run));
    merge(false);
}

//! As a counter in base two: runs of like length become one, so that no turn has much to do.
void Ordering::merge(bool all)
{
    while (m_runs.size() > 1) {
        std::vector<Row>& longer = m_runs.at(m_runs.size() - 2);
        std::vector<Row>& shorter = m_runs.back();
        if (!all && longer.size() >= 2 * shorter.size())
            return;
        std::vector<Row> both;
        both.reserve(longer.size() + shorter.size());
        std::merge(std::make_move_iterator(longer.begin()), std::make_move_iterator(longer.end()),
            std::make_move_iterator(shorter.begin()), std::make_move_iterator(shorter.end()), std::back_inserter(both),
            [this](const Row& a, const Row& b) { return before(a, b); });
        m_runs.pop_back();
        m_runs.back() = std::move(both);
    }
}

} // namespace spyhop::batch
