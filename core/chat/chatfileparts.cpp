// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatfileparts.h"

#include "core/model/conversationtree.h"

#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::chat {
namespace {

constexpr double millisecondsFrom = 1e11; // as seconds that would be the year 5138

QDateTime timeFromNumber(double number)
{
    if (number <= 0 || number > 1e15)
        return {};
    const double ms = number >= millisecondsFrom ? number : number * 1'000;
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(ms), Qt::UTC);
}

} // namespace

QDateTime timeFromFile(const QJsonValue& value)
{
    if (value.isDouble())
        return timeFromNumber(value.toDouble());
    const QString text = value.toString();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber)
        return timeFromNumber(number);
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

std::optional<model::Role> roleFromFile(const QString& word)
{
    static const QHash<QString, model::Role> roles{{QStringLiteral("user"), model::Role::User},
        {QStringLiteral("human"), model::Role::User}, {QStringLiteral("assistant"), model::Role::Assistant},
        {QStringLiteral("gpt"), model::Role::Assistant}, {QStringLiteral("chatgpt"), model::Role::Assistant},
        {QStringLiteral("model"), model::Role::Assistant}, {QStringLiteral("bot"), model::Role::Assistant},
        {QStringLiteral("bing"), model::Role::Assistant}, {QStringLiteral("bard"), model::Role::Assistant},
        {QStringLiteral("system"), model::Role::System}};
    const auto it = roles.constFind(word.toLower());
    return it == roles.constEnd() ? std::nullopt : std::optional(*it);
}

void splitThinking(model::Message& message)
{
    static const QString open = QStringLiteral("<think>"), close = QStringLiteral("</think>");
    const QString text = message.text.trimmed();
    const qsizetype end = text.indexOf(close);
    if (!text.startsWith(open) || end < 0)
        return;
    message.reasoning += text.mid(open.size(), end - open.size()).trimmed();
    message.text = text.mid(end + close.size()).trimmed();
}

void setModel(model::ConversationMessage& message, const QString& model)
{
    if (model.isEmpty() || message.message.role != model::Role::Assistant)
        return;
    if (!message.outcome)
        message.outcome = model::Outcome();
    message.outcome->askedModel = model;
    message.outcome->completion.model = model;
}

void TreeBuilder::add(const model::ConversationMessage& message, int order)
{
    m_shown.append({message, order});
}

void TreeBuilder::skip(const QString& id, const QString& parentId, const QString& reasoning)
{
    m_hidden.insert(id, {parentId, reasoning});
}

model::Conversation TreeBuilder::build(const QString& leafId) const
{
    QList<Shown> shown = m_shown;
    // Each step leads to another hidden node, or the file has a ring: then it ends at a root.
    const auto stepOver = [this](QString id, QStringList* reasoning) {
        for (qsizetype steps = 0; steps <= m_hidden.size(); ++steps) {
            const auto hidden = m_hidden.constFind(id);
            if (hidden == m_hidden.constEnd())
                return id;
            if (reasoning != nullptr && !hidden->reasoning.isEmpty())
                reasoning->prepend(hidden->reasoning);
            id = hidden->parentId;
        }
        return QString();
    };
    for (Shown& one : shown) {
        model::ConversationMessage& message = one.message;
        QStringList reasoning;
        message.parentId = stepOver(message.parentId, &reasoning);
        if (message.message.role == model::Role::Assistant && message.message.reasoning.isEmpty())
            message.message.reasoning = reasoning.join(QStringLiteral("\n\n"));
    }
    std::stable_sort(shown.begin(), shown.end(), [](const Shown& a, const Shown& b) {
        const QDateTime &first = a.message.createdAt, &second = b.message.createdAt;
        if (first.isValid() && second.isValid() && first != second)
            return first < second;
        return a.order < b.order;
    });
    // Parents first, whatever the times say.
    model::Conversation unordered;
    for (const Shown& one : shown)
        unordered.messages.append(one.message);
    const model::ConversationTree tree(unordered);
    model::Conversation result;
    QSet<QString> placed;
    QList<model::ConversationMessage> ordered;
    ordered.reserve(unordered.messages.size());
    // In order of time; a child that claims to be older waits for its parent.
    QHash<QString, QList<model::ConversationMessage>> waiting;
    const auto place = [&](const model::ConversationMessage& first) {
        QList<model::ConversationMessage> next{first};
        while (!next.isEmpty()) {
            const model::ConversationMessage message = next.takeFirst();
            placed.insert(message.id);
            ordered.append(message);
            next += waiting.take(message.id);
        }
    };
    for (const model::ConversationMessage& message : std::as_const(unordered.messages)) {
        const QString parent = tree.parent(message.id);
        if (parent.isEmpty() || placed.contains(parent))
            place(message);
        else
            waiting[parent].append(message);
    }
    result.messages = ordered;
    const QString leaf = stepOver(leafId, nullptr);
    result.leafId = placed.contains(leaf) ? leaf : model::ConversationTree(result).newestLeaf(QString());
    return result;
}

void LineBuilder::add(model::ConversationMessage message)
{
    message.id = QString::number(m_conversation.messages.size() + 1);
    message.parentId = m_conversation.leafId;
    m_conversation.leafId = message.id;
    m_conversation.messages.append(std::move(message));
}

} // namespace spyhop::chat
