// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policyreader.h"
#include "core/policy/policyset.h"

namespace spyhop::policytesting {

//! A policy from its text; the text must be right.
inline policy::PolicySet setOf(const QByteArray& json)
{
    const auto read = policy::readPolicy(json, QStringLiteral("p.json"));
    if (!read)
        qFatal("%s", qPrintable(read.error().sentence()));
    return policy::PolicySet(read->statements);
}

//! A request for one name by these principals.
inline policy::Request asking(const QStringList& principals, const QString& resource)
{
    policy::Request request;
    request.principals = principals;
    request.names = {{resource, {}, {}}};
    return request;
}

//! A moment of 5 January 2026, a Monday, UTC.
inline QDateTime monday(const QString& time)
{
    return QDateTime(QDate(2026, 1, 5), QTime::fromString(time, Qt::ISODateWithMs), Qt::UTC);
}

} // namespace spyhop::policytesting
