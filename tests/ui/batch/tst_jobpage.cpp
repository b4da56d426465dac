// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job's page: what its header says, its buttons, who may be asked again, its maximum, forms of its results.
#include "core/batch/costguard.h"
#include "tests/ui/batch/jobtest.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/maximumdialog.h"
#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QRegularExpression>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace spyhop;

class JobPageTest : public testsupport::JobTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeProfile(); }

    //! In the job's header, also of one that another program has run.
    void whatTheGateMaskedStandsInTheHeader()
    {
        model::GateRules rules;
        rules.set(model::SensitiveKind::Email, model::GateAction::Mask);
        m_services->gateway.setPrivacyGate(rules);
        const QString without = makeJob();
        write(QStringLiteral("contract-1.txt"), "Ask ann@example.com or bob@example.com.\n");
        write(QStringLiteral("contract-2.txt"), "Ask ann@example.com.\n");
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        const auto* line = page.findChild<QLabel*>(QStringLiteral("jobMasked"));
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 20'000);
        const QRegularExpression words(QStringLiteral("^3 value\\S* masked in 2 file\\S*: 3 e-mail address\\S*$"));
        QVERIFY2(words.match(line->text()).hasMatch(), qPrintable(line->text()));
        QVERIFY(line->mapTo(&page, QPoint()).y()
            < page.findChild<QWidget*>(QStringLiteral("itemTable"))->mapTo(&page, QPoint()).y());
        page.showJob(without);
        QVERIFY(!line->isVisible());
        page.showJob(id);
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 20'000);
    }

    void besideTheSmallestPanelFiguresAndAnAnswerStay()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.resize(704, 464); // the least window, without rail and strip
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        const auto* panel = page.findChild<QWidget*>(QStringLiteral("itemPanel"));
        QTRY_VERIFY(panel->isVisible());
        const auto* progress = page.findChild<QWidget*>(QStringLiteral("jobProgress"));
        const auto* figures = page.findChild<QWidget*>(QStringLiteral("jobFigures"));
        QVERIFY(progress->isVisible() && figures->isVisible());
        QTRY_VERIFY(panel->geometry().top() > progress->mapTo(&page, QPoint(0, progress->height())).y() - 1);
        QVERIFY(!table->isColumnHidden(2));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        QVERIFY2(table->columnWidth(2) > 80, qPrintable(QString::number(table->columnWidth(2))));
        QVERIFY(table->mapTo(&page, QPoint(table->width(), 0)).x() <= panel->geometry().left());
    }

    void buttonsStayWhereTheyAre()
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("Who? {{text}}");
        spec.when = {model::When::Kind::At, m_services->clock.wallTime().addDays(1)}; // it waits
        spec.endpoint = m_services->endpoints.builtIn()->name;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* pause = page.findChild<QPushButton*>(QStringLiteral("pauseJob"));
        const QRect before = pause->geometry();
        QVERIFY(pause->isVisible());
        QVERIFY(m_services->batches.start(id));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("stopJob"))->isVisible());
        QTest::qWait(50);
        QCOMPARE(pause->geometry(), before);
        m_services->batches.stop(id);
    }

    void theSameModelIsOfferedOnce()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        table->setCurrentIndex(table->model()->index(1, 0));
        const auto* again = page.findChild<QPushButton*>(QStringLiteral("askAgain"));
        QTRY_VERIFY(again->isVisible());
        const auto result = m_services->batches.page(id, 1, 1);
        QStringList offered;
        for (const QAction* action : again->menu()->actions())
            offered.append(action->text());
        QVERIFY(!offered.isEmpty());
        QVERIFY2(!offered.join(u'|').contains(result->first().second.answeredModel), qPrintable(offered.join(u'|')));
    }

    void anAutomaticJobOffersWhatItMayUse()
    {
        localserver::LocalServer nearServer({}, m_services->clock), farServer({}, m_services->clock);
        QVERIFY(nearServer.listen() && farServer.listen());
        QVERIFY(
            m_services->endpoints.add(endpoint(QStringLiteral("near"), nearServer, QStringLiteral("spyhop-local"))));
        model::Endpoint far = endpoint(QStringLiteral("far"), farServer, QStringLiteral("spyhop-local-small"));
        far.priority += 1;
        far.models.prepend(QStringLiteral("spyhop-local"));
        QVERIFY(m_services->endpoints.add(far));
        model::Endpoint off = endpoint(QStringLiteral("off"), farServer, QStringLiteral("nobody-is-asked"));
        off.enabled = false;
        QVERIFY(m_services->endpoints.add(off));
        const QString id = makeJob(QString());
        QCOMPARE(result(id, 1).endpoint, QStringLiteral("near"));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("itemTable"))->setCurrentIndex(cell(page, 1, 0));
        QTRY_COMPARE(offered(page),
            (QStringList{QStringLiteral("With the same model"), QStringLiteral("With spyhop-local-small")}));
        page.findChild<QPushButton*>(QStringLiteral("askAgain"))->menu()->actions().last()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(result(id, 1).answeredModel, QStringLiteral("spyhop-local-small"), 20'000);
        QCOMPARE(result(id, 1).endpoint, QStringLiteral("far"));
    }

    //! It was promised to cost nothing: nobody is offered who takes money. And lists may come later than the page.
    void whatIsKeptHereIsAskedAgainHere()
    {
        const QString id = makeJob(QString());
        localserver::LocalServer paid({}, m_services->clock);
        QVERIFY(paid.listen());
        QVERIFY(m_services->endpoints.add(endpoint(QStringLiteral("paid"), paid, QStringLiteral("paid-for"))));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("itemTable"))->setCurrentIndex(cell(page, 1, 0));
        QTRY_VERIFY(page.findChild<QPushButton*>(QStringLiteral("askAgain"))->isVisible());
        QCOMPARE(offered(page).size(), 1);
        m_services->endpoints.refreshModels();
        QTRY_VERIFY(offered(page).contains(QStringLiteral("With spyhop-local-small")));
        QVERIFY2(!offered(page).join(u'|').contains(u"paid-for"), qPrintable(offered(page).join(u'|')));
    }

    void aJobAtItsMaximumIsRaised()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"127.0.0.1\", \"model\": \"spyhop-local\", "
            "\"validFrom\": \"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1\", \"miss\": "
            "\"1\", \"output\": \"1\"}}], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        spec.model = QStringLiteral("spyhop-local");
        spec.maxTokens = 100;
        spec.maxCost = base::Money(2'000'000, QStringLiteral("USD")); // 0.002: some items
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = inputs.fields = QStringList{QStringLiteral("word")};
        for (int i = 0; i < 40; ++i)
            inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word %1").arg(i)}});
        const auto id = m_services->batches.create(spec, inputs);
        QVERIFY(id);
        QVERIFY(m_services->batches.start(*id));
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(*id), 20'000);
        QVERIFY(m_services->batches.job(*id)->items.pending > 0);
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(*id);
        page.show();
        const auto* banner = page.findChild<ui::Banner*>(QStringLiteral("jobWaits"));
        QVERIFY(banner->isVisibleTo(&page));
        QVERIFY2(banner->rest().contains(u"maximum"), qPrintable(banner->rest()));
        QVERIFY2(!page.findChild<ui::Banner*>(QStringLiteral("jobError"))->isVisibleTo(&page), "it is said once");
        QCOMPARE(banner->link(0)->text(), QStringLiteral("Raise the maximum…"));
        banner->link(0)->click();
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("maximumDialog"));
        QVERIFY(dialog);
        QVERIFY(!m_services->batches.isRunning(*id)); // the link asks first
        auto* amount = dialog->findChild<QLineEdit*>(QStringLiteral("newMaximum"));
        const base::Money offered = ui::MaximumDialog::raised(*m_services->batches.job(*id));
        QVERIFY(offered.nanoUnits() >= 4'000'000);
        QCOMPARE(amount->text(), offered.exactAmount() + QStringLiteral(" USD"));
        auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("acceptMaximum"));
        amount->setText(QStringLiteral("much"));
        accept->click();
        QVERIFY(ui::isWrong(amount));
        amount->setText(QStringLiteral("5 USD"));
        accept->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(*id)->items.done, 40, 20'000);
        QTRY_VERIFY(!m_services->batches.isRunning(*id));
        QCOMPARE(m_services->batches.job(*id)->spec.maxCost->nanoUnits(), 5'000'000'000);
        QVERIFY(!banner->isVisibleTo(&page));
    }

    void theMaximumOfferedIsEnough_data()
    {
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QList<base::Money>>("spent");
        QTest::addColumn<QString>("offered");
        const auto spent = [](qint64 nano, const char* currency) {
            return QList<base::Money>{base::Money(nano, QString::fromLatin1(currency))};
        };
        QTest::newRow("all cost more than twice")
            << qint64(10) << qint64(8'000'000) << spent(2'030'000, "USD") << QStringLiteral("0.025");
        QTest::newRow("twice is more") << qint64(50) << qint64(8'000'000) << spent(4'000'000, "USD")
                                       << QStringLiteral("0.016");
        QTest::newRow("nothing is known")
            << qint64(0) << qint64(8'000'000) << QList<base::Money>() << QStringLiteral("0.016");
        QTest::newRow("other money") << qint64(10) << qint64(8'000'000) << spent(900'000'000, "CNY")
                                     << QStringLiteral("0.016");
        QTest::newRow("up to two figures")
            << qint64(0) << qint64(6'170'000'000) << QList<base::Money>() << QStringLiteral("13.00");
    }

    void theMaximumOfferedIsEnough()
    {
        QFETCH(qint64, done);
        QFETCH(qint64, before);
        model::JobSummary job;
        job.items.done = done;
        job.items.pending = 100 - done;
        job.spec.maxCost = base::Money(before, QStringLiteral("USD"));
        QFETCH(QList<base::Money>, spent);
        job.cost = spent;
        QTEST(ui::MaximumDialog::raised(job).exactAmount(), "offered");
    }

    //! Where no higher maximum would mend it, another one or none may.
    void whatAHigherMaximumDoesNotMendHasNoSuchLink()
    {
        m_services->prices = model::PriceTable::parse(
            "{\"asOf\": \"2026-01-01\", \"prices\": [], \"models\": [{\"name\": \"spyhop-local\", \"context\": 4000}]}")
                                 .value();
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        spec.model = QStringLiteral("spyhop-local");
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = inputs.fields = QStringList{QStringLiteral("word")};
        inputs.items.append({0, QStringLiteral("row 1"), {}, {QStringLiteral("word")}});
        const auto id = m_services->batches.create(spec, inputs);
        QVERIFY(id);
        model::JobSummary stopped = *m_services->batches.job(*id);
        const base::Money maximum(2'000'000, QStringLiteral("USD"));
        stopped.spec.maxCost = maximum;
        stopped.state = model::JobState::Paused;
        stopped.stopped = batch::CostGuard::noPrice(maximum, spec.endpoint, spec.model);
        m_services->batchStore.setSpec(stopped);
        QVERIFY(m_services->batches.reload());
        QVERIFY(m_services->batches.stopReason(*id));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(*id);
        page.show();
        const auto* error = page.findChild<ui::Banner*>(QStringLiteral("jobError"));
        QVERIFY(error->isVisibleTo(&page));
        QVERIFY2(error->rest().contains(u"is not known"), qPrintable(error->rest()));
        QVERIFY(!page.findChild<ui::Banner*>(QStringLiteral("jobWaits"))->isVisibleTo(&page));
        QCOMPARE(error->link(0)->text(), QStringLiteral("Change the maximum…"));
        error->link(0)->click();
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("maximumDialog"));
        QVERIFY(dialog && error->isVisibleTo(&page));
        auto* amount = dialog->findChild<QLineEdit*>(QStringLiteral("newMaximum"));
        QCOMPARE(amount->text(), QStringLiteral("0.002 USD"));
        amount->clear(); // no stop
        dialog->findChild<QPushButton*>(QStringLiteral("acceptMaximum"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(*id)->items.done, 1, 20'000);
        QTRY_VERIFY(!error->isVisibleTo(&page));
    }

    void whatMayBeBilledTwiceIsCountedAndShown()
    {
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = QStringList{QStringLiteral("word")};
        inputs.fields = inputs.columns;
        for (int i = 0; i < 5; ++i)
            inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {}, {QStringLiteral("word %1").arg(i)}});
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        const QString id = m_services->batches.create(spec, inputs).value_or(QString());
        const QString other = m_services->batches.create(spec, inputs).value_or(QString());
        QVERIFY(m_services->database->writeNow(
            {{QStringLiteral("UPDATE mem.items SET twice = 1 WHERE item IN (1, 3) AND job = ?"), {id}}}));
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.resize(1'100, 760);
        page.showJob(id);
        page.show();
        auto* banner = page.findChild<ui::Banner*>(QStringLiteral("billedTwice"));
        auto* filter = page.findChild<QPushButton*>(QStringLiteral("filter5"));
        QTRY_VERIFY(banner->isVisibleTo(&page));
        QCOMPARE(banner->word(), QStringLiteral("Possibly billed twice: 2"));
        QVERIFY(filter->isVisibleTo(&page));
        QCOMPARE(filter->text(), QStringLiteral("Possibly billed twice 2"));
        const auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
        QCOMPARE(table->model()->rowCount(), 5);
        banner->link(0)->click();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        page.showJob(other);
        QVERIFY(!banner->isVisibleTo(&page));
        QVERIFY(!filter->isVisibleTo(&page));
    }

    void theExportMenuHoldsFormsAndNothingElse()
    {
        const QString id = makeJob();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        const QMenu* forms = page.findChild<QPushButton*>(QStringLiteral("exportJob"))->menu();
        QStringList texts;
        for (const QAction* action : forms->actions())
            texts.append(action->text());
        QCOMPARE(texts.size(), 6);
        QVERIFY(!texts.join(u' ').contains(u"Remove"));
    }

    //! Also where the person has left the ending out.
    void resultsAreCalledAfterTheirJob()
    {
        const auto inputs = testsupport::collected(m_services->batches.collect({m_folder}, batch::InputMode::Auto));
        model::BatchSpec spec;
        spec.title = QStringLiteral("report.v2 · Who is it with?");
        spec.prompt = QStringLiteral("Who is it with? {{text}}");
        spec.endpoint = m_services->endpoints.builtIn()->name;
        const QString id = m_services->batches.create(spec, *inputs).value();
        ui::BatchPage page({m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        page.showJob(id);
        page.show();
        QMenu* forms = page.findChild<QPushButton*>(QStringLiteral("exportJob"))->menu();
        Q_EMIT forms->aboutToShow();
        forms->actions().at(1)->trigger();
        auto* dialog = opened<QFileDialog>(page);
        QCOMPARE(
            QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("report.v2 · Who is it with.csv"));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("results%1").arg(m_run));
        choose(*dialog, folder + QStringLiteral("/report.v2"));
        QTRY_VERIFY(QFile::exists(folder + QStringLiteral("/report.v2.csv")));
    }

private:
    //! What "Again" offers.
    [[nodiscard]] static QStringList offered(const ui::BatchPage& page)
    {
        QStringList texts;
        for (const QAction* action : page.findChild<QPushButton*>(QStringLiteral("askAgain"))->menu()->actions())
            texts.append(action->text());
        return texts;
    }
};

SPYHOP_TEST_MAIN_WITH(QApplication, JobPageTest)
#include "tst_jobpage.moc"
