// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <functional>

namespace spyhop::base {
class FileLock;
}

namespace spyhop::keys {

//! \brief A JSON file of the profile that holds sealed keys by name, shared with other processes: vault.json and
//! token.json.
//!
//! Each call reads the file afresh; it is written atomically, under a lock (beside it, with “.lock” behind its name).
//! Owner: Vault, TokenFile. A value; may be used from any thread.
class KeyFile {
public:
    //! What its errors say: QT_TRANSLATE_NOOP(context, …).
    struct Words {
        const char* context;
        const char* damaged;
        const char* remedy; //!< of a damaged one
        const char* locked; //!< by another program
        const char* noSuchKey;
    };
    KeyFile(const QString& folder, const QString& name, const Words& words);

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool exists() const;
    //! Empty: there is none. Error: Unreadable.
    [[nodiscard]] base::Expected<QJsonObject> read() const;
    //! Reads, changes and writes under the lock; an error of `change` leaves the file as it was. Errors: Settings,
    //! Internal, Unreadable.
    [[nodiscard]] base::Status change(const std::function<base::Status(QJsonObject&)>& change) const;

    //! For what is no change(): one process at a time reads and writes the file while it holds this. Makes the folder
    //! if need be. Errors: Settings, Internal.
    [[nodiscard]] base::Status lock(base::FileLock& lock) const;
    [[nodiscard]] QString lockPath() const;
    //! Under the lock only.
    [[nodiscard]] base::Status write(const QJsonObject& root) const;

    //! Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<QByteArray> sealed(const QString& name) const;
    //! Errors: NotFound, change()'s.
    [[nodiscard]] base::Status remove(const QString& name) const;

    //! Unreadable, in words.
    [[nodiscard]] tl::unexpected<base::Error> damaged() const;

private:
    [[nodiscard]] QString text(const char* source) const;
    [[nodiscard]] tl::unexpected<base::Error> noSuchKey() const;

    QString m_folder, m_path;
    Words m_words;
};

} // namespace spyhop::keys
