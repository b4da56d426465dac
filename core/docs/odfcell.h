// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QXmlStreamAttributes;

namespace spyhop::docs {

//! What a cell of an OpenDocument sheet says of itself (ODF 1.3 part 3, 19.385), and the text it shows. A value.
struct OdfCell {
    QString type; //!< "float", "percentage", "currency", "date", "time", "boolean", "string"; empty: none
    QString value; //!< the attribute that belongs to the type
    QString shown; //!< its paragraphs, in the language of whoever saved it
    bool isFormula = false;

    //! Without `shown`.
    [[nodiscard]] static OdfCell from(const QXmlStreamAttributes& attributes);
    //! A formula that nobody has computed.
    [[nodiscard]] bool isUnstored() const;
};

//! The cell as other workbooks' cells are given (NumberFormat): figures with the digits that are shown and with '.' and
//! ',' whatever the language, days and times as ISO 8601, TRUE and FALSE; text and what is not its value as shown.
[[nodiscard]] QString typedText(const OdfCell& cell);
//! The cell as it is shown, but for dates, of which nobody knows which number is the month.
[[nodiscard]] QString shownText(const OdfCell& cell);

} // namespace spyhop::docs
