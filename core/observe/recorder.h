// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/outcome.h"
#include "core/observe/auditentry.h"
#include "core/observe/auditlog.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::observe {

//! \brief Takes exactly one CallRecord per Call, whatever happened to it, and the intents before them.
//!
//! Metadata only (no text, title, file name or server text), so it is kept without consent. Owner: Services. Thread:
//! main.
class Recorder : public QObject {
    Q_OBJECT
public:
    explicit Recorder(db::Database& database);
    //! Everything is written to the audit log as well, from now on; it outlives this. Without one (tests of other
    //! things) the database alone keeps intents.
    void setAuditLog(AuditLog& log, base::Clock& clock);

    //! "This call is about to be sent": durable before the first byte leaves.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> intend(const Intent& intent);
    //! A try has ended, and its call goes on.
    void tryEnded(const TryEnd& end);
    //! In the audit log alone, before the call's record.
    void denied(const Denied& denied);
    void record(const model::CallRecord& record);
    //! The answer to a request that was left at a provider. It may be fetched again after a restart: the last one
    //! stands.
    void recordFetched(const model::CallRecord& record);

    //! One small request that is no call (a model list, a balance, a probe): as intend() and record(), in the audit log
    //! alone. Null: there is none, and nothing to wait for.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> intendRequest(const Intent& intent);
    void recordRequest(const model::CallRecord& record);

    [[nodiscard]] qint64 recorded() const { return m_recorded; } //!< by this process

Q_SIGNALS:
    void recordAdded(const spyhop::model::CallRecord& record);

private:
    void write(const model::CallRecord& record, const QString& insert);

    db::Database& m_database;
    AuditLog* m_log = nullptr;
    base::Clock* m_clock = nullptr; //!< with m_log
    qint64 m_recorded = 0;
};

} // namespace spyhop::observe
