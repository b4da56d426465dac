// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemtablemodel.h"

#include "ui/batch/batchwords.h"
#include "ui/common/words.h"

#include <QtCore/QLocale>

namespace spyhop::ui {
namespace {
constexpr int pageSize = 128; // rows read together: about four screens
constexpr int pagesKept = 64; // 8,192 rows
constexpr int priceDecimals = 4; // the same in the whole column, so that points stand under each other

QString priceText(const base::Money& cost, bool estimated)
{
    QString symbol = cost.currency();
    if (symbol == QStringLiteral("CNY"))
        symbol = QStringLiteral("¥");
    else if (symbol == QStringLiteral("USD"))
        symbol = QStringLiteral("$");
    return (estimated ? QStringLiteral("≈ ") : QString()) + symbol + cost.amount(priceDecimals);
}
} // namespace

ItemTableModel::ItemTableModel(batch::BatchManager& manager)
    : m_manager(manager)
    , m_pages(pagesKept)
{
    connect(
        &manager, &batch::BatchManager::itemsChanged, this, [this](const QString& id, const QList<qint64>& indexes) {
            if (id == m_job)
                forget(indexes);
        });
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == m_job)
            updateCount();
    });
}

void ItemTableModel::setJob(const QString& id)
{
    beginResetModel();
    m_job = id;
    m_pages.clear();
    const model::JobSummary* job = m_manager.job(id);
    m_columns = job ? job->spec.columns : QList<model::Column>();
    m_rows = job ? static_cast<int>(job->items.total()) : 0;
    endResetModel();
}

void ItemTableModel::updateCount()
{
    const model::JobSummary* job = m_manager.job(m_job);
    const int rows = job ? static_cast<int>(job->items.total()) : 0;
    if (rows != m_rows)
        setJob(m_job);
}

void ItemTableModel::forget(const QList<qint64>& indexes)
{
    if (indexes.isEmpty() || m_rows == 0)
        return;
    qint64 first = m_rows, last = -1;
    for (const qint64 index : indexes) {
        m_pages.remove(static_cast<int>(index / pageSize));
        first = std::min(first, index);
        last = std::max(last, index);
    }
    const int top = static_cast<int>(std::clamp<qint64>(first, 0, m_rows - 1));
    const int bottom = static_cast<int>(std::clamp<qint64>(last, 0, m_rows - 1));
    Q_EMIT dataChanged(index(top, 0), index(bottom, columnCount({}) - 1));
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

const ItemTableModel::Row* ItemTableModel::row(int row) const
{
    if (row < 0 || row >= m_rows)
        return nullptr;
    const int page = row / pageSize;
    if (!m_pages.contains(page)) {
        auto read = m_manager.page(m_job, qint64{page} * pageSize, pageSize);
        if (!read)
            return nullptr;
        m_pages.insert(page, new QList<Row>(*std::move(read)));
    }
    const QList<Row>* rows = m_pages.object(page);
    const int offset = row % pageSize;
    return rows && offset < rows->size() ? &rows->at(offset) : nullptr;
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
    return parent.isValid() ? 0 : priceColumn() + 1;
}

QString ItemTableModel::cellText(const Row& row, int column) const
{
    const model::ItemResult& result = row.second;
    if (column == stateColumn)
        return itemLook(result.state).word;
    if (column == nameColumn)
        return row.first.name;
    if (column == receiptColumn())
        return result.receipt;
    if (column == priceColumn())
        return result.cost ? priceText(*result.cost, result.costEstimated) : QString();
    const int answer = column - firstAnswer;
    if (result.state == model::ItemState::Failed || result.state == model::ItemState::Unknown)
        return answer == 0 ? result.error : QString();
    const QString cell = result.shownCells().value(answer);
    if (isNumber(column)) {
        bool isPlain = false;
        const double number = cell.toDouble(&isPlain);
        const qsizetype point = cell.indexOf(u'.');
        const int decimals = point < 0 ? 0 : static_cast<int>(cell.size() - point - 1);
        if (isPlain)
            return QLocale().toString(number, 'f', decimals);
    }
    return cell.simplified();
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = isNumber(index.column()) || index.column() == priceColumn();
        return QVariant::fromValue((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != StateRole && role != ErrorRole && role != Qt::ToolTipRole)
        return {};
    const Row* item = row(index.row());
    if (!item)
        return {};
    switch (role) {
    case StateRole:
        return QVariant::fromValue(static_cast<int>(item->second.state));
    case ErrorRole:
        return item->second.error;
    case Qt::ToolTipRole:
        return index.column() == stateColumn && !item->second.error.isEmpty() ? QVariant(item->second.error)
                                                                              : QVariant();
    default:
        return cellText(*item, index.column());
    }
}

QVariant ItemTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = isNumber(section) || section == priceColumn();
        return QVariant::fromValue((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
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
    return m_columns.isEmpty() ? tr("Answer") : m_columns.value(section - firstAnswer).name;
}

} // namespace spyhop::ui
