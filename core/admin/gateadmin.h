// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/privacygate.h"
#include "core/policy/privacygate.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>

namespace spyhop::gateway {
class Gateway;
}
namespace spyhop::policy {
class Guard;
}
namespace spyhop::store {
class SettingsFile;
}

namespace spyhop::admin {

//! What the privacy gate would do with a text, before it is sent.
struct GateLook {
    QList<model::SensitiveCount> found;
    QString sent; //!< the text as it would leave
    bool blocked = false; //!< it would not leave at all
    [[nodiscard]] bool isEmpty() const { return found.isEmpty(); }
};

//! \brief The privacy gate as window and commands set it. Owner: Services. Thread: main.
class GateAdmin : public QObject {
    Q_OBJECT
public:
    //! Borrowed; all outlive this.
    GateAdmin(store::SettingsFile& settings, gateway::Gateway& gateway, policy::Guard& guard);

    //! In force: what the person has set, and at least what the administrator wants.
    [[nodiscard]] model::GateRules rules() const;
    //! The administrator's: nothing laxer can be set.
    [[nodiscard]] model::GateRules floor() const;
    //! Why the administrator's rules cannot be read; then every kind is blocked.
    [[nodiscard]] std::optional<base::Error> floorError() const;
    //! Error: Settings, Internal (disk).
    [[nodiscard]] base::Status set(model::SensitiveKind kind, model::GateAction action);
    //! What it would do with a short text; one that is being written, with what is attached, is for GateLooking.
    [[nodiscard]] GateLook look(const QString& text) const;
    //! What these rules do with texts that were looked through; `sent` is the first of them. Any thread.
    [[nodiscard]] static GateLook lookAt(const QList<policy::SearchedText>& texts, const model::GateRules& rules);
    //! "2 e-mail addresses will be masked · 1 key or password will be sent as it is"; empty: nothing was found.
    [[nodiscard]] static QString words(const GateLook& look);

Q_SIGNALS:
    void changed();

private:
    store::SettingsFile& m_settings;
    gateway::Gateway& m_gateway;
    policy::Guard& m_guard;
};

} // namespace spyhop::admin
