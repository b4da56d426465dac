// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/cache/answercache.h"
#include "core/cache/lru.h"
#include "core/gateway/alarms.h"
#include "core/gateway/answerscale.h"
#include "core/gateway/bodycoding.h"
#include "core/gateway/currencyfinder.h"
#include "core/gateway/fetchroom.h"
#include "core/gateway/limiter.h"
#include "core/gateway/modelfinder.h"
#include "core/gateway/numbers.h"
#include "core/gateway/permission.h"
#include "core/gateway/promptscale.h"
#include "core/gateway/singleflight.h"
#include "core/gateway/tokenforecast.h"
#include "core/model/batch.h"
#include "core/model/endpoint.h"
#include "core/model/pricing.h"
#include "core/model/privacygate.h"
#include "core/observe/recorder.h"
#include "core/port/secretstore.h"
#include "core/port/transport.h"
#include "core/route/health.h"
#include "core/wire/toolong.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <limits>
#include <map>
#include <utility>

namespace spyhop::gateway {

//! \brief What all calls of one Gateway share. Owner: Gateway; outlives its calls. Thread: main.
class CallContext final : public QObject {
    Q_OBJECT
public:
    CallContext(base::Clock& clock_, base::Random& random_, port::Transport& network_, port::SecretStore& secrets_,
        observe::Recorder& recorder_, model::PriceTable& prices_, cache::AnswerCache* answers_, policy::Guard* policy)
        : clock(clock_)
        , random(random_)
        , network(network_)
        , secrets(secrets_)
        , recorder(recorder_)
        , prices(prices_)
        , answers(answers_)
        , permission(policy, clock_, secrets_)
        , models({clock_, network_, secrets_, random_, recorder_, &permission})
        , currencies({clock_, network_, secrets_, random_, recorder_, &permission})
        , alarms(clock_)
        , limiter(clock_, alarms)
        , flights(answers_)
    {
    }

    base::Clock& clock;
    base::Random& random;
    port::Transport& network;
    port::SecretStore& secrets;
    observe::Recorder& recorder;
    model::PriceTable& prices;
    cache::AnswerCache* answers; //!< null: every call is sent

    QList<model::Endpoint> endpoints;
    Permission permission;
    model::GateRules gate = model::GateRules::allOff(); //!< what is done about sensitive things in requests
    ModelFinder models;
    CurrencyFinder currencies;
    bool mayLeaveWork = false; //!< the person has agreed to work and files that stay at a provider
    bool otherAccounts = false; //!< a refused key or balance: calls may go on with another endpoint's account
    BodyCoding bodies;
    //! (address, kind) → whether the endpoint takes work of that kind, as far as somebody has tried.
    std::map<std::pair<QString, model::JobKind>, bool> offers;
    QHash<QString, model::Traffic> traffic; //!< by endpoint, since the start
    route::Health health;
    cache::Lru<route::HealthKey> warm{numbers::warmConversations}; //!< by conversation: where it was answered last
    Alarms alarms;
    Limiter limiter;
    std::map<Account, TokenForecast> forecasts; //!< of accounts whose tokens per minute are limited
    std::map<std::pair<QString, QString>, PromptScale> scales; //!< of (endpoint, model): how it counts prompts
    std::map<std::pair<QString, QString>, AnswerScale> answerScales; //!< and answers
    SingleFlight flights;
    FetchRoom results{numbers::resultsBeside};
    std::map<std::pair<QString, QString>, int> contexts; //!< of (endpoint, model): what its server said it holds

    //! From a refusal, if it tells.
    void learnContext(const QString& endpoint, const QString& model, const base::Error& refusal)
    {
        const auto told = wire::tooLongOf(refusal);
        if (!told || model.isEmpty() || told->context > std::numeric_limits<int>::max())
            return;
        int& known = contexts[{endpoint, model}];
        if (std::exchange(known, static_cast<int>(told->context)) != told->context)
            Q_EMIT contextLearned(endpoint);
    }

    void countTraffic(const QString& endpoint, const model::Traffic& more)
    {
        model::Traffic& sum = traffic[endpoint];
        sum.sent += more.sent;
        sum.sentPlain += more.sentPlain;
        sum.received += more.received;
        sum.receivedPlain += more.receivedPlain;
    }

    void learnOffer(const QString& address, model::JobKind kind, bool offered)
    {
        const auto known = offers.find({address, kind});
        if (known != offers.end() && known->second == offered)
            return;
        offers[{address, kind}] = offered;
        Q_EMIT offerLearned(address, kind, offered);
    }

Q_SIGNALS:
    void offerLearned(const QString& address, spyhop::model::JobKind kind, bool offered);
    //! What a model holds, from its server's refusal.
    void contextLearned(const QString& endpoint);
    //! Somebody says that work left at a provider may be done: nothing but a reason to look.
    void lookAround();
    //! Something that the status strip shows of an endpoint is no longer what it was; may come often.
    void touched();
    //! BodyCoding has news.
    void manners();
    //! A breaker has closed: who rests because of it may go on.
    void recovered(const QString& endpoint);
};

} // namespace spyhop::gateway
