// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a running job reads of its journal, without waiting: the items to begin, and those that answers came for.
#include "core/batch/givenanswers.h"
#include "core/batch/pendingitems.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace spyhop;

class TestPendingItems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*db::Database::open(m_folder->filePath(QStringLiteral("spyhop.db")), db::schema()));
        m_places = std::make_unique<store::Places>();
        m_places->setConsent({true, {model::ConsentKind::Batches}});
        QByteArray key(seal::Sealer::keyBytes, 'k');
        m_places->setDataKey(base::Secret::take(key));
        m_store = std::make_unique<store::BatchStore>(*m_database, *m_places);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
        m_places.reset();
    }

    void comesInOrderPageByPage()
    {
        create(700); // more than two pages
        batch::PendingItems pending(*m_store, job());
        QList<qint64> indexes;
        while (!pending.isOver()) {
            pending.readAhead();
            QSignalSpy arrived(&pending, &batch::PendingItems::arrived);
            if (!pending.first())
                QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), testsupport::patienceMs);
            while (const store::ItemRow* next = pending.first()) {
                QCOMPARE(next->first.name, QStringLiteral("item %1").arg(next->first.index));
                indexes.append(next->first.index);
                pending.dropFirst();
            }
        }
        QCOMPARE(indexes.size(), 700);
        QVERIFY(std::is_sorted(indexes.cbegin(), indexes.cend()));
        QCOMPARE(indexes.last(), 699);
    }

    //! Begun, ended and forgotten by the run while the page was on its way: the page still says Pending.
    void whatWasInHandsMeanwhileComesNoMore()
    {
        create(4);
        batch::PendingItems pending(*m_store, job());
        pending.readAhead();
        pending.touch(1);
        QSignalSpy arrived(&pending, &batch::PendingItems::arrived);
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, testsupport::patienceMs);
        pending.touch(3);
        QCOMPARE(rest(pending), (QList<qint64>{0, 2}));
        // Given back since: what is known of before counts no more.
        pending.restart();
        pending.readAhead();
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, testsupport::patienceMs);
        QCOMPARE(rest(pending), (QList<qint64>{0, 1, 2, 3}));
    }

    void restartForgetsWhatIsOnItsWay()
    {
        create(3);
        batch::PendingItems pending(*m_store, job());
        QSignalSpy arrived(&pending, &batch::PendingItems::arrived);
        pending.readAhead();
        run(0);
        pending.restart();
        pending.readAhead();
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, testsupport::patienceMs);
        QCOMPARE(rest(pending), (QList<qint64>{1, 2}));
        QVERIFY(!pending.isOver());
        pending.readAhead();
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, testsupport::patienceMs);
        QVERIFY(pending.isOver());
    }

    void answersComeWithWhatTheJournalSays()
    {
        create(5);
        run(2);
        batch::GivenAnswers given(*m_store, job());
        QVERIFY(given.isEmpty());
        given.add({2, 0, outcome("two")});
        given.add({4, 0, outcome("four")});
        given.add({99, 0, outcome("nobody's")});
        QVERIFY(!given.take()); // never from within a call
        QHash<qint64, model::ItemState> states;
        bool isUnknownMissing = false;
        while (!given.isEmpty()) {
            QSignalSpy arrived(&given, &batch::GivenAnswers::arrived);
            auto next = given.take();
            if (!next)
                QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), testsupport::patienceMs);
            else if (next->row)
                states.insert(next->answer.index, next->row->second.state);
            else
                isUnknownMissing = next->answer.index == 99;
        }
        QCOMPARE(states.size(), 2);
        QCOMPARE(states.value(2), model::ItemState::Running);
        QCOMPARE(states.value(4), model::ItemState::Pending);
        QVERIFY(isUnknownMissing);
    }

    void answersOfTouchedItemsAreLookedUpAnew()
    {
        create(3);
        batch::GivenAnswers given(*m_store, job());
        QSignalSpy arrived(&given, &batch::GivenAnswers::arrived);
        given.add({0, 0, outcome("zero")});
        given.add({1, 0, outcome("one")});
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, testsupport::patienceMs); // the second had to wait for the first
        run(1); // by another hand
        given.touch(1);
        QCOMPARE(given.take()->answer.index, 0);
        QVERIFY(!given.take());
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 3, testsupport::patienceMs);
        const auto second = given.take();
        QVERIFY(second && second->row);
        QCOMPARE(second->row->second.state, model::ItemState::Running);
        QVERIFY(given.isEmpty());
    }

private:
    [[nodiscard]] static QString job() { return QStringLiteral("job"); }
    [[nodiscard]] static model::Outcome outcome(const char* text)
    {
        model::Outcome outcome;
        outcome.completion.text = QString::fromLatin1(text);
        return outcome;
    }
    void create(int count)
    {
        model::JobSummary summary;
        summary.spec.id = job();
        QList<model::BatchItem> items;
        for (int i = 0; i < count; ++i)
            items.append({i, QStringLiteral("item %1").arg(i), {}, {QStringLiteral("cell")}});
        if (!m_store->create(summary, items))
            qFatal("no job");
    }
    void run(qint64 index)
    {
        model::Step step;
        step.item = index;
        step.state = model::ItemState::Running;
        step.attempts = 1;
        m_store->stepRunning(job(), step);
    }
    [[nodiscard]] static QList<qint64> rest(batch::PendingItems& pending)
    {
        QList<qint64> indexes;
        while (const store::ItemRow* next = pending.first()) {
            indexes.append(next->first.index);
            pending.dropFirst();
        }
        return indexes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<store::Places> m_places;
    std::unique_ptr<store::BatchStore> m_store;
};

SPYHOP_TEST_MAIN(TestPendingItems)
#include "tst_pendingitems.moc"
