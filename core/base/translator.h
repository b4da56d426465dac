// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTranslator>

namespace spyhop::base {

//! \brief The program's own sentences in one language.
//!
//! lupdate writes the context of a tr() outside its class's own functions as the source spells it ("Cli"), while the
//! program asks with the whole name ("spyhop::app::Cli"): the last part is looked up where the whole name has nothing.
//! Owner: whoever installs it. Thread: any, once loaded.
class Translator final : public QTranslator {
    Q_OBJECT
public:
    Translator() = default;
    //! The sentences of the default locale's language; English ones where there are none, for their plural forms.
    //! False: not even these are linked in.
    [[nodiscard]] bool loadOwn();
    // Qt's own signature, default argument included.
    [[nodiscard]] QString translate(
        const char* context, const char* sourceText, const char* disambiguation = nullptr, int n = -1) const override;
};

} // namespace spyhop::base
