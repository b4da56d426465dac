// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemtablemodel.h"

#include "core/base/sentences.h"
#include "ui/batch/batchwords.h"
#include "ui/common/words.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::ui {
namespace {
constexpr int pageSize = 64; // rows fetched together: about two screens
constexpr int pagesKept = 64; // 4,096 rows
constexpr std::size_t fetchesAtOnce = 4; // whoever scrolls on no longer wants what was fetched before
// The same in the whole column, so that points stand under each other; one token of the cheapest model still shows.
constexpr int priceDecimals = 6;
constexpr int timeDecimals = 1; // what a person feels

QString priceText(const QList<base::Money>& costs, bool estimated)
{
    QStringList prices;
    for (const base::Money& cost : costs) {
        QString symbol = cost.currency();
        if (symbol == QStringLiteral("CNY"))
            symbol = QStringLiteral("¥");
        else if (symbol == QStringLiteral("USD"))
            symbol = QStringLiteral("$");
        prices.append(symbol + cost.amount(priceDecimals));
    }
    return (estimated && !prices.isEmpty() ? QStringLiteral("≈ ") : QString()) + prices.join(QStringLiteral(" + "));
}
} // namespace

//! A page on its way.
struct ItemTableModel::Fetch {
    int page = 0;
    bool isStale = false; //!< something of it has changed since it was asked for
    std::unique_ptr<batch::PageReading> reading;
};

ItemTableModel::ItemTableModel(batch::BatchManager& manager)
    : m_manager(manager)
    , m_pages(pagesKept)
{
    connect(
        &manager, &batch::BatchManager::itemsChanged, this, [this](const QString& id, const QList<qint64>& indexes) {
            if (id == m_job)
                forget(indexes);
        });
    connect(&manager, &batch::BatchManager::itemsReset, this, [this](const QString& id) {
        if (id == m_job)
            forgetAll();
    });
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == m_job)
            followJob();
    });
    connect(&manager, &batch::BatchManager::listChanged, this, &ItemTableModel::followJob);
}

ItemTableModel::~ItemTableModel() = default;

void ItemTableModel::setJob(const QString& id)
{
    const model::JobSummary* job = m_manager.job(id);
    beginResetModel();
    m_job = id;
    m_columns = job ? job->spec.columns : QList<model::Column>();
    m_wish = {};
    m_ordering.reset();
    m_coming.reset();
    setOrder(std::nullopt);
    reset(job ? static_cast<int>(job->items.total()) : 0);
    endResetModel();
}

void ItemTableModel::setWish(const batch::OrderWish& wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    m_ordering.reset();
    m_coming.reset();
    if (isNatural())
        bringIn(std::nullopt);
    else
        reorder();
}

void ItemTableModel::reset(int rows)
{
    m_rows = rows;
    forgetPages();
}

void ItemTableModel::forgetPages()
{
    m_pages.clear();
    m_fetches.clear();
}

int ItemTableModel::rowOf(qint64 item) const
{
    if (m_isOrdered)
        return m_rowOfItem.value(item, -1);
    return item >= 0 && item < m_rows ? static_cast<int>(item) : -1;
}

void ItemTableModel::reorder()
{
    if (isNatural() || m_job.isEmpty() || m_ordering || m_coming) // what is under way is let come to its end
        return;
    m_ordering = m_manager.order(m_job, m_wish);
    connect(m_ordering.get(), &batch::Ordering::ready, this, &ItemTableModel::ordered);
}

void ItemTableModel::ordered(const QList<qint64>& indexes)
{
    m_endedOrdering = std::move(m_ordering);
    if (!m_isOrdered || indexes != m_order)
        bringIn(indexes);
}

//! Rows stay as they are until those that take their place in sight are here: nothing flashes.
void ItemTableModel::bringIn(const std::optional<QList<qint64>>& order)
{
    // A shorter table is scrolled up to its end.
    const model::JobSummary* job = m_manager.job(m_job);
    const qint64 rows = order ? order->size() : job ? job->items.total() : 0;
    const qint64 seen = m_shownLast - m_shownFirst;
    const qint64 first = std::clamp<qint64>(rows - 1 - seen, 0, m_shownFirst);
    const int firstPage = static_cast<int>(first / pageSize);
    const int count = static_cast<int>((first + seen) / pageSize - firstPage + 1) * pageSize;
    m_isComingStale = false;
    m_coming = order ? m_manager.readItems(m_job, order->mid(firstPage * pageSize, count))
                     : m_manager.readPage(m_job, firstPage * pageSize, count);
    connect(m_coming.get(), &batch::PageReading::done, this,
        [this, order, firstPage](
            const base::Expected<batch::SealedPage>& sealed) { broughtIn(order, firstPage, sealed); });
}

void ItemTableModel::broughtIn(
    const std::optional<QList<qint64>>& order, int firstPage, const base::Expected<batch::SealedPage>& sealed)
{
    m_endedFetch = std::move(m_coming);
    const model::JobSummary* job = m_manager.job(m_job);
    beginResetModel();
    setOrder(order);
    reset(order ? static_cast<int>(order->size()) : job ? static_cast<int>(job->items.total()) : 0);
    if (sealed)
        keep(firstPage, sealed->open(), m_isComingStale);
    endResetModel();
}

//! Nothing: as the inputs came.
void ItemTableModel::setOrder(const std::optional<QList<qint64>>& order)
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

//! Pages from this one on; the rows come in the order of the inputs.
void ItemTableModel::keep(int firstPage, QList<batch::ItemRow> rows, bool isStale)
{
    if (m_isOrdered)
        std::sort(rows.begin(), rows.end(), [this](const batch::ItemRow& a, const batch::ItemRow& b) {
            return rowOf(a.first.index) < rowOf(b.first.index);
        });
    for (qsizetype begin = 0; begin < rows.size(); begin += pageSize)
        m_pages.insert(firstPage++, new Page{rows.mid(begin, pageSize), isStale});
}

batch::OrderWish::Key ItemTableModel::keyOf(int column) const
{
    using Key = batch::OrderWish::Key;
    if (column == stateColumn)
        return Key::State;
    if (column == nameColumn)
        return Key::Name;
    if (column == receiptColumn())
        return Key::Receipt;
    if (column == priceColumn())
        return Key::Cost;
    return column == timeColumn() ? Key::Seconds : Key::Answer;
}

int ItemTableModel::orderedColumn() const
{
    using Key = batch::OrderWish::Key;
    switch (m_wish.key) {
    case Key::State:
        return stateColumn;
    case Key::Name:
        return nameColumn;
    case Key::Receipt:
        return receiptColumn();
    case Key::Cost:
        return priceColumn();
    case Key::Answer:
        return firstAnswer + m_wish.column;
    case Key::Seconds:
        return timeColumn();
    case Key::Index:
        return -1;
    }
    Q_UNREACHABLE();
}

//! Its columns are sealed: a list that was read before the data was unlocked does not know them.
void ItemTableModel::followJob()
{
    const model::JobSummary* job = m_manager.job(m_job);
    const int rows = job ? static_cast<int>(job->items.total()) : 0;
    if ((!m_isOrdered && rows != m_rows) || (job && job->spec.columns != m_columns)) {
        const batch::OrderWish wish = m_wish;
        setJob(m_job);
        setWish(wish);
    }
}

//! What is shown stays until its successor is here: nothing flickers.
void ItemTableModel::forget(const QList<qint64>& indexes)
{
    QSet<int> changed;
    for (const qint64 index : indexes) {
        if (const int row = rowOf(index); row >= 0)
            changed.insert(row / pageSize);
    }
    m_isComingStale = true;
    for (Fetch& one : m_fetches)
        one.isStale = one.isStale || changed.contains(one.page);
    for (const int page : std::as_const(changed)) {
        if (Page* known = m_pages.object(page))
            known->isStale = true;
        if (isShown(page))
            fetch(page);
    }
}

//! Those in sight stay as they are until they are read anew.
void ItemTableModel::forgetAll()
{
    m_isComingStale = true;
    for (Fetch& one : m_fetches)
        one.isStale = true;
    const QList<int> pages = m_pages.keys();
    for (const int page : pages) {
        m_pages.object(page)->isStale = true;
        if (isShown(page))
            fetch(page);
    }
}

bool ItemTableModel::isShown(int page) const
{
    return page >= m_shownFirst / pageSize && page <= m_shownLast / pageSize;
}

void ItemTableModel::setShown(int first, int last)
{
    m_shownFirst = first;
    m_shownLast = last;
}

void ItemTableModel::fetch(int page) const
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
    auto* const self = const_cast<ItemTableModel*>(this); // fetching changes nothing of what is shown
    connect(reading.get(), &batch::PageReading::done, self,
        [self, page](const base::Expected<batch::SealedPage>& sealed) { self->fetched(page, sealed); });
    m_fetches.push_back({page, false, std::move(reading)});
}

void ItemTableModel::fetched(int page, const base::Expected<batch::SealedPage>& sealed)
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
    const QPointer<ItemTableModel> alive(this);
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount({}) - 1));
    if (alive)
        Q_EMIT rowsRead(first, last);
}

int ItemTableModel::answerCount() const
{
    return std::max(1, static_cast<int>(m_columns.size()));
}

bool ItemTableModel::isNumber(int column) const
{
    const int answer = column - firstAnswer;
    return answer >= 0 && answer < m_columns.size() && m_columns.at(answer).type == model::ColumnType::Number;
}

//! Right-aligned, so that digits stand under each other.
bool ItemTableModel::isFigure(int column) const
{
    return isNumber(column) || column == priceColumn() || column == timeColumn();
}

const batch::ItemRow* ItemTableModel::row(int row) const
{
    if (row < 0 || row >= m_rows)
        return nullptr;
    const Page* page = m_pages.object(row / pageSize);
    if (!page || page->isStale)
        fetch(row / pageSize);
    const int offset = row % pageSize;
    return page && offset < page->rows.size() ? &page->rows.at(offset) : nullptr;
}

void ItemTableModel::retranslate()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount({}) - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
}

int ItemTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ItemTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : timeColumn() + 1;
}

//! Nobody works on what a program that is gone had in flight.
model::ItemState ItemTableModel::shownState(const model::ItemResult& result) const
{
    const bool isLeft = result.state == model::ItemState::Running && m_manager.wasCutOff(m_job);
    return isLeft ? model::ItemState::Pending : result.state;
}

QString ItemTableModel::cellText(const batch::ItemRow& row, int column) const
{
    const model::ItemResult& result = row.second;
    if (column == stateColumn)
        return itemWord(shownState(result), result);
    if (column == nameColumn)
        return base::oneLine(row.first.name);
    if (column == receiptColumn())
        return result.receipt;
    if (column == priceColumn())
        return priceText(result.cost, result.costEstimated);
    if (column == timeColumn())
        return result.seconds > 0 ? tr("%1 s").arg(QLocale().toString(result.seconds, 'f', timeDecimals)) : QString();
    const int answer = column - firstAnswer;
    const bool failed = result.state == model::ItemState::Failed || result.state == model::ItemState::Unknown;
    if (failed && !result.hasCells())
        return answer == 0 ? reasonText(result.error) : QString();
    const QString cell = result.shownCells().value(answer);
    return isNumber(column) ? numberText(cell) : cell.simplified();
}

//! Why there is no answer, or whose it was first.
QVariant ItemTableModel::stateToolTip(const model::ItemResult& result) const
{
    if (!result.error.isEmpty())
        return plainToolTip(reasonText(result.error));
    if (!result.reused)
        return {};
    const model::JobSummary* earlier = m_manager.job(result.reused->job);
    const QString title = earlier && !earlier->spec.title.isEmpty() ? earlier->spec.title : result.reused->job;
    return plainToolTip(reuseSentence(title, result.reused->at));
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != StateRole && role != ErrorRole && role != VerdictRole
        && role != Qt::ToolTipRole)
        return {};
    const batch::ItemRow* item = row(index.row());
    if (!item)
        return {};
    switch (role) {
    case StateRole:
        return QVariant::fromValue(static_cast<int>(shownState(item->second)));
    case ErrorRole:
        return item->second.error;
    case VerdictRole:
        return static_cast<int>(item->second.review.verdict);
    case Qt::ToolTipRole:
        return index.column() == stateColumn ? stateToolTip(item->second) : QVariant();
    default:
        return cellText(*item, index.column());
    }
}

QVariant ItemTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section == stateColumn)
        return tr("State");
    if (section == nameColumn)
        return tr("Name");
    if (section == receiptColumn())
        return tr("Read");
    if (section == priceColumn())
        return tr("Price");
    if (section == timeColumn())
        return tr("Time");
    return m_columns.isEmpty() ? tr("Answer") : m_columns.value(section - firstAnswer).name;
}

} // namespace spyhop::ui
