// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/keychecks.h"

#include "core/base/keyform.h"
#include "core/base/problem.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::admin {
namespace {

constexpr unsigned char firstVisible = 0x21, lastVisible = 0x7e, deleted = 0x7f;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QString text(const char* source)
{
    return QCoreApplication::translate("KeyChecks", source);
}

} // namespace

base::Secret withoutBlanks(const base::Secret& key)
{
    qsizetype from = 0, to = key.size();
    while (to > from && isBlank(key.data()[to - 1]))
        --to;
    while (from < to && isBlank(key.data()[from]))
        ++from;
    return to - from == key.size() ? key : base::Secret::fromBytes(key.data() + from, to - from);
}

base::Status checkKeyText(const base::Secret& key, bool isPassword)
{
    const char* const begin = key.data();
    const bool isFine = std::all_of(begin, begin + key.size(), [isPassword](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return isPassword ? byte >= ' ' && byte != deleted : byte >= firstVisible && byte <= lastVisible;
    });
    if (isFine)
        return {};
    return base::failure(base::problem(base::ErrorCode::Usage, QString(),
        text(QT_TRANSLATE_NOOP("KeyChecks", "There are characters in it that no key has. Nothing was stored.")),
        text(QT_TRANSLATE_NOOP("KeyChecks",
            "Paste the key alone: one line of letters, digits and signs, with no blanks or control characters in "
            "it."))));
}

bool isProxyPassword(const QString& reference, const QList<model::Endpoint>& endpoints)
{
    return reference.endsWith(u"-proxy")
        || std::any_of(endpoints.cbegin(), endpoints.cend(),
            [&reference](const model::Endpoint& endpoint) { return endpoint.proxyPassword == reference; });
}

QString loggedKeyName(const QString& reference)
{
    const QString name = reference.section(u':', 1);
    return base::holdsKey(name) ? QStringLiteral("-") : name;
}

} // namespace spyhop::admin
