// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "core/model/nostore.h"
#include "core/model/outcome.h"
#include "core/model/ownprices.h"

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <optional>

namespace spyhop::model {

//! The wire dialects; one codec each (CONTRIBUTING.md says how to add one).
enum class Dialect { OpenAi, DeepSeek };
[[nodiscard]] std::optional<Dialect> dialectFromName(QStringView name);
[[nodiscard]] QString dialectName(Dialect dialect);

//! One place that answers, as the settings file describes it. The key is a reference, never a key.
struct Endpoint {
    QString name; //!< unique, [A-Za-z0-9._-]+, or the URL for an ad-hoc one
    QUrl url; //!< base as given; see apiUrl()
    Dialect dialect = Dialect::OpenAi;
    Tier tier = Tier::Api;
    QString key; //!< "keychain:NAME", "env:NAME", "vault:NAME", "pkcs11:…" or empty
    QStringList moreKeys; //!< further accounts at the same address, references like `key`; calls spread over all
    QStringList models; //!< first is the default; empty: read from the server
    QMap<QString, QString> equivalents; //!< a model's name elsewhere → the same model's name here
    QMap<QString, int> contexts; //!< what a model here holds, tokens, as the person says; else it is found out
    int priority = 100; //!< smaller is tried first
    bool enabled = true;
    std::optional<int> concurrency; //!< calls in flight per account; nothing: automatic
    std::optional<int> requestsPerMinute; //!< per account; nothing: no limit of ours
    std::optional<int> tokensPerMinute; //!< per account, prompt and answer; nothing: no limit of ours
    int connectTimeoutMs = 10'000;
    int firstTokenTimeoutMs = 600'000; //!< DeepSeek closes a queued call after 10 minutes
    int totalTimeoutMs = 3'600'000;
    QString caFile; //!< PEM; certificate authorities trusted for this endpoint besides the system's; empty: none
    QString proxy; //!< see ProxyChoice::parse(); empty: the system's
    QString proxyUser;
    QString proxyPassword; //!< a reference like `key`, never the password
    NoStore noStore; //!< asked of the provider with each request
    QString currency; //!< the account's, "CNY"; empty: what its balance says, else the provider's first
    OwnPrices prices; //!< go before the provider's
    bool operator==(const Endpoint&) const = default;

    //! `key` first, then `moreKeys`, without repetitions; one empty reference if there is none.
    [[nodiscard]] QStringList accounts() const;
    //! base + "/" + path; an empty path in the base means /v1.
    [[nodiscard]] QUrl apiUrl(const QString& path) const;
    //! Beside the API under /beta, where DeepSeek has prefix completion: a base that ends in /v1 ends in /beta instead.
    [[nodiscard]] QUrl betaUrl(const QString& path) const;
    //! At the root of the host, such as DeepSeek's user/balance.
    [[nodiscard]] QUrl rootUrl(const QString& path) const;
    //! http:// is allowed to loopback addresses and "localhost" only.
    [[nodiscard]] static bool isLoopback(const QUrl& url);
};

//! What a Call may try: one endpoint, as one of its accounts, with one model.
struct Target {
    Endpoint endpoint;
    QString model; //!< its name at this endpoint
    QString key; //!< the account's key reference: endpoint.key or one of endpoint.moreKeys
};

//! One step of a Route: a target and the request as it would travel there.
struct Rung {
    Target target;
    ChatRequest request; //!< trimmed and masked for this target
    QList<Adjustment> notes; //!< how `request` differs from what was asked, as far as a person should know
};

//! The whole plan of a call: rungs in the order they are tried. No rung and a refusal: nothing may be tried.
struct Route {
    QList<Rung> rungs;
    QString why; //!< why the first is first, for a person
};

} // namespace spyhop::model
