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
    //! Where what is still to be said begins in a text of this length: a stream's end may take back what it held.
    [[nodiscard]] qsizetype from(qsizetype length) { return m_said = qMin(m_said, length); }
    //! Sentences that have become whole since the last call. `rest`: the text beginning at from(); `isWhole`: it grows
    //! no more, so all of it comes.
    [[nodiscard]] QString take(const QString& rest, bool isWhole);

private:
    qsizetype m_said = 0;
};

} // namespace spyhop::ui
