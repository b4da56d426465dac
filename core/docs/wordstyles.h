// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QString>

namespace spyhop::docs {

//! What a paragraph style says about structure.
struct WordStyle {
    int heading = 0; //!< 1 to 9; 0: body text
    QString numbering; //!< id of a numbering; empty: none
    int level = -1; //!< of that numbering; -1: not said
    QString basedOn;
};

//! The paragraph styles of a Word document by id, each with what it has from the style it is based on.
[[nodiscard]] base::Expected<QHash<QString, WordStyle>> readWordStyles(const QByteArray& bytes, const QString& part);

} // namespace spyhop::docs
