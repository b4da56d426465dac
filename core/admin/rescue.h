// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <optional>

// A profile that does not open: what can be set aside, so that the rest goes on. Blocks; before Services are there.
namespace spyhop::admin {

//! What could be done about a damaged file.
struct Rescue {
    enum class Kind {
        LastSettings, //!< the settings of the last start take the damaged ones' place; consent is asked for anew
        EmptyDatabase //!< the damaged database goes aside, and an empty one is begun
    };
    Kind kind = Kind::EmptyDatabase;
    QString path; //!< of the damaged file
    bool operator==(const Rescue&) const = default;
};
//! What would help against this failure to open the profile; nothing: it is no damage (a full disk, a busy database,
//! missing rights, a newer version), or nothing helps.
[[nodiscard]] std::optional<Rescue> rescueFor(const QString& profileFolder, const base::Error& failure);
//! The damaged file stays beside the new one, as NAME.damaged-TIME; its path. Empty: the file has been mended
//! meanwhile, and nothing was done. Error: Internal (disk, another program is opening the profile).
[[nodiscard]] base::Expected<QString> carryOut(const Rescue& rescue, const QDateTime& now);

//! At each start, once the settings were read: remembers them as the last good ones.
void keepGoodSettings(const QString& profileFolder);

} // namespace spyhop::admin
