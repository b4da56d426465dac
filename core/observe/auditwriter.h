// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identity.h"
#include "core/base/random.h"
#include "core/db/mailbox.h"
#include "core/observe/auditcopies.h"
#include "core/observe/auditentry.h"
#include "core/observe/auditkey.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/auditsegment.h"
#include "core/seal/sealer.h"

#include <QtCore/QHash>
#include <condition_variable>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace spyhop::observe {

//! What an audit log is made with.
struct AuditSetup {
    QString folder; //!< of the log, inside the profile
    QByteArray origin; //!< of its checkpoints
    QString program; //!< "spyhop 0.1.0"
    base::Identity who;
    int keepDays = 0; //!< segments that ended earlier are removed; 0: none
    AuditCopier::Add addCopy; //!< how copies get into their folder; null: as addCopy() does
};

//! \brief Whether prompts may be kept, asked in the moment in which they are written. Called by the writer's thread.
class PromptConsent {
public:
    PromptConsent() = default;
    PromptConsent(const PromptConsent&) = delete;
    PromptConsent& operator=(const PromptConsent&) = delete;
    virtual ~PromptConsent() = default;
    //! False: there is no consent. True: there is, and nobody can withdraw it before release().
    [[nodiscard]] virtual bool hold() = 0;
    virtual void release() = 0;
};

//! How prompts are kept as text.
struct PromptKeeping {
    seal::Sealer sealer;
    std::shared_ptr<PromptConsent> consent; //!< null: there is nobody who could withdraw it
};

//! \brief The thread that writes the audit log: groups of entries with one sync each (as core/db: at most 2 ms or 64),
//! and rows of the manifest between them.
//!
//! Owner: AuditLog. Lock-based code on std primitives alone. The destructor does what was posted, ends the segment,
//! then joins.
class AuditWriter {
public:
    //! \brief Hears of each checkpoint, on the writer's thread.
    class Listener {
    public:
        Listener() = default;
        Listener(const Listener&) = delete;
        Listener& operator=(const Listener&) = delete;
        virtual ~Listener() = default;
        //! `isSound`: the manifest still is what this process has known.
        virtual void checkpointMade(const SignedCheckpoint& checkpoint, bool isSound) = 0;
        //! On some other thread: how it stands with the folder for copies, when that is another than before.
        virtual void copyEnded(const QString& folder, CopyState state) = 0;
        virtual void comparedWithKnown(bool holds) = 0;
        virtual void segmentEnded() = 0; //!< as somebody asked; its checkpoint was told before
    };

    struct Append {
        AuditDraft draft;
        quint64 ticket = 0; //!< 0: nobody waits, and the entry is tried again until it is written
    };
    struct SetKey {
        base::Secret secret; //!< empty: there is none
    };
    struct SetKeeping {
        std::optional<PromptKeeping> keeping; //!< prompts are kept as text, sealed; nothing: they are not
    };
    struct SetCopies {
        AuditCopies copies;
    };
    struct SetKeepDays {
        int days = 0;
    };
    struct KeepState {
        bool ends = false; //!< nothing more is expected
        bool tells = false; //!< even if there is nothing new
    };
    struct Compare {
        Checkpoint known; //!< what the key store remembers
    };
    struct Flush {
        std::promise<void>* done = nullptr; //!< everything before it has been written
    };
    struct Job {
        std::variant<Append, SetKey, SetKeeping, SetCopies, SetKeepDays, KeepState, Compare, Flush> what;
        QDateTime at; //!< UTC, when it was posted
    };

    AuditWriter(const AuditSetup& setup, quint64 seed, db::Mailbox& mailbox, Listener& listener);
    AuditWriter(const AuditWriter&) = delete;
    AuditWriter& operator=(const AuditWriter&) = delete;
    ~AuditWriter();

    void post(Job job);

private:
    void work();
    [[nodiscard]] std::vector<Job> take();
    void carryOut(std::vector<Job>& jobs);
    void control(const Job& job);
    void write(std::vector<Job>& group);
    [[nodiscard]] bool holdsConsent(const std::vector<Job>& group) const;
    [[nodiscard]] base::Status append(const std::vector<QByteArray>& entries, const QDateTime& at);
    [[nodiscard]] base::Status ensureSegment(const QDateTime& at);
    [[nodiscard]] QByteArray finish(const AuditDraft& draft, bool keepsPrompt);
    void useKey(const base::Secret& secret, const QDateTime& at);
    void digestLate(const QDateTime& at);
    void keepState(ManifestRow::Kind kind, const QDateTime& at);
    [[nodiscard]] base::Status putOwedRow(const QDateTime& at);
    void tend(const QDateTime& at);
    [[nodiscard]] bool isTooOld(const SegmentLife& life, const QDateTime& at) const;
    [[nodiscard]] std::optional<ManifestRow> recover(const QString& segment, const QDateTime& at);
    void tell(const base::Expected<SignedCheckpoint>& checkpoint);
    void lastWords(const QDateTime& at);

    const AuditSetup m_setup;
    db::Mailbox& m_mailbox;
    Listener& m_listener;

    std::mutex m_mutex;
    std::condition_variable m_posted;
    std::deque<Job> m_queue; //!< guarded by m_mutex, as are the next two
    int m_urgent = 0; //!< jobs in the queue that end a group's wait
    bool m_stop = false;

    // The thread's own.
    base::Random m_random;
    AuditManifest m_manifest;
    std::unique_ptr<AuditSegment> m_segment;
    qint64 m_stated = 0; //!< entries of the segment that the manifest knows of
    bool m_isListed = false; //!< the manifest knows of the segment
    bool m_owesRow = false; //!< one that was due could not be written yet: until it is, nothing is appended
    bool m_isTended = false; //!< since it began, what others have left was looked after
    std::optional<AuditKey> m_key;
    bool m_keyIsSettled = false; //!< it came, or it is certain that none will
    std::optional<PromptKeeping> m_keeping;
    AuditCopies m_copies;
    int m_keepDays;
    std::vector<QByteArray> m_owed; //!< outcomes that could not be written yet
    //! A prompt that was announced before it was known whether there is a key.
    struct Undigested {
        model::ChatRequest request;
        bool hasEnded = false; //!< its outcome is written
    };
    QHash<QString, Undigested> m_undigested; //!< by call
    std::optional<SignedCheckpoint> m_last;
    std::size_t m_lastGroup = 0; //!< jobs carried out together
    QDateTime m_now; //!< of the newest job
    AuditCopier m_copier;
    std::thread m_thread;
};

} // namespace spyhop::observe
