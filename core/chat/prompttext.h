// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::chat {

//! A field of a saved prompt: {{name}}, {{name:long}}, {{name:number}}, {{name:date}}, {{name:choice(a|b)}}, each with
//! "=default" at its end if it has one. {{date}} alone is a date whose default is today.
struct PromptField {
    enum class Kind { Text, Long, Number, Date, Choice };
    QString name;
    Kind kind = Kind::Text;
    QStringList choices; //!< Choice
    QString preset; //!< what stands in the form first
    bool operator==(const PromptField&) const = default;
};

//! The fields in order of first use; one name is one field. "\{{" is literal. Error: Usage (unknown kind, choice
//! without choices, one name with two kinds), naming the field.
[[nodiscard]] base::Expected<QList<PromptField>> promptFields(const QString& text, const QDate& today);
//! Whether a value is one that the field takes; the reason if not. An empty one is none.
[[nodiscard]] base::Status checkPromptValue(const PromptField& field, const QString& value);
//! The text with its values; they are never looked into again. Errors: Usage (a field without value, a wrong one).
[[nodiscard]] base::Expected<QString> fillPrompt(
    const QString& text, const QHash<QString, QString>& values, const QDate& today);

} // namespace spyhop::chat
