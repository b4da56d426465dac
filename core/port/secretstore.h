// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace spyhop::port {

//! \brief Where API keys come from. A reference ("keychain:deepseek", "env:NAME") is looked up in memory; loading it
//! from the operating system is asynchronous.
//!
//! Owner: Services. Thread: the pipeline's.
class SecretStore : public QObject {
    Q_OBJECT
public:
    enum class State { Loading, Ready, Failed };

    //! Starts loading the reference unless it is loaded or loading; an empty reference is Ready with an empty secret.
    //! changed() follows from the event loop, never from within this call.
    virtual State request(const QString& reference) = 0;
    //! What request() has led to. Error: Auth (no such key, keychain locked or missing) or Settings (bad reference).
    [[nodiscard]] virtual base::Expected<base::Secret> secret(const QString& reference) const = 0;

Q_SIGNALS:
    void changed(const QString& reference);
};

} // namespace spyhop::port
