// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Closing the real window while chats or jobs are in memory only, or jobs at work: asked once, and what the person says
// is what happens.
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/toast.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QRadioButton>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestKeepFlow : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void nothingToLose();
    void cancelStays();
    void discardCloses();
    void keepStoresAndCloses();
    void noPassphraseStays();
    void theKeysPlaceIsChosenWithTheConsent();
    void revokedConsentIsSaidAndAskedAbout();
    void allowedAgainItIsOffered();
    void whatGoesWithAKeptChatIsSaidBefore();
    void aJobThatWouldBeLostIsAskedAbout();
    void aKeptJobIsThereTheNextTime();
    void aJobIsExportedFirst();
    void aRunningJobIsKeptInAPause();
    void whatIsStoppedInThePauseStaysStopped_data();
    void whatIsStoppedInThePauseStaysStopped();
    void aStoredJobAtWorkIsToldOf();

private:
    void addSlowServer();
    [[nodiscard]] QString runJob(const QString& endpoint, int rows);
    void finishJob(const QString& id);
    void allowJobs();
    [[nodiscard]] batch::BatchManager& batches() const { return m_services->batches; }
    void ask();
    [[nodiscard]] QMessageBox* question() const { return m_window->findChild<QMessageBox*>(u"closeQuestion"_s); }
    void choose(const QString& text);
    void allow();
    void storeOneAndRevoke();
    [[nodiscard]] ui::Banner* strip() const { return m_window->findChild<ui::Banner*>(u"memoryStrip"_s); }
    [[nodiscard]] int onDisk() const
    {
        return m_services->database->readNow({u"SELECT count(*) FROM main.messages"_s, {}})->first().first().toInt();
    }
    [[nodiscard]] QDialog* passphraseDialog() const { return m_window->findChild<QDialog*>(u"passphraseDialog"_s); }
};

void TestKeepFlow::init()
{
    openProfile();
    addServer({});
    openWindow();
}

void TestKeepFlow::ask()
{
    page()->composer()->setText(u"Who answers here?"_s);
    QTest::mouseClick(sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page()->transcript()->messageCount() == 2 && settled(), testsupport::patienceMs);
}

void TestKeepFlow::choose(const QString& text)
{
    QVERIFY(question() != nullptr);
    for (QAbstractButton* button : question()->buttons()) {
        if (button->text() == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(text));
}

void TestKeepFlow::nothingToLose()
{
    QVERIFY(m_window->close());
    QVERIFY(question() == nullptr);
}

void TestKeepFlow::cancelStays()
{
    ask();
    QVERIFY(!m_window->close());
    QVERIFY(!m_window->close()); // not asked twice
    QCOMPARE(m_window->findChildren<QMessageBox*>(u"closeQuestion"_s).size(), 1);
    choose(u"Cancel"_s);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close()); // but again the next time
    QVERIFY(question() != nullptr);
}

void TestKeepFlow::discardCloses()
{
    ask();
    QVERIFY(!m_window->close());
    choose(u"Discard"_s);
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_services->privacy.consent().kinds.isEmpty());
}

void TestKeepFlow::keepStoresAndCloses()
{
    ask();
    QVERIFY(!m_window->close());
    choose(u"Keep, encrypted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(passphraseDialog() != nullptr, testsupport::patienceMs); // no keychain here
    QVERIFY(m_window->isVisible());
    for (const char16_t* name : {u"passphrase", u"passphraseAgain"})
        passphraseDialog()->findChild<QLineEdit*>(QStringView(name).toString())->setText(u"a long passphrase"_s);
    QTest::mouseClick(passphraseDialog()->findChild<QPushButton*>(u"acceptPassphrase"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), testsupport::patienceMs);
    QCOMPARE(m_services->sessions.unstoredCount(), 0);
    // It is there for the next start.
    openProfile(m_profile);
    m_services->privacy.setPassphrase(base::Secret::fromBytes("a long passphrase", 17));
    m_services->privacy.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
    QVERIFY(m_services->sessions.reload());
    QCOMPARE(m_services->sessions.summaries().size(), 1);
    QCOMPARE(m_services->sessions.read(m_services->sessions.summaries().first().id)->messages.size(), 2);
}

void TestKeepFlow::noPassphraseStays()
{
    ask();
    QVERIFY(!m_window->close());
    choose(u"Keep, encrypted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(passphraseDialog() != nullptr, testsupport::patienceMs);
    passphraseDialog()->reject();
    QTRY_VERIFY(passphraseDialog() == nullptr);
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_services->sessions.unstoredCount(), 1);
    QVERIFY(!m_window->close()); // it is asked again
    QVERIFY(question() != nullptr);
}

//! There is no keychain here, and no token: neither is offered.
void TestKeepFlow::theKeysPlaceIsChosenWithTheConsent()
{
    showPrivacy();
    auto* fold = m_window->findChild<QPushButton*>(u"keyPlaceFold"_s);
    auto* phrase = m_window->findChild<QRadioButton*>(u"keyPlace-passphrase"_s);
    auto* keychain = m_window->findChild<QRadioButton*>(u"keyPlace-keychain"_s);
    QVERIFY(fold && phrase && keychain);
    QTRY_VERIFY(fold->isVisible());
    QVERIFY(!phrase->isVisible()); // whoever does not care is not bothered
    fold->click();
    QTRY_VERIFY_WITH_TIMEOUT(phrase->isVisible(), testsupport::patienceMs);
    QVERIFY(!keychain->isVisible());
    QVERIFY(!m_window->findChild<QRadioButton*>(u"keyPlace-token"_s)->isVisible());
    QVERIFY(m_window->findChild<QRadioButton*>(u"keyPlace-auto"_s)->isChecked());
    phrase->click();
    QCOMPARE(m_services->privacy.chosenDataKeyStore(), keys::DataKeyStore::Passphrase);
    m_window->findChild<QAbstractButton*>(u"consent-chats"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(passphraseDialog() != nullptr, testsupport::patienceMs);
    const QString asked = passphraseDialog()->findChild<QLabel*>()->text();
    QVERIFY2(asked.contains(u"protects the data key"_s) && !asked.contains(u"no keychain"_s), qPrintable(asked));
    passphraseDialog()->reject();
    QTRY_VERIFY(passphraseDialog() == nullptr);
    // What was chosen and cannot be had is not replaced by something else.
    m_services->privacy.setDataKeyStore(keys::DataKeyStore::Keychain);
    const auto* said = m_window->findChild<ui::Toast*>()->findChild<QLabel*>();
    const QString before = said->text();
    m_window->findChild<QAbstractButton*>(u"consent-chats"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(said->text() != before, testsupport::patienceMs);
    QVERIFY(passphraseDialog() == nullptr);
    QVERIFY(!m_services->privacy.consent().allows(model::ConsentKind::Chats));
}

void TestKeepFlow::allow()
{
    m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Chats}, base::Secret::fromBytes("a long passphrase", 17)));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
}

void TestKeepFlow::storeOneAndRevoke()
{
    allow();
    QVERIFY(m_services->sessions.reload()); // as the program does
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), 2, testsupport::patienceMs);
    QVERIFY(!strip()->isVisible());
    QVERIFY(m_services->privacy.revoke({model::ConsentKind::Chats}));
    QVERIFY(!strip()->isVisible()); // all of it is stored
    page()->composer()->setText(u"What else?"_s);
    QTest::mouseClick(sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page()->transcript()->messageCount() == 4 && settled(), testsupport::patienceMs);
    QCOMPARE(onDisk(), 2);
}

void TestKeepFlow::revokedConsentIsSaidAndAskedAbout()
{
    storeOneAndRevoke();
    QVERIFY(strip()->isVisible());
    QCOMPARE(strip()->word(), u"In memory only"_s);
    QVERIFY2(strip()->rest().contains(u"earlier messages are stored"_s), qPrintable(strip()->rest()));
    QVERIFY(!m_window->close());
    QVERIFY(question() != nullptr);
    QVERIFY2(question()->text().contains(u"last messages"_s), qPrintable(question()->text()));
    choose(u"Keep, encrypted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), testsupport::patienceMs);
    QCOMPARE(onDisk(), 4);
}

void TestKeepFlow::allowedAgainItIsOffered()
{
    storeOneAndRevoke();
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Chats}, {}));
    auto* toast = m_window->findChild<ui::Toast*>();
    QVERIFY(toast != nullptr);
    auto* keep = toast->findChild<QAbstractButton*>(u"toastAction"_s);
    QVERIFY(keep != nullptr);
    QTRY_VERIFY(keep->isVisible() && keep->text() == u"Keep, encrypted"_s);
    QVERIFY(strip()->isVisible());
    QTest::mouseClick(keep, Qt::LeftButton);
    QTRY_VERIFY(!strip()->isVisible());
    QCOMPARE(onDisk(), 4);
    QCOMPARE(m_services->sessions.unstoredCount(), 0);
}

//! Consent is for all chats, and the link that gives it says so.
void TestKeepFlow::whatGoesWithAKeptChatIsSaidBefore()
{
    ask();
    QCOMPARE(strip()->link(0)->text(), u"Keep all chats, encrypted"_s);
    QVERIFY2(strip()->link(0)->toolTip().contains(u"from now on"_s), qPrintable(strip()->link(0)->toolTip()));
    m_window->newPrivateChat();
    ask();
    QCOMPARE(strip()->link(0)->text(), u"Keep this and new chats, encrypted"_s);
    QVERIFY(strip()->link(0)->toolTip().contains(u"from now on"_s));
    allow(); // what was to be said has been said
    QTRY_COMPARE(strip()->link(0)->text(), u"Keep, encrypted"_s);
    QVERIFY(!strip()->link(0)->toolTip().contains(u"from now on"_s));
}

//! Slow enough for a job to be at work while something is done with it.
void TestKeepFlow::addSlowServer()
{
    localserver::ServerOptions options;
    options.script = "* 200 | 600ms rest\n";
    model::Endpoint endpoint;
    endpoint.name = u"slow"_s;
    addServer(options, endpoint);
}

QString TestKeepFlow::runJob(const QString& endpoint, int rows)
{
    batch::Inputs inputs;
    inputs.rows = true;
    inputs.columns = QStringList{u"word"_s};
    inputs.fields = inputs.columns;
    for (int i = 0; i < rows; ++i)
        inputs.items.append({i, u"row %1"_s.arg(i + 1), {}, {u"word number %1"_s.arg(i)}});
    model::BatchSpec spec;
    spec.title = u"Words"_s;
    spec.prompt = u"What is {{word}}?"_s;
    spec.endpoint = endpoint;
    spec.model = u"spyhop-local"_s;
    spec.concurrency = 4;
    const auto id = batches().create(spec, inputs);
    if (!id || !batches().start(*id))
        return {};
    return *id;
}

void TestKeepFlow::finishJob(const QString& id)
{
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(
        !batches().isRunning(id) && batches().job(id)->items.pending == 0, 4 * testsupport::patienceMs);
}

void TestKeepFlow::allowJobs()
{
    m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Batches}, base::Secret::fromBytes("a long passphrase", 17)));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
}

void TestKeepFlow::aJobThatWouldBeLostIsAskedAbout()
{
    finishJob(runJob(u"first"_s, 3));
    QVERIFY(!m_window->close());
    QVERIFY(question() != nullptr);
    QVERIFY2(question()->text().contains(u"1 batch job"_s), qPrintable(question()->text()));
    choose(u"Cancel"_s);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close());
    choose(u"Discard"_s);
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_services->privacy.consent().kinds.isEmpty());
}

void TestKeepFlow::aKeptJobIsThereTheNextTime()
{
    const QString id = runJob(u"first"_s, 3);
    finishJob(id);
    ask(); // a chat, too
    QVERIFY(!m_window->close());
    choose(u"Keep, encrypted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(passphraseDialog() != nullptr, testsupport::patienceMs); // no keychain here
    for (const char16_t* name : {u"passphrase", u"passphraseAgain"})
        passphraseDialog()->findChild<QLineEdit*>(QStringView(name).toString())->setText(u"a long passphrase"_s);
    QTest::mouseClick(passphraseDialog()->findChild<QPushButton*>(u"acceptPassphrase"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), testsupport::patienceMs);
    QCOMPARE(m_services->sessions.unstoredCount(), 0);
    QVERIFY(batches().job(id)->stored);
    openProfile(m_profile);
    m_services->privacy.setPassphrase(base::Secret::fromBytes("a long passphrase", 17));
    m_services->privacy.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
    QVERIFY(batches().reload());
    QVERIFY(batches().job(id) != nullptr);
    QCOMPARE(batches().job(id)->items.done, 3);
    QCOMPARE(batches().job(id)->spec.prompt, u"What is {{word}}?"_s);
    const auto page = batches().page(id, 0, 10);
    QCOMPARE(page->size(), 3);
    for (const batch::ItemRow& row : *page)
        QVERIFY(!row.second.cells.value(0).isEmpty());
}

void TestKeepFlow::aJobIsExportedFirst()
{
    finishJob(runJob(u"first"_s, 3));
    QVERIFY(!m_window->close());
    choose(u"Export…"_s);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr); // the ways to export it
    QApplication::activePopupWidget()->close();
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close()); // it is in memory all the same
}

void TestKeepFlow::aRunningJobIsKeptInAPause()
{
    addSlowServer();
    const QString id = runJob(u"slow"_s, 80);
    QVERIFY(!id.isEmpty());
    m_window->showJob(id);
    allowJobs();
    QVERIFY(batches().isRunning(id));
    auto* banner = m_window->findChild<ui::Banner*>(u"jobInMemory"_s);
    QVERIFY(banner != nullptr && banner->isVisible());
    banner->link(0)->click();
    QTRY_VERIFY_WITH_TIMEOUT(batches().job(id)->stored && batches().isRunning(id), testsupport::patienceMs);
    QTRY_VERIFY(!banner->isVisible());
    finishJob(id);
    QCOMPARE(batches().job(id)->items.done, 80);
    QVERIFY(batches().job(id)->stored);
    QCOMPARE(batches().billedTwice(id).value_or(QList<qint64>{-1}), QList<qint64>());
    QVERIFY(m_window->close()); // nothing would be lost
}

void TestKeepFlow::whatIsStoppedInThePauseStaysStopped_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"stopped", "cancelled", "paused"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestKeepFlow::whatIsStoppedInThePauseStaysStopped()
{
    QFETCH(const QString, how);
    addSlowServer();
    const QString id = runJob(u"slow"_s, 80);
    QVERIFY(!id.isEmpty());
    m_window->showJob(id);
    allowJobs();
    auto* banner = m_window->findChild<ui::Banner*>(u"jobInMemory"_s);
    QVERIFY(banner != nullptr && banner->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(batches().wantsToGoOn(id), testsupport::patienceMs);
    banner->link(0)->click();
    QVERIFY(batches().isRunning(id) && !batches().job(id)->stored); // what is under way has not come yet
    if (how == u"cancelled")
        QVERIFY(batches().cancel(id));
    else if (how == u"stopped")
        batches().stop(id);
    else
        batches().pause(id); // as the page does
    QTRY_VERIFY_WITH_TIMEOUT(batches().job(id)->stored, testsupport::patienceMs);
    QVERIFY(!batches().isRunning(id));
    QCOMPARE(batches().job(id)->state, how == u"paused" ? model::JobState::Paused : model::JobState::Stopped);
    // Nor does a later pause make it go on by itself.
    QVERIFY(batches().start(id));
    QTRY_VERIFY_WITH_TIMEOUT(batches().wantsToGoOn(id), testsupport::patienceMs);
    batches().pause(id);
    QTRY_VERIFY_WITH_TIMEOUT(!batches().isRunning(id), testsupport::patienceMs);
    QTest::qWait(300); // longer than notices take
    QVERIFY(!batches().isRunning(id));
}

void TestKeepFlow::aStoredJobAtWorkIsToldOf()
{
    allowJobs();
    addSlowServer();
    const QString id = runJob(u"slow"_s, 40);
    QVERIFY(!id.isEmpty());
    QVERIFY(batches().job(id)->stored);
    QTRY_COMPARE_WITH_TIMEOUT(batches().storedAtWork(), 1, testsupport::patienceMs);
    QVERIFY(!m_window->close());
    QVERIFY(question() != nullptr);
    QVERIFY2(question()->text().contains(u"will stop"_s), qPrintable(question()->text()));
    choose(u"Stop and close"_s);
    QTRY_VERIFY(!m_window->isVisible());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestKeepFlow)
#include "tst_keepflow.moc"
