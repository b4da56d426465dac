// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/places.h"

#include "core/store/writtenconsent.h"

namespace spyhop::store {

Places::Places()
    : m_memory(seal::Sealer::ephemeral())
{
}

Places::Places(Places&& other) noexcept = default;

Places& Places::operator=(Places&& other) noexcept = default;

Places::~Places() = default;

void Places::heed(const QString& settingsPath)
{
    m_written = std::make_unique<WrittenConsent>(settingsPath);
}

void Places::setDataKey(const base::Secret& key)
{
    setDataKeys(key, {});
}

void Places::setDataKeys(const base::Secret& key, const QList<base::Secret>& former)
{
    if (key.size() == seal::Sealer::keyBytes)
        m_disk.emplace(key, former);
}

bool Places::allows(model::ConsentKind kind) const
{
    return m_consent.allows(kind) && (!m_written || m_written->allows(kind));
}

bool Places::isStored(model::ConsentKind kind) const
{
    return m_disk.has_value() && allows(kind);
}

const seal::Sealer& Places::sealer(bool stored) const
{
    return stored && m_disk ? *m_disk : m_memory;
}

} // namespace spyhop::store
