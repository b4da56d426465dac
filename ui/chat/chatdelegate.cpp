// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatdelegate.h"

#include "ui/chat/chatlistmodel.h"
#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QLineEdit>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int rowHeight = 52, headerHeight = 32, hitHeight = 72, margin = 8, pad = 8, radius = 6, smallIcon = 12,
              icon = 16, depthIndent = 16;
constexpr int snippetLines = 2;

int kindOf(const QModelIndex& index)
{
    return index.data(ChatRow::KindRole).toInt();
}

} // namespace

ChatDelegate::ChatDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QRect ChatDelegate::rowOf(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int side = m_theme.px(margin);
    const int indent = m_theme.px(depthIndent) * index.data(ChatRow::DepthRole).toInt();
    return option.rect.adjusted(side + indent, 0, -side, 0);
}

//! Of a chat's row: its name and time.
QRect ChatDelegate::firstLine(const QRect& row) const
{
    const int inner = m_theme.px(pad);
    return {row.left() + inner, row.top() + m_theme.px(6), row.width() - 2 * inner, m_theme.px(20)};
}

void ChatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect row = rowOf(option, index);
    if (kindOf(index) == ChatRow::Header)
        return paintHeader(*painter, row, index);
    paintGround(*painter, row, option);
    if (kindOf(index) == ChatRow::Project)
        paintProject(*painter, row, index);
    else
        paintChat(*painter, row, index);
}

void ChatDelegate::paintHeader(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const int inner = m_theme.px(pad);
    painter.setFont(m_theme.strongFont(FontRole::Small));
    painter.setPen(m_theme.tokens().text3);
    const QRect text = row.adjusted(inner, m_theme.px(8), -inner, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
}

void ChatDelegate::paintGround(QPainter& painter, const QRect& row, const QStyleOptionViewItem& option) const
{
    const Tokens& tokens = m_theme.tokens();
    QColor ground;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = inActiveWindow(option) ? tokens.selected : tokens.hover;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = tokens.hover;
    const bool ring
        = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    drawBox(painter, row, m_theme.px(radius), ground, ring ? tokens.accent : QColor(), 2);
}

QRect ChatDelegate::paintTime(QPainter& painter, const QRect& line, const QModelIndex& index) const
{
    // Weekday names are Chinese at times, and Chinese is never set under 12.
    const QString time = index.data(ChatRow::TimeRole).toString();
    painter.setFont(m_theme.font(time.contains(u':') ? FontRole::Caption : FontRole::Small));
    painter.setPen(m_theme.tokens().text3);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, time);
    return line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(time) - m_theme.px(8), 0);
}

void ChatDelegate::paintProject(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int inner = m_theme.px(pad);
    QRect text = paintTime(painter, row.adjusted(inner, 0, -inner, 0), index);
    const auto paintAt = [&](Icon which, int size, const QColor& color) {
        const int side = m_theme.px(size);
        paintIcon(painter, which, QRectF(text.left(), text.center().y() + 1 - side / 2, side, side), color);
        text.setLeft(text.left() + side + m_theme.px(4));
    };
    paintAt(index.data(ChatRow::OpenRole).toBool() ? Icon::Unfold : Icon::Fold, smallIcon, tokens.text3);
    paintAt(Icon::Folder, icon, tokens.text2);
    text.setLeft(text.left() + m_theme.px(4));
    painter.setFont(m_theme.font(FontRole::Ui));
    painter.setPen(tokens.text);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
}

void ChatDelegate::paintChat(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int inner = m_theme.px(pad);
    const QRect text = row.adjusted(inner, m_theme.px(6), -inner, -m_theme.px(6));
    const QRect top = firstLine(row);
    const QRect below(text.left(), top.bottom() + 1, text.width(), text.bottom() - top.bottom());
    QRect title = paintTime(painter, top, index);
    if (index.data(ChatRow::PinnedRole).toBool()) {
        const int size = m_theme.px(smallIcon);
        paintIcon(painter, Icon::Pin, QRectF(title.left(), title.center().y() - size / 2, size, size), tokens.text3);
        title.setLeft(title.left() + size + m_theme.px(4));
    }
    painter.setFont(m_theme.font(FontRole::Ui));
    painter.setPen(tokens.text);
    painter.drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, title.width()));
    if (kindOf(index) == ChatRow::Hit)
        return paintSnippet(painter, below, index);
    painter.setFont(m_theme.font(FontRole::Small));
    painter.setPen(tokens.text2);
    painter.drawText(below, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(index.data(ChatRow::LineRole).toString(), Qt::ElideRight, below.width()));
}

void ChatDelegate::paintSnippet(QPainter& painter, const QRect& box, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    QTextLayout layout(index.data(ChatRow::LineRole).toString(), m_theme.font(FontRole::Small));
    QList<QTextLayout::FormatRange> formats;
    const QVariantList marks = index.data(ChatRow::MarksRole).toList();
    for (qsizetype i = 0; i + 1 < marks.size(); i += 2) {
        QTextLayout::FormatRange range;
        range.start = marks[i].toInt();
        range.length = marks[i + 1].toInt();
        range.format.setBackground(tokens.find);
        range.format.setForeground(tokens.text);
        formats.append(range);
    }
    layout.setFormats(formats);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    const int lineHeight = m_theme.lineHeight(FontRole::Small);
    layout.beginLayout();
    for (int number = 0; number < snippetLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        line.setPosition(QPointF(0, number * lineHeight + (lineHeight - line.height()) / 2));
    }
    layout.endLayout();
    painter.setPen(tokens.text2);
    layout.draw(&painter, box.topLeft());
}

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int kind = kindOf(index);
    const bool isLow = kind == ChatRow::Header || kind == ChatRow::Project;
    return {m_theme.px(160), m_theme.px(isLow ? headerHeight : kind == ChatRow::Hit ? hitHeight : rowHeight)};
}

QWidget* ChatDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    // A field with its own ground: Qt's own editor lets the row's text show through.
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("nameEdit"));
    line->setFont(m_theme.font(FontRole::Ui));
    line->setAccessibleName(tr("Name"));
    return line;
}

void ChatDelegate::updateEditorGeometry(
    QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // Of a chat it is over the name only: the line below goes on being read.
    const QRect row = rowOf(option, index);
    const int top = row.top() + m_theme.px(2);
    const int bottom = kindOf(index) == ChatRow::Project ? top + m_theme.px(28) : firstLine(row).bottom() + 1;
    editor->setGeometry(row.left(), top, row.width(), bottom - top);
}

} // namespace spyhop::ui
