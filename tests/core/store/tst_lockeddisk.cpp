// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk whose key is not at hand is neither written nor called damaged, and says that it is locked.
#include "tests/core/store/everything.h"

using namespace spyhop;
using testsupport::Everything;

class TestLockedDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLockedDiskIsNotWritten_data();
    void aLockedDiskIsNotWritten();
    void aLockedDiskSaysSo();
};

void TestLockedDisk::aLockedDiskIsNotWritten_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("storing is allowed") << true;
    QTest::newRow("storing was allowed once") << false;
}

//! Whatever is written to a profile whose key is not at hand, not a byte of what is sealed there changes.
void TestLockedDisk::aLockedDiskIsNotWritten()
{
    QFETCH(bool, isAllowed);
    const base::Secret key = seal::Sealer::freshKey();
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("locked%1").arg(isAllowed)), QString(), key);
    const QHash<QByteArray, QByteArray> before = all.sealed();
    QVERIFY(before.size() > 20);
    const qint64 reviews
        = all.database->readNow({tr("SELECT count(*) FROM main.reviews"), {}})->first().first().toLongLong();
    all.places.forgetDataKeys();
    if (!isAllowed)
        all.places.setConsent({true, {}});
    const QList<base::Status> said = all.writeOverAll();
    for (qsizetype i = 0; i < said.size(); ++i) {
        QVERIFY2(!said.at(i), QByteArray::number(i).constData());
        QCOMPARE(said.at(i).error().code, base::ErrorCode::RefusedConsent);
        QVERIFY2(said.at(i).error().what.contains(u"locked"), qPrintable(said.at(i).error().what));
    }
    all.drafts->remove(tr("c1"));
    const base::Status flushed = all.database->flush(); // and what nobody waited for
    QVERIFY(!flushed && flushed.error().code == base::ErrorCode::RefusedConsent);
    QCOMPARE(all.sealed(), before);
    QCOMPARE(
        all.database->readNow({tr("SELECT count(*) FROM main.reviews"), {}})->first().first().toLongLong(), reviews);
    all.places.setDataKey(key);
    QCOMPARE(all.damaged(), QByteArrayList());
    const auto job = all.batches->job(tr("j1"));
    QVERIFY(job.has_value());
    QCOMPARE(job->usage.promptTokens, 0); // nor is anything counted that was refused with it
    QCOMPARE(job->items.done, 2);
}

//! What cannot be read for want of its key is locked, not damaged.
void TestLockedDisk::aLockedDiskSaysSo()
{
    const base::Secret key = seal::Sealer::freshKey();
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("says")), QString(), key);
    QVERIFY(!all.batches->isLocked(tr("j1")) && !all.library->hasLocked());
    all.places.forgetDataKeys();
    QVERIFY(all.batches->isLocked(tr("j1")) && all.library->hasLocked());
    QVERIFY(!all.batches->isLocked(tr("nobody")));
    const auto isLocked = [](const auto& read) {
        return !read && read.error().code == base::ErrorCode::RefusedConsent && read.error().what.contains(u"locked");
    };
    QVERIFY(isLocked(all.batches->job(tr("j1"))));
    QVERIFY(isLocked(all.batches->page(tr("j1"), 0, 10)));
    QVERIFY(isLocked(all.batches->item(tr("j1"), 0)));
    QVERIFY(isLocked(all.batches->steps(tr("j1"), 0)));
    std::optional<base::Expected<store::SealedPage>> page;
    const auto reading = all.batches->readPage(tr("j1"), 0, 10);
    QObject::connect(reading.get(), &store::PageReading::done, this,
        [&page](const base::Expected<store::SealedPage>& read) { page = read; });
    QTRY_VERIFY_WITH_TIMEOUT(page.has_value(), testsupport::patienceMs);
    QVERIFY(isLocked(*page));
    const auto jobs = all.batches->jobs(); // what is plain of them is there
    QVERIFY(jobs && jobs->size() == 2);
    QVERIFY(jobs->first().spec.title.isEmpty());
    QCOMPARE(jobs->first().items.done, 2);
    const auto left = all.submissions->ofJob(tr("j1"), true);
    QVERIFY(left && left->size() == 2);
    QVERIFY(left->first().damage);
    QCOMPARE(left->first().damage->code, base::ErrorCode::RefusedConsent);
    const auto entries = all.library->load();
    QVERIFY(entries && entries->isEmpty());
    QCOMPARE(all.damaged(), QByteArrayList{"the check failed"});
    // A record that is damaged is so whoever looks at it with the key.
    all.places.setDataKey(seal::Sealer::freshKey());
    QCOMPARE(all.submissions->ofJob(tr("j1"), true)->first().damage->code, base::ErrorCode::Unreadable);
}

SPYHOP_TEST_MAIN(TestLockedDisk)
#include "tst_lockeddisk.moc"
