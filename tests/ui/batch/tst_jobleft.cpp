// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job has left with its provider, on the job's page: stopping asks what becomes of it, and it can be cancelled
// there also once the job stands.
#include "app/services.h"
#include "core/localserver/localserver.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "ui/batch/batchpage.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace spyhop;

namespace {

constexpr int patience = 30'000;
const QString provider = QStringLiteral("provider");

} // namespace

class JobLeftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void cleanupTestCase() { QApplication::setStyle(QStringLiteral("Fusion")); }

    void init()
    {
        m_services
            = app::Services::open(testsupport::TestWorld::makeFolder(QStringLiteral("left%1").arg(++m_run))).value();
        localserver::ServerOptions options;
        options.script = "/batches slow 600s\n";
        m_server = std::make_unique<localserver::LocalServer>(options, m_services->clock);
        QVERIFY(m_server->listen());
        model::Endpoint endpoint;
        endpoint.name = provider;
        endpoint.url = m_server->url();
        endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        m_services->gateway.addEndpoint(endpoint);
        model::Settings settings;
        settings.consent.kinds.insert(model::ConsentKind::Provider);
        m_services->gateway.setSettings(settings);
        m_page = std::make_unique<ui::BatchPage>(
            ui::BatchPage::Parts{m_theme, m_services->clock, m_services->batches, m_services->endpoints}, nullptr);
        m_page->resize(1'100, 760);
        leaveWork();
        m_page->showJob(m_id);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
        m_server.reset();
    }

    void stoppingAsksAndKeepsIt()
    {
        stop();
        QVERIFY(question());
        QVERIFY(batches().isRunning(m_id));
        press("keepLeft");
        QTRY_VERIFY_WITH_TIMEOUT(!batches().isRunning(m_id), patience);
        // What goes on there is said as long as it does, and can be cancelled.
        auto* banner = m_page->findChild<ui::Banner*>(QStringLiteral("leftWithProvider"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisibleTo(m_page.get()), patience);
        QCOMPARE(banner->link(0)->text(), QStringLiteral("Cancel it there"));
        QVERIFY(!m_services->submissionStore.ofJob(m_id, false)->isEmpty());
        banner->link(0)->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            !batches().isRunning(m_id) && m_services->submissionStore.ofJob(m_id, false)->isEmpty(), patience);
        QCOMPARE(batches().job(m_id)->state, model::JobState::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisibleTo(m_page.get()), patience);
        QSignalSpy removed(&batches(), &batch::BatchManager::removed);
        batches().removeSoon(m_id);
        QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, patience);
    }

    void stoppingCancelsIt()
    {
        stop();
        QVERIFY(question());
        press("cancelLeft");
        QTRY_VERIFY_WITH_TIMEOUT(!batches().isRunning(m_id), patience);
        QVERIFY(m_services->submissionStore.ofJob(m_id, false)->isEmpty());
    }

    void thinkingBetterOfItStopsNothing()
    {
        stop();
        QVERIFY(question());
        question()->reject();
        QVERIFY(batches().isRunning(m_id));
        QVERIFY(batches().hasLeft(m_id));
    }

private:
    //! A job whose items are all with the provider.
    void leaveWork()
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
        spec.kind = model::JobKind::FilesBatch;
        m_id = batches().create(spec, inputs).value();
        QVERIFY(batches().start(m_id));
        QTRY_VERIFY_WITH_TIMEOUT(!batches().left(m_id).isEmpty()
                && batches().left(m_id).first().doing == model::SubmissionState::Doing::Waiting,
            patience);
    }
    void stop() { m_page->findChild<QPushButton*>(QStringLiteral("stopJob"))->click(); }
    void press(const char* name) { m_page->findChild<QPushButton*>(QString::fromLatin1(name))->click(); }
    [[nodiscard]] QMessageBox* question() const
    {
        return m_page->findChild<QMessageBox*>(QStringLiteral("stopQuestion"));
    }
    [[nodiscard]] batch::BatchManager& batches() { return m_services->batches; }

    ui::Theme m_theme;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<localserver::LocalServer> m_server;
    std::unique_ptr<ui::BatchPage> m_page;
    QString m_id;
    int m_run = 0;
};

SPYHOP_TEST_MAIN_WITH(QApplication, JobLeftTest)
#include "tst_jobleft.moc"
