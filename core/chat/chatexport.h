// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/stopasked.h"
#include "core/model/conversation.h"
#include "core/typeset/formulasource.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <functional>

namespace spyhop::chat {

enum class ChatFormat { Markdown, Json, Html, Docx, Pdf };
//! By the file's ending. Error: Usage, naming those there are.
[[nodiscard]] base::Expected<ChatFormat> chatFormatOf(const QString& path);
[[nodiscard]] QString chatFormatEnding(ChatFormat format); //!< "md"

//! Asked after each message of an export, on the thread that makes it; false: it shall end.
using ExportProgress = std::function<bool(int done, int of)>;

//! What an export says beside the chats.
struct ChatExportContext {
    QDateTime now; //!< UTC
    QHash<QString, QString> projects; //!< names by id
    typeset::FormulaSource* formulas = nullptr; //!< borrowed; null: formulas stand as their LaTeX
    ExportProgress goOn = {}; //!< none: it goes on to its end
    StopAsked isStopped = {}; //!< asked within a message too; none: likewise
};

//! The chats as one file. JSON has the whole tree (docs/formats/chats.md), all others the branch that is shown. PDF,
//! and formulas in HTML and DOCX, need a QGuiApplication for their fonts. Any thread that `formulas` answers to.
//! Errors: Internal, Cancelled.
[[nodiscard]] base::Expected<QByteArray> exportChats(
    const QList<model::Conversation>& chats, ChatFormat format, const ChatExportContext& context);
//! A file name for a chat, without folder: its title without what file systems refuse, none of `taken`.
[[nodiscard]] QString chatFileNameFor(const model::Conversation& chat, ChatFormat format, const QStringList& taken);

// What the command line shows.
[[nodiscard]] QByteArray chatsAsMarkdown(const QList<model::Conversation>& chats);
[[nodiscard]] QByteArray chatsAsJson(const QList<model::Conversation>& chats, const ChatExportContext& context);

} // namespace spyhop::chat
