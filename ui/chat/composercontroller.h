// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tasks.h"
#include "core/chat/contextmeter.h"
#include "core/chat/drafts.h"
#include "core/chat/library.h"
#include "core/chat/pendingtasks.h"
#include "core/chat/sessions.h"
#include "ui/chat/composernotice.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <memory>

namespace spyhop::ui {

class AttachmentPreview;
class Composer;
class ContextPopover;
class PromptPicker;

//! \brief Between the composer and what stands behind it: the chat's draft and attachments, the context's meter, saved
//! prompts, sending now or as a task.
//!
//! Owner: ChatPage. Thread: main.
class ComposerController : public QObject {
    Q_OBJECT
public:
    //! What a question is written with. Borrowed; all outlive it.
    struct Desk {
        chat::Drafts& drafts;
        chat::Library& library;
        chat::ContextMeter& meter;
        chat::PendingTasks& pending;
        batch::Tasks& tasks;
    };
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        Desk desk;
    };
    ComposerController(const Parts& parts, Composer* composer);
    ~ComposerController() override;

    //! Null: no chat is shown; what is written then goes into the next new one.
    void setSession(chat::ChatSession* session);
    //! Of this chat: files, folders.
    void attach(const QStringList& paths);
    void attachPicture(const QImage& picture);
    //! What travels with the question, as far as it has been read.
    [[nodiscard]] QList<model::Attachment> attached() const { return attachments().ready(); }
    //! The context's popover.
    void showContext();
    void showPrompts();
    void sendAsTask();
    //! To these models at once.
    void sendTo(const QList<chat::ChatTarget>& targets);
    //! Something has been written or attached.
    [[nodiscard]] bool hasDraft() const;
    //! What will answer may be another one now.
    void refresh();
    //! The person has agreed to what stays at a provider: the task goes out.
    void providerAllowed();

Q_SIGNALS:
    //! Somebody wants to send and there is no chat: setSession() comes from within.
    void sessionNeeded();
    void sent();
    void attachedChanged(); //!< attached()
    //! What stands above this message does not travel with the next question, and what is said of it; empty: all does.
    void sentFromChanged(const QString& messageId, const QString& words);
    void stopRequested();
    void severalRequested(const QRect& at); //!< which models? `at`: in global coordinates
    void batchRequested(const QStringList& paths); //!< more was given than a question should carry
    void providerRequested(); //!< consent to what stays at a provider
    void messageShown(const QString& text);
    void libraryRemoved(const QString& sentence); //!< a prompt, which Library::undoRemove() brings back

private:
    void connectComposer();
    void showDraft();
    void saveText();
    void watchAttachments();
    [[nodiscard]] QString chatKey() const;
    [[nodiscard]] bool isStored() const;
    [[nodiscard]] chat::Attachments& attachments() const { return m_parts.desk.drafts.attachments(m_key); }
    void say(const QString& text, const QString& textId);
    void attachmentsChanged();
    //! What becomes of a question.
    struct Way {
        bool asTask = false;
        QList<chat::ChatTarget> targets; //!< several: their answers are compared
        bool anyway = false; //!< though it is estimated to be too long
    };
    void trySend(const Way& way);
    void stopWaiting();
    void sayNothingWritten();
    void onContextsChanged();
    void goOn();
    void send(const Way& way);
    [[nodiscard]] base::Status leave(const QString& text);
    void sentWell(const QString& key);
    void history(int step);
    void act(int link);
    void openAttachment(const QString& id);
    void removeAttachments(const QStringList& ids);
    void putIntoQuestion(const QString& id);
    void chooseOverflow(model::Overflow overflow);
    void fillPopover();
    void refreshBranch();
    void refreshNotice();
    void tellSentFrom();
    void tellAttached();
    [[nodiscard]] QStringList linesOf(const QStringList& messageIds) const;
    [[nodiscard]] QString priceText(QString* explanation) const;

    Parts m_parts;
    Composer* m_composer;
    QPointer<chat::ChatSession> m_session;
    QString m_key; //!< of the draft
    QList<model::ConversationMessage> m_branch;
    ComposerState m_state;
    chat::Prospect m_prospect;
    QList<ComposerAction> m_actions; //!< of the notice, by link
    QStringList m_attachedIds; //!< of attached(), as was told last
    QString m_cellsId; //!< of the cells that were pasted last
    QString m_saidId; //!< of the attachment that the notice speaks of
    Way m_refused; //!< what had no room when it was to be sent: what is sent anyway, if the person says so
    std::optional<Way> m_waiting; //!< to send once files are read
    std::optional<Way> m_seeking; //!< to send once it is known what the model holds
    std::unique_ptr<base::Timer> m_patience; //!< for that
    bool m_hasSought = false; //!< what the model holds: it is not waited for once more
    bool m_isLoading = false; //!< a draft into the composer
    qsizetype m_historyAt = 0; //!< questions back from the end; 0: none
    AttachmentPreview* m_preview = nullptr; //!< made when first asked for: children of the window
    ContextPopover* m_context = nullptr;
    PromptPicker* m_prompts = nullptr;
};

} // namespace spyhop::ui
