// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/batch/ordering.h"
#include "core/db/schema.h"
#include "tests/support/brokenfile.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>
#include <algorithm>
#include <ctime>

using namespace spyhop;
using batch::OrderWish;

class OrderingTest : public QObject {
    Q_OBJECT
private:
    QList<qint64> found(const OrderWish& wish) { return found(*m_store, wish); }
    QList<qint64> found(const store::BatchStore& store, const OrderWish& wish)
    {
        batch::Ordering ordering(m_workers, store, QStringLiteral("job"), m_columns, wish);
        QList<qint64> result;
        connect(
            &ordering, &batch::Ordering::ready, this, [&result](const QList<qint64>& indexes) { result = indexes; });
        QSignalSpy ready(&ordering, &batch::Ordering::ready);
        return ready.wait(20'000) ? result : QList<qint64>{-1};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::move(*db::Database::open(QString(), db::schema()));
        m_store = std::make_unique<store::BatchStore>(*m_database, m_places);
        model::JobSummary job;
        job.spec.id = QStringLiteral("job");
        job.spec.columns = m_columns;
        job.items.pending = count;
        QList<model::BatchItem> items;
        for (int i = 0; i < count; ++i)
            items.append({i, QStringLiteral("name %1").arg((i * 7919) % count, 5, 10, QLatin1Char('0')), {}, {}});
        QVERIFY(m_store->create(job, items));
        // Each third failed, the others answered with a number; every tenth with a quote that was not found, one with
        // none.
        std::vector<std::unique_ptr<db::WriteTicket>> tickets;
        for (int i = 0; i < count - 1; ++i) {
            model::ItemResult result;
            result.index = i;
            result.state = i % 3 == 0 ? model::ItemState::Failed : model::ItemState::Done;
            if (i % 3 == 0)
                result.error = QStringLiteral("why");
            else
                result.cells = QStringList{QString::number((i * 31) % 1'000)};
            if (i == unquoted)
                result.proofs = {model::Proof()};
            else
                result.proofs = {{QStringLiteral("q"), i % 10 != 0, {}}};
            result.cost = {base::Money((i * 17) % 500, QStringLiteral("USD"))};
            model::Step step;
            step.item = i;
            step.state = result.state;
            tickets.push_back(m_store->stepEnded(job.spec.id, step, result));
        }
        QVERIFY(m_database->flush());
    }

    void filters()
    {
        OrderWish wish;
        wish.filter = OrderWish::Filter::Failed;
        const QList<qint64> failed = found(wish);
        QCOMPARE(failed.size(), (count - 1 + 2) / 3);
        QCOMPARE(failed.mid(0, 3), (QList<qint64>{0, 3, 6}));
        wish.filter = OrderWish::Filter::Open;
        QCOMPARE(found(wish), QList<qint64>{count - 1});
        wish.filter = OrderWish::Filter::Review;
        const QList<qint64> review = found(wish);
        QCOMPARE(review.mid(0, 3), (QList<qint64>{10, unquoted, 20}));
        model::Review accepted;
        accepted.verdict = model::Review::Verdict::Accepted;
        accepted.at = m_clock.wallTime();
        for (const qint64 item : {qint64(10), unquoted})
            QVERIFY(m_store->review(QStringLiteral("job"), item, accepted));
        QCOMPARE(found(wish).first(), 20);
    }

    void whatMayBeBilledTwice()
    {
        const QString job = QStringLiteral("job");
        QVERIFY(
            m_database->writeNow({{QStringLiteral("UPDATE mem.items SET twice = 1 WHERE item IN (7, 4000, 4001)"), {}},
                {QStringLiteral("UPDATE mem.items SET state = 1 WHERE item = %1").arg(count - 1), {}}}));
        OrderWish wish;
        wish.filter = OrderWish::Filter::Twice;
        QCOMPARE(found(wish), (QList<qint64>{7, 4000, 4001}));
        wish.descending = true;
        QCOMPARE(found(wish), (QList<qint64>{4001, 4000, 7}));
        wish.key = OrderWish::Key::State; // all of them are done
        wish.descending = false;
        QCOMPARE(found(wish), (QList<qint64>{7, 4000, 4001}));
        wish.key = OrderWish::Key::Name; // what is sealed
        const QList<qint64> byName = found(wish);
        QCOMPARE(byName.size(), 3);
        QVERIFY(std::is_sorted(byName.cbegin(), byName.cend(),
            [](qint64 a, qint64 b) { return (a * 7919) % count < (b * 7919) % count; }));
        // What was under way in a process that is gone will be asked again.
        wish.key = OrderWish::Key::Index;
        wish.wasCutOff = true;
        QCOMPARE(found(wish), (QList<qint64>{7, 4000, 4001, count - 1}));
        QCOMPARE(m_store->billedTwice(job, true).value_or(QList<qint64>()).size(), 4);
        QCOMPARE(m_store->billedTwice(job, false).value_or(QList<qint64>()).size(), 3);
        QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE mem.items SET twice = 0"), {}},
            {QStringLiteral("UPDATE mem.items SET state = 0 WHERE item = %1").arg(count - 1), {}}}));
    }

    void orders()
    {
        OrderWish wish;
        wish.key = OrderWish::Key::Name;
        const QList<qint64> byName = found(wish);
        QCOMPARE(byName.size(), count);
        for (qsizetype i = 0; i < byName.size(); ++i)
            QCOMPARE((byName.at(i) * 7919) % count, i);
        wish.descending = true;
        QCOMPARE(found(wish).first(), byName.last());
        wish.key = OrderWish::Key::Answer;
        wish.filter = OrderWish::Filter::Done;
        const QList<qint64> byAnswer = found(wish);
        for (qsizetype i = 1; i < byAnswer.size(); ++i)
            QVERIFY((byAnswer.at(i - 1) * 31) % 1'000 >= (byAnswer.at(i) * 31) % 1'000);
        // Those without an answer come last, whichever way the others go.
        wish.filter = OrderWish::Filter::All;
        for (const bool descending : {false, true}) {
            wish.descending = descending;
            const QList<qint64> all = found(wish);
            QCOMPARE(all.size(), count);
            QVERIFY(all.first() % 3 != 0);
            QVERIFY(all.last() % 3 == 0 || all.last() == count - 1);
        }
        wish = {};
        wish.key = OrderWish::Key::Cost;
        wish.descending = true;
        QCOMPARE(found(wish).size(), count);
    }

    //! What an order goes by stands behind what may be damaged in the file.
    void aDamagedRowHasItsPlace()
    {
        const QString path
            = testsupport::TestWorld::makeFolder(QStringLiteral("damaged")) + QStringLiteral("/spyhop.db");
        store::Places places;
        places.setConsent({true, {model::ConsentKind::Batches}});
        places.setDataKey(seal::Sealer::freshKey());
        QByteArray input;
        {
            const auto database = db::Database::open(path, db::schema());
            QVERIFY(database.has_value());
            store::BatchStore store(**database, places);
            model::JobSummary job;
            job.spec.id = QStringLiteral("job");
            job.items.pending = 3;
            const QString longName = QString::fromLatin1(testsupport::noise(18'000).toBase64());
            QVERIFY(store.create(job, {{0, QStringLiteral("a"), {}, {}}, {1, longName, {}, {}}, {2, {}, {}, {}}}));
            std::vector<std::unique_ptr<db::WriteTicket>> tickets;
            for (const qint64 index : {0, 1, 2}) {
                model::ItemResult result;
                result.index = index;
                result.state = model::ItemState::Done;
                result.cost = {base::Money(index == 0 ? 30 : 20, QStringLiteral("USD"))};
                tickets.push_back(store.stepEnded(job.spec.id, {}, result));
            }
            const auto rows = (*database)->readNow({QStringLiteral("SELECT input FROM main.items WHERE item = 1"), {}});
            QVERIFY(rows && rows->size() == 1);
            input = rows->first().first().toByteArray();
        }
        QVERIFY(testsupport::breakRecord(path, input));
        const auto database = db::Database::open(path, db::schema());
        QVERIFY(database.has_value());
        const store::BatchStore store(**database, places);
        OrderWish wish;
        wish.key = OrderWish::Key::Cost;
        wish.descending = true;
        QCOMPARE(found(store, wish), (QList<qint64>{0, 2, 1}));
    }

    void noTurnTakesLong()
    {
        OrderWish wish;
        wish.key = OrderWish::Key::Name;
        batch::Ordering ordering(m_workers, *m_store, QStringLiteral("job"), m_columns, wish);
        bool done = false;
        connect(&ordering, &batch::Ordering::ready, this, [&done] { done = true; });
        // The thread's own time: what a loaded machine adds is not ours.
        const auto now = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
        };
        double longest = 0;
        while (!done) {
            const double before = now();
            QCoreApplication::processEvents();
            longest = std::max(longest, now() - before);
        }
        qInfo("longest turn of the event loop: %.1f ms for %d rows", longest, count);
        QVERIFY(longest < 50);
    }

private:
    static constexpr int count = 6'000;
    static constexpr qint64 unquoted = 11; //!< the item that was answered without a quote
    const QList<model::Column> m_columns{{QStringLiteral("n"), model::ColumnType::Number, {}, {}}};
    base::SystemClock m_clock;
    QThreadPool m_workers;
    store::Places m_places;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<store::BatchStore> m_store;
};

SPYHOP_TEST_MAIN(OrderingTest)
#include "tst_ordering.moc"
