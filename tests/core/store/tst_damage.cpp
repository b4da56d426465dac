// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store of 64 kB: every byte of every sealed record is changed in turn. Each change is found, and costs the one
// record it hit.
#include "core/db/schema.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/places.h"
#include "core/store/resealing.h"
#include "tests/support/testmain.h"

#include <QtCore/QRandomGenerator>

using namespace spyhop;

namespace {

constexpr qsizetype storeBytes = 64 * 1024;

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyChangedByteIsFound();
    void aDamagedRecordCostsThatRecord();

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
            QVERIFY(m_places.sealer(true).open(sealed, context).has_value());
            for (qsizetype i = 0; i < sealed.size(); ++i) {
                const char before = sealed.at(i);
                sealed[i] = static_cast<char>(before ^ (1 << (i % 8)));
                if (m_places.sealer(true).open(sealed, context))
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

SPYHOP_TEST_MAIN(TestDamage)
#include "tst_damage.moc"
