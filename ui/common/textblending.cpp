// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/textblending.h"

#ifdef SPYHOP_SYSTEM_FREETYPE
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H

FT_Library qt_getFreetype(); // Qt Gui exports it; the header that declares it is a private one
#endif

namespace spyhop::ui {

void blendTextEvenly()
{
#ifdef SPYHOP_SYSTEM_FREETYPE
    // Qt asks each CFF face for this property, and blends with gamma where stems are darkened.
    const FT_Bool keepStems = 1;
    FT_Property_Set(qt_getFreetype(), "cff", "no-stem-darkening", &keepStems);
#endif
}

} // namespace spyhop::ui
