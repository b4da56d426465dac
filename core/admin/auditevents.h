// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "core/observe/auditlog.h"
#include "core/policy/guard.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

namespace spyhop::admin {

//! \brief Tells the audit log what becomes of policies and keys: which file or key and where, never what a key is
//! (docs/formats/audit.md, `event`).
//!
//! Whoever has changed a policy, each process tells that it goes by another one from now on. Owner: Services, after
//! what it listens to. Thread: main.
class AuditEvents : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        observe::AuditLog& log;
        policy::Guard& policy;
        EndpointAdmin& endpoints;
        PrivacyAdmin& privacy;
    };
    explicit AuditEvents(const Parts& parts);

private:
    //! One file of a policy, as it was read.
    struct PolicyFile {
        QString layer, path, digest;
    };
    [[nodiscard]] QList<PolicyFile> policyFiles() const;
    void followPolicy();
    void followDataKey();
    void note(const QString& event, const QStringList& words);

    const Parts m_parts;
    QList<PolicyFile> m_files;
    QString m_dataKeyPlace; //!< empty: there is none
};

} // namespace spyhop::admin
