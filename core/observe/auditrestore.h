// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/checkpoint.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::observe {

//! \brief What a restore leaves in the key store in the place of the last checkpoint (decisions/0143): a backup brings
//! no log along, so that one speaks of a log that may lie elsewhere. A value.
//!
//! Only who opens the backup can put it there.
struct RestoreNote {
    QDateTime backedUpAt; //!< UTC
    std::optional<Checkpoint> before; //!< what the key store remembered when the backup was made
    //! As it lies in the key store; never a checkpoint's note.
    [[nodiscard]] QByteArray text() const;
    //! As the log says that it has happened: the words of an event.
    [[nodiscard]] QStringList words() const;
    bool operator==(const RestoreNote&) const = default;
};
//! Nothing: this is none.
[[nodiscard]] std::optional<RestoreNote> parseRestoreNote(const QByteArray& text);
[[nodiscard]] std::optional<RestoreNote> restoreFromWords(const QStringList& words, const QByteArray& origin);
//! What now takes the place of what the key store has held.
[[nodiscard]] RestoreNote restoreNoteOver(const QByteArray& held, const QDateTime& backedUpAt);
[[nodiscard]] QString restoreEvent(); //!< "restore"

} // namespace spyhop::observe
