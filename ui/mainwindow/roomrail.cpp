// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/roomrail.h"

#include "ui/common/railbutton.h"
#include "ui/mainwindow/frame.h"

#include <QtGui/QAction>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {

constexpr int sideMargin = 8, endMargin = 12, gap = 4, listGap = 12;

void nameAfter(const QAction& action, RailButton& button)
{
    button.setAccessibleName(action.text());
    button.setToolTip(
        QStringLiteral("%1 (%2)").arg(action.text(), action.shortcut().toString(QKeySequence::NativeText)));
}

} // namespace

RoomRail::RoomRail(const Theme& theme, QWidget* parent)
    : Surface(theme, &Tokens::window, parent)
    , m_column(new QVBoxLayout(this))
{
    setEdges(Qt::RightEdge);
    m_column->setContentsMargins(theme.px(sideMargin), theme.px(endMargin), theme.px(sideMargin), theme.px(endMargin));
    m_column->setSpacing(theme.px(gap));
    m_column->addStretch(1);
}

void RoomRail::setFrame(Frame& frame)
{
    m_frame = &frame;
}

void RoomRail::addRoom(Icon icon, QWidget* list, QWidget* page, bool atFoot)
{
    const int id = count();
    auto* button = new RailButton(m_theme, icon, this);
    button->setObjectName(QStringLiteral("room%1").arg(id + 1));
    if (atFoot)
        m_column->addWidget(button);
    else
        m_column->insertWidget(id, button);
    if (list)
        m_frame->lists()->addWidget(list);
    m_frame->pages()->addWidget(page);
    connect(button, &QAbstractButton::clicked, this, [this, id] {
        // A second click on the room one is in opens and closes its list.
        if (m_frame->pages()->currentWidget() == m_rooms.at(id).page)
            m_frame->setListOpen(!m_frame->isListOpen());
        Q_EMIT chosen(id);
    });
    m_rooms.append(Room{button, nullptr, list, page, atFoot});
}

void RoomRail::addListButton()
{
    m_listButton = new RailButton(m_theme, Icon::List, this);
    m_listButton->setObjectName(QStringLiteral("listButton"));
    m_listButton->setAutoExclusive(false);
    m_listButton->setCheckable(false);
    m_listButton->hide();
    // Below them: they stand still where it comes and goes.
    const auto above = static_cast<int>(
        std::count_if(m_rooms.cbegin(), m_rooms.cend(), [](const Room& room) { return !room.isAtFoot; }));
    m_column->insertSpacing(above, m_theme.px(listGap));
    m_column->insertWidget(above + 1, m_listButton);
    if (above > 0)
        setTabOrder(m_rooms.at(above - 1).button, m_listButton);
    connect(m_listButton, &QAbstractButton::clicked, this, [this] { m_frame->setListOpen(!m_frame->isListOpen()); });
    connect(m_frame, &Frame::listOverPageChanged, m_listButton, &QWidget::setVisible);
}

bool RoomRail::showRoom(int room)
{
    const Room& shown = m_rooms.at(room);
    shown.button->setChecked(true);
    if (shown.list)
        m_frame->lists()->setCurrentWidget(shown.list);
    const bool isOther = m_frame->pages()->currentWidget() != shown.page;
    if (isOther || !shown.list)
        m_frame->setListAvailable(shown.list != nullptr);
    m_frame->pages()->setCurrentWidget(shown.page);
    return isOther;
}

void RoomRail::retranslate()
{
    for (const Room& room : std::as_const(m_rooms))
        nameAfter(*room.action, *room.button);
    nameAfter(*m_listAction, *m_listButton);
}

} // namespace spyhop::ui
