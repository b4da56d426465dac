// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::base {

//! \brief Who policy and audit say is asking: an account of the operating system and the teams it belongs to. A value.
//!
//! Never taken from an environment variable or a setting: those the user could change.
struct Identity {
    QString user; //!< the account's name; its number if it has none
    QStringList teams; //!< sorted, each once
    bool managed = false; //!< the teams come from an administrator's file, not from the account's groups
    QString source; //!< the administrator's file; empty: the operating system
    bool operator==(const Identity&) const = default;
};

//! The account this process runs as (its real user id) and the names of its groups. Windows: the account alone.
[[nodiscard]] Identity accountOfProcess();

//! \brief Puts the teams of an administrator's file in the place of the groups.
//!
//! `text` is JSON: `{"version": 1, "teams": {"research": ["ann", "bob"]}}`; an account that no team names has no team.
//! Error: Settings, naming line and column.
[[nodiscard]] Expected<Identity> withTeams(const Identity& account, const QByteArray& text, const QString& source);

//! `account`, with the teams of `teams.json` in `folder` if there is one, for which `owner`, a user's number, has to
//! vouch. Errors: as identityOfProcess().
[[nodiscard]] Expected<Identity> identityIn(const QString& folder, unsigned owner, const Identity& account);

//! accountOfProcess(), with the teams of `teams.json` in administratorFolder() if there is one. Errors: Settings
//! (somebody else could have written that file, or it is no valid JSON), Unreadable: then nobody may be let in.
[[nodiscard]] Expected<Identity> identityOfProcess();

} // namespace spyhop::base
