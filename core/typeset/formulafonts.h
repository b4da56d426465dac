// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"

#include <QtCore/QHash>
#include <QtGui/QRawFont>
#include <map>

namespace spyhop::typeset {

//! \brief KaTeX's font files, as they are embedded, at the sizes asked for. A QRawFont belongs to one thread, so each
//! thread has an object of its own.
class FormulaFonts {
public:
    //! Of all fonts but System. An invalid font if the file is damaged.
    [[nodiscard]] QRawFont font(FormulaFont font, qreal pixelSize);
    struct Glyph {
        quint32 index = 0; //!< 0: the font does not have it
        qreal advance = 0; //!< em
    };
    [[nodiscard]] Glyph glyph(FormulaFont font, char32_t character);

private:
    struct Loaded {
        QRawFont master; //!< at 1000 px: its advances are thousandths of an em
        std::map<int, QRawFont> sizes = {}; //!< by 1/64 px
        QHash<char32_t, Glyph> glyphs = {};
    };
    [[nodiscard]] Loaded& loaded(FormulaFont font);

    std::map<FormulaFont, Loaded> m_fonts;
};

} // namespace spyhop::typeset
