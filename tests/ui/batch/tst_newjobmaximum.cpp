// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new job's maximum is in the money that the account is charged in, which only the account's balance tells.
#include "app/services.h"
#include "core/localserver/localserver.h"
#include "core/model/ownprices.h"
#include "tests/support/testmain.h"
#include "ui/batch/newjobpage.h"
#include "ui/common/banner.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;

namespace {
constexpr int patience = 30'000;
}

class NewJobMaximumTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }

    void init()
    {
        m_services
            = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("maximum%1").arg(++m_run))).value();
        localserver::ServerOptions options;
        options.latencyMs = 500; // the balance, which says yuan, is not there when Start is pressed
        m_server = std::make_unique<localserver::LocalServer>(options, m_services->clock);
        QVERIFY(m_server->listen());
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("told");
        endpoint.url = m_server->url();
        endpoint.dialect = model::Dialect::DeepSeek;
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        endpoint.prices = model::ownPricesFromText(QStringLiteral("spyhop-local 1 1")).value();
        QVERIFY(m_services->endpoints.add(endpoint));
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("letters%1").arg(m_run));
        QFile file(folder + QStringLiteral("/a.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("A letter.\n") > 0);
        file.close();
        m_page = std::make_unique<ui::NewJobPage>(ui::NewJobPage::Parts{m_theme, m_services->clock, m_services->batches,
                                                      m_services->endpoints, m_services->privacy},
            nullptr);
        m_page->show();
        m_page->addInputs({folder});
        m_page->findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        m_start = m_page->findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY_WITH_TIMEOUT(m_start->isEnabled(), patience);
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
        m_server.reset();
    }

    void yuanAreNotTakenForDollars()
    {
        QSignalSpy started(m_page.get(), &ui::NewJobPage::started);
        startWith(QStringLiteral("5"));
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patience);
        const model::JobSummary* const job = m_services->batches.job(started.first().first().toString());
        QVERIFY(job && job->spec.maxCost);
        QCOMPARE(job->spec.maxCost->currency(), QStringLiteral("CNY"));
        QCOMPARE(job->spec.maxCost->nanoUnits(), 5'000'000'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->batches.isRunning(job->spec.id), patience);
        QCOMPARE(m_services->batches.job(started.first().first().toString())->items.done, 1);
    }

    void aMaximumThatCannotBeHeldMakesNoJob()
    {
        const auto* const refused = m_page->findChild<ui::Banner*>(QStringLiteral("jobNotMade"));
        startWith(QStringLiteral("5 USD"));
        QVERIFY(!refused->isVisible()); // it is found out first
        QTRY_VERIFY_WITH_TIMEOUT(refused->isVisible(), patience);
        QVERIFY2(refused->rest().contains(u"CNY"), qPrintable(refused->rest()));
        QVERIFY(m_services->batches.jobs().isEmpty());
        QCOMPARE(m_server->stats().chats, 0);
        // And with the right one it is made.
        QSignalSpy started(m_page.get(), &ui::NewJobPage::started);
        startWith(QStringLiteral("5 CNY"));
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patience);
        QVERIFY(!refused->isVisible());
    }

    //! Who thinks better of it while that is found out has no job.
    void clearedMeanwhileNothingIsMade()
    {
        startWith(QStringLiteral("5"));
        m_page->clear();
        QTest::qWait(700); // longer than the balance takes
        QVERIFY(m_services->batches.jobs().isEmpty());
        QVERIFY(!m_page->findChild<ui::Banner*>(QStringLiteral("jobNotMade"))->isVisible());
    }

private:
    void startWith(const QString& maximum)
    {
        m_page->findChild<QLineEdit*>(QStringLiteral("jobMaximum"))->setText(maximum);
        m_start->click();
    }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<localserver::LocalServer> m_server;
    std::unique_ptr<ui::NewJobPage> m_page;
    QPushButton* m_start = nullptr;
    int m_run = 0;
};

SPYHOP_TEST_MAIN_WITH(QApplication, NewJobMaximumTest)
#include "tst_newjobmaximum.moc"
