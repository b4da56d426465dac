// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/frame.h"

#include "ui/common/surface.h"

#include <QtGui/QMouseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr int railWidth = 56, stripHeight = 28;
constexpr int leastList = 200, widestList = 440;
constexpr int narrowBelow = 1000; // px of the design; under this the list lies over the page
constexpr int handleWidth = 7; // easier to hit than the hairline it stands for
} // namespace

Frame::Frame(const Theme& theme, QWidget* rail, QWidget* strip, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rail(rail)
    , m_strip(strip)
    , m_listPane(new Surface(theme, &Tokens::panel, this))
    , m_handle(new SplitHandle(this))
    , m_lists(new QStackedWidget(m_listPane))
    , m_pages(new QStackedWidget(this))
{
    m_rail->setParent(this);
    m_strip->setParent(this);
    m_listPane->setEdges(Qt::RightEdge);
    auto* column = new QVBoxLayout(m_listPane);
    column->setContentsMargins(0, 0, 1, 0);
    column->addWidget(m_lists);
    m_listPane->raise();
    m_handle->raise();
    connect(m_handle, &SplitHandle::dragged, this, [this](int x) { setListWidth(x - m_theme.px(railWidth)); });
    connect(&theme, &Theme::changed, this, &Frame::place);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        if (m_overlayOpen && now && m_pages->isAncestorOf(now))
            setListOpen(false);
    });
    m_pages->installEventFilter(this);
}

bool Frame::isNarrow() const
{
    return width() < m_theme.px(narrowBelow);
}

void Frame::setListAvailable(bool available)
{
    m_available = available;
    m_overlayOpen = false;
    place();
}

void Frame::setListOpen(bool open)
{
    (isNarrow() ? m_overlayOpen : m_open) = open;
    place();
    // The overlay lives as long as the focus stays in it.
    if (open && isNarrow() && m_lists->currentWidget())
        focusIn(*m_lists->currentWidget());
}

//! The first that takes the focus in it; what comes next in the chain may be anywhere.
void Frame::focusIn(QWidget& list)
{
    for (QWidget* next = list.nextInFocusChain(); next != &list; next = next->nextInFocusChain()) {
        const bool takesFocus = (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && next->isEnabled();
        if (takesFocus && list.isAncestorOf(next) && next->isVisibleTo(&list)) {
            next->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    list.setFocus(Qt::OtherFocusReason);
}

bool Frame::isListOpen() const
{
    return m_available && (isNarrow() ? m_overlayOpen : m_open);
}

void Frame::setListWidth(int width)
{
    m_listWidth = std::clamp(width, leastList, widestList);
    place();
}

void Frame::place()
{
    const int rail = m_theme.px(railWidth);
    const int strip = m_theme.px(stripHeight);
    const int room = height() - strip;
    const int list = std::min(m_theme.px(m_listWidth), width() - rail);
    const bool open = isListOpen();
    const bool beside = open && !isNarrow();
    m_rail->setGeometry(0, 0, rail, room);
    m_strip->setGeometry(0, room, width(), strip);
    m_listPane->setVisible(open);
    m_listPane->setGeometry(rail, 0, list, room);
    m_handle->setVisible(beside);
    m_handle->setGeometry(rail + list - handleWidth / 2 - 1, 0, handleWidth, room);
    const int pageLeft = rail + (beside ? list : 0);
    m_pages->setGeometry(pageLeft, 0, width() - pageLeft, room);
    if (std::exchange(m_wasOver, isListOverPage()) != m_wasOver)
        Q_EMIT listOverPageChanged(m_wasOver);
}

void Frame::resizeEvent(QResizeEvent*)
{
    if (!isNarrow())
        m_overlayOpen = false;
    place();
}

void Frame::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !m_overlayOpen)
        return QWidget::keyPressEvent(event);
    setListOpen(false);
    if (QWidget* page = m_pages->currentWidget())
        page->setFocus(Qt::OtherFocusReason);
}

bool Frame::eventFilter(QObject* watched, QEvent* event)
{
    // A click beside the overlay closes it.
    if (watched == m_pages && event->type() == QEvent::MouseButtonPress && m_overlayOpen)
        setListOpen(false);
    return QWidget::eventFilter(watched, event);
}

SplitHandle::SplitHandle(QWidget* parent)
    : QWidget(parent)
{
    setCursor(Qt::SplitHCursor);
}

void SplitHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT dragged(mapToParent(event->position().toPoint()).x());
}

} // namespace spyhop::ui
