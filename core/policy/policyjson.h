// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/policy/policyreader.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::policy {

//! \brief Takes values out of a policy's parsed text, each with the pointer it stands at, and keeps the first thing
//! that is wrong, with its place; what comes after that is of no account. Lives within one call of readPolicy().
class PolicyJson {
public:
    //! `text` outlives it; `source` names the file.
    PolicyJson(const base::JsonText& text, const QString& source);

    //! Settings, naming line and column. Nothing: all that was read is right.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }
    [[nodiscard]] const QList<PolicyWarning>& warnings() const { return m_warnings; }
    [[nodiscard]] const QJsonValue& value() const { return m_text.value; }
    [[nodiscard]] const QString& source() const { return m_source; }
    [[nodiscard]] base::JsonPosition placeOf(const QString& pointer) const;

    void complain(const QString& pointer, const QString& expected);
    void warn(const QString& pointer, const QString& what);

    void checkKeys(const QJsonObject& object, const QString& at, const QStringList& known);
    [[nodiscard]] QString string(const QJsonValue& value, const QString& at);
    [[nodiscard]] QStringList strings(const QJsonValue& value, const QString& at);
    [[nodiscard]] QStringList listIn(const QJsonObject& condition, const QString& at, const QString& key);
    [[nodiscard]] QJsonObject object(const QJsonValue& value, const QString& at);
    //! Nothing: it is not said.
    [[nodiscard]] std::optional<qint64> count(const QJsonObject& source, const QString& at, const QString& key);

private:
    const base::JsonText& m_text;
    QString m_source;
    QList<PolicyWarning> m_warnings;
    std::optional<base::Error> m_error;
};

} // namespace spyhop::policy
