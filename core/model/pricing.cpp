// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pricing.h"

#include "core/base/json.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <algorithm>
#include <cmath>

namespace spyhop::model {
namespace {

constexpr qint64 million = 1'000'000;

base::Error dataError(const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = QStringLiteral("models.json");
    error.what = what;
    return error;
}

base::Expected<qint64> perMillion(const QJsonObject& prices, const QString& name)
{
    const base::Expected<base::Money> money = base::Money::parse(prices.value(name).toString(), QString());
    if (!money)
        return base::failure(dataError(money.error().what));
    return money->nanoUnits();
}

//! Rounded up: an estimate must not promise less than the bill.
qint64 priced(qint64 tokens, qint64 nanoPerMillion)
{
    return tokens / million * nanoPerMillion + (tokens % million * nanoPerMillion + million - 1) / million;
}

base::Expected<PriceRow> parseRow(const QJsonObject& object)
{
    PriceRow row;
    row.provider = object.value(QStringLiteral("provider")).toString();
    row.model = object.value(QStringLiteral("model")).toString();
    row.validFrom = QDate::fromString(object.value(QStringLiteral("validFrom")).toString(), Qt::ISODate);
    row.currency = object.value(QStringLiteral("currency")).toString();
    row.peakFactor = object.value(QStringLiteral("peakFactor")).toDouble(1.0);
    if (row.provider.isEmpty() || row.model.isEmpty() || !row.validFrom.isValid() || row.currency.size() != 3) {
        return base::failure(dataError(
            QCoreApplication::translate("PriceTable", "A price needs provider, model, validFrom and currency.")));
    }
    const QJsonObject prices = object.value(QStringLiteral("perMillion")).toObject();
    struct Part {
        const char16_t* name;
        qint64 PriceRow::*field;
    };
    for (const Part& part :
        {Part{u"hit", &PriceRow::hit}, Part{u"miss", &PriceRow::miss}, Part{u"output", &PriceRow::output}}) {
        const base::Expected<qint64> price = perMillion(prices, QString::fromUtf16(part.name));
        if (!price)
            return base::failure(price.error());
        row.*part.field = *price;
    }
    return row;
}

//! A character that makes up a word or syllable of its own: about 0.6 tokens (API documentation of DeepSeek).
bool isWide(char32_t character)
{
    return (character >= 0x2E80 && character <= 0x9FFF) || (character >= 0xAC00 && character <= 0xD7AF)
        || (character >= 0xF900 && character <= 0xFAFF) || (character >= 0xFF00 && character <= 0xFFEF)
        || (character >= 0x20000 && character <= 0x3FFFF);
}

} // namespace

base::Expected<PriceTable> PriceTable::parse(const QByteArray& json)
{
    const base::Expected<base::JsonText> text = base::parseJsonWithPositions(json);
    if (!text)
        return base::failure(text.error());
    const QJsonObject root = text->value.toObject();

    PriceTable table;
    const QJsonArray prices = root.value(QStringLiteral("prices")).toArray();
    for (const QJsonValue& price : prices) {
        base::Expected<PriceRow> row = parseRow(price.toObject());
        if (!row)
            return base::failure(row.error());
        table.m_rows.append(*std::move(row));
    }
    std::stable_sort(table.m_rows.begin(), table.m_rows.end(),
        [](const PriceRow& a, const PriceRow& b) { return a.validFrom > b.validFrom; });

    const QJsonArray peaks = root.value(QStringLiteral("peakHours")).toArray();
    for (const QJsonValue& peak : peaks) {
        const QJsonObject object = peak.toObject();
        table.m_calendars.insert(object.value(QStringLiteral("provider")).toString(), Calendar::parse(object));
    }

    const QJsonArray batches = root.value(QStringLiteral("batches")).toArray();
    for (const QJsonValue& batch : batches) {
        const QJsonObject object = batch.toObject();
        const int percent = object.value(QStringLiteral("percent")).toInt();
        if (percent < 1 || percent > 100)
            return base::failure(
                dataError(QCoreApplication::translate("PriceTable", "A batch's percent lies between 1 and 100.")));
        table.m_batchPercents.insert(object.value(QStringLiteral("provider")).toString(), percent);
    }

    const QJsonArray models = root.value(QStringLiteral("models")).toArray();
    for (const QJsonValue& model : models) {
        const QJsonObject object = model.toObject();
        const QString name = object.value(QStringLiteral("name")).toString();
        if (object.contains(QStringLiteral("context")))
            table.m_context.insert(name, object.value(QStringLiteral("context")).toInt());
        if (object.contains(QStringLiteral("maxOutput")))
            table.m_longestAnswer.insert(name, object.value(QStringLiteral("maxOutput")).toInt());
        if (object.contains(QStringLiteral("vision")))
            table.m_takesPictures.insert(name, object.value(QStringLiteral("vision")).toBool());
        const QJsonObject defaults = object.value(QStringLiteral("defaults")).toObject();
        QHash<QString, QJsonValue>& known = table.m_defaults[name];
        for (auto entry = defaults.begin(); entry != defaults.end(); ++entry)
            known.insert(entry.key(), entry.value());
        const QJsonArray ignored = object.value(QStringLiteral("ignoredWhenThinking")).toArray();
        for (const QJsonValue& parameter : ignored)
            table.m_ignoredWhenThinking[name].append(parameter.toString());
    }
    base::Expected<ModelNames> names = ModelNames::parse(root);
    if (!names)
        return base::failure(dataError(names.error().what));
    table.m_names = *std::move(names);
    return table;
}

void PriceTable::setAccount(const QString& endpoint, const QString& currency, const OwnPrices& prices)
{
    Account account;
    account.currency = currency;
    for (auto price = prices.begin(); price != prices.end(); ++price) {
        PriceRow row;
        row.model = price.key();
        row.currency = !price->currency.isEmpty() ? price->currency : !currency.isEmpty() ? currency : m_currency;
        row.hit = price->hit;
        row.miss = price->miss;
        row.output = price->output;
        account.own.insert(price.key(), row);
    }
    m_accounts.insert(endpoint, account);
}

const PriceRow* PriceTable::ownRow(const Seller& seller, const QString& model) const
{
    const auto account = seller.endpoint.isEmpty() ? m_accounts.cend() : m_accounts.constFind(seller.endpoint);
    if (account == m_accounts.cend())
        return nullptr;
    const auto own = account->own.constFind(model);
    return own == account->own.cend() ? nullptr : &*own;
}

const PriceRow* PriceTable::row(const Seller& seller, const QString& model, const QDateTime& at) const
{
    if (const PriceRow* own = ownRow(seller, model))
        return own;
    const auto account = m_accounts.constFind(seller.endpoint);
    const bool isKnown = account != m_accounts.cend() && !account->currency.isEmpty();
    const QString& currency = isKnown ? account->currency : m_currency;
    const PriceRow* otherCurrency = nullptr;
    for (const PriceRow& row : m_rows) {
        if (row.provider != seller.host || row.model != model || row.validFrom > at.toUTC().date())
            continue;
        if (row.currency == currency)
            return &row;
        if (!otherCurrency)
            otherCurrency = &row;
    }
    return otherCurrency;
}

const Calendar* PriceTable::calendar(const QString& host) const
{
    const auto found = m_calendars.constFind(host);
    return found == m_calendars.cend() ? nullptr : &*found;
}

bool PriceTable::isPeak(const QString& host, const QDateTime& at) const
{
    const Calendar* hours = calendar(host);
    return hours && hours->isPeak(at);
}

std::optional<int> PriceTable::longestAnswer(const QString& model) const
{
    const auto found = m_longestAnswer.constFind(model);
    return found == m_longestAnswer.cend() ? std::nullopt : std::optional<int>(*found);
}

std::optional<base::Money> PriceTable::mostFor(
    const Seller& seller, const QString& model, qint64 promptTokens, qint64 answerTokens, const QDateTime& at) const
{
    const PriceRow* price = row(seller, model, at);
    if (!price)
        return std::nullopt;
    const qint64 nano = priced(promptTokens, std::max(price->hit, price->miss)) + priced(answerTokens, price->output);
    const double factor = calendar(seller.host) ? std::max(1.0, price->peakFactor) : 1.0;
    return base::Money(static_cast<qint64>(std::ceil(static_cast<double>(nano) * factor)), price->currency);
}

std::optional<base::Money> PriceTable::cost(
    const Seller& seller, const QString& model, const Usage& usage, const QDateTime& at) const
{
    const PriceRow* price = row(seller, model, at);
    if (!price)
        return std::nullopt;
    const qint64 hits = std::min(usage.cacheHitTokens, usage.promptTokens);
    qint64 nano = priced(hits, price->hit) + priced(usage.promptTokens - hits, price->miss)
        + priced(usage.completionTokens, price->output);
    if (isPeak(seller.host, at))
        nano = static_cast<qint64>(static_cast<double>(nano) * price->peakFactor);
    return base::Money(nano, price->currency);
}

std::optional<base::Money> PriceTable::cost(
    const Seller& seller, const QStringList& models, const Usage& usage, const QDateTime& at) const
{
    for (const QString& model : models) {
        if (ownRow(seller, model))
            return cost(seller, model, usage, at);
    }
    for (const QString& model : models) {
        if (auto found = cost(seller, model, usage, at))
            return found;
    }
    return std::nullopt;
}

int PriceTable::batchPercent(const QString& host) const
{
    return m_batchPercents.value(host, 100);
}

std::optional<int> PriceTable::contextLength(const QString& model) const
{
    const auto found = m_context.constFind(model);
    return found == m_context.cend() ? std::nullopt : std::optional<int>(*found);
}

std::optional<bool> PriceTable::takesPictures(const QString& model, const QDate& day) const
{
    const auto found = m_takesPictures.constFind(m_names.resolve(model, day));
    return found == m_takesPictures.cend() ? std::nullopt : std::optional<bool>(*found);
}

QHash<QString, QJsonValue> PriceTable::defaults(const QString& model) const
{
    return m_defaults.value(model);
}

QStringList PriceTable::ignoredWhenThinking(const QString& model) const
{
    return m_ignoredWhenThinking.value(model);
}

qint64 partsOfToken(char32_t character)
{
    return isWide(character) ? 6 : 3;
}

qint64 estimateTokens(QStringView text)
{
    // In parts of a token, so that the sum stays an integer; without a copy, for texts of megabytes.
    qint64 parts = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        char32_t character = text.at(at).unicode();
        if (text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
            ++at;
        }
        parts += partsOfToken(character);
    }
    return (parts + tokenParts - 1) / tokenParts;
}

} // namespace spyhop::model
