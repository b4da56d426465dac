// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/wireget.h"
#include "core/model/endpoint.h"
#include "core/route/plan.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QUrl>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace spyhop::gateway {

//! \brief Reads the model list of an endpoint, once: when a call needs one of its models and the settings name none, or
//! to know what they hold.
//!
//! A failure stands for a few seconds, so that waiting calls do not ask again at once. Owner: Gateway; outlives its
//! calls. Thread: main.
class ModelFinder final : public QObject {
    Q_OBJECT
public:
    enum class State { Asking, Known, Failed };

    explicit ModelFinder(const WireGet::Parts& parts);
    ~ModelFinder() override;

    //! Starts asking, with the endpoint's key, unless the answer is there or on its way. changed() follows from the
    //! event loop. What one account was told holds for all; a failure is its own.
    State request(const model::Endpoint& endpoint);
    //! As request(), unless the list is known with what its models hold.
    State requestContexts(const model::Endpoint& endpoint);
    //! What servers listed when they were last asked.
    [[nodiscard]] const route::ServedModels& served() const { return m_served; }
    //! What they have said since that they do not have.
    [[nodiscard]] const route::ServedModels& lacking() const { return m_lacking; }
    //! The first model the server lists. Errors: as the request with this key failed; NotFound for an empty list.
    [[nodiscard]] base::Expected<QString> firstModel(const model::Endpoint& endpoint) const;
    //! Why it could not be asked with this key last; nothing: it could, or was not.
    [[nodiscard]] std::optional<base::Error> failureOf(const model::Endpoint& endpoint) const;
    //! What a model holds, tokens, if its list was read and tells.
    [[nodiscard]] std::optional<int> contextOf(const model::Endpoint& endpoint, const QString& model) const;
    //! The settings have changed: what failed may succeed now. Who waits gets the answer that is on its way.
    void forgetFailures();
    //! It is another endpoint by now: its list is read anew before it is used for a call.
    void forget(const QString& endpointName);
    //! What an endpoint serves may be another now (its key): nor does its list count.
    void forgetServed(const QString& endpointName);
    //! Somebody else has read the list.
    void learn(const model::Endpoint& endpoint, const QStringList& models, const QHash<QString, int>& contexts);
    //! Its server says that it has no such model. Holds until its list is read again. False: it was known.
    bool lacks(const model::Endpoint& endpoint, const QString& model);
    //! It has answered as this model: so it has it.
    void serves(const model::Endpoint& endpoint, const QString& model);

Q_SIGNALS:
    void changed(const QString& endpointName);

private:
    State ask(const model::Endpoint& endpoint);
    void answered(const model::Endpoint& endpoint, const WireReply& reply);

    using Site
        = std::pair<QString, QUrl>; //!< endpoint and address: a list read of the old address is not the new one's
    using Asker = std::pair<Site, QString>; //!< and key reference
    [[nodiscard]] static Site siteOf(const model::Endpoint& endpoint) { return {endpoint.name, endpoint.url}; }
    [[nodiscard]] static Asker askerOf(const model::Endpoint& endpoint) { return {siteOf(endpoint), endpoint.key}; }
    struct Failure {
        base::Error error;
        base::SteadyTime at{0};
    };
    WireGet::Parts m_parts;
    QHash<Site, QString> m_models; //!< the first
    route::ServedModels m_served; //!< never an empty list
    route::ServedModels m_lacking;
    QHash<Site, QHash<QString, int>> m_contexts;
    QHash<Asker, Failure> m_failures;
    QSet<Asker> m_asking;
    std::map<Asker, std::unique_ptr<WireGet>> m_reads;
};

} // namespace spyhop::gateway
