// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcriptstops.h"

#include <QtCore/QtGlobal>
#include <optional>

class QKeyEvent;

namespace spyhop::ui {

class TranscriptView;

//! \brief Turns keys into selections and scrolling of a transcript, and walks from one link, formula, code block or
//! table to the next. Owner: the view. Thread: main.
class TranscriptKeys {
public:
    explicit TranscriptKeys(TranscriptView& view);

    //! Whether the key meant something.
    bool key(const QKeyEvent& event);
    //! Goes to the next or the previous link, formula, code block or table: Ctrl+Down, Ctrl+Up.
    [[nodiscard]] static bool isStep(const QKeyEvent& event);
    //! Says where the link leads that the keys are at; also when they no longer are.
    void tellOfStop();

private:
    bool selectByKey(const QKeyEvent& event);
    bool scrollByKey(const QKeyEvent& event);
    bool stepByKey(const QKeyEvent& event);
    [[nodiscard]] bool take(const QKeyEvent& event);
    [[nodiscard]] bool isAtStop() const;
    void act();
    //! The box with the cursor, under the mouse, or the first in sight that goes further that way.
    bool scrollSideways(qreal by);

    TranscriptView& m_view;
    std::optional<TranscriptStop> m_stop; //!< that the keys went to; counts while it is selected
};

} // namespace spyhop::ui
