// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/gateadmin.h"
#include "core/base/clock.h"
#include "core/chat/sessions.h"
#include "core/model/settings.h"
#include "ui/chat/composercontroller.h"
#include "ui/common/theme.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

class AnswerController;
class AnswerWatch;
class Banner;
class BranchController;
class ChatHeader;
class CompareController;
class Composer;
class EmptyState;
class GateNotice;
class MemoryStrip;
class SentAttachments;
class SettingsController;
class SidePanel;
class TranscriptView;
class TurnList;

//! \brief One chat: header with title and target, transcript, composer. Shows one session; others go on streaming.
//!
//! Owner: the main window; it borrows everything it is given and dies first. Thread: main.
class ChatPage : public QWidget {
    Q_OBJECT
public:
    ChatPage(chat::Sessions& sessions, admin::EndpointAdmin& endpoints, const ComposerController::Parts& composing,
        QWidget* parent);
    ~ChatPage() override;

    //! Shows a chat. An error is said in the page.
    void openChat(const QString& id);
    //! Shows a chat at one of its messages, on whatever branch, with the words that were searched for marked.
    void openMessage(const QString& id, const QString& messageId, const QString& query);
    //! Scrolls to a message of the chat that is shown; nothing where it is not on its branch.
    void goToMessage(const QString& messageId);
    //! A new, empty chat; it enters the list with its first message.
    void newChat();
    //! One of which nothing is written down. It is gone once another chat is shown: that is asked about first.
    void newPrivateChat();
    //! A private chat is shown in which something was written.
    [[nodiscard]] bool holdsPrivate() const;
    //! Something has been written or attached that was not sent yet.
    [[nodiscard]] bool hasDraft() const;
    //! Whatever was written in the private chat is given up, or the person stays: left() or stayed().
    void leavePrivate();
    //! Says above the composer what the privacy gate will do with the question.
    void watchPrivacy(const admin::GateAdmin& gate);
    //! Whether new chats are stored: what keeps one says what else it does.
    void setStoresChats(bool stores);
    //! Whether the token waits for its PIN: answers that failed by that offer to have it typed.
    void setAwaitsPin(bool awaits);
    //! The PIN that was asked for has opened the token: what failed without it is tried again.
    void tokenOpened();
    //! The token stays closed: nothing is tried again once it opens for somebody else.
    void forgetPin();
    [[nodiscard]] QString chatId() const; //!< empty: none
    void setSendKey(model::SendKey key);
    void focusComposer();
    //! Types into the composer.
    void typeInto(const QString& text);
    //! What the keyboard and the palette do with the chat's last answer; nothing where it does not apply.
    void continueAnswer();
    void answerAgain();
    void showDetails();
    void retryNow();
    void switchTarget();
    void stop();
    void findInChat(); //!< opens the strip above the transcript
    void previousQuestion();
    void nextQuestion();
    void copyAnswer(); //!< the last one
    void copyChat();
    void previousVersion(); //!< ‹ at the last fork
    void nextVersion(); //!< ›
    void editQuestion(); //!< the last one
    void compare(); //!< the last answer with other models'
    void compareSiblings(); //!< the answers that there are to the last question
    void askSeveral(); //!< sends what is written to several models
    void showTurns(); //!< the list of questions
    //! Opens the list of endpoints and models.
    void chooseTarget();
    //! Role, temperature, longest answer, thinking: the panel at the right.
    void togglePanel();
    void showContext();
    void showPrompts();
    void sendAsTask();
    //! The person has agreed to what stays at a provider.
    void providerAllowed();
    [[nodiscard]] TranscriptView* transcript() const { return m_transcript; }
    [[nodiscard]] Composer* composer() const { return m_composer; }

Q_SIGNALS:
    void chatChanged(const QString& id); //!< another chat is shown
    void linkActivated(const QUrl& url); //!< clicked by the person; http, https or mailto
    void keepRequested(const QString& id); //!< "Keep, encrypted": may need consent first
    void endpointRequested(); //!< there is no endpoint yet: the person wants to add one
    void privacyRequested(); //!< the rules of the privacy gate
    void settingsRequested(const QString& endpoint); //!< its key or balance needs the person
    void pinRequested(); //!< of the token; tokenOpened() once it was typed
    void batchRequested(const QStringList& paths); //!< more was dropped than a question should carry
    void providerRequested(); //!< consent to what stays at a provider
    void menuRequested(const QRect& at); //!< what can be done with the chat; the button, in global coordinates
    //! The first of them is named; Sessions::restore() brings them back.
    void messagesRemoved(const QString& chatId, const QDateTime& at, const QString& messageId);
    //! The chat goes on from an earlier message; `leafId`: where it had ended.
    void wentBack(const QString& chatId, const QString& leafId);
    //! Something of the library was removed, which undoRemove() brings back.
    void libraryRemoved(const QString& sentence);
    void messageShown(const QString& text); //!< a short word for a toast: "Copied"
    void left(); //!< the private chat is gone
    void stayed(); //!< the person would rather stay in it

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    //! Where a person wants to go from here.
    struct Destination {
        enum class Kind { Nowhere, Chat, Message, New, Private };
        Kind kind = Kind::Nowhere;
        QString id, messageId, query;
    };
    //! Where a chat was being read that is not shown.
    struct ReadPlace {
        QString messageId;
        qsizetype offset = -1; //!< in its text; -1: the message as a whole
        int distance = 0; //!< px below the view's top
    };
    void connectParts();
    void connectPanel();
    void connectHeader();
    //! Asks first if what is written here would be gone.
    void go(const Destination& destination);
    void arrive(const Destination& destination);
    void askToLeave(const Destination& destination);
    void arriveAtMessage(const Destination& destination);
    void showSession(chat::ChatSession* session);
    void notePlace();
    void goToPlace();
    void reload();
    void needSession();
    [[nodiscard]] TranscriptView* shownTranscript() const;
    void leaveComparison();
    void refreshHead();
    void refreshBusy();
    void refreshEmpty();
    void say(const base::Error& error);
    void place();

    const Theme& m_theme;
    base::Clock& m_clock;
    chat::Sessions& m_sessions;
    admin::EndpointAdmin& m_endpoints;
    QPointer<chat::ChatSession> m_session;
    QHash<QString, ReadPlace> m_places; //!< by chat; one whose end was followed opens at its end
    ChatHeader* m_header;
    MemoryStrip* m_memoryStrip;
    Banner* m_error;
    TranscriptView* m_transcript;
    EmptyState* m_empty;
    TurnList* m_turns = nullptr; //!< made when first asked for: a child of the window
    SidePanel* m_panel;
    Composer* m_composer;
    GateNotice* m_gate = nullptr; //!< once somebody watches
    std::unique_ptr<AnswerWatch> m_answer;
    std::unique_ptr<AnswerController> m_answering;
    std::unique_ptr<SettingsController> m_settings;
    std::unique_ptr<ComposerController> m_composing;
    std::unique_ptr<BranchController> m_branches;
    std::unique_ptr<CompareController> m_compare;
    std::unique_ptr<SentAttachments> m_sent;
    bool m_storesChats = false;
};

} // namespace spyhop::ui
