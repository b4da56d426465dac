// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatimport.h"

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/chat/sessions.h"
#include "core/chat/titles.h"
#include "core/store/conversationstore.h"

#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr qint64 largestFile = 1'000'000'000; // bytes; years of talk are some hundred megabytes
constexpr int chatsATurn = 8; // written before the event loop gets its turn: some milliseconds
constexpr qint64 pieceBytes = 4'000'000; // read in one go

//! The whole file, if nobody stops it.
base::Expected<QByteArray> bytesOf(const QString& path, const StopAsked& isStopped)
{
    QFile file(path);
    QByteArray bytes;
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return base::readFile(path, largestFile); // it says what is wrong
    bytes.reserve(file.size());
    while (!file.atEnd() && bytes.size() <= largestFile && !isStopped()) {
        const QByteArray piece = file.read(pieceBytes);
        if (piece.isEmpty())
            return base::readFile(path, largestFile);
        bytes += piece;
    }
    return bytes;
}

} // namespace

ChatImport::ChatImport(const Parts& parts, const QString& path)
    : m_parts(parts)
    , m_turn(parts.clock.makeTimer())
    , m_reader([this, path] {
        const StopAsked isStopped = [this] { return m_isStopped.load(); };
        const base::Expected<QByteArray> bytes = bytesOf(path, isStopped);
        const base::Expected<ChatFile> file
            = bytes ? readChatFile(*bytes, isStopped) : base::Expected<ChatFile>(base::failure(bytes.error()));
        QMetaObject::invokeMethod(
            this, [this, file] { onRead(file); }, Qt::QueuedConnection);
    })
{
    connect(m_turn.get(), &base::Timer::fired, this, &ChatImport::writeSome);
}

ChatImport::~ChatImport()
{
    m_isStopped = true;
    m_reader.join();
}

void ChatImport::onRead(const base::Expected<ChatFile>& file)
{
    const base::Expected<QSet<QByteArray>> known
        = file ? m_parts.store.origins() : base::Expected<QSet<QByteArray>>(base::failure(file.error()));
    if (!known) {
        Q_EMIT finished(base::failure(known.error()));
        return;
    }
    m_file = *file;
    m_known = *known;
    if (m_file.kind == ChatFileKind::Spyhop)
        m_own = m_parts.store.firstMessages().value_or(QHash<QString, QString>());
    m_report.kind = m_file.kind;
    m_report.unreadable = m_file.unreadable;
    m_turn->start(std::chrono::milliseconds(0));
}

void ChatImport::writeSome()
{
    for (int i = 0; i < chatsATurn && m_next < m_file.chats.size(); ++i) {
        if (const base::Status written = write(std::move(m_file.chats[m_next++])); !written) {
            const QPointer<ChatImport> self(this);
            std::ignore = m_parts.sessions.reload(); // what was written is there
            if (self)
                Q_EMIT finished(base::failure(written.error()));
            return;
        }
    }
    if (m_next >= m_file.chats.size())
        return end();
    m_turn->start(std::chrono::milliseconds(0));
    Q_EMIT progressed(static_cast<int>(m_next), static_cast<int>(m_file.chats.size()));
}

//! Whoever has folders in one program wants them in the other.
QString ChatImport::projectNamed(const QString& name)
{
    if (name.simplified().isEmpty())
        return {};
    for (const model::Project& project : m_parts.sessions.projects()) {
        if (project.name == name.simplified())
            return project.id;
    }
    return m_parts.sessions.createProject(name).value_or(QString());
}

bool ChatImport::isHere(const model::Conversation& conversation) const
{
    if (m_known.contains(conversation.origin))
        return true;
    // What was written here has kept its messages' ids.
    const QString id = m_own.value(conversation.messages.first().id);
    if (id.isEmpty())
        return false;
    const auto own = m_parts.store.load(id);
    return own && contentDigest(*own) == conversation.origin;
}

base::Status ChatImport::write(FileChat chat)
{
    model::Conversation& conversation = chat.conversation;
    conversation.origin = contentDigest(conversation);
    if (isHere(conversation)) {
        ++m_report.duplicates;
        return {};
    }
    QHash<QString, QString> ids; // the file's, to our own
    const QDateTime now = m_parts.clock.wallTime();
    QDateTime last = conversation.summary.updatedAt;
    for (model::ConversationMessage& message : conversation.messages) {
        const QString id = base::freshId(m_parts.clock, m_parts.random);
        ids.insert(message.id, id);
        message.id = id;
        message.parentId = ids.value(message.parentId);
        if (!message.createdAt.isValid())
            message.createdAt = last.isValid() ? last : now;
        if (!conversation.summary.updatedAt.isValid())
            last = message.createdAt;
    }
    conversation.leafId = ids.value(conversation.leafId);
    model::ConversationSummary& summary = conversation.summary;
    summary.id = base::freshId(m_parts.clock, m_parts.random);
    summary.stored = m_parts.stored;
    summary.updatedAt = last.isValid() ? last : now;
    if (summary.title.simplified().isEmpty())
        summary.title = titleFrom(conversation.messages.first().message.text);
    summary.lastLine = previewFrom(conversation.messages.last().message.text);
    summary.project = projectNamed(chat.project);
    if (const base::Status added = m_parts.store.add(conversation); !added)
        return added;
    m_known.insert(conversation.origin);
    ++m_report.chats;
    m_report.messages += static_cast<int>(conversation.messages.size());
    m_report.leftOut += chat.leftOut;
    m_report.ids.append(summary.id);
    return {};
}

void ChatImport::end()
{
    const QPointer<ChatImport> self(this);
    const base::Status read = m_parts.sessions.reload();
    if (!self)
        return;
    const ImportReport report = m_report;
    if (read)
        Q_EMIT finished(report);
    else
        Q_EMIT finished(base::failure(read.error()));
}

} // namespace spyhop::chat
