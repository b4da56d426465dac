// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/model/names.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QStringView>
#include <array>
#include <optional>

namespace spyhop::store {

//! The translation context of what is wrong in a settings file.
[[nodiscard]] inline QString settingsText(const char* source)
{
    return QCoreApplication::translate("Settings", source);
}

//! \brief The typed keys of a parsed settings text; keeps the first thing that is wrong, with its place.
//!
//! Whoever has read everything looks at error() once: if there is one, what was read is of no use. `at`: the JSON
//! pointer of the parent, "/endpoints/0"; the root's is empty. Owner: the reader of one text, which outlives it. Any
//! thread.
class SettingsFields {
public:
    explicit SettingsFields(const base::JsonText& source)
        : m_source(source)
    {
    }

    //! Settings, naming line, column and what was expected; nothing: all was well so far.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }
    //! `pointer` is wrong; `expected`: the rest of a sentence that begins with its name. Only the first counts.
    void complain(const QString& pointer, const QString& expected, const QString& remedy);
    void complain(const QString& pointer, const QString& expected) { complain(pointer, expected, QString()); }

    //! Empty if it is missing.
    [[nodiscard]] QJsonObject object(const QJsonObject& parent, const QString& at, const char16_t* key);
    [[nodiscard]] QString string(
        const QJsonObject& parent, const QString& at, const char16_t* key, const QString& otherwise);
    [[nodiscard]] bool boolean(const QJsonObject& parent, const QString& at, const char16_t* key, bool otherwise);
    //! `least` … `most`, both included; nothing if it is missing or wrong.
    [[nodiscard]] std::optional<int> integer(
        const QJsonObject& parent, const QString& at, QStringView key, int least, int most);
    //! One of the table's words.
    template <typename Enum, std::size_t size>
    [[nodiscard]] Enum word(const QJsonObject& parent, const QString& at, const char16_t* key,
        const std::array<model::Name<Enum>, size>& table, Enum otherwise);

private:
    const base::JsonText& m_source;
    std::optional<base::Error> m_error;
};

template <typename Enum, std::size_t size>
Enum SettingsFields::word(const QJsonObject& parent, const QString& at, const char16_t* key,
    const std::array<model::Name<Enum>, size>& table, Enum otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    const std::optional<Enum> found = value.isString() ? model::valueOf(table, value.toString()) : std::nullopt;
    if (!found) {
        QStringList words;
        for (const model::Name<Enum>& row : table)
            words << QStringLiteral("“%1”").arg(QString::fromUtf16(row.word));
        complain(at + u'/' + name,
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be one of %1.")).arg(words.join(QStringLiteral(", "))));
    }
    return found.value_or(otherwise);
}

} // namespace spyhop::store
