// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/cacheadmin.h"
#include "core/admin/endpointadmin.h"
#include "core/admin/preferences.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "core/batch/folderwatches.h"
#include "core/chat/chatsearch.h"
#include "core/chat/sessions.h"
#include "core/monitor/ledger.h"
#include "ui/chat/composercontroller.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/security/securityroom.h"

#include <QtWidgets/QWidget>

class QAction;

namespace spyhop::ui {

class BatchRoom;
class ChatPage;
class ChatRoom;
class CommandPalette;
class Commands;
class ConsentFlow;
class Frame;
class KeepFlow;
class RoomRail;
class SettingsPage;
class StatusStrip;
class Toast;

//! \brief The window: rail, list, page, strip; the rooms in it; what is reachable from anywhere.
//!
//! Owner: main, after Services (it borrows them and dies first). Thread: main. Closing asks once if conversations or
//! jobs would be lost, or work would stop; the geometry is kept in state.ini of the profile.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        Theme& theme;
        Language& language;
        base::Clock& clock;
        chat::Sessions& sessions;
        chat::ChatSearch& search;
        batch::BatchManager& batches;
        batch::FolderWatches& watches;
        ComposerController::Desk desk; //!< what questions are written with
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        admin::CacheAdmin& answerCache;
        admin::Preferences& preferences;
        const monitor::Ledger& ledger;
        QString profileFolder; //!< for state.ini; empty: not kept
        SecurityRoom::Services security = {};
    };
    enum class RoomId { Chats, Batch, Security, Settings };

    explicit MainWindow(const Parts& parts);
    ~MainWindow() override;

    void showRoom(RoomId room);
    void newChat();
    void newPrivateChat();
    void newJob(const QStringList& inputs);
    void showJob(const QString& id);
    //! A new chat that asks this at once: how the first run ends.
    void askInNewChat(const QString& text, const QString& endpoint, const QString& model);
    void openPalette();
    //! A sentence that goes by itself.
    void showNotice(const QString& sentence);
    //! The settings of an endpoint; of none: the list.
    void showEndpoint(const QString& name);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildRooms();
    void connectRooms();
    void buildCommands();
    void buildChatCommands();
    void buildThisChatCommands();
    void buildSecurityCommands();
    void buildLookCommands();
    //! What a person wanted who is asked for consent: done once it is given, forgotten if it is refused.
    enum class Wanted { Nothing, StoredJobs, ProviderTask };
    void askConsent(model::ConsentKind kind, Wanted wanted);
    void onConsent();
    void refreshFigures();
    void retranslate();
    void applyPreferences();
    //! What a toast offers to undo, else what was taken away last among the chats.
    void undo();
    void zoom(int percent);
    void restoreState();
    void fitScreen();
    void reopenChat();
    void noteRestore();
    void saveState();
    void saveChat();

    Parts m_parts;
    Frame* m_frame;
    RoomRail* m_rail; //!< its rooms are in the order of RoomId
    StatusStrip* m_strip;
    std::unique_ptr<base::Timer> m_figures; //!< calls per second fall by themselves
    std::unique_ptr<ConsentFlow> m_consent;
    Wanted m_wanted = Wanted::Nothing;
    QString m_savedChat; //!< that the next start opens, as it stands in state.ini
    QString m_lastChat; //!< shown when the window was closed last, and not opened yet; empty: none
    std::unique_ptr<ChatRoom> m_chats;
    std::unique_ptr<BatchRoom> m_batch;
    std::unique_ptr<SecurityRoom> m_security;
    SettingsPage* m_settings = nullptr;
    ChatPage* m_chat = nullptr; //!< of m_chats
    KeepFlow* m_keeping = nullptr;
    Toast* m_toast;
    CommandPalette* m_palette;
    Commands* m_commands;
    QAction* m_paletteAction;
    QList<QAction*> m_ofChat; //!< about the chat that is shown: not while it is in no list
};

//! A window's place as wanted, made to lie on the screen's available place as a whole; `titleBar`: room for one above
//! it, logical px.
[[nodiscard]] QRect boundedToScreen(const QRect& wanted, const QRect& screen, int titleBar);

} // namespace spyhop::ui
