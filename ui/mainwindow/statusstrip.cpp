// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusstrip.h"

#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace spyhop::ui {
namespace {
constexpr int margin = 12, gap = 16, dotSize = 8, dotGap = 6;
}

StatusStrip::StatusStrip(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
{
    setObjectName(QStringLiteral("statusStrip"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&endpoints, &admin::EndpointAdmin::healthChanged, this, &StatusStrip::refresh);
    connect(&endpoints, &admin::EndpointAdmin::changed, this, &StatusStrip::refresh);
    connect(&endpoints, &admin::EndpointAdmin::balanceChanged, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::setToday(const QList<base::Money>& sums)
{
    m_today = sums;
    refresh();
}

void StatusStrip::refresh()
{
    using State = gateway::Gateway::EndpointHealth::State;
    m_entries.clear();
    QStringList spoken;
    for (const gateway::Gateway::EndpointHealth& health : m_endpoints.health()) {
        Entry entry;
        entry.why = health.reason;
        switch (health.state) {
        case State::Healthy:
            entry.text = tr("%1 healthy").arg(health.name);
            entry.dot = &Tokens::success;
            break;
        case State::Unknown:
            entry.text = tr("%1 not used yet").arg(health.name);
            entry.dot = &Tokens::lineStrong;
            break;
        case State::Degraded:
            entry.text = tr("%1 slow or failing").arg(health.name);
            entry.dot = &Tokens::warning;
            break;
        case State::Open:
            entry.text = tr("%1 resting").arg(health.name);
            entry.dot = &Tokens::danger;
            break;
        case State::NeedsKey:
            entry.text = tr("%1 needs a key").arg(health.name);
            entry.dot = &Tokens::danger;
            break;
        }
        spoken.append(entry.text);
        m_entries.append(entry);
    }
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(0, 0, width(), 1, tokens.line);
    const QFont font = m_theme.font(FontRole::Small);
    const QFontMetrics metrics(font);
    painter.setFont(font);

    QStringList figures;
    if (!m_today.isEmpty())
        figures.append(tr("Today %1").arg(moneyText(m_today)));
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        const QString balance = m_endpoints.balance(endpoint.name);
        if (!balance.isEmpty())
            figures.append(tr("Balance %1").arg(balance));
    }
    int right = width() - m_theme.px(margin);
    painter.setPen(tokens.text2);
    for (auto figure = figures.crbegin(); figure != figures.crend(); ++figure) {
        const int wide = metrics.horizontalAdvance(*figure);
        painter.drawText(QRect(right - wide, 1, wide, height() - 1), Qt::AlignVCenter | Qt::AlignLeft, *figure);
        right -= wide + m_theme.px(gap);
    }

    int left = m_theme.px(margin);
    const int dot = m_theme.px(dotSize);
    for (Entry& entry : m_entries) {
        const int wide = dot + m_theme.px(dotGap) + metrics.horizontalAdvance(entry.text);
        entry.area = QRect(left, 0, wide, height());
        if (left + wide > right) {
            entry.area = {};
            continue; // the endpoint's page shows it; half a word helps nobody
        }
        drawBox(painter, QRectF(left, (height() - dot) / 2.0 + 0.5, dot, dot), dot / 2.0, tokens.*entry.dot, {}, 0);
        painter.setPen(tokens.text2);
        painter.drawText(QRect(left + dot + m_theme.px(dotGap), 1, wide, height() - 1),
            Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        left += wide + m_theme.px(gap);
    }
}

void StatusStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

bool StatusStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Entry& entry : std::as_const(m_entries)) {
            if (entry.area.contains(help->pos()) && !entry.why.isEmpty()) {
                QToolTip::showText(help->globalPos(), entry.why, this, entry.area);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace spyhop::ui
