// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/observe/auditwriter.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::observe {

//! \brief The tamper-evident log of every call and every try (docs/formats/audit.md): one segment per process, a hash
//! tree over each, signed checkpoints over all of them.
//!
//! Metadata only, so it is kept without consent. Nothing lies on the disk before the first entry. Owner: Services,
//! before the Recorder. Thread: main; it writes on one of its own. The destructor writes what was posted and ends the
//! segment.
class AuditLog : public QObject, private AuditWriter::Listener {
    Q_OBJECT
public:
    AuditLog(base::Clock& clock, base::Random& random, const AuditSetup& setup);
    ~AuditLog() override;

    //! Durable before its ticket speaks. Error: Internal (disk full or failing): then nothing must be done that needed
    //! the entry.
    [[nodiscard]] std::unique_ptr<db::WriteTicket> write(const AuditDraft& draft);
    //! As write(), when nobody waits for it; while the disk is full it is kept and tried again.
    void post(const AuditDraft& draft);

    //! From now on checkpoints are signed, entries tagged, prompts digested. Empty: there is no key.
    void setKey(const base::Secret& secret);
    //! How prompts are kept as text, sealed. Nothing: they are not.
    void keepPrompts(const std::optional<PromptKeeping>& keeping);
    void setCopies(const AuditCopies& copies);
    void setKeepDays(int days);
    //! What the key store remembers of earlier: if the log does not hold it, no checkpoint is sound any more.
    //! compared() follows.
    void compareWith(const Checkpoint& known);
    //! Ends the segment; checkpointed(), then ended() follow. Whatever comes later begins another.
    void endSegment();
    //! Blocks until everything posted before is written, or could not be: tests and commands only.
    void flush();
    [[nodiscard]] bool hasWritten() const { return m_hasWritten; } //!< anything since the start

    [[nodiscard]] const AuditSetup& setup() const { return m_setup; }

Q_SIGNALS:
    //! Something is about to be written for the first time since the start.
    void begun();
    //! From the event loop. `isSound`: nothing that the log held since this process knows it, or that the key store
    //! remembers, has gone.
    void checkpointed(const QByteArray& note, bool isSound);
    void compared(bool holds); //!< compareWith()
    //! How it stands with the folder for copies of checkpoints, when that is another than before; from the event loop.
    void copied(const QString& folder, spyhop::observe::CopyState state);
    void ended(); //!< endSegment(): everything before it is written and told

private:
    void checkpointMade(const SignedCheckpoint& checkpoint, bool isSound) override;
    void copyEnded(const QString& folder, CopyState state) override;
    void comparedWithKnown(bool holds) override;
    void segmentEnded() override;
    void enqueue(const AuditDraft& draft, quint64 ticket);
    void control(decltype(AuditWriter::Job::what) what);

    base::Clock& m_clock;
    const AuditSetup m_setup;
    db::Mailbox m_mailbox;
    std::unique_ptr<base::Timer> m_stateTimer;
    bool m_hasWritten = false;
    std::unique_ptr<AuditWriter> m_writer; //!< ends first
};

} // namespace spyhop::observe
