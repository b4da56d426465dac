// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/batchout.h"
#include "app/cli/command.h"
#include "core/model/batch.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <memory>
#include <optional>
#include <utility>

namespace spyhop::batch {
class AwakeKeeper;
}
namespace spyhop::port {
class WakeLock;
}

namespace spyhop::app {

//! \brief Runs a job that exists and tells of it: progress, item lines, the file of --out, the table at the end. Keeps
//! the computer awake meanwhile; a job that its sleep ends goes on afterwards.
//!
//! Owner: a command. Thread: main. Destroying it leaves the job as it is.
class BatchWatch : public QObject {
    Q_OBJECT
public:
    //! `out` empty: the table goes to stdout at the end.
    BatchWatch(const Context& context, const QString& jobId, const QString& out);
    ~BatchWatch() override;

    //! Starts the job. Errors: those of BatchManager::start().
    [[nodiscard]] base::Status start();
    //! As start(), of a job that had to wait for its turn. Errors: those of BatchManager::startUnlessCancelled().
    [[nodiscard]] base::Status startUnlessCancelled();
    //! As start(), for so many items: says then what all of them will come to, and leaves the job paused.
    [[nodiscard]] base::Status startTrial(int items);
    //! The job was made by this very command: if it is refused before anything was done, nothing of it is kept.
    void setFresh() { m_isFresh = true; }
    //! These are asked again; what is pending at the end was not asked for.
    void setSomeItems(const QList<qint64>& indexes)
    {
        m_someItems = true;
        m_again = indexes;
    }
    //! Stops it, writes what there is, says what was kept; returns 130, or how it ended if it just had.
    [[nodiscard]] int interrupt();

Q_SIGNALS:
    void finished(int exitStatus);

private:
    [[nodiscard]] static bool isOver(model::ItemState state);
    [[nodiscard]] static qint64 itemsOver(const model::JobSummary& job);
    [[nodiscard]] base::Status prepare();
    void jobChanged(const QString& id);
    void itemsChanged(const QString& id, const QList<qint64>& indexes);
    void jobFinished(const QString& id);
    void sleepBegins(const QString& id);
    void cutOff(const QString& id);
    void goneOn(const QString& id, const std::optional<base::Error>& why);
    void over(int status);
    //! Writes and says everything; the exit status.
    [[nodiscard]] int tellEnd(const model::JobSummary& job);
    void tellItem(const model::BatchItem& item, const model::ItemResult& result);
    //! Also finds out whether any answer or refusal was about an item, not about the endpoint.
    [[nodiscard]] QJsonObject doneShape(const model::JobSummary& summary) const;
    void tellMissingItems(const model::ItemCounts& counts);
    //! Of rows that were asked again: where no new answer came, and where a correction stands over it.
    void tellAgain();
    [[nodiscard]] int exitStatus(const model::JobSummary& job) const;
    [[nodiscard]] bool wasRefusedAtOnce(const model::JobSummary& job) const;
    //! Why the job did not end well, in words.
    void tellUnknown(const model::JobSummary& summary);
    void tellReason(const model::JobSummary& job, int status);
    void tellTrial(const model::JobSummary& job);
    //! What the privacy gate has masked in all of the job, if that is something.
    void tellMasked(const model::JobSummary& job) const;
    //! What goes on at providers and cannot be taken up again.
    void tellLost(const QList<model::SubmissionState>& left);
    [[nodiscard]] QString progressText(const model::JobSummary& job) const;
    [[nodiscard]] QString leftText() const;
    void tellRoom();
    //! By itself: it waits, or goes on. `why`: a word for scripts.
    [[nodiscard]] bool wasCutShort(const model::JobSummary& job) const;
    [[nodiscard]] const model::JobSummary* job() const;

    Context m_context;
    batch::BatchManager& m_batches;
    QString m_id;
    BatchOut m_out;
    QSet<qint64> m_told;
    QMap<std::pair<QString, QString>, int> m_answered; //!< items told, by endpoint and model
    QString m_sentAs, m_progress; // told already
    bool m_toldRoom = false; //!< that the disk is full
    std::optional<int> m_trial; //!< items
    bool m_isFresh = false, m_someItems = false;
    QList<qint64> m_again;
    bool m_againFailed = false; //!< of m_again, one has the answer from before
    bool m_againUnasked = false; //!< of m_again, one is still to be asked
    bool m_endsForSleep = false; //!< for good
    base::SteadyTime m_lastProgress{0};
    bool m_anyUsable = false; // an item failed for a reason of its own, or none failed: the endpoint works
    std::unique_ptr<port::WakeLock> m_wakeLock;
    std::unique_ptr<batch::AwakeKeeper> m_awake; //!< until it is over
};

} // namespace spyhop::app
