// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/ordering.h"
#include "core/batch/numbers.h"
#include "core/batch/proofs.h"
#include "core/batch/workers.h"
#include "core/store/rowbyrow.h"

#include <algorithm>

namespace spyhop::batch {
namespace {

QList<model::ItemState> statesOf(OrderWish::Filter filter)
{
    using State = model::ItemState;
    switch (filter) {
    case OrderWish::Filter::All:
    case OrderWish::Filter::Twice: // of any state
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

//! What is known of a column without opening anything, as a worker needs it. A value.
struct Question {
    OrderWish wish;
    bool isNumber = false; //!< the answers asked for are

    [[nodiscard]] bool wants(const model::ItemResult& result) const;
    [[nodiscard]] Ordering::Row rowOf(const store::ItemRow& item) const;
    [[nodiscard]] bool before(const Ordering::Row& a, const Ordering::Row& b) const;
};

bool Question::wants(const model::ItemResult& result) const
{
    const QList<model::ItemState> states = statesOf(wish.filter);
    if (!states.isEmpty() && !states.contains(result.state))
        return false;
    return wish.filter != OrderWish::Filter::Review || wantsReview(result);
}

Ordering::Row Question::rowOf(const store::ItemRow& line) const
{
    const auto& [item, result] = line;
    Ordering::Row row{item.index, 0, {}};
    switch (wish.key) {
    case OrderWish::Key::Index:
        break;
    case OrderWish::Key::State:
        row.number = static_cast<double>(result.state);
        break;
    case OrderWish::Key::Cost:
        row.number = result.cost.isEmpty() ? -1 : static_cast<double>(result.cost.first().nanoUnits());
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
        row.text = result.shownCells().value(wish.column);
        if (isNumber)
            row.number = row.text.toDouble();
        break;
    }
    return row;
}

bool Question::before(const Ordering::Row& a, const Ordering::Row& b) const
{
    // What has no answer comes last either way, as in spreadsheets.
    if (wish.key == OrderWish::Key::Answer && a.text.isEmpty() != b.text.isEmpty())
        return b.text.isEmpty();
    const Ordering::Row& first = wish.descending ? b : a;
    const Ordering::Row& second = wish.descending ? a : b;
    if (first.number != second.number)
        return first.number < second.number;
    if (const int order = first.text.compare(second.text); order != 0)
        return order < 0;
    return a.index < b.index;
}

} // namespace

bool wantsReview(const model::ItemResult& result)
{
    if (result.state != model::ItemState::Done || result.review.verdict != model::Review::Verdict::None)
        return false;
    bool wants = !result.error.isEmpty();
    for (qsizetype i = 0; i < result.proofs.size() && !wants; ++i)
        wants = isUnfound(result.proofs.at(i)) || isUnquoted(result, i);
    return wants;
}

Ordering::Ordering(QThreadPool& workers, const store::BatchStore& store, const QString& job,
    const QList<model::Column>& columns, const OrderWish& wish)
    : m_workers(workers)
    , m_store(store)
    , m_job(job)
    , m_columns(columns)
    , m_wish(wish)
{
    connect(&m_opening, &QFutureWatcherBase::finished, this, &Ordering::pageOpened);
    connect(&m_sorting, &QFutureWatcherBase::finished, this, [this] {
        const QList<qint64> indexes = m_sorting.result();
        Q_EMIT ready(indexes);
    });
    if (wish.filter != OrderWish::Filter::Twice) {
        begin();
        return;
    }
    m_onlyTicket = store.readBilledTwice(job, wish.wasCutOff);
    connect(m_onlyTicket.get(), &db::ReadTicket::done, this, &Ordering::onlyFound);
}

void Ordering::onlyFound(const base::Expected<db::Rows>& rows)
{
    QList<qint64> indexes;
    if (!rows && store::isDamage(rows.error()))
        indexes = m_store.billedTwice(m_job, m_wish.wasCutOff).value_or(QList<qint64>()); // it goes around it
    for (const QVariantList& row : rows.value_or(db::Rows()))
        indexes.append(row.first().toLongLong());
    if (m_wish.key == OrderWish::Key::Index) {
        if (m_wish.descending)
            std::reverse(indexes.begin(), indexes.end());
        Q_EMIT ready(indexes);
        return;
    }
    m_only = QSet<qint64>(indexes.cbegin(), indexes.cend());
    begin();
}

void Ordering::begin()
{
    const auto plain = plainOrder(m_wish.key);
    if (!plain || m_wish.filter == OrderWish::Filter::Review) {
        readMore();
        return;
    }
    m_ticket = m_store.ordered(m_job, statesOf(m_wish.filter), *plain, m_wish.descending);
    connect(m_ticket.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        if (!rows && store::isDamage(rows.error())) // a page at a time goes around it
            return readMore();
        // A hundred thousand little lists are taken apart, and given back, elsewhere.
        runOn(m_workers, m_sorting, [found = rows.value_or(db::Rows()), only = m_only] {
            QList<qint64> indexes;
            indexes.reserve(found.size());
            for (const QVariantList& row : found) {
                const qint64 index = row.first().toLongLong();
                if (!only || only->contains(index))
                    indexes.append(index);
            }
            return indexes;
        });
    });
}

void Ordering::readMore()
{
    m_reading = m_store.readPage(m_job, m_next, rowsPerTurn);
    connect(m_reading.get(), &store::PageReading::done, this, &Ordering::pageRead);
}

void Ordering::pageRead(const base::Expected<store::SealedPage>& page)
{
    if (!page || page->isEmpty())
        return sort();
    m_next += rowsPerTurn;
    const bool isNumber = m_wish.key == OrderWish::Key::Answer && m_wish.column < m_columns.size()
        && m_columns.at(m_wish.column).type == model::ColumnType::Number;
    runOn(m_workers, m_opening, [question = Question{m_wish, isNumber}, sealed = *page, only = m_only] {
        QList<Row> rows;
        const QList<store::ItemRow> items = sealed.open();
        for (const store::ItemRow& item : items) {
            if (question.wants(item.second) && (!only || only->contains(item.first.index)))
                rows.append(question.rowOf(item));
        }
        return rows;
    });
}

void Ordering::pageOpened()
{
    m_rows += m_opening.result();
    readMore();
}

void Ordering::sort()
{
    runOn(m_workers, m_sorting, [question = Question{m_wish, false}, rows = std::move(m_rows)]() mutable {
        std::sort(rows.begin(), rows.end(), [&question](const Row& a, const Row& b) { return question.before(a, b); });
        QList<qint64> indexes;
        indexes.reserve(rows.size());
        for (const Row& row : std::as_const(rows))
            indexes.append(row.index);
        return indexes;
    });
}

} // namespace spyhop::batch
