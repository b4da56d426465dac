// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::policy {

//! One name of the model under which a call is made, with the others by which the same model is known.
struct Named {
    QString resource; //!< "api:deepseek-chat"
    QStringList sameForAllow; //!< a rule that allows one of these allows the name
    QStringList sameForDeny; //!< a rule that denies one of these denies it
};

//! \brief Who wants to do what, when, from where. A value; what is not known is left empty, and no condition on it can
//! be evaluated then.
struct Request {
    QStringList principals; //!< "user:alice", "user:team_a" for each of her teams, "team:team_a"
    QList<Named> names; //!< each has to be allowed: as asked, as resolved, as the endpoint calls it
    QStringList places; //!< "endpoint:HOST", "endpoint:NAME": an allowed place allows every name there
    QStringList placesForDeny; //!< further names of the host, which a deny catches: "endpoint:localhost" of 127.0.0.1
    bool nameless = false; //!< a model list, a balance, a test: a rule that allows any model allows it
    bool namesOnTheirWord = true; //!< false: nobody vouches for the place, so it has to be allowed itself
    QDateTime now; //!< invalid: unknown, or not to be trusted
    QString ip; //!< the source address of the route; empty: there is none
    std::optional<model::Tier> tier;
    std::optional<qint64> tokens;
    std::optional<qint64> attachments;
};

} // namespace spyhop::policy
