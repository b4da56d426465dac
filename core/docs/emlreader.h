// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! An e-mail message as it travels (.eml): headers, the plain text or else the HTML as text, attachments as further
//! parts. Nothing is ever fetched. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readEml(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
