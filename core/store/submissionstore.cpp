// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/submissionstore.h"

#include "core/base/cbornumber.h"
#include "core/store/cborrecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringTokenizer>

namespace spyhop::store {
namespace {

QString sql(const char* text, bool stored)
{
    return QString::fromLatin1(text).replace(QStringLiteral("{db}"), Places::database(stored));
}

QByteArray contextOf(const QString& id)
{
    return "submissions:" + id.toUtf8() + ":text";
}

//! Written as a stream: the ids of a file, fifty thousand, are packed each time that its stage changes.
QByteArray pack(const KeptSubmission& submission)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writer.startMap();
    writer.append(QLatin1String("ids"));
    writer.startArray(static_cast<quint64>(submission.handle.customIds.size()));
    for (const QString& id : submission.handle.customIds)
        writer.append(QStringView(id));
    writer.endArray();
    writer.append(QLatin1String("title"));
    writer.append(QStringView(submission.title));
    writer.append(QLatin1String("answer"));
    writer.append(QStringView(submission.answer));
    if (!submission.originals.isEmpty()) {
        writer.append(QLatin1String("masked"));
        writer.startMap(static_cast<quint64>(submission.originals.size()));
        for (auto one = submission.originals.cbegin(); one != submission.originals.cend(); ++one) {
            writer.append(QStringView(one.key()));
            writer.append(QStringView(one.value()));
        }
        writer.endMap();
    }
    if (submission.handle.completedAt.isValid()) {
        writer.append(QLatin1String("completed"));
        writer.append(submission.handle.completedAt.toMSecsSinceEpoch());
    }
    if (submission.error) {
        writer.append(QLatin1String("errorCode"));
        writer.append(QStringView(base::codeName(submission.error->code)));
        writer.append(QLatin1String("error"));
        writer.append(QStringView(submission.error->sentence()));
    }
    writer.endMap();
    return bytes;
}

void unpack(const QByteArray& bytes, KeptSubmission& submission)
{
    const QCborMap map = recordOf(bytes).toMap();
    const QCborArray ids = map.value(QStringLiteral("ids")).toArray();
    submission.handle.customIds.reserve(ids.size());
    for (const QCborValue& id : ids)
        submission.handle.customIds.append(id.toString());
    submission.title = map.value(QStringLiteral("title")).toString();
    submission.answer = map.value(QStringLiteral("answer")).toString();
    if (const QCborValue at = map.value(QStringLiteral("completed")); at.isInteger())
        submission.handle.completedAt = QDateTime::fromMSecsSinceEpoch(base::wholeNumber(at), Qt::UTC);
    const QCborMap originals = map.value(QStringLiteral("masked")).toMap();
    for (const auto& [placeholder, original] : originals)
        submission.originals.insert(placeholder.toString(), original.toString());
    const QString code = map.value(QStringLiteral("errorCode")).toString();
    if (!code.isEmpty()) {
        base::Error error;
        error.code = base::codeFromName(code).value_or(base::ErrorCode::Internal);
        error.what = map.value(QStringLiteral("error")).toString();
        submission.error = error;
    }
}

//! Single tasks belong to no job, which is an empty text and no NULL.
QString bound(const QString& jobId)
{
    return jobId.isNull() ? QStringLiteral("") : jobId;
}

//! A state's word, and nothing else that a server might write in its place.
QString plainWord(const QString& word)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z][A-Za-z_ -]{0,39}\\z"));
    return allowed.match(word).hasMatch() ? word : QString();
}

model::JobStage stageOf(const QVariant& value)
{
    const int stage = value.toInt();
    return stage >= 0 && stage <= int(model::JobStage::Ended) ? static_cast<model::JobStage>(stage)
                                                              : model::JobStage::Unknown;
}

QStringList keyColumns()
{
    return {QStringLiteral("id")};
}

constexpr auto columns = "id, job, kind, stage, endpoint, address, account, model, remote, input_file, output_file, "
                         "error_file, word, created, text";

} // namespace

SubmissionStore::SubmissionStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

bool SubmissionStore::storesNow() const
{
    return m_places.isStored(model::ConsentKind::Batches);
}

db::Statement SubmissionStore::rowFor(const KeptSubmission& submission) const
{
    const bool stored = submission.stored;
    const model::JobHandle& handle = submission.handle;
    return {sql("INSERT OR REPLACE INTO {db}.submissions(", stored) + QString::fromLatin1(columns)
            + QStringLiteral(") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {handle.id, bound(handle.jobId), model::jobKindName(handle.kind), int(handle.stage), handle.endpoint,
            handle.address, handle.account, handle.model, handle.remoteId, handle.inputFile, handle.outputFile,
            handle.errorFile, plainWord(handle.word), handle.submittedAt.toMSecsSinceEpoch(),
            m_places.sealed(stored, pack(submission), contextOf(handle.id))}};
}

void SubmissionStore::note(const KeptSubmission& submission)
{
    m_database.post({rowFor(submission)});
}

std::unique_ptr<db::WriteTicket> SubmissionStore::keep(const KeptSubmission& submission, const QList<ItemChain>& items)
{
    const bool stored = submission.stored;
    const model::JobHandle& handle = submission.handle;
    QList<db::Statement> statements{rowFor(submission)};
    if (!items.isEmpty()) {
        // A file holds thousands: they travel as one value.
        QByteArray text("[");
        for (const auto& [item, chain] : items)
            text += '[' + QByteArray::number(item) + ',' + QByteArray::number(chain) + "],";
        text.back() = ']';
        const QString list = QString::fromLatin1(text);
        statements.append(
            {sql("INSERT OR REPLACE INTO {db}.submission_items(job, item, chain, submission) "
                 "SELECT ?, json_extract(value, '$[0]'), json_extract(value, '$[1]'), ? FROM json_each(?)",
                 stored),
                {handle.jobId, handle.id, list}});
        statements.append({sql("UPDATE {db}.items SET state = 1 WHERE job = ? AND state <> 1 AND item IN "
                               "(SELECT json_extract(value, '$[0]') FROM json_each(?))",
                               stored),
            {handle.jobId, list}});
    }
    return m_database.write(statements);
}

void SubmissionStore::forget(const KeptSubmission& submission)
{
    const bool stored = submission.stored;
    const QString& id = submission.handle.id;
    m_database.post({{sql("UPDATE {db}.items SET state = 0 WHERE job = ? AND state = 1 AND item IN (SELECT item FROM "
                          "{db}.submission_items WHERE submission = ?)",
                          stored),
                         {submission.handle.jobId, id}},
        {sql("DELETE FROM {db}.submission_items WHERE submission = ?", stored), {id}},
        {sql("DELETE FROM {db}.submissions WHERE id = ?", stored), {id}}});
}

db::Statement SubmissionStore::rowsOf(const QString& jobId, bool stored)
{
    return {QStringLiteral("SELECT ") + QString::fromLatin1(columns)
            + sql(" FROM {db}.submissions WHERE job = ? ORDER BY created, id", stored),
        {bound(jobId)}};
}

KeptSubmission SubmissionStore::open(const QVariantList& row, bool stored) const
{
    KeptSubmission one;
    one.stored = stored;
    model::JobHandle& handle = one.handle;
    handle.id = row.at(0).toString();
    handle.jobId = row.at(1).toString();
    handle.kind = model::jobKindFromName(row.at(2).toString()).value_or(model::JobKind::Tasks);
    handle.stage = stageOf(row.at(3));
    handle.endpoint = row.at(4).toString();
    handle.address = row.at(5).toString();
    handle.account = row.at(6).toString();
    handle.model = row.at(7).toString();
    handle.remoteId = row.at(8).toString();
    handle.inputFile = row.at(9).toString();
    handle.outputFile = row.at(10).toString();
    handle.errorFile = row.at(11).toString();
    handle.word = row.at(12).toString();
    handle.submittedAt = QDateTime::fromMSecsSinceEpoch(row.at(13).toLongLong(), Qt::UTC);
    const auto text = m_places.opener(stored).open(row.at(14).toByteArray(), contextOf(handle.id));
    if (text)
        unpack(*text, one);
    else
        one.damage = text.error();
    return one;
}

base::Expected<QList<KeptSubmission>> SubmissionStore::ofJob(const QString& jobId, bool stored) const
{
    const auto rows = readNowAround(m_database, rowsOf(jobId, stored), keyColumns());
    if (!rows)
        return base::failure(rows.error());
    QList<KeptSubmission> result;
    for (const QVariantList& row : *rows)
        result.append(open(row, stored));
    return result;
}

std::unique_ptr<ReadingAround> SubmissionStore::readOfJob(const QString& jobId, bool stored) const
{
    return std::make_unique<ReadingAround>(m_database, rowsOf(jobId, stored), keyColumns());
}

std::unique_ptr<db::ReadTicket> SubmissionStore::readStages(const QString& jobId, bool stored) const
{
    return m_database.read({sql("SELECT stage FROM {db}.submissions WHERE job = ?", stored), {bound(jobId)}});
}

QList<model::JobStage> SubmissionStore::openStages(const db::Rows& rows)
{
    QList<model::JobStage> stages;
    for (const QVariantList& row : rows)
        stages.append(stageOf(row.first()));
    return stages;
}

base::Expected<QList<KeptSubmission>> SubmissionStore::tasks() const
{
    base::Expected<QList<KeptSubmission>> all = ofJob(QString(), true);
    const base::Expected<QList<KeptSubmission>> inMemory = ofJob(QString(), false);
    if (!all || !inMemory)
        return all ? inMemory : all;
    return *all + *inMemory;
}

base::Expected<QList<ItemChain>> SubmissionStore::items(const QString& submissionId, bool stored) const
{
    const auto rows = m_database.readNow(
        {sql("SELECT item, chain FROM {db}.submission_items WHERE submission = ? ORDER BY item", stored),
            {submissionId}});
    if (!rows)
        return base::failure(rows.error());
    QList<ItemChain> result;
    for (const QVariantList& row : *rows)
        result.append({row.at(0).toLongLong(), row.at(1).toInt()});
    return result;
}

//! As one text: a file's fifty thousand rows would hold up whoever takes them.
std::unique_ptr<db::ReadTicket> SubmissionStore::readItems(const QString& submissionId, bool stored) const
{
    return m_database.read(
        {sql("SELECT group_concat(item || ' ' || chain) FROM {db}.submission_items WHERE submission = ?", stored),
            {submissionId}});
}

QList<ItemChain> SubmissionStore::openItems(const db::Rows& rows)
{
    QList<ItemChain> items;
    const QString text = rows.isEmpty() ? QString() : rows.first().first().toString();
    for (const QStringView pair : qTokenize(text, u',', Qt::SkipEmptyParts)) {
        const qsizetype space = pair.indexOf(u' ');
        items.append({pair.left(space).toLongLong(), pair.sliced(space + 1).toInt()});
    }
    return items;
}

} // namespace spyhop::store
