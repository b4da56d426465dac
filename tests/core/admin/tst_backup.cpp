// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/backupjob.h"
#include "core/admin/beforerestore.h"
#include "core/admin/passphrasestrength.h"
#include "core/admin/restore.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/db/database.h"
#include "core/db/schema.h"
#include "core/keys/ownentries.h"
#include "core/keys/tokenfile.h"
#include "core/keys/vault.h"
#include "core/observe/auditrestore.h"
#include "core/observe/hashtree.h"
#include "core/seal/sealer.h"
#include "tests/support/memoryscan.h"
#include "tests/support/testmain.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>
#include <atomic>
#include <filesystem>
#include <thread>
#include <tuple>

using namespace spyhop;

namespace {

base::Secret secretOf(const QByteArray& text)
{
    return base::Secret::fromBytes(text.constData(), text.size());
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProfileIsNotReplacedByItsBackup();
    void everythingComesBack();
    void whatIsReplacedMeanwhileIsInItWhole();
    void anotherLogIsNoMeasure();
    void theFileHidesEverything();
    void noCopyOfTheDataKeyStaysInMemory();
    void damageIsFoundAndTouchesNothing();
    void aProfileInUseIsLeftAlone();
    void aWeakPassphraseIsRefused();
    void whatIsInItIsSeenFirst();
    void aLookArmsNothing();
    void aRestoreWaitsForTheNextStart();
    void twoStartersDoNotMeet();
    void nothingComesBetweenTheLookAndTheOpening();
    void halfOfItIsNotPutInPlace();
    void whatWasBegunIsNotForgotten();
    void aRestoreThatNobodyExpectsIsCalledOff();
    void whatProcessesLeftBehindGoes();
    void whatIsErasedIsErasedEverywhere();
    void aCrashInBetweenIsMadeGood();
    void whatWasThereComesBack();
    void whatTheTokenSealedStays_data();
    void whatTheTokenSealedStays();
    void whatTheTokenSealedComesBack();
    void progressIsTold();
    void strength_data();
    void strength();

private:
    [[nodiscard]] std::unique_ptr<db::Database> open(const QString& folder)
    {
        auto opened = db::Database::open(folder + QStringLiteral("/spyhop.db"), db::schema());
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const base::Secret m_key = seal::Sealer::freshKey();
    const base::Secret m_phrase = secretOf("a phrase for the backup");
    const QDateTime m_now = QDateTime(QDate(2026, 11, 26), QTime(9, 30), Qt::UTC);
    const admin::BackupProgress m_deaf = [](qint64, qint64) {};
    QString m_from, m_to, m_file;
};

void TestBackup::init()
{
    static int number = 0;
    ++number;
    m_from = testsupport::TestWorld::makeFolder(QStringLiteral("from%1").arg(number));
    m_to = testsupport::TestWorld::makeFolder(QStringLiteral("to%1").arg(number));
    m_file = testsupport::TestWorld::makeFolder(QStringLiteral("out%1").arg(number)) + QStringLiteral("/backup");
    const auto database = open(m_from);
    QVERIFY(database);
    for (int i = 0; i < 300; ++i) {
        QVERIFY(database->writeNow(
            {{QStringLiteral("INSERT INTO main.library(id, kind, updated, body) VALUES(?, 'prompt', 1, ?)"),
                {QStringLiteral("id%1").arg(i), seal::Sealer(m_key).seal(QByteArray(500, 'x'), "library:id:body")}}}));
    }
    QVERIFY(base::atomicSave(m_from + QStringLiteral("/spyhop.json"), R"({"version": 1, "profileId": "CANARY-id"})"));
    QVERIFY(keys::Vault(m_from).setKey(QStringLiteral("a"), secretOf("sk-1"), m_key));
    QVERIFY(admin::writeBackup(m_from, m_file, m_key, m_phrase, m_now, m_deaf)); // while it is in use
}

void TestBackup::aProfileIsNotReplacedByItsBackup()
{
    const QByteArray before = bytesOf(m_from + QStringLiteral("/vault.json"));
    for (const char* name : {"/vault.json", "/spyhop.json", "/spyhop.db"}) {
        const base::Status refused
            = admin::writeBackup(m_from, m_from + QString::fromLatin1(name), m_key, m_phrase, m_now, m_deaf);
        QVERIFY2(!refused, name);
        QCOMPARE(refused.error().code, base::ErrorCode::Usage);
    }
    QCOMPARE(bytesOf(m_from + QStringLiteral("/vault.json")), before);
}

void TestBackup::everythingComesBack()
{
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    const base::Status restored = admin::restoreBackup(m_to, m_file, m_phrase, m_deaf);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().sentence()));
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json")), bytesOf(m_from + QStringLiteral("/spyhop.json")));
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json.before-restore")), QByteArray("{\"version\": 1}"));
    const keys::Vault vault(m_to);
    const auto key = vault.unwrapDataKey(m_phrase);
    QVERIFY(key.has_value());
    QVERIFY(key->equals(m_key));
    QVERIFY(vault.key(QStringLiteral("a"), *key)->equals(secretOf("sk-1")));
    const auto database = open(m_to);
    QVERIFY(database);
    QCOMPARE(
        database->readNow({QStringLiteral("SELECT count(*) FROM main.library"), {}})->first().first().toInt(), 300);
    QCOMPARE(QDir(m_to).entryList({QStringLiteral("restore-*")}, QDir::Dirs).size(), 0);
    QCOMPARE(QDir(m_from).entryList({QStringLiteral("backup-*")}, QDir::Dirs).size(), 0);
}

//! Settings and vault are put in the place of others at any moment, and are then longer or shorter.
void TestBackup::whatIsReplacedMeanwhileIsInItWhole()
{
    const QString path = m_from + QStringLiteral("/spyhop.json");
    const QByteArray few = bytesOf(path), many = few + QByteArray(5'000, ' ');
    std::atomic<bool> isOver = false;
    std::thread other([&] {
        for (int i = 0; !isOver; ++i)
            std::ignore = base::atomicSave(path, i % 2 == 0 ? many : few);
    });
    QList<base::Status> written;
    QList<QByteArray> came;
    for (int i = 0; i < 4; ++i) {
        written << admin::writeBackup(m_from, m_file, m_key, m_phrase, m_now, m_deaf);
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("seen%1").arg(i));
        const auto opened = admin::unpackBackup(m_file, m_phrase, folder, m_deaf);
        came << (opened ? bytesOf(folder + QStringLiteral("/spyhop.json")) : QByteArray());
    }
    isOver = true;
    other.join();
    for (int i = 0; i < 4; ++i) {
        QVERIFY2(written.at(i), written.at(i) ? "" : qPrintable(written.at(i).error().sentence()));
        QVERIFY(came.at(i) == few || came.at(i) == many);
    }
}

//! The log is not in a backup: what the key store remembers of it becomes a note that there was a restore.
void TestBackup::anotherLogIsNoMeasure()
{
    const observe::Checkpoint last{"spyhop/CANARY-id", 7, QByteArray(observe::hashBytes, 'r')};
    const auto inVault = [this]() -> std::optional<observe::RestoreNote> {
        const keys::Vault vault(m_to);
        const auto dataKey = vault.unwrapDataKey(m_phrase);
        const auto held = dataKey ? vault.key(keys::auditCheckpointEntry(), *dataKey) : dataKey;
        return held ? observe::parseRestoreNote(QByteArray(held->data(), held->size())) : std::nullopt;
    };
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(inVault() == observe::RestoreNote({m_now, std::nullopt})); // nobody had logged anything
    QVERIFY(keys::Vault(m_from).setKey(keys::auditCheckpointEntry(), secretOf(observe::unsignedNote(last)), m_key));
    const QString later = m_file + QStringLiteral("-later");
    QVERIFY(admin::writeBackup(m_from, later, m_key, m_phrase, m_now, m_deaf));
    QVERIFY(admin::restoreBackup(m_to, later, m_phrase, m_deaf).has_value());
    QVERIFY(inVault() == observe::RestoreNote({m_now, last}));
    // Backed up again before anything was logged.
    const auto noted = observe::restoreNoteOver(inVault()->text(), m_now.addDays(1));
    QVERIFY(noted == observe::RestoreNote({m_now.addDays(1), last}));
    QVERIFY(observe::restoreFromWords(noted.words(), last.origin) == noted);
    QVERIFY(!observe::parseNote(noted.text()).has_value()); // no checkpoint
    QVERIFY(!observe::parseRestoreNote(observe::unsignedNote(last)));
}

void TestBackup::theFileHidesEverything()
{
    const QByteArray bytes = bytesOf(m_file);
    QVERIFY(bytes.size() > 100'000);
    for (const QByteArray& needle :
        {QByteArray("CANARY-id"), QByteArray("SQLite format"), QByteArray("library"), m_key.view().left(16)})
        QVERIFY(!bytes.contains(needle));
    QVERIFY(!(QFile::permissions(m_file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestBackup::noCopyOfTheDataKeyStaysInMemory()
{
    if (!testsupport::canScanMemory)
        QSKIP("memory cannot be scanned here");
    QByteArray mask;
    for (int i = 0; i < seal::Sealer::keyBytes; ++i)
        mask += static_cast<char>(QRandomGenerator::system()->generate());
    const auto secret = [&mask] {
        QByteArray bytes = testsupport::turnedOver(mask);
        return base::Secret::take(bytes);
    };
    {
        const base::Secret key = secret();
        QCOMPARE(testsupport::copiesInMemory(mask), 1);
    }
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
    QVERIFY(admin::writeBackup(m_from, m_file, secret(), m_phrase, m_now, m_deaf));
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
    {
        const auto opened = admin::unpackBackup(m_file, m_phrase, m_to, m_deaf);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
        QCOMPARE(testsupport::copiesInMemory(mask), 1);
    }
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
    QVERIFY(admin::lookInside(m_to, m_file, m_phrase, m_deaf).has_value()); // wraps it, too
    QCOMPARE(testsupport::copiesInMemory(mask), 0);
}

void TestBackup::damageIsFoundAndTouchesNothing()
{
    const QByteArray whole = bytesOf(m_file);
    QCOMPARE(
        admin::restoreBackup(m_to, m_file, secretOf("another phrase"), m_deaf).error().code, base::ErrorCode::Auth);
    const QString damagedFile = m_file + QStringLiteral("-damaged");
    const auto refused = [&](const QByteArray& bytes) {
        return base::atomicSave(damagedFile, bytes).has_value()
            && !admin::restoreBackup(m_to, damagedFile, m_phrase, m_deaf).has_value();
    };
    for (int i = 0; i < 12; ++i) { // each costs a hash of 0.1 s
        QByteArray damaged = whole;
        const qsizetype at = whole.size() * i / 12;
        damaged[at] = static_cast<char>(damaged.at(at) ^ 1);
        QVERIFY2(refused(damaged), qPrintable(QString::number(at)));
    }
    QVERIFY(refused(whole.chopped(1)));
    QVERIFY(refused(whole.first(16 + 16 + 24 + 65'553))); // after a whole piece
    QVERIFY(refused(whole + 'x'));
    QVERIFY(refused({}));
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestBackup::aProfileInUseIsLeftAlone()
{
    {
        const auto database = open(m_to);
        QVERIFY(database);
        QVERIFY(database->readNow({QStringLiteral("SELECT count(*) FROM main.library"), {}}).has_value());
        QCOMPARE(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).error().code, base::ErrorCode::Usage);
        QVERIFY(!QFile::exists(m_to + QStringLiteral("/spyhop.json")));
        QVERIFY(!admin::isRestoreStaged(m_to)); // nor does it strike later
    }
    admin::BackupJob job(m_to, m_file, m_phrase, admin::BackupJob::Then::Finish);
    QSignalSpy done(&job, &admin::BackupJob::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
    QVERIFY(done.constFirst().constFirst().value<base::Status>());
    QVERIFY(QFile::exists(m_to + QStringLiteral("/spyhop.json")));
}

void TestBackup::aWeakPassphraseIsRefused()
{
    QCOMPARE(admin::writeBackup(m_from, m_file + u'2', m_key, secretOf("short"), m_now, m_deaf).error().code,
        base::ErrorCode::Usage);
    QVERIFY(!QFile::exists(m_file + u'2'));
}

void TestBackup::whatIsInItIsSeenFirst()
{
    const auto staged = admin::stageRestore(m_to, m_file, m_phrase, m_deaf);
    QVERIFY2(staged, staged ? "" : qPrintable(staged.error().sentence()));
    QCOMPARE(staged->prompts, 300);
    QCOMPARE(staged->chats, 0);
    QCOMPARE(staged->vaultKeys, 1);
    QCOMPARE(staged->madeAt, m_now);
    QVERIFY(staged->program.startsWith(QStringLiteral("spyhop ")));
    QCOMPARE(admin::contentsOf(m_from).prompts, 300); // in use or not
    QCOMPARE(admin::contentsOf(m_to), admin::BackupContents());
    QVERIFY(admin::isRestoreStaged(m_to));
    QVERIFY(!QFile::exists(m_to + QStringLiteral("/spyhop.json"))); // nothing has changed yet
    admin::forgetStaged(m_to);
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestBackup::aLookArmsNothing()
{
    {
        auto seen = admin::lookInside(m_to, m_file, m_phrase, m_deaf);
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().sentence()));
        QCOMPARE(seen->contents.prompts, 300);
        QVERIFY(!admin::isRestoreStaged(m_to));
        QVERIFY(admin::finishRestore(m_to).has_value()); // another program starts meanwhile
        QVERIFY(!QFile::exists(m_to + QStringLiteral("/spyhop.db")));
        QVERIFY(QDir(seen->folder->path()).exists()); // and leaves it alone
    }
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    auto seen = admin::lookInside(m_to, m_file, m_phrase, m_deaf);
    QVERIFY(seen.has_value());
    QVERIFY(admin::stageSeen(*seen, m_to).has_value());
    QVERIFY(admin::isRestoreStaged(m_to));
    admin::forgetStaged(m_to);
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

//! The second one must not take what the first has just put in place for what was there before.
void TestBackup::twoStartersDoNotMeet()
{
    QVERIFY(open(m_to) != nullptr);
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).has_value());
    std::atomic<int> done = 0;
    const auto start = [this, &done] { done += admin::finishRestore(m_to) ? 1 : 0; };
    auto held = std::make_unique<base::FileLock>(m_to + QStringLiteral("/restore.lock"));
    QVERIFY(held->take().value());
    std::thread first(start), second(start);
    QTest::qWait(50);
    const bool waited = done == 0 && admin::isRestoreStaged(m_to);
    held.reset();
    first.join();
    second.join();
    QVERIFY(waited);
    QCOMPARE(done.load(), 2);
    QVERIFY(!admin::isRestoreStaged(m_to));
    QCOMPARE(admin::contentsOf(m_to).prompts, 300);
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json.before-restore")), QByteArray("{\"version\": 1}"));
    QVERIFY(!QFile::exists(m_to + QStringLiteral("/restore.lock")));
}

//! As a crash leaves it while it is being forgotten by a program that does so file by file.
//! Who has seen that nothing is staged, and has not opened the database yet, does not find another one in its place.
void TestBackup::nothingComesBetweenTheLookAndTheOpening()
{
    QVERIFY(open(m_to)); // an empty one
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    auto starting = std::make_unique<base::FileLock>(admin::restoreLockPath(m_to));
    QVERIFY(admin::finishRestore(m_to, *starting).has_value());
    base::Status restored;
    std::thread other([this, &restored] { restored = admin::restoreBackup(m_to, m_file, m_phrase, m_deaf); });
    // It has read the backup and waits, or has gone on.
    const auto isReady = [this] {
        return !QDir(m_to).entryList({QStringLiteral("restore-*.part")}, QDir::Dirs).isEmpty()
            || QFile::exists(m_to + QStringLiteral("/spyhop.db.before-restore"));
    };
    QDeadlineTimer until(testsupport::patienceMs);
    while (!isReady() && !until.hasExpired())
        QTest::qWait(10);
    QTest::qWait(20);
    const QByteArray settings = bytesOf(m_to + QStringLiteral("/spyhop.json"));
    const auto database = open(m_to);
    starting.reset();
    other.join();
    QCOMPARE(settings, QByteArray("{\"version\": 1}"));
    QVERIFY(database);
    QCOMPARE(database->readNow({QStringLiteral("SELECT count(*) FROM main.library"), {}})->first().first().toInt(), 0);
    QVERIFY(!restored.has_value());
    QCOMPARE(restored.error().code, base::ErrorCode::Usage); // in use
    QVERIFY(!QFile::exists(m_to + QStringLiteral("/spyhop.db.before-restore")));
}

void TestBackup::halfOfItIsNotPutInPlace()
{
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(QFile::remove(m_to + QStringLiteral("/restore-staged/spyhop.db")));
    QVERIFY(!admin::isRestoreStaged(m_to));
    QVERIFY(admin::finishRestore(m_to).has_value());
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("spyhop.json")});
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json")), QByteArray("{\"version\": 1}"));
}

void TestBackup::whatWasBegunIsNotForgotten()
{
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.db"), "old"));
    QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/restore-staged/started"), {}));
    QVERIFY(QFile::rename(m_to + QStringLiteral("/spyhop.db"), m_to + QStringLiteral("/spyhop.db.before-restore")));
    admin::forgetStaged(m_to);
    QVERIFY(admin::isRestoreStaged(m_to));
    QCOMPARE(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).error().code, base::ErrorCode::Usage);
    // A command that restores finishes it first, so that each stands where it belongs.
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(!admin::isRestoreStaged(m_to));
    QCOMPARE(admin::contentsOf(m_to).prompts, 300);
}

void TestBackup::aRestoreThatNobodyExpectsIsCalledOff()
{
    const auto stage = [this] {
        const auto staged = admin::stageRestore(m_to, m_file, m_phrase, m_deaf);
        QFile file(m_to + QStringLiteral("/restore-staged/staged"));
        return staged && file.open(QIODevice::ReadWrite)
            && file.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC), QFile::FileModificationTime);
    };
    QVERIFY(stage());
    const base::Status late = admin::finishRestore(m_to);
    QVERIFY(!late);
    QCOMPARE(late.error().code, base::ErrorCode::Cancelled);
    QVERIFY(!admin::restoreNotice(late.error()).isEmpty());
    QCOMPARE(QDir(m_to).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    // What was begun is finished, however late.
    QVERIFY(stage());
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/restore-staged/started"), {}));
    QVERIFY(admin::finishRestore(m_to).has_value());
    QCOMPARE(admin::contentsOf(m_to).prompts, 300);
    // Nothing else lets a program go on.
    base::Error other;
    other.code = base::ErrorCode::Internal;
    QVERIFY(admin::restoreNotice(other).isEmpty());
}

void TestBackup::whatProcessesLeftBehindGoes()
{
    const QString id(32, u'a');
    const QDir to(m_to);
    for (const QString& name : {QStringLiteral("restore-%1.part").arg(id), QStringLiteral("backup-%1.part").arg(id),
             QStringLiteral("backup-summer"), QStringLiteral("restore-AbCdEf")})
        QVERIFY(to.mkdir(name));
    QVERIFY(base::atomicSave(to.filePath(QStringLiteral("restore-%1.part/spyhop.db").arg(id)), "x"));
    QVERIFY(base::atomicSave(to.filePath(QStringLiteral("restore-%1.part.lock").arg(id)), "1"));
    QVERIFY(base::atomicSave(to.filePath(QStringLiteral("backup-summer/mine.txt")), "x"));
    QVERIFY(admin::finishRestore(m_to).has_value());
    // One without a lock may be in use by an earlier version; a person's own folder is not ours.
    QCOMPARE(to.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name),
        (QStringList{QStringLiteral("backup-summer"), QStringLiteral("restore-AbCdEf")}));
    QVERIFY(to.exists(QStringLiteral("backup-summer/mine.txt")));
}

void TestBackup::whatIsErasedIsErasedEverywhere()
{
    const QDir to(m_to);
    for (const QString& name : {QStringLiteral("spyhop.db.before-restore"), QStringLiteral("spyhop.db.damaged-2026"),
             QStringLiteral("spyhop.db.damaged-2026-wal"), QStringLiteral("spyhop.json.damaged-2026"),
             QStringLiteral("spyhop.db.before-v3"), QStringLiteral("spyhop.json")})
        QVERIFY(base::atomicSave(to.filePath(name), "x"));
    QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).has_value());
    admin::forgetBeforeRestore(m_to, admin::Forgetting::Files);
    QCOMPARE(to.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("spyhop.json")});
    // Where the key stays, so that nothing it opens is found on the disk: by another name for the same bytes.
    const QString witness = testsupport::TestWorld::makeFolder(QStringLiteral("witness")) + QStringLiteral("/bytes");
    const QByteArray sealed(3'000'000, 'x');
    QVERIFY(base::atomicSave(to.filePath(QStringLiteral("spyhop.db.before-v11")), sealed));
    std::filesystem::create_hard_link(
        to.filePath(QStringLiteral("spyhop.db.before-v11")).toStdString(), witness.toStdString());
    admin::forgetBeforeRestore(m_to, admin::Forgetting::Bytes);
    QCOMPARE(to.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{QStringLiteral("spyhop.json")});
    QVERIFY(bytesOf(witness) == QByteArray(sealed.size(), '\0'));
}

void TestBackup::aRestoreWaitsForTheNextStart()
{
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/token.json"), "{}"));
    {
        const auto database = open(m_to);
        QVERIFY(database);
        QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, m_deaf).has_value());
        const base::Status refused = admin::finishRestore(m_to);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::ErrorCode::Usage); // somebody has it open
        QVERIFY(!admin::restoreNotice(refused.error()).isEmpty()); // and the next one says so
        QVERIFY(admin::isRestoreStaged(m_to));
    }
    QVERIFY(!admin::restoredAt(m_to));
    QVERIFY(admin::finishRestore(m_to).has_value());
    QVERIFY(!admin::isRestoreStaged(m_to));
    QVERIFY(admin::restoredAt(m_to).has_value());
    QCOMPARE(admin::contentsOf(m_to).prompts, 300);
    QVERIFY(keys::Vault(m_to).unwrapDataKey(m_phrase)->equals(m_key));
    QVERIFY(!QFile::exists(m_to + QStringLiteral("/token.json"))); // another token's seals
    QVERIFY(QFile::exists(m_to + QStringLiteral("/token.json.before-restore")));
    QVERIFY(
        !(QFile::permissions(m_to + QStringLiteral("/spyhop.db")) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QVERIFY(admin::finishRestore(m_to).has_value()); // once
}

//! Killed after each step in turn: the next start ends with the same.
void TestBackup::aCrashInBetweenIsMadeGood()
{
    const QStringList names{QStringLiteral("spyhop.db"), QStringLiteral("spyhop.json"), QStringLiteral("vault.json")};
    for (int moved = 0; moved <= 2 * names.size(); ++moved) {
        const QString to = testsupport::TestWorld::makeFolder(QStringLiteral("crash%1").arg(moved));
        for (const QString& name : names)
            QVERIFY(base::atomicSave(to + u'/' + name, "old " + name.toUtf8()));
        QVERIFY(admin::stageRestore(to, m_file, m_phrase, m_deaf).has_value());
        const QString staged = to + QStringLiteral("/restore-staged/");
        QVERIFY(base::atomicSave(staged + QStringLiteral("started"), {}));
        for (int step = 0; step < moved; ++step) {
            const QString path = to + u'/' + names.at(step / 2);
            QVERIFY(step % 2 == 0 ? QFile::rename(path, path + QStringLiteral(".before-restore"))
                                  : QFile::rename(staged + names.at(step / 2), path));
        }
        QVERIFY2(admin::finishRestore(to).has_value(), qPrintable(QString::number(moved)));
        QCOMPARE(admin::contentsOf(to).prompts, 300);
        for (const QString& name : names)
            QCOMPARE(bytesOf(to + u'/' + name + QStringLiteral(".before-restore")), "old " + name.toUtf8());
    }
}

void TestBackup::whatWasThereComesBack()
{
    QCOMPARE(admin::stageUndo(m_to).error().code, base::ErrorCode::NotFound);
    QVERIFY(open(m_to) != nullptr);
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), "{\"version\": 1}"));
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/token.json"), "{}"));
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(admin::stageUndo(m_to).has_value());
    QVERIFY(admin::finishRestore(m_to).has_value());
    QCOMPARE(bytesOf(m_to + QStringLiteral("/spyhop.json")), QByteArray("{\"version\": 1}"));
    QCOMPARE(bytesOf(m_to + QStringLiteral("/token.json")), QByteArray("{}"));
    QVERIFY(!QFile::exists(m_to + QStringLiteral("/vault.json"))); // there was none
    QCOMPARE(admin::contentsOf(m_to).prompts, 0);
    // And back again.
    QVERIFY(admin::stageUndo(m_to).has_value());
    QVERIFY(admin::finishRestore(m_to).has_value());
    QCOMPARE(admin::contentsOf(m_to).prompts, 300);
    QVERIFY(keys::Vault(m_to).unwrapDataKey(m_phrase)->equals(m_key));
    // Whoever erases everything erases that too.
    admin::forgetBeforeRestore(m_to, admin::Forgetting::Files);
    QVERIFY(!admin::restoredAt(m_to));
    QCOMPARE(QDir(m_to).entryList({QStringLiteral("*.before-restore")}).size(), 0);
}

void TestBackup::whatTheTokenSealedStays_data()
{
    QTest::addColumn<QString>("profileId");
    QTest::newRow("the same profile") << QStringLiteral("CANARY-id");
    QTest::newRow("another one") << QStringLiteral("another-id");
}

//! API keys are sealed for the profile, whatever the data key; that one stays where it was until everything is erased.
void TestBackup::whatTheTokenSealedStays()
{
    QFETCH(QString, profileId);
    const bool same = profileId == u"CANARY-id";
    const QString api = QStringLiteral("api"), dataKey = QStringLiteral("data-key");
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"),
        QStringLiteral("{\"version\": 1, \"profileId\": \"%1\"}").arg(profileId).toUtf8()));
    const keys::TokenFile token(m_to);
    QVERIFY(token.choose({QStringLiteral("/a/module.so"), QStringLiteral("desk"), QStringLiteral("12")}));
    QVERIFY(token.setSealed(api, "sealed by the token"));
    QVERIFY(token.setSealed(dataKey, "as well"));
    QVERIFY(keys::Vault(m_to).notePlace(keys::Vault::Place::Token));
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QCOMPARE(token.choice()->label, QStringLiteral("desk"));
    QCOMPARE(token.names()->contains(api), same);
    QCOMPARE(admin::tokenKeysLeftBehind(m_to), same ? QStringList() : QStringList{api});
    QVERIFY(!token.sealed(dataKey));
    const keys::Vault vault(m_to);
    QVERIFY(vault.unwrapDataKey(m_phrase)->equals(m_key));
    const QList<keys::FormerPlace> former{{true, profileId, QStringLiteral("desk"), QStringLiteral("12")}};
    QVERIFY(vault.formerPlaces() == former);
    // One that is restored over it knows of both.
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(vault.formerPlaces() == former);
    QVERIFY(admin::stageUndo(m_to).has_value() && admin::finishRestore(m_to).has_value());
    QVERIFY(vault.formerPlaces() == former);
}

//! With the data key that it had then.
void TestBackup::whatTheTokenSealedComesBack()
{
    const QString api = QStringLiteral("api"), dataKey = QStringLiteral("data-key");
    QVERIFY(open(m_to) != nullptr); // there is something to come back to
    QVERIFY(base::atomicSave(m_to + QStringLiteral("/spyhop.json"), R"({"version": 1, "profileId": "CANARY-id"})"));
    const keys::TokenFile token(m_to);
    QVERIFY(token.choose({QStringLiteral("/a/module.so"), QStringLiteral("desk"), QStringLiteral("12")}));
    QVERIFY(token.setSealed(dataKey, "sealed by the token"));
    QVERIFY(keys::Vault(m_to).notePlace(keys::Vault::Place::Token));
    QVERIFY(admin::restoreBackup(m_to, m_file, m_phrase, m_deaf).has_value());
    QVERIFY(token.setSealed(api, "since then"));
    QVERIFY(admin::stageUndo(m_to).has_value() && admin::finishRestore(m_to).has_value());
    QCOMPARE(token.sealed(dataKey).value_or(QByteArray()), QByteArray("sealed by the token"));
    QCOMPARE(token.sealed(api).value_or(QByteArray()), QByteArray("since then"));
    QCOMPARE(*keys::Vault(m_to).dataKeyPlace(), keys::Vault::Place::Token);
}

void TestBackup::progressIsTold()
{
    QList<qint64> done;
    qint64 total = 0;
    const admin::BackupProgress listen = [&](qint64 bytes, qint64 all) {
        done << bytes;
        total = all;
    };
    QVERIFY(admin::writeBackup(m_from, m_file, m_key, m_phrase, m_now, listen));
    QVERIFY(done.size() >= 1 && done.size() <= 102);
    QVERIFY(std::is_sorted(done.cbegin(), done.cend()));
    QCOMPARE(done.constLast(), total);
    done.clear();
    QVERIFY(admin::stageRestore(m_to, m_file, m_phrase, listen).has_value());
    QVERIFY(!done.isEmpty() && done.constLast() <= total);
}

void TestBackup::strength_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("level");
    using Level = admin::PassphraseStrength::Level;
    QTest::newRow("nothing") << QByteArray() << int(Level::Weak);
    QTest::newRow("the most common") << QByteArray("password") << int(Level::Weak);
    QTest::newRow("a walk over the keys") << QByteArray("qwertyuiop12") << int(Level::Weak);
    QTest::newRow("one word, made up") << QByteArray("Tr0ub4dour&3") << int(Level::Weak);
    QTest::newRow("words") << QByteArray("orca velvet ladder mosaic thunder pickle") << int(Level::Strong);
    QTest::newRow("random") << QByteArray("x7$Kq9!vTz2#mWp4") << int(Level::Strong);
    QTest::newRow("long") << QByteArray(100'000, 'a') << int(Level::Weak);
}

void TestBackup::strength()
{
    QFETCH(QByteArray, passphrase);
    QFETCH(int, level);
    const admin::PassphraseStrength strength = admin::strengthOf(secretOf(passphrase));
    QVERIFY2(int(strength.level) == level, qPrintable(QString::number(strength.guessBits)));
    QVERIFY(!strength.words.isEmpty());
}

SPYHOP_TEST_MAIN(TestBackup)
#include "tst_backup.moc"
