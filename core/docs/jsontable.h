// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>
#include <memory>
#include <optional>

namespace spyhop::docs {

//! JSON Lines: one object a line (blank lines are skipped), or a JSON text that is one array of objects. Columns are
//! the keys in order of first appearance; a missing or null value is an empty cell; objects and arrays stay JSON.
//! The receipt is left empty. Error: Unreadable, naming the line.
[[nodiscard]] base::Expected<Table> parseJsonLines(const QString& text);
[[nodiscard]] base::Expected<Table> parseJsonArray(const QString& text);

//! \brief The objects of such a text one after the other, each with the very bytes that it is written in.
class JsonRows {
public:
    enum class Form { Lines, Array };
    struct Row {
        QByteArray object; //!< UTF-8, from its '{' to its '}', in one line: line ends in it are left out
        QHash<QString, QString> cells; //!< by key, as parseJsonLines() has them
    };
    //! `utf8`: the whole text.
    JsonRows(Form form, const QByteArray& utf8);
    JsonRows(JsonRows&&) noexcept;
    JsonRows& operator=(JsonRows&&) noexcept;
    ~JsonRows();
    //! Nothing: there are no more. Error: Unreadable (what comes is no object).
    [[nodiscard]] base::Expected<std::optional<Row>> next();

private:
    struct Parser;
    [[nodiscard]] base::Expected<QByteArray> nextText();

    Form m_form;
    QByteArray m_text;
    qsizetype m_at = 0;
    std::unique_ptr<Parser> m_parser;
};

} // namespace spyhop::docs
