// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace spyhop::docs {

//! A text of this room, marked by QT_TRANSLATE_NOOP("Documents", …), in the person's language.
[[nodiscard]] inline QString said(const char* source)
{
    return QCoreApplication::translate("Documents", source);
}

//! The same with a plural.
[[nodiscard]] inline QString said(const char* source, qint64 count)
{
    return QCoreApplication::translate("Documents", source, nullptr, static_cast<int>(count));
}

[[nodiscard]] inline base::Error unreadableError(const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = what;
    return error;
}

[[nodiscard]] inline tl::unexpected<base::Error> unreadable(const QString& what)
{
    return base::failure(unreadableError(what));
}

} // namespace spyhop::docs
