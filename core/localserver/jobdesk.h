// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/localserver/bill.h"
#include "core/localserver/faults.h"
#include "core/localserver/reply.h"
#include "core/localserver/requestparser.h"
#include "core/localserver/script.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <map>
#include <optional>

namespace spyhop::localserver {

//! What the desk has seen. A value; part of GET /_stats.
struct JobStats {
    qint64 submissions = 0; //!< POST tasks, batch, batches that were taken, repetitions of an Idempotency-Key included
    qint64 answered = 0; //!< requests that were worked on
    qint64 answeredTwice = 0; //!< of these, such as had been worked on before
    int maxHitsPerSubmission = 0; //!< the most often one Idempotency-Key of a submission has come
    qint64 uploads = 0;
    qsizetype files = 0; //!< kept now
    qint64 fetched = 0; //!< whose content was asked for
    qint64 deleted = 0;
};

//! \brief Tasks, batches and batch files of the built-in server. No socket and no timer: what becomes of work follows
//! from the time it is asked about. Owner: Router. Thread: any one.
class JobDesk {
public:
    //! `promptCache`: prompts that begin alike are told, and billed, as found in a prompt cache.
    JobDesk(quint64 seed, std::chrono::milliseconds delay, const base::Clock& clock, Faults& faults, Bill& bill,
        bool promptCache);

    struct Answer {
        int status = 200;
        QByteArray contentType = QByteArrayLiteral("application/json");
        QByteArray body;
        Headers headers;
    };
    //! Whether the path is one of …/tasks, …/batch, …/batches, …/files or below.
    [[nodiscard]] static bool isJobPath(const QByteArray& path);
    //! `line`: what the script says of this request; only its job faults count here.
    [[nodiscard]] Answer handle(const HttpRequest& request, const ScriptLine& line);
    [[nodiscard]] const JobStats& stats() const { return m_stats; }

    //! When the next callback is due; nothing if none is.
    [[nodiscard]] std::optional<base::SteadyTime> nextCallback() const;
    //! Those that are due, once.
    [[nodiscard]] QList<QUrl> takeCallbacks();

private:
    struct Task {
        QString id, key, callbackUrl;
        QByteArray body;
        base::SteadyTime made{0}, done{0};
        QDateTime created, over; //!< over: invalid until it is
        std::optional<QByteArray> answer; //!< {"result": …} or {"error": …} members, once it was worked on
        bool cancelled = false;
    };
    struct Batch {
        QString id, key, inputFile, outputFile, errorFile;
        base::SteadyTime made{0}, done{0};
        QDateTime created, over; //!< over: invalid until it is
        int expireAfter = -1, errorLines = 0;
        QString failure; //!< a sentence: the input cannot be read
        bool cancelled = false, worked = false;
        qsizetype lines = 0, completed = 0, failed = 0;
    };
    struct File {
        QString id, name;
        QByteArray bytes;
        QDateTime created;
    };
    //! One request worked on: its HTTP status and body.
    struct Worked {
        int status = 200;
        QByteArray body;
    };

    Answer tasks(const HttpRequest& request, const QList<QByteArray>& below, const ScriptLine& line);
    Answer makeTask(const HttpRequest& request, const ScriptLine& line);
    Answer batch(const HttpRequest& request);
    Answer batches(const HttpRequest& request, const QList<QByteArray>& below, const ScriptLine& line);
    Answer makeBatch(const HttpRequest& request, const ScriptLine& line);
    Answer files(const HttpRequest& request, const QList<QByteArray>& below);
    Answer takeFile(const HttpRequest& request);
    void work(Task& task);
    void work(Batch& batch);
    [[nodiscard]] Worked workOn(const QJsonObject& body, const QDateTime& at, bool inFile);
    [[nodiscard]] QByteArray taskBody(const Task& task) const;
    [[nodiscard]] QByteArray batchBody(const Batch& batch) const;
    [[nodiscard]] static QByteArray fileBody(const File& file);
    void countKey(const QString& key);
    QString addFile(const QString& name, const QByteArray& bytes);

    const quint64 m_seed;
    const std::chrono::milliseconds m_delay;
    const base::Clock& m_clock;
    Faults& m_faults;
    Bill& m_bill;
    const bool m_promptCache;
    JobStats m_stats;
    std::map<QString, Task> m_tasks;
    std::map<QString, Batch> m_batches;
    std::map<QString, File> m_files;
    QHash<QString, QString> m_byKey; //!< Idempotency-Key → task or batch
    QHash<QString, Answer> m_batchReplies; //!< by Idempotency-Key
    QHash<QString, int> m_hits;
    QHash<QByteArray, int> m_seen; //!< requests by digest
    int m_next = 1;
};

} // namespace spyhop::localserver
