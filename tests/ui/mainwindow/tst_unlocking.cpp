// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over what is stored and still locked: what it says, what it asks, and that it asks once.
#include "core/admin/restore.h"
#include "core/base/filelock.h"
#include "tests/ui/windowtest.h"
#include "ui/batch/batchpage.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/linkbutton.h"
#include "ui/common/toast.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestUnlocking : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void aLockedListSaysSo();
    void whatIsOpenIsNotAskedForAgain();
    void notNowLeavesAWayBack();
    void theLastChatWaitsForItsKey_data();
    void theLastChatWaitsForItsKey();
    void withoutConsentStoredChatsAreShown();
    void withoutConsentNobodyIsAskedAtTheStart();
    void aLockedJobIsUnlockedFirst_data();
    void aLockedJobIsUnlockedFirst();
    void aTaskOfALockedChatWaits();
    void nothingIsLeftToOpenAfterErasing();
    void erasingSaysWhatGoesAndWhatStays();
    void aLostKeychainIsAskedAbout();
    void whoOpensAnErasedProfileKeepsItsFile_data();
    void whoOpensAnErasedProfileKeepsItsFile();
    void aNewKeyAsksWhereItGoesTo();
    void everyRecordIsCheckedWhereAsked();
    void aCheckOfRecordsIsCalledOff();
    void aRestoreNamesItsPassphrase();
    void aKeyReplacedByAnotherProgramIsFollowed_data();
    void aKeyReplacedByAnotherProgramIsFollowed();

private:
    [[nodiscard]] QDialog* dialog() const { return m_window->findChild<QDialog*>(u"passphraseDialog"_s); }
    [[nodiscard]] QString asked() const { return dialog()->findChild<QLabel*>()->text(); }
    [[nodiscard]] ui::EmptyState* emptyList() const { return m_window->findChild<ui::EmptyState*>(u"chatListEmpty"_s); }
    void give(const QString& passphrase);
    void startAgain();
    [[nodiscard]] QString makeJob();
    void ask(const QString& text);
    [[nodiscard]] ui::Banner* lockedLine() const { return m_window->findChild<ui::Banner*>(u"chatsLocked"_s); }
    [[nodiscard]] ui::Banner* strip() const { return m_window->findChild<ui::Banner*>(u"memoryStrip"_s); }
    [[nodiscard]] QAction* command(const QString& name) const
    {
        for (QAction* action : m_window->actions()) {
            if (action->text() == name)
                return action;
        }
        return nullptr;
    }
    //! As the program does.
    void reloadWhenUnlocked()
    {
        connect(&m_services->privacy, &admin::PrivacyAdmin::unlocked, this, [this] {
            std::ignore = m_services->sessions.reload();
            std::ignore = m_services->batches.reload();
        });
    }
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
    int primary = 0;
    for (const ui::Button* button : m_window->findChildren<ui::Button*>())
        primary += button->isVisible() && button->isEnabled() && button->kind() == ui::Button::Kind::Primary ? 1 : 0;
    QCOMPARE(primary, 1); // the page's own
    QTest::mouseClick(emptyList()->button(), Qt::LeftButton); // whoever said "not now" has a way back
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    give(u"vault phrase"_s);
    QVERIFY2(!emptyList()->accessibleName().contains(u"locked"_s), qPrintable(emptyList()->accessibleName()));
    QVERIFY(!emptyList()->button()->isVisible());
}

void TestUnlocking::ask(const QString& text)
{
    page()->newChat();
    page()->composer()->setText(text);
    QTest::mouseClick(sendButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page()->transcript()->messageCount() == 2 && settled(), testsupport::patienceMs);
}

void TestUnlocking::notNowLeavesAWayBack()
{
    openWindow();
    ask(u"Stored before"_s);
    startAgain();
    reloadWhenUnlocked();
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    const auto* toast = m_window->findChild<ui::Toast*>();
    const auto* said = toast->findChild<QLabel*>();
    QVERIFY2(said->text().contains(u"stays locked"_s), qPrintable(said->text()));
    ask(u"While locked"_s);
    QVERIFY(!emptyList()->isVisible());
    QVERIFY(lockedLine()->isVisible());
    lockedLine()->link(0)->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    command(u"Unlock what is stored"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    auto* button = m_window->findChild<ui::Button*>(u"unlockStored"_s);
    QVERIFY(!button->isHidden());
    // Keeping asks for the passphrase there is, not for another one.
    strip()->link(0)->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    QVERIFY(dialog()->findChild<QLineEdit*>(u"passphraseAgain"_s) == nullptr);
    give(u"vault phrase"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 2, testsupport::patienceMs);
    QTRY_COMPARE(m_services->sessions.unstoredCount(), 0);
    QVERIFY(!lockedLine()->isVisible());
    QVERIFY(button->isHidden());
}

void TestUnlocking::theLastChatWaitsForItsKey_data()
{
    QTest::addColumn<bool>("attached");
    QTest::newRow("nothing begun") << false;
    QTest::newRow("a file attached") << true;
}

//! Who has begun with something else meanwhile goes on with that.
void TestUnlocking::theLastChatWaitsForItsKey()
{
    QFETCH(const bool, attached);
    openWindow();
    ask(u"Stored before"_s);
    const QString id = page()->chatId();
    QVERIFY(!id.isEmpty());
    QSettings(m_profile + u"/state.ini"_s, QSettings::IniFormat).setValue(u"window/chat"_s, id);
    openProfile(m_profile);
    m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, m_profile));
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    reloadWhenUnlocked();
    if (attached) {
        QFile file(m_profile + u"/facts.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("The harbour has four cranes.");
        file.close();
        Q_EMIT page()->composer()->filesGiven({file.fileName()});
        QVERIFY(page()->hasDraft());
    }
    give(u"vault phrase"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
    QTRY_COMPARE(page()->chatId() == id, !attached);
}

void TestUnlocking::withoutConsentStoredChatsAreShown()
{
    openWindow();
    ask(u"Stored before"_s);
    QVERIFY(m_services->privacy.revoke(model::allConsentKinds()));
    openProfile(m_profile);
    m_services->privacy.setPassphrase(base::Secret::fromBytes("vault phrase", 12)); // as a keychain that is open
    reloadWhenUnlocked();
    openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
    QVERIFY(!emptyList()->isVisible() && !lockedLine()->isVisible());
    page()->openChat(m_services->sessions.summaries().first().id);
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QVERIFY(!strip()->isVisible());
}

void TestUnlocking::withoutConsentNobodyIsAskedAtTheStart()
{
    openWindow();
    ask(u"Stored before"_s);
    QVERIFY(m_services->privacy.revoke(model::allConsentKinds()));
    openProfile(m_profile);
    reloadWhenUnlocked();
    openWindow();
    QTest::qWait(500);
    QVERIFY(dialog() == nullptr);
    QVERIFY2(emptyList()->accessibleName().contains(u"locked"_s), qPrintable(emptyList()->accessibleName()));
    QTest::mouseClick(emptyList()->button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    give(u"vault phrase"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_services->sessions.summaries().size(), 1, testsupport::patienceMs);
    QVERIFY(m_services->privacy.consent().kinds.isEmpty()); // reading is no consent
}

//! One item, done.
QString TestUnlocking::makeJob()
{
    batch::Inputs inputs;
    inputs.rows = true;
    inputs.columns = QStringList{u"word"_s};
    inputs.fields = inputs.columns;
    inputs.items.append({0, u"row"_s, {}, {u"whale"_s}});
    model::BatchSpec spec;
    spec.title = u"What is a whale"_s;
    spec.prompt = u"What is {{word}}?"_s;
    spec.endpoint = u"first"_s;
    spec.model = u"spyhop-local"_s;
    batch::BatchManager& batches = m_services->batches;
    const QString id = batches.create(spec, inputs).value();
    QSignalSpy finished(&batches, &batch::BatchManager::jobFinished);
    if (!batches.start(id) || (finished.isEmpty() && !finished.wait(testsupport::patienceMs)))
        qFatal("the job did not end");
    return id;
}

void TestUnlocking::aLockedJobIsUnlockedFirst_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("storing is allowed") << true;
    QTest::newRow("storing was allowed once") << false;
}

void TestUnlocking::aLockedJobIsUnlockedFirst()
{
    QFETCH(bool, isAllowed);
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Batches}, {}));
    const QString id = makeJob();
    QVERIFY(m_services->batches.job(id)->stored);
    if (!isAllowed)
        QVERIFY(m_services->privacy.revoke(model::allConsentKinds()));
    openProfile(m_profile);
    QVERIFY(m_services->batches.reload());
    reloadWhenUnlocked();
    openWindow();
    if (isAllowed) { // "not now"
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
        dialog()->reject();
        QTRY_VERIFY(dialog() == nullptr);
    }
    QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"room2"_s), Qt::LeftButton);
    const auto* list = m_window->findChild<QListView*>(u"jobList"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->model()->index(0, 0).data().toString().contains(u"Locked"_s));
    // Nothing is offered that could not be done, or kept.
    auto* locked = m_window->findChild<ui::EmptyState*>(u"jobLocked"_s);
    auto* job = m_window->findChild<ui::BatchPage*>(u"batchPage"_s);
    QTRY_VERIFY(locked->isVisible());
    QVERIFY2(locked->accessibleName().contains(u"locked"_s), qPrintable(locked->accessibleName()));
    QVERIFY(!job->isVisible());
    batch::BatchManager& batches = m_services->batches;
    QCOMPARE(batches.start(id).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(batches.retryFailed(id).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(batches.askAgain(id, {0}, {}).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(batches.setWhen(id, {}).error().code, base::ErrorCode::RefusedConsent);
    model::Review review;
    review.verdict = model::Review::Verdict::Corrected;
    review.cells = QStringList{u"lost"_s};
    QSignalSpy refused(&batches, &batch::BatchManager::refused);
    batches.reviewSoon(id, 0, review);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, testsupport::patienceMs);

    QTest::mouseClick(locked->button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    give(u"vault phrase"_s);
    QTRY_VERIFY_WITH_TIMEOUT(job->isVisible() && job->job() == id, testsupport::patienceMs);
    QVERIFY(!locked->isVisible());
    QTRY_VERIFY2(list->model()->index(0, 0).data().toString().contains(u"What is"_s),
        qPrintable(list->model()->index(0, 0).data().toString()));
    const auto page = batches.page(id, 0, 1);
    QVERIFY(page && page->size() == 1);
    QCOMPARE(page->first().second.state, model::ItemState::Done);
    QVERIFY(page->first().second.error.isEmpty());
    QCOMPARE(page->first().second.review.verdict, model::Review::Verdict::None);
    QVERIFY(!page->first().second.cells.first().isEmpty());
}

//! A chat's task is not fetched before what is stored of it can be read: its answer would be sealed with no key.
void TestUnlocking::aTaskOfALockedChatWaits()
{
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Batches}, {}));
    openWindow();
    ask(u"Stored before"_s);
    const QString chat = m_services->sessions.summaries().first().id;
    chat::ChatSession* const session = *m_services->sessions.open(chat);
    const QString message = session->conversation().messages.last().id;
    // As the program leaves it that ends while the provider works.
    model::JobHandle handle;
    handle.id = u"task1"_s;
    handle.kind = model::JobKind::Tasks;
    handle.stage = model::JobStage::Accepted;
    handle.endpoint = u"first"_s;
    handle.remoteId = u"remote1"_s;
    handle.submittedAt = m_clock.wallTime();
    handle.customIds = QStringList{u"task"_s};
    store::KeptSubmission kept;
    kept.handle = handle;
    kept.title = u"A title"_s;
    kept.stored = true;
    m_services->submissionStore.note(kept);
    m_services->pendingTasks.add(*session, message, handle.id);
    QVERIFY(m_services->privacy.revoke(model::allConsentKinds()));
    openProfile(m_profile);
    reloadWhenUnlocked();
    openWindow();
    const base::Status watched = m_services->tasks.watch(handle.id);
    QVERIFY(!watched);
    QCOMPARE(watched.error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(!m_services->tasks.state(handle.id)); // nor has the window begun to
    const auto stillKept = m_services->tasks.task(handle.id);
    QVERIFY(stillKept && stillKept->handle.stage == model::JobStage::Accepted);
    QTest::mouseClick(emptyList()->button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
    give(u"vault phrase"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_services->tasks.state(handle.id).has_value(), testsupport::patienceMs);
    QCOMPARE(m_services->tasks.task(handle.id)->title, u"A title"_s);
}

void TestUnlocking::nothingIsLeftToOpenAfterErasing()
{
    openWindow();
    const auto* place = m_window->findChild<QLabel*>(u"dataKeyPlace"_s);
    QVERIFY(!place->isHidden());
    QCOMPARE(place->text(), u"The data key lies behind your passphrase."_s);
    m_services->privacy.erase();
    QTRY_VERIFY_WITH_TIMEOUT(place->isHidden(), testsupport::patienceMs);
    QVERIFY(m_window->findChild<ui::Button*>(u"unlockStored"_s)->isHidden());
    QVERIFY2(!emptyList()->accessibleName().contains(u"locked"_s), qPrintable(emptyList()->accessibleName()));
}

void TestUnlocking::erasingSaysWhatGoesAndWhatStays()
{
    openWindow();
    const auto question = [this] {
        m_window->findChild<QPushButton*>(u"eraseAll"_s)->click();
        auto* box = m_window->findChild<QMessageBox*>(u"eraseQuestion"_s);
        return box ? box->text() + u'\n' + box->informativeText() : QString();
    };
    const auto* line = m_window->findChild<QLabel*>(u"eraseMeans"_s);
    QVERIFY(line);
    const QString asked = question();
    for (const QString& text : {asked, line->text()}) {
        QVERIFY2(text.contains(u"keys in the vault"_s), qPrintable(text));
        QVERIFY2(text.contains(u"prompts that were kept in that log open no more"_s), qPrintable(text));
        QVERIFY2(text.contains(u"Integrity only"_s), qPrintable(text)); // its key lies behind the passphrase, too
    }
    m_window->findChild<QPushButton*>(u"confirmErase"_s)->click();
    const auto* said = m_window->findChild<ui::Toast*>()->findChild<QLabel*>();
    QTRY_VERIFY2_WITH_TIMEOUT(
        said->text().contains(u"keys in the vault"_s), qPrintable(said->text()), testsupport::patienceMs);
    // There is no vault any more in which that key could lie.
    QTRY_VERIFY2_WITH_TIMEOUT(
        !line->text().contains(u"Integrity only"_s), qPrintable(line->text()), testsupport::patienceMs);
}

//! There is no keychain here; the profile says that the data key lies in one.
void TestUnlocking::aLostKeychainIsAskedAbout()
{
    QVERIFY(m_services->privacy.revoke(model::allConsentKinds()));
    m_services.reset();
    QFile vault(m_profile + u"/vault.json"_s);
    QVERIFY(vault.open(QIODevice::WriteOnly | QIODevice::Truncate));
    vault.write(R"({"version": 1, "dataKeyIn": "keychain", "dataKeyId": "x"})");
    vault.close();
    openProfile(m_profile);
    openWindow();
    const auto box = [this](const QString& name) { return m_window->findChild<QMessageBox*>(name); };
    const auto eraseAll = [this] {
        m_window->findChild<QPushButton*>(u"eraseAll"_s)->click();
        m_window->findChild<QPushButton*>(u"confirmErase"_s)->click();
    };
    eraseAll();
    QTRY_VERIFY_WITH_TIMEOUT(box(u"eraseWithoutKeyStore"_s) != nullptr, testsupport::patienceMs);
    QVERIFY2(box(u"eraseWithoutKeyStore"_s)->text().contains(u"Nothing was erased"_s),
        qPrintable(box(u"eraseWithoutKeyStore"_s)->text()));
    box(u"eraseWithoutKeyStore"_s)->reject(); // and then nothing is
    QTRY_VERIFY(box(u"eraseWithoutKeyStore"_s) == nullptr);
    QVERIFY(!m_services->privacy.wasErased());
    eraseAll();
    QTRY_VERIFY_WITH_TIMEOUT(box(u"eraseWithoutKeyStore"_s) != nullptr, testsupport::patienceMs);
    box(u"eraseWithoutKeyStore"_s)->findChild<QPushButton*>(u"confirmEraseWithoutKeyStore"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.wasErased(), testsupport::patienceMs);
    const auto* said = m_window->findChild<ui::Toast*>()->findChild<QLabel*>();
    QTRY_VERIFY2_WITH_TIMEOUT(
        said->text().contains(u"may still lie in: the keychain"_s), qPrintable(said->text()), testsupport::patienceMs);
}

void TestUnlocking::whoOpensAnErasedProfileKeepsItsFile_data()
{
    QTest::addColumn<bool>("isOpening");
    QTest::newRow("nobody") << false;
    QTest::newRow("another program is opening it") << true;
}

//! What removes the file of the database at the end must not take it from under another program's hands.
void TestUnlocking::whoOpensAnErasedProfileKeepsItsFile()
{
    QFETCH(bool, isOpening);
    m_services->privacy.erase();
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.wasErased(), testsupport::patienceMs);
    base::FileLock opening(admin::restoreLockPath(m_profile));
    QVERIFY(!isOpening || opening.take().value_or(false));
    m_services.reset();
    QCOMPARE(QFile::exists(m_profile + u"/spyhop.db"_s), isOpening);
}

//! Behind a passphrase, as the one before: that is typed anew.
void TestUnlocking::aNewKeyAsksWhereItGoesTo()
{
    openWindow();
    showPrivacy();
    auto* renew = m_window->findChild<ui::Button*>(u"renewDataKey"_s);
    QTRY_VERIFY(renew->isVisible());
    renew->click();
    auto* asked = m_window->findChild<QDialog*>(u"newKeyDialog"_s);
    QTRY_VERIFY(asked && asked->isVisible());
    auto* present = asked->findChild<QRadioButton*>(u"keyPlace-auto"_s);
    QVERIFY(present->isChecked());
    QVERIFY2(present->text().contains(u"behind the passphrase"_s), qPrintable(present->text()));
    const auto* only = asked->findChild<QLabel*>(u"onlyKeyPlace"_s); // no keychain, no token: nothing to choose
    QTRY_VERIFY_WITH_TIMEOUT(only->isVisible() && !present->isVisible(), testsupport::patienceMs);
    QCOMPARE(only->text(), present->text());
    auto* accept = asked->findChild<ui::Button*>(u"acceptNewKey"_s);
    auto* line = asked->findChild<QLineEdit*>(u"newKeyPassphrase"_s);
    QCOMPARE(line->accessibleName(), u"New passphrase"_s);
    QVERIFY(line->isVisible());
    QVERIFY(!accept->isEnabled());
    for (const char16_t* name : {u"newKeyPassphrase", u"newKeyPassphraseAgain"})
        asked->findChild<QLineEdit*>(QStringView(name).toString())->setText(u"another phrase"_s);
    QVERIFY(accept->isEnabled());
    accept->click();
    const auto* said = m_window->findChild<ui::Toast*>()->findChild<QLabel*>();
    QTRY_VERIFY2_WITH_TIMEOUT(said->text().contains(u"The data key lies behind your passphrase."_s),
        qPrintable(said->text()), testsupport::patienceMs);
    startAgain();
    give(u"another phrase"_s);
}

void TestUnlocking::everyRecordIsCheckedWhereAsked()
{
    openWindow();
    ask(u"Stored before"_s);
    QVERIFY(m_services->database->flush());
    showPrivacy();
    auto* check = m_window->findChild<ui::Button*>(u"checkRecords"_s);
    const auto* result = m_window->findChild<ui::Banner*>(u"recordCheckResult"_s);
    const auto* list = m_window->findChild<QListWidget*>(u"damagedRecords"_s);
    QTRY_VERIFY(check->isVisible());
    QVERIFY(result->isHidden());
    // As the other groups of the page: at its left, with some room above.
    const auto* group = m_window->findChild<QWidget*>(u"recordCheckPanel"_s);
    const auto* above = m_window->findChild<ui::Button*>(u"renewDataKey"_s);
    QTRY_COMPARE(check->x(), 0);
    QVERIFY(group->y() - above->geometry().bottom() > 24);
    check->click();
    QTRY_VERIFY_WITH_TIMEOUT(!result->isHidden(), testsupport::patienceMs);
    QCOMPARE(result->word(), u"Whole"_s);
    QVERIFY2(result->rest().contains(u"open."_s), qPrintable(result->rest()));
    QVERIFY(list->isHidden() && !check->isBusy());

    QVERIFY(m_services->database->writeNow(
        {{u"UPDATE main.messages SET body = x'00' WHERE id = (SELECT min(id) FROM main.messages)"_s, {}}}));
    check->click();
    QVERIFY(check->isBusy());
    QTRY_VERIFY_WITH_TIMEOUT(!result->isHidden(), testsupport::patienceMs);
    QCOMPARE(result->word(), u"1 damaged"_s);
    QVERIFY2(result->rest().contains(u"the rest is fine"_s), qPrintable(result->rest()));
    QVERIFY(!list->isHidden());
    QCOMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().startsWith(u"Message in a chat"_s), qPrintable(list->item(0)->text()));
}

void TestUnlocking::aCheckOfRecordsIsCalledOff()
{
    openWindow();
    ask(u"Stored before"_s);
    showPrivacy();
    auto* check = m_window->findChild<ui::Button*>(u"checkRecords"_s);
    auto* cancel = m_window->findChild<ui::Button*>(u"cancelRecordCheck"_s);
    const auto* result = m_window->findChild<ui::Banner*>(u"recordCheckResult"_s);
    QTRY_VERIFY(check->isVisible());
    QVERIFY(cancel->isHidden());
    // Once the records' turn has come, before the first of them.
    const auto turn = connect(&m_services->privacy, &admin::PrivacyAdmin::checked, cancel, &QAbstractButton::click);
    QSignalSpy looked(&m_services->privacy, &admin::PrivacyAdmin::checked);
    QSignalSpy opened(&m_services->privacy, &admin::PrivacyAdmin::recordsProgressed);
    QSignalSpy checked(&m_services->privacy, &admin::PrivacyAdmin::recordsChecked);
    check->click();
    QVERIFY(!cancel->isHidden());
    QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, testsupport::patienceMs);
    QVERIFY(cancel->isHidden() && !check->isBusy());
    QTest::qWait(500);
    QVERIFY(opened.isEmpty() && checked.isEmpty());
    QVERIFY(result->isHidden());
    QVERIFY(disconnect(turn));
    check->click();
    QTRY_COMPARE_WITH_TIMEOUT(checked.size(), 1, testsupport::patienceMs);
    QVERIFY(!result->isHidden());
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
    const QByteArray sealed = (*other)->places.sealer(true)->seal("words", "a");
    if (asks) {
        QTRY_VERIFY_WITH_TIMEOUT(dialog() != nullptr, testsupport::patienceMs);
        QVERIFY2(asked().contains(u"Another program"_s), qPrintable(asked()));
        QVERIFY(!m_services->places.opener(true).open(sealed, "a"));
        give(QString::fromUtf8(passphrase));
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_services->places.opener(true).open(sealed, "a").has_value(), testsupport::patienceMs);
    QVERIFY(asks || dialog() == nullptr);
    QTRY_VERIFY(dialog() == nullptr || !dialog()->isVisible());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestUnlocking)
#include "tst_unlocking.moc"
