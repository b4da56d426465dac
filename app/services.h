// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "core/admin/auditevents.h"
#include "core/admin/backupadmin.h"
#include "core/admin/cacheadmin.h"
#include "core/admin/endpointadmin.h"
#include "core/admin/gateadmin.h"
#include "core/admin/keyadmin.h"
#include "core/admin/policyadmin.h"
#include "core/admin/preferences.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/batch/batchmanager.h"
#include "core/batch/folderwatches.h"
#include "core/batch/tasks.h"
#include "core/cache/answercache.h"
#include "core/chat/chatsearch.h"
#include "core/chat/contextmeter.h"
#include "core/chat/drafts.h"
#include "core/chat/library.h"
#include "core/chat/pendingtasks.h"
#include "core/chat/sessions.h"
#include "core/db/database.h"
#include "core/db/otherwriters.h"
#include "core/docs/readerhost.h"
#include "core/gateway/gateway.h"
#include "core/keys/keyring.h"
#include "core/model/pricing.h"
#include "core/monitor/ledger.h"
#include "core/net/callbacklistener.h"
#include "core/net/httptransport.h"
#include "core/observe/auditlog.h"
#include "core/observe/recorder.h"
#include "core/policy/guard.h"
#include "core/store/batchstore.h"
#include "core/store/chattaskstore.h"
#include "core/store/conversationstore.h"
#include "core/store/draftstore.h"
#include "core/store/librarystore.h"
#include "core/store/manners.h"
#include "core/store/places.h"
#include "core/store/settingsfile.h"
#include "core/store/submissionstore.h"
#include "core/store/watchstore.h"

#include <QtCore/QString>
#include <memory>

namespace spyhop::app {

//! \brief The composition root: everything both programs are made of, once.
//!
//! Declaration order is the lifetime (docs/architecture.md): what is declared later borrows what stands above it and
//! dies first. Owner: main(), before any window or command. Thread: main.
class Services {
public:
    //! Opens the profile (made private if it is missing) and puts the parts together. Errors: Settings (broken settings
    //! file, newer database), Internal (disk).
    [[nodiscard]] static base::Expected<std::unique_ptr<Services>> open(const QString& profileFolder);
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;
    ~Services();

    //! Listens for providers that say a task is done, on a free port of this address of the computer's (empty:
    //! 127.0.0.1), from now on; jobs and tasks then give that address out. Error: Usage.
    [[nodiscard]] base::Status listenForCallbacks(const QString& address);
    //! The address to give out instead: the person's own.
    void useCallbackUrl(const QString& url);
    //! From now on jobs, money, chats and prompts of other processes of this profile are followed: what a window needs.
    void followOthers();
    //! Takes the keys of these references that name environment variables out of the environment, used or not: what
    //! lies there can be read by other programs of the account.
    void takeFromEnvironment(const QStringList& references);

private:
    void takeEndpointsKeys();
    //! Removes the database files after everything that uses them is gone, if the person asked for it.
    struct Leftovers {
        QString profileFolder;
        bool erase = false;
        ~Leftovers();
    };
    Leftovers m_leftovers;

public:
    const QString profileFolder;
    const QString restoreNotice; //!< to say at the start: a restore that waits, or was called off; empty: none
    base::SystemClock clock;
    base::Random random;
    std::unique_ptr<store::SettingsFile> settings;
    std::unique_ptr<db::Database> database;
    store::Places places;
    store::ConversationStore conversationStore;
    store::BatchStore batchStore;
    store::SubmissionStore submissionStore;
    store::WatchStore watchStore;
    store::DraftStore draftStore;
    store::LibraryStore libraryStore;
    store::ChatTaskStore chatTaskStore;
    store::Manners manners;
    keys::KeyRing keyRing;
    observe::AuditLog auditLog;
    observe::Recorder recorder;
    std::unique_ptr<net::HttpTransport> network;
    std::unique_ptr<net::CallbackListener> callbacks; //!< only once asked for
    model::PriceTable prices;
    policy::Guard policy;
    cache::AnswerCache answers;
    gateway::Gateway gateway;
    chat::ContextMeter contextMeter;
    chat::Sessions sessions;
    chat::ChatSearch search;
    chat::Library library;
    chat::PendingTasks pendingTasks;
    docs::ReaderHost readers;
    chat::Drafts drafts;
    batch::BatchManager batches;
    batch::FolderWatches watches;
    batch::Tasks tasks;
    monitor::Ledger ledger;
    admin::EndpointAdmin endpoints;
    admin::KeyAdmin keyAdmin;
    admin::PrivacyAdmin privacy;
    admin::BackupAdmin backups;
    admin::AuditAdmin audit;
    admin::AuditEvents auditEvents;
    admin::CacheAdmin answerCache;
    admin::Preferences preferences;
    admin::PolicyAdmin policies;
    admin::GateAdmin gate;
    std::unique_ptr<db::OtherWriters> others; //!< only once they are followed

private:
    struct Opened;
    explicit Services(Opened&& opened);
};

//! Where the profile lies: `asked` (--profile), else SPYHOP_PROFILE, else the platform's standard folder.
[[nodiscard]] QString profileFolder(const QString& asked);

//! Prices and names of models shipped with the program; empty if the resources are not linked in.
[[nodiscard]] model::PriceTable shippedPrices();

//! What both programs do first: no core dumps and no tracing, since memory holds keys. In the main thread.
void hardenProcess();
//! Threads with an event loop of Qt's own (those of HTTP are meant) leave GLib out: its rounds cost several percent of
//! a batch. The main thread keeps it, which the keychain's library needs. Before any thread is started.
void takePlainEventLoops();

//! What the environment brings to open stored data (SPYHOP_PASSPHRASE) and the token (SPYHOP_PIN), to lock the data
//! anew (SPYHOP_NEW_PASSPHRASE) and for a backup (SPYHOP_BACKUP_PASSPHRASE).
struct GivenSecrets {
    base::Secret passphrase, pin, newPassphrase, backupPassphrase;
};
//! Read once and overwritten in place; empty the second time.
[[nodiscard]] GivenSecrets takeSecretsFromEnvironment();

} // namespace spyhop::app
