// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/tablefiles.h"

#include "core/docs/filetype.h"

namespace spyhop::batch {

bool isTableFile(const QString& path)
{
    const auto type = docs::typeOf(path);
    return type && docs::isTable(*type);
}

bool hasSheets(const QString& path)
{
    const auto type = docs::typeOf(path);
    return type && (*type == docs::FileType::Xlsx || *type == docs::FileType::Ods);
}

} // namespace spyhop::batch
