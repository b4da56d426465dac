// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/outcome.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>
#include <simdjson.h>

// What providers say of work that was left with them, whatever the dialect (docs/api.md, §1).
namespace spyhop::wire {

//! One request's answer.
struct JobAnswer {
    QString customId; //!< empty: the provider named none
    int status = 0; //!< HTTP status of this one request, 0 if none was given
    model::Completion completion;
    std::optional<base::Error> error;
};

//! Where a piece of work stands.
enum class JobProgress {
    Running, //!< and every word that is not known
    Ready, //!< done: results are there, or can be fetched
    Failed, //!< as a whole
    Cancelled, //!< what was finished by then can be fetched
    Expired, //!< likewise
};
//! queued, in_progress, PROGRESS, SUCCESS, canceled, …; case and separators do not matter.
[[nodiscard]] JobProgress jobProgress(const QString& word);

//! What a provider said of a piece of work.
struct JobNews {
    QString remoteId;
    QString word; //!< of its state, as it came
    JobProgress progress = JobProgress::Running;
    QString inputFile, outputFile, errorFile;
    qint64 finished = 0, total = 0; //!< requests; 0: not told
    std::optional<base::Error> error; //!< Failed: why
    QDateTime completedAt; //!< UTC: when it was over; invalid: not told
    QList<JobAnswer> answers; //!< those that came along
    bool hasAnswers = false; //!< all there are have come along
};

//! What a list of work said; a list that may go on elsewhere is not complete.
struct JobList {
    QList<JobNews> jobs;
    QStringList keys; //!< beside `jobs`: the Idempotency-Key each was made with, where the server tells
    bool complete = true;
    QString last; //!< where the next page begins after
};

//! A provider's name for something: a text or a number that can stand in a path. Empty: it cannot.
[[nodiscard]] QString remoteName(simdjson::dom::element object, std::string_view key);

//! When work was over: the first of completed_at, finished_at, finalized_at (OpenRouter), failed_at, expired_at,
//! cancelled_at that is a time (seconds or milliseconds since 1970, or ISO 8601). Invalid: none is.
[[nodiscard]] QDateTime completionTime(simdjson::dom::element work);
//! One line or entry of results: {custom_id, response: {status_code, body}, error} or {custom_id, status_code, body |
//! error}.
[[nodiscard]] JobAnswer readAnswer(simdjson::dom::element line);
//! A result as a completion: a chat completion, or a text, or an object that holds one.
[[nodiscard]] base::Expected<model::Completion> readResult(
    simdjson::dom::element result, const QString& model, std::optional<simdjson::dom::element> usage);
//! An answer, and where its line stands in its file (bytes).
struct AnswerLine {
    JobAnswer answer;
    qsizetype at = 0, length = 0;
};

//! \brief A file of results, one JSON object a line, read some lines at a time; lines that cannot be read are counted,
//! and cost themselves only.
class AnswerLines {
public:
    explicit AnswerLines(const QByteArray& bytes);
    //! At most so many lines, blank ones included.
    [[nodiscard]] QList<AnswerLine> next(int lines);
    //! One line once more.
    [[nodiscard]] static JobAnswer read(QByteArrayView line);
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] int unreadable() const { return m_unreadable; }
    //! Nothing but white space so far.
    [[nodiscard]] bool isBlank() const { return m_isBlank; }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
    int m_unreadable = 0;
    bool m_isBlank = true;
};

//! "The server's … cannot be read."
[[nodiscard]] base::Error unreadableReply();

} // namespace spyhop::wire
