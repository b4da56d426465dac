// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/killedjob.h"

#include <QtCore/QJsonDocument>

namespace spyhop::testsupport {
namespace {

constexpr int paragraphs = 80; // of a long document: about five parts
constexpr int contextOfLong = 3'000; // tokens; a long document has more

QString utf8(const char* source)
{
    return QString::fromUtf8(source);
}

QString documentName(int item)
{
    return utf8("log%1.txt").arg(item, 2, 10, QLatin1Char('0'));
}

QString said(const QString& what, const Result& result)
{
    return utf8("%1: exit %2, %3").arg(what).arg(result.exit).arg(QString::fromUtf8(result.err));
}

QSet<QString> keysOf(const QJsonArray& calls)
{
    QSet<QString> keys;
    for (const QJsonValue& call : calls)
        keys.insert(call.toObject().value(u"key").toString());
    return keys;
}

//! Items, from row numbers that begin with 1.
QSet<qint64> rowsIn(const QJsonObject& shown, QStringView list)
{
    QSet<qint64> items;
    for (const QJsonValue& row : shown.value(list).toArray())
        items.insert(row.toInteger() - 1);
    return items;
}

} // namespace

KilledJob::KilledJob(const JobShape& shape)
    : m_shape(shape)
    , m_server(shape.server)
    , m_known(openings())
{
    m_world.set(utf8("SPYHOP_PASSPHRASE"), utf8("correct horse battery staple"));
    const Result granted = m_world.run({utf8("privacy"), utf8("grant"), utf8("batches"), utf8("provider")});
    const Result added = m_world.run({utf8("endpoints"), utf8("add"), utf8("here"), m_server.url(), utf8("--model"),
        utf8("spyhop-local"), utf8("--context"), utf8("spyhop-local=%1").arg(contextOfLong)});
    if (granted.exit != 0 || added.exit != 0)
        qFatal("%s%s", granted.err.constData(), added.err.constData());
    m_input = shape.ofDocuments ? writeDocuments() : writeRows();
}

QString KilledJob::writeRows() const
{
    QByteArray rows;
    for (int item = 0; item < m_shape.items; ++item) {
        rows += "{\"n\":\"" + QByteArray::number(item) + "\",\"note\":\"Parcel " + QByteArray::number(item)
            + " left Lisbon and weighs " + QByteArray::number(item * 7 % 90 + 1) + " kg.\"}\n";
    }
    return m_world.write(utf8("rows.jsonl"), rows);
}

QString KilledJob::writeDocuments() const
{
    for (int item = 0; item < m_shape.items; ++item) {
        const bool isLong = item % 2 == 0;
        QByteArray document;
        for (int paragraph = 0; paragraph < (isLong ? paragraphs : 1); ++paragraph) {
            document += "Log " + QByteArray::number(item) + ", page " + QByteArray::number(paragraph)
                + ". The parcel left Lisbon and weighs " + QByteArray::number(item * 7 + 3)
                + " kg. It was lost at sea for a day, and lost again in the harbour, where nobody looked for it until "
                  "the evening. The crew wrote to its owner and asked what was to be done with the rest of the load."
                  "\n\n";
        }
        m_world.write(utf8("documents/") + documentName(item), document);
    }
    return m_world.path(utf8("documents"));
}

QStringList KilledJob::openings() const
{
    QStringList lines;
    for (int item = 0; item < m_shape.items; ++item)
        lines += m_shape.ofDocuments ? utf8("Document ") + documentName(item) : utf8("Item %1").arg(item);
    return lines;
}

QStringList KilledJob::command(const char* verb) const
{
    return {utf8("--json"), utf8("--endpoint"), utf8("here"), utf8("batch"), utf8(verb)};
}

QStringList KilledJob::next() const
{
    if (Journal(m_world).items() > 0)
        return command("resume") << utf8("kill");
    QStringList arguments = command("run");
    arguments << utf8("--id") << utf8("kill") << utf8("--kind") << m_shape.kind << utf8("--batch-size")
              << QString::number(m_shape.batchSize) << utf8("--concurrency") << QString::number(m_shape.concurrency)
              << utf8("--prompt");
    if (!m_shape.ofDocuments)
        return arguments << utf8("Item {{n}}\nWhat does this note say? {{note}}") << m_input;
    // The built-in server believes the question's last word on a field: "lost" is no choice of the job's column, which
    // is then asked for alone.
    arguments << utf8("Document {{filename}}\nHow did it go?\n- \"state\" (enum: lost|calm): one word");
    return arguments << utf8("--long") << utf8("split") << utf8("--documents") << utf8("--column")
                     << utf8("state:enum(calm|rough):how the sea was") << utf8("--column") << utf8("weight:number")
                     << m_input;
}

QString KilledJob::problemAtKill()
{
    ++m_kills;
    const Journal journal(m_world);
    if (journal.items() != 0 && journal.items() != m_shape.items)
        return utf8("a job is made whole or not at all: %1 items").arg(journal.items());
    if (!journal.done().contains(m_done))
        return utf8("what was durable once is not any more");
    m_done = journal.done();
    m_killsInTheMiddle += !m_done.isEmpty() && m_done.size() + journal.unknown().size() < m_shape.items ? 1 : 0;
    if (!isDirect())
        return {};
    if (!(m_everRunning - journal.flagged() - journal.running()).isEmpty())
        return utf8("what may be billed twice is not told as such");
    m_everRunning += journal.running();
    const QJsonArray calls = m_server.calls();
    const QStringList again = m_known.sentAgain(calls);
    m_known.remember(journal, calls);
    return again.join(u'\n');
}

QList<QJsonObject> KilledJob::table() const
{
    QList<QJsonObject> rows;
    for (const QByteArray& line : m_world.read(utf8("all.jsonl")).trimmed().split('\n'))
        rows += QJsonDocument::fromJson(line).object();
    return rows;
}

QString KilledJob::problemAtEnd()
{
    const QStringList toTable{utf8("--out"), m_world.path(utf8("all.jsonl"))};
    const Result ended = m_world.run(next() + toTable);
    const Journal journal(m_world);
    if (ended.exit != (journal.unknown().isEmpty() ? 0 : 5))
        return said(utf8("it did not come to its end"), ended);
    if (journal.done().size() + journal.unknown().size() != m_shape.items || !journal.done().contains(m_done))
        return utf8("%1 done, %2 unknown").arg(journal.done().size()).arg(journal.unknown().size());
    const QJsonObject shown
        = m_world.run({utf8("--json"), utf8("batch"), utf8("show"), utf8("kill")}).line(utf8("job"));
    if (const QString problem = isDirect() ? problemOfCalls(journal, shown) : problemOfLeft(journal);
        !problem.isEmpty())
        return problem;
    if (const QString problem = problemOfUnknown(journal, shown); !problem.isEmpty())
        return problem;
    if (!journal.unknown().isEmpty()) { // a person's choice, and then all of it is there
        const qint64 before = m_server.stats().value(u"answered").toInteger();
        const Result retried = m_world.run(command("retry") + QStringList{utf8("kill")} + toTable);
        if (retried.exit != 0)
            return said(utf8("the unknown ones were not asked again"), retried);
        if (m_server.stats().value(u"answered").toInteger() - before != journal.unknown().size())
            return utf8("others were asked again than those that nobody knows of");
    }
    if (Journal(m_world).submissions() != 0)
        return utf8("submissions are left in the journal");
    const Result verified = m_world.run({utf8("audit"), utf8("verify")});
    return verified.exit == 0 ? problemOfTable() : said(utf8("the audit log"), verified);
}

//! Direct calls: whatever came again was in flight at a death, and its row is named.
QString KilledJob::problemOfCalls(const Journal& journal, const QJsonObject& shown)
{
    const QJsonArray calls = m_server.calls();
    if (const QStringList again = m_known.sentAgain(calls); !again.isEmpty())
        return again.join(u'\n');
    if (!m_shape.ofDocuments && calls.size() != m_shape.items) // each row has one key, however often it is sent
        return utf8("%1 keys for %2 rows").arg(calls.size()).arg(m_shape.items);
    for (const QJsonValue& call : calls)
        m_sentAgain += call.toObject().value(u"hits").toInt() - 1;
    if (!journal.flagged().contains(m_everRunning))
        return utf8("what was in flight at a kill is not told of");
    return rowsIn(shown, u"possiblyBilledTwiceRows") == journal.flagged()
        ? QString()
        : utf8("`batch show` names other rows than may be billed twice");
}

//! What arrived has arrived once, and nothing was worked on a second time: where that could not be known, nothing was
//! sent again.
QString KilledJob::problemOfLeft(const Journal& journal) const
{
    const QJsonObject stats = m_server.stats();
    if (stats.value(u"maxHitsPerSubmission").toInt() > 1 || stats.value(u"answeredTwice").toInt() != 0)
        return utf8("something was sent again: ") + QString::fromUtf8(QJsonDocument(stats).toJson());
    if (stats.value(u"chats").toInt() != 0)
        return utf8("something was asked directly besides");
    if (stats.value(u"files").toInt() != 0) // they are deleted once results are safe
        return utf8("%1 files are left at the provider").arg(stats.value(u"files").toInt());
    // Of the other kinds the server has a list: they are found. Of a batch only the calls under way are not known.
    const int most = m_shape.kind == u"batch" ? m_kills * m_shape.concurrency * m_shape.batchSize : 0;
    return journal.unknown().size() <= most ? QString() : utf8("%1 are unknown").arg(journal.unknown().size());
}

//! As a person is told: by `batch show`, and in each row of the table.
QString KilledJob::problemOfUnknown(const Journal& journal, const QJsonObject& shown)
{
    m_unknown = journal.unknown().size();
    if (shown.value(u"items").toObject().value(u"unknown").toInteger() != m_unknown
        || rowsIn(shown, u"unknownRows") != journal.unknown())
        return utf8("`batch show` tells of other unknown items than the journal");
    QSet<qint64> told;
    const QList<QJsonObject> rows = table();
    for (qsizetype row = 0; row < rows.size(); ++row) {
        if (rows.at(row).value(u"status").toString() == u"unknown")
            told.insert(row);
    }
    return told == journal.unknown() ? QString() : utf8("the table calls other rows unknown than the journal");
}

//! Each item once, in input order, answered.
QString KilledJob::problemOfTable() const
{
    const QList<QJsonObject> rows = table();
    if (rows.size() != m_shape.items)
        return utf8("%1 rows").arg(rows.size());
    for (int item = 0; item < m_shape.items; ++item) {
        const QJsonObject& row = rows.at(item);
        const bool isItem = m_shape.ofDocuments ? row.value(u"file").toString() == documentName(item)
                                                : row.value(u"n").toString() == QString::number(item);
        const bool isAnswered = m_shape.ofDocuments
            ? row.value(u"state").toString() == u"calm" && row.value(u"weight").isDouble()
            : !row.value(u"answer").toString().isEmpty();
        if (!isItem || !isAnswered || row.value(u"status").toString() != u"done")
            return utf8("row %1: ").arg(item + 1) + QString::fromUtf8(QJsonDocument(row).toJson());
    }
    return {};
}

QString KilledJob::differenceFrom(const KilledJob& calm) const
{
    if (m_world.read(utf8("all.jsonl")) != calm.m_world.read(utf8("all.jsonl")))
        return utf8("the table is another");
    // A part cut otherwise after a death would be another question, and its answer a second charge.
    const bool differs = isDirect() && keysOf(m_server.calls()) != keysOf(calm.m_server.calls());
    return differs ? utf8("other calls were made") : QString();
}

} // namespace spyhop::testsupport
