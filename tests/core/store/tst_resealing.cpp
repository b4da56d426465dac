// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resealing.h"

#include "core/db/schema.h"
#include "core/store/conversationstore.h"
#include "core/store/places.h"
#include "tests/support/brokenfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using seal::Sealer;

namespace {

constexpr int chats = 90; // more than a page of rows

model::Conversation conversation(int number)
{
    model::Conversation result;
    const QString id = QStringLiteral("c%1").arg(number, 3, 10, QLatin1Char('0'));
    result.summary = {id, QStringLiteral("Title of ") + id, QStringLiteral("last"),
        QDateTime::fromMSecsSinceEpoch(1'000 + number, Qt::UTC), false, true, false, QString(), false};
    result.leafId = QStringLiteral("m");
    model::ConversationMessage message;
    message.id = QStringLiteral("m");
    message.message.text = QStringLiteral("Words of ") + id;
    message.createdAt = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
    result.messages = {message};
    return result;
}

model::Consent everything()
{
    model::Consent consent;
    consent.asked = true;
    for (const model::ConsentKind kind : model::allConsentKinds())
        consent.kinds.insert(kind);
    return consent;
}

} // namespace

class TestResealing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everySealedColumnIsKnown();
    void everythingIsSealedAnew();
    void mayEndAtAnyTime();
    void aDamagedRecordCostsItself();
    void aRecordInADamagedFileCostsItself();

private:
    void open();
    void fill();
    //! How many chats open with these keys, their words and all.
    int readable(const base::Secret& key, const QList<base::Secret>& former);
    void reseal(const Sealer& sealer)
    {
        store::Resealing resealing(*m_database, sealer);
        QSignalSpy finished(&resealing, &store::Resealing::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, testsupport::patienceMs);
        QVERIFY(finished.constFirst().constFirst().value<base::Status>());
    }

    QString m_path;
    std::unique_ptr<db::Database> m_database;
    const base::Secret m_old = Sealer::freshKey();
    const base::Secret m_new = Sealer::freshKey();
};

void TestResealing::init()
{
    m_database.reset();
    m_path = testsupport::TestWorld::makeFolder(QStringLiteral("reseal")) + QStringLiteral("/spyhop.db");
    open();
    QVERIFY(m_database->writeNow(
        {{QStringLiteral("DELETE FROM main.conversations"), {}}, {QStringLiteral("DELETE FROM main.messages"), {}}}));
}

void TestResealing::open()
{
    auto opened = db::Database::open(m_path, db::schema());
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

void TestResealing::fill()
{
    store::Places places;
    places.setConsent(everything());
    places.setDataKey(m_old);
    store::ConversationStore conversations(*m_database, places);
    for (int number = 0; number < chats; ++number) {
        const model::Conversation one = conversation(number);
        conversations.save(one, one.messages.constFirst());
    }
    QVERIFY(m_database->writeNow(
        {{QStringLiteral("INSERT OR REPLACE INTO main.asked(digest, job, item, at) VALUES(?, 'j', 1, 1)"),
            {QByteArrayLiteral("digest")}}}));
}

int TestResealing::readable(const base::Secret& key, const QList<base::Secret>& former)
{
    store::Places places;
    places.setConsent(everything());
    places.setDataKeys(key, former);
    const store::ConversationStore conversations(*m_database, places);
    int count = 0;
    for (int number = 0; number < chats; ++number) {
        const model::Conversation wanted = conversation(number);
        const auto loaded = conversations.load(wanted.summary.id);
        if (loaded && loaded->summary.title == wanted.summary.title && loaded->messages.size() == 1
            && loaded->messages.constFirst().message.text == wanted.messages.constFirst().message.text)
            ++count;
    }
    return count;
}

void TestResealing::everySealedColumnIsKnown()
{
    // Columns of type BLOB are sealed (core/db/schema.cpp), but for digests and for stored answers, which are dropped.
    QSet<QString> known;
    for (const store::SealedColumn& column : store::sealedColumns())
        known.insert(column.table + u'.' + column.column);
    QSet<QString> there;
    const auto tables = m_database->readNow(
        {QStringLiteral("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"), {}});
    QVERIFY(tables.has_value());
    for (const QVariantList& table : *tables) {
        const QString name = table.constFirst().toString();
        const auto columns
            = m_database->readNow({QStringLiteral("SELECT name, type FROM pragma_table_info('%1')").arg(name), {}});
        QVERIFY(columns.has_value());
        for (const QVariantList& column : *columns) {
            if (column.at(1).toString() == u"BLOB" && column.at(0).toString() != u"digest" && name != u"answer_bodies")
                there.insert(name + u'.' + column.at(0).toString());
        }
    }
    QVERIFY2(there == known,
        qPrintable(QStringLiteral("not sealed anew: %1; not there: %2")
                       .arg((there - known).values().join(u' '), (known - there).values().join(u' '))));
}

void TestResealing::everythingIsSealedAnew()
{
    fill();
    QCOMPARE(readable(m_old, {}), chats);
    QCOMPARE(readable(m_new, {}), 0);
    reseal(Sealer(m_new, {m_old}));
    QCOMPARE(readable(m_new, {}), chats);
    QCOMPARE(readable(m_old, {}), 0);
    QCOMPARE(m_database->readNow({QStringLiteral("SELECT count(*) FROM main.asked"), {}})->first().first().toInt(), 0);
    // Once more changes nothing.
    const auto before = m_database->readNow({QStringLiteral("SELECT head FROM main.conversations ORDER BY id"), {}});
    reseal(Sealer(m_new, {m_old}));
    const auto after = m_database->readNow({QStringLiteral("SELECT head FROM main.conversations ORDER BY id"), {}});
    QCOMPARE(*after, *before);
}

void TestResealing::mayEndAtAnyTime()
{
    fill();
    const Sealer both(m_new, {m_old});
    for (int turns = 0; turns < 12; ++turns) {
        {
            store::Resealing ended(*m_database, both);
            for (int i = 0; i < turns; ++i) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            }
        }
        QCOMPARE(readable(m_new, {m_old}), chats);
    }
    reseal(both);
    QCOMPARE(readable(m_new, {}), chats);
}

void TestResealing::aDamagedRecordCostsItself()
{
    fill();
    QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE main.messages SET body = ? WHERE conversation = 'c041'"),
        {QByteArrayLiteral("\x01not sealed by anybody, and longer than a nonce and a tag")}}}));
    reseal(Sealer(m_new, {m_old}));
    QCOMPARE(readable(m_new, {}), chats - 1);
}

void TestResealing::aRecordInADamagedFileCostsItself()
{
    fill();
    const QByteArray body = testsupport::noise(20'000);
    QVERIFY(m_database->writeNow(
        {{QStringLiteral("UPDATE main.messages SET body = ? WHERE conversation = 'c041'"), {body}}}));
    m_database.reset();
    QVERIFY(testsupport::breakRecord(m_path, body));
    open();
    reseal(Sealer(m_new, {m_old}));
    QCOMPARE(readable(m_new, {}), chats - 1);
}

SPYHOP_TEST_MAIN(TestResealing)
#include "tst_resealing.moc"
