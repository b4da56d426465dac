// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/cache/answercache.h"
#include "core/gateway/call.h"
#include "core/gateway/submission.h"
#include "core/gateway/wireget.h"
#include "core/model/pricing.h"
#include "core/model/settings.h"
#include "core/observe/recorder.h"
#include "core/policy/guard.h"
#include "core/port/secretstore.h"
#include "core/port/transport.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::gateway {

class Permission;

//! \brief The door to every API: makes Calls that share one limiter, one health table and one cache.
//!
//! Owner: Services, declared after everything it borrows. Thread: main.
class Gateway : public QObject {
    Q_OBJECT
public:
    //! Borrowed; all outlive the gateway.
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        port::Transport& network;
        port::SecretStore& secrets;
        observe::Recorder& recorder;
        model::PriceTable& prices; //!< what accounts pay is noted in it
        cache::AnswerCache* answers = nullptr; //!< none: every call is sent
        policy::Guard* policy = nullptr; //!< none: everything is allowed
    };
    explicit Gateway(const Parts& parts);
    ~Gateway() override;

    //! Endpoints and limits in force from now on; calls under way keep their route.
    void setSettings(const model::Settings& settings);
    //! What the privacy gate does from now on instead of what the settings say; an administrator's rules stay. Nothing:
    //! as the settings say again.
    void setPrivacyGate(const std::optional<model::GateRules>& rules);
    //! What it does: as asked, and at least as the administrator wants it.
    [[nodiscard]] model::GateRules privacyGate() const;
    //! Why the administrator's rules for it cannot be read; then it blocks whatever it finds.
    [[nodiscard]] std::optional<base::Error> gateFloorError() const;
    //! The answer to a request that went through the gate, with what stood there. For answers that come by another way
    //! than their call's (a submission of an earlier run).
    [[nodiscard]] model::Outcome unmasked(const model::ChatRequest& request, const model::Outcome& outcome) const;
    //! An endpoint that is in no settings file (--endpoint URL, the built-in server); replaces one of the same name.
    void addEndpoint(const model::Endpoint& endpoint);

    //! How many calls a job may have in flight, taken at its word: on one endpoint, or on all if the name is empty.
    //! Chat gets one more on top. Nothing: the endpoint's own number again, or the automatic one.
    void setConcurrency(const QString& job, const QString& endpoint, const std::optional<int>& concurrency);

    //! The model list of an endpoint as its server gave it; calls that name no model take the first.
    //! `contexts`: what they hold, tokens, as far as it tells.
    void setServedModels(const QString& endpoint, const QStringList& models, const QHash<QString, int>& contexts = {});
    //! A request besides the calls reached the endpoint or did not: part of health().
    void tellLook(const QString& endpoint, bool failed);

    //! Never fails here: a refusal arrives as finished() from the event loop.
    [[nodiscard]] std::unique_ptr<Call> start(const model::ChatRequest& request, model::Priority priority);

    //! Leaves work at a provider. `spec.id` is the caller's and fresh. Never fails here: a refusal arrives as
    //! finished() from the event loop.
    [[nodiscard]] std::unique_ptr<Submission> submit(const model::JobSpec& spec);
    //! Finds work again that was left at a provider.
    [[nodiscard]] std::unique_ptr<Submission> attach(const model::JobHandle& handle);
    //! All work that waits is looked at soon: a callback came, or a person asks.
    void lookNow();
    //! Whether the person has agreed to work and files that stay at a provider.
    [[nodiscard]] bool mayLeaveWork() const;
    //! Whether an endpoint takes work of this kind, if that is known; an empty name: the first in the settings.
    [[nodiscard]] std::optional<bool> offers(const QString& endpoint, model::JobKind kind) const;
    //! What earlier runs learned of an address.
    void setOffers(const QString& address, model::JobKind kind, bool offered);
    //! Where a request would go now if it were sent, and what is known of that place.
    struct Outlook {
        QString endpoint, host;
        QString model; //!< empty: not known before its server was asked
        std::optional<int> context; //!< of the model, tokens
        std::optional<bool> takesPictures; //!< the model; nothing: not known
        model::Tier tier = model::Tier::Auto;
        bool isSilent = false; //!< nobody answers there, or at any other place where it may go
    };
    //! Errors: those of a plan.
    [[nodiscard]] base::Expected<Outlook> outlook(const model::ChatRequest& request) const;
    //! All places where it may go, best first; one of each endpoint.
    [[nodiscard]] base::Expected<QList<Outlook>> outlooks(const model::ChatRequest& request) const;
    //! Asks the endpoint's model list what the model holds, unless that is known or nobody tells. True: it is asked,
    //! and contextsChanged() follows, whatever comes of it.
    bool seekContext(const Outlook& outlook);
    //! Why the model list of an endpoint that names no model could not be read; nothing: it was, or nobody has asked.
    [[nodiscard]] std::optional<base::Error> listFailure(const Outlook& outlook) const;
    //! Asks for the balance of its account if that would tell which currency it is charged in. True: it is asked, and
    //! contextsChanged() follows, whatever comes of it.
    bool seekCurrency(const Outlook& outlook);
    //! seekCurrency() might still find out that prices are in another currency.
    [[nodiscard]] bool mayLearnCurrency(const Outlook& outlook) const;
    //! Its balance was read by somebody else.
    void setAccountCurrency(const QString& endpoint, const QString& currency);
    //! True while it is found out from where the endpoint (empty: any) would be reached, which a rule asks for: no plan
    //! says anything before. contextsChanged() follows.
    bool seekAddresses(const QString& endpoint);
    [[nodiscard]] const model::PriceTable& prices() const;
    [[nodiscard]] bool isPolicyInForce() const;
    //! For whoever sends something past the gateway.
    [[nodiscard]] Permission& permission();

    //! What the status strip shows of one endpoint.
    struct EndpointHealth {
        QString name;
        enum class State { Unknown, Healthy, Degraded, Open, NeedsKey } state = State::Unknown;
        QString reason; //!< a sentence; empty if healthy
        int inFlight = 0;
        int limit = 0;
        model::Traffic traffic; //!< of the calls that ended since the start
        QString limitReason; //!< where the limit comes from: "set for this endpoint: 8"
    };
    [[nodiscard]] QList<EndpointHealth> health() const;
    //! What one small request besides the calls (a model list, a balance, a probe) is made with.
    [[nodiscard]] WireGet::Parts wire() const;
    //! A person asked for a try at once: a resting endpoint may be probed now; calls that wait for it look again.
    void tryNow(const QString& endpoint);
    //! Forgets a credential state (401/402) after the person has acted.
    void credentialsChanged(const QString& endpoint);

    //! What earlier runs learned of an address: whether it takes request bodies packed with gzip.
    void setTakesPacked(const QString& address, bool takes);

Q_SIGNALS:
    void healthChanged();
    //! What models hold and cost may be known now, or known otherwise: outlook() and prices() tell. An empty name: of
    //! all endpoints.
    void contextsChanged(const QString& endpoint);
    //! Learned anew: worth remembering for later runs.
    void takesPackedLearned(const QString& address, bool takes);
    void offerLearned(const QString& address, spyhop::model::JobKind kind, bool offered);

private:
    [[nodiscard]] std::unique_ptr<Call> startUngated(const model::ChatRequest& request, model::Priority priority);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace spyhop::gateway
