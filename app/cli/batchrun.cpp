// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchestimate.h"
#include "app/cli/batchspec.h"
#include "app/cli/batchwatch.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/gatewords.h"
#include "app/cli/shapes.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"
#include "core/base/sentences.h"
#include "core/batch/collecting.h"
#include "core/batch/estimating.h"
#include "core/batch/itemrequest.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

//! \brief A batch job from the command line, to its end; or only what it would come to. Owner: main().
class BatchRunCommand final : public Command {
    Q_OBJECT
public:
    BatchRunCommand(const Context& context, bool estimateOnly)
        : m_context(context)
        , m_estimateOnly(estimateOnly)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                run();
            else
                refuse(status.error());
        });
    }

    void start() override
    {
        const Options& options = m_context.options;
        base::Expected<model::BatchSpec> spec
            = specFrom(options, m_context.services->profileFolder, m_context.clock.wallTime());
        if (!spec)
            return refuse(spec.error());
        if (const base::Status fine = BatchOut::check(options.value(QStringLiteral("out"))); !fine)
            return refuse(fine.error());
        const base::Expected<std::optional<int>> trial = options.number(QStringLiteral("trial"), 1, 1'000'000);
        if (!trial)
            return refuse(trial.error());
        m_trial = *trial;
        const base::Expected<batch::InputMode> mode = inputModeFrom(options);
        if (!mode)
            return refuse(mode.error());
        const base::Expected<QString> endpoint = chooseEndpoint(options, *m_context.services);
        if (!endpoint)
            return refuse(endpoint.error());
        if (const base::Status fine = useGiveUpAfter(options, m_context.services->batches); !fine)
            return refuse(fine.error());
        if (const base::Status fine = useCallbacks(options, *m_context.services); !fine)
            return refuse(fine.error());
        m_spec = *spec;
        m_spec.endpoint = *endpoint;
        if (!m_estimateOnly && needsDataKey())
            m_unlock.prepare();
        m_collecting
            = m_context.services->batches.collect(options.arguments(), *mode, options.value(QStringLiteral("sheet")));
        connect(m_collecting.get(), &batch::Collecting::finished, this, &BatchRunCommand::unlock);
    }

    void interrupt() override
    {
        Q_EMIT finished(m_watch ? m_watch->interrupt() : static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }

    void unlock(const base::Expected<batch::Inputs>& inputs)
    {
        if (!inputs) {
            base::Error error = inputs.error();
            error.code = base::ErrorCode::Usage; // whatever is wrong with what was named: nothing can run
            return refuse(error);
        }
        m_inputs = *inputs;
        if (const base::Status fine = checkOutIsNoInput(); !fine)
            return refuse(fine.error());
        if (m_estimateOnly) {
            m_estimating = m_context.services->batches.estimate(m_spec, m_inputs);
            connect(m_estimating.get(), &batch::Estimating::finished, this, &BatchRunCommand::estimated);
            return;
        }
        if (needsDataKey())
            m_unlock.start();
        else if (mayUseStoredAnswers(*m_context.services)
            || m_context.services->privacy.consent().allows(model::ConsentKind::AuditPrompts))
            m_unlock.startIfEasy();
        else
            run();
    }

    [[nodiscard]] bool needsDataKey() const
    {
        return m_context.services->privacy.consent().allows(model::ConsentKind::Batches)
            || needsVault(m_context.options, *m_context.services);
    }

    //! Before the first call: at the end it would be refused all the same.
    [[nodiscard]] base::Status checkOutIsNoInput() const
    {
        const QString out = m_context.options.value(QStringLiteral("out"));
        const QString file = out.isEmpty() ? QString() : QFileInfo(out).canonicalFilePath();
        QString last;
        for (const model::BatchItem& item : m_inputs.items) {
            if (file.isEmpty() || item.path == std::exchange(last, item.path))
                continue;
            if (QFileInfo(item.path).canonicalFilePath() == file)
                return base::failure(usageError(Cli::tr("--out \"%1\" is one of the inputs, which the results would "
                                                        "take the place of.")
                                                    .arg(out),
                    Cli::tr("Choose another name.")));
        }
        return {};
    }

    void estimated(const base::Expected<batch::Estimate>& estimate)
    {
        if (!estimate)
            return refuse(estimate.error());
        tellEstimate(m_context.terminal, *estimate);
        Q_EMIT finished(0);
    }

    void run()
    {
        batch::BatchManager& batches = m_context.services->batches;
        if (const base::Status read = batches.reload(); !read)
            return refuse(read.error());
        if (m_spec.maxCost && !std::exchange(m_soughtCurrency, true) && seeksCurrency())
            return;
        const base::Expected<QString> id = batches.create(m_spec, m_inputs);
        if (!id)
            return refuse(id.error());
        if (m_context.terminal.json()) {
            m_context.terminal.jsonLine(QStringLiteral("job"), QString(),
                {{QStringLiteral("id"), *id}, {QStringLiteral("read"), QJsonArray::fromStringList(m_inputs.receipts)},
                    {QStringLiteral("skipped"), QJsonArray::fromStringList(m_inputs.skipped)},
                    {QStringLiteral("gate"), gateRulesShape(m_context.services->gate.rules())}});
        }
        m_context.terminal.say(*id);
        for (const QString& receipt : m_inputs.receipts)
            m_context.terminal.note(Cli::tr("read: %1").arg(base::oneLine(receipt)));
        for (const QString& skipped : m_inputs.skipped)
            m_context.terminal.note(Cli::tr("skipped: %1").arg(base::oneLine(skipped)));
        tellGateRules(m_context);
        const model::JobSummary* job = batches.job(*id);
        if (job && !job->stored)
            m_context.terminal.note(
                Cli::tr("Nothing of this job is stored, so it cannot be resumed (\"spyhop-cli privacy "
                        "grant batches\" changes that)."));
        m_watch = std::make_unique<BatchWatch>(m_context, *id, m_context.options.value(QStringLiteral("out")));
        m_watch->setFresh();
        connect(m_watch.get(), &BatchWatch::finished, this, &Command::finished);
        const base::Status started = m_trial ? m_watch->startTrial(*m_trial) : m_watch->start();
        if (!started)
            refuse(started.error());
    }

    //! What the account is charged in is read before the first call, and so early that a job which its maximum would
    //! not let send anything is not made. True: run() follows again.
    [[nodiscard]] bool seeksCurrency()
    {
        gateway::Gateway& gateway = m_context.services->gateway;
        const auto where = gateway.outlook(batch::whereTo(m_spec));
        if (!where || where->model.isEmpty() || !gateway.seekCurrency(*where))
            return false;
        connect(&gateway, &gateway::Gateway::contextsChanged, this,
            [this, asked = where->endpoint](const QString& endpoint) {
                if (!endpoint.isEmpty() && endpoint != asked)
                    return;
                m_context.services->gateway.disconnect(this);
                QMetaObject::invokeMethod(this, &BatchRunCommand::run, Qt::QueuedConnection); // not from within it
            });
        return true;
    }

    Context m_context;
    bool m_estimateOnly;
    bool m_soughtCurrency = false;
    Unlock m_unlock;
    model::BatchSpec m_spec;
    std::unique_ptr<batch::Collecting> m_collecting;
    std::unique_ptr<batch::Estimating> m_estimating;
    batch::Inputs m_inputs;
    std::optional<int> m_trial; // items
    std::unique_ptr<BatchWatch> m_watch;
};

} // namespace

CommandInfo batchRunCommand()
{
    CommandInfo info;
    info.words = {QStringLiteral("batch"), QStringLiteral("run")};
    info.arguments = QStringLiteral("--prompt TEXT|@FILE INPUT…");
    info.summary = Cli::tr("one prompt over many documents or table rows");
    info.options = {
        {QStringLiteral("prompt"), QStringLiteral("TEXT|@FILE"),
            Cli::tr("what to do with each item; {{text}}, {{filename}} or {{column}} stand for its parts"), false},
        {QStringLiteral("template"), QStringLiteral("NAME|FILE"),
            Cli::tr("question and columns as they were saved (\"spyhop-cli templates list\")"), false},
        {QStringLiteral("system"), QStringLiteral("TEXT"), Cli::tr("instructions that stand before the prompt"), false},
        {QStringLiteral("column"), QStringLiteral("NAME:TYPE[:HINT]"),
            Cli::tr("an answer column; text, number, date, bool, list, enum(a|b|c)"), true},
        {QStringLiteral("quotes"), QString(), Cli::tr("each cell with the words of the source it rests on, checked"),
            false},
        {QStringLiteral("kind"), QStringLiteral("direct|tasks|batch|files-batch|auto"),
            Cli::tr("how the items travel; all but direct leave them at the provider for a while"), false},
        {QStringLiteral("batch-size"), QStringLiteral("N"), Cli::tr("requests in one batch or file"), false},
        {QStringLiteral("callback-listen"), QString(),
            Cli::tr("tells the provider an address of this computer to call when a task is done"), false},
        {QStringLiteral("callback-address"), QStringLiteral("IP"),
            Cli::tr("the address of this computer to listen on; 127.0.0.1 by default"), false},
        {QStringLiteral("callback-url"), QStringLiteral("URL"),
            Cli::tr("an address of your own that the provider calls instead"), false},
        {QStringLiteral("concurrency"), QStringLiteral("N|auto"), Cli::tr("items in flight"), false},
        {QStringLiteral("max-cost"), QStringLiteral("5.00[USD]"), Cli::tr("stop before it costs more"), false},
        giveUpAfterOption(),
        {QStringLiteral("tier"), QStringLiteral("auto|edge|api|self-hosted"),
            Cli::tr("which endpoints may answer; auto: priced ones too when this computer's do not"), false},
        {QStringLiteral("thinking"), QStringLiteral("off|low|high|max"), Cli::tr("how hard the model thinks"), false},
        {QStringLiteral("max-tokens"), QStringLiteral("N"), Cli::tr("longest answer, in tokens"), false},
        {QStringLiteral("scans"), QStringLiteral("recognise|vision|skip"),
            Cli::tr("pictures of text: recognised here, shown to the model, or left out"), false},
        {QStringLiteral("when"), QStringLiteral("now|off-peak|TIME"),
            Cli::tr("when to send: at once, while it is cheap, or from a time on (22:00, 2026-11-30T22:00)"), false},
        {QStringLiteral("long"), QStringLiteral("split|summarise|refuse"),
            Cli::tr("what becomes of documents longer than the model's context"), false},
        {QStringLiteral("fresh"), QString(), Cli::tr("answers of earlier jobs to the same are not taken"), false},
        {QStringLiteral("trial"), QStringLiteral("N"),
            Cli::tr("only so many items; says what all would cost, and pauses the job"), false},
        BatchOut::option(),
        {QStringLiteral("id"), QStringLiteral("NAME"), Cli::tr("a name of your own for the job"), false},
        {QStringLiteral("rows"), QString(), Cli::tr("the inputs are tables: one item a row"), false},
        {QStringLiteral("documents"), QString(), Cli::tr("the inputs are documents, tables too"), false},
        {QStringLiteral("sheet"), QStringLiteral("NAME"), Cli::tr("rows of this sheet of the workbook"), false},
    };
    info.waitsForRoom = true;
    info.make = [](const Context& context) -> std::unique_ptr<Command> {
        return std::make_unique<BatchRunCommand>(context, false);
    };
    return info;
}

CommandInfo batchEstimateCommand()
{
    CommandInfo info = batchRunCommand();
    info.words = {QStringLiteral("batch"), QStringLiteral("estimate")};
    info.summary = Cli::tr("what a job would come to; nothing is sent");
    info.options.removeIf([](const OptionSpec& option) {
        return option.name == u"out" || option.name == u"trial" || option.name == u"id" || option.name == u"fresh"
            || option.name == u"give-up-after";
    });
    info.waitsForRoom = false;
    info.make = [](const Context& context) -> std::unique_ptr<Command> {
        return std::make_unique<BatchRunCommand>(context, true);
    };
    return info;
}

} // namespace spyhop::app

#include "batchrun.moc"
