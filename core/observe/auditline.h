// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

// One line of a segment: JSON, a tab, the entry's tag. The tag binds the JSON to its segment and its number.
namespace spyhop::observe {

//! Where an entry stands.
struct EntryPlace {
    QString segment;
    qint64 number = 0; //!< from 0
    bool operator==(const EntryPlace&) const = default;
};

//! How a tag was made.
enum class TagKind {
    Keyed, //!< '+': BLAKE2b with the key; nobody without it can make one
    Plain, //!< '-': without; shows what changed by itself, not what somebody changed with care
};

//! JSON, tab, mark and 16 bytes of BLAKE2b (base64url), without the line break. An empty key: a plain tag.
[[nodiscard]] QByteArray taggedLine(const QByteArray& json, const EntryPlace& place, const base::Secret& key);

//! A line taken apart.
struct TaggedLine {
    QByteArrayView json;
    TagKind kind = TagKind::Plain;
    bool isWhole = false; //!< it has the form of a line, and its tag is right as far as `key` can tell
};
//! `key` empty: keyed tags are believed.
[[nodiscard]] TaggedLine readTagged(QByteArrayView line, const EntryPlace& place, const base::Secret& key);

} // namespace spyhop::observe
