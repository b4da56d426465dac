// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/wraplayout.h"

#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>
#include <algorithm>

namespace spyhop::ui {

struct WrapLayout::Place {
    QLayoutItem* item;
    QSize size;
};

WrapLayout::WrapLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

void WrapLayout::setLastAtEnd(bool atEnd)
{
    m_lastAtEnd = atEnd;
    invalidate();
}

void WrapLayout::setLineSpacing(int px)
{
    m_lineSpacing = px;
    invalidate();
}

void WrapLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
    invalidate();
}

int WrapLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* WrapLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

Qt::Orientations WrapLayout::expandingDirections() const
{
    return {};
}

bool WrapLayout::hasHeightForWidth() const
{
    return true;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const QList<QList<Place>> lines = arrange(width - margins.left() - margins.right());
    for (const QList<Place>& line : lines)
        height += heightOf(line);
    return height + lineSpacing() * std::max(0, static_cast<int>(lines.size()) - 1);
}

QSize WrapLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        size.rwidth() += (size.width() > 0 ? spacing() : 0) + wanted.width();
        size.setHeight(std::max(size.height(), wanted.height()));
    }
    return withMargins(size);
}

QSize WrapLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return withMargins(size);
}

QSize WrapLayout::withMargins(const QSize& size) const
{
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect within = rect.marginsRemoved(contentsMargins());
    int y = within.top();
    const QList<QList<Place>> lines = arrange(within.width());
    for (const QList<Place>& line : lines) {
        const int height = heightOf(line);
        int x = within.left();
        for (const Place& place : line) {
            if (m_lastAtEnd && &place == &lines.last().last())
                x = std::max(x, within.right() + 1 - place.size.width());
            const QRect here(QPoint(x, y + (height - place.size.height()) / 2), place.size);
            place.item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), within, here));
            x += place.size.width() + spacing();
        }
        y += height + lineSpacing();
    }
}

int WrapLayout::heightOf(const QList<Place>& line)
{
    int height = 0;
    for (const Place& place : line)
        height = std::max(height, place.size.height());
    return height;
}

QList<QList<WrapLayout::Place>> WrapLayout::arrange(int width) const
{
    QList<QList<Place>> lines;
    int x = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(width, item->minimumSize().width())));
        if (item->hasHeightForWidth())
            size.setHeight(item->heightForWidth(size.width()));
        if (lines.isEmpty() || (x > 0 && x + size.width() > width)) {
            lines.append(QList<Place>());
            x = 0;
        }
        lines.last().append({item, size});
        x += size.width() + spacing();
    }
    return lines;
}

} // namespace spyhop::ui
