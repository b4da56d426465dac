// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/datakeyrenewal.h"

#include "core/admin/otherjobs.h"
#include "core/base/problem.h"

#include <QtCore/QCoreApplication>
#include <utility>

namespace spyhop::admin {

DataKeyRenewal::DataKeyRenewal(keys::KeyRing& keys, store::Places& places)
    : m_keys(keys)
    , m_places(places)
{
}

void DataKeyRenewal::begin(const QString& profileFolder, const base::Secret& passphrase, keys::DataKeyStore store)
{
    if (const qint64 process = otherProcessWithAJob(profileFolder); process != 0) {
        const base::Status busy = base::failure(base::problem(base::ErrorCode::Usage, QString(),
            QCoreApplication::translate("spyhop::admin::PrivacyAdmin", "Another program runs a batch (process %1).")
                .arg(process),
            QCoreApplication::translate(
                "spyhop::admin::PrivacyAdmin", "Wait until it has ended, or stop it; then renew the data key.")));
        QMetaObject::invokeMethod(
            this, [this, busy] { Q_EMIT finished(busy); }, Qt::QueuedConnection);
        return;
    }
    m_isReplacing = true;
    m_job = m_keys.renewDataKey(passphrase, store);
    connect(m_job.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& key) {
        m_isReplacing = false;
        if (!key) {
            const base::Status status = base::failure(key.error());
            Q_EMIT failed(status);
            return;
        }
        m_places.setDataKeys(*key, m_keys.formerDataKeys());
        Q_EMIT replaced();
    });
}

void DataKeyRenewal::reseal(db::Database* database)
{
    const base::Expected<seal::Sealer> sealer = m_places.sealer(true);
    if (!database || !sealer)
        return;
    m_isResealing = true;
    m_resealing = std::make_unique<store::Resealing>(*database, *sealer);
    connect(m_resealing.get(), &store::Resealing::finished, this, [this](const base::Status& status) {
        m_isResealing = false;
        const base::Status noted = status ? m_keys.noteResealed() : status;
        Q_EMIT finished(noted);
    });
}

bool DataKeyRenewal::stopResealing()
{
    m_resealing.reset();
    return std::exchange(m_isResealing, false);
}

} // namespace spyhop::admin
