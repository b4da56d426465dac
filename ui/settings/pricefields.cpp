// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/pricefields.h"

#include "ui/common/field.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int pricesHeight = 84; // four lines

} // namespace

PriceFields::PriceFields(const Theme& theme, QWidget* parent)
    : FoldedFields(theme, QStringLiteral("price"), parent)
    , m_currency(new QLineEdit(body()))
    , m_prices(new QPlainTextEdit(body()))
    , m_currencyField(new Field(theme, m_currency, body()))
    , m_pricesField(new Field(theme, m_prices, body()))
{
    m_currency->setObjectName(QStringLiteral("endpointCurrency"));
    m_prices->setObjectName(QStringLiteral("endpointPrices"));
    m_prices->setFixedHeight(theme.px(pricesHeight));
    m_prices->setTabChangesFocus(true);
    column()->addWidget(m_currencyField);
    column()->addWidget(m_pricesField);
    connect(m_currency, &QLineEdit::textEdited, this, &PriceFields::edited);
    connect(m_prices, &QPlainTextEdit::textChanged, this, &PriceFields::edited);
    retranslate();
}

void PriceFields::show(const model::Endpoint& endpoint)
{
    const QSignalBlocker quiet(this);
    m_currency->setText(endpoint.currency);
    m_prices->setPlainText(model::ownPricesToText(endpoint.prices));
    setUnfolded(!endpoint.currency.isEmpty() || !endpoint.prices.isEmpty());
    clearErrors();
}

QString PriceFields::currency() const
{
    return m_currency->text().trimmed().toUpper();
}

void PriceFields::apply(model::Endpoint& endpoint) const
{
    endpoint.currency = model::isCurrency(currency()) ? currency() : QString();
    endpoint.prices = model::ownPricesFromText(m_prices->toPlainText()).value_or(model::OwnPrices());
}

Field* PriceFields::wrongField()
{
    Field* first = nullptr;
    if (!currency().isEmpty() && !model::isCurrency(currency())) {
        m_currencyField->setError(tr("A currency is three letters, such as USD or CNY."));
        first = m_currencyField;
    }
    if (const auto prices = model::ownPricesFromText(m_prices->toPlainText()); !prices) {
        m_pricesField->setError(prices.error().sentence());
        first = first ? first : m_pricesField;
    }
    if (!first)
        return nullptr;
    setUnfolded(true);
    first->editor()->setFocus(Qt::OtherFocusReason);
    return first;
}

void PriceFields::clearErrors()
{
    m_currencyField->setError({});
    m_pricesField->setError({});
}

void PriceFields::retranslate()
{
    setTitle(tr("Currency and prices"), tr("What is charged here, where the program does not know it"));
    m_currencyField->setLabel(tr("Charged in"));
    m_currency->setPlaceholderText(tr("as the balance says; else USD"));
    m_pricesField->setLabel(tr("Prices for a million tokens"));
    m_prices->setPlaceholderText(QStringLiteral("gpt-4o 2.50 1.25 10.00 USD"));
    m_pricesField->setHelp(
        tr("A line for each model: its name, input, cached input (if it costs less), output, and the "
           "currency, if it is another. These go before the prices that come with the program."));
}

} // namespace spyhop::ui
