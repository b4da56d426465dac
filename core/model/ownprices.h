// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace spyhop::model {

//! What the owner of an endpoint pays there for a model's tokens.
struct OwnPrice {
    QString currency; //!< three capital letters; empty: the endpoint's
    qint64 hit = 0, miss = 0, output = 0; //!< nano-units per million tokens
    bool operator==(const OwnPrice&) const = default;
};
//! By the model's name at the endpoint.
using OwnPrices = QMap<QString, OwnPrice>;

//! Three capital letters.
[[nodiscard]] bool isCurrency(const QString& word);

//! `{"MODEL": {"input": "2.50", "cachedInput": "1.25", "output": "10.00", "currency": "USD"}}`; without `cachedInput`
//! the prompt cache saves nothing. Error: Settings; `whom` is the place ("/MODEL/input").
[[nodiscard]] base::Expected<OwnPrices> ownPricesFromJson(const QJsonObject& object);
[[nodiscard]] QJsonObject ownPricesToJson(const OwnPrices& prices);

//! A line for each model, as a person writes it: "MODEL INPUT [CACHED] OUTPUT [CURRENCY]". Error: Usage, naming the
//! line.
[[nodiscard]] base::Expected<OwnPrices> ownPricesFromText(const QString& lines);
[[nodiscard]] QString ownPricesToText(const OwnPrices& prices);

} // namespace spyhop::model
