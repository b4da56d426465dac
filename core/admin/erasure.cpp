// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/erasure.h"

#include "core/admin/datakeywords.h"
#include "core/admin/otherjobs.h"
#include "core/admin/privacyadmin.h"
#include "core/base/problem.h"
#include "core/base/sentences.h"

#include <QtCore/QPointer>

namespace spyhop::admin {

Erasure::Erasure(const Parts& parts)
    : m_parts(parts)
{
}

Erasure::~Erasure() = default;

base::Error Erasure::tooLate(base::ErrorCode code)
{
    return base::problem(code, QString(), PrivacyAdmin::tr("Everything was erased a moment ago."),
        PrivacyAdmin::tr("Start Spyhop again before you allow storing."));
}

void Erasure::begin(bool leavesKey)
{
    if (m_isUnderWay)
        return;
    m_hasRefused = false;
    if (m_parts.renewal.isReplacing()) { // the fresh key would be written after the old one's end
        return refuse(base::problem(base::ErrorCode::RefusedConsent, QString(),
            PrivacyAdmin::tr("Nothing was erased: the data key is being renewed."),
            PrivacyAdmin::tr("Erase once more when that has ended.")));
    }
    const qint64 process = m_parts.keys.hasDataKey() ? otherProcessWithAJob(m_parts.profileFolder) : 0;
    if (process != 0) {
        return refuse(base::problem(base::ErrorCode::Usage, QString(),
            PrivacyAdmin::tr("Nothing was erased: another program runs a batch (process %1).").arg(process),
            PrivacyAdmin::tr("Wait until it has ended, or stop it; then erase once more.")));
    }
    m_isUnderWay = true;
    Q_EMIT begun();
    const QString places = everyDataKeyPlace(m_parts.keys, m_parts.places.hasDataKey());
    m_job = leavesKey ? m_parts.keys.eraseAllButDataKey() : m_parts.keys.eraseDataKey();
    connect(m_job.get(), &keys::KeyJob::done, this,
        [this, places](const base::Expected<base::Secret>& gone) { keyEnded(gone, places); });
}

void Erasure::refuse(const base::Error& reason)
{
    const base::Status status = base::failure(reason);
    QMetaObject::invokeMethod(
        this, [this, status] { Q_EMIT refused(status); }, Qt::QueuedConnection);
}

//! `places`: where the key lay when it began.
void Erasure::keyEnded(const base::Expected<base::Secret>& gone, const QString& places)
{
    m_isUnderWay = false;
    m_leftIn = m_parts.keys.isDataKeyLeft() ? places : QString();
    if (gone || m_parts.keys.isDataKeyErased())
        eraseStored(gone ? base::Status() : base::failure(gone.error()));
    else
        tellRefusal(gone.error());
}

void Erasure::tellRefusal(const base::Error& reason)
{
    base::Error error = reason;
    error.code = base::ErrorCode::RefusedConsent;
    error.whom.clear();
    error.what = base::joinSentences({PrivacyAdmin::tr("Nothing was erased, and the data key still lies in: %1.")
                                          .arg(everyDataKeyPlace(m_parts.keys, m_parts.places.hasDataKey())),
        reason.what});
    const keys::DataKeyStore store = m_parts.keys.dataKeyStore();
    const bool liesElsewhere = store == keys::DataKeyStore::Token || store == keys::DataKeyStore::Keychain
        || !m_parts.keys.formerPlaces().isEmpty();
    m_hasRefused = liesElsewhere && reason.code == base::ErrorCode::Auth;
    if (m_hasRefused && store == keys::DataKeyStore::Keychain)
        error.remedy = PrivacyAdmin::tr("Unlock the keychain, then erase once more.");
    Q_EMIT keyStayed(error);
}

//! `vault`: whether its file has gone too.
void Erasure::eraseStored(const base::Status& vault)
{
    // What is under way knows the key yet.
    const bool wasResealing = m_parts.renewal.stopResealing();
    m_parts.places.forgetDataKeys();
    m_isDone = true;
    const QPointer<Erasure> self(this);
    base::Status status = m_parts.given.revoke(model::allConsentKinds());
    if (!self)
        return;
    const auto how = m_leftIn.isEmpty() ? StoredData::Emptying::Rows : StoredData::Emptying::Bytes;
    if (const base::Status emptied = m_parts.stored.empty(how); !emptied)
        status = emptied;
    if (!vault)
        status = vault;
    Q_EMIT done(status, wasResealing);
}

} // namespace spyhop::admin
