// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"
#include "core/model/calendar.h"
#include "core/model/modelnames.h"
#include "core/model/outcome.h"
#include "core/model/ownprices.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::model {

//! One dated price: nano-units of its currency per million tokens.
struct PriceRow {
    QString provider; //!< host of the endpoint, such as "api.deepseek.com"
    QString model;
    QDate validFrom;
    QString currency;
    qint64 hit = 0, miss = 0, output = 0; //!< nano-units per million tokens, off-peak
    double peakFactor = 1.0;
};

//! Who is paid: a provider, by the host of its endpoints; and by the account of which endpoint (empty: nobody's).
struct Seller {
    Seller(const QString& host_) // its list prices
        : host(host_)
    {
    }
    Seller(const QString& host_, const QString& endpoint_)
        : host(host_)
        , endpoint(endpoint_)
    {
    }
    QString host, endpoint;
};

//! \brief Prices, peak hours and context lengths: dated data (resources/models.json), never constants in code.
class PriceTable {
public:
    PriceTable() = default;
    [[nodiscard]] static base::Expected<PriceTable> parse(const QByteArray& json);

    //! Which of a provider's price lists applies where the account says nothing; USD unless set.
    void setCurrency(const QString& currency) { m_currency = currency; }
    //! What is known of an endpoint's account, in the place of what was known before: its currency (empty: none), and
    //! what its owner pays there, which goes before the provider's prices.
    void setAccount(const QString& endpoint, const QString& currency, const OwnPrices& prices);
    void forgetAccounts() { m_accounts.clear(); }
    //! Its owner pays for some of its models.
    [[nodiscard]] bool hasOwnPrices(const QString& endpoint) const { return !m_accounts.value(endpoint).own.isEmpty(); }

    //! The row in force, or nothing for an unknown provider or model. Valid while this table lives unchanged.
    [[nodiscard]] const PriceRow* row(const Seller& seller, const QString& model, const QDateTime& at) const;
    //! Peak hours of the provider in the data's own zone, weekends and holidays taken into account.
    [[nodiscard]] bool isPeak(const QString& host, const QDateTime& at) const;
    //! The provider's peak hours; null: it has none that are known.
    [[nodiscard]] const Calendar* calendar(const QString& host) const;
    //! The longest answer of the model, tokens; nothing if unknown.
    [[nodiscard]] std::optional<int> longestAnswer(const QString& model) const;
    //! The most that a call can cost: every token of the prompt a miss, at peak prices.
    [[nodiscard]] std::optional<base::Money> mostFor(const Seller& seller, const QString& model, qint64 promptTokens,
        qint64 answerTokens, const QDateTime& at) const;
    [[nodiscard]] std::optional<base::Money> cost(
        const Seller& seller, const QString& model, const Usage& usage, const QDateTime& at) const;
    //! The same by the first of these names that has a price (the owner's own first): the name answered, then the name
    //! asked for.
    [[nodiscard]] std::optional<base::Money> cost(
        const Seller& seller, const QStringList& models, const Usage& usage, const QDateTime& at) const;
    //! What work left as a file batch costs there, in percent of the usual price; 100 if nothing is known.
    [[nodiscard]] int batchPercent(const QString& host) const;
    //! Tokens; nothing if unknown.
    [[nodiscard]] std::optional<int> contextLength(const QString& model) const;
    //! Parameters and values that the model takes by default: (parameter → JSON value).
    [[nodiscard]] QHash<QString, QJsonValue> defaults(const QString& model) const;
    //! Parameters that the model does not look at while it thinks.
    [[nodiscard]] QStringList ignoredWhenThinking(const QString& model) const;
    //! Whether what the model's name means on that day (UTC) takes pictures; nothing if unknown.
    [[nodiscard]] std::optional<bool> takesPictures(const QString& model, const QDate& day) const;
    //! What became of retired names, and one model's name at each provider.
    [[nodiscard]] const ModelNames& names() const { return m_names; }

private:
    [[nodiscard]] const PriceRow* ownRow(const Seller& seller, const QString& model) const;

    struct Account {
        QString currency;
        QHash<QString, PriceRow> own; //!< by model
    };
    QString m_currency = QStringLiteral("USD");
    QHash<QString, Account> m_accounts; //!< by endpoint
    QList<PriceRow> m_rows; //!< newest first
    QHash<QString, Calendar> m_calendars; //!< by host
    QHash<QString, int> m_batchPercents;
    QHash<QString, int> m_context;
    QHash<QString, int> m_longestAnswer;
    QHash<QString, bool> m_takesPictures;
    QHash<QString, QHash<QString, QJsonValue>> m_defaults;
    QHash<QString, QStringList> m_ignoredWhenThinking;
    ModelNames m_names;
};

//! What a character comes to before any server counted it, in parts of a token: `tokenParts` make one.
constexpr qint64 tokenParts = 10;
[[nodiscard]] qint64 partsOfToken(char32_t character);
//! Tokens of a text before any server counted them: 0.3 per Latin character, 0.6 per Chinese one.
[[nodiscard]] qint64 estimateTokens(QStringView text);

} // namespace spyhop::model
