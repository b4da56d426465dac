// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/clock.h"
#include "core/keys/keyring.h"

#include <memory>
#include <optional>

namespace spyhop::admin {

//! \brief A KeyAction over one KeyJob. Owner: whoever asked. Thread: main.
class KeyJobAction final : public KeyAction {
    Q_OBJECT
public:
    KeyJobAction(const QString& reference, std::unique_ptr<keys::KeyJob> job);

private:
    std::unique_ptr<keys::KeyJob> m_job;
};

//! \brief A KeyAction that asks the key ring whether a reference leads to a key. Owner: whoever asked. Thread: main.
class KeyCheckAction final : public KeyAction {
    Q_OBJECT
public:
    KeyCheckAction(const QString& reference, keys::KeyRing& keys, base::Clock& clock);

private:
    void look();

    QString m_reference;
    keys::KeyRing& m_keys;
    std::unique_ptr<base::Timer> m_start;
    bool m_done = false;
};

//! \brief A KeyAction that was refused before it began. Owner: whoever asked. Thread: main.
class RefusedKeyAction final : public KeyAction {
    Q_OBJECT
public:
    RefusedKeyAction(const base::Error& error, base::Clock& clock);

private:
    std::unique_ptr<base::Timer> m_start;
};

} // namespace spyhop::admin
