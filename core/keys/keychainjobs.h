// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"

#include <QtCore/QString>
#include <functional>

namespace spyhop::keys {

//! \brief Whether a keychain answers: writes, reads back and removes an entry of no meaning.
class ProbeJob final : public ChainJob {
    Q_OBJECT
public:
    ProbeJob(Keychain& keychain, const QString& service);

private:
    enum class Stage { Writing, Reading, Removing };
    void stepDone(const KeyResult& result) override;

    Keychain& m_keychain;
    QString m_service;
    base::Secret m_secret;
    Stage m_stage = Stage::Writing;
};

//! \brief Goes to the keychain only if that is open, so that nobody is asked for a password out of the blue.
class QuietJob final : public ChainJob {
    Q_OBJECT
public:
    //! `then`: what is asked of the open keychain.
    QuietJob(Keychain& keychain, std::function<std::unique_ptr<KeyJob>()> then);

private:
    void stepDone(const KeyResult& result) override;

    std::function<std::unique_ptr<KeyJob>()> m_then;
    bool m_isLooking = true;
};

//! \brief Removes an entry that is there: a keychain says of any that it has removed it. done(): NotFound, if there is
//! none.
class RemoveJob final : public ChainJob {
    Q_OBJECT
public:
    RemoveJob(Keychain& keychain, const QString& service, const QString& name);

private:
    void stepDone(const KeyResult& result) override;

    Keychain& m_keychain;
    QString m_service, m_name;
    bool m_isLooking = true;
};

} // namespace spyhop::keys
