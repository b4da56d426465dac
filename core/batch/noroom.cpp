// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/noroom.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {

QString noRoomWords(const QString& profileFolder)
{
    if (profileFolder.isEmpty())
        return QCoreApplication::translate("Batch", "The disk is full. Make room: the job then goes on by itself.");
    return QCoreApplication::translate("Batch", "The disk with %1 is full. Make room: the job then goes on by itself.")
        .arg(profileFolder);
}

QString roomAgainWords()
{
    return QCoreApplication::translate("Batch", "There is room on the disk again: the job goes on.");
}

} // namespace spyhop::batch
