// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatfile.h"

#include "core/chat/chatfileparts.h"
#include "core/chat/largejson.h"
#include "core/docs/archive.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatFile)
};

tl::unexpected<base::Error> unreadable(const QString& what, const QString& detail)
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = what;
    error.remedy = Words::tr("Known are the exports of ChatGPT, Open WebUI, Chatbox, Cherry Studio, ShareGPT and "
                             "Spyhop.");
    error.detail = detail;
    return base::failure(error);
}

//! ChatGPT and Cherry Studio hand out a ZIP with the one file that counts.
base::Expected<QByteArray> fromArchive(const QByteArray& bytes)
{
    docs::Budget budget;
    const auto archive = docs::Archive::open(bytes, budget);
    if (!archive)
        return base::failure(archive.error());
    for (const docs::ArchiveEntry& entry : archive->entries()) {
        const QString name = entry.path.section(u'/', -1);
        if (name == u"conversations.json" || name == u"data.json")
            return archive->inflate(entry.path, budget);
    }
    return unreadable(Words::tr("There is no file of conversations in this archive."), QString());
}

//! One object a line, as data sets have it.
QJsonValue linesOf(const QByteArray& bytes, const StopAsked& isStopped)
{
    QJsonArray list;
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const base::Expected<QJsonValue> value = readLargeJson(line, isStopped);
        if (!value || !value->isObject())
            return {};
        list.append(*value);
    }
    return list.isEmpty() ? QJsonValue() : QJsonValue(list);
}

base::Expected<QJsonValue> rootOf(const QByteArray& bytes, const StopAsked& isStopped)
{
    const QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    const base::Expected<QJsonValue> root = readLargeJson(text, isStopped);
    if (root && (root->isObject() || root->isArray()))
        return root;
    if (const QJsonValue lines = linesOf(text, isStopped); lines.isArray())
        return lines;
    return unreadable(Words::tr("The file is no JSON."), root ? QString() : root.error().detail);
}

tl::unexpected<base::Error> stopped()
{
    return base::failure(base::ErrorCode::Cancelled, QString());
}

} // namespace

QString chatFileName(ChatFileKind kind)
{
    switch (kind) {
    case ChatFileKind::Spyhop:
        return QStringLiteral("Spyhop");
    case ChatFileKind::ChatGpt:
        return QStringLiteral("ChatGPT");
    case ChatFileKind::OpenWebUi:
        return QStringLiteral("Open WebUI");
    case ChatFileKind::Chatbox:
        return QStringLiteral("Chatbox");
    case ChatFileKind::CherryStudio:
        return QStringLiteral("Cherry Studio");
    case ChatFileKind::ShareGpt:
        return QStringLiteral("ShareGPT");
    case ChatFileKind::Messages:
        return QStringLiteral("JSON");
    }
    return {};
}

base::Expected<ChatFile> readChatFile(const QByteArray& bytes)
{
    return readChatFile(bytes, [] { return false; });
}

base::Expected<ChatFile> readChatFile(const QByteArray& bytes, const StopAsked& isStopped)
{
    QByteArray json = bytes;
    if (bytes.startsWith("PK\x03\x04")) {
        auto inflated = fromArchive(bytes);
        if (!inflated)
            return base::failure(inflated.error());
        json = std::move(*inflated);
    }
    const base::Expected<QJsonValue> root = rootOf(json, isStopped);
    if (isStopped())
        return stopped();
    if (!root)
        return base::failure(root.error());
    // From what is unmistakable to what is anybody's.
    for (const auto read : {readSpyhopFile, readChatboxFile, readCherryFile, readChatGptFile, readOpenWebUiFile,
             readShareGptFile, readMessagesFile}) {
        std::optional<ChatFile> file = read(*root, isStopped);
        if (isStopped())
            return stopped();
        if (!file)
            continue;
        const qsizetype all = file->chats.size();
        file->chats.removeIf([](const FileChat& chat) { return chat.conversation.messages.isEmpty(); });
        file->unreadable += static_cast<int>(all - file->chats.size());
        return std::move(*file);
    }
    return unreadable(Words::tr("This is not a file of chats that Spyhop knows."), QString());
}

QByteArray contentDigest(const model::Conversation& conversation)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QHash<QString, qsizetype> places;
    for (const model::ConversationMessage& message : conversation.messages) {
        // Lengths keep two texts apart from one.
        const QByteArray text = message.message.text.toUtf8();
        hash.addData(model::roleName(message.message.role).toUtf8());
        hash.addData(QByteArray::number(places.value(message.parentId, -1)) + ':' + QByteArray::number(text.size()));
        hash.addData(text);
        places.insert(message.id, places.size());
    }
    return hash.result();
}

} // namespace spyhop::chat
