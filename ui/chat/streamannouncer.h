// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::ui {

//! \brief Cuts a growing text into sentences to be read out, each once and only when it is whole. A value.
class StreamAnnouncer {
public:
    //! Another text begins.
    void restart() { m_said = 0; }
    //! Sentences that have become whole since the last call; `isWhole`: the text grows no more, so the rest comes too.
    [[nodiscard]] QString take(const QString& text, bool isWhole);

private:
    qsizetype m_said = 0;
};

} // namespace spyhop::ui
