// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/chat/attachments.h"
#include "core/store/draftstore.h"

#include <QtCore/QObject>
#include <map>
#include <memory>
#include <optional>

namespace spyhop::chat {

//! \brief What was being written in each chat, so that leaving a chat or the program costs no word.
//!
//! Saved numbers::draftPause after the last keystroke, sealed, with consent to `drafts`; else it lives as long as the
//! program. A chat that is in memory only has its draft there too. Owner: Services. Thread: main.
class Drafts : public QObject {
    Q_OBJECT
public:
    //! Borrowed; all outlive it.
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        docs::ReaderHost& readers;
        store::DraftStore& store;
    };
    explicit Drafts(const Parts& parts);
    //! Saves what is not saved yet.
    ~Drafts() override;

    //! `chat` empty: a chat that has no message yet.
    [[nodiscard]] QString text(const QString& chat);
    //! `stored`: whether the chat itself may be on the disk.
    void setText(const QString& chat, const QString& text, bool stored);
    //! As setText() says it, for a draft of attachments alone.
    void setStored(const QString& chat, bool stored);
    //! The chat is gone, and its draft with it.
    void forget(const QString& chat);
    //! What goes with the chat's next question; lives as long as this, so that files are read while another chat is
    //! shown.
    [[nodiscard]] Attachments& attachments(const QString& chat);
    //! Attachments of their own, in no draft: for commands.
    [[nodiscard]] std::unique_ptr<Attachments> freshAttachments() const;
    //! It was sent.
    void clear(const QString& chat);
    void save();
    //! After the data key came or went: drafts of earlier runs can be read, or are gone.
    void reload();

private:
    struct Kept {
        QString text;
        std::unique_ptr<Attachments> attachments;
        QList<model::Attachment> saved; //!< as they are in the store
        std::optional<bool> onDisk; //!< where that is; nothing: nowhere
        bool stored = true;
        bool textUnsaved = false, attachmentsUnsaved = false;
        [[nodiscard]] bool isEmpty() const { return text.isEmpty() && attachments->entries().isEmpty(); }
    };
    [[nodiscard]] Kept& kept(const QString& chat);
    void read(const QString& chat, Kept& kept);
    [[nodiscard]] bool isMisplaced(const Kept& draft) const;

    Parts m_parts;
    std::map<QString, Kept> m_drafts;
    std::unique_ptr<base::Timer> m_pause;
};

} // namespace spyhop::chat
