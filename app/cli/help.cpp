// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/cli.h"

namespace spyhop::app {
namespace {

QString optionLines(const QList<OptionSpec>& options)
{
    qsizetype widest = 0;
    QStringList names;
    for (const OptionSpec& option : options) {
        names << QStringLiteral("  --") + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
        widest = qMax(widest, names.constLast().size());
    }
    QString lines;
    for (qsizetype i = 0; i < options.size(); ++i)
        lines += names.at(i).leftJustified(widest + 2) + options.at(i).help + u'\n';
    return lines;
}

QString commandLine(const CommandInfo& command)
{
    QString line = command.words.join(u' ');
    if (!command.arguments.isEmpty())
        line += u' ' + command.arguments;
    return line;
}

} // namespace

QList<OptionSpec> globalOptions()
{
    return {
        {QStringLiteral("profile"), QStringLiteral("DIR"),
            Cli::tr("where everything about you lies (else SPYHOP_PROFILE, else the standard folder)"), false},
        {QStringLiteral("endpoint"), QStringLiteral("NAME|URL"),
            Cli::tr("this endpoint alone; a URL needs no settings"), false},
        {QStringLiteral("key"), QStringLiteral("REF"),
            Cli::tr("the key for an --endpoint URL: env:NAME, keychain:NAME"), false},
        {QStringLiteral("model"), QStringLiteral("NAME"), Cli::tr("this model"), false},
        {QStringLiteral("mask"), QStringLiteral("KIND,…|all|none"),
            Cli::tr("what leaves with a placeholder in its place: keys, cards, ids, phones, emails"), false},
        {QStringLiteral("json"), QString(), Cli::tr("one JSON object a line on standard output"), false},
        {QStringLiteral("quiet"), QString(), Cli::tr("no progress"), false},
        {QStringLiteral("no-color"), QString(), Cli::tr("no colours"), false},
        {QStringLiteral("help"), QString(), Cli::tr("this text"), false},
    };
}

QList<CommandInfo> allCommands()
{
    QList<CommandInfo> commands{askCommand()};
    commands += chatCommands();
    commands += batchCommands();
    commands += templateCommands();
    commands += promptCommands();
    commands += taskCommands();
    commands << serveCommand();
    commands += endpointCommands();
    commands += keyCommands();
    commands += cacheCommands();
    commands += policyCommands();
    commands += privacyCommands();
    commands += auditCommands();
    commands << whoamiCommand();
    return commands;
}

bool isGroup(const QString& word)
{
    const QList<CommandInfo> commands = allCommands();
    return std::any_of(commands.begin(), commands.end(), [&word](const CommandInfo& command) {
        return command.words.size() == 2 && command.words.constFirst() == word;
    });
}

std::optional<CommandInfo> findCommand(const QStringList& words)
{
    const QList<CommandInfo> commands = allCommands();
    for (const CommandInfo& command : commands) {
        if (command.words == words)
            return command;
    }
    return std::nullopt;
}

base::Error unknownCommand(const QStringList& words)
{
    const QString first = words.value(0);
    QStringList known;
    const QList<CommandInfo> commands = allCommands();
    const bool inGroup = isGroup(first);
    for (const CommandInfo& command : commands) {
        if (inGroup && command.words.constFirst() == first)
            known << command.words.constLast();
        else if (!inGroup && !known.contains(command.words.constFirst()))
            known << command.words.constFirst();
    }
    QString what;
    if (words.isEmpty())
        what = Cli::tr("A command is missing.");
    else if (words.size() == 1 && inGroup)
        what = Cli::tr("\"%1\" needs a second word.").arg(first);
    else
        what = Cli::tr("There is no command \"%1\".").arg(words.join(u' '));
    return usageError(what, Cli::tr("Known: %1.").arg(known.join(QStringLiteral(", "))));
}

QString helpOf(const CommandInfo& command)
{
    QString text = QStringLiteral("spyhop-cli ") + commandLine(command) + QStringLiteral("\n\n") + command.summary
        + QStringLiteral("\n");
    if (!command.options.isEmpty())
        text += u'\n' + Cli::tr("Options:") + u'\n' + optionLines(command.options);
    text += u'\n' + Cli::tr("Everywhere:") + u'\n' + optionLines(globalOptions());
    return text.trimmed();
}

QString overview(const QString& group)
{
    const QList<CommandInfo> commands = allCommands();
    QString text
        = Cli::tr("spyhop-cli: chat and batches over OpenAI-style APIs, in the terminal") + QStringLiteral("\n\n");
    for (const CommandInfo& command : commands) {
        if (isGroup(group) && command.words.constFirst() != group)
            continue;
        text += QStringLiteral("  ") + command.words.join(u' ').leftJustified(18) + command.summary + u'\n';
    }
    text += u'\n' + Cli::tr("Everywhere:") + u'\n' + optionLines(globalOptions());
    return text.trimmed();
}

} // namespace spyhop::app
