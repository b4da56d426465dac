// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/modelnames.h"
#include "core/policy/request.h"

#include <QtCore/QDate>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// How what somebody is about to do becomes what rules see. Pure.
namespace spyhop::policy {

//! What somebody is about to do, as the gateway sees it.
struct Question {
    QString endpoint; //!< its name
    QString host; //!< with which it is reached
    bool adHoc = false; //!< it stands in no settings: nobody vouches for what its models are
    QString asked; //!< model; empty: none was named
    QString there; //!< the model's name at the endpoint; empty: not known before its server was asked
    std::optional<model::Tier> tier;
    std::optional<qint64> tokens, attachments;
    QString ip; //!< source address of the route; empty: none
    QDateTime at = QDateTime(); //!< when it was done; invalid: it is about to be
};

//! What is asked of everything that goes to this endpoint: its names, host and tier.
[[nodiscard]] Question questionAt(const model::Endpoint& endpoint);

//! "user:alice", "user:team_a" and "team:team_a" for each of her teams.
[[nodiscard]] QStringList principalsOf(const QString& user, const QStringList& teams);

//! A name with the others of the same model. `resource` may be of any kind.
[[nodiscard]] Named namedModel(const QString& resource, const model::ModelNames& names, const QDate& day);

//! The question as rules see it. `now` invalid: the time is not known. `day` (UTC): which names are retired.
[[nodiscard]] Request requestOf(const Question& question, const QStringList& principals, const QDateTime& now,
    const model::ModelNames& names, const QDate& day);

} // namespace spyhop::policy
