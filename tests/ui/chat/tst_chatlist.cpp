// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"
#include "ui/chat/chatlist.h"
#include "ui/chat/chatmenu.h"
#include "ui/chat/chattransfer.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The list pane of the chats, as a person uses it.
class TestChatList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aClickOpens();
    void manyAreSelectedAndRemoved();
    void renamesInPlace();
    void projects();
    void movingOpensNothing();
    void aRightClickOpensNothing();
    void findsWhatIsTyped();
    void keysLeadThroughTheSearch();
    void trashGivesBackAndErases();
    void exportsAndImports();
    void endsWhileANameIsEdited();

private:
    QString chat(const QString& question);
    [[nodiscard]] QStringList rows() const;
    [[nodiscard]] QModelIndex row(const QString& text) const;
    void click(const QString& text, Qt::KeyboardModifiers modifiers);
    //! An action of a menu and its submenus, by its words.
    static QAction* action(QMenu* menu, const QString& text);

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<testsupport::ChatWorld> m_world;
    std::unique_ptr<chat::ChatSearch> m_search;
    std::unique_ptr<ui::ChatList> m_list;
    QListView* m_view = nullptr;
};

void TestChatList::initTestCase()
{
    m_theme = std::make_unique<ui::Theme>();
    QApplication::setStyle(new ui::SpyhopStyle(*m_theme));
}

void TestChatList::init()
{
    m_world = std::make_unique<testsupport::ChatWorld>();
    m_world->transport.script(u"a"_s, u"200 | tok | stay"_s);
    m_search = std::make_unique<chat::ChatSearch>(
        m_world->clock, *m_world->database, m_world->places, m_world->store, *m_world->sessions);
    m_list = std::make_unique<ui::ChatList>(*m_theme, m_world->clock, *m_world->sessions, *m_search, nullptr);
    m_list->resize(280, 700);
    m_list->show();
    m_view = m_list->findChild<QListView*>(u"chatListView"_s);
    for (const QString& question : {u"Whales"_s, u"Taxes"_s, u"Garden"_s})
        chat(question);
}

void TestChatList::cleanup()
{
    m_list.reset();
    m_search.reset();
    m_world.reset();
}

QString TestChatList::chat(const QString& question)
{
    chat::ChatSession* session = m_world->sessions->create();
    std::ignore = session->ask(question, {});
    session->stop();
    m_world->advance(1s);
    return session->conversation().summary.id;
}

QStringList TestChatList::rows() const
{
    QStringList texts;
    for (int i = 0; i < m_view->model()->rowCount(); ++i)
        texts.append(m_view->model()->index(i, 0).data().toString());
    return texts;
}

QModelIndex TestChatList::row(const QString& text) const
{
    return m_view->model()->index(static_cast<int>(rows().indexOf(text)), 0);
}

void TestChatList::click(const QString& text, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, m_view->visualRect(row(text)).center());
}

QAction* TestChatList::action(QMenu* menu, const QString& text)
{
    for (QAction* one : menu->actions()) {
        if (one->text() == text)
            return one;
        if (one->menu() != nullptr) {
            if (QAction* inside = action(one->menu(), text))
                return inside;
        }
    }
    return nullptr;
}

void TestChatList::aClickOpens()
{
    QSignalSpy opened(m_list.get(), &ui::ChatList::opened);
    QCOMPARE(rows(), (QStringList{u"Today"_s, u"Garden"_s, u"Taxes"_s, u"Whales"_s}));
    click(u"Taxes"_s, Qt::NoModifier);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(m_world->sessions->summaries()[1].id, opened[0][0].toString());
    click(u"Taxes"_s, Qt::NoModifier); // it is open
    QCOMPARE(opened.size(), 1);
}

void TestChatList::manyAreSelectedAndRemoved()
{
    QSignalSpy opened(m_list.get(), &ui::ChatList::opened);
    QSignalSpy removed(&m_list->menu(), &ui::ChatMenu::removed);
    click(u"Garden"_s, Qt::NoModifier);
    click(u"Whales"_s, Qt::ControlModifier);
    QCOMPARE(opened.size(), 1); // selecting opens nothing
    QCOMPARE(m_list->selectedChats().size(), 2);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(rows(), (QStringList{u"Today"_s, u"Taxes"_s}));
    QCOMPARE(removed.size(), 1);
    m_world->sessions->restore(removed[0][0].toStringList()); // Undo
    QCOMPARE(rows(), (QStringList{u"Today"_s, u"Garden"_s, u"Taxes"_s, u"Whales"_s}));
}

void TestChatList::renamesInPlace()
{
    click(u"Taxes"_s, Qt::NoModifier);
    QTest::keyClick(m_view, Qt::Key_F2);
    auto* edit = m_view->findChild<QLineEdit*>(u"nameEdit"_s);
    QVERIFY(edit);
    QCOMPARE(edit->text(), u"Taxes"_s);
    const QRect place = m_view->visualRect(row(u"Taxes"_s));
    QCOMPARE(edit->geometry().bottom() + 1, place.top() + 26); // where the second line begins
    QVERIFY(edit->geometry().top() > place.top());
    QVERIFY(edit->height() >= edit->fontMetrics().height() + 4); // its ring goes round the letters
    edit->setText(u"Tax return"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rows().contains(u"Tax return"_s), testsupport::patienceMs);
}

void TestChatList::projects()
{
    click(u"Taxes"_s, Qt::NoModifier);
    QMenu menu;
    m_list->menu().fill(&menu, m_list->selectedChats());
    QVERIFY(action(&menu, u"New project…"_s));
    action(&menu, u"New project…"_s)->trigger();
    auto* edit = m_view->findChild<QLineEdit*>(u"nameEdit"_s);
    QVERIFY(edit); // its name is asked for at once
    edit->setText(u"Money"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rows(),
        (QStringList{u"Projects"_s, u"Money"_s, u"Taxes"_s, u"Today"_s, u"Garden"_s, u"Whales"_s}),
        testsupport::patienceMs);
    click(u"Money"_s, Qt::NoModifier); // folds
    QCOMPARE(rows(), (QStringList{u"Projects"_s, u"Money"_s, u"Today"_s, u"Garden"_s, u"Whales"_s}));
    QMenu other;
    const QString garden = row(u"Garden"_s).data(ui::ChatRow::IdRole).toString();
    m_list->menu().fill(&other, {garden});
    action(&other, u"Money"_s)->trigger();
    QVERIFY(!rows().contains(u"Garden"_s));
}

void TestChatList::movingOpensNothing()
{
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    QSignalSpy opened(m_list.get(), &ui::ChatList::opened);
    QSignalSpy chosen(m_list.get(), &ui::ChatList::chosen);
    click(u"Taxes"_s, Qt::NoModifier);
    m_view->setFocus();
    QVERIFY(m_view->hasFocus());
    m_list->newProject({m_list->current()});
    QCOMPARE(opened.size(), 1); // by the click; the row below took its place, and nobody chose that
    QCOMPARE(m_world->sessions->summaries()[1].id, m_list->current());
    QVERIFY(rows().contains(u"Taxes"_s)); // in its project, which is open
    // The arrow keys open; what was clicked or entered is to be seen.
    QCOMPARE(chosen.size(), 1);
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
}

void TestChatList::aRightClickOpensNothing()
{
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    click(u"Taxes"_s, Qt::NoModifier);
    m_view->setFocus();
    const QString open = m_list->current();
    QSignalSpy opened(m_list.get(), &ui::ChatList::opened);
    QTest::mouseClick(
        m_view->viewport(), Qt::RightButton, Qt::NoModifier, m_view->visualRect(row(u"Whales"_s)).center());
    QCOMPARE(opened.size(), 0); // a menu for it is all that was asked for
    QCOMPARE(m_list->current(), open);
    QCOMPARE(m_list->selectedChats(), QStringList{open});
}

void TestChatList::findsWhatIsTyped()
{
    auto* search = m_list->findChild<QLineEdit*>(u"chatSearch"_s);
    QTest::keyClicks(search, u"hale"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        rows(), (QStringList{u"Chats"_s, u"Whales"_s, u"Messages · 1"_s, u"Whales"_s}), testsupport::patienceMs);
    const QModelIndex hit = m_view->model()->index(3, 0);
    QCOMPARE(hit.data(ui::ChatRow::LineRole).toString(), u"Whales"_s);
    QCOMPARE(hit.data(ui::ChatRow::MarksRole).toList(), (QVariantList{qlonglong(1), qlonglong(4)}));
    QVERIFY(!m_list->grab().isNull());
    QSignalSpy chosen(m_list.get(), &ui::ChatList::messageChosen);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(hit).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][2].toString(), u"hale"_s);
    QVERIFY(m_view->selectionModel()->isSelected(hit));
    m_list->setCurrent(chosen[0][0].toString()); // as the window does once it is open
    QVERIFY(m_view->selectionModel()->isSelected(hit));
    m_list->setCurrent({}); // a new chat, then what it is called with its first question
    m_list->setCurrent(u"another"_s);
    QVERIFY(!m_view->selectionModel()->hasSelection());
    search->setText(u"nothing like that"_s);
    auto* empty = m_list->findChild<QWidget*>(u"chatListEmpty"_s);
    QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), testsupport::patienceMs);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(rows(), (QStringList{u"Today"_s, u"Garden"_s, u"Taxes"_s, u"Whales"_s}));
}

void TestChatList::keysLeadThroughTheSearch()
{
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    m_list->focusSearch();
    auto* search = m_list->findChild<QLineEdit*>(u"chatSearch"_s);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"garden"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 4, testsupport::patienceMs);
    QSignalSpy opened(m_list.get(), &ui::ChatList::opened);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_view->hasFocus());
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
}

void TestChatList::trashGivesBackAndErases()
{
    const auto session = m_world->sessions->open(row(u"Whales"_s).data(ui::ChatRow::IdRole).toString());
    QVERIFY((*session)->removeFrom((*session)->branch().last().id));
    m_world->advance(1s);
    click(u"Taxes"_s, Qt::NoModifier);
    QTest::keyClick(m_view, Qt::Key_Delete);
    m_list->showPage(ui::ChatList::Page::Trash);
    QCOMPARE(rows(), (QStringList{u"Taxes"_s, u"Whales"_s}));
    auto* restore = m_list->findChild<QPushButton*>(u"restoreRemoved"_s);
    QVERIFY(!restore->isEnabled());
    click(u"Whales"_s, Qt::NoModifier);
    QVERIFY(restore->isEnabled());
    restore->click();
    QCOMPARE((*session)->branch().size(), 2);
    QCOMPARE(rows(), QStringList{u"Taxes"_s});
    click(u"Taxes"_s, Qt::NoModifier);
    m_list->findChild<QPushButton*>(u"eraseRemoved"_s)->click();
    auto* question = m_list->findChild<QMessageBox*>(u"eraseQuestion"_s);
    QVERIFY(question);
    question->findChild<QPushButton*>(u"eraseYes"_s)->click();
    QVERIFY(rows().isEmpty());
    QVERIFY(m_world->sessions->trash()->isEmpty());
    m_list->findChild<QPushButton*>(u"backToChats"_s)->click();
    QCOMPARE(rows(), (QStringList{u"Today"_s, u"Garden"_s, u"Whales"_s}));
}

void TestChatList::exportsAndImports()
{
    ui::ChatTransfer transfer(*m_world->sessions, m_world->clock, m_list.get());
    QSignalSpy message(&transfer, &ui::ChatTransfer::message);
    QStringList ids;
    for (const model::ConversationSummary& summary : m_world->sessions->summaries())
        ids.append(summary.id);
    const QString folder = testsupport::TestWorld::makeFolder(u"export"_s);
    const auto written = [&](int messages) {
        return QTest::qWaitFor(
            [&] {
                m_world->advance(1ms);
                return !transfer.isExporting() && message.size() == messages;
            },
            testsupport::patienceMs);
    };
    transfer.exportTo(ids, chat::ChatFormat::Markdown, folder, true);
    QVERIFY(written(1));
    QCOMPARE(
        QDir(folder).entryList(QDir::Files, QDir::Name), (QStringList{u"Garden.md"_s, u"Taxes.md"_s, u"Whales.md"_s}));
    transfer.exportTo({ids.first()}, chat::ChatFormat::Markdown, folder, true); // nothing is overwritten
    const QString file = folder + u"/all.json"_s;
    transfer.exportTo(ids, chat::ChatFormat::Json, file, false); // waits for the one before
    QVERIFY(written(3));
    QVERIFY(QFile::exists(folder + u"/Garden (2).md"_s));
    transfer.exportTo({ids.first()}, chat::ChatFormat::Markdown, folder + u"/no/chat.md"_s, false);
    QVERIFY(written(4));
    QVERIFY2(message[3][0].toString().contains(u"/no/chat.md"_s), qPrintable(message[3][0].toString()));
    m_world->sessions->remove(ids);
    transfer.importFiles({file, folder + u"/Garden.md"_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_world->advance(10ms), !transfer.isImporting() && message.size() == 6), testsupport::patienceMs);
    QCOMPARE(message[4][0].toString(), u"Spyhop: 3 chat(s) with 6 message(s) imported."_s);
    QVERIFY(message[5][0].toString().startsWith(u"Garden.md"_s));
    QCOMPARE(m_world->sessions->summaries().size(), 3);
}

void TestChatList::endsWhileANameIsEdited()
{
    std::ignore = m_world->sessions->createProject(u"Money"_s);
    m_list->rename(m_world->sessions->projects().first().id);
    auto* edit = m_view->findChild<QLineEdit*>(u"nameEdit"_s);
    QVERIFY(edit);
    edit->setText(u"Other"_s);
    m_list.reset(); // what was typed is taken over while the pane goes
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestChatList)
#include "tst_chatlist.moc"
