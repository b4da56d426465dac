// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/turnrail.h"

#include "ui/common/words.h"

#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>
#include <cmath>

namespace spyhop::ui {

namespace {

constexpr int railWidth = 28, longestStep = 12, markLength = 10, currentLength = 16, markHeight = 2, margin = 24;
constexpr int tooltipLength = 120; // characters

} // namespace

TurnRail::TurnRail(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("turnRail"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refreshName();
}

QSize TurnRail::sizeHint() const
{
    return {m_theme.px(railWidth), m_theme.px(longestStep) * turnCount()};
}

void TurnRail::setTurns(const QStringList& questions)
{
    if (m_turns == questions)
        return;
    m_turns = questions;
    m_current = qMin(m_current, turnCount() - 1);
    m_hovered = -1;
    refreshName();
    update();
}

void TurnRail::setCurrent(int turn)
{
    if (m_current == turn)
        return;
    m_current = turn;
    refreshName();
    update();
}

void TurnRail::refreshName()
{
    const QString name = m_current < 0
        ? tr("Questions")
        : tr("Question %1 of %2: %3").arg(m_current + 1).arg(turnCount()).arg(m_turns.at(m_current));
    if (name != accessibleName())
        setAccessibleName(name);
}

qreal TurnRail::step() const
{
    const qreal room = qMax(1, height() - 2 * m_theme.px(margin));
    return qMin<qreal>(m_theme.px(longestStep), room / qMax(1, turnCount()));
}

QRectF TurnRail::markRect(int turn) const
{
    const bool isCurrent = turn == m_current;
    const qreal length = m_theme.px(isCurrent ? currentLength : markLength);
    const qreal thick = qMax<qreal>(1, std::min<qreal>(m_theme.px(markHeight), step() / 2));
    const qreal middle = height() / 2.0 + (turn - (turnCount() - 1) / 2.0) * step();
    return QRectF(width() - length - m_theme.px(6), std::round(middle - thick / 2), length, thick);
}

int TurnRail::turnAt(qreal y) const
{
    const qreal turn = (y - height() / 2.0) / step() + (turnCount() - 1) / 2.0;
    return turnCount() == 0 ? -1 : qBound(0, qRound(turn), turnCount() - 1);
}

void TurnRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().content);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < turnCount(); ++i) {
        painter.setBrush(i == m_current ? m_theme.tokens().accent
                : i == m_hovered        ? m_theme.tokens().text
                                        : m_theme.tokens().lineStrong);
        painter.drawRect(markRect(i));
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TurnRail::mousePressEvent(QMouseEvent* event)
{
    const int turn = turnAt(event->position().y());
    if (event->button() == Qt::LeftButton && turn >= 0)
        Q_EMIT turnRequested(turn);
}

void TurnRail::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void TurnRail::mouseMoveEvent(QMouseEvent* event)
{
    const int turn = turnAt(event->position().y());
    if (turn == m_hovered)
        return;
    m_hovered = turn;
    update();
}

void TurnRail::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void TurnRail::keyPressEvent(QKeyEvent* event)
{
    int turn = m_current;
    switch (event->key()) {
    case Qt::Key_Up:
        turn = qMax(0, m_current - 1);
        break;
    case Qt::Key_Down:
        turn = qMin(turnCount() - 1, m_current + 1);
        break;
    case Qt::Key_Home:
        turn = 0;
        break;
    case Qt::Key_End:
        turn = turnCount() - 1;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (turn >= 0)
        Q_EMIT turnRequested(turn);
}

void TurnRail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshName();
    QWidget::changeEvent(event);
}

bool TurnRail::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString question = m_turns.value(turnAt(help->pos().y()));
        QToolTip::showText(help->globalPos(), plainToolTip(question.left(tooltipLength)), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace spyhop::ui
