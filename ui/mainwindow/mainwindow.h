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
#include "ui/common/icons.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <optional>

class QAction;

namespace spyhop::admin {
class AuditAdmin;
class BackupAdmin;
class GateAdmin;
class KeyAdmin;
class PolicyAdmin;
} // namespace spyhop::admin

namespace spyhop::ui {

class BatchRoom;
class ChatList;
class ChatPage;
class ChatTransfer;
class ChatTasks;
class CommandPalette;
class ConsentFlow;
class Frame;
class PolicyPanel;
class RailButton;
class SecurityPage;
class SettingsPage;
class StatusStrip;
class Toast;

//! \brief The window: rail, list, page, strip; the rooms in it; what is reachable from anywhere.
//!
//! Owner: main, after Services (it borrows them and dies first). Thread: main. Closing asks once if conversations would
//! be lost; the geometry is kept in state.ini of the profile.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    //! What the Security room shows. Null: that part has no tab there.
    struct Security {
        admin::PolicyAdmin* policy = nullptr;
        admin::KeyAdmin* keys = nullptr;
        admin::GateAdmin* gate = nullptr;
        admin::AuditAdmin* audit = nullptr;
        admin::BackupAdmin* backups = nullptr;
    };
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
        Security security = {};
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
    //! The settings of an endpoint; of none: the list.
    void showEndpoint(const QString& name);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Room {
        Icon icon;
        RailButton* button = nullptr;
        QAction* action = nullptr;
        QWidget* list = nullptr; //!< none: the pane is hidden
        QWidget* page = nullptr;
    };
    void buildRooms();
    void addRoom(QWidget* rail, Icon icon, QWidget* list, QWidget* page, bool atFoot);
    void buildSecurity();
    void connectChat();
    void connectChatList();
    void undoInChats(const QString& toast);
    void buildChatActions();
    void refreshFigures();
    void keepChats();
    void buildActions();
    [[nodiscard]] QAction* addCommand(const QKeySequence& keys);
    void retranslate();
    void applyPreferences();
    void zoom(int percent);
    void restoreState();
    void saveState() const;
    void askBeforeClosing(int unstored);

    Parts m_parts;
    QList<Room> m_rooms; //!< in the order of RoomId
    Frame* m_frame;
    StatusStrip* m_strip;
    std::unique_ptr<base::Timer> m_figures; //!< calls per second fall by themselves
    std::unique_ptr<ConsentFlow> m_consent;
    std::unique_ptr<BatchRoom> m_batch;
    std::unique_ptr<ChatTasks> m_chatTasks;
    ChatList* m_chatList = nullptr;
    ChatPage* m_chat = nullptr;
    ChatTransfer* m_transfer = nullptr;
    SecurityPage* m_security = nullptr;
    PolicyPanel* m_policy = nullptr;
    SettingsPage* m_settings = nullptr;
    std::optional<std::pair<model::Project, QStringList>> m_removedProject; //!< with its chats, for Undo
    Toast* m_toast;
    CommandPalette* m_palette;
    QList<QAction*> m_commands;
    QAction *m_newChat, *m_newPrivate, *m_askSeveral, *m_sideBySide, *m_turns, *m_newJob, *m_paletteAction,
        *m_toggleList, *m_zoomIn, *m_zoomOut, *m_zoomReset, *m_light, *m_dark, *m_english, *m_chinese, *m_addEndpoint,
        *m_privacyAction, *m_continue, *m_again, *m_details, *m_retryNow, *m_switch, *m_stop, *m_chooseTarget,
        *m_showEndpoints, *m_panel, *m_prompts, *m_asTask, *m_context, *m_findEverywhere, *m_previousVersion,
        *m_nextVersion, *m_editQuestion, *m_compare, *m_findInChat, *m_previousQuestion, *m_nextQuestion, *m_copyAnswer,
        *m_copyChat, *m_importChats, *m_showArchive, *m_showTrash;
    bool m_jobsAfterConsent = false;
    bool m_taskAfterConsent = false;
    bool m_keepAfterConsent = false;
    bool m_closeAfterKeeping = false;
    bool m_closeAfterLeaving = false; //!< a private chat
    QString m_keepId; //!< of a private chat that is to be kept; empty: all that are in memory
    bool m_mayClose = false; //!< the person said what becomes of what is not stored
};

} // namespace spyhop::ui
