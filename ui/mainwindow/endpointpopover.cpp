// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/endpointpopover.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"
#include "ui/mainwindow/endpointwords.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>

namespace spyhop::ui {
namespace {

using Health = gateway::Gateway::EndpointHealth;

constexpr int dotSize = 8, dotGap = 8, rowGap = 4, line = 20; // design px

//! \brief The coloured dot before a name; its word stands beside it, so it says nothing by itself.
class Dot : public QWidget {
public:
    Dot(const Theme& theme, Token color, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_color(color)
    {
        setFixedSize(theme.px(dotSize), theme.px(line));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const qreal size = m_theme.px(dotSize);
        drawBox(painter, QRectF(0, (height() - size) / 2, size, size), size / 2, m_theme.color(m_color), {}, 0);
    }

private:
    const Theme& m_theme;
    Token m_color;
};

} // namespace

EndpointPopover::EndpointPopover(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
{
    setObjectName(QStringLiteral("endpointPopover"));
    connect(&endpoints, &admin::EndpointAdmin::healthChanged, this, &EndpointPopover::refresh);
    connect(&endpoints, &admin::EndpointAdmin::balanceChanged, this, &EndpointPopover::refresh);
}

void EndpointPopover::showAt(const QRect& anchor)
{
    fill();
    openAt(anchor);
}

QStringList EndpointPopover::written() const
{
    QStringList result;
    for (const Health& health : m_endpoints.health())
        result.append(QStringList{
            health.name, healthWord(health.state), health.reason, placesText(health), m_endpoints.balance(health.name)}
                          .join(u'\n'));
    return result;
}

void EndpointPopover::refresh()
{
    if (isHidden() || written() == m_written)
        return;
    // The rows are made anew: the keyboard stays where it was.
    const QWidget* focused = QApplication::focusWidget();
    const QString name = focused != nullptr && isAncestorOf(focused) ? focused->objectName() : QString();
    fill();
    refit();
    if (name.isEmpty())
        return;
    // What is on its way out has the same name and is hidden.
    for (QWidget* widget : findChildren<QWidget*>(name)) {
        if (widget->isVisible())
            return widget->setFocus(Qt::OtherFocusReason);
    }
    setFocus(Qt::OtherFocusReason);
}

void EndpointPopover::fill()
{
    clear();
    m_written = written();
    setTitle(tr("Endpoints"));
    for (const Health& health : m_endpoints.health())
        addRow(health);
}

void EndpointPopover::addRow(const Health& health)
{
    using State = Health::State;
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, m_theme.px(rowGap), 0, m_theme.px(rowGap));
    across->setSpacing(m_theme.px(dotGap));
    across->addWidget(new Dot(m_theme, healthColor(health.state), row), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(m_theme.px(dotGap));
    auto* name = new Label(m_theme, FontRole::Ui, &Tokens::text, row);
    name->setStrong(true);
    name->setText(health.name);
    auto* state = new Label(m_theme, FontRole::Ui, &Tokens::text2, row);
    state->setText(healthWord(health.state));
    head->addWidget(name);
    head->addWidget(state, 1);
    words->addLayout(head);
    const auto addWords = [&](const QString& text, Token color) {
        if (text.isEmpty())
            return;
        auto* label = new Label(m_theme, FontRole::Small, color, row);
        label->setText(text);
        label->setWordWrap(true);
        words->addWidget(label);
    };
    addWords(health.reason, &Tokens::text2);
    addWords(placesText(health), &Tokens::text3);
    const QString balance = m_endpoints.balance(health.name);
    if (!balance.isEmpty())
        addWords(tr("Balance %1").arg(balance), &Tokens::text3);
    across->addLayout(words, 1);
    if (health.state == State::Open) {
        auto* now = new Button(m_theme, Button::Kind::Secondary, tr("Try now"), row);
        now->setObjectName(QStringLiteral("tryNow-") + health.name);
        now->setAccessibleName(tr("Try %1 now").arg(health.name));
        connect(now, &QAbstractButton::clicked, this, [this, name = health.name] { m_endpoints.tryNow(name); });
        across->addWidget(now, 0, Qt::AlignTop);
    }
    const bool isSaved = std::any_of(m_endpoints.endpoints().begin(), m_endpoints.endpoints().end(),
        [&](const model::Endpoint& endpoint) { return endpoint.name == health.name; });
    if (health.state == State::NeedsKey && isSaved) {
        auto* settings = new Button(m_theme, Button::Kind::Secondary, tr("Open settings"), row);
        settings->setObjectName(QStringLiteral("openSettings-") + health.name);
        settings->setAccessibleName(tr("Open the settings of %1").arg(health.name));
        connect(settings, &QAbstractButton::clicked, this, [this, name = health.name] {
            dismiss();
            Q_EMIT settingsRequested(name);
        });
        across->addWidget(settings, 0, Qt::AlignTop);
    }
    add(row, {});
}

} // namespace spyhop::ui
