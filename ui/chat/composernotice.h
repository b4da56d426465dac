// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/contextwindow.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <optional>
#include <utility>

namespace spyhop::ui {

//! What a person can do about what the composer says.
enum class ComposerAction {
    Close, //!< the sentence goes
    CancelSending, //!< it waited for files to be read
    StopDigesting,
    LeaveOutOldest,
    LeaveOutAttachments,
    Summarise,
    Refuse,
    SendAnyway, //!< too long by an estimate: the server will say
    Choose, //!< opens the context's popover
    DigestNow,
    TakeOffFailed,
    RecognisePictures, //!< their text goes instead
    TakeOffPictures,
    Undo,
    PutIntoQuestion,
    AllowProvider
};
[[nodiscard]] QString composerActionText(ComposerAction action);

//! Everything the composer may have to say something about.
struct ComposerState {
    std::optional<base::Error> error; //!< of what was last tried
    bool needsProvider = false; //!< a task was wanted, and the person has not agreed to what stays at a provider
    bool seeksContext = false; //!< it is sent once it is known what the model holds
    bool waitsForFiles = false; //!< it is sent once they are read
    std::optional<std::pair<int, int>> digesting; //!< messages summarised, of how many
    bool triedFull = false; //!< it was to be sent, and has no room
    chat::ContextWindow window;
    model::Overflow overflow = model::Overflow::Ask;
    QString model;
    QStringList failed; //!< sentences of attachments that could not be read
    bool refusesPictures = false; //!< there are some, and the model takes none
    bool hasPictureFiles = false; //!< of which the text could be recognised
    QStringList removed; //!< the names of what was just taken off
    QString said; //!< what just became of something pasted
    bool saidCanBeText = false;
};

//! One sentence above the question: the first thing that matters; empty: nothing does.
struct ComposerNotice {
    bool isProblem = false;
    QString word, rest;
    QList<ComposerAction> actions;
    bool operator==(const ComposerNotice&) const = default;
};
[[nodiscard]] ComposerNotice composerNotice(const ComposerState& state);

} // namespace spyhop::ui
