// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::model {

enum class Role { System, User, Assistant };

//! A file, picture or pasted text that travels with a message.
struct Attachment {
    QString name; //!< file name without path
    QString mimeType; //!< "image/png", "text/plain", …
    QString text; //!< what a reader got out of it; empty for pictures
    QByteArray bytes; //!< pictures only
    QString receipt{}; //!< how it was read, one line: "12 pages, 30,120 characters"; never sent
    bool operator==(const Attachment&) const = default;
};

struct Message {
    Role role = Role::User;
    QString text;
    QString reasoning; //!< assistant only
    QList<Attachment> attachments;
    bool operator==(const Message&) const = default;
};

//! How hard the model thinks; Default leaves it to the dialect (DeepSeek's default costs money, so its codec always
//! states it).
enum class Thinking { Default, Off, Low, High, Max };

//! Where models run, and endpoints of which kind may answer. Auto: whatever routing chooses.
enum class Tier { Auto, Edge, Api, SelfHosted, Basics };

enum class CacheMode { Use, Bypass };

//! Chat before batch, always (docs/api.md, "Concurrency").
enum class Priority { Interactive, Background };

//! Why a call was made; stands in its record.
enum class Purpose { Chat, BatchStep, Models, Balance, Probe, Job };

//! \brief Everything a person asked for in one call. A plain value.
struct ChatRequest {
    QList<Message> messages;
    QString model; //!< as asked; empty: the endpoint's first
    QString endpoint; //!< empty: any, in order of priority; else this one alone
    Tier tier = Tier::Auto;
    Thinking thinking = Thinking::Default;
    std::optional<int> maxTokens; //!< tokens, ≥ 1
    std::optional<double> temperature; //!< 0…2
    std::optional<double> topP; //!< 0…1
    QStringList stop; //!< at most 16
    bool jsonOutput = false; //!< response_format json_object
    bool stream = true;
    CacheMode cache = CacheMode::Use;
    //! The last message is the model's own and was cut off: the answer goes on where it ends. Never with a cache.
    bool continueLast = false;
    Purpose purpose = Purpose::Chat;
    QString jobId; //!< batch steps: whose ledger
    QString conversationId; //!< chats: calls of one go where its prompt may lie in the provider's cache. Never sent
    bool isPrivate = false; //!< neither its words nor their digest are kept anywhere. Never sent
    int inlinedFiles = 0; //!< whose text stands in a message's own (a batch's documents): they travel along, too
    bool oneCharge
        = false; //!< a try that may have been charged is the last: who holds a maximum says if more. Never sent
    QString idempotencyKey; //!< stable per item and try-chain; empty: the call's own id
    bool operator==(const ChatRequest&) const = default;
};

//! What one network chunk added to the answer.
struct Delta {
    QString text;
    QString reasoning;
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && reasoning.isEmpty(); }
    bool operator==(const Delta&) const = default;
};

//! The words of docs/cli.md for --thinking and --tier. Nothing if the word is unknown.
[[nodiscard]] std::optional<Thinking> thinkingFromName(QStringView name);
[[nodiscard]] QString thinkingName(Thinking thinking);
[[nodiscard]] std::optional<Tier> tierFromName(QStringView name);
[[nodiscard]] QString tierName(Tier tier);
[[nodiscard]] QString roleName(Role role);

} // namespace spyhop::model
