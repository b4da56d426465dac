// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ownprices.h"

#include "core/base/money.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::model {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("OwnPrices", source);
}

tl::unexpected<base::Error> wrong(const QString& place, const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = place;
    error.what = what;
    return base::failure(error);
}

//! Nano-units; a plain decimal.
std::optional<qint64> amountOf(const QString& word)
{
    const base::Expected<base::Money> money = base::Money::parse(word, QString());
    return money && money->currency().isEmpty() ? std::optional(money->nanoUnits()) : std::nullopt;
}

QString amountText(qint64 nano)
{
    return base::Money(nano, QString()).exactAmount();
}

base::Expected<OwnPrice> priceFromJson(const QJsonObject& object, const QString& place)
{
    OwnPrice price;
    for (const QString& key : object.keys()) {
        if (key != u"input" && key != u"cachedInput" && key != u"output" && key != u"currency")
            return wrong(place + u'/' + key,
                text(QT_TRANSLATE_NOOP("OwnPrices", "must be “input”, “cachedInput”, “output” or “currency”.")));
    }
    const struct {
        QString name;
        qint64& nano;
    } parts[] = {{QStringLiteral("input"), price.miss}, {QStringLiteral("cachedInput"), price.hit},
        {QStringLiteral("output"), price.output}};
    for (const auto& part : parts) {
        const QJsonValue value = object.value(part.name);
        if (value.isUndefined() && part.name == u"cachedInput") {
            part.nano = price.miss;
            continue;
        }
        const std::optional<qint64> amount = amountOf(value.toString());
        if (!amount)
            return wrong(place + u'/' + part.name,
                text(QT_TRANSLATE_NOOP(
                    "OwnPrices", "must be an amount for a million tokens in quotes, such as “2.50”.")));
        part.nano = *amount;
    }
    price.currency = object.value(QStringLiteral("currency")).toString();
    if (object.contains(QStringLiteral("currency")) && !isCurrency(price.currency))
        return wrong(place + QStringLiteral("/currency"),
            text(QT_TRANSLATE_NOOP("OwnPrices", "must be a currency such as “USD” or “CNY”.")));
    return price;
}

} // namespace

bool isCurrency(const QString& word)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Z]{3}\\z"));
    return pattern.match(word).hasMatch();
}

base::Expected<OwnPrices> ownPricesFromJson(const QJsonObject& object)
{
    OwnPrices result;
    for (auto one = object.begin(); one != object.end(); ++one) {
        const QString place = u'/' + one.key();
        if (!one.value().isObject())
            return wrong(place, text(QT_TRANSLATE_NOOP("OwnPrices", "must be an object {…}.")));
        const base::Expected<OwnPrice> price = priceFromJson(one.value().toObject(), place);
        if (!price)
            return base::failure(price.error());
        result.insert(one.key(), *price);
    }
    return result;
}

QJsonObject ownPricesToJson(const OwnPrices& prices)
{
    QJsonObject result;
    for (auto one = prices.begin(); one != prices.end(); ++one) {
        QJsonObject price{
            {QStringLiteral("input"), amountText(one->miss)}, {QStringLiteral("output"), amountText(one->output)}};
        if (one->hit != one->miss)
            price.insert(QStringLiteral("cachedInput"), amountText(one->hit));
        if (!one->currency.isEmpty())
            price.insert(QStringLiteral("currency"), one->currency);
        result.insert(one.key(), price);
    }
    return result;
}

base::Expected<OwnPrices> ownPricesFromText(const QString& lines)
{
    OwnPrices result;
    for (const QString& line : lines.split(u'\n')) {
        QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        OwnPrice price;
        if (words.size() > 1 && isCurrency(words.constLast().toUpper()))
            price.currency = words.takeLast().toUpper();
        QList<qint64> amounts;
        for (const QString& word : words.mid(1)) {
            if (const std::optional<qint64> amount = amountOf(word))
                amounts.append(*amount);
        }
        if (amounts.size() != words.size() - 1 || amounts.size() < 2 || amounts.size() > 3) {
            base::Error error;
            error.code = base::ErrorCode::Usage;
            error.what = text(QT_TRANSLATE_NOOP("OwnPrices", "“%1” is no price of a model.")).arg(line.trimmed());
            error.remedy = text(QT_TRANSLATE_NOOP("OwnPrices",
                "Write the model, then what a million tokens cost: input, cached input (if it costs less), output, and "
                "the currency, such as “gpt-4o 2.50 1.25 10.00 USD”."));
            return base::failure(error);
        }
        price.miss = amounts.constFirst();
        price.hit = amounts.size() == 3 ? amounts.at(1) : price.miss;
        price.output = amounts.constLast();
        result.insert(words.constFirst(), price);
    }
    return result;
}

QString ownPricesToText(const OwnPrices& prices)
{
    QStringList lines;
    for (auto one = prices.begin(); one != prices.end(); ++one) {
        QStringList words{one.key(), amountText(one->miss)};
        if (one->hit != one->miss)
            words.append(amountText(one->hit));
        words.append(amountText(one->output));
        if (!one->currency.isEmpty())
            words.append(one->currency);
        lines.append(words.join(u' '));
    }
    return lines.join(u'\n');
}

} // namespace spyhop::model
