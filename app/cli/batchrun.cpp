// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchestimate.h"
#include "app/cli/batchwatch.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/shapes.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"
#include "core/base/files.h"
#include "core/batch/estimating.h"
#include "core/batch/jobtemplate.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace spyhop::app {
namespace {

constexpr qint64 promptLimit = 16 * 1024 * 1024; // bytes
constexpr int mostInFlight = 4096;

base::Expected<QString> promptFrom(const Options& options)
{
    const QString given = options.value(QStringLiteral("prompt"));
    if (!given.startsWith(u'@')) {
        if (given.trimmed().isEmpty())
            return base::failure(usageError(Cli::tr("--prompt is missing."),
                Cli::tr("Say what to do with each item: --prompt \"Summarise {{text}}\".")));
        return given;
    }
    const base::Expected<QByteArray> bytes = base::readFile(given.mid(1), promptLimit);
    if (!bytes) {
        base::Error error = bytes.error();
        error.code = base::ErrorCode::Usage;
        return base::failure(error);
    }
    return QString::fromUtf8(*bytes);
}

//! now, off-peak, ISO 8601 or HH:MM of this computer's clock (the next time it shows that).
base::Expected<model::When> whenFrom(const QString& word, const QDateTime& now)
{
    model::When when;
    if (word.isEmpty() || word == u"now")
        return when;
    if (word == u"off-peak") {
        when.kind = model::When::Kind::OffPeak;
        return when;
    }
    when.kind = model::When::Kind::At;
    const QDateTime here = now.toLocalTime();
    if (const QTime time = QTime::fromString(word, QStringLiteral("HH:mm")); time.isValid()) {
        when.at = QDateTime(here.date(), time);
        if (when.at <= here)
            when.at = when.at.addDays(1);
    } else {
        when.at = QDateTime::fromString(word, Qt::ISODate);
    }
    when.at = when.at.toUTC();
    if (when.at.isValid() && when.at > now)
        return when;
    return base::failure(
        usageError(when.at.isValid() ? Cli::tr("--when \"%1\" is past.").arg(word)
                                     : Cli::tr("--when is now, off-peak or a time, not \"%1\".").arg(word),
            Cli::tr("A time is written 2026-11-30T22:00 or 22:00.")));
}

//! A template first, if one is named; what the command line says beside it goes before.
base::Expected<model::BatchSpec> questionFrom(const Options& options, const QString& profileFolder)
{
    model::BatchSpec spec;
    if (options.has(QStringLiteral("template"))) {
        const auto job
            = batch::findTemplate(options.value(QStringLiteral("template")), profileFolder, QLocale().name());
        if (!job) {
            base::Error error = job.error();
            error.code = base::ErrorCode::Usage;
            error.remedy = Cli::tr("\"spyhop-cli templates list\" names those there are.");
            return base::failure(error);
        }
        spec = job->spec;
        spec.title = job->name;
    }
    if (spec.prompt.isEmpty() || options.has(QStringLiteral("prompt"))) {
        const base::Expected<QString> prompt = promptFrom(options);
        if (!prompt)
            return base::failure(prompt.error());
        spec.prompt = *prompt;
    }
    if (options.has(QStringLiteral("system")))
        spec.system = options.value(QStringLiteral("system"));
    if (options.has(QStringLiteral("column")))
        spec.columns.clear();
    return spec;
}

base::Expected<model::BatchSpec> specFrom(const Options& options, const QString& profileFolder, const QDateTime& now)
{
    base::Expected<model::BatchSpec> question = questionFrom(options, profileFolder);
    if (!question)
        return question;
    model::BatchSpec spec = *std::move(question);
    spec.model = options.value(QStringLiteral("model"));
    for (const QString& text : options.values(QStringLiteral("column"))) {
        const base::Expected<model::Column> column = batch::BatchManager::parseColumn(text);
        if (!column)
            return base::failure(column.error());
        spec.columns << *column;
    }
    spec.quotes = spec.quotes || options.has(QStringLiteral("quotes"));
    spec.fresh = options.has(QStringLiteral("fresh"));
    const base::Expected<model::When> when = whenFrom(options.value(QStringLiteral("when")), now);
    if (!when)
        return base::failure(when.error());
    spec.when = *when;
    if (options.has(QStringLiteral("long"))) {
        const QString word = options.value(QStringLiteral("long"));
        const auto way = model::longDocumentsFromName(word);
        if (!way)
            return base::failure(
                usageError(Cli::tr("--long is split, summarise or refuse, not \"%1\".").arg(word), QString()));
        spec.longDocuments = *way;
    }
    if (options.has(QStringLiteral("kind"))) {
        const QString word = options.value(QStringLiteral("kind"));
        const std::optional<model::JobKind> kind = model::jobKindFromName(word);
        if (!kind)
            return base::failure(usageError(
                Cli::tr("--kind is direct, tasks, batch, files-batch or auto, not \"%1\".").arg(word), QString()));
        spec.kind = *kind;
    }
    const base::Expected<std::optional<int>> batchSize = options.number(QStringLiteral("batch-size"), 1, 50'000);
    if (!batchSize)
        return base::failure(batchSize.error());
    spec.batchSize = *batchSize;
    if (const QString word = options.value(QStringLiteral("concurrency")); !word.isEmpty() && word != u"auto") {
        const base::Expected<std::optional<int>> number
            = options.number(QStringLiteral("concurrency"), 1, mostInFlight);
        if (!number)
            return base::failure(number.error());
        spec.concurrency = *number;
    }
    if (options.has(QStringLiteral("max-cost"))) {
        const base::Expected<base::Money> cost
            = base::Money::parse(options.value(QStringLiteral("max-cost")), QStringLiteral("USD"));
        if (!cost)
            return base::failure(cost.error());
        spec.maxCost = *cost;
    }
    if (options.has(QStringLiteral("thinking"))) {
        const std::optional<model::Thinking> thinking
            = model::thinkingFromName(options.value(QStringLiteral("thinking")));
        if (!thinking)
            return base::failure(usageError(Cli::tr("--thinking is off, low, high or max, not \"%1\".")
                                                .arg(options.value(QStringLiteral("thinking"))),
                QString()));
        spec.thinking = *thinking;
    }
    if (options.has(QStringLiteral("scans"))) {
        const QString word = options.value(QStringLiteral("scans"));
        const std::optional<model::Scans> scans = model::scansFromName(word);
        if (!scans)
            return base::failure(
                usageError(Cli::tr("--scans is recognise, vision or skip, not \"%1\".").arg(word), QString()));
        spec.scans = *scans;
    }
    const base::Expected<std::optional<int>> maxTokens = options.number(QStringLiteral("max-tokens"), 1, 10'000'000);
    if (!maxTokens)
        return base::failure(maxTokens.error());
    spec.maxTokens = *maxTokens;
    if (options.has(QStringLiteral("id"))) {
        spec.id = options.value(QStringLiteral("id"));
        static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\\z"));
        if (!allowed.match(spec.id).hasMatch())
            return base::failure(usageError(Cli::tr("\"%1\" cannot name a job.").arg(spec.id),
                Cli::tr("Use at most 64 letters, digits, dots, dashes and underscores.")));
    }
    return spec;
}

base::Expected<batch::InputMode> inputModeFrom(const Options& options)
{
    if (options.arguments().isEmpty())
        return base::failure(usageError(Cli::tr("No input was named."), Cli::tr("Name files, folders or one table.")));
    const bool rows = options.has(QStringLiteral("rows"));
    const bool documents = options.has(QStringLiteral("documents"));
    if (rows && documents)
        return base::failure(usageError(Cli::tr("--rows and --documents exclude each other."), QString()));
    return rows ? batch::InputMode::Rows : documents ? batch::InputMode::Documents : batch::InputMode::Auto;
}

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
        if (const base::Status fine = BatchWatch::checkOut(options.value(QStringLiteral("out"))); !fine)
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
        if (const base::Status fine = useCallbacks(options, *m_context.services); !fine)
            return refuse(fine.error());
        m_spec = *spec;
        m_spec.endpoint = *endpoint;
        m_collecting = m_context.services->batches.collect(options.arguments(), *mode);
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
        if (m_estimateOnly) {
            m_estimating = m_context.services->batches.estimate(m_spec, m_inputs);
            connect(m_estimating.get(), &batch::Estimating::finished, this, &BatchRunCommand::estimated);
            return;
        }
        if (m_context.services->privacy.consent().allows(model::ConsentKind::Batches)
            || needsVault(m_context.options, *m_context.services))
            m_unlock.start();
        else if (mayUseStoredAnswers(*m_context.services))
            m_unlock.startIfEasy();
        else
            run();
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
        const base::Expected<QString> id = batches.create(m_spec, m_inputs);
        if (!id)
            return refuse(id.error());
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("job"), QString(), {{QStringLiteral("id"), *id}});
        m_context.terminal.say(*id);
        for (const QString& skipped : m_inputs.skipped)
            m_context.terminal.note(Cli::tr("skipped: %1").arg(skipped));
        const model::JobSummary* job = batches.job(*id);
        if (job && !job->stored)
            m_context.terminal.note(
                Cli::tr("Nothing of this job is stored, so it cannot be resumed (\"spyhop-cli privacy "
                        "grant batches\" changes that)."));
        m_watch = std::make_unique<BatchWatch>(m_context, *id, m_context.options.value(QStringLiteral("out")));
        connect(m_watch.get(), &BatchWatch::finished, this, &Command::finished);
        const base::Status started = m_trial ? m_watch->startTrial(*m_trial) : m_watch->start();
        if (!started)
            refuse(started.error());
    }

    Context m_context;
    bool m_estimateOnly;
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
        {QStringLiteral("out"), QStringLiteral("FILE"),
            Cli::tr("the results: .csv, .xlsx, .jsonl, .md, .html, or FOLDER/"), false},
        {QStringLiteral("id"), QStringLiteral("NAME"), Cli::tr("a name of your own for the job"), false},
        {QStringLiteral("rows"), QString(), Cli::tr("the inputs are tables: one item a row"), false},
        {QStringLiteral("documents"), QString(), Cli::tr("the inputs are documents, tables too"), false},
    };
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
        return option.name == u"out" || option.name == u"trial" || option.name == u"id" || option.name == u"fresh";
    });
    info.make = [](const Context& context) -> std::unique_ptr<Command> {
        return std::make_unique<BatchRunCommand>(context, true);
    };
    return info;
}

} // namespace spyhop::app

#include "batchrun.moc"
