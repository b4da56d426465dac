// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditadmin.h"

#include "core/admin/standingconsent.h"
#include "core/base/log.h"
#include "core/keys/keychain.h"
#include "core/keys/ownentries.h"
#include "core/keys/ownentrysearch.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::admin {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds finishPatience = 3s; // a key store takes 25 ms; a command waits no longer to end

//! A place that is there and locked, not one that is missing.
bool isShut(const base::Expected<base::Secret>& read)
{
    if (read)
        return false;
    const QList<base::Error> shut{
        keys::vaultLocked(), keys::lockedKeychain(), keys::refusedKeychain(), keys::silentKeychain()};
    return shut.contains(read.error());
}

} // namespace

AuditAdmin::AuditAdmin(const Parts& parts)
    : m_parts(parts)
    , m_patience(parts.clock.makeTimer())
    , m_consent(parts.privacy.consent())
{
    connect(
        &parts.log, &observe::AuditLog::begun, this, [this] { lookForKey(keys::Asking::Never); }, Qt::QueuedConnection);
    connect(&parts.log, &observe::AuditLog::compared, this, &AuditAdmin::compared);
    connect(&parts.log, &observe::AuditLog::checkpointed, this, &AuditAdmin::keepCheckpoint);
    connect(&parts.log, &observe::AuditLog::copied, this, &AuditAdmin::copied);
    connect(&parts.log, &observe::AuditLog::ended, this, [this] {
        m_hasLast = true;
        finishIfDone();
    });
    connect(&parts.privacy, &PrivacyAdmin::changed, this, &AuditAdmin::follow);
    connect(&parts.privacy, &PrivacyAdmin::unlocked, this, [this] {
        follow();
        lookAgain(); // it may lie in the vault, which is open now
    });
    // A key that came from the keychain says that somebody has opened it.
    connect(&parts.keys, &keys::KeyRing::changed, this, [this](const QString& reference) {
        if (reference.startsWith(u"keychain:") && m_parts.keys.secret(reference))
            lookAgain();
    });
    connect(&parts.privacy, &PrivacyAdmin::erased, this, &AuditAdmin::noteErasure);
    connect(m_patience.get(), &base::Timer::fired, this, [this] {
        if (std::exchange(m_isFinishing, false))
            Q_EMIT finished();
    });
    follow();
}

AuditAdmin::~AuditAdmin() = default;

std::optional<bool> AuditAdmin::hasKey() const
{
    return m_isSettled ? std::optional(!m_secret.isEmpty()) : std::nullopt;
}

bool AuditAdmin::isKeyLocked() const
{
    return m_isSettled && m_secret.isEmpty() && m_isShut;
}

void AuditAdmin::follow()
{
    const model::Settings& settings = m_parts.settings.settings();
    m_parts.log.setCopies({settings.audit.syslog, settings.audit.folder});
    if (m_copyTrouble && settings.audit.folder != m_copyFolder) {
        m_copyTrouble.reset();
        Q_EMIT copyTroubleChanged();
    }
    m_parts.log.setKeepDays(settings.audit.keepDays);
    std::optional<observe::PromptKeeping> keeping;
    if (const store::Place place = m_parts.places.placeNow(model::ConsentKind::AuditPrompts); place.stored) {
        keeping = observe::PromptKeeping{place.sealer, std::make_shared<StandingConsent>(m_parts.settings.path())};
    }
    m_parts.log.keepPrompts(keeping);
    noteConsent();
}

void AuditAdmin::copied(const QString& folder, observe::CopyState state)
{
    if (folder != choice().folder)
        return; // another was chosen meanwhile
    m_copyFolder = folder;
    m_copyTrouble = observe::copyTrouble(folder, state);
    Q_EMIT copyTroubleChanged();
}

base::Status AuditAdmin::choose(const model::AuditChoice& choice)
{
    model::Settings settings = m_parts.settings.settings();
    settings.audit = choice;
    return m_parts.settings.update(settings);
}

//! What was agreed to, and when, belongs into the log.
void AuditAdmin::noteConsent()
{
    const model::Consent& now = m_parts.privacy.consent();
    if (now.kinds == m_consent.kinds)
        return;
    m_consent = now;
    m_parts.log.post(observe::draftOfEvent(QStringLiteral("consent"), consentWords(now), m_parts.clock.wallTime()));
}

//! The log stays; what was sealed in it has lost its key, and digests lose theirs.
void AuditAdmin::noteErasure()
{
    m_parts.log.keepPrompts(std::nullopt);
    m_parts.log.post(observe::draftOfEvent(QStringLiteral("erase"), {}, m_parts.clock.wallTime()));
    if (m_secret.isEmpty())
        m_owesDigests = true; // the key may be on its way: that this is written is why it is looked for
    else
        replaceDigests();
}

void AuditAdmin::replaceDigests()
{
    m_owesDigests = false;
    m_secret = observe::AuditKey::withFreshDigests(m_secret);
    m_parts.log.setKey(m_secret);
    m_digestJob = m_parts.keys.keepOwnEntry(keys::auditKeyEntry(), m_secret);
    connect(m_digestJob.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& kept) {
        if (!kept)
            qCWarning(logStore, "the key to the audit log's digests could not be replaced");
        m_digestJob.release()->deleteLater(); // it is emitting
        finishIfDone();
    });
}

void AuditAdmin::loadKey()
{
    if (m_isSettled && m_secret.isEmpty())
        m_isSettled = false; // nobody was asked before
    lookForKey(keys::Asking::Allowed);
}

//! The log has begun without a key, and there may be one now.
void AuditAdmin::lookAgain()
{
    if (!m_isSettled || !m_secret.isEmpty())
        return;
    m_isSettled = false;
    lookForKey(keys::Asking::Never);
}

void AuditAdmin::lookForKey(keys::Asking asking)
{
    if (m_isLoading || m_isSettled)
        return;
    m_isLoading = true;
    m_asking = asking;
    m_job = m_parts.keys.ownEntry(keys::auditKeyEntry(), asking);
    connect(m_job.get(), &keys::KeyJob::done, this, &AuditAdmin::keyRead);
}

void AuditAdmin::keyRead(const base::Expected<base::Secret>& secret)
{
    m_job.release()->deleteLater(); // it is emitting
    m_isShut = isShut(secret);
    if (secret && secret->size() == observe::AuditKey::bytes)
        return useKey(*secret);
    if (secret || secret.error().code != base::ErrorCode::NotFound)
        return settle(); // locked, missing, damaged: nothing is put in its place
    m_job = m_parts.keys.ownEntryOrMake(keys::auditKeyEntry(), observe::AuditKey::fresh(), m_asking);
    connect(m_job.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& kept) {
        m_job.release()->deleteLater();
        m_isShut = isShut(kept);
        if (!kept || kept->size() != observe::AuditKey::bytes)
            return settle();
        useKey(*kept);
    });
}

void AuditAdmin::useKey(const base::Secret& secret)
{
    m_secret = secret;
    if (m_owesDigests)
        replaceDigests();
    else
        m_parts.log.setKey(m_secret); // at once: calls are waiting for their digests
    m_job = m_parts.keys.ownEntry(keys::auditCheckpointEntry(), m_asking);
    connect(m_job.get(), &keys::KeyJob::done, this, &AuditAdmin::checkpointRead);
}

void AuditAdmin::checkpointRead(const base::Expected<base::Secret>& note)
{
    m_job.release()->deleteLater();
    if (note) {
        const QByteArray text(note->data(), note->size());
        if (const auto restored = observe::parseRestoreNote(text))
            return noteRestore(*restored);
        const auto known = observe::parseNote(text);
        if (known && known->checkpoint.origin == m_parts.log.setup().origin)
            m_known = *known;
    }
    // Before what is remembered may be replaced.
    if (m_known)
        m_parts.log.compareWith(m_known->checkpoint);
    else
        m_mayKeep = !note && note.error().code == base::ErrorCode::NotFound;
    settle();
}

//! A backup brings no log along. From here on what is logged is remembered; the log itself says since when. Until it
//! does, what the restore has left stays.
void AuditAdmin::noteRestore(const observe::RestoreNote& restored)
{
    m_restoreNoted
        = m_parts.log.write(observe::draftOfEvent(observe::restoreEvent(), restored.words(), m_parts.clock.wallTime()));
    connect(m_restoreNoted.get(), &db::WriteTicket::done, this, [this](const base::Status& written) {
        m_restoreNoted.release()->deleteLater(); // it is emitting
        m_mayKeep = written.has_value();
        settle();
    });
}

void AuditAdmin::settle()
{
    m_isLoading = false;
    m_isSettled = true;
    if (m_secret.isEmpty())
        m_parts.log.setKey(m_secret);
    if (m_isFinishing) // it has waited for the signature
        m_parts.log.endSegment();
    Q_EMIT keySettled();
}

void AuditAdmin::compared(bool holds)
{
    m_mayKeep = holds;
    m_isSpoilt = !holds;
    if (!holds) {
        qCWarning(logStore, "the audit log is not what the key store remembers");
        Q_EMIT spoilt();
    }
}

//! In order: what is older never comes after what is newer.
void AuditAdmin::keepCheckpoint(const QByteArray& note, bool isSound)
{
    const base::Expected<observe::CheckpointNote> parsed = observe::parseNote(note);
    if (m_mayKeep && isSound && parsed && !parsed->signature.isEmpty()) {
        m_next = note;
        m_known = *parsed;
        keepNext();
    }
    finishIfDone();
}

void AuditAdmin::keepNext()
{
    if (m_keeping || m_next.isEmpty())
        return;
    QByteArray note = std::exchange(m_next, {});
    m_keeping = m_parts.keys.keepOwnEntry(keys::auditCheckpointEntry(), base::Secret::take(note));
    connect(m_keeping.get(), &keys::KeyJob::done, this, [this](const base::Expected<base::Secret>& kept) {
        m_keeping.release()->deleteLater(); // it is emitting
        if (!kept)
            qCWarning(logStore, "the audit log's checkpoint could not be put into the key store");
        keepNext();
        finishIfDone();
    });
}

void AuditAdmin::finish()
{
    m_isFinishing = true;
    m_patience->start(m_parts.log.hasWritten() ? finishPatience : 0ms);
    m_hasLast = false;
    if (!m_parts.log.hasWritten())
        return;
    if (m_isSettled)
        m_parts.log.endSegment();
    else
        lookForKey(keys::Asking::Never); // the last row waits for its signature: settle()
}

void AuditAdmin::finishIfDone()
{
    if (!m_isFinishing || !m_hasLast || m_isLoading || m_keeping || m_digestJob)
        return;
    m_isFinishing = false;
    m_patience->stop();
    Q_EMIT finished();
}

std::unique_ptr<AuditCheck> AuditAdmin::check(const QStringList& copies) const
{
    observe::AuditTrust trust;
    trust.origin = m_parts.log.setup().origin;
    if (!m_secret.isEmpty())
        trust.key.emplace(m_secret);
    trust.known = m_known;
    return std::make_unique<AuditCheck>(m_parts.clock, folder(), trust, AuditCheck::Copies{copies, choice().folder});
}

std::unique_ptr<AuditReading> AuditAdmin::read() const
{
    return std::make_unique<AuditReading>(m_parts.clock, folder());
}

base::Expected<AuditProof> AuditAdmin::proof(const QString& segment, qint64 number) const
{
    return observe::proveEntry(folder(), segment, number);
}

base::Expected<QByteArray> AuditAdmin::entry(const QString& segment, qint64 number) const
{
    return observe::readEntry(folder(), segment, number);
}

base::Expected<QByteArray> AuditAdmin::prompt(const QString& segment, qint64 number, const QString& callId) const
{
    const base::Expected<QByteArray> json = entry(segment, number);
    if (!json)
        return json;
    const QByteArray sealed = QByteArray::fromBase64(
        QJsonDocument::fromJson(*json).object().value(QStringLiteral("prompt")).toString().toLatin1());
    if (sealed.isEmpty())
        return base::failure(base::ErrorCode::NotFound, tr("The prompt of this call was not kept."));
    if (!m_parts.privacy.hasDataKey())
        return base::failure(
            base::ErrorCode::Unreadable, tr("The prompt of this call opens no more. Its key was destroyed."));
    if (!m_parts.places.hasDataKey())
        return base::failure(base::ErrorCode::RefusedConsent, tr("The key to the kept prompts is not at hand."));
    const base::Expected<QByteArray> opened
        = m_parts.places.opener(true).open(sealed, "audit:" + callId.toUtf8() + ":prompt");
    if (!opened && opened.error().code == base::ErrorCode::Unreadable) // the key that is there is a later one
        return base::failure(base::ErrorCode::Unreadable,
            tr("The prompt of this call opens no more. Its key was destroyed, or the entry is damaged."));
    return opened;
}

} // namespace spyhop::admin
