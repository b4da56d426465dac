// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/db/schema.h"
#include "core/model/conversationtree.h"
#include "core/store/conversationstore.h"
#include "core/store/draftstore.h"
#include "core/store/places.h"
#include "tests/support/testmain.h"

#include <QtCore/QProcess>
#include <QtCore/QSet>

using namespace spyhop;
using namespace Qt::StringLiterals;

//! A program that edits, removes and restores messages is killed at any moment; whatever it said was done is there.
class TestKilledChat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLost_data();
    void nothingIsLost();
};

void TestKilledChat::nothingIsLost_data()
{
    QTest::addColumn<int>("steps");
    for (const int steps : {1, 2, 3, 5, 8, 13, 21, 34})
        QTest::addRow("after %d steps", steps) << steps;
}

void TestKilledChat::nothingIsLost()
{
    QFETCH(int, steps);
    const QString folder = testsupport::TestWorld::makeFolder(u"killed%1"_s.arg(steps));
    const QString path = folder + u"/spyhop.db"_s, keyPath = folder + u"/key"_s;
    const base::Secret key = seal::Sealer::freshKey();
    QVERIFY(base::atomicSave(keyPath, QByteArray(key.data(), key.size())).has_value());
    QProcess program;
    program.start(QStringLiteral(SPYHOP_KILLED_CHAT), {path, keyPath, QString::number(steps)});
    QByteArray said;
    while (said.count('\n') < steps) {
        QVERIFY(program.waitForReadyRead(testsupport::patienceMs));
        said += program.readAllStandardOutput();
    }
    program.kill(); // SIGKILL: in the middle of the next step, or the one after
    QVERIFY(program.waitForFinished(testsupport::patienceMs));
    said += program.readAllStandardOutput();
    said.truncate(said.lastIndexOf('\n'));
    const QList<QByteArray> last = said.split('\n').last().split(' ');
    QCOMPARE(last.size(), 3);

    const auto database = db::Database::open(path, db::schema());
    QVERIFY(database.has_value());
    store::Places places;
    places.setDataKey(key);
    store::ConversationStore store(**database, places);
    const auto chat = store.load(QString::fromLatin1(last[1]));
    QVERIFY(chat.has_value());
    // What was being written is there, as it stood at the last pause or at the one after.
    model::Consent consent;
    consent.asked = true;
    consent.kinds = {model::ConsentKind::Chats, model::ConsentKind::Drafts};
    places.setConsent(consent);
    const store::Draft draft = store::DraftStore(**database, places).load(QString::fromLatin1(last[1]));
    const int step = last[0].toInt();
    QVERIFY2(
        draft.text == u"draft %1"_s.arg(step) || draft.text == u"draft %1"_s.arg(step + 1), qPrintable(draft.text));
    QCOMPARE(draft.attachments.size(), 1);
    const QString file = draft.attachments.first().text;
    QVERIFY2(file == u"file %1"_s.arg(step) || file == u"file %1"_s.arg(step + 1), qPrintable(file));
    QVERIFY(draft.onDisk);
    // Every message can be read, hangs from one that is there, and the branch shown leads to a leaf.
    QSet<QString> ids;
    for (const model::ConversationMessage& message : chat->messages) {
        QVERIFY(message.parentId.isEmpty() || ids.contains(message.parentId));
        ids.insert(message.id);
        QVERIFY(message.message.role == model::Role::Assistant || !message.message.text.isEmpty());
    }
    QVERIFY(ids.contains(chat->leafId));
    // Every message there ever was is in the chat or in the trash, whole: nothing is gone.
    const auto rows
        = (*database)->readNow({u"SELECT count(*), sum(trashed = 0), count(DISTINCT id) FROM main.messages"_s, {}});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->first().at(1).toInt(), static_cast<int>(chat->messages.size()));
    QCOMPARE(rows->first().at(2), rows->first().at(0));
    int inTrash = 0;
    const auto trash = store.trash();
    QVERIFY(trash.has_value());
    for (const model::TrashEntry& entry : *trash)
        inTrash += entry.messages;
    QCOMPARE(inTrash, rows->first().at(0).toInt() - rows->first().at(1).toInt());
    // What is in the trash comes back.
    for (const model::TrashEntry& entry : *trash)
        store.restoreMessages(entry.conversationId, entry.trashedAt);
    const auto all = store.load(QString::fromLatin1(last[1]));
    QCOMPARE(static_cast<int>(all->messages.size()), rows->first().at(0).toInt());
    ids.clear();
    for (const model::ConversationMessage& message : all->messages) {
        QVERIFY(message.parentId.isEmpty() || ids.contains(message.parentId));
        ids.insert(message.id);
    }
}

SPYHOP_TEST_MAIN(TestKilledChat)
#include "tst_killedchat.moc"
