// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/plan.h"

#include "core/route/loadorder.h"
#include "core/route/trim.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <tuple>

namespace spyhop::route {
namespace {

using base::Error;
using base::ErrorCode;
using model::ChatRequest;
using model::Endpoint;
using model::Target;

//! Gives the sentences of this file their translation context.
struct Plan {
    Q_DECLARE_TR_FUNCTIONS(spyhop::route::Plan)
};

tl::unexpected<Error> refusal(ErrorCode code, const QString& whom, const QString& what, const QString& remedy)
{
    Error error;
    error.code = code;
    error.whom = whom;
    error.what = what;
    error.remedy = remedy;
    return base::failure(error);
}

base::Expected<QList<Endpoint>> namedEndpoint(const ChatRequest& request, const QList<Endpoint>& endpoints)
{
    const auto named = std::find_if(
        endpoints.cbegin(), endpoints.cend(), [&](const Endpoint& e) { return e.name == request.endpoint; });
    if (named == endpoints.cend()) {
        return refusal(ErrorCode::Settings, request.endpoint, Plan::tr("No endpoint has this name."),
            Plan::tr("Choose one of the endpoints in the settings, or add it."));
    }
    if (!named->enabled) {
        return refusal(ErrorCode::Settings, request.endpoint, Plan::tr("This endpoint is switched off."),
            Plan::tr("Switch it on in the settings, or choose another."));
    }
    return QList<Endpoint>{*named};
}

base::Expected<QList<Endpoint>> candidates(const ChatRequest& request, const QList<Endpoint>& endpoints)
{
    if (!request.endpoint.isEmpty())
        return namedEndpoint(request, endpoints);
    QList<Endpoint> result;
    for (const Endpoint& endpoint : endpoints) {
        if (endpoint.enabled && (request.tier == model::Tier::Auto || endpoint.tier == request.tier))
            result.append(endpoint);
    }
    if (!result.isEmpty())
        return result;
    if (endpoints.isEmpty() || request.tier == model::Tier::Auto) {
        return refusal(ErrorCode::Settings, QString(), Plan::tr("No endpoint is set up."),
            Plan::tr("Add an endpoint or start the built-in server."));
    }
    return refusal(ErrorCode::Settings, QString(),
        Plan::tr("No endpoint of the tier “%1” is set up.").arg(model::tierName(request.tier)),
        Plan::tr("Add one, or let Spyhop choose the tier."));
}

struct Resolved {
    QString name;
    std::optional<model::Adjustment> renamed;
    bool isOwnWord = false; //!< the person has said that the endpoint calls it so
};

//! The model's name at this endpoint; nothing: the endpoint does not offer it.
std::optional<Resolved> resolvedModel(
    const ChatRequest& request, const Endpoint& endpoint, const Surroundings& surroundings)
{
    const QString& asked = request.model;
    if (asked.isEmpty())
        return Resolved{endpoint.models.value(0), std::nullopt, false};
    if (endpoint.models.contains(asked))
        return Resolved{asked, std::nullopt, false};
    const model::ModelNames& names = surroundings.table.names();
    const QString meant = names.resolve(asked, surroundings.day);
    QString name = endpoint.equivalents.value(asked, endpoint.equivalents.value(meant));
    const bool isOwnWord = !name.isEmpty();
    if (name.isEmpty() && !endpoint.models.isEmpty())
        name = names.findAmong(endpoint.models, endpoint.url.host(), meant).value_or(QString());
    if (name.isEmpty() && (endpoint.models.isEmpty() || !request.endpoint.isEmpty()))
        name = names.nameAt(endpoint.url.host(), meant).value_or(meant);
    if (name.isEmpty())
        return std::nullopt;
    Resolved result{name, std::nullopt, isOwnWord};
    if (name == asked)
        return result;
    const QString why = meant == asked
        ? Plan::tr("%1 calls this model so.").arg(endpoint.name)
        : Plan::tr("%1 was retired on %2.").arg(asked, names.retiredOn(asked).toString(Qt::ISODate));
    result.renamed = model::Adjustment{QStringLiteral("model"), asked, name, why};
    return result;
}

//! What is known of an endpoint that takes a model: that it has it, that its server does not list it, that it has said
//! not to have it, or nothing.
enum class Listing { Has, Lacks, Denied, Unknown };

Listing listingOf(const Resolved& model, const Endpoint& endpoint, const Surroundings& surroundings)
{
    if (surroundings.lacking && surroundings.lacking->value({endpoint.name, endpoint.url}).contains(model.name))
        return Listing::Denied;
    if (!endpoint.models.isEmpty())
        return Listing::Has;
    if (!surroundings.served)
        return Listing::Unknown;
    const auto served = surroundings.served->constFind({endpoint.name, endpoint.url});
    if (served == surroundings.served->cend())
        return Listing::Unknown;
    const QString tagged = model.name + QStringLiteral(":latest"); // Ollama's, which takes the name without it
    const QString kept = QStringLiteral("models/") + model.name; // Gemini's, likewise
    const auto isIt = [&](const QString& one) { return one == model.name || one == tagged || one == kept; };
    if (std::any_of(served->cbegin(), served->cend(), isIt))
        return Listing::Has;
    const auto mayBeIt = [&](const QString& one) { return one.section(u'/', -1) == model.name; };
    const bool isDoubtful = model.isOwnWord || std::any_of(served->cbegin(), served->cend(), mayBeIt);
    return isDoubtful ? Listing::Unknown : Listing::Lacks;
}

//! The model's own endpoint is another: lists are often incomplete, but some servers answer with whatever they have,
//! under any name.
bool isAnothers(const Resolved& model, const Endpoint& endpoint, const ChatRequest& request,
    const QList<Endpoint>& endpoints, const Surroundings& surroundings)
{
    const Listing listing = listingOf(model, endpoint, surroundings);
    if (listing == Listing::Denied)
        return true;
    if (request.model.isEmpty() || listing != Listing::Lacks)
        return false;
    return std::any_of(endpoints.cbegin(), endpoints.cend(), [&](const Endpoint& other) {
        const auto there = resolvedModel(request, other, surroundings);
        return there && listingOf(*there, other, surroundings) == Listing::Has;
    });
}

//! Everything that may be tried, in the order of priority, parted by whether its breaker lets it.
struct Candidates {
    QList<Candidate> open, resting;
    QList<Candidate> last; //!< known not to have the model
    [[nodiscard]] bool isEmpty() const { return open.isEmpty() && resting.isEmpty() && last.isEmpty(); }
    std::optional<Error> refused; //!< the first credential that was refused
    std::optional<Error> denied; //!< the first target that the filter refused
    std::optional<Endpoint> deniedAt; //!< and where it is, unless that is a last resort
    QString blind; //!< the first model that is known to take no pictures, and would be shown some
    QString needsConsent; //!< an endpoint that could answer if the person agreed
};

bool hasPictures(const ChatRequest& request)
{
    return std::any_of(request.messages.cbegin(), request.messages.cend(), [](const model::Message& message) {
        return std::any_of(message.attachments.cbegin(), message.attachments.cend(),
            [](const model::Attachment& attachment) { return !attachment.bytes.isEmpty(); });
    });
}

//! In the order of priority, those that are known not to have the model (true) behind all others.
QList<std::pair<Endpoint, bool>> lastResortsLast(
    const ChatRequest& request, const QList<Endpoint>& endpoints, const Surroundings& surroundings)
{
    QList<std::pair<Endpoint, bool>> result;
    for (const Endpoint& endpoint : endpoints) {
        const auto model = resolvedModel(request, endpoint, surroundings);
        result.append({endpoint, model && isAnothers(*model, endpoint, request, endpoints, surroundings)});
    }
    std::stable_partition(result.begin(), result.end(), [](const auto& one) { return !one.second; });
    return result;
}

Candidates usable(const ChatRequest& request, const QList<Endpoint>& endpoints, const Surroundings& surroundings)
{
    Candidates result;
    std::optional<Target> firstRefused; // of the first choice
    const bool shows = hasPictures(request);
    for (const auto& [endpoint, isLast] : lastResortsLast(request, endpoints, surroundings)) {
        const auto model = resolvedModel(request, endpoint, surroundings);
        if (!model)
            continue;
        if (shows && surroundings.table.takesPictures(model->name, surroundings.day) == false) {
            if (result.blind.isEmpty())
                result.blind = model->name;
            continue;
        }
        const bool nothingYet = result.isEmpty();
        for (const QString& account : endpoint.accounts()) {
            const Target target{endpoint, model->name, account};
            if (auto denied = surroundings.filter ? surroundings.filter->refuses(target) : std::nullopt) {
                if (!result.denied) {
                    result.denied = std::move(denied);
                    if (!isLast)
                        result.deniedAt = endpoint;
                }
                continue;
            }
            if (const auto error = surroundings.health.refusedCredential(endpoint.name, account)) {
                if (!result.refused)
                    result.refused = error;
                if (nothingYet && !firstRefused)
                    firstRefused = target;
                continue;
            }
            if (firstRefused && !surroundings.otherAccounts && !paysWithTheSame(*firstRefused, target)) {
                if (result.needsConsent.isEmpty())
                    result.needsConsent = endpoint.name;
                continue;
            }
            const bool isOpen = surroundings.health.mayTry(healthKey(target), surroundings.now);
            (isLast ? result.last : isOpen ? result.open : result.resting).append({target, model->renamed});
        }
        if (!result.isEmpty())
            firstRefused.reset(); // another account of the first choice is left
    }
    return result;
}

QString whyFirst(const ChatRequest& request, const Candidates& candidates, First because)
{
    if (!request.endpoint.isEmpty())
        return Plan::tr("You chose %1.").arg(request.endpoint);
    if (candidates.open.isEmpty() && candidates.resting.isEmpty()) {
        return Plan::tr("No endpoint is known to have this model; %1 is asked all the same.")
            .arg(candidates.last.first().target.endpoint.name);
    }
    if (candidates.open.isEmpty()) {
        const QString why = candidates.last.isEmpty()
            ? Plan::tr("Every endpoint is resting after failures; %1 comes first.")
            : Plan::tr("Every endpoint that offers the model is resting after failures; %1 comes first.");
        return why.arg(candidates.resting.first().target.endpoint.name);
    }
    const Endpoint& first = candidates.open.first().target.endpoint;
    for (const Candidate& candidate : candidates.resting) {
        if (candidate.target.endpoint.priority < first.priority)
            return Plan::tr("%1 is next in priority; %2 is resting after failures.")
                .arg(first.name, candidate.target.endpoint.name);
    }
    if (candidates.deniedAt && candidates.deniedAt->priority < first.priority) {
        return Plan::tr("%1 is next in priority; %2 is not allowed: %3")
            .arg(first.name, candidates.deniedAt->name, candidates.denied->what);
    }
    if (because == First::Warm)
        return Plan::tr("%1 answered in this chat before and may have it cached.").arg(first.name);
    if (because == First::Idle)
        return Plan::tr("%1 is the less busy of several equals.").arg(first.name);
    return Plan::tr("%1 has the highest priority of the endpoints that offer the model.").arg(first.name);
}

tl::unexpected<Error> refusedEverywhere(const Candidates& candidates)
{
    Error error = *candidates.refused;
    if (!candidates.needsConsent.isEmpty()) {
        const QString offer = Plan::tr("%1 could answer with its own account, if you allow that in the settings.")
                                  .arg(candidates.needsConsent);
        error.remedy = error.remedy.isEmpty() ? offer : error.remedy + u' ' + offer;
    }
    return base::failure(error);
}

} // namespace

HealthKey healthKey(const Target& target)
{
    return {target.endpoint.name, target.key, target.model};
}

bool isLastResort(const Endpoint& endpoint, const ChatRequest& request, const QList<Endpoint>& endpoints,
    const Surroundings& surroundings)
{
    const bool isAnyKnown = (surroundings.served && !surroundings.served->isEmpty())
        || (surroundings.lacking && !surroundings.lacking->isEmpty());
    if (!isAnyKnown)
        return false;
    const auto model = resolvedModel(request, endpoint, surroundings);
    const auto found = candidates(request, endpoints);
    return model && found && isAnothers(*model, endpoint, request, *found, surroundings);
}

bool paysWithTheSame(const Target& from, const Target& to)
{
    return to.key.isEmpty() || to.endpoint.name == from.endpoint.name || to.key == from.key;
}

base::Expected<model::Route> plan(
    const ChatRequest& request, const QList<Endpoint>& endpoints, const Surroundings& surroundings)
{
    auto found = candidates(request, endpoints);
    if (!found)
        return base::failure(found.error());
    std::stable_sort(
        found->begin(), found->end(), [](const Endpoint& a, const Endpoint& b) { return a.priority < b.priority; });
    Candidates usables = usable(request, *found, surroundings);
    if (usables.isEmpty()) {
        if (usables.refused)
            return refusedEverywhere(usables);
        if (usables.denied)
            return base::failure(*usables.denied);
        if (!usables.blind.isEmpty()) {
            return refusal(ErrorCode::BadRequest, request.endpoint,
                Plan::tr("%1 takes no pictures.").arg(usables.blind), Plan::tr("Choose a model that does."));
        }
        return refusal(ErrorCode::NotFound, request.model, Plan::tr("No endpoint offers this model."),
            Plan::tr("Choose another model, or name the endpoint."));
    }
    const First because = orderByLoad(usables.open, surroundings);
    std::ignore = orderByLoad(usables.last, surroundings); // why one of them comes first is told otherwise

    model::Route result;
    result.why = whyFirst(request, usables, because);
    result.rungs.reserve(usables.open.size() + usables.resting.size() + usables.last.size());
    for (const QList<Candidate>* part : {&usables.open, &usables.resting, &usables.last}) {
        for (const Candidate& candidate : *part) {
            Trimmed trimmed = trim(request, candidate.target, surroundings.table);
            if (candidate.renamed)
                trimmed.notes.prepend(*candidate.renamed);
            result.rungs.append(
                model::Rung{.target = candidate.target, .request = trimmed.request, .notes = trimmed.notes});
        }
    }
    return result;
}

} // namespace spyhop::route
