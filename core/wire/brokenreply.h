// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/outcome.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <optional>

namespace spyhop::wire {

//! What of an answer stands in a JSON reply, however far that has come.
struct BrokenReply {
    QString text, reasoning; //!< of the first choice
    qsizetype bytes = 0; //!< of the body that these two take as they are written there, escapes and all
    bool isOver = false; //!< the message is whole: only what stands around it may be missing
    std::optional<model::Usage> usage; //!< it came whole
};

//! Reads a body that may break off anywhere, as ChatDecoder::body() would read it whole. One pass; survives any bytes.
[[nodiscard]] BrokenReply readBrokenReply(QByteArrayView body);

} // namespace spyhop::wire
