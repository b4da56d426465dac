// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <memory>

namespace spyhop::store {

//! \brief spyhop.json: checked on reading, written atomically under a lock, unknown keys kept.
//!
//! Owner: Services. Thread: main. Emits changed() after a successful update().
class SettingsFile : public QObject {
    Q_OBJECT
public:
    explicit SettingsFile(const QString& profileFolder);

    //! Reads the file; a missing one gives defaults. Error: Settings, naming line, column and what was expected; the
    //! bad file is left alone and writing is refused until it reads again.
    [[nodiscard]] base::Status load();
    [[nodiscard]] const model::Settings& settings() const { return m_settings; }
    //! Validates, writes what differs from settings(), then announces: what another process changed meanwhile stands.
    //! Errors: Settings, Internal (disk).
    [[nodiscard]] base::Status update(const model::Settings& settings);
    //! From now on takes over what other processes and people write, as soon as it reads well.
    void follow();
    [[nodiscard]] QString path() const;
    //! Held by whoever reads, changes and writes the file `path`; whoever holds it keeps everybody else from changing
    //! it.
    [[nodiscard]] static QString lockPath(const QString& path) { return path + QStringLiteral(".lock"); }
    //! Reference syntax: keychain:NAME, env:NAME, vault:NAME, pkcs11:…; a literal key is refused with the command that
    //! stores it.
    [[nodiscard]] static base::Status checkKeyReference(const QString& reference);

Q_SIGNALS:
    void changed();
    //! After follow(): a file of the profile's folder was made, replaced or removed, by whomever; changed() came before
    //! if it was this one.
    void profileTouched();

private:
    [[nodiscard]] base::Expected<QByteArray> readText() const;
    void readAgain();

    QString m_folder;
    model::Settings m_settings;
    bool m_loadFailed = false;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QByteArray m_followed; //!< the text that was read last
};

} // namespace spyhop::store
