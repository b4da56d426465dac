// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemtable.h"

#include "ui/batch/itemdelegate.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/common/table.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr int stateWidth = 152, nameWidth = 200, receiptWidth = 168, priceWidth = 112, timeWidth = 80,
              leastAnswer = 120, wishedAnswer = 200;
constexpr int narrowStateWidth = 120, narrowNameWidth = 200, narrowReceiptWidth = 136, narrowTimeWidth = 64;
constexpr int leastNameWidth = 112, leastReceiptWidth = 88; // before the table is wider than its place
constexpr int briefStateWidth = 40, briefNameShare = 45; // an icon; percent of the rest
constexpr int widestReceipt = 280, widthStep = 16; // columns move seldom
constexpr qsizetype mostMeasured = 100; // characters: more than the widest column takes
constexpr int cellPad = 8; // as the delegate's
constexpr int emptyPad = 24;
constexpr int tableRow = 32;
} // namespace

ItemTable::ItemTable(const Theme& theme, ItemTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_items(model)
{
    setObjectName(QStringLiteral("itemTable"));
    setModel(&model);
    setItemDelegate(new ItemDelegate(theme, *this));
    setUpTable(*this);
    verticalHeader()->setMinimumSectionSize(theme.px(tableRow)); // first: sections are never below it
    verticalHeader()->setDefaultSectionSize(theme.px(tableRow));
    horizontalHeader()->setFixedHeight(theme.px(tableRow));
    horizontalHeader()->setSectionsClickable(true);
    // Once up, once down, then as the inputs came.
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        batch::OrderWish wish = m_items.wish();
        const bool same = wish.key == m_items.keyOf(column)
            && (!isAnswer(column) || wish.column == column - ItemTableModel::firstAnswer);
        if (same && wish.descending) {
            wish.key = batch::OrderWish::Key::Index;
            wish.descending = false;
        } else {
            wish.descending = same;
            wish.key = m_items.keyOf(column);
        }
        wish.column = isAnswer(column) ? column - ItemTableModel::firstAnswer : 0;
        m_items.setWish(wish);
        showOrder();
    });
    connect(&theme, &Theme::changed, this, [this] {
        verticalHeader()->setMinimumSectionSize(m_theme.px(tableRow));
        verticalHeader()->setDefaultSectionSize(m_theme.px(tableRow));
        horizontalHeader()->setFixedHeight(m_theme.px(tableRow));
        m_measuredJob.clear();
        const auto [first, last] = shownRows();
        measure(first, last);
        fitColumns();
        viewport()->update();
    });
    connect(&model, &ItemTableModel::pricesChanged, this, &ItemTable::fitColumns);
    connect(&model, &ItemTableModel::rowsRead, this, &ItemTable::measure);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        measure(0, -1); // another job's are forgotten
        fitColumns();
        showOrder(); // of another job it is another one
    });
}

void ItemTable::showOrder()
{
    const int column = m_items.orderedColumn();
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    if (column >= 0)
        horizontalHeader()->setSortIndicator(
            column, m_items.wish().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ItemTable::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void ItemTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || m_items.rowCount({}) > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(m_theme.font(FontRole::Ui));
    painter.setPen(m_theme.tokens().text2);
    const int pad = m_theme.px(emptyPad);
    painter.drawText(viewport()->rect().adjusted(pad, pad, -pad, -pad),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

//! They only grow: what is read does not go to and fro.
void ItemTable::measure(int first, int last)
{
    if (std::exchange(m_measuredJob, m_items.job()) != m_measuredJob)
        m_answerWidth = m_receiptWidth = 0;
    const int answerBefore = m_answerWidth, receiptBefore = m_receiptWidth;
    const QFontMetrics metrics(m_theme.font(FontRole::Table));
    const int step = m_theme.px(widthStep);
    const auto take = [&metrics, step, pad = m_theme.px(cellPad)](int& widest, const QString& text) {
        const int width = metrics.horizontalAdvance(text.left(mostMeasured)) + 2 * pad;
        widest = std::max(widest, (width / step + 1) * step);
    };
    for (int row = std::max(0, first); row <= last; ++row) {
        const batch::ItemRow* item = m_items.row(row);
        if (item == nullptr)
            continue;
        take(m_receiptWidth, item->second.receipt);
        if (!item->second.hasCells() || m_answerWidth >= m_theme.px(wishedAnswer))
            continue;
        for (int column = ItemTableModel::firstAnswer; column < m_items.receiptColumn(); ++column)
            take(m_answerWidth, m_items.data(m_items.index(row, column), Qt::DisplayRole).toString());
    }
    if (m_answerWidth != answerBefore || m_receiptWidth != receiptBefore)
        fitColumns();
}

void ItemTable::setBrief(bool brief)
{
    if (std::exchange(m_brief, brief) != brief)
        fitColumns();
}

void ItemTable::fitColumns()
{
    const int columns = m_items.columnCount({});
    for (int column = ItemTableModel::firstAnswer + 1; column < columns; ++column)
        setColumnHidden(column, m_brief);
    if (m_brief) {
        setColumnWidth(ItemTableModel::stateColumn, m_theme.px(briefStateWidth));
        // The head may want more for its word.
        const int rest = viewport()->width() - columnWidth(ItemTableModel::stateColumn);
        setColumnWidth(ItemTableModel::nameColumn, rest * briefNameShare / 100);
        setColumnWidth(ItemTableModel::firstAnswer, rest - rest * briefNameShare / 100);
        return;
    }
    const int answers = m_items.receiptColumn() - ItemTableModel::firstAnswer;
    // The answers are what is read: the columns beside them give way first.
    const int beside = m_theme.px(stateWidth + nameWidth + receiptWidth + priceWidth + timeWidth);
    const bool narrow = viewport()->width() - beside < answers * m_theme.px(wishedAnswer);
    const auto widthOf = [this](int column, int designed) {
        return std::max(m_theme.px(designed), horizontalHeader()->sectionSizeHint(column));
    };
    const int state = widthOf(ItemTableModel::stateColumn, narrow ? narrowStateWidth : stateWidth);
    int price = widthOf(m_items.priceColumn(), priceWidth);
    const int time = widthOf(m_items.timeColumn(), narrow ? narrowTimeWidth : timeWidth);
    int name = widthOf(ItemTableModel::nameColumn, narrow ? narrowNameWidth : nameWidth);
    int receipt = widthOf(m_items.receiptColumn(), narrow ? narrowReceiptWidth : receiptWidth);
    int over = state + name + receipt + price + time + answers * m_theme.px(leastAnswer) - viewport()->width();
    const auto giveWay = [&over](int& width, int least) {
        const int given = std::clamp(over, 0, std::max(0, width - least));
        width -= given;
        over -= given;
    };
    giveWay(name, widthOf(ItemTableModel::nameColumn, leastNameWidth));
    giveWay(receipt, widthOf(m_items.receiptColumn(), leastReceiptWidth));
    if (!m_items.hasPrices()) // its head is enough: the answers have what it leaves
        price = widthOf(m_items.priceColumn(), 0);
    int wished = std::clamp(m_answerWidth, m_theme.px(leastAnswer), m_theme.px(wishedAnswer));
    for (int column = ItemTableModel::firstAnswer; column < m_items.receiptColumn(); ++column)
        wished = std::clamp(horizontalHeader()->sectionSizeHint(column), wished, m_theme.px(wishedAnswer));
    const int spare = viewport()->width() - state - name - receipt - price - time - answers * wished;
    receipt += std::clamp(std::min(m_receiptWidth, m_theme.px(widestReceipt)) - receipt, 0, std::max(0, spare));
    const int fixed = state + name + receipt + price + time;
    const int each = std::max((viewport()->width() - fixed) / std::max(1, answers), m_theme.px(leastAnswer));
    setColumnWidth(ItemTableModel::stateColumn, state);
    setColumnWidth(ItemTableModel::nameColumn, name);
    for (int column = ItemTableModel::firstAnswer; column < m_items.receiptColumn(); ++column)
        setColumnWidth(column, each);
    setColumnWidth(m_items.receiptColumn(), receipt);
    setColumnWidth(m_items.priceColumn(), price);
    setColumnWidth(m_items.timeColumn(), time);
}

bool ItemTable::isAnswer(int column) const
{
    return column >= ItemTableModel::firstAnswer && column < m_items.receiptColumn();
}

QRect ItemTable::answersRect(const QRect& cell) const
{
    const int last = m_items.receiptColumn() - 1;
    QRect result = cell;
    result.setLeft(columnViewportPosition(ItemTableModel::firstAnswer));
    result.setRight(std::min(columnViewportPosition(last) + columnWidth(last), viewport()->width()) - 1);
    return result;
}

void ItemTable::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void ItemTable::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void ItemTable::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ItemTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ItemTable::updateGeometries()
{
    QTableView::updateGeometries();
    tellShown();
}

void ItemTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellShown();
}

std::pair<int, int> ItemTable::shownRows() const
{
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? std::max(first, m_items.rowCount({}) - 1) : last};
}

void ItemTable::tellShown()
{
    const auto [first, last] = shownRows();
    m_items.setShown(first, last);
}

void ItemTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT rowShown(current.isValid() ? current.row() : -1);
}

void ItemTable::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

} // namespace spyhop::ui
