// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemtablemodel.h"

#include "core/batch/proofs.h"
#include "ui/batch/batchwords.h"
#include "ui/common/words.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
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

ItemTableModel::ItemTableModel(batch::BatchManager& manager)
    : m_manager(manager)
    , m_pages(manager)
{
    connect(
        &manager, &batch::BatchManager::itemsChanged, this, [this](const QString& id, const QList<qint64>& indexes) {
            if (id != job())
                return;
            m_isComingStale = true;
            m_pages.forget(indexes);
        });
    connect(&manager, &batch::BatchManager::itemsReset, this, [this](const QString& id) {
        if (id != job())
            return;
        m_isComingStale = true;
        m_pages.forgetAll();
    });
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == job())
            followJob();
    });
    connect(&manager, &batch::BatchManager::listChanged, this, &ItemTableModel::followJob);
    connect(&m_pages, &ItemPages::read, this, &ItemTableModel::pageRead);
}

ItemTableModel::~ItemTableModel() = default;

void ItemTableModel::setJob(const QString& id)
{
    const model::JobSummary* job = m_manager.job(id);
    beginResetModel();
    m_columns = job ? job->spec.columns : QList<model::Column>();
    m_hasPrices = job && !job->cost.isEmpty();
    m_wish = {};
    m_ordering.reset();
    m_coming.reset();
    m_pages.reset(id, job ? static_cast<int>(job->items.total()) : 0, std::nullopt);
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

void ItemTableModel::reorder()
{
    if (isNatural() || job().isEmpty() || m_ordering || m_coming) // what is under way is let come to its end
        return;
    m_ordering = m_manager.order(job(), m_wish);
    connect(m_ordering.get(), &batch::Ordering::ready, this, &ItemTableModel::ordered);
}

void ItemTableModel::ordered(const QList<qint64>& indexes)
{
    m_endedOrdering = std::move(m_ordering);
    if (!m_pages.isOrdered() || indexes != m_pages.order())
        bringIn(indexes);
}

//! Rows stay as they are until those that take their place in sight are here: nothing flashes.
void ItemTableModel::bringIn(const std::optional<QList<qint64>>& order)
{
    // A shorter table is scrolled up to its end.
    constexpr int pageSize = ItemPages::pageSize;
    const model::JobSummary* summary = m_manager.job(job());
    const qint64 rows = order ? order->size() : summary ? summary->items.total() : 0;
    const qint64 seen = m_pages.shownLast() - m_pages.shownFirst();
    const qint64 first = std::clamp<qint64>(rows - 1 - seen, 0, m_pages.shownFirst());
    const int firstPage = static_cast<int>(first / pageSize);
    const int count = static_cast<int>((first + seen) / pageSize - firstPage + 1) * pageSize;
    m_isComingStale = false;
    m_coming = order ? m_manager.readItems(job(), order->mid(firstPage * pageSize, count))
                     : m_manager.readPage(job(), firstPage * pageSize, count);
    connect(m_coming.get(), &batch::PageReading::done, this,
        [this, order, firstPage](
            const base::Expected<batch::SealedPage>& sealed) { broughtIn(order, firstPage, sealed); });
}

void ItemTableModel::broughtIn(
    const std::optional<QList<qint64>>& order, int firstPage, const base::Expected<batch::SealedPage>& sealed)
{
    m_endedComing = std::move(m_coming);
    const model::JobSummary* summary = m_manager.job(job());
    const qint64 rows = order ? order->size() : summary ? summary->items.total() : 0;
    beginResetModel();
    m_pages.reset(QString(job()), static_cast<int>(rows), order);
    if (sealed)
        m_pages.keep(firstPage, sealed->open(), m_isComingStale);
    endResetModel();
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
    const model::JobSummary* summary = m_manager.job(job());
    const int rows = summary ? static_cast<int>(summary->items.total()) : 0;
    if ((!m_pages.isOrdered() && rows != m_pages.rows()) || (summary && summary->spec.columns != m_columns)) {
        const batch::OrderWish wish = m_wish;
        setJob(QString(job()));
        setWish(wish);
        return;
    }
    const bool hasPrices = summary && !summary->cost.isEmpty();
    if (std::exchange(m_hasPrices, hasPrices) != hasPrices)
        Q_EMIT pricesChanged();
}

void ItemTableModel::pageRead(int first, int last)
{
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

void ItemTableModel::retranslate()
{
    if (m_pages.rows() > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_pages.rows() - 1, columnCount({}) - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
}

int ItemTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_pages.rows();
}

int ItemTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : timeColumn() + 1;
}

//! Nobody works on what a program that is gone had in flight.
model::ItemState ItemTableModel::shownState(const model::ItemResult& result) const
{
    const bool isLeft = result.state == model::ItemState::Running && m_manager.wasCutOff(job());
    return isLeft ? model::ItemState::Pending : result.state;
}

//! What was only read, and never asked, has taken no time that a person feels.
QString ItemTableModel::secondsText(const model::ItemResult& result)
{
    constexpr double leastSeconds = 0.05;
    const bool shows = result.state == model::ItemState::Done ? result.seconds > 0 : result.seconds >= leastSeconds;
    return shows ? tr("%1 s").arg(QLocale().toString(result.seconds, 'f', timeDecimals)) : QString();
}

QString ItemTableModel::cellText(const batch::ItemRow& row, int column) const
{
    const model::ItemResult& result = row.second;
    if (column == stateColumn)
        return itemWord(shownState(result), result);
    if (column == nameColumn)
        return shownText(itemName(row.first));
    if (column == receiptColumn())
        return result.receipt;
    if (column == priceColumn())
        return priceText(result.cost, result.costEstimated);
    if (column == timeColumn())
        return secondsText(result);
    const int answer = column - firstAnswer;
    const bool failed = result.state == model::ItemState::Failed || result.state == model::ItemState::Unknown;
    if (failed && !result.hasCells())
        return answer == 0 ? shownText(reasonText(result.error)) : QString();
    const QString cell = result.shownCells().value(answer);
    return isNumber(column) ? numberText(cell) : shownText(cell.simplified());
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

QVariant ItemTableModel::toolTip(const model::ItemResult& result, int column) const
{
    if (column == stateColumn)
        return stateToolTip(result);
    if (!wantsReview(result, column))
        return {};
    return plainToolTip(batch::isUnquoted(result, column - firstAnswer) ? tr("It came without a quote.")
                                                                        : tr("Its quote was not found in the source."));
}

bool ItemTableModel::wantsReview(const model::ItemResult& result, int column) const
{
    if (!batch::wantsReview(result))
        return false;
    const int answer = column - firstAnswer;
    return column == stateColumn || batch::isUnfound(result.proofs.value(answer)) || batch::isUnquoted(result, answer);
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != StateRole && role != ErrorRole && role != VerdictRole && role != ReviewRole
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
    case ReviewRole:
        return wantsReview(item->second, index.column());
    case Qt::ToolTipRole:
        return toolTip(item->second, index.column());
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
