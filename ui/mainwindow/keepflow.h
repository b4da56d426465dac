// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "core/batch/batchmanager.h"
#include "core/chat/sessions.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <optional>

class QMessageBox;
class QWidget;

namespace spyhop::ui {

class ChatPage;
class ConsentFlow;

//! \brief What becomes of chats and jobs that are in memory only: stored when the person says so, asked about when the
//! window closes. Jobs that are at work are told of then, too.
//!
//! Owner: MainWindow, whose page and flow of consent it borrows. Thread: main.
class KeepFlow : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        chat::Sessions& sessions;
        batch::BatchManager& batches;
        admin::PrivacyAdmin& privacy;
        ConsentFlow& consent;
        ChatPage& page;
        QWidget* window;
    };
    explicit KeepFlow(const Parts& parts);

    //! A private chat alone, or every chat that is in memory; asks for consent first if there is none.
    void keep(const QString& chatId);
    //! A job that is in memory; asks for consent first if there is none. One that runs comes to a pause for it, so that
    //! nothing is asked twice, and goes on.
    void keepJob(const QString& jobId);
    //! True if nothing would be lost. Else the person is asked, and closeWanted() comes if the window is to close then.
    [[nodiscard]] bool mayClose();

Q_SIGNALS:
    void message(const QString& sentence); //!< for a toast
    void keepOffered(const QString& sentence); //!< storing is allowed, and chats are in memory: keep({}) stores them
    void privateAsked(); //!< the page asks about its private chat
    void exportAsked(const QString& jobId); //!< the window stays: the person wants this job's table first
    void closeWanted();

private:
    //! What waits for consent.
    struct Wish {
        bool chats = false;
        QString chat; //!< a private one; empty: all
        QStringList jobs;
        bool isNewConsent = false; //!< it holds for what comes later, too
    };
    //! What would go, or stop, with the window.
    struct Losses {
        int chats = 0; //!< in memory, altogether or in part
        QStringList jobs;
        int atWork = 0; //!< jobs that are stored and would stop
    };
    [[nodiscard]] bool stores() const;
    [[nodiscard]] Losses losses() const;
    void keepWithConsent(const Wish& wish);
    void keepNow();
    [[nodiscard]] base::Status keepChats(const Wish& wish, QString& done);
    [[nodiscard]] base::Status keepJobs(const QStringList& ids, QString& done);
    void askBeforeClosing(const Losses& losses);
    void buildAnswers(const Losses& losses);
    void offer();

    Parts m_parts;
    QPointer<QMessageBox> m_question;
    std::optional<Wish> m_keep;
    bool m_stores = false; //!< as it was heard of last
    bool m_closeAfterKeeping = false;
    bool m_closeAfterLeaving = false; //!< a private chat
    bool m_mayClose = false; //!< the person said what becomes of what is not stored
    bool m_mayStop = false; //!< the person knows which jobs stop, and has what is not stored kept
};

} // namespace spyhop::ui
