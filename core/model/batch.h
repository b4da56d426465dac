// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <chrono>
#include <optional>

namespace spyhop::model {

enum class ColumnType { Text, Number, Date, Bool, Enum, List };

//! One answer column: NAME:TYPE[:HINT] on the command line.
struct Column {
    QString name;
    ColumnType type = ColumnType::Text;
    QStringList choices; //!< Enum only
    QString hint;
    bool operator==(const Column&) const = default;
};
[[nodiscard]] QString columnTypeName(ColumnType type);
[[nodiscard]] std::optional<ColumnType> columnTypeFromName(QStringView name);

enum class JobKind { Direct, Tasks, Batch, FilesBatch, Auto };
[[nodiscard]] QString jobKindName(JobKind kind);
[[nodiscard]] std::optional<JobKind> jobKindFromName(QStringView name);

//! What is done with pages and files that are pictures of text: recognised on this computer, shown to the model, or
//! left out and named.
enum class Scans { Recognise, Vision, Skip };
[[nodiscard]] QString scansName(Scans scans);
[[nodiscard]] std::optional<Scans> scansFromName(QStringView name);
//! What becomes of a document that is longer than the model's context. Never is it cut.
enum class LongDocuments {
    Split, //!< asked part by part; the answers are brought together
    Summarise, //!< shortened part by part; the question is asked of what comes of it
    Refuse //!< a failed item
};
[[nodiscard]] QString longDocumentsName(LongDocuments way);
[[nodiscard]] std::optional<LongDocuments> longDocumentsFromName(QStringView name);

//! When a job may send.
struct When {
    enum class Kind { Now, OffPeak, At };
    Kind kind = Kind::Now;
    QDateTime at; //!< At only, UTC
    bool operator==(const When&) const = default;
};

//! What a batch job is to do; once it is started, only when it sends and what it may cost can be changed.
struct BatchSpec {
    static constexpr std::chrono::milliseconds neverGivesUp = std::chrono::milliseconds::max();
    QString id;
    QString title;
    QString prompt; //!< with {{fields}}
    QString system;
    QList<Column> columns; //!< none: one text column "answer"
    JobKind kind = JobKind::Direct;
    QString endpoint, model; //!< empty: automatic
    Tier tier = Tier::Auto; //!< which endpoints, where none is named
    bool anywhere = false; //!< others may take over from this computer's own endpoints, for money
    Thinking thinking = Thinking::Default;
    std::optional<int> maxTokens;
    std::optional<int> concurrency; //!< nothing: automatic
    std::optional<int> batchSize; //!< requests in one submission, for kinds that take several; nothing: automatic
    QString callbackUrl; //!< given to providers that call back; of this run, not kept
    //! How long it bears that nobody answers before it pauses, neverGivesUp: without end; nothing: as jobs usually do.
    //! Of this run, not kept.
    std::optional<std::chrono::milliseconds> giveUpAfter;
    std::optional<base::Money> maxCost;
    QStringList inputColumns; //!< {"file"} for documents, the table's columns for rows
    bool rows = false; //!< one item a table row
    QString sheet = {}; //!< of the workbook the rows came from; empty: the first that holds anything
    Scans scans = Scans::Recognise;
    bool quotes = false; //!< each cell brings the words of the source that it rests on
    LongDocuments longDocuments = LongDocuments::Split;
    When when;
    bool fresh = false; //!< answers of earlier jobs are not taken
};

enum class ItemState { Pending, Running, Done, Failed, Unknown };
[[nodiscard]] QString itemStateName(ItemState state);
enum class JobState { Running, Paused, Stopped, Done, Waiting /*!< for its time */ };
[[nodiscard]] QString jobStateName(JobState state);
[[nodiscard]] std::optional<JobState> jobStateFromName(QStringView name);

//! One item's input: a document by path, or a table row by its cells.
struct BatchItem {
    qint64 index = 0; //!< from 0, input order; the key within its job
    QString name; //!< file name or "row 12"
    QString path; //!< documents: absolute path; rows: the table's path
    QStringList cells; //!< rows: values of inputColumns
    int chain = 0; //!< how often it was asked for anew after a failure: each time a new chain of tries
    QString model = QString(); //!< asked for again with this one; empty: the job's
    QString receipt = QString(); //!< rows: what could not be read of it; empty: nothing
};

//! What calls came to.
struct Spent {
    Usage usage = {};
    QList<base::Money> cost = {}; //!< one per currency; none: not known
    bool costEstimated = false;
    Spent& operator+=(const Spent& more);
    bool operator==(const Spent&) const = default;
};

//! One unit of work: one Call. It has a row of the journal, with its sealed answer, if others of its item rest on it.
struct Step {
    qint64 item = 0;
    int number = 0; //!< within its item
    int chain = 0; //!< its item's
    ItemState state = ItemState::Pending;
    int attempts = 0;
    QString answer; //!< the model's text
    QString error; //!< a sentence; empty unless Failed or Unknown
    QString errorCode; //!< docs/cli.md's word
    QString key = QString(); //!< of its words: what an earlier run answered to the same is taken again
    Spent spent = {}; //!< in all its tries; nothing once it is in the job's sums
};

//! The words of the source that a cell rests on, and whether they stand there.
struct Proof {
    QString quote; //!< as the model gave it; empty: none
    bool found = false; //!< the quote stands in the source
    QString place; //!< "page 3"; empty if the source has no parts, or the quote was not found
    bool operator==(const Proof&) const = default;
};

//! An answer of an earlier job that was taken, so that it is not paid for twice.
struct Reuse {
    QString job; //!< its id
    qint64 item = 0;
    QDateTime at; //!< when it was answered, UTC
    bool operator==(const Reuse&) const = default;
};

//! What a person said of an answer. Kept apart from the answer itself.
struct Review {
    enum class Verdict { None, Accepted, Corrected };
    Verdict verdict = Verdict::None;
    QStringList cells; //!< Corrected: the right ones, one per answer column
    QDateTime at; //!< UTC
    bool operator==(const Review&) const = default;
};

//! What stood for an item when a person had it asked again: kept beside the new answer, and in force if none comes.
struct EarlierAnswer {
    ItemState state = ItemState::Done;
    QStringList cells;
    QString error, errorCode; //!< of its own
    QString receipt, endpoint, answeredModel;
    QList<Proof> proofs;
    QStringList parts;
    std::optional<Reuse> reused;
    bool accepted = false; //!< by the person
    QStringList corrected; //!< the person's cells, if there were any
    QDateTime at; //!< when it was asked again, UTC
    bool operator==(const EarlierAnswer&) const = default;
};

//! One line of the result table: the typed cells and what became of the item.
struct ItemResult {
    qint64 index = 0;
    ItemState state = ItemState::Pending;
    QStringList
        cells; //!< one per answer column, in canonical text (numbers with '.', dates ISO 8601, lists joined by "; ")
    QString error;
    QString errorCode;
    QString receipt; //!< what was read: "3,120 characters, UTF-8"
    QString endpoint, answeredModel;
    Usage usage;
    QList<base::Money> cost; //!< one per currency; none: not known
    bool costEstimated = false;
    Spent added; //!< of usage and cost, what the run adds that ends with this; the rest is in the job's sums already
    bool possiblyBilledTwice = false; //!< was in flight when the program died and was sent again
    double seconds = 0;
    QList<Proof> proofs; //!< one per answer column in jobs with quotes, else none
    QStringList parts; //!< of a document that was split: a receipt for each part
    std::optional<Reuse> reused;
    Review review;
    std::optional<EarlierAnswer> earlier; //!< it was asked again
    bool earlierStands = false; //!< and no new answer has come: what is above is the earlier one's
    //! What tables show: the person's word before the model's.
    [[nodiscard]] const QStringList& shownCells() const
    {
        return review.verdict == Review::Verdict::Corrected ? review.cells : cells;
    }
    //! There is something of an answer, whether or not the item is Done.
    [[nodiscard]] bool hasCells() const;
    //! More of this run's.
    void add(const Spent& more);
    //! What is to be kept when it is asked again: the answer in force, or nothing worth it.
    [[nodiscard]] std::optional<EarlierAnswer> keptFor(const QDateTime& at) const;
    //! The earlier answer is in force (again); state, cost and time stay.
    void standEarlier();
};

struct ItemCounts {
    qint64 pending = 0, running = 0, done = 0, failed = 0, unknown = 0;
    [[nodiscard]] qint64 total() const { return pending + running + done + failed + unknown; }
    bool operator==(const ItemCounts&) const = default;
};

//! What the answers of a model have taught about its tokens and its time. Sums.
struct TokenLore {
    qint64 estimated = 0; //!< tokens of the prompts, as they were estimated
    qint64 counted = 0; //!< the same as the server counted them
    qint64 answers = 0;
    qint64 answerTokens = 0;
    qint64 milliseconds = 0; //!< from the first word to the journal
};

//! One job without its items: what lists and headers show.
struct JobSummary {
    BatchSpec spec;
    JobState state = JobState::Paused;
    ItemCounts items;
    Usage usage;
    QList<base::Money> cost; //!< one per currency
    bool costEstimated = false;
    QDateTime startedAt, updatedAt; //!< UTC
    bool stored = false; //!< false: in memory only, cannot be resumed after the program ends
    QStringList skipped; //!< "name: reason" of inputs that are no items
    QDateTime waitsUntil; //!< Waiting only, UTC
    std::optional<base::Error> stopped = {}; //!< Paused only: why it stopped itself with items left
    //! Under a maximum: what calls that broke off may have cost beyond `cost`. It counts as spent.
    std::optional<base::Money> heldBack = {};
    QString sentAs = {}; //!< kind Auto: how its items were sent last, and why; empty: not known yet
};

} // namespace spyhop::model
