// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditevents.h"
#include "core/admin/datakeyplace.h"
#include "core/admin/keychecks.h"

#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::admin {
namespace {

QString digestOrNone(const QString& digest)
{
    return digest.isEmpty() ? QStringLiteral("-") : digest;
}

} // namespace

AuditEvents::AuditEvents(const Parts& parts)
    : m_parts(parts)
    , m_files(policyFiles())
    , m_dataKeyPlace(dataKeyPlace(parts.privacy.dataKeyStore()))
{
    connect(&parts.policy, &policy::Guard::changed, this, &AuditEvents::followPolicy);
    connect(&parts.endpoints, &EndpointAdmin::keyWritten, this, [this](const QString& reference) {
        note(
            QStringLiteral("key"), {QStringLiteral("stored"), reference.section(u':', 0, 0), loggedKeyName(reference)});
    });
    connect(&parts.endpoints, &EndpointAdmin::keyRemoved, this, [this](const QString& reference) {
        note(QStringLiteral("key"),
            {QStringLiteral("removed"), reference.section(u':', 0, 0), loggedKeyName(reference)});
    });
    connect(&parts.privacy, &PrivacyAdmin::changed, this, &AuditEvents::followDataKey);
    connect(&parts.privacy, &PrivacyAdmin::unlocked, this, &AuditEvents::followDataKey);
    connect(&parts.privacy, &PrivacyAdmin::dataKeyReplaced, this, [this] {
        if (dataKeyPlace(m_parts.privacy.dataKeyStore()) == m_dataKeyPlace)
            note(QStringLiteral("key"), {QStringLiteral("renewed"), m_dataKeyPlace, QStringLiteral("data key")});
    });
    connect(&parts.privacy, &PrivacyAdmin::renewed, this, &AuditEvents::followDataKey);
    connect(&parts.privacy, &PrivacyAdmin::erased, this, &AuditEvents::followDataKey);
    // Where nothing was erased, too: another program may have moved it meanwhile.
    connect(&parts.privacy, &PrivacyAdmin::keyErased, this, &AuditEvents::followDataKey);
}

QList<AuditEvents::PolicyFile> AuditEvents::policyFiles() const
{
    QList<PolicyFile> result;
    for (const policy::Layer& layer : m_parts.policy.layers()) {
        const QString whose = layer.kind == policy::Layer::Kind::Administrator ? QStringLiteral("administrator")
                                                                               : QStringLiteral("own");
        for (qsizetype i = 0; i < layer.files.size(); ++i)
            result.append({whose, layer.files.at(i), layer.digests.value(i)});
    }
    return result;
}

void AuditEvents::followPolicy()
{
    const QList<PolicyFile> before = std::exchange(m_files, policyFiles());
    const auto in = [](const QList<PolicyFile>& files, const QString& path) {
        return std::find_if(
            files.cbegin(), files.cend(), [&path](const PolicyFile& file) { return file.path == path; });
    };
    const auto tell = [this](const PolicyFile& file, const QString& what, const QString& from, const QString& to) {
        note(QStringLiteral("policy"),
            {file.layer, what, QFileInfo(file.path).fileName(), digestOrNone(from), digestOrNone(to)});
    };
    for (const PolicyFile& file : before) {
        if (in(m_files, file.path) == m_files.cend())
            tell(file, QStringLiteral("removed"), file.digest, QString());
    }
    for (const PolicyFile& file : std::as_const(m_files)) {
        const auto old = in(before, file.path);
        if (old == before.cend())
            tell(file, QStringLiteral("added"), QString(), file.digest);
        else if (old->digest != file.digest)
            tell(file, QStringLiteral("replaced"), old->digest, file.digest);
    }
}

void AuditEvents::followDataKey()
{
    const QString now = dataKeyPlace(m_parts.privacy.dataKeyStore());
    const QString before = std::exchange(m_dataKeyPlace, now);
    const QString name = QStringLiteral("data key");
    if (now == before)
        return;
    if (before.isEmpty())
        note(QStringLiteral("key"), {QStringLiteral("stored"), now, name});
    else if (now.isEmpty())
        note(QStringLiteral("key"), {QStringLiteral("removed"), before, name});
    else
        note(QStringLiteral("key"), {QStringLiteral("moved"), now, name, before});
}

void AuditEvents::note(const QString& event, const QStringList& words)
{
    m_parts.log.post(observe::draftOfEvent(event, words, m_parts.clock.wallTime()));
}

} // namespace spyhop::admin
