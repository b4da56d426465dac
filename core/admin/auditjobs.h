// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/observe/auditcall.h"
#include "core/observe/auditproof.h"
#include "core/observe/auditverify.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

// What windows and commands name from below (docs/architecture.md: they include floor 4).
namespace spyhop::admin {

using observe::AuditCall;
using observe::AuditContents;
using observe::AuditFilter;
using observe::AuditFinding;
using observe::AuditOrigin;
using observe::AuditProof;
using observe::AuditReport;

//! One entry of a call, as it stands in its file, and where.
struct AuditEntry {
    QByteArray json; //!< empty: it cannot be read any more
    std::optional<AuditProof> proof;
};

//! \brief Something that reads the whole audit log, on a thread of its own.
//!
//! Owner: one unique_ptr; destroying it stops the reading. Thread: main. Ends with its own finished().
class AuditJob : public QObject {
    Q_OBJECT
public:
    ~AuditJob() override;

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); //!< at most ten times a second

protected:
    explicit AuditJob(base::Clock& clock);
    //! Runs `read` on the thread, then the function it returned here.
    void run(std::function<std::function<void()>()> read);
    void join(); //!< for destructors, while what `read` touches still lives
    [[nodiscard]] observe::AuditProgress& progress() { return m_progress; }

private:
    observe::AuditProgress m_progress;
    std::unique_ptr<base::Timer> m_look;
    std::thread m_thread;
};

//! \brief Verifies the log.
class AuditCheck final : public AuditJob {
    Q_OBJECT
public:
    struct Copies {
        QStringList files; //!< checkpoints that were copied to another place, or extracts of the system's log
        QString folder; //!< where they go to; empty: nowhere
    };
    //! Errors of finished(), besides those of verifyAudit(): NotFound, Unreadable (a copy), Usage (none of them is of
    //! this log).
    AuditCheck(base::Clock& clock, const QString& folder, const observe::AuditTrust& trust, const Copies& copies);
    ~AuditCheck() override;

    //! Once finished(): why nothing could be added to the folder just now.
    [[nodiscard]] const std::optional<base::Error>& copyTrouble() const { return m_copyTrouble; }

Q_SIGNALS:
    void finished(const spyhop::base::Expected<spyhop::observe::AuditReport>& report);

private:
    std::optional<base::Error> m_copyTrouble;
};

//! \brief Reads every call there is.
class AuditReading final : public AuditJob {
    Q_OBJECT
public:
    AuditReading(base::Clock& clock, const QString& folder);
    ~AuditReading() override;

Q_SIGNALS:
    void finished(const spyhop::base::Expected<spyhop::observe::AuditContents>& contents);
};

//! \brief Which calls a filter lets through: their places, newest first.
class AuditFiltering final : public AuditJob {
    Q_OBJECT
public:
    AuditFiltering(base::Clock& clock, const AuditContents& contents, const AuditFilter& filter);
    ~AuditFiltering() override;

Q_SIGNALS:
    void finished(const QList<int>& places);
};

//! \brief The entries of one call, what was announced first, with their places in the trees.
class AuditLooking final : public AuditJob {
    Q_OBJECT
public:
    AuditLooking(base::Clock& clock, const QString& folder, const AuditContents& contents, const AuditCall& call);
    ~AuditLooking() override;

Q_SIGNALS:
    void finished(const QList<spyhop::admin::AuditEntry>& entries);
};

} // namespace spyhop::admin
