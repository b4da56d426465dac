// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"
#include "ui/chat/attachmentchips.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/chat/trashmodel.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestChatListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groups_data();
    void groups();
    void rowsFollowTheChats();
    void projectsAndArchive();
    void directionTricksAreShown();
};

void TestChatListModel::groups_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("name");
    QTest::newRow("today") << QDate(2026, 3, 20) << u"Today"_s;
    QTest::newRow("tomorrow, by a wrong clock") << QDate(2026, 3, 21) << u"Today"_s;
    QTest::newRow("yesterday") << QDate(2026, 3, 19) << u"Yesterday"_s;
    QTest::newRow("week") << QDate(2026, 3, 13) << u"Last 7 days"_s;
    QTest::newRow("month") << QDate(2026, 3, 12) << u"March"_s;
    QTest::newRow("last year") << QDate(2025, 12, 31) << u"December 2025"_s;
}

void TestChatListModel::groups()
{
    QFETCH(QDate, day);
    QFETCH(QString, name);
    QCOMPARE(ui::groupName(day, QDate(2026, 3, 20)), name);
}

static QStringList rows(const ui::ChatListModel& model)
{
    QStringList names;
    for (int i = 0; i < model.rowCount({}); ++i) {
        const QModelIndex index = model.index(i);
        names.append((index.data(ui::ChatRow::HeaderRole).toBool() ? u"# "_s : QString())
            + index.data(Qt::DisplayRole).toString());
    }
    return names;
}

void TestChatListModel::rowsFollowTheChats()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    ui::ChatListModel model(*world.sessions, world.clock, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    chat::ChatSession* one = world.sessions->create();
    QVERIFY(rows(model).isEmpty());
    QVERIFY(one->ask(u"one"_s, {}));
    world.advance(std::chrono::seconds(1));
    chat::ChatSession* two = world.sessions->create();
    QVERIFY(two->ask(u"two"_s, {}));
    QCOMPARE(rows(model), (QStringList{u"# Today"_s, u"two"_s, u"one"_s}));
    QCOMPARE(model.flags(model.index(0)), Qt::ItemFlags(Qt::ItemIsDropEnabled)); // nothing to choose
    one->setPinned(true);
    QCOMPARE(rows(model), (QStringList{u"# Pinned"_s, u"one"_s, u"# Today"_s, u"two"_s}));
    two->rename(u"zwei"_s);
    QCOMPARE(model.index(3).data(Qt::DisplayRole).toString(), u"zwei"_s);
    QCOMPARE(model.indexOf(two->conversation().summary.id).row(), 3);
    world.sessions->remove(one->conversation().summary.id);
    QCOMPARE(rows(model), (QStringList{u"# Today"_s, u"zwei"_s}));
    two->stop();
}

void TestChatListModel::directionTricksAreShown()
{
    const QString trick = u"rechnung\u202efdp.exe"_s, shown = u"rechnung\ufffdfdp.exe"_s;
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    ui::ChatListModel model(*world.sessions, world.clock, nullptr);
    chat::ChatSession* one = world.sessions->create();
    QVERIFY(one->ask(trick, {}));
    one->stop();
    const QModelIndex row = model.indexOf(one->conversation().summary.id);
    QCOMPARE(row.data(Qt::DisplayRole).toString(), shown);
    QVERIFY(!row.data(ui::ChatRow::LineRole).toString().contains(QChar(0x202e)));
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(shown));
    one->rename(trick);
    QCOMPARE(row.data(Qt::EditRole).toString(), trick); // what is written in stays what it is
    QCOMPARE(ui::shownText(u"مرحبا \u0634"_s), u"مرحبا \u0634"_s); // written from right to left
    world.sessions->remove(one->conversation().summary.id);
    ui::TrashModel trash(*world.sessions, world.clock, nullptr);
    QVERIFY(trash.reload());
    QCOMPARE(trash.rowCount({}), 1);
    QCOMPARE(trash.index(0).data(Qt::DisplayRole).toString(), shown);
    QVERIFY(!trash.index(0).data(ui::ChatRow::LineRole).toString().contains(QChar(0x202e)));
    const ui::Theme theme;
    ui::Label label(theme, ui::FontRole::Title, &ui::Tokens::text, nullptr);
    label.setText(trick);
    QCOMPARE(label.text(), shown);
    model::Attachment file;
    file.name = trick;
    QCOMPARE(ui::attachmentLabel(file), shown);
}

void TestChatListModel::projectsAndArchive()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    ui::ChatListModel model(*world.sessions, world.clock, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList ids;
    for (const QString& text : {u"one"_s, u"two"_s, u"three"_s}) {
        chat::ChatSession* session = world.sessions->create();
        QVERIFY(session->ask(text, {}));
        session->stop();
        ids.append(session->conversation().summary.id);
        world.advance(std::chrono::seconds(1));
    }
    const QString project = *world.sessions->createProject(u"Taxes"_s);
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Taxes"_s, u"# Today"_s, u"three"_s, u"two"_s, u"one"_s}));
    // Dragged onto the project, shown once it is unfolded, dragged out onto a header.
    const auto drag = [&model](const QStringList& which, const QModelIndex& onto) {
        QModelIndexList indexes;
        for (const QString& id : which)
            indexes.append(model.indexOf(id));
        const std::unique_ptr<QMimeData> data(model.mimeData(indexes));
        model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, onto);
    };
    drag(ids.mid(0, 2), model.indexOf(project));
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Taxes"_s, u"# Today"_s, u"three"_s}));
    QCOMPARE(model.indexOf(project).data(ui::ChatRow::TimeRole).toString(), u"2"_s);
    model.toggleProject(project);
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Taxes"_s, u"two"_s, u"one"_s, u"# Today"_s, u"three"_s}));
    QCOMPARE(model.indexOf(ids[0]).data(ui::ChatRow::DepthRole).toInt(), 1);
    drag({ids[0]}, model.index(4));
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Taxes"_s, u"two"_s, u"# Today"_s, u"three"_s, u"one"_s}));
    // Names are edited in place.
    QVERIFY(model.setData(model.indexOf(project), u" Tax  2026 "_s, Qt::EditRole));
    QVERIFY(model.setData(model.indexOf(ids[0]), u"uno"_s, Qt::EditRole));
    QVERIFY(!model.setData(model.indexOf(ids[0]), u"  "_s, Qt::EditRole));
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Tax 2026"_s, u"two"_s, u"# Today"_s, u"three"_s, u"uno"_s}));
    world.sessions->setArchived({ids[0]}, true);
    QCOMPARE(rows(model), (QStringList{u"# Projects"_s, u"Tax 2026"_s, u"two"_s, u"# Today"_s, u"three"_s}));
    model.setScope(ui::ChatListModel::Scope::Archive);
    QCOMPARE(rows(model), (QStringList{u"# Today"_s, u"uno"_s}));
    model.setScope(ui::ChatListModel::Scope::Current);
    world.sessions->removeProject(project);
    QCOMPARE(rows(model), (QStringList{u"# Today"_s, u"three"_s, u"two"_s}));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestChatListModel)
#include "tst_chatlistmodel.moc"
