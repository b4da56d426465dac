// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QScrollArea;
class QVBoxLayout;

namespace spyhop::ui {

class Label;

//! \brief A small page over the window, on the raised ground: a title and what its owner puts below.
//!
//! A child of the window, not a window of its own, so that it moves with it and is seen in pictures. Tab goes round in
//! it. Closes with Esc, a press outside, or when the focus goes elsewhere in the window; gives the focus back unless it
//! went. Owner: its parent widget; one popover may be opened again and again. Thread: main.
class Popover : public QWidget {
    Q_OBJECT
public:
    Popover(const Theme& theme, QWidget* parent);

    void setTitle(const QString& title);
    //! Puts a widget below what stands there; it belongs to the popover.
    void add(QWidget* widget, Qt::Alignment alignment);
    //! Removes what stands in the column.
    void clear();
    //! Above a box of the parent, else below it, else over it; never outside the parent, in whose coordinates it is.
    void openAt(const QRect& anchor);
    //! Gives the focus to this one when it closes, where that which had it is gone.
    void leadBackTo(QWidget* widget) { m_before = widget; }
    //! Grows or shrinks after its content has changed.
    void refit();

public Q_SLOTS:
    void dismiss();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] bool isInside(const QWidget* widget) const { return widget == this || isAncestorOf(widget); }

    const Theme& m_theme;
    Label* m_title;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QRect m_anchor;
    QPointer<QWidget> m_before; //!< who gets the focus back
};

} // namespace spyhop::ui
