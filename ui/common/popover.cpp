// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/popover.h"

#include "ui/common/label.h"
#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int wide = 440, margin = 16, gap = 8; // design px

} // namespace

Popover::Popover(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_scroll(new QScrollArea(this))
    , m_column(nullptr)
{
    setFocusPolicy(Qt::StrongFocus);
    auto* content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(gap));
    m_column->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false); // the area has switched it on
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(theme.px(margin), theme.px(12), theme.px(margin), theme.px(margin));
    outer->setSpacing(theme.px(12));
    outer->addWidget(m_title);
    outer->addWidget(m_scroll, 1);
    // After all that is in it has its new size.
    connect(&theme, &Theme::changed, this, &Popover::refit, Qt::QueuedConnection);
    hide();
}

void Popover::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Popover::add(QWidget* widget, Qt::Alignment alignment)
{
    m_column->insertWidget(m_column->count() - 1, widget, 0, alignment); // above the stretch
    widget->show(); // a layout counts only what is not hidden
}

void Popover::clear()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // its click may be what brought us here
        }
        delete item;
    }
    m_column->addStretch(1);
}

void Popover::openAt(const QRect& anchor)
{
    m_anchor = anchor;
    if (isHidden()) {
        m_before = QApplication::focusWidget();
        // One that was open goes now: whoever had the focus before that one gets it back.
        for (QWidget* widget = m_before; widget != nullptr; widget = widget->parentWidget()) {
            if (const auto* other = qobject_cast<const Popover*>(widget))
                m_before = other->m_before;
        }
        qApp->installEventFilter(this);
    }
    show();
    raise();
    refit();
    setFocus(Qt::PopupFocusReason);
}

void Popover::refit()
{
    if (isHidden())
        return;
    const QRect area
        = parentWidget()->rect().adjusted(m_theme.px(gap), m_theme.px(gap), -m_theme.px(gap), -m_theme.px(gap));
    const int width = qMin(m_theme.px(wide), area.width());
    layout()->activate();
    m_column->activate();
    const int inner = width - 2 * m_theme.px(margin);
    int content = m_column->hasHeightForWidth() ? m_column->heightForWidth(inner) : m_column->sizeHint().height();
    const int frame = m_theme.px(12) + m_title->sizeHint().height() + m_theme.px(12) + m_theme.px(margin);
    const int above = m_anchor.top() - m_theme.px(gap) - area.top();
    const int below = area.bottom() - m_anchor.bottom() - m_theme.px(gap);
    const int wanted = frame + content;
    const int height = qMin(wanted, area.height());
    const int x = qBound(area.left(), m_anchor.left(), area.right() + 1 - width);
    // Where it hides least of what it tells of; over it only if it fits nowhere else.
    int y = area.bottom() + 1 - height;
    if (wanted <= above)
        y = m_anchor.top() - m_theme.px(gap) - height;
    else if (wanted <= below)
        y = m_anchor.bottom() + 1 + m_theme.px(gap);
    setGeometry(x, qBound(area.top(), y, area.bottom() + 1 - height), width, height); // the anchor may be gone
}

void Popover::dismiss()
{
    if (isHidden())
        return;
    qApp->removeEventFilter(this);
    const bool hadFocus = isInside(QApplication::focusWidget());
    hide();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void Popover::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawBox(painter, rect(), m_theme.px(12), m_theme.tokens().raised, m_theme.tokens().lineStrong, 1);
}

void Popover::keyPressEvent(QKeyEvent* event)
{
    const bool enters = (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    auto* button = enters ? qobject_cast<QAbstractButton*>(QApplication::focusWidget()) : nullptr;
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (button != nullptr && isAncestorOf(button))
        button->click(); // as Space does
    else
        QWidget::keyPressEvent(event);
}

bool Popover::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || isHidden())
        return false;
    // Menus and what a box drops down are windows of their own, and a window that comes to the front has moved nothing.
    const bool leads = event->type() == QEvent::MouseButtonPress
        || (event->type() == QEvent::FocusIn
            && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason);
    if (leads && widget->window() == window() && !isInside(widget)) {
        dismiss(); // and the press or the focus goes on to where it was meant
    } else if (event->type() == QEvent::Resize && widget == parentWidget()) {
        refit();
    }
    return false;
}

//! Round and round among what is in here; itself where nothing of it takes the focus.
bool Popover::focusNextPrevChild(bool next)
{
    if (isHidden()) // it closes, and the focus has to go somewhere
        return QWidget::focusNextPrevChild(next);
    const auto takes = [this](const QWidget* widget) {
        return widget != this && isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) != 0
            && widget->isVisible() && widget->isEnabled() && widget->focusProxy() == nullptr;
    };
    const auto step
        = [next](QWidget* widget) { return next ? widget->nextInFocusChain() : widget->previousInFocusChain(); };
    QWidget* const focused = window()->focusWidget();
    QWidget* const from = focused != nullptr && isInside(focused) ? focused : this;
    QWidget* to = step(from);
    while (to != from && !takes(to))
        to = step(to);
    if (!takes(to))
        to = this;
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (to != this)
        m_scroll->ensureWidgetVisible(to, 0, m_theme.px(gap));
    return true;
}

} // namespace spyhop::ui
