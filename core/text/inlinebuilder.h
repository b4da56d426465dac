// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/spantokens.h"

#include <QtCore/QStringList>
#include <md4c.h>

namespace spyhop::text {

//! \brief Makes runs of md4c's spans and texts: marks, links, pictures, formulas. Lives for one parse; the tokens live
//! longer.
class InlineBuilder {
public:
    explicit InlineBuilder(const SpanTokens& tokens)
        : m_tokens(tokens)
    {
    }
    void enter(MD_SPANTYPE type, void* detail);
    void leave(MD_SPANTYPE type, Inlines& to);
    //! `isInCell`: GFM's escapes of bars count.
    void text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, bool isInCell, Inlines& to);
    //! An address or a language, its entities decoded.
    [[nodiscard]] QString fromAttribute(const MD_ATTRIBUTE& attribute) const;

private:
    void add(const QString& joined, Inlines& to);
    void addRun(const QString& text, Marks extra, Inlines& to);

    const SpanTokens& m_tokens;
    int m_bold = 0, m_italic = 0, m_strike = 0, m_code = 0;
    QStringList m_links;
    QStringList m_pictures; //!< addresses; the innermost last
    QString m_aroundPicture; //!< where the link leads that the outermost of them stands in
    bool m_pictureHasWords = false;
};

//! A paragraph with displayed formulas in it, as paragraphs and formulas.
[[nodiscard]] QList<Block> aroundDisplays(const Inlines& paragraph);

} // namespace spyhop::text
