// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over what is stored and still locked: what it says, what it asks, and that it asks once.
#include "core/admin/restore.h"
#include "tests/ui/windowtest.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestUnlocking : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void aLockedListSaysSo();
    void whatIsOpenIsNotAskedForAgain();
    void aRestoreNamesItsPassphrase();
    void aKeyReplacedByAnotherProgramIsFollowed_data();
    void aKeyReplacedByAnotherProgramIsFollowed();

private:
    [[nodiscard]] QDialog* dialog() const { return m_window->findChild<QDialog*>(u"passphraseDialog"_s); }
    [[nodiscard]] QString asked() const { return dialog()->findChild<QLabel*>()->text(); }
    [[nodiscard]] ui::EmptyState* emptyList() const { return m_window->findChild<ui::EmptyState*>(u"chatListEmpty"_s); }
    void give(const QString& passphrase);
    void startAgain();
};

//! Chats are stored behind a passphrase.
void TestUnlocking::init()
{
    openProfile();
    addServer({});
    m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Chats}, base::Secret::fromBytes("vault phrase", 12)));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
}

void TestUnlocking::startAgain()
{
    openProfile(m_profile);
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
}

void TestUnlocking::give(const QString& passphrase)
{
    dialog()->findChild<QLineEdit*>(u"passphrase"_s)->setText(passphrase);
    QTest::mouseClick(dialog()->findChild<QPushButton*>(u"acceptPassphrase"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
}

void TestUnlocking::aLockedListSaysSo()
{
    startAgain();
    QVERIFY(emptyList()->isVisible());
    QVERIFY2(emptyList()->accessibleName().contains(u"locked"_s), qPrintable(emptyList()->accessibleName()));
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    QVERIFY(emptyList()->button()->isVisible());
    QTest::mouseClick(emptyList()->button(), Qt::LeftButton); // whoever said "not now" has a way back
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    give(u"vault phrase"_s);
    QVERIFY2(!emptyList()->accessibleName().contains(u"locked"_s), qPrintable(emptyList()->accessibleName()));
    QVERIFY(!emptyList()->button()->isVisible());
}

//! After the first run; a keychain would ask the person a second time.
void TestUnlocking::whatIsOpenIsNotAskedForAgain()
{
    QSignalSpy unlocked(&m_services->privacy, &admin::PrivacyAdmin::unlocked);
    openWindow();
    QVERIFY(!unlocked.wait(1'000));
}

void TestUnlocking::aRestoreNamesItsPassphrase()
{
    const QString file = testsupport::TestWorld::makeFolder(u"out"_s) + u"/spyhop.backup"_s;
    QSignalSpy wrote(&m_services->backups, &admin::BackupAdmin::wrote);
    m_services->backups.write(file, base::Secret::fromBytes("backup phrase", 13));
    QTRY_COMPARE_WITH_TIMEOUT(wrote.size(), 1, testsupport::patienceMs);
    startAgain();
    QVERIFY2(!asked().contains(u"backup"_s), qPrintable(asked()));
    dialog()->reject();
    m_window.reset();
    m_services.reset();
    const base::Status restored
        = admin::restoreBackup(m_profile, file, base::Secret::fromBytes("backup phrase", 13), [](qint64, qint64) {});
    QVERIFY2(restored.has_value(), restored ? "" : qPrintable(restored.error().sentence()));
    startAgain();
    QVERIFY2(asked().contains(u"backup's passphrase"_s), qPrintable(asked()));
    give(u"backup phrase"_s);
}

void TestUnlocking::aKeyReplacedByAnotherProgramIsFollowed_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<bool>("asks");
    QTest::newRow("the passphrase stays") << QByteArray("vault phrase") << false;
    QTest::newRow("a new passphrase") << QByteArray("another phrase") << true;
}

void TestUnlocking::aKeyReplacedByAnotherProgramIsFollowed()
{
    QFETCH(QByteArray, passphrase);
    QFETCH(bool, asks);
    m_services->settings->follow();
    openWindow();
    const auto other = app::Services::open(m_profile);
    QVERIFY(other.has_value());
    admin::PrivacyAdmin& theirs = (*other)->privacy;
    theirs.setPassphrase(base::Secret::fromBytes("vault phrase", 12));
    theirs.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(theirs.isUnlocked(), testsupport::patienceMs);
    QSignalSpy renewed(&theirs, &admin::PrivacyAdmin::renewed);
    theirs.renewDataKey(
        base::Secret::fromBytes(passphrase.constData(), passphrase.size()), keys::DataKeyStore::Passphrase);
    QTRY_COMPARE_WITH_TIMEOUT(renewed.size(), 1, testsupport::patienceMs);
    const QByteArray sealed = (*other)->places.sealer(true).seal("words", "a");
    if (asks) {
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
        QVERIFY2(asked().contains(u"Another program"_s), qPrintable(asked()));
        QVERIFY(!m_services->places.sealer(true).open(sealed, "a"));
        give(QString::fromUtf8(passphrase));
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        m_services->places.sealer(true).open(sealed, "a").has_value(), testsupport::patienceMs);
    QVERIFY(asks || dialog() == nullptr);
    QTRY_VERIFY(dialog() == nullptr || !dialog()->isVisible());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestUnlocking)
#include "tst_unlocking.moc"
