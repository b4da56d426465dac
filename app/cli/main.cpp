// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/interrupt.h"
#include "app/cli/opening.h"
#include "app/cli/options.h"
#include "app/cli/pinquestion.h"
#include "app/cli/terminal.h"
#include "app/services.h"
#include "core/base/clock.h"
#include "core/base/keyform.h"
#include "core/base/translator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QLoggingCategory>
#include <QtGui/QGuiApplication>
#include <algorithm>
#include <cstdio>
#include <optional>

namespace spyhop::app {
namespace {

//! The words that name the command, and everything else in its order.
struct Split {
    QStringList words;
    QStringList rest;
};

//! Global options may stand before the command: the first arguments that are no option values are its words.
Split split(const QStringList& line)
{
    Split result;
    const QList<OptionSpec> globals = globalOptions();
    std::size_t wanted = 1;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QString& word = line.at(i);
        if (static_cast<std::size_t>(result.words.size()) == wanted || word == u"--") {
            result.rest << line.mid(i);
            break;
        }
        if (!word.startsWith(u'-') || word == u"-") {
            result.words << word;
            if (result.words.size() == 1 && isGroup(word))
                wanted = 2;
            continue;
        }
        result.rest << word;
        for (const OptionSpec& spec : globals) {
            if (word == QStringLiteral("--") + spec.name && !spec.value.isEmpty() && i + 1 < line.size())
                result.rest << line.at(++i);
        }
    }
    return result;
}

Terminal::Manner manner(const QStringList& line)
{
    const QStringList options
        = line.mid(0, line.indexOf(QStringLiteral("--")) < 0 ? line.size() : line.indexOf(QStringLiteral("--")));
    return {options.contains(QStringLiteral("--json")), options.contains(QStringLiteral("--quiet")),
        !options.contains(QStringLiteral("--no-color")) && !qEnvironmentVariableIsSet("NO_COLOR")};
}

//! "keys,emails", "all" or "none": what --mask makes of the settings' rules.
base::Expected<model::GateRules> gateRules(const QString& words, const model::GateRules& settings)
{
    if (words == u"none")
        return model::GateRules::allOff();
    model::GateRules rules = settings;
    const QStringList names = words.split(u',');
    for (const QString& name : names) {
        const auto kind = model::sensitiveKindFromName(name);
        if (!kind && name != u"all") {
            return base::failure(usageError(Cli::tr("--mask does not know \"%1\".").arg(name),
                Cli::tr("Known: keys, cards, ids, phones, emails; all, none.")));
        }
        for (const model::SensitiveKind each : model::allSensitiveKinds) {
            if (!kind || *kind == each)
                rules.set(each, std::max(rules.of(each), model::GateAction::Mask));
        }
    }
    return rules;
}

//! Pages need fonts, and fonts a QGuiApplication; it opens no window and asks for no display.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    bool exports = false, draws = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArray word = QByteArray(argv[i]).toLower();
        exports |= word == "export";
        draws |= word.endsWith("pdf") || word.endsWith("docx") || word.endsWith("html");
    }
    if (!exports || !draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's own words about folders and faces that a computer lacks are no news to who exports.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false\ndefault.debug=false"));
    return std::make_unique<QGuiApplication>(argc, argv);
}

//! What is named on the command line comes into files, logs and lists: a key that was typed there is not repeated.
//! Error: Usage.
base::Status checkNames(const Options& options)
{
    for (const char* const option : {"endpoint", "model", "id"}) {
        const QString name = QString::fromLatin1(option);
        const QStringList values = options.values(name);
        if (std::any_of(values.cbegin(), values.cend(), [](const QString& value) { return base::holdsKeyForm(value); }))
            return base::failure(usageError(Cli::tr("A key stands where a name belongs (--%1).").arg(name),
                Cli::tr("Store the key with \"spyhop-cli keys set NAME\" and refer to it as \"keychain:NAME\".")));
    }
    return {};
}

int run(QCoreApplication& application, Terminal& terminal, const GivenSecrets& given)
{
    const QStringList line = application.arguments().mid(1);
    const Split command = split(line);
    if (line.contains(QStringLiteral("--version"))) {
        terminal.resultLine(QStringLiteral("spyhop-cli " SPYHOP_VERSION));
        return 0;
    }
    const bool wantsHelp = line.contains(QStringLiteral("--help")) || command.words.value(0) == u"help";
    const std::optional<CommandInfo> info = findCommand(command.words);
    if (!info) {
        if (wantsHelp || (command.words.isEmpty() && line.isEmpty())) {
            terminal.resultLine(overview(command.words.value(0)));
            return wantsHelp ? 0 : static_cast<int>(base::ExitCode::Usage);
        }
        return terminal.fail(unknownCommand(command.words));
    }
    if (wantsHelp) {
        terminal.resultLine(helpOf(*info));
        return 0;
    }
    // The command's own options first: where both know a name, the command's meaning counts.
    const base::Expected<Options> options = Options::parse(info->options + globalOptions(), command.rest);
    if (!options)
        return terminal.fail(options.error());
    if (const base::Status fine = checkNames(*options); !fine)
        return terminal.fail(fine.error());

    base::SystemClock clock;
    PinQuestion pinQuestion(terminal);
    std::unique_ptr<Services> services;
    if (info->needsProfile) {
        base::Expected<std::unique_ptr<Services>> opened = openProfile(*info, *options, terminal);
        if (!opened)
            return terminal.fail(opened.error());
        services = std::move(*opened);
        if (!services->restoreNotice.isEmpty())
            terminal.say(services->restoreNotice);
        services->takeFromEnvironment(
            options->values(QStringLiteral("key")) << options->value(QStringLiteral("proxy-password")));
        services->settings->follow(); // another program may revoke consent while a job runs
        services->privacy.setPassphrase(given.passphrase);
        services->keyRing.token().setPin(given.pin);
        services->keyRing.token().setPinSource(pinQuestion);
        QObject::connect(&services->keyRing, &keys::KeyRing::keychainAsks, &application, [&terminal](bool isAsking) {
            if (isAsking)
                terminal.say(Cli::tr("The keychain asks for its password."));
        });
        if (options->has(QStringLiteral("mask"))) {
            const auto rules
                = gateRules(options->value(QStringLiteral("mask")), services->settings->settings().privacyGate);
            if (!rules)
                return terminal.fail(rules.error());
            services->gateway.setPrivacyGate(*rules);
        }
    }
    const std::unique_ptr<Command> job = info->make({terminal, *options, clock, services.get(), given});
    Interrupt interrupt;
    terminal.setInterruptDescriptor(interrupt.descriptor());
    QObject::connect(&interrupt, &Interrupt::interrupted, job.get(), &Command::interrupt);
    bool isEnding = false;
    QObject::connect(
        job.get(), &Command::finished, &application,
        [&application, &services, &isEnding](int status) {
            if (!services)
                QCoreApplication::exit(status);
            if (!services || std::exchange(isEnding, true))
                return;
            // What was logged gets its checkpoint into the key store, before nobody is left to take it there.
            QObject::connect(&services->audit, &admin::AuditAdmin::finished, &application,
                [status] { QCoreApplication::exit(status); });
            services->audit.finish();
        },
        Qt::QueuedConnection);
    const std::unique_ptr<base::Timer> begin = clock.makeTimer();
    QObject::connect(begin.get(), &base::Timer::fired, job.get(), &Command::start);
    begin->start(std::chrono::milliseconds(0));
    const int status = QCoreApplication::exec();
    terminal.endProgress();
    terminal.setInterruptDescriptor(-1);
    if (const auto lost = terminal.lostResult()) {
        base::Error error;
        error.code = base::ErrorCode::Internal;
        error.what = *lost;
        return terminal.fail(error);
    }
    return status;
}

} // namespace
} // namespace spyhop::app

int main(int argc, char** argv)
{
    using namespace spyhop;
    app::hardenProcess();
    app::takePlainEventLoops();
    const app::GivenSecrets given = app::takeSecretsFromEnvironment();
    const std::unique_ptr<QCoreApplication> owned = app::makeApplication(argc, argv);
    QCoreApplication& application = *owned;
    QCoreApplication::setApplicationName(QStringLiteral("spyhop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SPYHOP_VERSION));
    base::Translator translator;
    if (translator.loadOwn())
        QCoreApplication::installTranslator(&translator);
    app::Terminal terminal(app::manner(application.arguments().mid(1)));
    return app::run(application, terminal, given);
}
