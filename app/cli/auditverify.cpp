// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"

#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

using admin::AuditFinding;
using admin::AuditReport;

constexpr qsizetype mostParts = 10; // lines; --json has all

QString verdictWord(const AuditReport& report)
{
    if (!report.isIntact())
        return QStringLiteral("changed");
    return report.isIntegrityOnly() ? QStringLiteral("integrity-only") : QStringLiteral("intact");
}

QJsonObject reportShape(const AuditReport& report)
{
    QJsonArray findings;
    for (const AuditFinding& finding : report.findings) {
        QJsonObject json{{QStringLiteral("fault"), observe::faultWord(finding.fault)},
            {QStringLiteral("number"), finding.number + 1},
            {QStringLiteral("sentence"), observe::findingSentence(finding)}};
        if (!finding.segment.isEmpty())
            json.insert(QStringLiteral("segment"), finding.segment);
        if (finding.last >= 0)
            json.insert(QStringLiteral("last"), finding.last + 1);
        findings.append(json);
    }
    QJsonArray parts;
    for (const observe::UnprovenPart& part : report.unsignedParts) {
        parts.append(QJsonObject{{QStringLiteral("segment"), part.segment}, {QStringLiteral("entries"), part.entries},
            {QStringLiteral("firstRow"), part.firstRow + 1}, {QStringLiteral("lastRow"), part.lastRow + 1}});
    }
    QJsonArray elsewhere;
    for (const observe::LogElsewhere& log : report.elsewhere) {
        QJsonObject json{{QStringLiteral("restoredAt"), log.restoredAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("backedUpAt"), log.backedUpAt.toString(Qt::ISODateWithMs)}};
        if (log.rows >= 0)
            json.insert(QStringLiteral("rows"), log.rows);
        elsewhere.append(json);
    }
    return {{QStringLiteral("verdict"), verdictWord(report)}, {QStringLiteral("findings"), findings},
        {QStringLiteral("entries"), report.entries}, {QStringLiteral("segments"), report.segments},
        {QStringLiteral("retired"), report.retired}, {QStringLiteral("open"), report.openIntents},
        {QStringLiteral("inFlight"), report.inFlight}, {QStringLiteral("tornBytes"), report.tornBytes},
        {QStringLiteral("crashed"), QJsonArray::fromStringList(report.crashed)},
        {QStringLiteral("unproven"), QJsonArray::fromStringList(report.unproven)}, {QStringLiteral("unsigned"), parts},
        {QStringLiteral("elsewhere"), elsewhere},
        {QStringLiteral("foreign"), QJsonArray::fromStringList(report.foreign)},
        {QStringLiteral("otherKey"), report.otherKey}, {QStringLiteral("copies"), report.copies},
        {QStringLiteral("checkpoint"),
            QJsonObject{{QStringLiteral("origin"), QString::fromUtf8(report.last.origin)},
                {QStringLiteral("size"), report.last.size},
                {QStringLiteral("root"), QString::fromLatin1(report.last.root.toBase64())}}}};
}

//! \brief `audit verify`: whether anything was changed, removed, reordered or cut off. Owner: main().
class AuditVerify final : public Command {
    Q_OBJECT
public:
    explicit AuditVerify(const Context& context)
        : m_context(context)
    {
        connect(&context.services->audit, &admin::AuditAdmin::keySettled, this, &AuditVerify::begin);
        connect(&context.services->privacy, &admin::PrivacyAdmin::unlocked, this, &AuditVerify::loadKey);
        connect(&context.services->privacy, &admin::PrivacyAdmin::locked, this, &AuditVerify::loadKey);
    }

    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine)
            return fail(fine.error());
        m_copies = m_context.options.values(QStringLiteral("checkpoints"));
        // The log's key may lie in the vault, which a passphrase from the environment opens.
        m_context.services->privacy.unlock();
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void fail(base::Error error)
    {
        if (error.code == base::ErrorCode::NotFound || error.code == base::ErrorCode::Unreadable)
            error.code = base::ErrorCode::Usage;
        Q_EMIT finished(m_context.terminal.fail(error));
    }

    void loadKey()
    {
        if (std::exchange(m_isLoading, true))
            return;
        if (m_context.services->audit.hasKey().has_value())
            begin();
        else
            m_context.services->audit.loadKey();
    }

    void begin()
    {
        if (m_check)
            return;
        m_check = m_context.services->audit.check(m_copies);
        connect(m_check.get(), &admin::AuditJob::progressed, this, [this](qint64 done, qint64 total) {
            m_context.terminal.progress(Cli::tr("%1 of %2 segments").arg(done).arg(total));
        });
        connect(m_check.get(), &admin::AuditCheck::finished, this, &AuditVerify::show);
    }

    void show(const base::Expected<AuditReport>& result)
    {
        m_context.terminal.endProgress();
        if (!result)
            return fail(result.error());
        const AuditReport report = *result;
        const std::optional<base::Error>& trouble = m_check->copyTrouble();
        if (m_context.terminal.json()) {
            QJsonObject shape = reportShape(report);
            if (trouble)
                shape.insert(QStringLiteral("copyTrouble"), trouble->sentence());
            m_context.terminal.jsonLine(QStringLiteral("audit"), QString(), shape);
        } else {
            showLines(report);
            if (trouble)
                m_context.terminal.resultLine(trouble->sentence());
        }
        const bool isProven = !report.isIntegrityOnly() && report.unproven.isEmpty() && report.unsignedParts.isEmpty()
            && !report.otherKey;
        const bool isGood = report.isIntact() && (isProven || !m_context.options.has(QStringLiteral("signed")));
        Q_EMIT finished(static_cast<int>(isGood ? base::ExitCode::Done : base::ExitCode::SomeFailed));
    }

    void showLines(const AuditReport& report)
    {
        Terminal& terminal = m_context.terminal;
        if (!report.isIntact())
            terminal.resultLine(Cli::tr("Changed."));
        else if (report.isIntegrityOnly())
            terminal.resultLine(
                Cli::tr("Integrity only: nothing was changed by accident, but no signature proves it."));
        else
            terminal.resultLine(Cli::tr("Intact: nothing was changed, removed, reordered or cut off."));
        for (const AuditFinding& finding : report.findings)
            terminal.resultLine(observe::findingSentence(finding));
        terminal.resultLine(Cli::tr("%1 entries in %2 segments; %3 segments removed by age.")
                                .arg(report.entries)
                                .arg(report.segments)
                                .arg(report.retired));
        if (report.copies > 0)
            terminal.resultLine(
                Cli::tr("Held against %n copied checkpoint(s).", nullptr, static_cast<int>(report.copies)));
        for (const QString& file : report.foreign.first(qMin(mostParts, report.foreign.size())))
            terminal.resultLine(Cli::tr("Not of the log: \"%1\" lies in its folder, and nothing reads it.").arg(file));
        if (const qsizetype more = report.foreign.size() - mostParts; more > 0)
            terminal.resultLine(Cli::tr("%n more such file(s) (--json).", nullptr, static_cast<int>(more)));
        for (const observe::LogElsewhere& log : report.elsewhere)
            terminal.resultLine(observe::elsewhereSentence(log));
        if (report.openIntents > 0)
            terminal.resultLine(
                Cli::tr("%n call(s) were announced, and nobody knows what became of them (\"spyhop-cli audit show "
                        "--state open\").",
                    nullptr, static_cast<int>(report.openIntents)));
        if (report.inFlight > 0)
            terminal.resultLine(Cli::tr("%n call(s) are under way.", nullptr, static_cast<int>(report.inFlight)));
        if (!report.crashed.isEmpty())
            terminal.resultLine(Cli::tr("%n segment(s) of processes that died; %1 bytes of half entries.", nullptr,
                static_cast<int>(report.crashed.size()))
                                    .arg(report.tornBytes));
        for (const QString& segment : report.unproven)
            terminal.resultLine(Cli::tr("Not signed (yet): segment %1.").arg(segment));
        for (const observe::UnprovenPart& part :
            report.unsignedParts.first(qMin(mostParts, report.unsignedParts.size())))
            terminal.resultLine(observe::partSentence(part));
        if (const qsizetype more = report.unsignedParts.size() - mostParts; more > 0)
            terminal.resultLine(
                Cli::tr("The same holds for %n more segment(s) (--json).", nullptr, static_cast<int>(more)));
        const admin::AuditAdmin& audit = m_context.services->audit;
        const bool lacksKey = !audit.hasKey().value_or(false);
        if (report.otherKey && lacksKey && audit.isKeyLocked())
            terminal.resultLine(Cli::tr("Parts are signed, and the key that proves them is not at hand: open the key "
                                        "store and verify again."));
        else if (report.otherKey && lacksKey)
            terminal.resultLine(
                Cli::tr("Parts are signed, and the key that proves them is not here: no key store "
                        "answers, or it was destroyed with what was erased. For them, integrity only."));
        else if (report.otherKey)
            terminal.resultLine(Cli::tr("Parts were signed with a key that is not in this computer's key store any "
                                        "more: for them, integrity only."));
    }

    Context m_context;
    QStringList m_copies; //!< files
    std::unique_ptr<admin::AuditCheck> m_check;
    bool m_isLoading = false;
};

} // namespace

CommandInfo auditVerifyCommand()
{
    CommandInfo info = commandLine<AuditVerify>({QStringLiteral("audit"), QStringLiteral("verify")}, QString(),
        Cli::tr("whether the audit log is what was written; 5 if not"));
    info.options = {
        {QStringLiteral("checkpoints"), QStringLiteral("FILE"),
            Cli::tr("hold it against checkpoints that were copied to another place, or an extract of the system's log"),
            true},
        {QStringLiteral("signed"), QString(), Cli::tr("5, too, where no signature proves all of it"), false}};
    return info;
}

} // namespace spyhop::app

#include "auditverify.moc"
