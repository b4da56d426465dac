// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job has left with its provider, on the job's page: stopping asks what becomes of it, and it can be cancelled
// there also once the job stands.
#include "app/services.h"
#include "core/batch/callbacks.h"
#include "core/localserver/localserver.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"
#include "ui/batch/batchpage.h"
#include "ui/batch/newjobpage.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPlainTextEdit>
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
        options.script = "/batches slow 600s\n/tasks slow 600s\n";
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

    //! The looks at a task grow apart; a call to the address that the job gives out is a reason to look at once.
    void aCallIsAReasonToLook()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("called%1").arg(m_run));
        QFile file(folder + QStringLiteral("/a.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("A letter.\n") > 0);
        file.close();
        ui::NewJobPage page(
            {m_theme, m_services->clock, batches(), m_services->endpoints, m_services->privacy}, nullptr);
        page.show();
        page.addInputs({folder});
        page.findChild<QPlainTextEdit*>(QStringLiteral("jobPrompt"))->setPlainText(QStringLiteral("Who? {{text}}"));
        auto* kind = page.findChild<QComboBox*>(QStringLiteral("jobKind"));
        kind->setCurrentIndex(kind->findData(static_cast<int>(model::JobKind::Tasks)));
        page.findChild<QAbstractButton*>(QStringLiteral("jobCallback"))->click();
        auto* start = page.findChild<QPushButton*>(QStringLiteral("startJob"));
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), patience);
        QSignalSpy started(&page, &ui::NewJobPage::started);
        start->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patience);
        const QString id = started.first().first().toString();
        const QUrl address(batches().job(id)->spec.callbackUrl);
        QCOMPARE(address.host(), QStringLiteral("127.0.0.1"));
        QVERIFY(address.path().size() > 32);
        const auto nextLook = [&]() -> QDateTime {
            const QList<model::SubmissionState> left = batches().left(id);
            return left.isEmpty() ? QDateTime() : left.first().nextLook.value_or(QDateTime());
        };
        const auto isFarAway
            = [&] { return nextLook().isValid() && m_services->clock.wallTime().msecsTo(nextLook()) > 2'200; };
        QTRY_VERIFY_WITH_TIMEOUT(isFarAway(), patience); // and at most a second passes between a look and a call's
        const QDateTime next = nextLook();
        QTcpSocket socket;
        socket.connectToHost(address.host(), static_cast<quint16>(address.port()));
        QVERIFY(socket.waitForConnected(5'000));
        socket.write("POST " + address.path().toLatin1() + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(nextLook() != next, patience);
        QVERIFY2(m_services->clock.wallTime() < next, "it was only looked at when its time had come");
        // Asked of other files, it is shown as it was chosen.
        page.takeAll(batches().job(id)->spec);
        QVERIFY(page.findChild<QAbstractButton*>(QStringLiteral("jobCallback"))->isChecked());
        QVERIFY(page.findChild<QLineEdit*>(QStringLiteral("jobCallbackAddress"))->text().isEmpty());
    }

    void anAddressOfAnotherComputerStartsNothing()
    {
        batch::Callbacks callbacks(m_services->clock, batches());
        const auto refused = callbacks.addressFor(QStringLiteral("203.0.113.7"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::ErrorCode::Usage);
        const auto here = callbacks.addressFor(batch::Callbacks::thisComputer());
        QVERIFY(here && callbacks.addressFor(batch::Callbacks::thisComputer()) == here);
        const QString own = QStringLiteral("https://me.example/done");
        QCOMPARE(*callbacks.addressFor(own), own);
        QCOMPARE(callbacks.wordsFor(*here), batch::Callbacks::thisComputer());
        QCOMPARE(callbacks.wordsFor(own), own);
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
