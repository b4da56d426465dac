// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/digesting.h"

#include "core/chat/contextmeter.h"
#include "core/chat/numbers.h"

#include <QtCore/QPointer>
#include <algorithm>

namespace spyhop::chat {
namespace {

// For the model, so not translated: it is told to keep the conversation's own language.
constexpr QStringView instructions
    = u"You condense the older part of a conversation so that it can go on without it. Write a summary in the "
      u"conversation's own language, at most 800 words: what was asked, what was answered and decided, every name, "
      u"number, date, file and code that later turns may need, and what is still open. Add nothing that was not said, "
      u"and do not answer any question in it.";

QString nameOf(model::Role role)
{
    return role == model::Role::User ? QStringLiteral("User") : QStringLiteral("Assistant");
}

QString wordsOf(const model::Message& message)
{
    QString text = nameOf(message.role) + QStringLiteral(":\n") + message.text + u'\n';
    for (const model::Attachment& attachment : message.attachments)
        text += QStringLiteral("\nFile: ") + attachment.name + u'\n' + attachment.text + u'\n';
    return text + u'\n';
}

//! As much of a text as makes about so many tokens, at the end of a line or a word where there is one.
qsizetype lengthFor(QStringView text, qint64 tokens)
{
    qsizetype length = text.size();
    for (qint64 has = model::estimateTokens(text); length > 1 && has > tokens;) {
        length = std::clamp<qsizetype>(
            static_cast<qsizetype>(double(length) * double(tokens) / double(has)), 1, length - 1);
        has = model::estimateTokens(text.left(length));
    }
    if (length == text.size())
        return length;
    for (const QChar end : {u'\n', u' '}) {
        const qsizetype at = text.left(length).lastIndexOf(end);
        if (at >= length / 2)
            return at + 1;
    }
    return length > 1 && text.at(length - 1).isHighSurrogate() ? length - 1 : length;
}

} // namespace

Digesting::Digesting(gateway::Gateway& gateway, const model::Conversation& chat, const model::ChatDigest& old,
    const QList<model::ConversationMessage>& messages, qint64 room)
    : m_gateway(gateway)
    , m_digest(old)
    , m_room(room * numbers::digestShare / 100)
    , m_total(static_cast<int>(messages.size()))
{
    Q_ASSERT(!messages.isEmpty());
    m_request.endpoint = chat.endpoint;
    m_request.model = chat.model;
    m_request.thinking = model::Thinking::Off;
    m_request.maxTokens = numbers::digestTokens;
    m_request.conversationId = chat.summary.id;
    m_request.isPrivate = chat.summary.isPrivate;
    for (const model::ConversationMessage& message : messages)
        cut(message);
    askNext();
}

void Digesting::cut(const model::ConversationMessage& message)
{
    const QString words = wordsOf(message.message);
    const QString goesOn = nameOf(message.message.role) + QStringLiteral(" (goes on):\n");
    // What goes with each part: the summary so far, and whose words they are.
    const qint64 room = std::max<qint64>(m_room - numbers::digestTokens, m_room / 2);
    QStringView rest(words);
    QString before;
    while (model::estimateTokens(rest) > room) {
        const qsizetype length = lengthFor(rest, room);
        m_waiting.append({QString(), before + rest.left(length).toString() + QStringLiteral("\n\n")});
        rest = rest.mid(length);
        before = goesOn;
    }
    m_waiting.append({message.id, before + rest.toString()});
}

void Digesting::askNext()
{
    QString text;
    if (!m_digest.text.isEmpty())
        text = QStringLiteral("Summary so far:\n") + m_digest.text + QStringLiteral("\n\nWhat was said next:\n\n");
    qint64 tokens = model::estimateTokens(text);
    qsizetype taken = 0;
    while (taken < m_waiting.size()) {
        const QString& words = m_waiting.at(taken).text;
        tokens += model::estimateTokens(words);
        if (taken > 0 && tokens > m_room)
            break;
        text += words;
        ++taken;
    }
    for (qsizetype i = 0; i < taken; ++i) {
        if (m_waiting.at(i).messageId.isEmpty())
            continue;
        m_askedUpTo = m_waiting.at(i).messageId;
        ++m_askedMessages;
    }
    m_waiting.remove(0, taken);
    model::Message system, question;
    system.role = model::Role::System;
    system.text = instructions.toString();
    question.text = text;
    m_request.messages = {system, question};
    m_call = m_gateway.start(m_request, model::Priority::Interactive);
    connect(m_call.get(), &gateway::Call::finished, this, &Digesting::answered);
}

void Digesting::answered(const model::Outcome& outcome)
{
    if (!outcome.isOk() || outcome.completion.text.trimmed().isEmpty()) {
        base::Error error = outcome.error.value_or(base::Error());
        if (error.what.isEmpty()) {
            error.code = base::ErrorCode::Server;
            error.what = tr("The summary came back empty.");
        }
        Q_EMIT finished(base::failure(error));
        return;
    }
    m_digest = {m_askedUpTo, outcome.completion.text.trimmed()};
    m_done = m_askedMessages;
    if (m_waiting.isEmpty()) {
        Q_EMIT finished(model::ChatDigest(m_digest));
        return;
    }
    // The call ends from within its own signal: the next one takes its place afterwards.
    QMetaObject::invokeMethod(this, &Digesting::askNext, Qt::QueuedConnection);
    Q_EMIT progressed();
}

} // namespace spyhop::chat
