// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchspec.h"

#include "app/cli/cli.h"
#include "core/base/files.h"
#include "core/batch/jobtemplate.h"
#include "core/batch/jobtitle.h"
#include "core/model/asklimits.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace spyhop::app {
namespace {

constexpr qint64 promptLimit = 16 * 1024 * 1024; // bytes

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

} // namespace

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

base::Expected<std::optional<base::Money>> maximumFrom(const Options& options)
{
    if (!options.has(QStringLiteral("max-cost")))
        return std::optional<base::Money>();
    const base::Expected<base::Money> cost
        = base::Money::parse(options.value(QStringLiteral("max-cost")), QStringLiteral("USD"));
    return cost ? base::Expected<std::optional<base::Money>>(*cost) : base::failure(cost.error());
}

base::Status useGiveUpAfter(const Options& options, batch::BatchManager& batches)
{
    const QString word = options.value(QStringLiteral("give-up-after"));
    if (word.isEmpty())
        return {};
    if (word == u"never") {
        batches.setGiveUpAfter(std::nullopt);
        return {};
    }
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,6})(s|m|h)\\z"));
    const QRegularExpressionMatch match = form.match(word);
    const qint64 number = match.captured(1).toLongLong();
    if (!match.hasMatch() || number == 0)
        return base::failure(usageError(
            Cli::tr("--give-up-after is a time such as 90s, 10m or 2h, or never, not \"%1\".").arg(word), QString()));
    const QString unit = match.captured(2);
    const qint64 seconds = number * (unit == u"h" ? 3'600 : unit == u"m" ? 60 : 1);
    batches.setGiveUpAfter(std::chrono::seconds(seconds));
    return {};
}

OptionSpec giveUpAfterOption()
{
    return {QStringLiteral("give-up-after"), QStringLiteral("TIME|never"),
        Cli::tr("pauses when nobody has answered for so long (90s, 10m, 2h; 10m by default)"), false};
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
    if (options.has(QStringLiteral("tier"))) {
        const QString word = options.value(QStringLiteral("tier"));
        const auto tier = model::tierFromName(word);
        if (!tier || *tier == model::Tier::Basics)
            return base::failure(
                usageError(Cli::tr("--tier is auto, edge, api or self-hosted, not \"%1\".").arg(word), QString()));
        spec.tier = *tier;
        spec.anywhere = *tier == model::Tier::Auto;
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
    const base::Expected<std::optional<int>> batchSize
        = options.number(QStringLiteral("batch-size"), 1, model::mostBatchRequests);
    if (!batchSize)
        return base::failure(batchSize.error());
    spec.batchSize = *batchSize;
    if (const QString word = options.value(QStringLiteral("concurrency")); !word.isEmpty() && word != u"auto") {
        const base::Expected<std::optional<int>> number
            = options.number(QStringLiteral("concurrency"), 1, model::mostItemsInFlight);
        if (!number)
            return base::failure(number.error());
        spec.concurrency = *number;
    }
    const base::Expected<std::optional<base::Money>> maximum = maximumFrom(options);
    if (!maximum)
        return base::failure(maximum.error());
    spec.maxCost = *maximum;
    const base::Expected<std::optional<model::Thinking>> thinking = thinkingOf(options);
    if (!thinking)
        return base::failure(thinking.error());
    if (*thinking)
        spec.thinking = **thinking;
    if (options.has(QStringLiteral("scans"))) {
        const QString word = options.value(QStringLiteral("scans"));
        const std::optional<model::Scans> scans = model::scansFromName(word);
        if (!scans)
            return base::failure(
                usageError(Cli::tr("--scans is recognise, vision or skip, not \"%1\".").arg(word), QString()));
        spec.scans = *scans;
    }
    const base::Expected<std::optional<int>> maxTokens
        = options.number(QStringLiteral("max-tokens"), 1, model::mostAnswerTokens);
    if (!maxTokens)
        return base::failure(maxTokens.error());
    spec.maxTokens = *maxTokens;
    // Jobs are told apart by it.
    const QStringList inputs = options.arguments();
    const QFileInfo only(QDir::cleanPath(inputs.value(0)));
    const bool isOne = inputs.size() == 1 && only.exists();
    const QString source = !isOne ? QString() : only.isDir() ? only.fileName() : only.completeBaseName();
    spec.title = batch::jobTitle(source, spec.title.isEmpty() ? spec.prompt : spec.title);
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

} // namespace spyhop::app
