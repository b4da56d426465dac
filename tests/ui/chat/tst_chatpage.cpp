// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerhost.h"
#include "core/keys/keyring.h"
#include "core/store/batchstore.h"
#include "core/store/settingsfile.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/chat/composer.h"
#include "ui/chat/sentattachments.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QScopeGuard>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What questions are written with.
struct Desk {
    Desk(testsupport::ChatWorld& world, store::BatchStore& lore, docs::ReaderHost& readers)
        : draftStore(*world.database, world.places)
        , libraryStore(*world.database, world.places)
        , taskStore(*world.database)
        , submissions(*world.database, world.places)
        , drafts({world.clock, world.random, readers, draftStore})
        , library(world.clock, world.random, libraryStore)
        , meter(world.gateway, lore)
        , pending(*world.sessions, taskStore)
        , tasks({world.clock, world.random, world.gateway, submissions})
    {
        world.sessions->setMeter(meter);
    }

    store::DraftStore draftStore;
    store::LibraryStore libraryStore;
    store::ChatTaskStore taskStore;
    store::SubmissionStore submissions;
    chat::Drafts drafts;
    chat::Library library;
    chat::ContextMeter meter;
    chat::PendingTasks pending;
    batch::Tasks tasks;
};

} // namespace

class TestChatPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksAndStops();
    void saysThatItIsInMemory();
    void waitingIsNamed();
    void goesOnWithABrokenAnswer();
    void errorsSayWhatToDo();
    void survivesItsChat();
    void ownWordsAreKept();
    void deletedRolesComeBack();
    void goingBackLeavesAWayForth();
    void whatWasSentCanBeSeen();
    void anEditedQuestionIsOpenedAsItStands();
    void closingAComparisonKeepsThePlace();
    void oneGoesOnReadingWhereOneWas();
    void theTitleIsSeenInALargeNarrowWindow();
    void aLongQuestionWaitsForWhatTheModelHolds();
    void whatWasTooLongIsForgottenOnceItFits();
    void whatIsOnlyEstimatedGoesAnyway();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<testsupport::ChatWorld> m_world;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<admin::EndpointAdmin> m_admin;
    std::unique_ptr<store::BatchStore> m_jobs;
    std::unique_ptr<docs::ReaderHost> m_readers;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ui::ChatPage> m_page;
};

void TestChatPage::initTestCase()
{
    m_theme = std::make_unique<ui::Theme>();
    QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
}

void TestChatPage::init()
{
    m_world = std::make_unique<testsupport::ChatWorld>();
    const QString folder = testsupport::TestWorld::makeFolder(u"profile"_s);
    m_settings = std::make_unique<store::SettingsFile>(folder);
    model::Endpoint endpoint;
    endpoint.name = u"deepseek"_s;
    endpoint.url = QUrl(u"https://a/v1"_s);
    endpoint.models = QStringList{u"deepseek-flash"_s};
    model::Settings settings;
    settings.endpoints.append(endpoint);
    QVERIFY(m_settings->update(settings));
    m_keys = std::make_unique<keys::KeyRing>(folder, u"test"_s, m_world->clock);
    m_admin = std::make_unique<admin::EndpointAdmin>(
        admin::EndpointAdmin::Parts{m_world->clock, m_world->transport, *m_keys, *m_settings, m_world->gateway});
    m_jobs = std::make_unique<store::BatchStore>(*m_world->database, m_world->places);
    m_readers = std::make_unique<docs::ReaderHost>(m_world->clock, docs::ReaderHost::programsBesideThis());
    m_desk = std::make_unique<Desk>(*m_world, *m_jobs, *m_readers);
    m_page = std::make_unique<ui::ChatPage>(*m_world->sessions, *m_admin,
        ui::ComposerController::Parts{
            *m_theme, m_world->clock, {m_desk->drafts, m_desk->library, m_desk->meter, m_desk->pending, m_desk->tasks}},
        nullptr);
    m_page->resize(960, 804);
    m_page->show();
}

void TestChatPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
    m_readers.reset();
    m_jobs.reset();
    m_admin.reset();
    m_keys.reset();
    m_settings.reset();
    m_world.reset();
}

void TestChatPage::asksAndStops()
{
    m_world->transport.script(u"a"_s, u"200 | tok tok | stay"_s);
    m_page->newChat();
    m_page->composer()->setText(u"What swims here?"_s);
    auto* button = m_page->findChild<QPushButton*>(u"sendButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_page->composer()->text().isEmpty());
    QCOMPARE(m_page->transcript()->messageCount(), 2);
    QVERIFY(m_world->runUntil([this] { return !m_page->transcript()->item(1).source().isEmpty(); }));
    m_world->advance(20ms);
    QVERIFY(m_page->transcript()->item(1).length() > 0);
    QCOMPARE(button->text(), u"Stop"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->text(), u"Send"_s);
    QCOMPARE(m_world->transport.live(), 0);
    // Esc does the same, from wherever the focus is.
    m_page->answerAgain();
    QCOMPARE(button->text(), u"Stop"_s);
    QTest::keyClick(m_page->transcript(), Qt::Key_Escape);
    QCOMPARE(button->text(), u"Send"_s);
}

void TestChatPage::saysThatItIsInMemory()
{
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    auto* strip = m_page->findChild<ui::Banner*>(u"memoryStrip"_s);
    QSignalSpy keep(m_page.get(), &ui::ChatPage::keepRequested);
    m_page->newChat();
    QVERIFY(strip->isHidden());
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY(!strip->isHidden());
    QTest::keyClick(strip->link(0), Qt::Key_Return);
    QCOMPARE(keep.size(), 1);
    QCOMPARE(keep[0][0].toString(), m_page->chatId());
}

void TestChatPage::waitingIsNamed()
{
    m_world->transport.script(u"a"_s, u"503 retry-after=20 | busy\n200 | tok | done"_s);
    auto* wait = m_page->findChild<ui::Banner*>(u"waitBanner"_s);
    m_page->newChat();
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY(!wait->isHidden());
    QVERIFY(m_world->runUntil([wait] { return wait->accessibleName().startsWith(u"Retrying in"_s); }));
    QCOMPARE(wait->link(0)->text(), u"Now"_s);
    QTest::keyClick(wait->link(0), Qt::Key_Return);
    QVERIFY(m_world->runUntil([wait] { return wait->isHidden(); }));
    QVERIFY(m_world->runUntil([this] { return !m_page->transcript()->item(1).footer().isEmpty(); }));
}

void TestChatPage::goesOnWithABrokenAnswer()
{
    m_world->transport.script(u"a"_s, u"200 | tok tok | cut\n200 | tok 5000ms tok | done"_s);
    auto* notice = m_page->findChild<ui::Banner*>(u"answerNotice"_s);
    m_page->newChat();
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY(m_world->runUntil([notice] { return !notice->isHidden(); }));
    const QString part = m_page->transcript()->item(1).source();
    QVERIFY(!part.isEmpty()); // an error replaces nothing
    QCOMPARE(notice->word(), u"Broken off"_s);
    QVERIFY(notice->rest().contains(u"The connection broke."_s));
    QVERIFY(m_page->transcript()->item(1).footer().contains(u"≈"_s));
    // The row stands under the answer.
    QVERIFY(notice->y() > m_page->transcript()->caretRect(1, 0).bottom());

    QTest::keyClick(notice->link(0), Qt::Key_Return);
    QVERIFY(notice->isHidden());
    QVERIFY(m_world->runUntil([&] { return m_page->transcript()->item(1).source().size() > part.size(); }));
    QCOMPARE(m_page->transcript()->item(1).seamText(), u"Broken off · continued by deepseek"_s); // while it writes
    QVERIFY(m_world->runUntil([this] {
        return m_page->transcript()->item(1).seamText() == u"Broken off · continued by m-answered · deepseek"_s;
    }));
    QVERIFY(notice->isHidden());
    QVERIFY(m_page->transcript()->item(1).source().startsWith(part));
    QCOMPARE(m_page->transcript()->messageCount(), 2);
}

void TestChatPage::errorsSayWhatToDo()
{
    m_world->transport.script(u"a"_s, u"401 | no\n200 | tok | done"_s);
    auto* notice = m_page->findChild<ui::Banner*>(u"answerNotice"_s);
    m_page->newChat();
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
    QVERIFY(m_world->runUntil([notice] { return !notice->isHidden(); }));
    QCOMPARE(notice->word(), u"No answer"_s);
    QCOMPARE(notice->link(0)->text(), u"Open settings"_s);
    QCOMPARE(notice->link(1)->text(), u"Choose another endpoint"_s);
    QSignalSpy settings(m_page.get(), &ui::ChatPage::settingsRequested);
    QTest::mouseClick(notice->link(0), Qt::LeftButton);
    QCOMPARE(settings.size(), 1);
    QCOMPARE(settings[0][0].toString(), u"deepseek"_s);
    // Once the key is right, the question is asked again as it stands.
    m_world->gateway.credentialsChanged(u"deepseek"_s);
    m_page->answerAgain();
    QVERIFY(m_world->runUntil([this] { return !m_page->transcript()->item(1).source().isEmpty(); }));
    QVERIFY(m_world->runUntil([this] { return !m_page->transcript()->item(1).footer().isEmpty(); }));
    QVERIFY(notice->isHidden());
    QCOMPARE(m_page->transcript()->messageCount(), 2);
}

void TestChatPage::survivesItsChat()
{
    m_world->transport.script(u"a"_s, u"200 | tok | stay"_s);
    m_page->newChat();
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(m_page->findChild<QPushButton*>(u"sendButton"_s), Qt::LeftButton);
    QSignalSpy changed(m_page.get(), &ui::ChatPage::chatChanged);
    m_world->sessions->remove(m_page->chatId());
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_page->chatId().isEmpty());
    QCOMPARE(m_page->transcript()->messageCount(), 0);
}

void TestChatPage::ownWordsAreKept()
{
    chat::ChatSession* session = m_world->sessions->create();
    m_page->openChat(session->conversation().summary.id);
    m_page->togglePanel();
    chat::Library::Entry role;
    role.kind = chat::Library::Kind::Role;
    role.title = u"Pirate"_s;
    role.text = u"Arr."_s;
    QVERIFY(m_desk->library.save(role));
    auto* roles = m_page->findChild<QComboBox*>(u"panelRole"_s);
    const auto choose = [roles](const QString& name) {
        const int index = roles->findText(name);
        roles->setCurrentIndex(index);
        Q_EMIT roles->activated(index);
        return index;
    };
    QCOMPARE(roles->currentText(), u"None"_s);
    QCOMPARE(roles->findText(u"Own words"_s), -1);
    session->setSystemPrompt(u"Speak softly."_s, {});
    QCOMPARE(roles->currentText(), u"Own words"_s);
    choose(u"Own words"_s); // the box was opened, and what stood there confirmed
    QCOMPARE(session->conversation().systemPrompt, u"Speak softly."_s);
    choose(u"Pirate"_s);
    QCOMPARE(session->conversation().systemPrompt, u"Arr."_s);
    choose(u"Own words"_s);
    QCOMPARE(session->conversation().systemPrompt, u"Speak softly."_s);
    choose(u"None"_s);
    QCOMPARE(session->conversation().systemPrompt, QString());
    choose(u"Own words"_s);
    QCOMPARE(session->conversation().systemPrompt, u"Speak softly."_s);
    // Another chat has none of it.
    m_page->openChat(m_world->sessions->create()->conversation().summary.id);
    QCOMPARE(roles->currentText(), u"None"_s);
    QCOMPARE(roles->findText(u"Own words"_s), -1);
}

void TestChatPage::deletedRolesComeBack()
{
    chat::ChatSession* session = m_world->sessions->create();
    m_page->openChat(session->conversation().summary.id);
    m_page->togglePanel();
    chat::Library::Entry role;
    role.kind = chat::Library::Kind::Role;
    role.title = u"Pirate"_s;
    role.text = u"Arr."_s;
    QVERIFY(m_desk->library.save(role));
    session->setSystemPrompt(u"Arr."_s, u"Pirate"_s);
    QSignalSpy removed(m_page.get(), &ui::ChatPage::libraryRemoved);
    m_page->findChild<QAbstractButton*>(u"panelDeleteRole"_s)->click();
    QCOMPARE(removed.size(), 1);
    QVERIFY(removed[0][0].toString().contains(u"Pirate"_s));
    QVERIFY(m_desk->library.entries(chat::Library::Kind::Role).isEmpty());
    QCOMPARE(session->conversation().systemPrompt, u"Arr."_s);
    m_desk->library.undoRemove();
    QCOMPARE(m_page->findChild<QComboBox*>(u"panelRole"_s)->currentText(), u"Pirate"_s);
}

void TestChatPage::goingBackLeavesAWayForth()
{
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = m_world->sessions->create();
    m_page->openChat(session->conversation().summary.id);
    for (const QString& question : {u"one"_s, u"two"_s}) {
        QVERIFY(session->ask(question, {}));
        QVERIFY(m_world->runUntil([session] { return !session->isBusy(); }));
    }
    const QString answer = session->branch()[1].id, leaf = session->conversation().leafId;
    QSignalSpy back(m_page.get(), &ui::ChatPage::wentBack);
    m_page->transcript()->actions().activateAction(1, u"branch.here"_s);
    QCOMPARE(back.size(), 1);
    QCOMPARE(back[0][1].toString(), leaf);
    QCOMPARE(m_page->transcript()->messageCount(), 2);
    const QList<ui::MessageAction> actions = m_page->transcript()->item(1).actions();
    const auto later = std::find_if(
        actions.begin(), actions.end(), [](const ui::MessageAction& one) { return one.id == u"branch.later"_s; });
    QVERIFY(later != actions.end());
    QVERIFY(later->isAlwaysShown && later->label.contains(u'2'));
    m_page->transcript()->actions().activateAction(1, later->id);
    QCOMPARE(m_page->transcript()->messageCount(), 4);
    QCOMPARE(session->conversation().leafId, leaf);
}

void TestChatPage::whatWasSentCanBeSeen()
{
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = m_world->sessions->create();
    QList<model::Attachment> attachments;
    for (int i = 0; i < 20; ++i) {
        model::Attachment one;
        one.name = u"folder/a long name of a file %1.pdf"_s.arg(i);
        one.text = u"what was read of %1"_s.arg(i);
        one.receipt = u"12 pages, 3,000 characters"_s;
        attachments.append(one);
    }
    QVERIFY(session->ask(u"What is in them?"_s, attachments));
    QVERIFY(m_world->runUntil([session] { return !session->isBusy(); }));
    m_page->openChat(session->conversation().summary.id);
    ui::TranscriptView* view = m_page->transcript();
    const ui::MessageItem& item = view->item(0);
    QTRY_VERIFY(item.geometry().attachments.isValid());
    const QList<QRectF> chips = item.attachmentRects();
    QCOMPARE(chips.size(), 20);
    QVERIFY(item.attachments().first().endsWith(u" · 12 pages"_s));
    for (const QRectF& chip : chips)
        QVERIFY(item.geometry().bubble.contains(chip));
    const auto seventh = item.hit(chips[7].center());
    QCOMPARE(seventh.part, ui::MessageHit::Part::Action);
    QVERIFY(view->actions().textOf(0, seventh).contains(u"12 pages, 3,000"_s));
    view->actions().activate(0, seventh);
    const auto* preview = m_page->window()->findChild<QWidget*>(u"attachmentPreview"_s);
    QVERIFY(preview != nullptr && preview->isVisible());
    QCOMPARE(preview->findChild<QPlainTextEdit*>(u"previewText"_s)->toPlainText(), u"what was read of 7"_s);
    QCOMPARE(preview->findChild<QWidget*>(u"previewRemove"_s), nullptr);
    preview->findChild<QAbstractButton*>(u"previewCopy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"what was read of 7"_s);
    QVERIFY(!preview->isVisible());
    QCOMPARE(ui::SentAttachments::fileName(attachments[3]), u"a long name of a file 3.pdf.txt"_s);
    model::Attachment picture;
    picture.name = u"Pasted picture"_s;
    picture.mimeType = u"image/png"_s;
    picture.bytes = "x";
    QCOMPARE(ui::SentAttachments::fileName(picture), u"Pasted picture.png"_s);
}

void TestChatPage::anEditedQuestionIsOpenedAsItStands()
{
    m_world->transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = m_world->sessions->create();
    const auto settle = [&] { QVERIFY(m_world->runUntil([session] { return !session->isBusy(); })); };
    QVERIFY(session->ask(u"still there?"_s, {}));
    settle();
    m_page->openChat(session->conversation().summary.id);
    m_page->editQuestion();
    auto* text = m_page->findChild<QPlainTextEdit*>(u"questionText"_s);
    QCOMPARE(text->toPlainText(), u"still there?"_s);
    text->setPlainText(u"still there? XX"_s);
    m_page->findChild<QPushButton*>(u"askAgainInWords"_s)->click();
    settle();
    QCOMPARE(session->branch().first().message.text, u"still there? XX"_s);
    QVERIFY(text->toPlainText().isEmpty());
    session->showSibling(session->branch().first().id, -1);
    m_page->editQuestion();
    QCOMPARE(text->toPlainText(), u"still there?"_s);
    // Nothing of it stays once the chat was left.
    text->setPlainText(u"in confidence"_s);
    m_page->newChat();
    QVERIFY(text->toPlainText().isEmpty());
}

void TestChatPage::closingAComparisonKeepsThePlace()
{
    m_world->transport.script(u"a"_s, u"200 | 400x tok | done"_s);
    chat::ChatSession* session = m_world->sessions->create();
    const auto settle = [&] { QVERIFY(m_world->runUntil([session] { return !session->isBusy(); })); };
    QVERIFY(session->ask(u"one"_s, {}));
    settle();
    QVERIFY(session->regenerate({}));
    settle();
    for (int i = 0; i < 6; ++i) {
        QVERIFY(session->ask(u"line\n"_s.repeated(40), {}));
        settle();
    }
    m_page->openChat(session->conversation().summary.id);
    m_world->advance(100ms);
    QScrollBar* bar = m_page->transcript()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 1'000);
    bar->setValue(bar->maximum() / 2);
    m_world->advance(100ms);
    const int before = bar->value();
    QVERIFY(!m_page->transcript()->isFollowing());
    QVERIFY(session->compareSiblings(session->branch()[1].id));
    m_world->advance(100ms);
    session->endComparison();
    m_world->advance(100ms);
    QCOMPARE(bar->value(), before);
}

void TestChatPage::oneGoesOnReadingWhereOneWas()
{
    m_world->transport.script(u"a"_s, u"200 | 400x tok | done"_s);
    chat::ChatSession* session = m_world->sessions->create();
    for (int i = 0; i < 6; ++i) {
        QVERIFY(session->ask(u"line\n"_s.repeated(40), {}));
        QVERIFY(m_world->runUntil([session] { return !session->isBusy(); }));
    }
    const QString id = session->conversation().summary.id;
    m_page->openChat(id);
    m_world->advance(100ms);
    ui::TranscriptView* transcript = m_page->transcript();
    QScrollBar* bar = transcript->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 1'000);
    QVERIFY(transcript->isFollowing());
    bar->setValue(bar->maximum() / 2);
    m_world->advance(100ms);
    const ui::TextPlace place = transcript->firstInSight();
    const int top = transcript->caretRect(place).top();
    m_page->newChat();
    m_world->advance(100ms);
    m_page->openChat(id);
    m_world->advance(100ms);
    QVERIFY(!transcript->isFollowing());
    QVERIFY2(qAbs(transcript->caretRect(place).top() - top) <= 2,
        qPrintable(u"%1 instead of %2"_s.arg(transcript->caretRect(place).top()).arg(top)));
    // Whoever was at the end comes back to the end.
    transcript->scrollToEnd();
    m_page->newChat();
    m_page->openChat(id);
    m_world->advance(100ms);
    QVERIFY(transcript->isFollowing());
    QCOMPARE(bar->value(), bar->maximum());
}

void TestChatPage::theTitleIsSeenInALargeNarrowWindow()
{
    m_page->newChat();
    const auto* title = m_page->findChild<QLabel*>(u"chatTitle"_s);
    const auto* thinking = m_page->findChild<QWidget*>(u"thinkingPill"_s);
    const auto usual = qScopeGuard([this] { m_theme->setZoomPercent(100); });
    m_theme->setZoomPercent(150);
    m_page->resize(440, 500);
    QTRY_COMPARE(thinking->parentWidget()->width(), 440);
    QTRY_VERIFY(thinking->geometry().right() < 440);
    const int seen = title->width(), whole = title->fontMetrics().horizontalAdvance(title->text());
    QCOMPARE(title->text(), u"New chat"_s);
    QVERIFY2(seen >= whole, qPrintable(u"%1 of %2"_s.arg(seen).arg(whole)));
}

//! Nobody has named the model's room: its server is asked before a question goes that may be too long for it.
void TestChatPage::aLongQuestionWaitsForWhatTheModelHolds()
{
    m_world->transport.script(
        u"a"_s, u"200 raw | {\"data\":[{\"id\":\"deepseek-flash\",\"context_length\":4000}]}\n200 | tok | done"_s);
    auto* notice = m_page->findChild<ui::Banner*>(u"composerNotice"_s);
    auto* button = m_page->findChild<QPushButton*>(u"sendButton"_s);
    m_page->newChat();
    m_page->composer()->setText(u"word "_s.repeated(20'000));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY2(notice->rest().contains(u"how much the model takes"), qPrintable(notice->rest()));
    QVERIFY(m_world->runUntil([notice] { return notice->word() == u"Not sent · Too long"_s; }));
    QCOMPARE(m_page->transcript()->messageCount(), 0);
    QVERIFY(!m_page->composer()->text().isEmpty());
    QCOMPARE(m_world->transport.requests().size(), 1);
    m_page->composer()->setText(u"x"_s);
    QTest::mouseClick(button, Qt::LeftButton); // nobody is asked once more
    QCOMPARE(m_page->transcript()->messageCount(), 2);
}

void TestChatPage::whatWasTooLongIsForgottenOnceItFits()
{
    m_world->transport.script(
        u"a"_s, u"200 raw | {\"data\":[{\"id\":\"deepseek-flash\",\"context_length\":4000}]}\n200 | tok | nousage"_s);
    auto* notice = m_page->findChild<ui::Banner*>(u"composerNotice"_s);
    auto* button = m_page->findChild<QPushButton*>(u"sendButton"_s);
    m_page->newChat();
    m_page->composer()->setText(QString(8'000, u'x')); // 2,400 tokens, of 3,500
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_world->runUntil([this] { return m_page->transcript()->messageCount() == 2; }));
    const auto opened = m_world->sessions->open(m_page->chatId());
    QVERIFY(opened);
    chat::ChatSession* session = *opened;
    QVERIFY(m_world->runUntil([session] { return !session->isBusy(); }));
    m_page->composer()->setText(QString(8'000, u'x'));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(notice->word(), u"Not sent · Too long"_s);
    session->setOverflow(model::Overflow::LeaveOutOldest);
    QCOMPARE(notice->word(), QString());
    QVERIFY2(notice->rest().contains(u"not sent along"_s), qPrintable(notice->rest()));
    session->setOverflow(model::Overflow::Ask);
    QCOMPARE(notice->word(), u"Too long"_s); // nothing was tried since
}

void TestChatPage::whatIsOnlyEstimatedGoesAnyway()
{
    m_world->transport.script(
        u"a"_s, u"200 raw | {\"data\":[{\"id\":\"deepseek-flash\",\"context_length\":4000}]}\n200 | tok | nousage"_s);
    auto* notice = m_page->findChild<ui::Banner*>(u"composerNotice"_s);
    auto* button = m_page->findChild<QPushButton*>(u"sendButton"_s);
    m_page->newChat();
    m_page->composer()->setText(QString(20'000, u'x')); // 6,000 tokens, of 3,500
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_world->runUntil([notice] { return notice->word() == u"Not sent · Too long"_s; }));
    QVERIFY(notice->link(1) != nullptr);
    QCOMPARE(notice->link(1)->text(), u"Send anyway"_s); // after what shows the figures
    QTest::mouseClick(notice->link(1), Qt::LeftButton);
    QCOMPARE(m_page->transcript()->messageCount(), 2);
    QVERIFY(m_page->composer()->text().isEmpty());
}

void TestChatPage::pictures_data()
{
    QTest::addColumn<model::ThemeChoice>("choice");
    QTest::newRow("light") << model::ThemeChoice::Light;
    QTest::newRow("dark") << model::ThemeChoice::Dark;
}

//! Paints a filled chat; with SPYHOP_PICTURES set to a folder, keeps the picture there to be looked at.
void TestChatPage::pictures()
{
    QFETCH(model::ThemeChoice, choice);
    m_theme->setChoice(choice);
    model::Conversation conversation;
    conversation.summary.id = u"chat"_s;
    conversation.summary.title = u"年度财务报告摘要"_s;
    conversation.summary.updatedAt = m_world->clock.wallTime();
    model::ConversationMessage question;
    question.id = u"q"_s;
    question.message.text = u"请把附件里的三张表合并成一页要点，单位统一为万元，并指出同比变化超过 20% 的项目。"_s;
    model::ConversationMessage answer;
    answer.id = u"a"_s;
    answer.parentId = u"q"_s;
    answer.message.role = model::Role::Assistant;
    answer.message.reasoning = u"先看三张表的单位。"_s;
    answer.message.text
        = u"## 要点\n营业收入同比增长 **23.4%**，主要来自华东地区的新签合同；销售费用增长 "
          u"31.0%，高于收入增速，需要解释。\n\n"
          "| 项目 | 2024(万元) | 2025(万元) | 同比 |\n|---|---|---|---|\n| 营业收入 | 10,284.6 | 12,691.2 | +23.4% |\n"
          "| 销售费用 | 1,120.0 | 1,467.2 | +31.0% |\n\n"
          "```python\ndef yoy(a, b):  # 同比\n    return (b - a) / a * 100\n```\n\n"
          "Next steps, with `yoy()` and [the report](https://example.org/report):\n\n1. Check the *sales* figures\n"
          "2. Ask finance\n   - costs\n   - contracts\n\n> 引用：费用率上升。"_s;
    answer.outcome = model::Outcome();
    answer.outcome->endpoint = u"deepseek"_s;
    answer.outcome->askedModel = u"deepseek-flash"_s;
    model::Usage usage;
    usage.promptTokens = 1'800;
    usage.completionTokens = 42;
    answer.outcome->completion.usage = usage;
    answer.outcome->cost = base::Money(6'100'000, u"CNY"_s);
    answer.outcome->timings.total = 4'200;
    conversation.messages = {question, answer};
    conversation.leafId = answer.id;
    m_world->put(conversation);
    QVERIFY(m_world->sessions->reload());
    m_page->openChat(u"chat"_s);
    m_world->advance(20ms);
    const QPixmap picture = m_page->grab();
    QCOMPARE(picture.toImage().pixelColor(5, 300), m_theme->tokens().content);
    const QString folder = qEnvironmentVariable("SPYHOP_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(picture.save(folder + u"/chat-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestChatPage)
#include "tst_chatpage.moc"
