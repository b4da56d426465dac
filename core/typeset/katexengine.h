// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"

#include <memory>

class QJSEngine;

namespace spyhop::typeset {

class FormulaFonts;

//! \brief KaTeX in a JavaScript engine. Loads itself at the first formula or before (about 70 ms, 17 MB).
//!
//! Made, used and destroyed in one thread; interrupt() alone may be called from any. KaTeX runs with trust off: no
//! \\href, \\includegraphics or HTML gets through, and macros defined in one formula are unknown in the next.
class KatexEngine {
public:
    KatexEngine();
    KatexEngine(const KatexEngine&) = delete;
    KatexEngine& operator=(const KatexEngine&) = delete;
    ~KatexEngine();

    //! Loads KaTeX; a second call costs nothing. Not to be interrupted.
    bool load();
    //! `latex` without delimiters. A formula with its error set if KaTeX refuses it or it was interrupted.
    [[nodiscard]] Formula typeset(const QString& latex, bool display);

    //! Ends a typeset() that is under way in another thread, or the next one if none is.
    void interrupt();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace spyhop::typeset
