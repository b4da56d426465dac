// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/localmoment.h"
#include "core/policy/request.h"
#include "core/policy/statement.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <optional>

namespace spyhop::policy {

//! \brief What a policy says of a request, and which rule decided.
struct Decision {
    enum class Why {
        Allowed, //!< by `rule`
        Denied, //!< by `rule`
        DeniedUnclear, //!< by `rule`, whose condition cannot be evaluated
        NothingAllows, //!< no rule allows it; `rule` comes closest, if there is one
    };
    Why why = Why::NothingAllows;
    qsizetype rule = -1; //!< in PolicySet::statements()
    QString resource; //!< the name or place that decided
    [[nodiscard]] bool isAllowed() const { return why == Why::Allowed; }
};

//! \brief A policy, compiled: rules indexed by whom they speak of. A value; pure: equal requests get equal decisions.
//!
//! A deny beats every allow, and what no rule allows is denied; the order of rules never matters (of several that would
//! decide alike the first is named). A condition that cannot be evaluated never allows, and a deny that cannot be
//! evaluated denies, unless another of its conditions is known not to hold.
class PolicySet {
public:
    explicit PolicySet(const QList<Statement>& statements);

    [[nodiscard]] Decision decide(const Request& request) const;
    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    //! Some rule asks for the address: it has to be found out.
    [[nodiscard]] bool asksForAddress() const { return m_asksForAddress; }
    //! Some rule means an endpoint: a request without one may be decided otherwise at one.
    [[nodiscard]] bool asksForEndpoint() const { return m_asksForEndpoint; }
    //! Some rule asks for tokens: the prompt has to be estimated.
    [[nodiscard]] bool asksForTokens() const { return m_asksForTokens; }

    //! Numbers of tokens, or of attachments, from which on some rule may say something else than below, ascending: two
    //! requests with none of them between theirs, and alike otherwise, get equal decisions.
    [[nodiscard]] const QList<qint64>& tokenMarks() const { return m_tokenMarks; }
    [[nodiscard]] const QList<qint64>& attachmentMarks() const { return m_attachmentMarks; }

    //! \brief The next moment at which the same request would be allowed, if the time alone is what denies it: looked
    //! for within 8 days, to the second. Slow beside decide(): for denials only.
    [[nodiscard]] std::optional<QDateTime> opensAt(const Request& request) const;

    //! Why, as a sentence that names the rule: "It is 20:14 in Europe/Berlin; the rule “office hours” (…) holds from
    //! 09:00 to 18:00."
    [[nodiscard]] QString sentence(const Decision& decision, const Request& request) const;

private:
    enum class Truth { No, Unknown, Yes };
    //! What one decision has found out so far.
    struct Moment;
    [[nodiscard]] Truth holds(qsizetype rule, const Request& request, Moment& moment) const;
    [[nodiscard]] Truth timeHolds(qsizetype rule, const Request& request, Moment& moment) const;
    [[nodiscard]] QList<qsizetype> rulesFor(const QStringList& principals) const;
    [[nodiscard]] QString obstacle(qsizetype rule, const Request& request) const;

    QList<Statement> m_statements;
    QList<std::size_t> m_zoneOf; //!< by rule; only where it has a time
    Zones m_zones;
    QHash<QString, QList<qsizetype>> m_byPrincipal; //!< rules for exactly this one
    QList<qsizetype> m_forPatterns; //!< rules with a `*` in some principal
    QList<qint64> m_tokenMarks, m_attachmentMarks;
    bool m_asksForAddress = false, m_asksForTokens = false, m_asksForEndpoint = false;
};

} // namespace spyhop::policy
