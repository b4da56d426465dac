// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "core/chat/sessions.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <optional>

class QMessageBox;
class QWidget;

namespace spyhop::ui {

class ChatPage;
class ConsentFlow;

//! \brief What becomes of chats that are in memory only: stored when the person says so, asked about when the window
//! closes.
//!
//! Owner: MainWindow, whose page and flow of consent it borrows. Thread: main.
class KeepFlow : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        chat::Sessions& sessions;
        admin::PrivacyAdmin& privacy;
        ConsentFlow& consent;
        ChatPage& page;
        QWidget* window;
    };
    explicit KeepFlow(const Parts& parts);

    //! A private chat alone, or every chat that is in memory; asks for consent first if there is none.
    void keep(const QString& chatId);
    //! True if nothing would be lost. Else the person is asked, and closeWanted() comes if the window is to close then.
    [[nodiscard]] bool mayClose();

Q_SIGNALS:
    void message(const QString& sentence); //!< for a toast
    void keepOffered(const QString& sentence); //!< storing is allowed, and chats are in memory: keep({}) stores them
    void privateAsked(); //!< the page asks about its private chat
    void closeWanted();

private:
    [[nodiscard]] bool stores() const;
    void keepWithConsent();
    void keepNow();
    void askBeforeClosing(int unstored);
    void offer();

    Parts m_parts;
    QPointer<QMessageBox> m_question;
    std::optional<QString> m_keep; //!< waits for consent; empty: all chats
    bool m_stores = false; //!< as it was heard of last
    bool m_closeAfterKeeping = false;
    bool m_closeAfterLeaving = false; //!< a private chat
    bool m_mayClose = false; //!< the person said what becomes of what is not stored
};

} // namespace spyhop::ui
