// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window where a key is out of reach: it says so, asks for what would bring it, and goes on with what needs no
// key.
#include "tests/core/keys/softhsm.h"
#include "tests/ui/windowtest.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QRadioButton>
#include <algorithm>

using namespace spyhop;
using namespace Qt::StringLiterals;
using testsupport::SoftHsm;

class TestKeysPanel : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { closeAll(); }
    void aMissingKeychainIsSaid();
    void aTokenTakenAwayIsSaid();
    void whoUsesAKeyIsSeenInANarrowWindow();
    void anotherTokenMayBeChosen();
    void theDataKeyMovesIntoTheToken();
    void wrongPinsAreCountedDown();
    void anAnswerThatLacksThePinGoesOn();
    void anAnswerBesideOthersGoesOnToo();
    void aJobThatLacksThePinGoesOn();
    void aJobThatIsLeftClosedStays();

private:
    [[nodiscard]] QLabel* label(const QString& name) const { return m_window->findChild<QLabel*>(name); }
    [[nodiscard]] QPushButton* button(const QString& name) const { return m_window->findChild<QPushButton*>(name); }
    [[nodiscard]] ui::Banner* banner(const QString& name) const { return m_window->findChild<ui::Banner*>(name); }
    [[nodiscard]] keys::Token& token() const { return m_services->keyRing.token(); }
    void put(const QString& name) const
    {
        QFile file(m_control + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    void take(const QString& name) const { QFile::remove(m_control + u'/' + name); }
    //! How a question to the endpoint ended; nothing: with an answer.
    [[nodiscard]] std::optional<base::ErrorCode> ask(const QString& endpoint);
    //! An endpoint "keyed" whose key lies in the token "work", which is open.
    void addKeyedServer();
    void closeToken();
    //! In the dialog that is open: its token of this row is used.
    void chooseToken(int row);
    //! The one that is open; null: none.
    [[nodiscard]] QDialog* pinDialog() const;
    //! All that it says.
    [[nodiscard]] QString pinWords() const;
    void typePin(const QString& pin);
    void clickFirst(const ui::Banner* banner);
    [[nodiscard]] QString showJobWithoutPin();

    std::unique_ptr<SoftHsm> m_hsm; //!< none: what tests of tokens need is not here
    QString m_control;
};

//! Two tokens, "work" and "home", behind a library that counts wrong PINs.
void TestKeysPanel::initTestCase()
{
#ifdef SPYHOP_COUNTING_TOKEN
    if (!SoftHsm::isInstalled())
        return;
    m_hsm = std::make_unique<SoftHsm>(testsupport::TestWorld::makeFolder(u"softhsm"_s));
    QVERIFY(m_hsm->add(u"work"_s));
    QVERIFY(m_hsm->add(u"home"_s));
    m_control = testsupport::TestWorld::makeFolder(u"control"_s);
    qputenv("SPYHOP_TEST_TOKEN", m_control.toUtf8());
    qputenv("SPYHOP_TEST_SOFTHSM", testsupport::softHsmLibrary().toUtf8());
    qputenv("SPYHOP_PKCS11_MODULE", SPYHOP_COUNTING_TOKEN);
#endif
}

//! "first" needs no key.
void TestKeysPanel::init()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    if (m_hsm) {
        take(u"away"_s);
        put(u"forgiven"_s);
    }
    openProfile();
    addServer({});
}

//! Whoever has restored a backup need not type its passphrase for ever.
void TestKeysPanel::theDataKeyMovesIntoTheToken()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    admin::PrivacyAdmin& privacy = m_services->privacy;
    privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(privacy.grant({model::ConsentKind::Chats}, base::Secret::fromBytes("a long passphrase", 17)));
    QTRY_VERIFY_WITH_TIMEOUT(privacy.isUnlocked(), testsupport::patienceMs);
    QCOMPARE(privacy.dataKeyStore(), keys::DataKeyStore::Passphrase);
    openWindow();
    showPrivacy();
    QTRY_VERIFY(button(u"renewDataKey"_s)->isVisible());
    const auto openDialog = [this] {
        button(u"renewDataKey"_s)->click();
        return m_window->findChild<QDialog*>(u"newKeyDialog"_s);
    };
    closeToken();
    QDialog* asked = openDialog();
    auto* place = asked->findChild<QRadioButton*>(u"keyPlace-token"_s);
    QTRY_VERIFY_WITH_TIMEOUT(place->isVisible(), testsupport::patienceMs);
    QVERIFY(!place->isEnabled()); // it waits for its PIN
    QVERIFY2(place->accessibleDescription().contains(u"PIN"_s), qPrintable(place->accessibleDescription()));
    const auto opened = token().open(base::Secret::fromBytes(SoftHsm::pin, qsizetype(qstrlen(SoftHsm::pin))), true);
    QTRY_VERIFY_WITH_TIMEOUT(place->isEnabled(), testsupport::patienceMs);
    QVERIFY2(place->text().contains(u"work"_s), qPrintable(place->text()));
    place->click();
    QVERIFY(!asked->findChild<QLineEdit*>(u"newKeyPassphrase"_s)->isVisible());
    asked->findChild<QPushButton*>(u"acceptNewKey"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(privacy.dataKeyStore(), keys::DataKeyStore::Token, testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"dataKeyPlace"_s)->text().contains(u"work"_s), testsupport::patienceMs);
    QVERIFY(privacy.isUnlocked());
}

std::optional<base::ErrorCode> TestKeysPanel::ask(const QString& endpoint)
{
    QSignalSpy recorded(&m_services->recorder, &observe::Recorder::recordAdded);
    m_window->showRoom(ui::MainWindow::RoomId::Chats);
    m_window->askInNewChat(u"What swims?"_s, endpoint, u"spyhop-local"_s);
    std::optional<model::CallRecord> chat;
    const auto isOver = [&] {
        for (const QList<QVariant>& one : recorded) {
            const auto record = one.constFirst().value<model::CallRecord>();
            if (record.purpose == u"chat")
                chat = record;
        }
        return chat.has_value();
    };
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isOver(), testsupport::patienceMs); }();
    return chat ? chat->error : base::ErrorCode::Internal;
}

void TestKeysPanel::addKeyedServer()
{
    QList<keys::TokenInfo> found;
    const auto search = token().search(QString());
    connect(search.get(), &keys::TokenSearch::done, this,
        [&found](const auto& result) { found = result ? *result : QList<keys::TokenInfo>(); });
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 2, testsupport::patienceMs);
    const auto work
        = std::find_if(found.cbegin(), found.cend(), [](const keys::TokenInfo& one) { return one.label == u"work"; });
    QVERIFY(work != found.cend());
    QVERIFY(token().choose(*work));
    token().setPin(base::Secret::fromBytes(SoftHsm::pin, qsizetype(qstrlen(SoftHsm::pin))));
    model::Endpoint keyed;
    keyed.name = u"keyed"_s;
    keyed.key = u"pkcs11:api"_s;
    addServer({}, keyed);
    const auto stored = m_services->endpoints.storeKeyAs(keyed.key, base::Secret::fromBytes("sk-000000", 9));
    QTRY_COMPARE_WITH_TIMEOUT(token().names().size(), 1, testsupport::patienceMs);
}

void TestKeysPanel::closeToken()
{
    token().close();
    QTRY_COMPARE_WITH_TIMEOUT(token().status().state, keys::TokenState::Closed, testsupport::patienceMs);
}

void TestKeysPanel::chooseToken(int row)
{
    auto* dialog = m_window->findChild<QDialog*>(u"tokenDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    auto* list = dialog->findChild<QListWidget*>(u"tokenList"_s);
    auto* use = dialog->findChild<QPushButton*>(u"useToken"_s);
    QTRY_VERIFY_WITH_TIMEOUT(use->isEnabled(), testsupport::patienceMs);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentRow(), 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
    QCOMPARE(list->currentRow(), row);
    const QString label = list->item(row)->text().section(u" — "_s, 0, 0);
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(token().status().token.label, label);
}

QDialog* TestKeysPanel::pinDialog() const
{
    for (QDialog* dialog : m_window->findChildren<QDialog*>(u"pinDialog"_s)) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

QString TestKeysPanel::pinWords() const
{
    QStringList words;
    if (const QDialog* dialog = pinDialog()) {
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            if (label->isVisible())
                words << label->text();
        }
    }
    return words.join(u' ');
}

void TestKeysPanel::typePin(const QString& pin)
{
    const QDialog* dialog = pinDialog();
    QVERIFY(dialog);
    auto* line = dialog->findChild<QLineEdit*>(u"pin"_s);
    auto* open = dialog->findChild<QPushButton*>(u"acceptPin"_s);
    QTRY_VERIFY_WITH_TIMEOUT(line->isEnabled(), testsupport::patienceMs);
    QVERIFY(!open->isEnabled());
    QTest::keyClicks(line, pin);
    QVERIFY(open->isEnabled());
    QTest::mouseClick(open, Qt::LeftButton);
    QVERIFY(line->text().isEmpty());
}

void TestKeysPanel::clickFirst(const ui::Banner* banner)
{
    QVERIFY(banner->link(0));
    QCOMPARE(banner->link(0)->text(), u"Type the PIN…"_s);
    QTest::mouseClick(banner->link(0), Qt::LeftButton);
    QVERIFY(pinDialog());
}

void TestKeysPanel::aMissingKeychainIsSaid()
{
    model::Endpoint keyed;
    keyed.name = u"keyed"_s;
    keyed.key = u"keychain:gone"_s;
    addServer({}, keyed);
    openWindow();
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"keychainState"_s)->isVisible(), testsupport::patienceMs);
    QVERIFY2(label(u"keychainState"_s)->text().contains(u"goes on"_s), qPrintable(label(u"keychainState"_s)->text()));
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    QVERIFY(!ask(u"first"_s));
}

void TestKeysPanel::aTokenTakenAwayIsSaid()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    openWindow();
    QVERIFY(!ask(u"keyed"_s));

    put(u"away"_s);
    m_window->showRoom(ui::MainWindow::RoomId::Security); // looks at the token
    const ui::Banner* away = banner(u"tokenBanner"_s);
    QTRY_VERIFY_WITH_TIMEOUT(away->isVisible(), testsupport::patienceMs);
    QVERIFY2(label(u"tokenState"_s)->text().contains(u"is not there"_s), qPrintable(label(u"tokenState"_s)->text()));
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    QVERIFY(!ask(u"first"_s));

    take(u"away"_s);
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"tokenState"_s)->text().contains(u"waits for its PIN"_s), testsupport::patienceMs);
    QVERIFY(away->isVisible());
}

void TestKeysPanel::whoUsesAKeyIsSeenInANarrowWindow()
{
    model::Endpoint keyed;
    keyed.name = u"a-gateway-whose-name-is-long-enough-for-two-lines"_s;
    keyed.key = u"keychain:gone"_s;
    addServer({}, keyed);
    QVERIFY(m_services->preferences.setZoomPercent(150));
    openWindow();
    m_window->resize(760, 520);
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    const QLabel* place = nullptr;
    const auto isWhole = [this, &place] { // rows are made anew when something is heard of their keys
        place = label(u"keyPlace"_s);
        return place && place->isVisible() && place->wordWrap()
            && place->height() >= place->heightForWidth(place->width());
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), testsupport::patienceMs);
    QVERIFY(place->text().contains(keyed.name));
}

void TestKeysPanel::anotherTokenMayBeChosen()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    openWindow();
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTest::mouseClick(button(u"findToken"_s), Qt::LeftButton);
    chooseToken(1);
    const QString name = token().status().token.label;
    QVERIFY(pinDialog()); // what comes next
    QVERIFY2(pinWords().contains(u"“%1”"_s.arg(name)), qPrintable(pinWords()));
    typePin(QString::fromLatin1(SoftHsm::pin));
    QTRY_VERIFY_WITH_TIMEOUT(!pinDialog(), testsupport::patienceMs);
    QCOMPARE(token().status().state, keys::TokenState::Open);
    QTRY_VERIFY(label(u"tokenState"_s)->text().contains(u"“%1” is open"_s.arg(name)));
}

void TestKeysPanel::wrongPinsAreCountedDown()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    openWindow();
    m_window->showRoom(ui::MainWindow::RoomId::Security);
    QTest::mouseClick(button(u"findToken"_s), Qt::LeftButton);
    chooseToken(0);
    QVERIFY2(!pinWords().contains(u"wrong PIN"_s), qPrintable(pinWords()));
    take(u"forgiven"_s); // the count begins here
    typePin(u"000000"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pinWords().contains(u"A wrong PIN was given before."_s), testsupport::patienceMs);
    QTRY_VERIFY2(pinWords().contains(u"The PIN is wrong."_s), qPrintable(pinWords()));
    typePin(u"111111"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pinWords().contains(u"One more wrong PIN locks the token."_s), testsupport::patienceMs);
    QVERIFY(label(u"tokenState"_s)->text().contains(u"One more wrong PIN locks the token."_s));
    typePin(u"222222"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pinWords().contains(u"has locked itself"_s), testsupport::patienceMs);
    QVERIFY(label(u"tokenState"_s)->text().contains(u"has locked itself"_s));
    QDialog* dialog = pinDialog();
    QVERIFY(dialog); // it says what is to be done
    QTRY_VERIFY(!dialog->findChild<QLineEdit*>(u"pin"_s)->isEnabled());
    QVERIFY(!dialog->findChild<QPushButton*>(u"acceptPin"_s)->isEnabled());
    QVERIFY(!button(u"openToken"_s)->isEnabled());
    dialog->reject();
}

void TestKeysPanel::anAnswerThatLacksThePinGoesOn()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    closeToken();
    openWindow();
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    const ui::Banner* notice = banner(u"answerNotice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), testsupport::patienceMs);
    clickFirst(notice);
    pinDialog()->reject();
    QVERIFY(notice->isVisible()); // nothing has changed
    clickFirst(notice);
    typePin(u"000000"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pinWords().contains(u"The PIN is wrong."_s), testsupport::patienceMs);
    QVERIFY(notice->isVisible());
    typePin(QString::fromLatin1(SoftHsm::pin));
    QTRY_VERIFY_WITH_TIMEOUT(!pinDialog(), testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && !notice->isVisible(), testsupport::patienceMs);
    QVERIFY(page()->transcript()->item(1).footer().contains(u"keyed"_s));

    // Opened elsewhere, there is no PIN to be typed.
    closeToken();
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), testsupport::patienceMs);
    QCOMPARE(notice->link(0)->text(), u"Type the PIN…"_s);
    const auto opened = token().open(base::Secret::fromBytes(SoftHsm::pin, qsizetype(qstrlen(SoftHsm::pin))), false);
    QTRY_COMPARE_WITH_TIMEOUT(notice->link(0)->text(), u"Try again"_s, testsupport::patienceMs);
}

void TestKeysPanel::anAnswerBesideOthersGoesOnToo()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    closeToken();
    openWindow();
    QVERIFY(!ask(u"first"_s));
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    const auto session = m_services->sessions.open(page()->chatId());
    QVERIFY(session);
    QVERIFY((*session)->compare((*session)->branch().last().id, {{u"keyed"_s, u"spyhop-local"_s}}));
    const auto failed = [this] {
        const QList<ui::Banner*> notices = m_window->findChildren<ui::Banner*>(u"compareNotice"_s);
        const auto shown
            = std::find_if(notices.begin(), notices.end(), [](const ui::Banner* one) { return one->isVisible(); });
        return shown == notices.end() ? nullptr : *shown;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failed(), testsupport::patienceMs);
    clickFirst(failed());
    typePin(QString::fromLatin1(SoftHsm::pin));
    QTRY_VERIFY_WITH_TIMEOUT(!failed() && !(*session)->isBusy(), testsupport::patienceMs);
    const QList<model::ConversationMessage>& all = (*session)->conversation().messages;
    QVERIFY(std::any_of(all.begin(), all.end(), [](const model::ConversationMessage& one) {
        return one.complete && one.outcome && one.outcome->endpoint == u"keyed";
    }));
}

//! A job of "keyed", shown once it has stopped itself because the PIN is lacking.
QString TestKeysPanel::showJobWithoutPin()
{
    batch::Inputs inputs;
    inputs.rows = true;
    inputs.columns = QStringList{u"word"_s};
    inputs.fields = inputs.columns;
    inputs.items.append({0, u"row"_s, {}, {u"fish"_s}});
    model::BatchSpec spec;
    spec.prompt = u"What is {{word}}?"_s;
    spec.endpoint = u"keyed"_s;
    spec.model = u"spyhop-local"_s;
    spec.kind = model::JobKind::Direct;
    batch::BatchManager& batches = m_services->batches;
    const base::Expected<QString> id = batches.create(spec, inputs);
    if (!id || !batches.start(*id))
        return {};
    m_window->showJob(*id);
    const ui::Banner* error = banner(u"jobError"_s);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), testsupport::patienceMs); }();
    return *id;
}

void TestKeysPanel::aJobThatLacksThePinGoesOn()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    closeToken();
    openWindow();
    const QString id = showJobWithoutPin();
    QVERIFY(!id.isEmpty());
    const ui::Banner* error = banner(u"jobError"_s);
    QCOMPARE(error->link(1)->text(), u"Close"_s);
    clickFirst(error);
    typePin(QString::fromLatin1(SoftHsm::pin));
    QTRY_COMPARE_WITH_TIMEOUT(m_services->batches.job(id)->items.done, qint64(1), testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!error->isVisible(), testsupport::patienceMs);
}

//! “Not now” is a word: a PIN that is typed for a chat later starts no job.
void TestKeysPanel::aJobThatIsLeftClosedStays()
{
    if (!m_hsm)
        QSKIP("no test token is here");
    addKeyedServer();
    closeToken();
    openWindow();
    const QString id = showJobWithoutPin();
    QVERIFY(!id.isEmpty());
    clickFirst(banner(u"jobError"_s));
    pinDialog()->reject();
    QCOMPARE(ask(u"keyed"_s).value_or(base::ErrorCode::Internal), base::ErrorCode::Auth);
    const ui::Banner* notice = banner(u"answerNotice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), testsupport::patienceMs);
    clickFirst(notice);
    typePin(QString::fromLatin1(SoftHsm::pin));
    QTRY_VERIFY_WITH_TIMEOUT(!pinDialog(), testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && !notice->isVisible(), testsupport::patienceMs);
    QVERIFY(!m_services->batches.isRunning(id));
    QCOMPARE(m_services->batches.job(id)->items.done, qint64(0));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestKeysPanel)
#include "tst_keyspanel.moc"
