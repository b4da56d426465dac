// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/keys/keyfile.h"
#include "core/keys/tokeninfo.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace spyhop::keys {

//! \brief token.json in the profile: which token is used, and what it has sealed.
//!
//! Each call reads the file afresh and writes it atomically under a lock (KeyFile). Format: docs/formats/token.md.
class TokenFile {
public:
    explicit TokenFile(const QString& profileFolder);
    //! One of another name, to be read.
    [[nodiscard]] static TokenFile atPath(const QString& path);

    //! The chosen token; an empty label: none. Error: Unreadable.
    [[nodiscard]] base::Expected<TokenChoice> choice() const;
    //! Another token opens nothing of what the last one sealed: that must have been removed before. Error: Usage.
    [[nodiscard]] base::Status choose(const TokenChoice& token) const;
    //! Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<QByteArray> sealed(const QString& name) const;
    [[nodiscard]] base::Status setSealed(const QString& name, const QByteArray& sealed) const;
    //! Error: NotFound.
    [[nodiscard]] base::Status remove(const QString& name) const;
    //! Takes over which token `before` has chosen and, `withKeys`, what that sealed, the data key excepted: what stands
    //! here already stays. Nothing is taken from a file that chose another token, or that cannot be read.
    [[nodiscard]] base::Status takeOver(const TokenFile& before, bool withKeys) const;
    //! Names of the API keys in it, without the program's own entries. Error: Unreadable.
    [[nodiscard]] base::Expected<QStringList> names() const;

private:
    explicit TokenFile(const KeyFile& file);

    KeyFile m_file;
};

} // namespace spyhop::keys
