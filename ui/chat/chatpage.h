// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/gateadmin.h"
#include "core/base/clock.h"
#include "core/chat/sessions.h"
#include "core/model/settings.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/composercontroller.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

class AnswerDetails;
class Banner;
class BranchController;
class ChatHeader;
class Composer;
class EmptyState;
class GateNotice;
class SidePanel;
class TaskBanner;
class TranscriptView;
class WaitBanner;

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
    //! A new, empty chat; it enters the list with its first message.
    void newChat();
    //! Says above the composer what the privacy gate will do with the question.
    void watchPrivacy(const admin::GateAdmin& gate);
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
    void compare();
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
    void linkHovered(const QString& target); //!< for a status line; empty: none
    void keepRequested(const QString& id); //!< "Keep, encrypted": may need consent first
    void endpointRequested(); //!< there is no endpoint yet: the person wants to add one
    void privacyRequested(); //!< the rules of the privacy gate
    void settingsRequested(const QString& endpoint); //!< its key or balance needs the person
    void batchRequested(const QStringList& paths); //!< more was dropped than a question should carry
    void providerRequested(); //!< consent to what stays at a provider
    void menuRequested(const QPoint& at); //!< what can be done with the chat
    void messagesRemoved(const QString& chatId, const QDateTime& at); //!< Sessions::restore() brings them back
    void messageShown(const QString& text); //!< a short word for a toast: "Copied"

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void showSession(chat::ChatSession* session);
    void reload();
    void connectPanel();
    void needSession();
    void refreshPanel();
    void onAppended(const QString& messageId, const QList<model::Delta>& deltas);
    void onMessageChanged(const QString& messageId);
    void onState(const model::CallState& state);
    void refreshHead();
    void refreshBusy();
    void refreshWait();
    void refreshNotice();
    void actOnNotice(int link);
    void openDetails(const QString& messageId, const QRect& footer);
    //! The state with what the limiter says of a full endpoint.
    [[nodiscard]] model::CallState withReason(model::CallState state) const;
    void refreshEmpty();
    void say(const base::Error& error);
    void place();

    const Theme& m_theme;
    base::Clock& m_clock;
    chat::Sessions& m_sessions;
    admin::EndpointAdmin& m_endpoints;
    chat::ContextMeter& m_meter;
    QPointer<chat::ChatSession> m_session;
    QString m_streamingId;
    ChatHeader* m_header;
    Banner* m_memoryStrip;
    Banner* m_error;
    TranscriptView* m_transcript;
    EmptyState* m_empty;
    WaitBanner* m_wait;
    Banner* m_notice; //!< what became of the last answer, and what can be done
    QList<AnswerAction> m_noticeActions;
    AnswerDetails* m_details = nullptr; //!< made when first asked for: a child of the window
    TaskBanner* m_task; //!< the task that the last answer is to come from
    SidePanel* m_panel;
    Composer* m_composer;
    GateNotice* m_gate = nullptr; //!< once somebody watches
    std::unique_ptr<ComposerController> m_composing;
    std::unique_ptr<BranchController> m_branches;
};

} // namespace spyhop::ui
