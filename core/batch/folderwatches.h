// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/folderwatch.h"
#include "core/batch/lease.h"
#include "core/store/watchstore.h"

#include <memory>
#include <optional>
#include <vector>

namespace spyhop::batch {

//! A watched folder as lists show it.
struct WatchEntry {
    QString id;
    QString folder;
    int jobs = 0; //!< made so far
    bool isThere = false; //!< the folder can be looked into
    bool isKept = false; //!< it goes on after a restart
    bool isElsewhere = false; //!< another process watches it
    QString problem = QString(); //!< why nobody does, in a sentence; empty: somebody does
    model::BatchSpec terms = {}; //!< of its jobs, without id
    qint64 holder = 0; //!< isElsewhere: the ID of that process; 0: not known
};

//! \brief The folders that are watched until a person says otherwise: kept in the profile with consent to batches, else
//! as long as the process lives; consent that is given or revoked moves them. Of two processes one watches, be it this
//! one or `batch watch` (leaseForWatch()).
//!
//! Owner: Services. Thread: main. Files that came while nobody watched are asked about by the next reload().
class FolderWatches : public QObject {
    Q_OBJECT
public:
    FolderWatches(base::Clock& clock, base::Random& random, BatchManager& manager, store::WatchStore& store);
    ~FolderWatches() override;

    //! Takes up what the profile keeps. Error: the database's.
    [[nodiscard]] base::Status reload();
    //! Consent to batches may have come or gone: watches lie where it says from now on.
    void followConsent();
    //! What was stored is destroyed: nothing is watched any longer.
    void clear();
    [[nodiscard]] QList<WatchEntry> entries() const;
    //! What comes into the folder from now on. Returns its id; a folder that is watched with the same question stays
    //! so, by the terms of `spec`. Errors: Usage (no folder; another process watches it), the lease's.
    [[nodiscard]] base::Expected<QString> add(const model::BatchSpec& spec, const QString& folder);
    //! Ends it for good; its jobs stay. False: there is none of that name.
    bool remove(const QString& id);

Q_SIGNALS:
    void changed(); //!< entries()
    //! A job of what has come; it has been started.
    void made(const QString& jobId);
    void failed(const spyhop::base::Error& error);

private:
    struct Watch {
        store::KeptWatch kept;
        std::unique_ptr<Lease> lease;
        std::unique_ptr<FolderWatch> watch; //!< none: `problem` says why
        std::optional<base::Error> problem; //!< Usage: another process watches
        [[nodiscard]] bool isElsewhere() const { return problem && problem->code == base::ErrorCode::Usage; }
    };
    [[nodiscard]] bool isKnown(const QString& id) const;
    [[nodiscard]] bool takeLease(Watch& watch) const;
    [[nodiscard]] std::optional<qint64> holderOf(const Watch& watch) const;
    void begin(Watch& watch);
    void startLeft(Watch& watch);
    void takeMade(store::KeptWatch& kept);
    void lookAgain();
    void lookAgainLater();
    void aboutToMake(const QString& watchId, const QString& jobId);
    void jobMade(const QString& watchId, const QString& jobId);
    void keep(Watch& watch);
    [[nodiscard]] bool moveToTheirPlace();

    base::Clock& m_clock;
    base::Random& m_random;
    BatchManager& m_manager;
    store::WatchStore& m_store;
    std::vector<std::unique_ptr<Watch>> m_watches;
    std::unique_ptr<base::Timer> m_timer; //!< runs while one of them is not watched here
};

} // namespace spyhop::batch
