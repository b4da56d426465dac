// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::app {

//! One option a command knows.
struct OptionSpec {
    QString name; //!< without dashes
    QString value; //!< how help names its value; empty: a switch
    QString help;
    bool repeatable = false;
};

//! A command line after parsing.
class Options {
public:
    //! `--name value`, `--name=value`, `--` ends the options, a lone `-` is an argument. Error: Usage, one sentence.
    [[nodiscard]] static base::Expected<Options> parse(const QList<OptionSpec>& known, const QStringList& words);

    [[nodiscard]] bool has(const QString& name) const { return m_values.contains(name); }
    [[nodiscard]] QString value(const QString& name) const { return m_values.value(name).value(0); }
    [[nodiscard]] QStringList values(const QString& name) const { return m_values.value(name); }
    [[nodiscard]] const QStringList& arguments() const { return m_arguments; }

    //! A whole number in [least, most]; nothing if the option was not given. Error: Usage.
    [[nodiscard]] base::Expected<std::optional<int>> number(const QString& name, int least, int most) const;
    [[nodiscard]] base::Expected<std::optional<double>> decimal(const QString& name, double least, double most) const;
    //! Exactly `count` arguments; `names` says what they are. Error: Usage.
    [[nodiscard]] base::Status expectArguments(qsizetype count, const QString& names) const;

private:
    QHash<QString, QStringList> m_values;
    QStringList m_arguments;
};

//! What --thinking says; nothing if it was not given. Error: Usage.
[[nodiscard]] base::Expected<std::optional<model::Thinking>> thinkingOf(const Options& options);

//! What was asked for is not there, and no API was asked for it: Usage (exit status 2) for NotFound.
[[nodiscard]] base::Error asUsage(base::Error error);

//! A file that the command line names. Errors: Usage (it is not there), Unreadable.
[[nodiscard]] base::Expected<QByteArray> readNamedFile(const QString& path, qint64 limit);

//! A wrong command line: one sentence and what to do.
[[nodiscard]] base::Error usageError(const QString& what, const QString& remedy);

} // namespace spyhop::app
