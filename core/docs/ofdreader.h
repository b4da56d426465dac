// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! An OFD document (GB/T 33190, Chinese e-invoices): each page's text objects in reading order, those of its template
//! page included. Pictures, seals and attached files are counted in leftOut. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readOfd(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
