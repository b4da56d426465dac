// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a job stands, on its page and in the list: while it pauses, and where nobody can tell what became of some items.
#include "app/services.h"
#include "core/localserver/localserver.h"
#include "tests/support/testmain.h"
#include "ui/batch/batchpage.h"
#include "ui/batch/joblistmodel.h"
#include "ui/common/progressbar.h"
#include "ui/common/spyhopstyle.h"

#include <QtGui/QImage>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace spyhop;

namespace {

constexpr int patience = 30'000;
const QString provider = QStringLiteral("provider");

} // namespace

class JobStatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }
    void init()
    {
        m_services
            = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("states%1").arg(++m_run))).value();
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
        m_server.reset();
    }

    //! What is under way ends first, and until then nothing says that the job goes on.
    void aJobThatEndsWhatIsUnderWayIsPausing()
    {
        serve("* 200 | hang\n");
        const QString id = makeJob(model::JobKind::Direct);
        ui::JobListModel jobs(batches(), m_services->clock);
        const auto line = [&] { return jobs.indexOf(id).data(ui::JobListModel::LineRole).toString(); };
        auto* const pause = m_page->findChild<QPushButton*>(QStringLiteral("pauseJob"));
        QVERIFY(batches().start(id));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->stats().chats > 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(pause->text(), QStringLiteral("Pause"), patience);
        QVERIFY(pause->isEnabled());
        const int width = pause->width();
        pause->click();
        QTRY_COMPARE_WITH_TIMEOUT(pause->text(), QStringLiteral("Pausing…"), patience);
        QVERIFY2(!pause->isEnabled(), "there is nothing to be done but to wait, or to stop");
        QCOMPARE(pause->width(), width);
        QVERIFY2(line().startsWith(u"Pausing…"), qPrintable(line()));
        QVERIFY(batches().isRunning(id));
        QVERIFY(m_page->findChild<QPushButton*>(QStringLiteral("stopJob"))->isVisible());
        batches().stop(id);
        QTRY_COMPARE_WITH_TIMEOUT(pause->text(), QStringLiteral("Resume"), patience);
        QVERIFY(pause->isEnabled());
        QVERIFY2(!line().contains(u"Pausing"), qPrintable(line()));
    }

    //! Its items are not at work any more, and the table says so.
    void aStoppedJobShowsNothingAtWork()
    {
        serve("* 200 | hang\n");
        const QString id = makeJob(model::JobKind::Direct);
        const auto* const table = m_page->findChild<QTableView*>(QStringLiteral("itemTable"));
        const auto states = [table] {
            QStringList words;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                words.append(table->model()->index(row, 0).data().toString());
            return words;
        };
        QVERIFY(batches().start(id));
        QTRY_VERIFY_WITH_TIMEOUT(states().contains(QStringLiteral("Running")), patience);
        batches().stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(!batches().isRunning(id), patience);
        QTRY_COMPARE_WITH_TIMEOUT(states().count(QStringLiteral("Waiting")), 4, patience);
    }

    void barsTellWhatNobodyKnowsFromWhatFailed()
    {
        ui::ProgressBar bar(m_theme, nullptr);
        bar.resize(400, 6);
        bar.setShares({0.25, 0.25, 0.25});
        const QImage picture = bar.grab().toImage();
        const auto at
            = [&picture](int eighth) { return picture.pixelColor(picture.width() * eighth / 8, picture.height() / 2); };
        const ui::Tokens& tokens = m_theme.tokens();
        QCOMPARE(at(1), tokens.accent);
        QCOMPARE(at(3), tokens.warning);
        QCOMPARE(at(5), tokens.danger);
        QCOMPARE(at(7), tokens.hover);
        bar.setShares({0.1, 0.2, 0.7}); // more than a whole, as doubles add up
        QCOMPARE(bar.accessibleDescription(), QStringLiteral("100 %"));
    }

    void aJobsBarSaysHowManyAreWhat()
    {
        serve("/batch lost\n/batch own\n"); // it has the first two, or has not
        const QString id = makeJob(model::JobKind::Batch);
        QVERIFY(batches().start(id));
        QTRY_VERIFY_WITH_TIMEOUT(!batches().isRunning(id), patience);
        QCOMPARE(batches().job(id)->items, (model::ItemCounts{0, 0, 2, 0, 2}));
        const auto* const bar = m_page->findChild<QWidget*>(QStringLiteral("jobProgress"));
        QTRY_VERIFY2(bar->toolTip().contains(u"Outcome unknown: 2"), qPrintable(bar->toolTip()));
        QVERIFY2(bar->toolTip().contains(u"Done: 2 of 4"), qPrintable(bar->toolTip()));
        QVERIFY2(!bar->toolTip().contains(u"Failed"), qPrintable(bar->toolTip()));
        QCOMPARE(bar->accessibleDescription(), QStringLiteral("Done: 2 of 4 · Outcome unknown: 2"));
    }

private:
    void serve(const QByteArray& script)
    {
        localserver::ServerOptions options;
        options.script = script;
        m_server = std::make_unique<localserver::LocalServer>(options, m_services->clock);
        QVERIFY(m_server->listen());
        model::Endpoint endpoint;
        endpoint.name = provider;
        endpoint.url = m_server->url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        m_services->gateway.addEndpoint(endpoint);
        model::Settings settings = m_services->settings->settings();
        settings.consent.kinds.insert(model::ConsentKind::Provider);
        QVERIFY(m_services->settings->update(settings));
    }
    //! Of four rows, two at a time; it is shown.
    [[nodiscard]] QString makeJob(model::JobKind kind)
    {
        batch::Inputs inputs;
        inputs.rows = true;
        inputs.columns = QStringList{QStringLiteral("word")};
        inputs.fields = inputs.columns;
        for (int i = 0; i < 4; ++i)
            inputs.items.append({i, QStringLiteral("row %1").arg(i), {}, {QStringLiteral("word %1").arg(i)}});
        model::BatchSpec spec;
        spec.prompt = QStringLiteral("What is {{word}}?");
        spec.endpoint = provider;
        spec.model = QStringLiteral("spyhop-local");
        spec.kind = kind;
        spec.batchSize = 2;
        spec.concurrency = 1;
        const QString id = batches().create(spec, inputs).value();
        m_page = std::make_unique<ui::BatchPage>(
            ui::BatchPage::Parts{m_theme, m_services->clock, batches(), m_services->endpoints}, nullptr);
        m_page->resize(1'100, 760);
        m_page->showJob(id);
        m_page->show();
        return id;
    }
    [[nodiscard]] batch::BatchManager& batches() { return m_services->batches; }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<localserver::LocalServer> m_server;
    std::unique_ptr<ui::BatchPage> m_page;
    int m_run = 0;
};

SPYHOP_TEST_MAIN_WITH(QApplication, JobStatesTest)
#include "tst_jobstates.moc"
