// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/exportsteps.h"
#include "core/text/htmlwriter.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace spyhop::chat {

//! Blocks as a document for word processors (ECMA-376, transitional): headings by style, lists by numbering, tables,
//! code, links, formulas as pictures with their LaTeX as alternative text. One list of blocks begins on a new page
//! each. Nothing in it loads anything. Where `steps` stop, it is not finished. Error: Internal.
[[nodiscard]] base::Expected<QByteArray> docxOf(const QList<QList<text::Block>>& documents, const QString& title,
    const text::FormulaPictures& pictures, ExportSteps& steps);

} // namespace spyhop::chat
