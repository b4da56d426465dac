// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"

#include "core/admin/rescue.h"
#include "core/admin/restore.h"
#include "core/base/adminfile.h"
#include "core/base/files.h"
#include "core/base/freedmemory.h"
#include "core/base/identity.h"
#include "core/db/schema.h"
#include "core/keys/environment.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QUuid>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace spyhop::app {
namespace {

constexpr qint64 resourceLimit = 4 * 1024 * 1024; // bytes; the tables shipped with the program are some kilobytes

QString databasePath(const QString& profileFolder)
{
    return QDir(profileFolder).filePath(QStringLiteral("spyhop.db"));
}

observe::AuditSetup auditSetup(const QString& profileFolder, const model::Settings& settings)
{
    observe::AuditSetup setup;
    setup.folder = QDir(profileFolder).filePath(QStringLiteral("audit"));
    setup.origin = "spyhop/" + settings.profileId.toUtf8();
    setup.program = QStringLiteral("spyhop " SPYHOP_VERSION);
    // Where an administrator's list of teams cannot be read, policy lets nobody in; the log says the account.
    setup.who = base::identityOfProcess().value_or(base::accountOfProcess());
    setup.keepDays = settings.audit.keepDays;
    return setup;
}

} // namespace

struct Services::Opened {
    QString profileFolder;
    QString restoreNotice;
    std::unique_ptr<store::SettingsFile> settings;
    std::unique_ptr<db::Database> database;
};

Services::Leftovers::~Leftovers()
{
    if (!erase)
        return;
    // Whoever opens the profile at this moment is to find its file or none, not one that is about to go.
    base::FileLock opening(admin::restoreLockPath(profileFolder));
    if (!opening.take().value_or(false))
        return;
    const QString database = databasePath(profileFolder);
    // SQLite removes the write-ahead log when the last connection closes: one that is still there belongs to another
    // process, and its file must not be pulled away. It is empty by now in any case.
    if (base::isThere(database + QStringLiteral("-wal")))
        return;
    QFile::remove(database);
    QFile::remove(database + QStringLiteral("-shm"));
}

base::Expected<std::unique_ptr<Services>> Services::open(const QString& profileFolder)
{
    Opened opened;
    opened.profileFolder = profileFolder;
    if (const base::Status folder = base::ensurePrivateFolder(profileFolder); !folder)
        return base::failure(folder.error());
    // A restore that was staged waits while another program has the profile open; and none comes before this one has.
    base::FileLock opening(admin::restoreLockPath(profileFolder));
    if (const base::Status restored = admin::finishRestore(profileFolder, opening); !restored) {
        opened.restoreNotice = admin::restoreNotice(restored.error());
        if (opened.restoreNotice.isEmpty())
            return base::failure(restored.error());
    }
    opened.settings = std::make_unique<store::SettingsFile>(profileFolder);
    if (const base::Status loaded = opened.settings->load(); !loaded)
        return base::failure(loaded.error());
    if (opened.settings->settings().profileId.isEmpty()) {
        model::Settings settings = opened.settings->settings();
        settings.profileId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (const base::Status saved = opened.settings->update(settings); !saved)
            return base::failure(saved.error());
    }
    admin::keepGoodSettings(profileFolder);
    base::Expected<std::unique_ptr<db::Database>> database
        = db::Database::open(databasePath(profileFolder), db::schema());
    if (!database)
        return base::failure(database.error());
    opened.database = std::move(*database);
    return std::unique_ptr<Services>(new Services(std::move(opened)));
}

Services::Services(Opened&& opened)
    : m_leftovers{opened.profileFolder, false}
    , profileFolder(opened.profileFolder)
    , restoreNotice(opened.restoreNotice)
    , random(base::Random::fromSystem())
    , settings(std::move(opened.settings))
    , database(std::move(opened.database))
    , conversationStore(*database, places)
    , batchStore(*database, places)
    , submissionStore(*database, places)
    , watchStore(*database, places)
    , draftStore(*database, places)
    , libraryStore(*database, places)
    , chatTaskStore(*database)
    , manners(*database, clock)
    , keyRing(profileFolder, settings->settings().profileId, clock)
    , auditLog(clock, random, auditSetup(profileFolder, settings->settings()))
    , recorder(*database)
    , network(std::make_unique<net::HttpTransport>())
    , prices(shippedPrices())
    , policy({clock, prices, QDir(profileFolder).filePath(QStringLiteral("policy.json")), base::administratorFolder(),
          0, {}})
    , answers(clock, *database)
    , gateway({clock, random, *network, keyRing, recorder, prices, &answers, &policy})
    , contextMeter(gateway, batchStore)
    , sessions(clock, random, gateway, conversationStore, places)
    , search(clock, *database, places, conversationStore, sessions)
    , library(clock, random, libraryStore)
    , pendingTasks(sessions, chatTaskStore)
    , readers(clock, docs::ReaderHost::programsBesideThis())
    , drafts({clock, random, readers, draftStore})
    , batches({clock, random, gateway, batchStore, readers, profileFolder, &submissionStore})
    , watches(clock, random, batches, watchStore)
    , tasks({clock, random, gateway, submissionStore})
    , ledger(clock, *database, recorder)
    , endpoints({clock, *network, keyRing, *settings, gateway})
    , keyAdmin(keyRing, endpoints, *settings)
    , privacy(*settings, places, keyRing)
    , backups(clock, privacy, profileFolder)
    , audit({clock, auditLog, keyRing, places, *settings, privacy})
    , auditEvents({clock, auditLog, policy, endpoints, privacy})
    , answerCache({clock, *database, answers, places, privacy})
    , preferences(*settings)
    , policies(clock, policy, prices)
    , gate(*settings, gateway, policy)
{
    places.heed(settings->path());
    takeEndpointsKeys();
    QObject::connect(settings.get(), &store::SettingsFile::changed, &keyRing, [this] { takeEndpointsKeys(); });
    QObject::connect(&keyRing, &keys::KeyRing::forgotten, &keyRing, [this] { network->forgetConnections(); });
    sessions.setMeter(contextMeter);
    // What was stored can be read once the data key is there, and is gone once it was destroyed.
    for (const auto signal :
        {&admin::PrivacyAdmin::unlocked, &admin::PrivacyAdmin::erased, &admin::PrivacyAdmin::erasedElsewhere}) {
        QObject::connect(&privacy, signal, &drafts, &chat::Drafts::reload);
        QObject::connect(&privacy, signal, &library, &chat::Library::reload);
        QObject::connect(&privacy, signal, &pendingTasks, &chat::PendingTasks::reload);
    }
    QObject::connect(&privacy, &admin::PrivacyAdmin::changed, &sessions, &chat::Sessions::followConsent);
    QObject::connect(&privacy, &admin::PrivacyAdmin::changed, &drafts, &chat::Drafts::save);
    QObject::connect(&privacy, &admin::PrivacyAdmin::changed, &watches, &batch::FolderWatches::followConsent);
    QObject::connect(&privacy, &admin::PrivacyAdmin::erased, &watches, &batch::FolderWatches::clear);
    recorder.setAuditLog(auditLog, clock);
    privacy.setDatabase(*database);
    const QHash<QString, bool> known = manners.load();
    for (auto one = known.cbegin(); one != known.cend(); ++one)
        gateway.setTakesPacked(one.key(), one.value());
    QObject::connect(&gateway, &gateway::Gateway::takesPackedLearned, &gateway,
        [this](const QString& address, bool takes) { manners.remember(address, takes); });
    for (const store::Manners::Offer& offer : manners.loadOffers())
        gateway.setOffers(offer.address, offer.kind, offer.offered);
    QObject::connect(&gateway, &gateway::Gateway::offerLearned, &gateway,
        [this](const QString& address, model::JobKind kind, bool offered) {
            manners.rememberOffer({address, kind, offered});
        });
}

base::Status Services::listenForCallbacks(const QString& address)
{
    callbacks = std::make_unique<net::CallbackListener>(clock);
    if (const base::Status listening = callbacks->listen(address); !listening)
        return listening;
    QObject::connect(callbacks.get(), &net::CallbackListener::called, &gateway, &gateway::Gateway::lookNow);
    useCallbackUrl(callbacks->url().toString());
    return {};
}

void Services::takeFromEnvironment(const QStringList& references)
{
    for (const QString& reference : references) {
        if (reference.startsWith(u"env:"))
            std::ignore = keyRing.request(reference); // one that is not there is told when it is used
    }
}

void Services::takeEndpointsKeys()
{
    for (const model::Endpoint& endpoint : settings->settings().endpoints)
        takeFromEnvironment(endpoint.accounts() << endpoint.proxyPassword);
}

void Services::followOthers()
{
    others = std::make_unique<db::OtherWriters>(clock, *database, databasePath(profileFolder));
    QObject::connect(others.get(), &db::OtherWriters::wrote, &batches, &batch::BatchManager::followOthers);
    QObject::connect(others.get(), &db::OtherWriters::wrote, &ledger, &monitor::Ledger::followOthers);
    QObject::connect(others.get(), &db::OtherWriters::wrote, &sessions, &chat::Sessions::followOthers);
    QObject::connect(others.get(), &db::OtherWriters::wrote, &library, &chat::Library::followOthers);
}

void Services::useCallbackUrl(const QString& url)
{
    batches.setCallbackUrl(url);
    tasks.setCallbackUrl(url);
}

Services::~Services()
{
    m_leftovers.erase = privacy.wasErased();
}

QString profileFolder(const QString& asked)
{
    if (!asked.isEmpty())
        return QDir(asked).absolutePath();
    const QString fromEnvironment = qEnvironmentVariable("SPYHOP_PROFILE");
    if (!fromEnvironment.isEmpty())
        return QDir(fromEnvironment).absolutePath();
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("spyhop"));
}

// Without resources every price is unknown, and nothing else changes.
model::PriceTable shippedPrices()
{
    const base::Expected<QByteArray> json = base::readFile(QStringLiteral(":/data/models.json"), resourceLimit);
    if (!json)
        return {};
    const base::Expected<model::PriceTable> table = model::PriceTable::parse(*json);
    Q_ASSERT(table); // shipped data is tested
    return table ? *table : model::PriceTable();
}

void hardenProcess()
{
    base::wipedWhenFreed = 0; // until the key ring is asked for a key: much is freed here, and most of it is no key
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    // The leak sanitizer traces its own process; everywhere else nobody of the same user may read our memory.
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

void takePlainEventLoops()
{
    qputenv("QT_NO_THREADED_GLIB", "1");
}

GivenSecrets takeSecretsFromEnvironment()
{
    return {keys::takeFromEnvironment(QStringLiteral("SPYHOP_PASSPHRASE")),
        keys::takeFromEnvironment(QStringLiteral("SPYHOP_PIN")),
        keys::takeFromEnvironment(QStringLiteral("SPYHOP_NEW_PASSPHRASE")),
        keys::takeFromEnvironment(QStringLiteral("SPYHOP_BACKUP_PASSPHRASE"))};
}

} // namespace spyhop::app
