// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/keylock.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <memory>

namespace spyhop::testsupport {

inline base::Secret secretOf(const char* text)
{
    return base::Secret::fromBytes(text, static_cast<qsizetype>(qstrlen(text)));
}

//! \brief A keychain in memory that can go missing. Owner: the KeyRing; the World outlives it.
class FakeKeychain final : public keys::Keychain {
public:
    struct World {
        QHash<QString, base::Secret> entries;
        bool available = true;
        bool locked = false; //!< it would ask for its password
        bool opensWhenAsked = false; //!< somebody answers then
        bool isRefused = false; //!< somebody answers that it stays closed
        int questions = 0; //!< how often it did
        int reads = 0;
        bool mangles = false; //!< what is read is not what was written
        struct Write {
            QString key;
            base::Secret secret;
            std::shared_ptr<keys::KeyLock> held;
        };
        QPointer<FakeKeychain> present; //!< the last one made over it
        bool holdsWrites = false;
        QList<Write> heldWrites; //!< not yet answered
    };
    FakeKeychain(World& world, base::Clock& clock)
        : m_world(world)
        , m_clock(clock)
    {
        m_world.present = this;
    }
    //! As a person does, while the program runs.
    void lock()
    {
        m_world.locked = true;
        Q_EMIT this->Keychain::locked();
    }
    std::unique_ptr<keys::KeyJob> read(const QString& service, const QString& name) override
    {
        ++m_world.reads;
        if (staysLocked())
            return asked();
        const QString key = service + u'/' + name;
        if (!m_world.available)
            return unavailable();
        if (!m_world.entries.contains(key))
            return settled(base::failure(base::ErrorCode::NotFound, QStringLiteral("no such entry")));
        if (m_world.mangles)
            return settled(base::Secret::fromBytes("mangled", 7));
        return settled(m_world.entries.value(key));
    }
    std::unique_ptr<keys::KeyJob> write(const QString& service, const QString& name, const base::Secret& secret,
        const std::shared_ptr<keys::KeyLock>& held) override
    {
        if (staysLocked())
            return asked();
        if (!m_world.available)
            return unavailable();
        if (m_world.holdsWrites) {
            m_world.heldWrites.append({service + u'/' + name, secret, held});
            return std::make_unique<keys::KeyJob>();
        }
        m_world.entries.insert(service + u'/' + name, secret);
        return settled(keys::KeyResult());
    }
    std::unique_ptr<keys::KeyJob> isOpen() override
    {
        if (m_world.locked)
            return locked();
        return m_world.available ? settled(keys::KeyResult()) : unavailable();
    }
    std::unique_ptr<keys::KeyJob> remove(const QString& service, const QString& name) override
    {
        if (staysLocked())
            return asked();
        if (!m_world.available)
            return unavailable();
        m_world.entries.remove(service + u'/' + name);
        return settled(keys::KeyResult());
    }

private:
    std::unique_ptr<keys::KeyJob> settled(const keys::KeyResult& result)
    {
        return std::make_unique<keys::SettledJob>(result, m_clock);
    }
    //! Its question is counted, if it asks one.
    bool staysLocked()
    {
        m_world.questions += m_world.locked ? 1 : 0;
        m_world.locked = m_world.locked && !m_world.opensWhenAsked;
        return m_world.locked;
    }
    std::unique_ptr<keys::KeyJob> asked()
    {
        return m_world.isRefused ? settled(base::failure(keys::refusedKeychain())) : locked();
    }
    std::unique_ptr<keys::KeyJob> locked() { return settled(base::failure(keys::lockedKeychain())); }
    std::unique_ptr<keys::KeyJob> unavailable()
    {
        return settled(base::failure(base::ErrorCode::Auth, QStringLiteral("not available")));
    }
    World& m_world;
    base::Clock& m_clock;
};

} // namespace spyhop::testsupport
