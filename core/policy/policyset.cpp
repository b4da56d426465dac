// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyset.h"

#include "core/model/modelnames.h"
#include "core/policy/words.h"

#include <QtCore/QSet>
#include <algorithm>
#include <limits>
#include <vector>

namespace spyhop::policy {
namespace {

constexpr int daysLookedAhead = 8; // a week and the days at its ends
const QString place = QStringLiteral("endpoint:");

bool matchesAny(const QList<Wildcard>& patterns, QStringView text)
{
    return std::any_of(
        patterns.begin(), patterns.end(), [text](const Wildcard& pattern) { return pattern.matches(text); });
}

bool matchesAnyOf(const QList<Wildcard>& patterns, const QStringList& texts)
{
    return std::any_of(
        texts.begin(), texts.end(), [&patterns](const QString& one) { return matchesAny(patterns, one); });
}

bool speaksOfModels(const QList<Wildcard>& resources)
{
    return std::any_of(resources.begin(), resources.end(), [](const Wildcard& pattern) {
        return pattern.pattern().startsWith(u"api:") || pattern.pattern().startsWith(u'*');
    });
}

bool speaksOfPlaces(const QList<Wildcard>& resources)
{
    return std::any_of(resources.begin(), resources.end(),
        [](const Wildcard& pattern) { return pattern.pattern().startsWith(place); });
}

//! The same patterns, whatever the case of letters in them.
QList<Wildcard> inAnyCase(const QList<Wildcard>& patterns)
{
    QList<Wildcard> result;
    for (const Wildcard& pattern : patterns)
        result.append(Wildcard(pattern.pattern(), Qt::CaseInsensitive));
    return result;
}

//! Names of hosts know no case (RFC 4343), and servers take the names of models in any. So a deny catches all
//! spellings; an allow means the name of a model as it stands.
void takeCase(Statement& statement)
{
    if (statement.effect == Effect::Deny) {
        statement.resources = inAnyCase(statement.resources);
    } else {
        for (Wildcard& resource : statement.resources) {
            if (resource.pattern().startsWith(place))
                resource = Wildcard(resource.pattern(), Qt::CaseInsensitive);
        }
    }
    statement.condition.endpoint = inAnyCase(statement.condition.endpoint);
}

//! A denied model is denied whoever its maker is called.
void alsoBare(QList<Wildcard>& resources)
{
    const QString api = QStringLiteral("api:");
    const QList<Wildcard> named = resources;
    for (const Wildcard& resource : named) {
        const Wildcard bare(api + model::ModelNames::bare(resource.pattern().mid(api.size())), Qt::CaseInsensitive);
        if (resource.pattern().startsWith(api) && resource.isLiteral() && bare.pattern() != resource.pattern())
            resources.append(bare);
    }
}

void addMarks(QList<qint64>& marks, const std::optional<Span>& span)
{
    if (span && span->least)
        marks.append(*span->least);
    if (span && span->most && *span->most < std::numeric_limits<qint64>::max())
        marks.append(*span->most + 1);
}

void putInOrder(QList<qint64>& marks)
{
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

//! The name that a deny catches; empty: none.
QString caughtBy(const Statement& rule, const Request& request)
{
    for (const Named& name : request.names) {
        if (matchesAny(rule.resources, name.resource) || matchesAnyOf(rule.resources, name.sameForDeny))
            return name.resource;
    }
    const QStringList places = request.places + request.placesForDeny;
    const auto caught = std::find_if(
        places.begin(), places.end(), [&rule](const QString& one) { return matchesAny(rule.resources, one); });
    return caught == places.end() ? QString() : *caught;
}

} // namespace

struct PolicySet::Moment {
    std::vector<std::optional<QDateTime>> local; //!< by zone
    std::optional<std::optional<Address>> address;
};

PolicySet::PolicySet(const QList<Statement>& statements)
    : m_statements(statements)
    , m_zoneOf(statements.size(), 0)
{
    for (qsizetype rule = 0; rule < m_statements.size(); ++rule) {
        Statement& statement = m_statements[rule];
        takeCase(statement);
        if (statement.effect == Effect::Deny)
            alsoBare(statement.resources);
        if (statement.condition.time)
            m_zoneOf[rule] = m_zones.add(statement.condition.time->zone);
        m_asksForAddress = m_asksForAddress || !statement.condition.ip.isEmpty();
        m_asksForTokens = m_asksForTokens || statement.condition.tokens;
        m_asksForEndpoint
            = m_asksForEndpoint || !statement.condition.endpoint.isEmpty() || speaksOfPlaces(statement.resources);
        addMarks(m_tokenMarks, statement.condition.tokens);
        addMarks(m_attachmentMarks, statement.condition.attachments);
        const auto isLiteral = [](const Wildcard& principal) { return principal.isLiteral(); };
        if (!std::all_of(statement.principals.begin(), statement.principals.end(), isLiteral)) {
            m_forPatterns.append(rule);
            continue;
        }
        for (const Wildcard& principal : statement.principals)
            m_byPrincipal[principal.pattern()].append(rule);
    }
    putInOrder(m_tokenMarks);
    putInOrder(m_attachmentMarks);
}

//! May name a rule twice; does no harm.
QList<qsizetype> PolicySet::rulesFor(const QStringList& principals) const
{
    QList<qsizetype> rules;
    for (const QString& principal : principals)
        rules += m_byPrincipal.value(principal);
    for (const qsizetype rule : m_forPatterns) {
        if (matchesAnyOf(m_statements.at(rule).principals, principals))
            rules.append(rule);
    }
    std::sort(rules.begin(), rules.end());
    return rules;
}

PolicySet::Truth PolicySet::timeHolds(qsizetype rule, const Request& request, Moment& moment) const
{
    if (!request.now.isValid())
        return Truth::Unknown;
    const std::size_t zone = m_zoneOf.at(rule);
    if (moment.local.empty())
        moment.local.resize(m_zones.count());
    if (!moment.local.at(zone)) {
        const QTimeZone clock = m_zones.zone(zone);
        if (!clock.isValid())
            return Truth::Unknown;
        moment.local.at(zone) = request.now.toTimeZone(clock);
    }
    return isWithin(*m_statements.at(rule).condition.time, *moment.local.at(zone)) ? Truth::Yes : Truth::No;
}

//! All conditions together (Kleene's conjunction): No if one does not hold, else Unknown if one cannot be evaluated.
PolicySet::Truth PolicySet::holds(qsizetype rule, const Request& request, Moment& moment) const
{
    const Condition& condition = m_statements.at(rule).condition;
    Truth all = Truth::Yes;
    const auto also = [&all](Truth one) { all = std::min(all, one); };
    const auto counted = [&also](const std::optional<Span>& span, const std::optional<qint64>& number) {
        if (span)
            also(!number ? Truth::Unknown : span->contains(*number) ? Truth::Yes : Truth::No);
    };
    counted(condition.tokens, request.tokens);
    counted(condition.attachments, request.attachments);
    if (!condition.tier.isEmpty())
        also(!request.tier ? Truth::Unknown : condition.tier.contains(*request.tier) ? Truth::Yes : Truth::No);
    if (!condition.endpoint.isEmpty()) {
        const auto isThere = [&condition](const QString& one) {
            return matchesAny(condition.endpoint, QStringView(one).sliced(place.size()));
        };
        const bool denies = m_statements.at(rule).effect == Effect::Deny;
        const QStringList places = denies ? request.places + request.placesForDeny : request.places;
        also(places.isEmpty()                                        ? Truth::Unknown
                : std::any_of(places.begin(), places.end(), isThere) ? Truth::Yes
                                                                     : Truth::No);
    }
    if (!condition.ip.isEmpty()) {
        if (!moment.address)
            moment.address = Address::parse(request.ip);
        const auto& address = *moment.address;
        const auto isIn = [&address](const AddressRange& range) { return range.contains(*address); };
        also(!address                                                         ? Truth::Unknown
                : std::any_of(condition.ip.begin(), condition.ip.end(), isIn) ? Truth::Yes
                                                                              : Truth::No);
    }
    if (condition.time && all != Truth::No)
        also(timeHolds(rule, request, moment));
    return all;
}

Decision PolicySet::decide(const Request& request) const
{
    Moment moment;
    Decision nearest;
    qsizetype placeAllowed = -1, anyAllowed = -1;
    QList<qsizetype> allowedBy(request.names.size(), -1);
    const QList<qsizetype> rules = rulesFor(request.principals);
    for (const qsizetype rule : rules) {
        const Statement& statement = m_statements.at(rule);
        if (statement.effect == Effect::Deny) {
            const QString caught = caughtBy(statement, request);
            if (caught.isEmpty())
                continue;
            const Truth truth = holds(rule, request, moment);
            if (truth != Truth::No)
                return {truth == Truth::Yes ? Decision::Why::Denied : Decision::Why::DeniedUnclear, rule, caught};
            continue;
        }
        const bool byPlace = matchesAnyOf(statement.resources, request.places);
        const bool byAny = request.nameless && request.namesOnTheirWord && speaksOfModels(statement.resources);
        QList<qsizetype> named;
        for (qsizetype i = 0; i < request.names.size(); ++i) {
            const Named& name = request.names.at(i);
            if (matchesAny(statement.resources, name.resource) || matchesAnyOf(statement.resources, name.sameForAllow))
                named.append(i);
        }
        if (!byPlace && !byAny && named.isEmpty()) {
            if (nearest.rule < 0 && request.places.isEmpty() && speaksOfPlaces(statement.resources))
                nearest.rule = rule; // it may allow it at its endpoint
            continue;
        }
        if (holds(rule, request, moment) != Truth::Yes) {
            if (nearest.rule < 0)
                nearest.rule = rule;
            continue;
        }
        if (byPlace && placeAllowed < 0)
            placeAllowed = rule;
        if (byAny && anyAllowed < 0)
            anyAllowed = rule;
        for (const qsizetype i : std::as_const(named)) {
            if (allowedBy.at(i) < 0)
                allowedBy[i] = rule;
        }
    }
    if (placeAllowed >= 0)
        return {Decision::Why::Allowed, placeAllowed, request.places.value(0)};
    if (anyAllowed >= 0)
        return {Decision::Why::Allowed, anyAllowed, request.places.value(0)};
    const auto missing = std::find(allowedBy.begin(), allowedBy.end(), -1);
    if (!request.namesOnTheirWord || allowedBy.isEmpty()) {
        nearest.resource = request.places.value(0, request.names.value(0).resource);
    } else if (missing != allowedBy.end()) {
        nearest.resource = request.names.at(missing - allowedBy.begin()).resource;
    } else {
        return {Decision::Why::Allowed, allowedBy.first(), request.names.first().resource};
    }
    return nearest;
}

std::optional<QDateTime> PolicySet::opensAt(const Request& request) const
{
    if (!request.now.isValid())
        return std::nullopt;
    // Nothing changes by time but at the ends of the times of rules that speak of the request.
    QSet<qint64> moments;
    const QList<qsizetype> rules = rulesFor(request.principals);
    QSet<std::pair<std::size_t, QTime>> seen;
    for (const qsizetype rule : rules) {
        const auto& time = m_statements.at(rule).condition.time;
        if (!time)
            continue;
        const std::size_t zone = m_zoneOf.at(rule);
        const QTimeZone clock = m_zones.zone(zone);
        const auto [from, to] = time->between.value_or(TimeOfDay{QTime(0, 0), QTime(23, 59, 59)});
        for (const QTime& begin : {from, to, QTime(0, 0)}) {
            if (seen.contains({zone, begin}))
                continue;
            seen.insert({zone, begin});
            const QDate today = request.now.toTimeZone(clock).date();
            for (int day = 0; day <= daysLookedAhead; ++day) {
                const QDateTime at(today.addDays(day), begin, clock);
                for (const QDateTime& moment : {at, at.addSecs(1)}) {
                    if (moment > request.now)
                        moments.insert(moment.toMSecsSinceEpoch());
                }
            }
        }
    }
    QList<qint64> ordered(moments.cbegin(), moments.cend());
    std::sort(ordered.begin(), ordered.end());
    Request later = request;
    for (const qint64 moment : std::as_const(ordered)) {
        later.now = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
        if (decide(later).isAllowed())
            return later.now;
    }
    return std::nullopt;
}

//! The first condition of the rule that does not hold, in words; empty: all hold.
QString PolicySet::obstacle(qsizetype rule, const Request& request) const
{
    const Condition& condition = m_statements.at(rule).condition;
    const auto numbers = [](const Span& span) {
        if (span.least && span.most)
            return text(QT_TRANSLATE_NOOP("Policy", "%1 to %2")).arg(*span.least).arg(*span.most);
        return span.least ? text(QT_TRANSLATE_NOOP("Policy", "%1 at least")).arg(*span.least)
                          : text(QT_TRANSLATE_NOOP("Policy", "%1 at most")).arg(span.most.value_or(0));
    };
    if (condition.time) {
        if (!request.now.isValid())
            return text(QT_TRANSLATE_NOOP("Policy", "the time of day is not known for certain"));
        const QTimeZone clock = m_zones.zone(m_zoneOf.at(rule));
        const QDateTime local = request.now.toTimeZone(clock);
        // Within the last second it is over by less than the words would show.
        const QTime second(local.time().hour(), local.time().minute(), local.time().second());
        const bool isJustOver = condition.time->between && second == condition.time->between->to;
        const QString now
            = QStringLiteral("%1 %2 (%3)")
                  .arg(QLocale::c().dayName(local.date().dayOfWeek(), QLocale::ShortFormat),
                      local.time().toString(isJustOver ? QStringView(u"HH:mm:ss.zzz") : QStringView(u"HH:mm:ss")),
                      QString::fromLatin1(clock.id()));
        if (!isWithin(*condition.time, local)) {
            const QString days = dayNames(condition.time->days);
            if (!condition.time->between)
                return text(QT_TRANSLATE_NOOP("Policy", "it is %1, and it speaks of %2")).arg(now, days);
            const QString from = condition.time->between->from.toString(u"HH:mm:ss");
            const QString to = condition.time->between->to.toString(u"HH:mm:ss");
            return days.isEmpty()
                ? text(QT_TRANSLATE_NOOP("Policy", "it is %1, and it speaks of %2 to %3")).arg(now, from, to)
                : text(QT_TRANSLATE_NOOP("Policy", "it is %1, and it speaks of %2, %3 to %4")).arg(now, days, from, to);
        }
    }
    if (!condition.ip.isEmpty()) {
        const auto address = Address::parse(request.ip);
        if (!address) {
            return request.ip.isEmpty() ? text(QT_TRANSLATE_NOOP("Policy", "there is no source address"))
                                        : text(QT_TRANSLATE_NOOP("Policy", "“%1” is not an address")).arg(request.ip);
        }
        if (std::none_of(condition.ip.begin(), condition.ip.end(),
                [&address](const AddressRange& range) { return range.contains(*address); }))
            return text(QT_TRANSLATE_NOOP("Policy", "the source address %1 is in none of its ranges")).arg(request.ip);
    }
    if (!condition.tier.isEmpty() && !request.tier)
        return text(QT_TRANSLATE_NOOP("Policy", "the endpoint's tier is not known"));
    if (!condition.tier.isEmpty() && !condition.tier.contains(*request.tier))
        return text(QT_TRANSLATE_NOOP("Policy", "it speaks of other tiers"));
    if (condition.tokens && (!request.tokens || !condition.tokens->contains(*request.tokens)))
        return text(QT_TRANSLATE_NOOP("Policy", "it speaks of %1 tokens")).arg(numbers(*condition.tokens));
    if (condition.attachments && (!request.attachments || !condition.attachments->contains(*request.attachments)))
        return text(QT_TRANSLATE_NOOP("Policy", "it speaks of %1 attachments")).arg(numbers(*condition.attachments));
    const bool meansPlaces = speaksOfPlaces(m_statements.at(rule).resources);
    if (request.places.isEmpty() && (meansPlaces || !condition.endpoint.isEmpty()))
        return text(QT_TRANSLATE_NOOP("Policy", "no endpoint was named"));
    if (!condition.endpoint.isEmpty())
        return text(QT_TRANSLATE_NOOP("Policy", "it speaks of other endpoints"));
    return {};
}

QString PolicySet::sentence(const Decision& decision, const Request& request) const
{
    const QString rule = decision.rule < 0 ? QString() : m_statements.at(decision.rule).name();
    switch (decision.why) {
    case Decision::Why::Allowed:
        return text(QT_TRANSLATE_NOOP("Policy", "Allowed by %1.")).arg(rule);
    case Decision::Why::Denied:
        return text(QT_TRANSLATE_NOOP("Policy", "%1 is denied by %2.")).arg(decision.resource, rule);
    case Decision::Why::DeniedUnclear:
        return text(QT_TRANSLATE_NOOP("Policy", "%1 is denied by %2, which cannot be evaluated: %3."))
            .arg(decision.resource, rule, obstacle(decision.rule, request));
    case Decision::Why::NothingAllows:
        break;
    }
    if (decision.rule < 0)
        return text(QT_TRANSLATE_NOOP("Policy", "No rule allows %1.")).arg(decision.resource);
    const QString obstacleWords = obstacle(decision.rule, request);
    if (obstacleWords.isEmpty())
        return text(QT_TRANSLATE_NOOP("Policy", "No rule allows %1; %2 comes closest.")).arg(decision.resource, rule);
    return text(QT_TRANSLATE_NOOP("Policy", "No rule allows %1; %2 would, but %3."))
        .arg(decision.resource, rule, obstacleWords);
}

} // namespace spyhop::policy
