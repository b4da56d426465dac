// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audittime.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"
#include "app/cli/unlock.h"
#include "core/admin/auditexport.h"
#include "core/base/namedfile.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace spyhop::app {
namespace {

using admin::AuditCall;
using admin::AuditContents;

QList<OptionSpec> filterOptions()
{
    return {
        {QStringLiteral("from"), QStringLiteral("D"),
            Cli::tr("from this day or time on (2026-11-26, 2026-11-26T09:00)"), false},
        {QStringLiteral("to"), QStringLiteral("D"), Cli::tr("up to this day (its end) or time"), false},
        {QStringLiteral("state"), QStringLiteral("WORD"),
            Cli::tr("open, done, failed, cancelled, denied, cached or event"), false},
        {QStringLiteral("text"), QStringLiteral("T"), Cli::tr("calls that name this anywhere"), false},
    };
}

base::Expected<admin::AuditFilter> filterFrom(const Options& options)
{
    admin::AuditFilter filter;
    const auto from = auditTime(options.value(QStringLiteral("from")), DayPart::Beginning);
    if (!from)
        return base::failure(from.error());
    const auto to = auditTime(options.value(QStringLiteral("to")), DayPart::End);
    if (!to)
        return base::failure(to.error());
    filter.from = *from;
    filter.to = *to;
    filter.endpoint = options.value(QStringLiteral("endpoint"));
    filter.model = options.value(QStringLiteral("model"));
    filter.text = options.value(QStringLiteral("text"));
    if (const QString word = options.value(QStringLiteral("state")); !word.isEmpty()) {
        filter.state = observe::callStateFromWord(word);
        if (!filter.state) {
            return base::failure(usageError(
                Cli::tr("--state is open, done, failed, cancelled, denied, cached or event, not \"%1\".").arg(word),
                QString()));
        }
    }
    return filter;
}

QString localTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

//! \brief `audit show [CALL]`: a table of calls, or all that is known of one, its prompt too where that was kept.
//! Owner: main().
class AuditShow final : public Command {
    Q_OBJECT
public:
    explicit AuditShow(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, &AuditShow::unlocked);
    }

    void start() override
    {
        const Options& options = m_context.options;
        if (options.arguments().size() > 1)
            return fail(usageError(Cli::tr("Only one call can be shown at a time."), QString()));
        const auto filter = filterFrom(options);
        if (!filter)
            return fail(filter.error());
        m_filter = *filter;
        m_reading = m_context.services->audit.read();
        connect(m_reading.get(), &admin::AuditReading::finished, this, &AuditShow::show);
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void fail(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(asUsage(error))); }

    void show(const base::Expected<AuditContents>& read)
    {
        if (!read)
            return fail(read.error());
        const AuditContents contents = *read;
        if (!m_context.options.arguments().isEmpty())
            return showOne(contents, m_context.options.arguments().constFirst());
        QList<QStringList> rows;
        for (const AuditCall& call : contents.calls) {
            if (!m_filter.accepts(call))
                continue;
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("call"), call.callId, admin::auditCallShape(contents, call));
            else
                rows << row(call);
        }
        if (!rows.isEmpty())
            m_context.terminal.resultLine(
                textTable({Cli::tr("time"), Cli::tr("state"), Cli::tr("endpoint"), Cli::tr("model"), Cli::tr("purpose"),
                              Cli::tr("ms"), Cli::tr("tokens"), Cli::tr("cost"), Cli::tr("call")},
                    rows, m_context.terminal.resultWidth()));
        else if (!m_context.terminal.json())
            m_context.terminal.note(Cli::tr("No call fits."));
        Q_EMIT finished(0);
    }

    static QStringList row(const AuditCall& call)
    {
        QString state = observe::callStateWord(call.state);
        if (!call.error.isEmpty() && call.error != state)
            state += QStringLiteral(" (%1)").arg(call.rule.isEmpty() ? call.error : call.error + u' ' + call.rule);
        const QString sent = call.answeredModel.isEmpty() ? call.resolvedModel : call.answeredModel;
        const QString model = sent.isEmpty() ? call.askedModel : sent;
        const qint64 tokens = call.usage.promptTokens + call.usage.completionTokens;
        return {localTime(call.at), state, call.endpoint, model,
            call.state == AuditCall::State::Event ? (QStringList{call.event} + call.words).join(u' ') : call.purpose,
            call.durationMs < 0 ? QString() : QString::number(call.durationMs),
            tokens > 0 ? QString::number(tokens) : QString(),
            call.amount.isEmpty() ? QString() : call.amount + u' ' + call.currency, call.callId};
    }

    void showOne(const AuditContents& contents, const QString& id)
    {
        const auto call = std::find_if(
            contents.calls.begin(), contents.calls.end(), [&id](const AuditCall& one) { return one.callId == id; });
        if (call == contents.calls.end())
            return fail(usageError(Cli::tr("The audit log knows no call \"%1\".").arg(id),
                Cli::tr("\"spyhop-cli audit show\" lists them.")));
        m_contents = contents;
        m_call = *call;
        if (!m_call.hasText)
            return tell(base::failure(base::ErrorCode::NotFound, Cli::tr("The prompt of this call was not kept.")));
        if (m_context.services->privacy.hasDataKey())
            return m_unlock.start();
        tell(keptPrompt()); // which says that its key was destroyed
    }

    [[nodiscard]] base::Expected<QByteArray> keptPrompt() const
    {
        const QString segment = m_contents.segments.at(m_call.segment).segment;
        return m_context.services->audit.prompt(segment, m_call.intent, m_call.callId);
    }

    void unlocked(const base::Status& status)
    {
        if (!status)
            return tell(base::failure(status.error()));
        tell(keptPrompt());
    }

    //! All of the call that is shown; `prompt`: as JSON, or why it cannot be read.
    void tell(const base::Expected<QByteArray>& prompt)
    {
        QJsonObject shape = admin::auditCallShape(m_contents, m_call);
        if (prompt) {
            shape.insert(QStringLiteral("prompt"), QJsonDocument::fromJson(*prompt).array());
        } else {
            shape.insert(QStringLiteral("promptError"),
                QJsonObject{{QStringLiteral("code"), base::codeName(prompt.error().code)},
                    {QStringLiteral("message"), prompt.error().sentence()}});
        }
        QJsonArray entries;
        const auto add = [&](int segment, qint64 number) {
            if (number >= 0)
                entries.append(entryShape(m_contents.segments.at(segment).segment, number));
        };
        add(m_call.segment, m_call.intent);
        add(m_call.outcomeSegment, m_call.outcome);
        shape.insert(QStringLiteral("entries"), entries);
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("call"), m_call.callId, shape);
        else
            m_context.terminal.resultLine(
                QString::fromUtf8(QJsonDocument(shape).toJson(QJsonDocument::Indented)).trimmed());
        Q_EMIT finished(0);
    }

    [[nodiscard]] QJsonObject entryShape(const QString& segment, qint64 number) const
    {
        const admin::AuditAdmin& audit = m_context.services->audit;
        QJsonObject json{{QStringLiteral("segment"), segment}, {QStringLiteral("number"), number + 1}};
        if (const auto entry = audit.entry(segment, number))
            json.insert(QStringLiteral("entry"), QJsonDocument::fromJson(*entry).object());
        const auto proof = audit.proof(segment, number);
        if (!proof)
            return json;
        QJsonArray path;
        for (const QByteArray& hash : proof->path)
            path.append(QString::fromLatin1(hash.toBase64()));
        json.insert(QStringLiteral("proof"),
            QJsonObject{{QStringLiteral("leaf"), QString::fromLatin1(proof->leaf.toBase64())},
                {QStringLiteral("size"), proof->size}, {QStringLiteral("path"), path},
                {QStringLiteral("root"), QString::fromLatin1(proof->root.toBase64())},
                {QStringLiteral("row"), proof->row < 0 ? QJsonValue() : QJsonValue(proof->row + 1)},
                {QStringLiteral("signed"), proof->isSigned}, {QStringLiteral("holds"), proof->holds}});
        return json;
    }

    Context m_context;
    Unlock m_unlock;
    admin::AuditFilter m_filter;
    AuditContents m_contents;
    AuditCall m_call; //!< of those, the one that is shown
    std::unique_ptr<admin::AuditReading> m_reading;
};

//! \brief `audit export --out F --format csv|jsonl`. Owner: main().
class AuditExport final : public Command {
    Q_OBJECT
public:
    explicit AuditExport(const Context& context)
        : m_context(context)
    {
    }

    void start() override
    {
        const Options& options = m_context.options;
        if (const base::Status fine = options.expectArguments(0, QString()); !fine)
            return fail(fine.error());
        const QString path = options.value(QStringLiteral("out"));
        QString format = options.value(QStringLiteral("format"));
        if (format.isEmpty())
            format = path.endsWith(QStringLiteral(".jsonl")) ? QStringLiteral("jsonl") : QStringLiteral("csv");
        if (path.isEmpty())
            return fail(usageError(Cli::tr("--out FILE is missing."), QString()));
        if (format != u"csv" && format != u"jsonl")
            return fail(usageError(Cli::tr("--format is csv or jsonl, not \"%1\".").arg(format), QString()));
        const auto filter = filterFrom(options);
        if (!filter)
            return fail(filter.error());
        if (const base::Status fine = checkTarget(path); !fine)
            return fail(fine.error());
        m_exporting = std::make_unique<admin::AuditExporting>(m_context.clock, m_context.services->audit.folder(),
            *filter, path, format == u"csv" ? admin::AuditFormat::Csv : admin::AuditFormat::JsonLines);
        connect(m_exporting.get(), &admin::AuditExporting::finished, this, &AuditExport::told);
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void fail(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(asUsage(error))); }
    //! Nor is a table of the log put beside it.
    [[nodiscard]] base::Status checkTarget(const QString& path) const
    {
        if (const base::Status spared = base::checkNamedFile(path); !spared)
            return spared;
        const QFileInfo target(path);
        const QFileInfo folder(target.absolutePath());
        if (target.isDir() || !folder.isDir() || !folder.isWritable() || (target.exists() && !target.isWritable()))
            return base::failure(usageError(Cli::tr("--out \"%1\" cannot be written.").arg(path),
                Cli::tr("Name a file in a folder that exists and that you may write to.")));
        const QString profile = QFileInfo(m_context.services->profileFolder).canonicalFilePath() + u'/';
        const QString place = target.exists() ? target.canonicalFilePath() : folder.canonicalFilePath() + u'/';
        if (place.startsWith(profile))
            return base::failure(usageError(Cli::tr("--out \"%1\" lies in the profile.").arg(path),
                Cli::tr("Name a file elsewhere: what lies there is the profile's own.")));
        return {};
    }
    void told(const base::Expected<qint64>& records)
    {
        if (!records)
            return fail(records.error());
        if (m_context.terminal.json()) // the name is older than events in the log
            m_context.terminal.jsonLine(QStringLiteral("done"), QString(), {{QStringLiteral("calls"), *records}});
        else
            m_context.terminal.note(Cli::tr("%n record(s) written.", nullptr, static_cast<int>(*records)));
        Q_EMIT finished(0);
    }

    Context m_context;
    std::unique_ptr<admin::AuditExporting> m_exporting;
};

} // namespace

QList<CommandInfo> auditCommands()
{
    CommandInfo show = commandLine<AuditShow>(
        {QStringLiteral("audit"), QStringLiteral("show")}, QStringLiteral("[CALL]"), Cli::tr("calls in the audit log"));
    show.options = filterOptions();
    CommandInfo exporting = commandLine<AuditExport>(
        {QStringLiteral("audit"), QStringLiteral("export")}, QString(), Cli::tr("the audit log as CSV or JSON lines"));
    exporting.options
        = QList<OptionSpec>{{QStringLiteral("out"), QStringLiteral("FILE"), Cli::tr("where to"), false},
              {QStringLiteral("format"), QStringLiteral("csv|jsonl"), Cli::tr("else by the file's ending"), false}}
        + filterOptions();
    return {show, auditVerifyCommand(), exporting};
}

} // namespace spyhop::app

#include "audit.moc"
