// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/zipwriter.h"

#include <QtCore/QByteArray>

namespace spyhop::fuzz {

//! The ZIP package that a text describes: a line "== PATH" begins each file, so that a fuzzer changes what lies in a
//! package and need not know how to pack. Empty: the text names no file, or none that can be packed.
[[nodiscard]] inline QByteArray packageOf(QByteArrayView text)
{
    constexpr qsizetype mostFiles = 32; // more of them only make a run slower
    QList<docs::ZipFile> files;
    const QByteArray mark("\n== ");
    QByteArray rest = "\n" + text.toByteArray();
    for (qsizetype at = rest.indexOf(mark); at >= 0 && files.size() < mostFiles;) {
        const qsizetype begin = at + mark.size();
        const qsizetype next = rest.indexOf(mark, begin);
        const QByteArray piece = rest.mid(begin, next < 0 ? -1 : next - begin);
        const qsizetype line = piece.indexOf('\n');
        files.append(
            {QString::fromUtf8(line < 0 ? piece : piece.first(line)), line < 0 ? QByteArray() : piece.mid(line + 1)});
        at = next;
    }
    const auto package = files.isEmpty() ? base::Expected<QByteArray>() : docs::zipped(files, true);
    return package ? *package : QByteArray();
}

} // namespace spyhop::fuzz
