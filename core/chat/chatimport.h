// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/chat/chatfile.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <atomic>
#include <memory>
#include <thread>

namespace spyhop::store {
class ConversationStore;
} // namespace spyhop::store

namespace spyhop::chat {

class Sessions;

//! What an import came to.
struct ImportReport {
    ChatFileKind kind = ChatFileKind::Messages;
    int chats = 0;
    int messages = 0;
    int duplicates = 0; //!< chats that are here already, word for word
    int unreadable = 0; //!< entries that are no chats, or say nothing
    int leftOut = 0; //!< pictures, tool calls and the like in the chats taken over
    QStringList ids; //!< of the new chats
};

//! \brief Takes the chats of a file over: read on a thread of its own, written a few at a time.
//!
//! Each chat is written whole or not at all; an import that is cut off leaves what it has written, and can be given
//! again: those are duplicates then. Owner: whoever began it (Sessions::importFile); destroying it stops it, and waits
//! for the piece of the file that is being read. Thread: main.
class ChatImport : public QObject {
    Q_OBJECT
public:
    ~ChatImport() override;

Q_SIGNALS:
    void progressed(int done, int of); //!< chats
    //! Errors: NotFound, Unreadable, Internal (the disk).
    void finished(const spyhop::base::Expected<spyhop::chat::ImportReport>& report);

private:
    friend class Sessions;
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        store::ConversationStore& store;
        Sessions& sessions;
        bool stored = false; //!< where the chats go
    };
    ChatImport(const Parts& parts, const QString& path);
    void onRead(const base::Expected<ChatFile>& file);
    void writeSome();
    [[nodiscard]] base::Status write(FileChat chat);
    //! Imported before, or written by this very profile; word for word.
    [[nodiscard]] bool isHere(const model::Conversation& conversation) const;
    [[nodiscard]] QString projectNamed(const QString& name);
    void end();

    Parts m_parts;
    ChatFile m_file;
    qsizetype m_next = 0;
    QSet<QByteArray> m_known; //!< digests of what was imported
    QHash<QString, QString> m_own; //!< first messages of the chats that are here; known if Spyhop wrote the file
    ImportReport m_report;
    std::unique_ptr<base::Timer> m_turn;
    std::atomic<bool> m_isStopped = false;
    std::thread m_reader;
};

} // namespace spyhop::chat
