// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store of 64 kB: every byte of every sealed record is changed in turn. Each change is found, and costs the one
// record it hit; so does damage of the file itself.
#include "tests/core/store/everything.h"
#include "tests/support/brokenfile.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <vector>

using namespace spyhop;
using testsupport::Everything;

namespace {

constexpr qsizetype storeBytes = 64 * 1024;

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyChangedByteIsFound();
    void aDamagedRecordCostsThatRecord();
    void eachKindOfRecordCostsItself_data();
    void eachKindOfRecordCostsItself();
    void eachKindOfRecordInADamagedFileCostsItself();
    void damageAmongManyReviewsCostsFewWalks_data();
    void damageAmongManyReviewsCostsFewWalks();
    void whatWentComesBackBesideADamagedMessage();

private:
    std::unique_ptr<db::Database> m_database;
    store::Places m_places;
    QStringList m_ids;
};

void TestDamage::initTestCase()
{
    auto opened = db::Database::open(
        testsupport::TestWorld::makeFolder(QStringLiteral("damage")) + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    model::Consent consent;
    consent.asked = true;
    consent.kinds.insert(model::ConsentKind::Chats);
    m_places.setConsent(consent);
    m_places.setDataKey(seal::Sealer::freshKey());
    store::ConversationStore conversations(*m_database, m_places);
    QRandomGenerator random(7);
    qint64 stored = 0;
    for (int number = 0; stored < storeBytes; ++number) {
        model::Conversation one;
        one.summary
            = {QStringLiteral("c%1").arg(number), QStringLiteral("Title %1").arg(number), QStringLiteral("last"),
                QDateTime::fromMSecsSinceEpoch(number, Qt::UTC), false, true, false, QString(), false};
        one.leafId = QStringLiteral("m");
        model::ConversationMessage message;
        message.id = QStringLiteral("m");
        for (int word = 0; word < 200; ++word)
            message.message.text += QString::number(random.generate(), 36) + u' ';
        one.messages = {message};
        conversations.save(one, message);
        m_ids << one.summary.id;
        const auto size = m_database->readNow(
            {QStringLiteral("SELECT sum(length(head)) FROM main.conversations UNION ALL SELECT sum(length(body)) FROM "
                            "main.messages"),
                {}});
        QVERIFY(size.has_value());
        stored = size->at(0).first().toLongLong() + size->at(1).first().toLongLong();
    }
}

void TestDamage::everyChangedByteIsFound()
{
    qint64 bytes = 0;
    for (const store::SealedColumn& column : store::sealedColumns()) {
        const QString keys = column.keys.join(QStringLiteral(", "));
        const auto rows = m_database->readNow(
            {QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 IS NOT NULL").arg(keys, column.column, column.table),
                {}});
        QVERIFY(rows.has_value());
        for (const QVariantList& row : *rows) {
            QByteArray sealed = row.last().toByteArray();
            const QByteArray context = column.context(row);
            QVERIFY(m_places.opener(true).open(sealed, context).has_value());
            for (qsizetype i = 0; i < sealed.size(); ++i) {
                const char before = sealed.at(i);
                sealed[i] = static_cast<char>(before ^ (1 << (i % 8)));
                if (m_places.opener(true).open(sealed, context))
                    QFAIL(qPrintable(QStringLiteral("byte %1 of %2").arg(i).arg(QString::fromUtf8(context))));
                sealed[i] = before;
            }
            bytes += sealed.size();
        }
    }
    QVERIFY2(bytes >= storeBytes, qPrintable(QString::number(bytes)));
}

void TestDamage::aDamagedRecordCostsThatRecord()
{
    const store::ConversationStore conversations(*m_database, m_places);
    QVERIFY(m_ids.size() > 10);
    for (qsizetype hit = 0; hit < m_ids.size(); ++hit) {
        const auto body = m_database->readNow(
            {QStringLiteral("SELECT body FROM main.messages WHERE conversation = ?"), {m_ids.at(hit)}});
        const QByteArray sealed = body->first().first().toByteArray();
        QByteArray damaged = sealed;
        const qsizetype at = (hit * 97) % damaged.size();
        damaged[at] = static_cast<char>(damaged.at(at) ^ 0x10);
        const auto put = [&](const QByteArray& bytes) {
            QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE main.messages SET body = ? WHERE conversation = ?"),
                {bytes, m_ids.at(hit)}}}));
        };
        put(damaged);
        const auto summaries = conversations.summaries();
        QVERIFY(summaries.has_value());
        QCOMPARE(summaries->size(), m_ids.size());
        for (qsizetype i = 0; i < m_ids.size(); ++i) {
            const auto loaded = conversations.load(m_ids.at(i));
            const bool whole
                = loaded && loaded->messages.size() == 1 && !loaded->messages.first().message.text.isEmpty();
            QCOMPARE(whole, i != hit);
        }
        put(sealed);
    }
}

void TestDamage::eachKindOfRecordCostsItself_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("a byte of the text") << 0;
    QTest::newRow("a byte of the nonce") << 1;
    QTest::newRow("its end is missing") << 2;
    QTest::newRow("nothing is left of it") << 3;
}

//! Every record of a store that holds two of everything is damaged in turn: all others are read as before, and it is
//! named.
void TestDamage::eachKindOfRecordCostsItself()
{
    QFETCH(int, how);
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("each%1").arg(how)));
    const QSet<QByteArray> whole = all.readable();
    QCOMPARE(all.damaged(), QByteArrayList());
    QList<store::SealedColumn> columns = store::sealedColumns();
    columns.append(store::answerColumn());
    QSet<QByteArray> reached;
    for (const store::SealedColumn& column : std::as_const(columns)) {
        const auto rows = all.database->readNow(column.page({}, 100));
        QVERIFY(rows.has_value());
        QVERIFY2(rows->size() >= 2, qPrintable(column.table)); // nothing is left out
        for (const QVariantList& row : *rows) {
            const QByteArray name = column.context(row);
            const QByteArray sealed = row.last().toByteArray();
            QByteArray damaged = sealed;
            if (how == 0)
                damaged[sealed.size() / 2 + 13] = static_cast<char>(sealed.at(sealed.size() / 2 + 13) ^ 0x04);
            else if (how == 1)
                damaged[7] = static_cast<char>(sealed.at(7) ^ 0x04);
            else
                damaged.truncate(how == 2 ? sealed.size() - 1 : 0);
            const auto put = [&](const QByteArray& bytes) {
                const QString where = column.keys.join(QStringLiteral(" = ? AND ")) + QStringLiteral(" = ?");
                QVERIFY(all.database->writeNow(
                    {{QStringLiteral("UPDATE main.%1 SET %2 = ? WHERE %3").arg(column.table, column.column, where),
                        QVariantList{bytes} + row.mid(0, column.keys.size())}}));
            };
            put(damaged);
            QCOMPARE(all.damaged(), QByteArrayList{name});
            const QSet<QByteArray> left = all.readable();
            // Stored answers have no list: a damaged one is asked for again (tests/core/cache).
            const QSet<QByteArray> lost = whole - left;
            QVERIFY2(left.size() + lost.size() == whole.size(), name.constData());
            QVERIFY2(column.table == u"answer_bodies" ? lost.isEmpty() : lost == QSet<QByteArray>{name},
                (name + " has cost " + lost.values().join(' ')).constData());
            put(sealed);
            reached.insert(name);
        }
    }
    QVERIFY(reached.contains(whole)); // whatever can be read was damaged once
    QCOMPARE(all.readable(), whole);
}

//! Records that need pages of their own: one of these leads nowhere, in each record in turn.
void TestDamage::eachKindOfRecordInADamagedFileCostsItself()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("file"));
    const QString path = folder + tr("/spyhop.db");
    const QString filler = u' ' + QString::fromLatin1(testsupport::noise(18'000).toBase64());
    const base::Secret key = seal::Sealer::freshKey();
    QList<store::SealedColumn> columns = store::sealedColumns();
    columns.append(store::answerColumn());
    QSet<QByteArray> whole;
    QHash<QByteArray, QByteArray> records;
    {
        const Everything all(folder, filler, key);
        whole = all.readable();
        for (const store::SealedColumn& column : std::as_const(columns)) {
            const auto rows = all.database->readNow(column.page({}, 100));
            for (const QVariantList& row : rows.value_or(db::Rows()))
                records.insert(column.context(row), row.last().toByteArray());
        }
    }
    QSet<QByteArray> names(records.keyBegin(), records.keyEnd());
    QVERIFY(names.contains(whole));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray sound = file.readAll();
    for (const store::SealedColumn& column : std::as_const(columns)) {
        for (auto record = records.cbegin(); record != records.cend(); ++record) {
            const QByteArray& name = record.key();
            if (!name.startsWith(column.contextTable.toUtf8() + ':') || !name.endsWith(':' + column.column.toUtf8()))
                continue;
            QVERIFY2(testsupport::breakRecord(path, *record), name.constData());
            // What stands behind it in its row goes with it.
            QByteArrayList costs{name};
            if (column.column == u"input")
                costs << name.chopped(5) + "result";
            if (column.table == u"drafts" && column.column == u"text")
                costs << name.chopped(4) + "attachments";
            {
                const Everything hit(folder, filler, key);
                const auto atOnce = hit.database->readNow(column.page({}, 100));
                QVERIFY2(!atOnce && store::isDamage(atOnce.error()), name.constData());
                QCOMPARE(hit.damaged(), costs);
                const QSet<QByteArray> lost = whole - hit.readable();
                QVERIFY2(column.table == u"answer_bodies" ? lost.isEmpty()
                                                          : lost == QSet<QByteArray>(costs.begin(), costs.end()),
                    (name + " has cost " + lost.values().join(' ')).constData());
            }
            QVERIFY(file.seek(0));
            QCOMPARE(file.write(sound), qint64(sound.size()));
            QVERIFY(file.flush());
            names.remove(name);
        }
    }
    QCOMPARE(names, QSet<QByteArray>());
    QCOMPARE(Everything(folder, filler, key).readable(), whole);
}

void TestDamage::damageAmongManyReviewsCostsFewWalks_data()
{
    QTest::addColumn<QList<int>>("damaged"); // items
    QTest::newRow("the first") << QList<int>{0};
    QTest::newRow("in the middle") << QList<int>{1'777};
    QTest::newRow("the last") << QList<int>{2'999};
    QTest::newRow("two beside each other, and far ones") << QList<int>{3, 1'500, 1'501, 2'998};
}

//! A walk through a table without row ids costs all of it: as many as there are rows would be their square.
void TestDamage::damageAmongManyReviewsCostsFewWalks()
{
    QFETCH(QList<int>, damaged);
    constexpr int count = 3'000;
    const QString folder
        = testsupport::TestWorld::makeFolder(QStringLiteral("reviews%1").arg(damaged.first() + damaged.size()));
    const QString path = folder + tr("/spyhop.db");
    const QString job = tr("job");
    store::Places places;
    places.setConsent({true, {model::ConsentKind::Batches}});
    places.setDataKey(seal::Sealer::freshKey());
    const QString filler = QString::fromLatin1(testsupport::noise(18'000).toBase64());
    QByteArrayList records;
    {
        const auto database = std::move(*db::Database::open(path, db::schema()));
        store::BatchStore store(*database, places);
        model::JobSummary summary;
        summary.spec.id = job;
        summary.startedAt = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
        QList<model::BatchItem> items;
        for (int index = 0; index < count; ++index)
            items.append({index, tr("Name"), tr("/path"), {}});
        QVERIFY(store.create(summary, items));
        std::vector<std::unique_ptr<db::WriteTicket>> tickets;
        for (int index = 0; index < count; ++index) {
            model::Review review;
            review.verdict = model::Review::Verdict::Corrected;
            review.cells = QStringList{damaged.contains(index) ? filler : tr("right")};
            review.at = summary.startedAt;
            tickets.push_back(store.writeReview(job, index, review));
        }
        QVERIFY(database->flush());
        for (const int index : damaged) {
            const auto row = database->readNow({tr("SELECT body FROM main.reviews WHERE item = ?"), {index}});
            records.append(row->first().first().toByteArray());
        }
    }
    for (const QByteArray& record : std::as_const(records))
        QVERIFY(testsupport::breakRecord(path, record));
    const auto database = std::move(*db::Database::open(path, db::schema()));
    const db::Statement all = store::BatchReviews::ofStretch(true, job, 0, count - 1);
    const auto atOnce = database->readNow(all);
    QVERIFY(!atOnce && store::isDamage(atOnce.error()));
    store::RowWalk walk(store::BatchReviews::oneByOne(all));
    int statements = 0;
    while (const std::optional<db::Statement> statement = walk.next()) {
        ++statements;
        walk.take(database->readNow(*statement));
    }
    QVERIFY(walk.result().has_value());
    QCOMPARE(walk.result()->size(), count);
    for (int index = 0; index < count; ++index) {
        const QVariantList& row = walk.result()->at(index);
        QCOMPARE(row.first().toInt(), index);
        QCOMPARE(row.last().toByteArray().isEmpty(), damaged.contains(index));
    }
    // Halved and doubled some times, and its own columns: for each.
    QVERIFY2(statements <= 60 * damaged.size(), qPrintable(QString::number(statements)));
    // And so for whoever reads them: a command, the window, a check of everything.
    const store::BatchStore store(*database, places);
    const auto page = store.page(job, 0, count);
    QVERIFY(page.has_value());
    const QList<store::ItemRow> later = testsupport::opened(store.readPage(job, 0, count));
    QCOMPARE(later.size(), page->size());
    for (int index = 0; index < count; ++index) {
        QCOMPARE(page->at(index).second.review.cells == QStringList{tr("right")}, !damaged.contains(index));
        QCOMPARE(later.at(index).second.review.cells, page->at(index).second.review.cells);
    }
    // Of some items far apart, which is no stretch of the table.
    const QList<store::ItemRow> some = testsupport::opened(store.readItems(job, {damaged.first(), 700, 2'500}));
    QCOMPARE(some.size(), 3);
    for (const store::ItemRow& row : some) {
        QCOMPARE(
            row.second.review.cells == QStringList{tr("right")}, !damaged.contains(static_cast<int>(row.first.index)));
    }
    store::RecordCheck check(*database, places.opener(true));
    QSignalSpy finished(&check, &store::RecordCheck::finished);
    QVERIFY(!finished.isEmpty() || finished.wait(testsupport::patienceMs));
    const auto named = finished.value(0).value(0).value<base::Expected<QByteArrayList>>();
    QCOMPARE(named->size(), damaged.size());
}

void TestDamage::whatWentComesBackBesideADamagedMessage()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("back"));
    const QString filler = u' ' + QString::fromLatin1(testsupport::noise(18'000).toBase64());
    const base::Secret key = seal::Sealer::freshKey();
    QByteArray body;
    {
        const Everything all(folder, filler, key);
        const auto rows
            = all.database->readNow({tr("SELECT body FROM main.messages WHERE conversation = 'c1' AND id = 'm1'"), {}});
        QVERIFY(rows && rows->size() == 1);
        body = rows->first().first().toByteArray();
    }
    QVERIFY(testsupport::breakRecord(folder + tr("/spyhop.db"), body));
    const Everything hit(folder, filler, key);
    store::ConversationStore conversations(*hit.database, hit.places);
    const auto trash = conversations.trash();
    QVERIFY(trash && trash->size() == 4);
    for (const model::TrashEntry& entry : *trash) {
        if (!entry.isChat && entry.conversationId == u"c1")
            conversations.restoreMessages(entry.conversationId, entry.trashedAt);
    }
    QVERIFY(hit.database->flush());
    QCOMPARE(conversations.trash()->size(), 3);
    const auto chat = conversations.load(tr("c1"));
    QVERIFY(chat.has_value());
    QCOMPARE(chat->messages.size(), 3);
    QVERIFY(!chat->messages.last().message.text.isEmpty());
}

SPYHOP_TEST_MAIN(TestDamage)
#include "tst_damage.moc"
