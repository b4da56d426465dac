// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/places.h"

#include "core/store/writtenconsent.h"

#include <QtCore/QCoreApplication>

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

Place Places::placeNow(model::ConsentKind kind) const
{
    return isStored(kind) ? Place{true, *m_disk} : inMemory();
}

seal::Opener Places::opener(bool stored) const
{
    if (!stored)
        return m_memory;
    return m_disk ? seal::Opener(*m_disk) : seal::Opener::closed(locked());
}

base::Expected<seal::Sealer> Places::sealer(bool stored) const
{
    if (isLocked(stored))
        return base::failure(locked());
    return stored ? *m_disk : m_memory;
}

QVariant Places::sealed(bool stored, const QByteArray& plain, const QByteArray& context) const
{
    if (isLocked(stored))
        return QVariant::fromValue(locked());
    return (stored ? *m_disk : m_memory).seal(plain, context);
}

base::Error Places::locked()
{
    base::Error error;
    error.code = base::ErrorCode::RefusedConsent;
    error.what = QCoreApplication::translate("Places", "What is stored is locked.");
    error.remedy = QCoreApplication::translate("Places", "Unlock it first: its key opens it, nothing else does.");
    error.detail = QStringLiteral("the data key is not loaded"); // names no record
    return error;
}

} // namespace spyhop::store
