// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogmemory.h"

#include "core/base/memoryfolder.h"

#include <QtCore/QSettings>

namespace spyhop::app {

DialogMemory::DialogMemory()
{
    if (const QString memory = base::memoryFolder(); !memory.isEmpty())
        m_folder.emplace(memory + QStringLiteral("/spyhop-XXXXXX"));
    // QFileDialog takes the file "QtProject" of the native format, in whatever folder that has. Below a device there is
    // none. (Windows and macOS have dialogs of their own and take no path.)
    const bool hasMemory = m_folder && m_folder->isValid();
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, hasMemory ? m_folder->path() : QStringLiteral("/dev/null"));
}

} // namespace spyhop::app
