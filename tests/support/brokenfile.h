// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QString>

namespace spyhop::testsupport {

//! Bytes that no compression makes fewer.
[[nodiscard]] inline QByteArray noise(qsizetype bytes)
{
    QByteArray result;
    result.reserve(bytes);
    while (result.size() < bytes)
        result += static_cast<char>(QRandomGenerator::system()->generate());
    return result;
}

//! Damages the file of a database that nobody has open: of a record that needs several pages (12 kB or more), which
//! holds `bytes`, one page leads to none that there is. False: it is not there, or is too short.
[[nodiscard]] inline bool breakRecord(const QString& databasePath, const QByteArray& bytes)
{
    QFile file(databasePath);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray all = file.readAll();
    // sqlite.org/fileformat2.html: the size of a page (1.3); an overflow page begins with the number of the next (1.6).
    const qsizetype pageSize = static_cast<uchar>(all.at(16)) * 256 + static_cast<uchar>(all.at(17));
    for (qsizetype at = bytes.size() / 2; at + 32 <= bytes.size(); at += 64) {
        const qsizetype found = all.indexOf(bytes.mid(at, 32));
        if (found < 0)
            continue; // it lies on two pages
        const qsizetype page = found - found % pageSize;
        const bool leadsOn = all.mid(page, 4) != QByteArray(4, '\0');
        return leadsOn && file.seek(page) && file.write("\x7f", 1) == 1;
    }
    return false;
}

} // namespace spyhop::testsupport
