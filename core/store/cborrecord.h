// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCborArray>
#include <QtCore/QCborParserError>
#include <QtCore/QCborValue>
#include <QtCore/QStringList>

namespace spyhop::store {

//! What a record says (CBOR, RFC 8949); an invalid value if it cannot be read to its end. What Qt 6.4 returns of a
//! record that is broken off must not be looked at: its texts may have any length.
[[nodiscard]] inline QCborValue recordOf(const QByteArray& bytes)
{
    QCborParserError error;
    QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value : QCborValue(QCborValue::Invalid);
}

//! Of a list of texts; what is none is an empty one.
[[nodiscard]] inline QStringList textsOf(const QCborValue& value)
{
    QStringList result;
    const QCborArray list = value.toArray();
    for (const QCborValue& text : list)
        result.append(text.toString());
    return result;
}

} // namespace spyhop::store
