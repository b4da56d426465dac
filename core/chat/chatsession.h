// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/chat/chatjournal.h"
#include "core/gateway/gateway.h"
#include "core/model/conversation.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace spyhop::store {
class ConversationStore;
class Places;
} // namespace spyhop::store

namespace spyhop::chat {

class ContextMeter;
class Digesting;
struct ContextWindow;
//! \brief One question and its answer in flight; owns the Call. Owner: ChatSession.
class Turn;

//! Where a question goes; both empty: wherever routing sends it.
struct ChatTarget {
    QString endpoint; //!< empty: any
    QString model; //!< empty: the endpoint's first
    bool operator==(const ChatTarget&) const = default;
};

//! What a single task is made of: its request, and the message that its answer will be.
struct ChatTaskRequest {
    model::ChatRequest request;
    QString messageId;
};

//! \brief One open conversation: its messages, and the Turns under way: one, or several answers to one question.
//!
//! Owner: Sessions. Thread: main. The user's message is appended and journalled before any I/O; a streaming answer is
//! checkpointed every 2 s or 4 kB; its final text and usage are stored in one transaction. What was shown is never
//! taken back: a broken answer keeps its part, and continueAnswer() writes on behind it.
class ChatSession : public QObject {
    Q_OBJECT
public:
    ~ChatSession() override;

    [[nodiscard]] const model::Conversation& conversation() const { return m_conversation; }
    //! The branch shown: from the root to the leaf.
    [[nodiscard]] QList<model::ConversationMessage> branch() const;
    //! Where a message stands among those at the same fork; the first has place 0.
    struct Fork {
        int place = 0;
        int count = 1;
    };
    [[nodiscard]] QHash<QString, Fork> forks() const; //!< of the branch shown; only where there is a choice
    [[nodiscard]] bool isBusy() const { return !m_running.empty(); }
    //! The answer under way on the branch shown; empty: none.
    [[nodiscard]] QString busyMessageId() const;
    [[nodiscard]] bool isBusy(const QString& messageId) const { return turnOf(messageId) != nullptr; }
    [[nodiscard]] model::CallState state() const { return state(busyMessageId()); }
    [[nodiscard]] model::CallState state(const QString& messageId) const; //!< Settled unless it is under way
    //! How long the model thought about this answer, as far as it has come. Nothing: it did not, or it is not known.
    [[nodiscard]] std::optional<std::chrono::milliseconds> thinkingTime(const QString& messageId) const;
    [[nodiscard]] bool isEmpty() const { return m_conversation.messages.isEmpty(); }
    [[nodiscard]] bool isPrivate() const { return m_conversation.summary.isPrivate; }

    //! Why a question is not sent that its window has no room for.
    [[nodiscard]] static base::Error doesNotFit(const ContextWindow& window, const QString& model);
    //! From now on questions go that are too long by an estimate alone (ContextWindow::maySendAnyway()): the person has
    //! read so, and wants it.
    void setSendsAnyway(bool anyway) { m_sendsAnyway = anyway; }
    //! Appends the message and starts a Turn. Errors: Usage if busy or empty; BadRequest if it does not fit into the
    //! model's context, or has a picture and the model takes none: nothing is appended then.
    [[nodiscard]] base::Status ask(const QString& text, const QList<model::Attachment>& attachments);
    //! As ask(), but only appends the question and an answer that waits: the request is for the caller to leave with a
    //! provider, under the id that nameTask() is then given.
    [[nodiscard]] base::Expected<ChatTaskRequest> leave(
        const QString& text, const QList<model::Attachment>& attachments);
    void nameTask(const QString& messageId, const QString& taskId);
    //! The waiting answer is here, or will not come: the outcome says which.
    void settleTask(const QString& messageId, const model::Outcome& outcome);
    //! Has the oldest messages summarised (ContextWindow::toSummarise), so that the chat fits again. Errors: Usage.
    [[nodiscard]] base::Status digest(const QStringList& messageIds, qint64 room);
    void stopDigesting();
    [[nodiscard]] const Digesting* digesting() const { return m_digesting.get(); }
    //! Keeps what has come; the messages are marked incomplete.
    void stop();
    void stop(const QString& messageId);
    //! A sibling of the given answer (empty: the last); the old one stays in the tree.
    [[nodiscard]] base::Status regenerate(const QString& messageId);
    //! As ask(), of several targets at once, whatever the chat's own is: their answers stand at one fork and are
    //! compared(); the branch shown ends with the first. Errors: those of ask(), for any of them; Usage unless there
    //! are 2 to numbers::mostCompared.
    [[nodiscard]] base::Status askSeveral(
        const QString& text, const QList<model::Attachment>& attachments, const QList<ChatTarget>& targets);
    //! Other targets' answers to a question that has one already, or none; the branch shown stays. Errors as
    //! askSeveral(); NotFound.
    [[nodiscard]] base::Status compare(const QString& messageId, const QList<ChatTarget>& targets);
    //! An answer and the others that were given to its question, the newest of them if there are too many. Errors:
    //! Usage if it is the only one, NotFound.
    [[nodiscard]] base::Status compareSiblings(const QString& messageId);
    //! The answers that are read side by side until the person keeps one, or the chat shows or asks something else;
    //! empty: none. Not stored.
    [[nodiscard]] const QStringList& compared() const { return m_compared; }
    //! The chat goes on from this answer; the others stay beside it in the tree. What is still being written of them
    //! is stopped.
    void keepAnswer(const QString& messageId);
    //! Another answer in place of one that is compared, by the same target; the others go on. The old one stays in the
    //! tree. Errors: Usage while it is under way itself, NotFound.
    [[nodiscard]] base::Status answerAgain(const QString& messageId);
    //! Where an answer was asked for; of those of earlier runs where it came from.
    [[nodiscard]] ChatTarget targetOf(const QString& messageId) const;
    //! They are no longer read side by side; what is under way goes on.
    void endComparison();
    //! Asks a question in other words, with its attachments: a sibling of the old one, which keeps its answers. Errors:
    //! Usage if busy, empty or no question; NotFound.
    [[nodiscard]] base::Status edit(const QString& messageId, const QString& text);
    //! Shows the branch through a sibling `step` places further, at its end as it was last left. Nothing beyond the
    //! last one.
    void showSibling(const QString& messageId, int step);
    //! Shows the branch that leads through this message. Error: NotFound.
    [[nodiscard]] base::Status showBranch(const QString& messageId);
    //! Shows the chat as it was when this message was the last: what is asked next makes a new branch. Errors: Usage if
    //! busy, NotFound.
    [[nodiscard]] base::Status goBackTo(const QString& messageId);
    //! Messages that were said after the branch's last one, on every branch.
    [[nodiscard]] int laterMessages() const;
    //! Shows them again, up to the newest. Nothing if there are none.
    void showLater();
    //! Into the trash: the message and all that was said after it, on every branch. Returns what restore() takes.
    //! Errors: Usage if busy, NotFound.
    [[nodiscard]] base::Expected<QDateTime> removeFrom(const QString& messageId);
    //! Brings back what was removed at this time, and shows it. Error: Usage if busy.
    [[nodiscard]] base::Status restoreRemoved(const QDateTime& removedAt);
    //! Goes on with the shown branch's last answer where it was cut off: the same message grows, the part before the
    //! seam becomes one of its `earlier`. Never from a cache. Errors: Usage if busy, if the answer is whole, if nothing
    //! had come of it, or if more was said after it; NotFound.
    [[nodiscard]] base::Status continueAnswer(const QString& messageId);
    //! Ends a Backoff or Parked wait now.
    void retryNow() { retryNow(busyMessageId()); }
    void retryNow(const QString& messageId);
    //! Gives the present endpoint up for state().next.
    void switchTarget() { switchTarget(busyMessageId()); }
    void switchTarget(const QString& messageId);

    void rename(const QString& title);
    //! `role`: the library's name for it; empty: the person's own words.
    void setSystemPrompt(const QString& text, const QString& role);
    void setTemperature(std::optional<double> temperature);
    void setMaxTokens(std::optional<int> tokens);
    void setOverflow(model::Overflow overflow);
    //! Empty endpoint: automatic; empty model: the endpoint's first.
    void setTarget(const QString& endpoint, const QString& model);
    void setThinking(model::Thinking thinking);
    void setPinned(bool pinned);
    void setArchived(bool archived);
    void setProject(const QString& projectId); //!< empty: none
    //! Stores this conversation from now on, encrypted; a private one becomes like others. Error: RefusedConsent
    //! without a data key.
    [[nodiscard]] base::Status keep();
    //! Writes what was put off, such as a system prompt that is being typed.
    void flush() { m_journal.flush(); }

Q_SIGNALS:
    void messageAdded(const QString& messageId);
    void messageChanged(const QString& messageId); //!< completed, stopped, failed
    void appended(const QString& messageId, const QList<spyhop::model::Delta>& deltas);
    void stateChanged(const spyhop::model::CallState& state, const QString& messageId);
    void busyChanged(bool busy);
    void comparisonChanged(); //!< compared() has begun, lost one or ended
    void branchChanged(); //!< other messages are shown
    void headChanged(); //!< title, target, settings, pinned, stored
    void digestChanged(); //!< digesting() has begun, gone on or ended
    void digestFailed(const spyhop::base::Error& error);

private:
    friend class Sessions;
    friend class Turn;
    struct Parts {
        base::Clock& clock;
        base::Random& random;
        gateway::Gateway& gateway;
        store::ConversationStore& store;
        ContextMeter* meter = nullptr; //!< none: contexts are not known, and everything fits
    };
    ChatSession(const Parts& parts, model::Conversation conversation);

    //! An answer under way. The end of its Turn ends it.
    struct Running {
        std::unique_ptr<Turn> turn;
        qint64 askedTokens = 0; //!< of its prompt, as they were estimated; 0: it teaches nothing
    };
    [[nodiscard]] Turn* turnOf(const QString& messageId) const;
    [[nodiscard]] Running take(const QString& messageId);

    [[nodiscard]] model::ConversationMessage* find(const QString& messageId);
    model::ConversationMessage& append(model::Role role, const QString& parentId, const QString& text);
    [[nodiscard]] base::Expected<QString> questionOf(const QString& messageId);
    [[nodiscard]] base::Expected<QString> expectQuestion(const QString& messageId);
    void start(const QString& questionId, const model::ChatRequest& asked);
    //! An answer to this question by each of them; the leaf stays where it is.
    [[nodiscard]] QStringList startEach(
        const QString& questionId, const QList<ChatTarget>& targets, model::CacheMode cache);
    void rememberLeaf();
    void showAlone(const QString& leafId);
    void setCompared(const QStringList& ids);
    void previewEnd();
    //! These messages have come and are answered side by side.
    void tellOfComparison(const QStringList& added);
    //! Journals the question and tells of it; its id.
    [[nodiscard]] QString appendQuestion(const QString& text, const QList<model::Attachment>& attachments);
    [[nodiscard]] base::Status mayAsk(
        const QString& text, const QList<model::Attachment>& attachments, const QList<ChatTarget>& targets) const;
    [[nodiscard]] ChatTarget target() const { return {m_conversation.endpoint, m_conversation.model}; }
    //! The chat as it would go to this target.
    [[nodiscard]] model::Conversation goingTo(const ChatTarget& target) const;
    [[nodiscard]] base::Status fits(const QList<model::ConversationMessage>& before, const model::Message& question,
        const ChatTarget& target) const;
    void begin(const model::ChatRequest& request, const QString& answerId);
    [[nodiscard]] QList<model::ConversationMessage> pathTo(const QString& lastId) const;
    static void settle(model::ConversationMessage& answer, const model::Outcome& outcome);
    void keepOutcome(model::ConversationMessage& answer, const model::Outcome& outcome);
    void settleTrashed(const QString& messageId, const model::Outcome& outcome);
    void onDigested(const base::Expected<model::ChatDigest>& digest);
    //! The branch up to this message, as much of it as travels to this target.
    [[nodiscard]] model::ChatRequest request(
        const QString& lastId, model::CacheMode cache, const ChatTarget& target) const;
    void touch();
    void saveHead();
    void saveHeadSoon();
    void setStored(bool stored) { m_conversation.summary.stored = stored; }
    void followConsent(bool stores);
    void dropTurn(const QString& messageId, const QString& note);
    void onProgressed(const QString& answerId, const QList<model::Delta>& deltas);
    void checkpoint(const QString& answerId);
    void onEnded(const QString& answerId, const model::Outcome& outcome);

    Parts m_parts;
    model::Conversation m_conversation;
    ChatJournal m_journal; //!< borrows the conversation
    QHash<QString, ChatTarget> m_targets; //!< by answer, of this run
    QHash<QString, QString> m_leftAt; //!< by each message of a branch that was shown: the branch's leaf
    QDateTime m_lastRemoval;
    QStringList m_compared;
    std::vector<Running> m_running; //!< in the order in which they were asked
    bool m_sendsAnyway = false;
    std::unique_ptr<Digesting> m_digesting;
    std::unique_ptr<Digesting> m_endedDigesting; //!< kept until its signal has returned
};

} // namespace spyhop::chat
