// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/xlsxsheet.h"

namespace spyhop::docs {

//! A rectangle of cells. A value.
struct CellRange {
    CellAddress first, last; //!< both within
    [[nodiscard]] bool meets(const CellRange& other) const;
    [[nodiscard]] bool hasRow(int row) const { return first.row <= row && row <= last.row; }
    //! "A1:B3"
    [[nodiscard]] QByteArray text() const;
    //! "$A$1:$B$3"
    [[nodiscard]] QByteArray absoluteText() const;
};

//! "A1:B3", "$A$1:$B$3" or "A1"; nothing if it is no such range within a sheet's bounds.
[[nodiscard]] std::optional<CellRange> parseRange(const QByteArray& text);

} // namespace spyhop::docs
