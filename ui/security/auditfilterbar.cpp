// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditfilterbar.h"

#include "ui/common/button.h"
#include "ui/common/pill.h"
#include "ui/common/searchfield.h"
#include "ui/common/wraplayout.h"
#include "ui/security/auditwords.h"

#include <QtCore/QEvent>
#include <QtWidgets/QMenu>
#include <array>

namespace spyhop::ui {
namespace {

using namespace std::chrono_literals;
using State = admin::AuditCall::State;

constexpr int gap = 8, searchWidth = 184;
constexpr std::chrono::milliseconds wordEnd = 150ms; // a person types on; filtering each letter would only flicker
constexpr std::array states{
    State::Done, State::Failed, State::Denied, State::Cached, State::Cancelled, State::Open, State::Event};

} // namespace

AuditFilterBar::AuditFilterBar(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_search(new SearchField(theme, this))
    , m_spanPill(new Pill(theme, this))
    , m_state(new Pill(theme, this))
    , m_endpoint(new Pill(theme, this))
    , m_model(new Pill(theme, this))
    , m_clear(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_typing(clock.makeTimer())
{
    m_search->setObjectName(QStringLiteral("auditSearch"));
    m_spanPill->setObjectName(QStringLiteral("auditSpan"));
    m_state->setObjectName(QStringLiteral("auditState"));
    m_endpoint->setObjectName(QStringLiteral("auditEndpoint"));
    m_model->setObjectName(QStringLiteral("auditModel"));
    m_clear->setObjectName(QStringLiteral("clearAuditFilter"));
    auto* lines = new WrapLayout(this);
    lines->addWidget(m_search);
    for (Pill* pill : {m_spanPill, m_state, m_endpoint, m_model}) {
        pill->setMenu(new QMenu(pill));
        lines->addWidget(pill);
    }
    lines->addWidget(m_clear);
    const auto restyle = [this, lines] {
        lines->setSpacing(m_theme.px(gap));
        m_search->setFixedWidth(m_theme.px(searchWidth));
    };
    restyle();
    connect(&theme, &Theme::changed, this, restyle);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing->start(wordEnd); });
    connect(m_typing.get(), &base::Timer::fired, this, [this] {
        m_filter.text = m_search->text().trimmed();
        refresh();
        Q_EMIT changed();
    });
    connect(m_clear, &QAbstractButton::clicked, this, &AuditFilterBar::clear);
    retranslate();
}

void AuditFilterBar::setNames(const QStringList& endpoints, const QStringList& models)
{
    m_endpoints = endpoints;
    m_models = models;
    refresh();
}

admin::AuditFilter AuditFilterBar::filter() const
{
    admin::AuditFilter filter = m_filter;
    const QDate today = m_clock.wallTime().toLocalTime().date();
    if (m_span == Span::Today)
        filter.from = today.startOfDay().toUTC();
    else if (m_span == Span::Week)
        filter.from = today.addDays(-6).startOfDay().toUTC();
    else if (m_span == Span::Month)
        filter.from = today.addDays(-29).startOfDay().toUTC();
    return filter;
}

void AuditFilterBar::clear()
{
    m_filter = {};
    m_span = Span::All;
    m_search->clear();
    m_typing->stop();
    refresh();
    Q_EMIT changed();
}

void AuditFilterBar::focusSearch()
{
    m_search->setFocus();
}

void AuditFilterBar::addChoice(QMenu* menu, const QString& text, bool isChosen, const std::function<void()>& choose)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    // Not while the menu is still at it: its actions are made anew.
    connect(
        action, &QAction::triggered, this,
        [this, choose] {
            choose();
            refresh();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void AuditFilterBar::fillNames(QMenu* menu, const QString& any, const QStringList& names, QString& chosen)
{
    menu->clear();
    addChoice(menu, any, chosen.isEmpty(), [&chosen] { chosen.clear(); });
    for (const QString& name : names)
        addChoice(menu, name, chosen == name, [&chosen, name] { chosen = name; });
}

QString AuditFilterBar::spanText(Span span)
{
    switch (span) {
    case Span::All:
        return tr("Any time");
    case Span::Today:
        return tr("Today");
    case Span::Week:
        return tr("Last 7 days");
    case Span::Month:
        return tr("Last 30 days");
    }
    Q_UNREACHABLE();
}

void AuditFilterBar::refresh()
{
    m_spanPill->menu()->clear();
    for (const Span span : {Span::All, Span::Today, Span::Week, Span::Month})
        addChoice(m_spanPill->menu(), spanText(span), m_span == span, [this, span] { m_span = span; });
    m_state->menu()->clear();
    addChoice(m_state->menu(), tr("Any state"), !m_filter.state, [this] { m_filter.state.reset(); });
    for (const State state : states) {
        addChoice(
            m_state->menu(), auditLook(state).word, m_filter.state == state, [this, state] { m_filter.state = state; });
    }
    fillNames(m_endpoint->menu(), tr("Any endpoint"), m_endpoints, m_filter.endpoint);
    fillNames(m_model->menu(), tr("Any model"), m_models, m_filter.model);
    m_spanPill->setText(spanText(m_span));
    m_state->setText(m_filter.state ? auditLook(*m_filter.state).word : tr("Any state"));
    m_endpoint->setText(m_filter.endpoint.isEmpty() ? tr("Any endpoint") : m_filter.endpoint);
    m_model->setText(m_filter.model.isEmpty() ? tr("Any model") : m_filter.model);
    for (Pill* pill : {m_spanPill, m_state, m_endpoint, m_model})
        pill->updateGeometry();
    m_clear->setVisible(!filter().isEmpty());
}

void AuditFilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AuditFilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the audit log"));
    m_clear->setText(tr("Show all"));
    refresh();
}

} // namespace spyhop::ui
