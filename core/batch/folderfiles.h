// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! What is in a folder, and why it is no input.
struct Unfit {
    QString name; //!< as it can be shown, relative to the folder
    QString reason;
};

//! What a folder holds.
struct FolderFiles {
    QStringList paths; //!< absolute, in byte order
    QList<Unfit> unfit; //!< in byte order
};

//! Regular files of a folder and of those below it. Hidden entries and links are left out; what else is no input is
//! named: names that are not UTF-8 (Qt has none for them), pipes, sockets and devices, folders that cannot be opened.
[[nodiscard]] FolderFiles filesBelow(const QString& folder);
//! The folder's own entries that a glob may match, hidden ones and links left out.
struct FolderEntries {
    QStringList names; //!< files and folders
    QList<Unfit> unfit;
};
[[nodiscard]] FolderEntries entriesOf(const QString& folder);

//! A name's bytes as text: those that are no UTF-8 as "\xe9".
[[nodiscard]] QString shownName(const QByteArray& name);

} // namespace spyhop::batch
