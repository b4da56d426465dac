// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs whose requests are left with the provider, and the hours in which they may be: what has not left when these end,
// or when a person pauses, stays here.
#include "core/batch/submitpump.h"
#include "core/localserver/bill.h"
#include "tests/core/batch/batchworld.h"

#include <QtCore/QTimeZone>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::BatchWorld;
using testsupport::beijing; // on a working day: off-peak until nine, and from twelve
using testsupport::scripted;
using testsupport::SetClock;

namespace {

const QString job = QStringLiteral("job");
constexpr int patience = 30'000;
constexpr int items = 3;

//! \brief The pipeline with a journal of submissions, a minute before the peak. One per test.
class LeftWorld {
public:
    explicit LeftWorld(const QByteArray& script)
        : world(clock, scripted(script))
        , submissions(*world.database, world.places)
    {
        model::Settings settings;
        settings.consent.kinds.insert(model::ConsentKind::Provider);
        world.gateway.setSettings(settings);
        world.manager = std::make_unique<batch::BatchManager>(batch::BatchManager::Parts{
            clock, world.random, world.gateway, world.store, world.readers, QString(), &submissions});
    }
    [[nodiscard]] bool begin(model::JobKind kind, model::When::Kind when)
    {
        model::BatchSpec spec = BatchWorld::spec(job);
        spec.kind = kind;
        spec.when.kind = when;
        return world.manager->create(spec, BatchWorld::rows(items)) && world.manager->start(job);
    }
    [[nodiscard]] bool nothingIsLeft() const
    {
        return world.manager->left(job).isEmpty() && submissions.ofJob(job, false)->isEmpty();
    }

    SetClock clock{beijing(8, 59, 0)};
    BatchWorld world;
    store::SubmissionStore submissions;
};

} // namespace

class TestJobHours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatHasNotLeftIsTakenBackAtNine_data()
    {
        QTest::addColumn<model::JobKind>("kind");
        QTest::addColumn<QByteArray>("script"); // refused for a while, longer than it takes until nine
        const QByteArray busy = " 3x 429 retry-after=100\n";
        QTest::newRow("tasks") << model::JobKind::Tasks << QByteArray("/tasks" + busy + "/tasks own\n");
        QTest::newRow("batch") << model::JobKind::Batch << QByteArray("/batch" + busy + "/batch own\n");
        QTest::newRow("files-batch, the file")
            << model::JobKind::FilesBatch << QByteArray("/files" + busy + "/files own\n");
        QTest::newRow("files-batch, the batch of it")
            << model::JobKind::FilesBatch << QByteArray("/batches" + busy + "/batches own\n");
    }

    //! Gathered in cheap hours, and about to be sent in dear ones.
    void whatHasNotLeftIsTakenBackAtNine()
    {
        QFETCH(model::JobKind, kind);
        QFETCH(QByteArray, script);
        LeftWorld left(script);
        QVERIFY(left.begin(kind, model::When::Kind::OffPeak));
        const qint64 first = script.startsWith("/batches") ? 2 : 1; // the file is taken
        QTRY_VERIFY_WITH_TIMEOUT(left.world.server.requestCount() >= first, patience);
        QCOMPARE(left.world.job(job).state, model::JobState::Running);
        left.clock.set(beijing(9, 0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(left.world.job(job).items, (model::ItemCounts{items, 0, 0, 0, 0}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(left.world.job(job).state, model::JobState::Waiting, patience);
        QCOMPARE(left.world.job(job).waitsUntil, beijing(12, 0, 0));
        QTRY_VERIFY_WITH_TIMEOUT(left.nothingIsLeft(), patience); // so that nothing could be sent
        QVERIFY(left.world.manager->isRunning(job));
        QVERIFY(!left.world.manager->stopReason(job));
        left.clock.set(beijing(12, 0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(left.world.job(job).state, model::JobState::Done, patience);
        QCOMPARE(left.world.job(job).items, (model::ItemCounts{0, 0, items, 0, 0}));
        QCOMPARE(left.world.server.bill().size(), items); // none was done twice
        QVERIFY(left.nothingIsLeft());
    }

    void pauseTakesBackWhatHasNotLeft()
    {
        LeftWorld left("/files * 429 retry-after=100\n");
        QVERIFY(left.begin(model::JobKind::FilesBatch, model::When::Kind::Now));
        QTRY_COMPARE_WITH_TIMEOUT(left.world.server.requestCount(), 1, patience);
        left.world.manager->pause(job);
        QTRY_VERIFY_WITH_TIMEOUT(!left.world.manager->isRunning(job), patience);
        QCOMPARE(left.world.server.requestCount(), 1); // it is not tried again until it would be refused for good
        QCOMPARE(left.world.job(job).state, model::JobState::Paused);
        QCOMPARE(left.world.job(job).items, (model::ItemCounts{items, 0, 0, 0, 0}));
        QVERIFY(!left.world.manager->stopReason(job));
        QVERIFY(left.nothingIsLeft());
    }

    //! Reading ten thousand documents takes longer than the cheap hours may last.
    void whatIsGatheredLooksAgainWhenItIsSent()
    {
        LeftWorld left{QByteArray()};
        bool may = true;
        const model::BatchSpec spec = BatchWorld::spec(job);
        batch::SubmitPump pump(
            {left.clock, left.world.random, left.world.gateway, left.submissions, spec, false, [&may] { return may; }},
            model::JobKind::FilesBatch);
        QSignalSpy returned(&pump, &batch::SubmitPump::returned);
        QSignalSpy failed(&pump, &batch::SubmitPump::failed);
        model::ChatRequest request;
        model::Message question;
        question.text = QStringLiteral("A word?");
        request.messages.append(question);
        pump.add(7, 0, request);
        QVERIFY(pump.hasUnsent());
        may = false;
        pump.flush();
        QCOMPARE(returned.size(), 1);
        QCOMPARE(returned.first().first().value<QList<qint64>>(), QList<qint64>{7});
        QVERIFY(pump.isIdle() && !pump.hasUnsent() && !pump.holds(7) && !pump.isClosed());
        // And once more when the journal knows of it.
        may = true;
        pump.add(7, 0, request);
        pump.flush();
        QCOMPARE(pump.states().size(), 1);
        may = false;
        QTRY_COMPARE_WITH_TIMEOUT(returned.size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(pump.isIdle(), patience);
        QCOMPARE(left.world.server.requestCount(), 0);
        QCOMPARE(failed.size(), 0);
        QVERIFY(left.submissions.ofJob(job, false)->isEmpty());
    }
};

SPYHOP_TEST_MAIN(TestJobHours)

#include "tst_jobhours.moc"
