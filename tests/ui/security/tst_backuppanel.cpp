// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A backup made and restored by clicking: what is asked, what is shown before anything changes, what goes wrong.
#include "app/services.h"
#include "core/admin/beforerestore.h"
#include "core/admin/restore.h"
#include "core/base/files.h"
#include "tests/support/testmain.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"
#include "ui/security/backupdialog.h"
#include "ui/security/backuppanel.h"
#include "ui/security/restoredialog.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestBackupPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    void init();
    void cleanup();
    void cleanupTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void nothingStoredNothingToBackUp();
    void aBackupIsMade();
    void badPassphrasesAreNotTaken();
    void aFolderThatIsNotThere();
    void theDialogGrowsWithItsSentences();
    void aLookInsideIsNoBackup();
    void whatIsInsideIsShownFirst();
    void whoeverCancelsHasChangedNothing();
    void aWindowThatGoesHasChangedNothing();
    void aRestoreCalledOffIsSaid();
    void errorsInWords();
    void aRestoreIsUndone();

private:
    template <typename Widget>
    [[nodiscard]] Widget* child(QWidget& parent, const QString& name) const
    {
        auto* widget = parent.findChild<Widget*>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    void unlock()
    {
        m_services->privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
        QVERIFY(m_services->privacy.grant({model::ConsentKind::Drafts}, base::Secret::fromBytes("vault phrase", 12)));
        QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
        store::LibraryEntry prompt;
        prompt.title = u"Mail"_s;
        prompt.text = u"Dear {{name}}"_s;
        QVERIFY(m_services->library.save(prompt).has_value());
        QVERIFY(m_services->database->flush());
    }
    void makeBackup()
    {
        child<ui::Button>(*m_panel, u"makeBackup"_s)->click();
        auto* dialog = child<ui::BackupDialog>(*m_panel, u"backupDialog"_s);
        child<QLineEdit>(*dialog, u"backupFile"_s)->setText(m_file);
        child<QLineEdit>(*dialog, u"backupPassphrase"_s)->setText(phrase);
        child<QLineEdit>(*dialog, u"backupPassphraseAgain"_s)->setText(phrase);
        child<ui::Button>(*dialog, u"acceptBackup"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!child<ui::Banner>(*m_panel, u"backupResult"_s)->isHidden(), testsupport::patienceMs);
    }
    ui::RestoreDialog* openRestore(const QString& file, const QString& passphrase)
    {
        child<ui::Button>(*m_panel, u"restoreBackup"_s)->click();
        auto* dialog = child<ui::RestoreDialog>(*m_panel, u"restoreDialog"_s);
        child<QLineEdit>(*dialog, u"restoreFile"_s)->setText(file);
        child<QLineEdit>(*dialog, u"restorePassphrase"_s)->setText(passphrase);
        child<ui::Button>(*dialog, u"openBackup"_s)->click();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!m_services->backups.isBusy(), testsupport::patienceMs); }();
        return dialog;
    }
    [[nodiscard]] static QString textOf(const QWidget& parent)
    {
        QStringList texts;
        for (const QLabel* label : parent.findChildren<QLabel*>()) {
            if (!label->isHidden())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    const QString phrase = u"orca velvet ladder mosaic"_s;
    ui::Theme m_theme;
    QString m_profile, m_file;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<ui::BackupPanel> m_panel;
};

void TestBackupPanel::init()
{
    static int number = 0;
    ++number;
    m_profile = testsupport::TestWorld::makeFolder(u"profile%1"_s.arg(number));
    m_file = testsupport::TestWorld::makeFolder(u"out%1"_s.arg(number)) + u"/spyhop.backup"_s;
    m_services = std::move(*app::Services::open(m_profile));
    m_panel = std::make_unique<ui::BackupPanel>(m_theme, m_services->backups, nullptr);
    m_panel->resize(800, 600);
    m_panel->show();
}

void TestBackupPanel::cleanup()
{
    m_panel.reset();
    m_services.reset();
}

void TestBackupPanel::nothingStoredNothingToBackUp()
{
    QVERIFY(!child<ui::Button>(*m_panel, u"makeBackup"_s)->isEnabled());
    QVERIFY(!child<QLabel>(*m_panel, u"cannotBackUp"_s)->isHidden()); // and says why
    QVERIFY(child<ui::Button>(*m_panel, u"restoreBackup"_s)->isEnabled());
    QVERIFY(child<ui::Button>(*m_panel, u"undoRestore"_s)->isHidden());
    unlock();
    QVERIFY(child<ui::Button>(*m_panel, u"makeBackup"_s)->isEnabled());
    QVERIFY(child<QLabel>(*m_panel, u"cannotBackUp"_s)->isHidden());
}

void TestBackupPanel::aBackupIsMade()
{
    unlock();
    QSignalSpy progress(&m_services->backups, &admin::BackupAdmin::progressed);
    makeBackup();
    const auto* result = child<ui::Banner>(*m_panel, u"backupResult"_s);
    QVERIFY2(result->rest().contains(m_file), qPrintable(result->rest()));
    QVERIFY(QFile::exists(m_file));
    QVERIFY(!progress.isEmpty());
    QVERIFY(!child<ui::Button>(*m_panel, u"makeBackup"_s)->isBusy());
}

void TestBackupPanel::badPassphrasesAreNotTaken()
{
    unlock();
    child<ui::Button>(*m_panel, u"makeBackup"_s)->click();
    auto* dialog = child<ui::BackupDialog>(*m_panel, u"backupDialog"_s);
    auto* first = child<QLineEdit>(*dialog, u"backupPassphrase"_s);
    auto* second = child<QLineEdit>(*dialog, u"backupPassphraseAgain"_s);
    const auto* accept = child<ui::Button>(*dialog, u"acceptBackup"_s);
    child<QLineEdit>(*dialog, u"backupFile"_s)->setText(m_file);
    first->setText(u"short"_s);
    second->setText(u"short"_s);
    QVERIFY(!accept->isEnabled());
    first->setText(u"password1"_s);
    second->setText(u"password1"_s);
    QVERIFY2(textOf(*dialog).contains(u"Weak"_s), qPrintable(textOf(*dialog))); // said, and left to the person
    QVERIFY(accept->isEnabled());
    first->setText(phrase);
    QVERIFY(!accept->isEnabled()); // the two differ
    second->setText(phrase);
    QVERIFY(accept->isEnabled());
    QVERIFY(!textOf(*dialog).contains(u"Weak"_s));
    dialog->reject();
    QVERIFY(!QFile::exists(m_file));
}

void TestBackupPanel::aFolderThatIsNotThere()
{
    unlock();
    child<ui::Button>(*m_panel, u"makeBackup"_s)->click();
    auto* dialog = child<ui::BackupDialog>(*m_panel, u"backupDialog"_s);
    child<QLineEdit>(*dialog, u"backupFile"_s)->setText(u"/no/such/folder/x"_s);
    child<QLineEdit>(*dialog, u"backupPassphrase"_s)->setText(phrase);
    child<QLineEdit>(*dialog, u"backupPassphraseAgain"_s)->setText(phrase);
    QVERIFY(!child<ui::Button>(*dialog, u"acceptBackup"_s)->isEnabled());
    QVERIFY(textOf(*dialog).contains(u"no such folder"_s));
    // The profile's own files are no place for it either.
    const QDir profile(testsupport::TestWorld::makeFolder(u"refused"_s));
    QVERIFY(base::atomicSave(profile.filePath(u"spyhop.json"_s), "{}"));
    child<QLineEdit>(*dialog, u"backupFile"_s)->setText(profile.filePath(u"vault.json"_s));
    QVERIFY(!child<ui::Button>(*dialog, u"acceptBackup"_s)->isEnabled());
    QVERIFY2(textOf(*dialog).contains(u"another folder"_s), qPrintable(textOf(*dialog)));
    child<QLineEdit>(*dialog, u"backupFile"_s)->setText(profile.filePath(u"a.backup"_s));
    QVERIFY(child<ui::Button>(*dialog, u"acceptBackup"_s)->isEnabled());
    dialog->reject();
}

//! Choose stands exactly beside its field and comes next; a sentence that comes squeezes nothing.
void TestBackupPanel::theDialogGrowsWithItsSentences()
{
    unlock();
    child<ui::Button>(*m_panel, u"makeBackup"_s)->click();
    auto* dialog = child<ui::BackupDialog>(*m_panel, u"backupDialog"_s);
    QTRY_VERIFY(dialog->isVisible());
    auto* file = child<QLineEdit>(*dialog, u"backupFile"_s);
    auto* choose = qobject_cast<ui::Button*>(file->nextInFocusChain());
    QVERIFY(choose);
    QTRY_COMPARE(choose->mapTo(dialog, QPoint()).y(), file->mapTo(dialog, QPoint()).y());
    QCOMPARE(choose->height(), file->height());
    const int before = file->height();
    file->setText(u"/no/such/folder/x"_s);
    child<QLineEdit>(*dialog, u"backupPassphrase"_s)->setText(u"password1"_s);
    child<QLineEdit>(*dialog, u"backupPassphraseAgain"_s)->setText(u"another"_s);
    QTest::qWait(20); // the layout comes after
    for (const QString& name : {u"backupFile"_s, u"backupPassphrase"_s, u"backupPassphraseAgain"_s})
        QCOMPARE(child<QLineEdit>(*dialog, name)->height(), before);
    dialog->reject();
}

void TestBackupPanel::aLookInsideIsNoBackup()
{
    unlock();
    makeBackup();
    child<ui::Button>(*m_panel, u"restoreBackup"_s)->click();
    auto* dialog = child<ui::RestoreDialog>(*m_panel, u"restoreDialog"_s);
    child<QLineEdit>(*dialog, u"restoreFile"_s)->setText(m_file);
    child<QLineEdit>(*dialog, u"restorePassphrase"_s)->setText(phrase);
    child<ui::Button>(*dialog, u"openBackup"_s)->click();
    QVERIFY(m_services->backups.isBusy());
    QVERIFY(!child<ui::Button>(*m_panel, u"makeBackup"_s)->isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->backups.isBusy(), testsupport::patienceMs);
    dialog->reject();
}

void TestBackupPanel::whatIsInsideIsShownFirst()
{
    unlock();
    makeBackup();
    QSignalSpy restart(&m_services->backups, &admin::BackupAdmin::restartWanted);
    ui::RestoreDialog* dialog = openRestore(m_file, phrase);
    auto* confirm = child<ui::Button>(*dialog, u"confirmRestore"_s);
    QTRY_VERIFY(!confirm->isHidden());
    QCOMPARE(dialog->focusWidget(), child<QWidget>(*dialog, u"cancelRestore"_s)); // Enter destroys nothing
    static const QRegularExpression stamp(u"backup of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d is"_s); // as all dates here
    QVERIFY2(textOf(*dialog).contains(stamp), qPrintable(textOf(*dialog)));
    const QString shown = textOf(*child<QWidget>(*dialog, u"restoreComparison"_s));
    for (const QString& part : {u"Conversations"_s, u"Batch jobs"_s, u"Endpoints"_s, u"In the backup"_s, u"Here now"_s})
        QVERIFY2(shown.contains(part), qPrintable(shown));
    QVERIFY(!admin::isRestoreStaged(m_profile)); // a crash now changes nothing at the next start
    QVERIFY(!admin::restoredAt(m_profile)); // nothing has changed
    confirm->click();
    QCOMPARE(restart.size(), 1);
    QVERIFY(admin::isRestoreStaged(m_profile));
    // As the program does then: it ends, and starts again.
    cleanup();
    m_services = std::move(*app::Services::open(m_profile));
    QVERIFY(!admin::isRestoreStaged(m_profile));
    m_services->privacy.setPassphrase(base::Secret::fromBytes(phrase.toUtf8().constData(), phrase.toUtf8().size()));
    m_services->privacy.unlock();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
    QCOMPARE(m_services->library.entries(chat::Library::Kind::Prompt).size(), 1);
}

void TestBackupPanel::whoeverCancelsHasChangedNothing()
{
    unlock();
    makeBackup();
    QSignalSpy restart(&m_services->backups, &admin::BackupAdmin::restartWanted);
    ui::RestoreDialog* dialog = openRestore(m_file, phrase);
    QTRY_VERIFY(!child<ui::Button>(*dialog, u"confirmRestore"_s)->isHidden());
    dialog->reject();
    QVERIFY(!admin::isRestoreStaged(m_profile));
    QCOMPARE(restart.size(), 0);
    QVERIFY(child<ui::Banner>(*m_panel, u"restoreWaits"_s)->isHidden());
}

//! Without an answer in the dialog, once while the backup is being read and once when it was.
void TestBackupPanel::aWindowThatGoesHasChangedNothing()
{
    unlock();
    makeBackup();
    for (const bool isRead : {false, true}) {
        child<ui::Button>(*m_panel, u"restoreBackup"_s)->click();
        auto* dialog = child<ui::RestoreDialog>(*m_panel, u"restoreDialog"_s);
        child<QLineEdit>(*dialog, u"restoreFile"_s)->setText(m_file);
        child<QLineEdit>(*dialog, u"restorePassphrase"_s)->setText(phrase);
        child<ui::Button>(*dialog, u"openBackup"_s)->click();
        if (isRead)
            QTRY_VERIFY_WITH_TIMEOUT(!m_services->backups.isBusy(), testsupport::patienceMs);
        cleanup();
        QVERIFY(!admin::isRestoreStaged(m_profile));
        QCOMPARE(QDir(m_profile).entryList({u"restore-*"_s}).size(), 0);
        m_services = std::move(*app::Services::open(m_profile));
        QVERIFY(!admin::restoredAt(m_profile));
        m_panel = std::make_unique<ui::BackupPanel>(m_theme, m_services->backups, nullptr);
        m_panel->show();
    }
}

void TestBackupPanel::aRestoreCalledOffIsSaid()
{
    unlock();
    makeBackup();
    QVERIFY(m_services->restoreNotice.isEmpty());
    QVERIFY(admin::stageRestore(m_profile, m_file,
        base::Secret::fromBytes(phrase.toUtf8().constData(), phrase.toUtf8().size()), [](qint64, qint64) {
        }).has_value());
    QFile stagedAt(m_profile + u"/restore-staged/staged"_s);
    QVERIFY(stagedAt.open(QIODevice::ReadWrite));
    QVERIFY(stagedAt.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC), QFile::FileModificationTime));
    stagedAt.close();
    cleanup();
    m_services = std::move(*app::Services::open(m_profile));
    QVERIFY2(m_services->restoreNotice.contains(u"called off"_s), qPrintable(m_services->restoreNotice));
    QVERIFY(!admin::isRestoreStaged(m_profile));
    QVERIFY(!admin::restoredAt(m_profile));
}

void TestBackupPanel::errorsInWords()
{
    unlock();
    makeBackup();
    ui::RestoreDialog* wrong = openRestore(m_file, u"another phrase"_s);
    QVERIFY2(textOf(*wrong).contains(u"passphrase is wrong"_s), qPrintable(textOf(*wrong)));
    QVERIFY(child<ui::Button>(*wrong, u"confirmRestore"_s)->isHidden());
    QVERIFY(!admin::isRestoreStaged(m_profile));
    wrong->reject();
    QTRY_VERIFY(!m_panel->findChild<ui::RestoreDialog*>());
    ui::RestoreDialog* none = openRestore(u"/no/such/file"_s, phrase);
    QVERIFY(textOf(*none).contains(u"no such file"_s));
    none->reject();
    QTRY_VERIFY(!m_panel->findChild<ui::RestoreDialog*>());
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.resize(file.size() - 10);
    file.close();
    ui::RestoreDialog* cut = openRestore(m_file, phrase);
    QVERIFY2(textOf(*cut).contains(u"damaged"_s), qPrintable(textOf(*cut)));
    cut->reject();
}

void TestBackupPanel::aRestoreIsUndone()
{
    unlock();
    makeBackup();
    QVERIFY(admin::stageRestore(
        m_profile, m_file, base::Secret::fromBytes(phrase.toUtf8().constData(), 25), [](qint64, qint64) {
        }).has_value());
    // Something waits for the next start, and can be called off.
    m_panel->hide();
    m_panel->show();
    auto* waits = child<ui::Banner>(*m_panel, u"restoreWaits"_s);
    QVERIFY(!waits->isHidden());
    QTest::mouseClick(waits->link(1), Qt::LeftButton);
    QVERIFY(waits->isHidden());
    QVERIFY(!admin::isRestoreStaged(m_profile));
    QVERIFY(admin::stageRestore(
        m_profile, m_file, base::Secret::fromBytes(phrase.toUtf8().constData(), 25), [](qint64, qint64) {
        }).has_value());
    cleanup();
    m_services = std::move(*app::Services::open(m_profile));
    m_panel = std::make_unique<ui::BackupPanel>(m_theme, m_services->backups, nullptr);
    m_panel->show();
    QVERIFY(!child<ui::Button>(*m_panel, u"undoRestore"_s)->isHidden());
    QSignalSpy restart(&m_services->backups, &admin::BackupAdmin::restartWanted);
    child<ui::Button>(*m_panel, u"undoRestore"_s)->click();
    child<ui::Button>(*m_panel, u"confirmUndo"_s)->click();
    QCOMPARE(restart.size(), 1);
    QVERIFY(admin::isRestoreStaged(m_profile));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestBackupPanel)
#include "tst_backuppanel.moc"
