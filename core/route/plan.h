// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/model/pricing.h"
#include "core/route/health.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <utility>

namespace spyhop::route {

//! \brief Says which targets are none: a policy's voice in a plan. Pure while a plan is made.
class TargetFilter {
public:
    TargetFilter() = default;
    TargetFilter(const TargetFilter&) = delete;
    TargetFilter& operator=(const TargetFilter&) = delete;
    virtual ~TargetFilter() = default;
    //! Nothing: it may be tried. Else why not.
    [[nodiscard]] virtual std::optional<base::Error> refuses(const model::Target& target) const = 0;
};

//! (endpoint, its address) → the models that its server lists.
using ServedModels = QHash<std::pair<QString, QUrl>, QStringList>;

//! Everything else that a plan depends on.
struct Surroundings {
    const Health& health;
    const model::PriceTable& table; //!< names and defaults of models
    QHash<std::pair<QString, QString>, int> inFlight; //!< (endpoint, key reference) → calls
    base::SteadyTime now{0};
    QDate day; //!< UTC: which names are retired
    double chance = 0; //!< uniform in [0, 1): which two of several equals are compared
    bool otherAccounts = false; //!< the person has agreed that another account pays when one is refused
    const TargetFilter* filter = nullptr; //!< none: every target may be tried
    //! Where the conversation was answered last: its provider may have the prompt cached. Nothing: no conversation.
    std::optional<HealthKey> warm = std::nullopt;
    const ServedModels* served = nullptr; //!< as far as it is known; none: nothing is
    //! Models that a server has said it does not have, whatever it lists; none: nothing was said.
    const ServedModels* lacking = nullptr;
};

//! \brief Where a request may go, best first. Pure: equal arguments give equal routes.
//!
//! Candidates are the enabled endpoints of the asked tier, or the named endpoint alone; each counts once per account.
//! They stand in the order of their priority (ties: as listed). Equals (neighbours of one priority, serving the same
//! model) stand by load: of two taken by chance the less loaded is first (power of two choices), the others follow by
//! load. A warm one stands before its equals, unless its load is four times that of the first and more
//! (docs/decisions/0064-warm-targets.md). Those whose breaker is open stand last, those whose credential was refused
//! stand nowhere.
//!
//! Where every account of the first choice was refused, other endpoints stand only if they have no account, or the
//! same, or the person has agreed: nobody pays with an account unasked.
//!
//! A model is found at each endpoint under that endpoint's own name: retired names become their successors from their
//! day on, then the endpoint's own equivalents, the table's, and the listed name that differs only in its maker. A name
//! that the endpoint lists is taken at its word; so is one that is named together with its endpoint. Each rung's
//! request is trimmed, and its notes say what a person should know of it. An endpoint without a list of its own takes
//! any name; but where its server is known not to list it while another candidate has it, or has said that it does not
//! have it, it is a last resort: its rungs stand behind all others, also behind those that rest.
//!
//! A target that the filter refuses is no rung; what it says of the first one is the refusal if no rung is left.
//!
//! Errors: the filter's; Settings (nothing set up, or the named endpoint is unknown or switched off), NotFound (no
//! candidate offers the model), Auth or Balance (every candidate refused its credential before).
[[nodiscard]] base::Expected<model::Route> plan(
    const model::ChatRequest& request, const QList<model::Endpoint>& endpoints, const Surroundings& surroundings);

//! Whether this endpoint's rungs stand last in such a plan because it is known not to have the model.
[[nodiscard]] bool isLastResort(const model::Endpoint& endpoint, const model::ChatRequest& request,
    const QList<model::Endpoint>& endpoints, const Surroundings& surroundings);

//! The key of a target in Health.
[[nodiscard]] HealthKey healthKey(const model::Target& target);

//! True if a call whose credential `from` was refused may go on at `to` without asking the person: it has no account,
//! the same endpoint's (listing several keys for one endpoint is consent for those), or the same key.
[[nodiscard]] bool paysWithTheSame(const model::Target& from, const model::Target& to);

} // namespace spyhop::route
