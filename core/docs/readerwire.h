// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"
#include "core/docs/filetype.h"

#include <variant>

namespace spyhop::docs {

// What travels between a reader process and its parent: CBOR, each message after its length (four bytes, little
// endian). The file itself comes as a descriptor beside the request: a reader opens nothing.

enum class ReaderVerb { ReadDocument, ReadTable, RecognisePart, ShowPart };

struct ReaderRequest {
    ReaderVerb verb = ReaderVerb::ReadDocument;
    FileType type = FileType::Text;
    int part = 0; //!< RecognisePart and ShowPart: a page, from 1; 0: the whole picture
    QString sheet = {}; //!< ReadTable: by name; empty: the first visible one that holds anything
    bool operator==(const ReaderRequest&) const = default;
};

//! Text that was recognised in a picture.
struct RecognisedText {
    QString text;
    double confidence = 0; //!< 0 to 1, weighted by characters
};

using ReaderResult = std::variant<Document, Table, RecognisedText, Picture>;

struct ReaderReply {
    base::Expected<ReaderResult> result;
    bool retires = false; //!< the process has grown and ends itself: take another for the next file
};

[[nodiscard]] QByteArray encodeRequest(const ReaderRequest& request);
//! Nothing: not a request.
[[nodiscard]] std::optional<ReaderRequest> decodeRequest(const QByteArray& cbor);
[[nodiscard]] QByteArray encodeReply(const ReaderReply& reply);
//! Sets `retires` in an encoded reply: how much memory is left is known only once what it was made of is gone.
void markRetiring(QByteArray& encoded);
//! Nothing: not a reply. Whatever the bytes are: they come from a process that read a stranger's file.
[[nodiscard]] std::optional<ReaderReply> decodeReply(const QByteArray& cbor);

//! A message with its length before it.
[[nodiscard]] QByteArray framed(const QByteArray& message);
//! Bytes of the length.
constexpr qsizetype frameHead = 4;
//! The length in the first frameHead bytes.
[[nodiscard]] quint32 frameLength(const char* head);

} // namespace spyhop::docs
