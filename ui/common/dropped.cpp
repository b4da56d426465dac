// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dropped.h"

#include <QtCore/QMimeData>
#include <QtCore/QSysInfo>
#include <QtCore/QUrl>

namespace spyhop::ui {

QStringList filesIn(const QMimeData& data)
{
    QStringList files;
    for (QUrl url : data.urls()) {
        if (!url.isLocalFile())
            continue;
        // Some programs name this computer (the file URI specification of freedesktop.org); Qt would make it a folder.
        const QString host = url.host();
        if (host.compare(u"localhost", Qt::CaseInsensitive) == 0
            || host.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) == 0)
            url.setHost(QString());
        files.append(url.toLocalFile());
    }
    return files;
}

} // namespace spyhop::ui
