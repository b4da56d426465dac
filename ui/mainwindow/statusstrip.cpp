// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusstrip.h"

#include "ui/common/label.h"
#include "ui/common/words.h"
#include "ui/mainwindow/endpointpopover.h"
#include "ui/mainwindow/endpointwords.h"
#include "ui/mainwindow/stripbutton.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {

using Health = gateway::Gateway::EndpointHealth;

constexpr int margin = 12, gap = 16, buttonMargin = 4; // design px

//! "¥1.86 / ¥35.00": what counts against the budget first; what has another currency does not count.
QString againstBudget(const QList<base::Money>& sums, const std::optional<base::Money>& budget)
{
    if (!budget)
        return moneyText(sums);
    base::Money spent(0, budget->currency());
    QList<base::Money> others;
    for (const base::Money& sum : sums) {
        if (sum.currency() == budget->currency())
            spent += sum;
        else
            others.append(sum);
    }
    const QString counted = QStringLiteral("%1 / %2").arg(spent.display(), budget->display());
    return others.isEmpty() ? counted : counted + QStringLiteral(" + ") + moneyText(others);
}

} // namespace

StatusStrip::StatusStrip(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
    , m_summary(addButton())
    , m_rate(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_money(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_balance(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    setObjectName(QStringLiteral("statusStrip"));
    m_summary->setObjectName(QStringLiteral("stripSummary"));
    m_rate->setObjectName(QStringLiteral("stripRate"));
    m_money->setObjectName(QStringLiteral("stripMoney"));
    m_balance->setObjectName(QStringLiteral("stripBalance"));
    connect(&theme, &Theme::changed, this, &StatusStrip::place);
    connect(&endpoints, &admin::EndpointAdmin::healthChanged, this, &StatusStrip::refresh);
    connect(&endpoints, &admin::EndpointAdmin::changed, this, &StatusStrip::refresh);
    connect(&endpoints, &admin::EndpointAdmin::balanceChanged, this, &StatusStrip::refreshFigures);
    refresh();
    refreshFigures();
}

StripButton* StatusStrip::addButton()
{
    auto* button = new StripButton(m_theme, this);
    connect(button, &QAbstractButton::clicked, this, &StatusStrip::showEndpoints);
    return button;
}

void StatusStrip::setToday(const QList<base::Money>& sums, const std::optional<base::Money>& budget)
{
    m_today = sums;
    m_budget = budget;
    refreshFigures();
}

void StatusStrip::setCallsPerSecond(double calls, int alert)
{
    if (calls == m_callsPerSecond && alert == m_callsAlert)
        return;
    m_callsPerSecond = calls;
    m_callsAlert = alert;
    refreshFigures();
}

void StatusStrip::showEndpoints()
{
    if (m_popover == nullptr) {
        m_popover = new EndpointPopover(m_theme, m_endpoints, window());
        connect(m_popover, &EndpointPopover::settingsRequested, this, &StatusStrip::settingsRequested);
    }
    m_popover->showAt(QRect(mapTo(window(), QPoint(m_theme.px(buttonMargin), 0)), QSize(1, height())));
}

void StatusStrip::refresh()
{
    const QList<Health> all = m_endpoints.health();
    while (m_buttons.size() > all.size())
        m_buttons.takeLast()->deleteLater();
    while (m_buttons.size() < all.size())
        m_buttons.append(addButton());
    QStringList spoken;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Health& health = all[i];
        m_buttons[i]->setObjectName(QStringLiteral("strip-") + health.name);
        m_buttons[i]->setState(health.name + u' ' + healthWord(health.state), healthColor(health.state));
        const QStringList more{health.reason, placesText(health)};
        QStringList said;
        for (const QString& words : more) {
            if (!words.isEmpty())
                said.append(words);
        }
        m_buttons[i]->setToolTip(said.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
        m_buttons[i]->setAccessibleName(m_buttons[i]->text());
        m_buttons[i]->setAccessibleDescription(said.join(u' '));
        spoken.append(m_buttons[i]->text());
    }
    m_summary->setState(healthSummary(all), healthColor(worstState(all)));
    m_summary->setAccessibleName(m_summary->text());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    place();
}

void StatusStrip::refreshFigures()
{
    m_rate->setText(m_callsPerSecond > 0 ? tr("QPS %1").arg(QLocale().toString(m_callsPerSecond, 'f', 1)) : QString());
    m_rate->setColor(m_callsAlert > 0 && m_callsPerSecond > m_callsAlert ? &Tokens::warning : &Tokens::text2);
    m_money->setText(m_today.isEmpty() && !m_budget ? QString() : tr("Today %1").arg(againstBudget(m_today, m_budget)));
    QStringList balances;
    for (const model::Endpoint& endpoint : m_endpoints.endpoints()) {
        const QString balance = m_endpoints.balance(endpoint.name);
        if (!balance.isEmpty())
            balances.append(balance);
    }
    m_balance->setText(balances.isEmpty() ? QString() : tr("Balance %1").arg(balances.join(QStringLiteral(" · "))));
    place();
}

void StatusStrip::place()
{
    int right = width() - m_theme.px(margin);
    for (Label* figure : {m_balance, m_money, m_rate}) {
        figure->setVisible(!figure->text().isEmpty());
        if (figure->text().isEmpty())
            continue;
        const int wide = figure->sizeHint().width();
        figure->setGeometry(right - wide, 1, wide, height() - 1);
        right -= wide + m_theme.px(gap);
    }
    int wanted = m_theme.px(buttonMargin);
    for (const StripButton* button : std::as_const(m_buttons))
        wanted += button->sizeHint().width();
    const bool fits = wanted <= right;
    m_summary->setVisible(!fits && !m_buttons.isEmpty());
    int left = m_theme.px(buttonMargin);
    const auto put = [&](StripButton* button) {
        const QSize size = button->sizeHint();
        const int top = (height() + 1 - size.height()) / 2;
        button->setGeometry(left, top, qMin(size.width(), qMax(0, right - left)), size.height());
        left += size.width();
    };
    for (StripButton* button : std::as_const(m_buttons)) {
        button->setVisible(fits);
        if (fits)
            put(button);
    }
    if (!fits)
        put(m_summary);
    update();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().window);
    painter.fillRect(0, 0, width(), 1, m_theme.tokens().line);
}

void StatusStrip::resizeEvent(QResizeEvent*)
{
    place();
}

void StatusStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
        refreshFigures();
    }
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
