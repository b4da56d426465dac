// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::docs {

//! \brief One part of an e-mail message (RFC 5322, 2045 to 2047, 2231): its headers, and its body or its own parts.
struct MimePart {
    struct Header {
        QByteArray name; //!< lower case
        QByteArray value; //!< unfolded, as it stands
    };
    QList<Header> headers;
    QByteArray type; //!< "text/plain", lower case
    QByteArray charset;
    QString fileName; //!< of the disposition or the type; may be empty
    bool attachment = false; //!< by its disposition
    QByteArray body; //!< decoded; of a multipart empty
    QList<MimePart> parts;

    //! The first header of that name as text; empty: none.
    [[nodiscard]] QString header(const QByteArray& name) const;
    //! The body as text, by its charset.
    [[nodiscard]] QString text() const;
};

//! Parts nest at most this deep; deeper ones stay bytes.
constexpr int deepestMime = 20;

//! Pure and linear in the length; whatever the bytes are, something comes of them.
[[nodiscard]] MimePart parseMime(const QByteArray& bytes);
//! "=?utf-8?B?…?=" and raw 8-bit text, as text (RFC 2047).
[[nodiscard]] QString decodeHeader(const QByteArray& value);

} // namespace spyhop::docs
