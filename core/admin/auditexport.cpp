// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditexport.h"

#include "core/base/namedfile.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <algorithm>

namespace spyhop::admin {
namespace {

QString timeOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString numberOrNothing(qint64 number)
{
    return number > 0 ? QString::number(number) : QString();
}

//! A spreadsheet takes a cell that begins so for a formula: an apostrophe makes it text.
QString defused(const QString& cell)
{
    static const QString starts = QStringLiteral("=+-@\t\r");
    return !cell.isEmpty() && starts.contains(cell.front()) ? u'\'' + cell : cell;
}

QByteArray csvLine(const QStringList& cells)
{
    QByteArray line;
    for (const QString& cell : cells) {
        QByteArray bytes = defused(cell).toUtf8();
        const bool needsQuotes = std::any_of(
            bytes.begin(), bytes.end(), [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; });
        if (needsQuotes)
            bytes = '"' + bytes.replace("\"", "\"\"") + '"';
        if (!line.isEmpty() || &cell != &cells.first())
            line += ',';
        line += bytes;
    }
    return line + "\r\n";
}

//! The columns' names are those of the JSON lines: scripts read them.
QStringList csvHead()
{
    return {QStringLiteral("time"), QStringLiteral("state"), QStringLiteral("user"), QStringLiteral("teams"),
        QStringLiteral("call"), QStringLiteral("purpose"), QStringLiteral("job"), QStringLiteral("endpoint"),
        QStringLiteral("tier"), QStringLiteral("askedModel"), QStringLiteral("resolvedModel"),
        QStringLiteral("answeredModel"), QStringLiteral("parameters"), QStringLiteral("status"),
        QStringLiteral("error"), QStringLiteral("rule"), QStringLiteral("cache"), QStringLiteral("durationMs"),
        QStringLiteral("tries"), QStringLiteral("promptTokens"), QStringLiteral("completionTokens"),
        QStringLiteral("reasoningTokens"), QStringLiteral("cacheHitTokens"), QStringLiteral("usageEstimated"),
        QStringLiteral("cost"), QStringLiteral("currency"), QStringLiteral("costEstimated"),
        QStringLiteral("possiblyBilled"), QStringLiteral("digest"), QStringLiteral("segment"), QStringLiteral("intent"),
        QStringLiteral("outcome"), QStringLiteral("event"), QStringLiteral("denied")};
}

//! What a policy has denied, one object each.
QJsonArray denialShapes(const QList<model::Denial>& denials)
{
    QJsonArray shapes;
    for (const model::Denial& denial : denials) {
        QJsonObject json;
        const auto text = [&json](const QString& key, const QString& value) {
            if (!value.isEmpty())
                json.insert(key, value);
        };
        text(QStringLiteral("endpoint"), denial.endpoint);
        text(QStringLiteral("model"), denial.model);
        text(QStringLiteral("resource"), denial.resource);
        text(QStringLiteral("policy"), denial.policy);
        text(QStringLiteral("policyDigest"), denial.policyDigest);
        if (denial.number > 0)
            json.insert(QStringLiteral("number"), denial.number);
        text(QStringLiteral("rule"), denial.rule);
        text(QStringLiteral("statement"), denial.statement);
        shapes.append(json);
    }
    return shapes;
}

QString yes(bool value)
{
    return value ? QStringLiteral("true") : QString();
}

QStringList csvCells(const AuditContents& contents, const AuditCall& call)
{
    const AuditOrigin& origin = contents.segments.at(call.segment);
    const auto entryNumber = [](qint64 number) { return number < 0 ? QString() : QString::number(number + 1); };
    return {timeOf(call.at), observe::callStateWord(call.state), origin.user, origin.teams.join(u' '), call.callId,
        call.purpose, call.jobId, call.endpoint, call.tier, call.askedModel, call.resolvedModel, call.answeredModel,
        call.parameters, numberOrNothing(call.status), call.error, call.rule, call.cache,
        call.durationMs < 0 ? QString() : QString::number(call.durationMs), numberOrNothing(call.tries),
        QString::number(call.usage.promptTokens), QString::number(call.usage.completionTokens),
        QString::number(call.usage.reasoningTokens), QString::number(call.usage.cacheHitTokens),
        yes(call.usage.estimated), call.amount, call.currency, yes(call.costEstimated), yes(call.possiblyBilled),
        call.digest, origin.segment, entryNumber(call.intent), entryNumber(call.outcome),
        (QStringList{call.event} + call.words).join(u' ').trimmed(),
        call.denials.isEmpty()
            ? QString()
            : QString::fromUtf8(QJsonDocument(denialShapes(call.denials)).toJson(QJsonDocument::Compact))};
}

} // namespace

QJsonObject auditCallShape(const AuditContents& contents, const AuditCall& call)
{
    const AuditOrigin& origin = contents.segments.at(call.segment);
    QJsonObject json{{QStringLiteral("time"), timeOf(call.at)},
        {QStringLiteral("state"), observe::callStateWord(call.state)}, {QStringLiteral("user"), origin.user},
        {QStringLiteral("teams"), QJsonArray::fromStringList(origin.teams)},
        {QStringLiteral("segment"), origin.segment}};
    const auto text = [&json](const QString& key, const QString& value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    text(QStringLiteral("call"), call.callId);
    text(QStringLiteral("event"), call.event);
    if (!call.words.isEmpty())
        json.insert(QStringLiteral("words"), QJsonArray::fromStringList(call.words));
    if (call.intent >= 0)
        json.insert(QStringLiteral("intent"), call.intent + 1);
    if (call.outcome >= 0)
        json.insert(QStringLiteral("outcome"), call.outcome + 1);
    if (call.outcome >= 0 && call.outcomeSegment != call.segment)
        json.insert(QStringLiteral("outcomeSegment"), contents.segments.at(call.outcomeSegment).segment);
    if (call.state == AuditCall::State::Event)
        return json;
    text(QStringLiteral("purpose"), call.purpose);
    text(QStringLiteral("job"), call.jobId);
    text(QStringLiteral("endpoint"), call.endpoint);
    text(QStringLiteral("tier"), call.tier);
    text(QStringLiteral("askedModel"), call.askedModel);
    text(QStringLiteral("resolvedModel"), call.resolvedModel);
    text(QStringLiteral("answeredModel"), call.answeredModel);
    if (!call.parameters.isEmpty())
        json.insert(QStringLiteral("parameters"), QJsonDocument::fromJson(call.parameters.toUtf8()).object());
    if (call.status > 0)
        json.insert(QStringLiteral("status"), call.status);
    text(QStringLiteral("error"), call.error);
    text(QStringLiteral("rule"), call.rule);
    if (!call.denials.isEmpty())
        json.insert(QStringLiteral("denied"), denialShapes(call.denials));
    text(QStringLiteral("cache"), call.cache);
    if (call.durationMs >= 0)
        json.insert(QStringLiteral("durationMs"), call.durationMs);
    json.insert(QStringLiteral("tries"), call.tries);
    if (call.usage != model::Usage()) {
        json.insert(QStringLiteral("usage"),
            QJsonObject{{QStringLiteral("promptTokens"), call.usage.promptTokens},
                {QStringLiteral("completionTokens"), call.usage.completionTokens},
                {QStringLiteral("reasoningTokens"), call.usage.reasoningTokens},
                {QStringLiteral("cacheHitTokens"), call.usage.cacheHitTokens},
                {QStringLiteral("estimated"), call.usage.estimated}});
    }
    if (!call.amount.isEmpty()) {
        json.insert(QStringLiteral("cost"),
            QJsonObject{{QStringLiteral("amount"), call.amount}, {QStringLiteral("currency"), call.currency},
                {QStringLiteral("estimated"), call.costEstimated}});
    }
    if (call.possiblyBilled)
        json.insert(QStringLiteral("possiblyBilled"), true);
    text(QStringLiteral("digest"), call.digest);
    return json;
}

QByteArray exportAudit(const AuditContents& contents, const AuditFilter& filter, AuditFormat format)
{
    QByteArray bytes = format == AuditFormat::Csv ? QByteArray("\xef\xbb\xbf") + csvLine(csvHead()) : QByteArray();
    for (const AuditCall& call : contents.calls) {
        if (!filter.accepts(call))
            continue;
        if (format == AuditFormat::Csv)
            bytes += csvLine(csvCells(contents, call));
        else
            bytes += QJsonDocument(auditCallShape(contents, call)).toJson(QJsonDocument::Compact) + '\n';
    }
    return bytes;
}

AuditExporting::AuditExporting(
    base::Clock& clock, const QString& folder, const AuditFilter& filter, const QString& path, AuditFormat format)
    : AuditJob(clock)
{
    run([this, folder, filter, path, format]() -> std::function<void()> {
        base::Expected<qint64> records;
        const base::Expected<AuditContents> contents = observe::readAudit(folder, progress().isCancelled);
        if (!contents) {
            records = base::failure(contents.error());
        } else {
            records = std::count_if(contents->calls.begin(), contents->calls.end(),
                [&filter](const AuditCall& call) { return filter.accepts(call); });
            if (const base::Status saved = base::saveNamedFile(path, exportAudit(*contents, filter, format)); !saved)
                records = base::failure(saved.error());
        }
        return [this, records] { Q_EMIT finished(records); };
    });
}

AuditExporting::~AuditExporting()
{
    join();
}

} // namespace spyhop::admin
