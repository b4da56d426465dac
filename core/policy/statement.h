// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/model/chat.h"
#include "core/policy/address.h"
#include "core/policy/wildcard.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTime>
#include <optional>

namespace spyhop::policy {

enum class Effect { Allow, Deny };

//! Both ends belong to it, to the second.
struct TimeOfDay {
    QTime from, to; //!< `from` after `to`: over midnight
    bool operator==(const TimeOfDay&) const = default;
};

//! Wall clock in a named zone.
struct TimeCondition {
    std::optional<TimeOfDay> between; //!< nothing: all day
    QByteArray zone; //!< IANA name; empty: this computer's
    //! Bit d-1 for ISO weekday d; 0: every day. What lies after midnight belongs to the day on which the time began.
    quint8 days = 0;
};

//! Whole numbers from least to most, both included.
struct Span {
    std::optional<qint64> least, most;
    [[nodiscard]] bool contains(qint64 number) const
    {
        return (!least || number >= *least) && (!most || number <= *most);
    }
};

//! What must hold besides; all that is there must.
struct Condition {
    std::optional<TimeCondition> time;
    QList<AddressRange> ip; //!< any of them; empty: not asked
    QList<model::Tier> tier;
    QList<Wildcard> endpoint; //!< host or name
    std::optional<Span> tokens; //!< of the prompt (estimated) and the longest answer asked for
    std::optional<Span> attachments; //!< how many
};

//! \brief One rule of a policy, checked and ready to be held against a request. A value.
struct Statement {
    QString id; //!< as the file names it; empty: it has no name
    QString source; //!< the file it stands in
    base::JsonPosition at; //!< where in it
    int number = 0; //!< in its file, from 1
    QString json; //!< as it stands there, cut to model::Denial::longestStatement
    Effect effect = Effect::Deny;
    QList<Wildcard> principals; //!< any of them
    QList<Wildcard> resources; //!< any of them
    Condition condition;

    //! "“office hours” (policy.json, line 3)", for a person.
    [[nodiscard]] QString name() const;
};

} // namespace spyhop::policy
