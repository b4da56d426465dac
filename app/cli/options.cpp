// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/cli.h"
#include "core/base/files.h"

#include <algorithm>

namespace spyhop::app {

base::Error usageError(const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = what;
    error.remedy = remedy;
    return error;
}

base::Error asUsage(base::Error error)
{
    if (error.code == base::ErrorCode::NotFound)
        error.code = base::ErrorCode::Usage;
    return error;
}

base::Expected<QByteArray> readNamedFile(const QString& path, qint64 limit)
{
    return base::readFile(path, limit).map_error(asUsage);
}

base::Expected<Options> Options::parse(const QList<OptionSpec>& known, const QStringList& words)
{
    Options options;
    bool onlyArguments = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (onlyArguments || word == u"-" || !word.startsWith(u'-')) {
            options.m_arguments << word;
            continue;
        }
        if (word == u"--") {
            onlyArguments = true;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString shown = equals < 0 ? word : word.left(equals);
        const QString name = shown.mid(2);
        const auto spec = std::find_if(
            known.begin(), known.end(), [&name](const OptionSpec& candidate) { return candidate.name == name; });
        if (!word.startsWith(QStringLiteral("--")) || spec == known.end())
            return base::failure(
                usageError(Cli::tr("There is no option %1.").arg(shown), Cli::tr("--help names the options.")));
        QString value;
        if (spec->value.isEmpty()) {
            if (equals >= 0)
                return base::failure(usageError(Cli::tr("%1 takes no value.").arg(shown), QString()));
        } else if (equals >= 0) {
            value = word.mid(equals + 1);
        } else if (i + 1 < words.size()) {
            value = words.at(++i);
        } else {
            return base::failure(usageError(Cli::tr("%1 needs a value: %2.").arg(shown, spec->value), QString()));
        }
        if (options.has(name) && !spec->repeatable && !spec->value.isEmpty())
            return base::failure(usageError(Cli::tr("%1 was given twice.").arg(shown), QString()));
        options.m_values[name] << value;
    }
    return options;
}

base::Expected<std::optional<int>> Options::number(const QString& name, int least, int most) const
{
    if (!has(name))
        return std::optional<int>();
    bool fine = false;
    const int number = value(name).toInt(&fine);
    if (!fine || number < least || number > most)
        return base::failure(usageError(Cli::tr("--%1 is a whole number from %2 to %3, not \"%4\".")
                                            .arg(name, QString::number(least), QString::number(most), value(name)),
            QString()));
    return std::optional<int>(number);
}

base::Expected<std::optional<double>> Options::decimal(const QString& name, double least, double most) const
{
    if (!has(name))
        return std::optional<double>();
    bool fine = false;
    const double number = value(name).toDouble(&fine);
    if (!fine || !(number >= least && number <= most))
        return base::failure(usageError(Cli::tr("--%1 is a number from %2 to %3, not \"%4\".")
                                            .arg(name, QString::number(least), QString::number(most), value(name)),
            QString()));
    return std::optional<double>(number);
}

base::Status Options::expectArguments(qsizetype count, const QString& names) const
{
    if (m_arguments.size() == count)
        return {};
    if (m_arguments.size() < count)
        return base::failure(
            usageError(Cli::tr("Something is missing: %1.").arg(names), Cli::tr("--help shows an example.")));
    return base::failure(usageError(Cli::tr("\"%1\" is one argument too many.").arg(m_arguments.at(count)),
        Cli::tr("Put quotation marks around a text with spaces.")));
}

base::Expected<std::optional<model::Thinking>> thinkingOf(const Options& options)
{
    const QString name = QStringLiteral("thinking");
    if (!options.has(name))
        return std::optional<model::Thinking>();
    const std::optional<model::Thinking> thinking = model::thinkingFromName(options.value(name));
    if (!thinking)
        return base::failure(usageError(
            Cli::tr("--thinking is off, low, high or max, not \"%1\".").arg(options.value(name)), QString()));
    return thinking;
}

} // namespace spyhop::app
