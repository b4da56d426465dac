// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services.h"
#include "core/base/fakeclock.h"
#include "core/base/sentences.h"
#include "core/batch/proofs.h"
#include "core/localserver/localserver.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/batch/jobfigures.h"
#include "ui/batch/joblistmodel.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QVBoxLayout>

using namespace spyhop;

//! The list of jobs and the table of items over a real manager: a table of 300 rows as input, nothing sent anywhere.
class TestBatchModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("profile%1").arg(++m_run));
        auto opened = app::Services::open(folder);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().sentence()));
        m_services = *std::move(opened);
    }

    void cleanup() { m_services.reset(); }

    void tableReadsPages()
    {
        ui::ItemTableModel items(m_services->batches);
        const QAbstractItemModelTester tester(&items, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(items.rowCount({}), 0);
        const QString id = makeJob(300);
        items.setJob(id);
        QCOMPARE(items.rowCount({}), 300);
        QCOMPARE(items.columnCount({}), 2 + 2 + 3); // state, name, two answers, read, price, time
        QCOMPARE(items.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("amount"));
        QVERIFY(items.isNumber(3));
        QVERIFY(!items.isNumber(2));
        // The last row lies in the third page.
        QVERIFY(!items.row(299)); // nobody waits for it
        QTRY_VERIFY(items.row(299));
        QCOMPARE(items.row(299)->first.index, qint64(299));
        QCOMPARE(items.data(items.index(299, 0), ui::ItemTableModel::StateRole).toInt(),
            static_cast<int>(model::ItemState::Pending));
        QVERIFY(!items.row(300));
        QVERIFY(!items.row(-1));
    }

    //! Whoever looks at the table while it is sorted sees rows all the time.
    void anotherOrderShowsNoBlankRow()
    {
        ui::ItemTableModel items(m_services->batches);
        const QAbstractItemModelTester tester(&items, QAbstractItemModelTester::FailureReportingMode::QtTest);
        items.setJob(makeJob(300));
        items.setShown(100, 130);
        QVERIFY(!items.row(100));
        QTRY_VERIFY(items.row(100));
        QStringList seen;
        connect(&items, &QAbstractItemModel::modelReset, this, [&] {
            for (const int row : {100, 115, 130}) {
                const auto* item = items.row(row);
                seen.append(item ? item->first.name : QStringLiteral("blank"));
            }
        });
        batch::OrderWish wish;
        wish.key = batch::OrderWish::Key::Name;
        wish.descending = true;
        items.setWish(wish);
        QVERIFY(items.row(100)); // stays as it was
        QTRY_COMPARE(seen.size(), 3);
        QVERIFY(!seen.contains(QStringLiteral("blank")));
        QVERIFY(seen.at(0) > seen.at(1) && seen.at(1) > seen.at(2));
        items.setWish({});
        QTRY_COMPARE(seen.size(), 6);
        QCOMPARE(items.row(100)->first.index, qint64(100));
        QVERIFY(!seen.contains(QStringLiteral("blank")));
        // Fewer rows than were in sight: the table ends before.
        wish = {};
        wish.filter = batch::OrderWish::Filter::Done;
        items.setWish(wish);
        QTRY_COMPARE(items.rowCount({}), 0);
    }

    void figuresStandAtTheRight()
    {
        ui::ItemTableModel items(m_services->batches);
        items.setJob(makeJob(3));
        const auto at = [&items](int column) {
            return items.data(items.index(0, column), Qt::TextAlignmentRole).value<Qt::Alignment>();
        };
        QVERIFY(at(3).testFlag(Qt::AlignRight));
        QVERIFY(at(items.priceColumn()).testFlag(Qt::AlignRight));
        QVERIFY(at(items.timeColumn()).testFlag(Qt::AlignRight));
        QVERIFY(at(ui::ItemTableModel::nameColumn).testFlag(Qt::AlignLeft));
    }

    //! As after a start: the list is read, and shown, before the passphrase is given.
    void tableLearnsItsColumnsOnceTheyAreUnlocked()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("sealed%1").arg(m_run));
        const auto secret = [] {
            QByteArray text("correct horse battery");
            return base::Secret::take(text);
        };
        m_services = std::move(*app::Services::open(folder));
        m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase); // no keychain is waited for
        QSignalSpy unlocked(&m_services->privacy, &admin::PrivacyAdmin::unlocked);
        QVERIFY(m_services->privacy.grant({model::ConsentKind::Batches}, secret()));
        QTRY_COMPARE_WITH_TIMEOUT(unlocked.size(), 1, testsupport::patienceMs);
        const QString id = makeJob(3);
        m_services.reset();
        m_services = std::move(*app::Services::open(folder));
        QVERIFY(m_services->batches.reload().has_value());
        ui::ItemTableModel items(m_services->batches);
        items.setJob(id);
        QCOMPARE(items.columnCount({}), 2 + 1 + 3);
        QSignalSpy again(&m_services->privacy, &admin::PrivacyAdmin::unlocked);
        m_services->privacy.setPassphrase(secret());
        m_services->privacy.unlock();
        QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, testsupport::patienceMs);
        QVERIFY(m_services->batches.reload().has_value());
        QCOMPARE(items.columnCount({}), 2 + 2 + 3);
    }

    void tableForgetsARemovedJob()
    {
        ui::ItemTableModel items(m_services->batches);
        const QString id = makeJob(5);
        items.setJob(id);
        QVERIFY(m_services->batches.remove(id).has_value());
        items.setJob(id);
        QCOMPARE(items.rowCount({}), 0);
    }

    //! Whose answer it is shows in the table, until somebody has looked at it.
    void anEarlierJobsAnswerIsMarked()
    {
        localserver::LocalServer server({}, m_clock);
        QVERIFY(server.listen());
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        m_services->gateway.addEndpoint(endpoint);
        const auto run = [this] {
            const QString id = makeJob(2, QStringLiteral("here"));
            const bool ended = m_services->batches.start(id)
                && QTest::qWaitFor([&] { return !m_services->batches.isRunning(id); }, testsupport::patienceMs);
            return ended ? id : QString();
        };
        const QString first = run();
        QVERIFY(!first.isEmpty());
        const qint64 chats = server.stats().chats;
        const QString second = run();
        QVERIFY(!second.isEmpty());
        QCOMPARE(server.stats().chats, chats);
        ui::ItemTableModel items(m_services->batches);
        const auto state = [&items](int role) {
            return items.data(items.index(0, ui::ItemTableModel::stateColumn), role).toString();
        };
        items.setJob(first);
        QTRY_COMPARE(state(Qt::DisplayRole), QStringLiteral("Done"));
        QVERIFY(state(Qt::ToolTipRole).isEmpty());
        items.setJob(second);
        QTRY_COMPARE(state(Qt::DisplayRole), QStringLiteral("Reused"));
        QVERIFY2(state(Qt::ToolTipRole).contains(QStringLiteral("Contracts")), qPrintable(state(Qt::ToolTipRole)));
        model::Review review;
        review.verdict = model::Review::Verdict::Accepted;
        m_services->batches.reviewSoon(second, 0, review);
        QTRY_COMPARE(state(Qt::DisplayRole), QStringLiteral("Accepted"));
    }

    void timesAreShownAndOrder()
    {
        localserver::ServerOptions options;
        options.script = "200 | 400ms rest\nown\n";
        localserver::LocalServer server(options, m_clock);
        QVERIFY(server.listen());
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        endpoint.concurrency = 1;
        m_services->gateway.addEndpoint(endpoint);
        const QString id = makeJob(2, QStringLiteral("here"));
        ui::ItemTableModel items(m_services->batches);
        items.setJob(id);
        const int time = items.timeColumn();
        QCOMPARE(items.headerData(time, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Time"));
        const auto text = [&](int row) { return items.data(items.index(row, time), Qt::DisplayRole).toString(); };
        QVERIFY(!items.row(1));
        QTRY_VERIFY(items.row(1));
        QCOMPARE(text(0), QString()); // not asked yet
        QVERIFY(m_services->batches.startTrial(id, 1)); // the slow one first
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(id), testsupport::patienceMs);
        QVERIFY(m_services->batches.start(id));
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(id), testsupport::patienceMs);
        const QRegularExpression form(QStringLiteral("^\\d+\\.\\d s$"));
        QTRY_VERIFY2(form.match(text(0)).hasMatch() && form.match(text(1)).hasMatch(), qPrintable(text(0)));
        QVERIFY(text(0) >= QStringLiteral("0.4 s"));
        QCOMPARE(items.keyOf(time), batch::OrderWish::Key::Seconds);
        batch::OrderWish wish;
        wish.key = items.keyOf(time);
        const auto first = [&] { return items.row(0) ? items.row(0)->first.index : -1; };
        items.setWish(wish);
        QTRY_COMPARE(first(), qint64(1));
        QCOMPARE(items.orderedColumn(), time);
        wish.descending = true;
        items.setWish(wish);
        QTRY_COMPARE(first(), qint64(0));
    }

    //! An item that was read when the job stopped has none, as those that were never looked at.
    void whatWasOnlyReadHasTakenNoTime()
    {
        const QString id = makeJob(3);
        const auto journal = [&](qint64 index, model::ItemState state, double seconds) {
            model::ItemResult result;
            result.index = index;
            result.state = state;
            result.cells = QStringList{QStringLiteral("a"), QStringLiteral("1")};
            result.seconds = seconds;
            store::BatchStore& store = m_services->batchStore;
            return store.changeNow(store.ending(id, result, {}));
        };
        QVERIFY(journal(0, model::ItemState::Pending, 0.004));
        QVERIFY(journal(1, model::ItemState::Done, 0.004));
        QVERIFY(journal(2, model::ItemState::Pending, 0.31)); // asked, and stopped
        ui::ItemTableModel items(m_services->batches);
        items.setJob(id);
        QVERIFY(!items.row(2));
        QTRY_VERIFY(items.row(2));
        QCOMPARE(items.row(0)->second.seconds, 0.004);
        const auto text
            = [&](int row) { return items.data(items.index(row, items.timeColumn()), Qt::DisplayRole).toString(); };
        QCOMPARE(text(0), QString());
        QCOMPARE(text(1), QStringLiteral("0.0 s"));
        QCOMPARE(text(2), QStringLiteral("0.3 s"));
    }

    //! Two programs on one profile: what the one makes, runs, pays and removes, the other shows.
    void anotherProgramIsFollowed()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("two%1").arg(m_run));
        const auto secret = [] {
            QByteArray text("correct horse battery");
            return base::Secret::take(text);
        };
        m_services = std::move(*app::Services::open(folder));
        m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase); // no keychain is waited for
        QSignalSpy unlocked(&m_services->privacy, &admin::PrivacyAdmin::unlocked);
        QVERIFY(m_services->privacy.grant({model::ConsentKind::Batches}, secret()));
        QTRY_COMPARE_WITH_TIMEOUT(unlocked.size(), 1, testsupport::patienceMs);
        localserver::LocalServer server({}, m_clock);
        QVERIFY(server.listen());
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("here");
        endpoint.url = server.url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        m_services->gateway.addEndpoint(endpoint);

        const auto window = std::move(*app::Services::open(folder));
        QSignalSpy again(&window->privacy, &admin::PrivacyAdmin::unlocked);
        window->privacy.setPassphrase(secret());
        window->privacy.unlock();
        QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, testsupport::patienceMs);
        window->followOthers();
        QVERIFY(window->batches.reload());
        ui::JobListModel jobs(window->batches, window->clock);
        QCOMPARE(jobs.rowCount({}), 0);
        QTest::qWait(50); // it watches

        const QString id = makeJob(3, QStringLiteral("here"));
        QTRY_COMPARE_WITH_TIMEOUT(jobs.rowCount({}), 1, testsupport::patienceMs);
        QVERIFY(!window->batches.runsElsewhere(id));
        ui::ItemTableModel items(window->batches);
        items.setJob(id);
        const auto state = [&items] { return items.data(items.index(2, 0), Qt::DisplayRole).toString(); };
        QTRY_COMPARE(state(), QStringLiteral("Waiting"));
        QVERIFY(m_services->batches.start(id));
        QTRY_COMPARE_WITH_TIMEOUT(window->batches.job(id)->items.done, 3, testsupport::patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("Done"), testsupport::patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(window->batches.job(id)->state, model::JobState::Done, testsupport::patienceMs);
        QVERIFY(!window->batches.runsElsewhere(id));
        QCOMPARE(window->ledger.today(), m_services->ledger.today());
        QVERIFY(m_services->batches.remove(id));
        QTRY_COMPARE_WITH_TIMEOUT(jobs.rowCount({}), 0, testsupport::patienceMs);
    }

    //! A name is one line, a number has all its digits.
    void cellsAreWhatTheySay()
    {
        QCOMPARE(ui::numberText(QStringLiteral("12345678901234567890.123")),
            QStringLiteral("12,345,678,901,234,567,890.123"));
        QCOMPARE(ui::numberText(QStringLiteral("-1000")), QStringLiteral("-1,000"));
        QCOMPARE(ui::numberText(QStringLiteral("999.50")), QStringLiteral("999.50"));
        QCOMPARE(ui::numberText(QStringLiteral("1.5e10")), QStringLiteral("1.5e10"));
        QCOMPARE(ui::numberText(QStringLiteral("-")), QStringLiteral("-"));
        QCOMPARE(base::oneLine(QStringLiteral("a\nb\tc")), QStringLiteral("a␤b␉c"));
    }

    //! A quote that does not stand in the source makes no answer look proven.
    void whatIsNotProvenLooksSo()
    {
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = {QStringLiteral("960,000")};
        result.proofs = {{QStringLiteral("paid in full"), true, QStringLiteral("page 3")}};
        QVERIFY(!batch::wantsReview(result));
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("Done"));
        result.proofs.append({QStringLiteral("nowhere"), false, QString()});
        QVERIFY(batch::wantsReview(result));
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("To review"));
        QVERIFY(ui::itemLook(result.state, result.review.verdict, true).icon == ui::Icon::Review);
        result.reused = model::Reuse{QStringLiteral("j0"), 0, QDateTime()};
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("To review"));
        result.review.verdict = model::Review::Verdict::Accepted;
        QVERIFY(!batch::wantsReview(result));
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("Accepted"));
    }

    //! Nor one that came without the quote that was asked for; what the model left empty needs none.
    void whatHasNoQuoteLooksSo()
    {
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = {QStringLiteral("Harbour Ltd."), QString()};
        QVERIFY2(!batch::wantsReview(result), "no quotes were asked for");
        result.proofs = {{QStringLiteral("with Harbour Ltd."), true, QString()}, {}};
        QVERIFY2(!batch::wantsReview(result), "there is nothing to quote");
        result.cells.last() = QStringLiteral("999");
        QVERIFY(batch::wantsReview(result));
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("To review"));
        QVERIFY(!batch::isUnquoted(result, 0) && batch::isUnquoted(result, 1) && !batch::isUnquoted(result, 2));
        result.reused = model::Reuse{QStringLiteral("j0"), 0, QDateTime()};
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("To review"));
        result.review.verdict = model::Review::Verdict::Corrected;
        result.review.cells = QStringList{QStringLiteral("Harbour Ltd."), QStringLiteral("990")};
        QVERIFY(!batch::wantsReview(result));
        QCOMPARE(ui::itemWord(result.state, result), QStringLiteral("Corrected"));
    }

    void aRunningJobSaysItsPaceAndItsEnd()
    {
        base::FakeClock clock;
        const ui::Theme theme;
        ui::JobFigures figures(theme, clock, nullptr);
        model::JobSummary job;
        job.spec.id = QStringLiteral("j");
        job.state = model::JobState::Running;
        job.items.pending = 60;
        const auto says = [&figures](const QString& text) {
            const QList<QWidget*> all = figures.findChildren<QWidget*>();
            return std::any_of(all.begin(), all.end(),
                [&](const QWidget* one) { return one->isVisibleTo(&figures) && one->accessibleName().contains(text); });
        };
        figures.showJob(job, true);
        QVERIFY(!says(QStringLiteral("a minute")));
        clock.advance(std::chrono::minutes(2));
        job.items.pending = 40;
        job.items.done = 20;
        job.cost = {base::Money(2'000'000'000, QStringLiteral("USD"))};
        figures.showJob(job, true);
        QVERIFY(says(QStringLiteral("items a minute 10")));
        QVERIFY(says(QStringLiteral("spent · about $6.00 at the end")));
        figures.showJob(job, false);
        QVERIFY(!says(QStringLiteral("a minute")) && !says(QStringLiteral("at the end")));
    }

    //! Beside the panel of an item there is room for half of them.
    void figuresNeverLieOverEachOther()
    {
        ui::Language language;
        base::FakeClock clock;
        const ui::Theme theme;
        for (const char* tag : {"en", "zh_CN"}) {
            language.set(QString::fromLatin1(tag));
            QWidget page;
            auto* column = new QVBoxLayout(&page);
            column->setContentsMargins(0, 0, 0, 0);
            auto* figures = new ui::JobFigures(theme, clock, &page);
            column->addWidget(figures);
            column->addStretch(1);
            model::JobSummary job;
            job.state = model::JobState::Running;
            job.items = {};
            job.items.pending = 200'000;
            job.spec.maxCost = base::Money(100'000'000'000, QStringLiteral("USD"));
            figures->showJob(job, true);
            clock.advance(std::chrono::minutes(2));
            job.items.pending = 100'000;
            job.items.done = 100'000;
            job.usage = {1000, 200, 700, 0, false};
            job.cost = {base::Money(42'123'400'000, QStringLiteral("USD"))};
            figures->showJob(job, true);
            for (const int width : {460, 520, 640, 1'400}) {
                page.setFixedSize(width, 400);
                page.show();
                QApplication::processEvents();
                QList<QRect> places;
                const QList<QWidget*> all = figures->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
                for (const QWidget* one : all) {
                    if (!one->isVisible())
                        continue;
                    QTRY_VERIFY2(figures->rect().contains(one->geometry()), qPrintable(one->accessibleName()));
                    for (const QRect& other : std::as_const(places))
                        QVERIFY(!other.intersects(one->geometry()));
                    places.append(one->geometry());
                }
                QCOMPARE(places.size(), 6);
            }
        }
        language.set(QStringLiteral("en"));
    }

    //! The journal has the sentence of the day.
    void reasonsAreInTheLanguageOfToday()
    {
        const QString empty = QStringLiteral("The file is empty."),
                      large = QStringLiteral("The file is larger than 20 MB.");
        const QString other = QStringLiteral("Nobody knows this sentence.");
        ui::Language language;
        language.set(QStringLiteral("zh_CN"));
        const QString chineseEmpty = ui::reasonText(empty), chineseLarge = ui::reasonText(large);
        QVERIFY2(chineseEmpty.front().script() == QChar::Script_Han, qPrintable(chineseEmpty));
        QVERIFY2(chineseLarge.contains(u"20") && chineseLarge.front().script() == QChar::Script_Han,
            qPrintable(chineseLarge));
        QCOMPARE(ui::reasonText(other), other);
        QCOMPARE(ui::reasonText(chineseEmpty), chineseEmpty);
        language.set(QStringLiteral("en"));
        QCOMPARE(ui::reasonText(chineseEmpty), empty);
        QCOMPARE(ui::reasonText(chineseLarge), large);
        QCOMPARE(ui::reasonText(other), other);
    }

    void listFollowsAndFilters()
    {
        ui::JobListModel jobs(m_services->batches, m_services->clock);
        const QAbstractItemModelTester tester(&jobs, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString id = makeJob(3);
        QTRY_COMPARE(jobs.rowCount({}), 1);
        const QModelIndex index = jobs.indexOf(id);
        QVERIFY(index.isValid());
        QCOMPARE(index.data(Qt::DisplayRole).toString(), QStringLiteral("Contracts"));
        QVERIFY(index.data(ui::JobListModel::LineRole).toString().contains(u'3'));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(id));
        jobs.setFilter(QStringLiteral("survey"));
        QCOMPARE(jobs.rowCount({}), 0);
        jobs.setFilter(QStringLiteral("contr"));
        QCOMPARE(jobs.rowCount({}), 1);
    }

private:
    QString makeJob(int rows, const QString& endpoint = {})
    {
        const QString path
            = testsupport::TestWorld::makeFolder(QStringLiteral("in%1").arg(m_run)) + QStringLiteral("/rows.csv");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("name,text\n");
        for (int row = 0; row < rows; ++row)
            file.write("n" + QByteArray::number(row) + ",some text\n");
        file.close();
        const auto inputs = testsupport::collected(m_services->batches.collect({path}, batch::InputMode::Auto));
        if (!inputs)
            qFatal("%s", qPrintable(inputs.error().sentence()));
        model::BatchSpec spec;
        spec.title = QStringLiteral("Contracts");
        spec.prompt = QStringLiteral("Read {{text}}");
        spec.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("amount"), model::ColumnType::Number, {}, {}}};
        spec.endpoint = endpoint;
        spec.rows = inputs->rows;
        spec.inputColumns = inputs->columns;
        const auto id = m_services->batches.create(spec, *inputs);
        if (!id)
            qFatal("%s", qPrintable(id.error().sentence()));
        return *id;
    }

    base::SystemClock m_clock;
    std::unique_ptr<app::Services> m_services;
    int m_run = 0;
};

SPYHOP_TEST_MAIN_WITH(QApplication, TestBatchModels)
#include "tst_batchmodels.moc"
