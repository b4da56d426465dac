// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::docs {

//! What a reader takes. OldOffice: .doc .xls .ppt .wps, which LibreOffice turns into a newer type first.
enum class FileType {
    Text,
    Markdown,
    Csv,
    Tsv,
    JsonLines,
    Json,
    Html,
    Pdf,
    Image,
    OldOffice,
    Docx,
    Pptx,
    Xlsx,
    Odt,
    Ods,
    Odp,
    Epub,
    Rtf,
    Eml,
    Msg,
    Ofd,
    Zip
};

//! By the name's ending (any case); nothing if no reader takes it.
[[nodiscard]] std::optional<FileType> typeOf(const QString& fileName);
//! The same of a file on the disk: one without an ending is looked into, and may be text or a PDF. Not pure.
[[nodiscard]] std::optional<FileType> typeOfFile(const QString& path);
//! A picture as Apple's cameras make it, by the name's ending: no reader takes it.
[[nodiscard]] bool isHeic(const QString& fileName);
//! All endings that typeOf() knows, without the dot.
[[nodiscard]] QStringList knownEndings();
//! Types that are a table when named directly: CSV, TSV, JSON Lines, workbooks.
[[nodiscard]] bool isTable(FileType type);
//! Types that are text as they are: nothing is unpacked, no structure is followed.
[[nodiscard]] bool isPlain(FileType type);
//! Largest file of the type that is read, bytes.
[[nodiscard]] qint64 mostBytes(FileType type);

} // namespace spyhop::docs
