// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::docs {

struct ZipFile {
    QString path;
    QByteArray bytes;
};

//! A ZIP archive of these files in this order, deflated; the first one is stored as it is if `firstStored` (EPUB and
//! OpenDocument begin so). Error: Internal.
[[nodiscard]] base::Expected<QByteArray> zipped(const QList<ZipFile>& files, bool firstStored);

} // namespace spyhop::docs
