// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! An Outlook message (.msg, MS-OXMSG): headers, the plain text, else the HTML, else the RTF, as text; attachments and
//! messages within it as further parts. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readMsg(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
