// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace spyhop::ui {

//! \brief Paints the rows of the list pane: chats and what is in the trash 52 px (title, line, time), headers and
//! projects 32, found messages 72 (title, two lines with marks). Names are edited in place. Thread: main.
class ChatDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ChatDelegate(const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(
        QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeader(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintGround(QPainter& painter, const QRect& row, const QStyleOptionViewItem& option) const;
    void paintProject(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintChat(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintSnippet(QPainter& painter, const QRect& box, const QModelIndex& index) const;
    //! Paints the time at the right; returns what is left of the line.
    [[nodiscard]] QRect paintTime(QPainter& painter, const QRect& line, const QModelIndex& index) const;
    [[nodiscard]] QRect rowOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] QRect firstLine(const QRect& row) const;

    const Theme& m_theme;
};

} // namespace spyhop::ui
