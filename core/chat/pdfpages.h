// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/exportsteps.h"
#include "core/model/conversation.h"
#include "core/typeset/formulasource.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace spyhop::chat {

//! The shown branches of chats as A4 pages, as the transcript lays them out, in black on white; pages end between two
//! lines, and no heading stands alone at a page's foot. Needs a QGuiApplication. `formulas` null: formulas stand as
//! their source. Where `steps` stop, it is not finished. Error: Internal.
[[nodiscard]] base::Expected<QByteArray> pdfOf(const QList<model::Conversation>& chats, const QString& title,
    typeset::FormulaSource* formulas, ExportSteps& steps);

} // namespace spyhop::chat
