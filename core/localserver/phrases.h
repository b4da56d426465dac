// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::localserver {

//! The server's own sentences. They follow the language of the prompt, not that of the interface: hence not tr().
struct Phrases {
    QString summary, keywords, figures, statistics, measure, value;
    QString words, characters, sentences, paragraphs, numbers, amounts, dates;
    QString reading; //!< %1 words, %2 sentences
    QString noModel; //!< the honest line at the end
    QString noImages; //!< %1 images
    QString tooShort;
    QString yourQuestion, about; //!< %1: keywords
    QString hello, abilities, tryThis, realModels;
    QString reasoning; //!< %1 words, %2 what is done
    QString doDigest, doFields, doHelp;
    QString separator; //!< between list items
};

[[nodiscard]] const Phrases& phrases(bool chinese);

} // namespace spyhop::localserver
