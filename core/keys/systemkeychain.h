// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keychaindoor.h"

namespace spyhop::keys {

//! \brief The computer's own keychain by way of qtkeychain. Never falls back to plain text.
class SystemKeychain final : public Keychain {
public:
    explicit SystemKeychain(base::Clock& clock);
    [[nodiscard]] std::unique_ptr<KeyJob> read(const QString& service, const QString& name) override;
    [[nodiscard]] std::unique_ptr<KeyJob> write(const QString& service, const QString& name, const base::Secret& secret,
        const std::shared_ptr<KeyLock>& held) override;
    [[nodiscard]] std::unique_ptr<KeyJob> isOpen() override;
    [[nodiscard]] std::unique_ptr<KeyJob> remove(const QString& service, const QString& name) override;

private:
    void watch();

    base::Clock& m_clock;
    KeychainDoor m_door;
    std::unique_ptr<QObject> m_watch; //!< once a secret of it may be in memory
};

} // namespace spyhop::keys
