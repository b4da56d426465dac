// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/messagerecord.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {

model::Conversation conversation(const QString& id, bool stored, qint64 updated)
{
    model::Conversation result;
    result.summary = {id, QStringLiteral("Title of ") + id, QStringLiteral("last line"),
        QDateTime::fromMSecsSinceEpoch(updated, Qt::UTC), false, stored, false, QString(), false};
    result.systemPrompt = QStringLiteral("Be brief.");
    result.endpoint = QStringLiteral("deepseek");
    result.thinking = model::Thinking::High;
    result.leafId = QStringLiteral("a2");
    model::ConversationMessage question;
    question.id = QStringLiteral("m1");
    question.message.text = QStringLiteral("What is this?");
    question.message.attachments
        = {{QStringLiteral("a.png"), QStringLiteral("image/png"), QString(), QByteArrayLiteral("\x89PNG\0")}};
    question.createdAt = QDateTime::fromMSecsSinceEpoch(100, Qt::UTC);
    model::ConversationMessage answer;
    answer.id = QStringLiteral("a2"); // sorts before m1: order is that of saving
    answer.parentId = question.id;
    answer.message.role = model::Role::Assistant;
    answer.message.text = QStringLiteral("A picture.");
    answer.message.reasoning = QStringLiteral("Hm.");
    answer.thinkingTime = std::chrono::milliseconds(12'345);
    answer.createdAt = question.createdAt; // within the same millisecond
    result.messages = {question, answer};
    return result;
}

QDateTime at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

model::Outcome outcome()
{
    model::Outcome result;
    result.completion.model = QStringLiteral("deepseek-flash");
    result.completion.finishWord = QStringLiteral("length");
    result.completion.finish = model::FinishReason::Length;
    result.completion.usage = model::Usage{1, 2, 3, 4, true};
    base::Error error;
    error.code = base::ErrorCode::RateLimited;
    error.what = QStringLiteral("Too many.");
    error.detail = QStringLiteral("{\"error\":1}");
    error.httpStatus = 429;
    error.retryAfter = std::chrono::milliseconds(1'500);
    error.possiblyBilled = true;
    result.error = error;
    result.endpoint = QStringLiteral("deepseek");
    result.tier = QStringLiteral("api");
    result.cached = model::Cached::L2;
    model::Attempt attempt;
    attempt.status = 429;
    attempt.error = base::ErrorCode::RateLimited;
    attempt.wait = std::chrono::milliseconds(7);
    result.attempts = {attempt};
    result.adjusted = {{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}};
    result.timings.firstToken = 12.5;
    result.cost = base::Money(99, QStringLiteral("CNY"));
    result.costEstimated = true;
    return result;
}

} // namespace

class TestConversationStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBack_data();
    void comesBack();
    void outcomeComesBack();
    void checkpointKeepsTheOrder();
    void newestFirstFromBothPlaces();
    void trashHidesAndGivesBack();
    void purgeEmptiesTheTrash();
    void messagesGoAndComeBack();
    void keepTakesTheTrashAlong();
    void leafIsNeverMissing();
    void projects();
    void originsOfImports();
    void comesFromVersionSix();
    void keepMovesToTheDisk();
    void keepNeedsTheKey();
    void damagedMessageCostsItself();
    void damagedHeadCostsItself();
    void anOlderHeadThanWasWrittenIsNobodysWord();
    void withoutTheKeyNothingGoesToDisk();
    void withoutConsentAStoredChatGoesOnInMemory();
    void whatIsInBothPlacesIsRemovedAndComesBackAsOne();
    void aTaskOfAChatInTheTrashStaysThere();
    void aProjectRenamedWithoutConsent();
    void unknownIsNotFound();

private:
    void save(const model::Conversation& conversation)
    {
        m_store->saveHead(conversation);
        for (const model::ConversationMessage& message : conversation.messages)
            m_store->saveMessage(conversation, message);
    }
    qint64 count(const QString& table)
    {
        return m_database->readNow({QStringLiteral("SELECT count(*) FROM ") + table, {}})->first().first().toLongLong();
    }
    std::unique_ptr<store::Places> m_places;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<store::ConversationStore> m_store;
};

void TestConversationStore::init()
{
    m_store.reset();
    auto opened = db::Database::open(QString(), db::schema());
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    m_places = std::make_unique<store::Places>();
    m_places->setConsent({true, {model::ConsentKind::Chats}});
    m_places->setDataKey(seal::Sealer::freshKey());
    m_store = std::make_unique<store::ConversationStore>(*m_database, *m_places);
}

void TestConversationStore::comesBack_data()
{
    QTest::addColumn<bool>("stored");
    QTest::newRow("on disk") << true;
    QTest::newRow("in memory") << false;
}

void TestConversationStore::comesBack()
{
    QFETCH(bool, stored);
    const model::Conversation saved = conversation(QStringLiteral("c1"), stored, 5);
    save(saved);
    const auto loaded = m_store->load(QStringLiteral("c1"));
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->summary.stored, stored);
    QCOMPARE(loaded->summary.title, saved.summary.title);
    QCOMPARE(loaded->summary.lastLine, saved.summary.lastLine);
    QCOMPARE(loaded->summary.updatedAt, saved.summary.updatedAt);
    QCOMPARE(loaded->systemPrompt, saved.systemPrompt);
    QCOMPARE(loaded->endpoint, saved.endpoint);
    QCOMPARE(loaded->thinking, saved.thinking);
    QCOMPARE(loaded->leafId, saved.leafId);
    QCOMPARE(loaded->messages.size(), 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(loaded->messages.at(i).id, saved.messages.at(i).id);
        QCOMPARE(loaded->messages.at(i).parentId, saved.messages.at(i).parentId);
        QCOMPARE(loaded->messages.at(i).message, saved.messages.at(i).message);
        QCOMPARE(loaded->messages.at(i).createdAt, saved.messages.at(i).createdAt);
        QCOMPARE(loaded->messages.at(i).thinkingTime, saved.messages.at(i).thinkingTime);
        QVERIFY(loaded->messages.at(i).complete);
    }
    QCOMPARE(count(QStringLiteral("main.messages")), stored ? 2 : 0);
}

void TestConversationStore::outcomeComesBack()
{
    model::Conversation saved = conversation(QStringLiteral("c1"), true, 5);
    saved.messages[1].outcome = outcome();
    save(saved);
    const std::optional<model::Outcome> loaded = m_store->load(QStringLiteral("c1"))->messages.at(1).outcome;
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->completion, outcome().completion);
    QCOMPARE(*loaded->error, *outcome().error);
    QCOMPARE(loaded->tier, outcome().tier);
    QCOMPARE(loaded->cached, model::Cached::L2);
    QCOMPARE(loaded->attempts.first().status, 429);
    QCOMPARE(loaded->attempts.first().error, base::ErrorCode::RateLimited);
    QCOMPARE(loaded->attempts.first().wait.count(), 7);
    QCOMPARE(loaded->adjusted.first().why, QStringLiteral("d"));
    QCOMPARE(loaded->timings.firstToken, 12.5);
    QVERIFY(!loaded->timings.connect.has_value());
    QCOMPARE(loaded->cost, outcome().cost);
    QVERIFY(loaded->costEstimated);
}

void TestConversationStore::checkpointKeepsTheOrder()
{
    model::Conversation saved = conversation(QStringLiteral("c1"), true, 5);
    save(saved);
    saved.messages[0].message.text = QStringLiteral("changed");
    saved.messages[0].complete = false;
    saved.messages[0].note = QStringLiteral("stopped");
    m_store->saveMessage(saved, saved.messages.first());
    const auto loaded = m_store->load(QStringLiteral("c1"));
    QCOMPARE(loaded->messages.size(), 2);
    QCOMPARE(loaded->messages.first().message.text, QStringLiteral("changed"));
    QCOMPARE(loaded->messages.first().note, QStringLiteral("stopped"));
    QVERIFY(!loaded->messages.first().complete);
}

void TestConversationStore::newestFirstFromBothPlaces()
{
    save(conversation(QStringLiteral("old"), true, 1));
    save(conversation(QStringLiteral("middle"), false, 2));
    save(conversation(QStringLiteral("new"), true, 3));
    QStringList ids;
    const auto summaries = m_store->summaries();
    for (const model::ConversationSummary& summary : *summaries)
        ids << summary.id;
    QCOMPARE(ids, (QStringList{QStringLiteral("new"), QStringLiteral("middle"), QStringLiteral("old")}));
    QVERIFY(!summaries->at(1).stored);
}

void TestConversationStore::trashHidesAndGivesBack()
{
    save(conversation(QStringLiteral("c1"), true, 1));
    m_store->remove(QStringLiteral("c1"), at(1));
    QVERIFY(m_store->summaries()->isEmpty());
    m_store->restore(QStringLiteral("c1"));
    QCOMPARE(m_store->summaries()->size(), 1);
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 2);
}

void TestConversationStore::purgeEmptiesTheTrash()
{
    save(conversation(QStringLiteral("c1"), true, 1));
    save(conversation(QStringLiteral("c2"), false, 1));
    save(conversation(QStringLiteral("c3"), true, 1));
    save(conversation(QStringLiteral("c4"), true, 1));
    m_store->remove(QStringLiteral("c1"), at(1));
    m_store->remove(QStringLiteral("c2"), at(2));
    m_store->remove(QStringLiteral("c4"), at(3));
    m_store->purgeTrash(at(3)); // c4 has not lain there long enough
    QCOMPARE(count(QStringLiteral("main.conversations")), 2);
    QCOMPARE(count(QStringLiteral("main.messages")), 4);
    QCOMPARE(count(QStringLiteral("mem.conversations")), 0);
    QCOMPARE(count(QStringLiteral("mem.messages")), 0);
    QCOMPARE(m_store->trash()->size(), 1);
    m_store->erase(m_store->trash()->first());
    QCOMPARE(count(QStringLiteral("main.conversations")), 1);
    QCOMPARE(count(QStringLiteral("main.messages")), 2);
}

void TestConversationStore::messagesGoAndComeBack()
{
    model::Conversation saved = conversation(QStringLiteral("c1"), true, 5);
    save(saved);
    saved.leafId = QStringLiteral("m1");
    m_store->removeMessages(saved, {QStringLiteral("a2")}, at(7));
    auto loaded = m_store->load(QStringLiteral("c1"));
    QCOMPARE(loaded->messages.size(), 1);
    QCOMPARE(loaded->leafId, QStringLiteral("m1"));
    const auto trash = m_store->trash();
    QCOMPARE(trash->size(), 1);
    QVERIFY(!trash->first().isChat);
    QCOMPARE(trash->first().title, saved.summary.title);
    QCOMPARE(trash->first().text, QStringLiteral("A picture."));
    QCOMPARE(trash->first().trashedAt, at(7));
    m_store->restoreMessages(QStringLiteral("c1"), at(6)); // not what went then
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 1);
    m_store->restoreMessages(QStringLiteral("c1"), at(7));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 2);
    m_store->removeMessages(saved, {QStringLiteral("a2")}, at(8));
    m_store->erase(m_store->trash()->first());
    QCOMPARE(count(QStringLiteral("main.messages")), 1);
}

void TestConversationStore::keepTakesTheTrashAlong()
{
    model::Conversation kept = conversation(QStringLiteral("c1"), false, 1);
    save(kept);
    model::Conversation head = kept;
    head.messages.removeLast();
    head.leafId = QStringLiteral("m1");
    m_store->removeMessages(head, {QStringLiteral("a2")}, at(7));
    QVERIFY(m_store->keep(head).has_value());
    QCOMPARE(count(QStringLiteral("mem.messages")), 0);
    m_store->restoreMessages(QStringLiteral("c1"), at(7));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.at(1).message, kept.messages.at(1).message);
}

void TestConversationStore::leafIsNeverMissing()
{
    model::Conversation saved = conversation(QStringLiteral("c1"), true, 5);
    saved.leafId = QStringLiteral("never written");
    save(saved);
    QCOMPARE(m_store->load(QStringLiteral("c1"))->leafId, QStringLiteral("a2"));
}

void TestConversationStore::projects()
{
    m_store->saveProject({QStringLiteral("p1"), QStringLiteral("Taxes"), true}, at(2));
    m_store->saveProject({QStringLiteral("p2"), QStringLiteral("Garden"), false}, at(1));
    save(conversation(QStringLiteral("c1"), true, 1));
    m_store->setProject(QStringLiteral("c1"), QStringLiteral("p1"));
    m_store->setArchived(QStringLiteral("c1"), true);
    m_store->setPinned(QStringLiteral("c1"), true);
    auto projects = m_store->projects();
    QCOMPARE(*projects,
        (QList<model::Project>{{QStringLiteral("p2"), QStringLiteral("Garden"), false},
            {QStringLiteral("p1"), QStringLiteral("Taxes"), true}}));
    auto summary = m_store->summaries()->first();
    QCOMPARE(summary.project, QStringLiteral("p1"));
    QVERIFY(summary.archived && summary.pinned);
    // Stored later: it moves.
    m_store->saveProject({QStringLiteral("p2"), QStringLiteral("Orchard"), true}, at(1));
    QCOMPARE(count(QStringLiteral("mem.projects")), 0);
    QCOMPARE(m_store->projects()->first().name, QStringLiteral("Orchard"));
    m_store->removeProject(QStringLiteral("p1"));
    QCOMPARE(m_store->projects()->size(), 1);
    QCOMPARE(m_store->summaries()->first().project, QString());
}

void TestConversationStore::originsOfImports()
{
    model::Conversation imported = conversation(QStringLiteral("c1"), true, 1);
    imported.origin = QByteArrayLiteral("said");
    QVERIFY(m_store->add(imported).has_value());
    save(conversation(QStringLiteral("c2"), false, 1));
    QCOMPARE(*m_store->origins(), QSet<QByteArray>{QByteArrayLiteral("said")});
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 2);
    m_store->remove(QStringLiteral("c1"), at(1));
    QVERIFY(m_store->origins()->isEmpty());
}

//! A profile of version 6 opens unchanged; what lay in its trash counts its days from now on.
void TestConversationStore::comesFromVersionSix()
{
    const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("six")) + QStringLiteral("/spyhop.db");
    const QList<model::Conversation> saved{
        conversation(QStringLiteral("c1"), true, 5), conversation(QStringLiteral("c2"), true, 6)};
    {
        const auto old = db::Database::open(path, db::schema().mid(0, 6));
        const seal::Sealer sealer = m_places->sealer(true).value();
        QList<db::Statement> statements;
        for (const model::Conversation& one : saved) {
            const QString id = one.summary.id;
            statements.append({QStringLiteral("INSERT INTO main.conversations(id, updated, pinned, trashed, thinking, "
                                              "leaf, head) VALUES(?, 5, 0, ?, 'high', 'a2', ?)"),
                {id, int(id == QStringLiteral("c2")), sealer.seal(store::packHead(one), store::headContext(id))}});
            for (const model::ConversationMessage& message : one.messages) {
                statements.append({QStringLiteral("INSERT INTO main.messages(conversation, id, parent, created, role, "
                                                  "complete, body) VALUES(?, ?, ?, 1, ?, 1, ?)"),
                    {id, message.id, message.parentId, model::roleName(message.message.role),
                        sealer.seal(store::packMessage(message), store::bodyContext(id, message.id))}});
            }
        }
        QVERIFY((*old)->writeNow(statements).has_value());
    }
    const auto database = db::Database::open(path, db::schema());
    QVERIFY(database.has_value());
    store::ConversationStore store(**database, *m_places);
    QCOMPARE(store.summaries()->size(), 1);
    const auto loaded = store.load(QStringLiteral("c1"));
    QCOMPARE(loaded->messages.size(), 2);
    QCOMPARE(loaded->messages.at(1).message, saved.first().messages.at(1).message);
    QCOMPARE(loaded->leafId, QStringLiteral("a2"));
    QVERIFY(!loaded->summary.archived && loaded->summary.project.isEmpty());
    const auto trash = store.trash();
    QCOMPARE(trash->size(), 1);
    QVERIFY(trash->first().trashedAt > QDateTime(QDate(2020, 1, 1), QTime(), Qt::UTC));
    store.restore(QStringLiteral("c2"));
    QCOMPARE(store.summaries()->size(), 2);
}

void TestConversationStore::keepMovesToTheDisk()
{
    model::Conversation kept = conversation(QStringLiteral("c1"), false, 1);
    save(kept);
    QVERIFY(m_store->keep(kept).has_value());
    QVERIFY(kept.summary.stored);
    QCOMPARE(count(QStringLiteral("mem.conversations")), 0);
    QCOMPARE(count(QStringLiteral("mem.messages")), 0);
    const auto loaded = m_store->load(QStringLiteral("c1"));
    QVERIFY(loaded->summary.stored);
    QCOMPARE(loaded->messages.at(1).message, kept.messages.at(1).message);
}

void TestConversationStore::keepNeedsTheKey()
{
    m_places = std::make_unique<store::Places>();
    m_store = std::make_unique<store::ConversationStore>(*m_database, *m_places);
    model::Conversation kept = conversation(QStringLiteral("c1"), false, 1);
    save(kept);
    QCOMPARE(m_store->keep(kept).error().code, base::ErrorCode::RefusedConsent);
    QVERIFY(!kept.summary.stored);
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 2);
}

void TestConversationStore::damagedMessageCostsItself()
{
    save(conversation(QStringLiteral("c1"), true, 1));
    QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE main.messages SET body = x'01' WHERE id = 'm1'"), {}}})
                .has_value());
    const auto loaded = m_store->load(QStringLiteral("c1"));
    QCOMPARE(loaded->messages.size(), 2);
    QVERIFY(!loaded->messages.at(0).complete);
    QVERIFY(!loaded->messages.at(0).note.isEmpty());
    QCOMPARE(loaded->messages.at(1).message.text, QStringLiteral("A picture."));
}

void TestConversationStore::damagedHeadCostsItself()
{
    save(conversation(QStringLiteral("c1"), true, 1));
    save(conversation(QStringLiteral("c2"), true, 2));
    // c1's title under c2's name
    QVERIFY(m_database
                ->writeNow({{QStringLiteral("UPDATE main.conversations SET head = (SELECT head FROM main.conversations "
                                            "WHERE id = 'c1') WHERE id = 'c2'"),
                    {}}})
                .has_value());
    const auto summaries = m_store->summaries();
    QCOMPARE(summaries->size(), 2);
    QCOMPARE(summaries->first().id, QStringLiteral("c2"));
    QVERIFY2(summaries->first().title.contains(QStringLiteral("damaged")), qPrintable(summaries->first().title));
    const auto loaded = m_store->load(QStringLiteral("c2")); // its messages are records of their own
    QCOMPARE(loaded->messages.size(), 2);
    QCOMPARE(loaded->messages.at(1).message.text, QStringLiteral("A picture."));
    // Locked is not damaged.
    m_places = std::make_unique<store::Places>();
    m_store = std::make_unique<store::ConversationStore>(*m_database, *m_places);
    QCOMPARE(m_store->summaries()->size(), 0);
    QCOMPARE(m_store->load(QStringLiteral("c2")).error().code, base::ErrorCode::RefusedConsent);
}

//! On a full disk the head that was loaded lies there still while another was written.
void TestConversationStore::anOlderHeadThanWasWrittenIsNobodysWord()
{
    const QString id = QStringLiteral("c1");
    save(conversation(id, true, 1));
    const auto head = [this] {
        return m_database->readNow({QStringLiteral("SELECT head FROM main.conversations"), {}});
    };
    const QVariant old = head()->first().first();
    m_store = std::make_unique<store::ConversationStore>(*m_database, *m_places); // the next start
    auto loaded = m_store->load(id);
    QVERIFY(loaded.has_value());
    QVERIFY(m_store->storedHead(id).has_value());
    loaded->summary.title = QStringLiteral("Renamed");
    m_store->saveHead(*loaded);
    QVERIFY(m_database->flush().has_value());
    QVERIFY(head()->first().first() != old);
    QCOMPARE(m_store->storedHead(id)->summary.title, QStringLiteral("Renamed"));
    QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE main.conversations SET head = ?"), {old}}}).has_value());
    QVERIFY(!m_store->storedHead(id).has_value());
}

void TestConversationStore::withoutTheKeyNothingGoesToDisk()
{
    m_places = std::make_unique<store::Places>();
    m_store = std::make_unique<store::ConversationStore>(*m_database, *m_places);
    save(conversation(QStringLiteral("c1"), true, 1));
    QCOMPARE(count(QStringLiteral("main.messages")), 0);
    QCOMPARE(count(QStringLiteral("mem.messages")), 2);
}

//! What is on the disk stays as it was, to the byte.
void TestConversationStore::withoutConsentAStoredChatGoesOnInMemory()
{
    model::Conversation chat = conversation(QStringLiteral("c1"), true, 1);
    save(chat);
    const auto onDisk = [this] {
        return *m_database->readNow({QStringLiteral("SELECT c.head, c.updated, c.leaf, m.id, m.body FROM "
                                                    "main.conversations c LEFT JOIN main.messages m ON m.conversation "
                                                    "= c.id ORDER BY m.sequence"),
            {}});
    };
    const db::Rows before = onDisk();
    QVERIFY(!m_store->place(chat.summary));
    m_places->setConsent({});
    save(chat); // whatever its summary says
    QCOMPARE(onDisk(), before);
    QVERIFY(m_store->place(chat.summary));
    QVERIFY(!chat.summary.stored && chat.summary.storedInPart);
    QVERIFY(!m_store->place(chat.summary));

    chat.summary.title = QStringLiteral("Renamed");
    chat.messages[1].message.text = QStringLiteral("Gone on with.");
    m_store->saveMessage(chat, chat.messages.at(1));
    model::ConversationMessage next;
    next.id = QStringLiteral("b3");
    next.parentId = QStringLiteral("a2");
    next.message.text = QStringLiteral("Since then.");
    chat.messages.append(next);
    chat.leafId = next.id;
    m_store->save(chat, next);
    QCOMPARE(onDisk(), before);
    QCOMPARE(m_store->keep(chat).error().code, base::ErrorCode::RefusedConsent);
    QCOMPARE(onDisk(), before);

    // It is read as one, and listed once.
    const auto whole = m_store->load(QStringLiteral("c1"));
    QVERIFY(whole.has_value());
    QCOMPARE(whole->messages.size(), 3);
    QCOMPARE(whole->messages.at(1).message.text, QStringLiteral("Gone on with."));
    QCOMPARE(whole->leafId, next.id);
    const auto summaries = m_store->summaries();
    QCOMPARE(summaries->size(), 1);
    QCOMPARE(summaries->first().title, QStringLiteral("Renamed"));
    QVERIFY(!summaries->first().stored && summaries->first().storedInPart);

    m_places->setConsent({true, {model::ConsentKind::Chats}});
    QVERIFY(m_store->keep(chat).has_value());
    QVERIFY(chat.summary.stored && !chat.summary.storedInPart);
    QCOMPARE(count(QStringLiteral("mem.conversations")) + count(QStringLiteral("mem.messages")), 0);
    QCOMPARE(count(QStringLiteral("main.messages")), 3);
    const auto kept = m_store->load(QStringLiteral("c1"));
    QCOMPARE(kept->messages.at(1).message.text, QStringLiteral("Gone on with."));
    QCOMPARE(kept->messages.at(2).message.text, QStringLiteral("Since then."));
    QCOMPARE(kept->summary.title, QStringLiteral("Renamed"));
}

void TestConversationStore::whatIsInBothPlacesIsRemovedAndComesBackAsOne()
{
    model::Conversation chat = conversation(QStringLiteral("c1"), true, 1);
    save(chat);
    m_places->setConsent({});
    QVERIFY(m_store->place(chat.summary));
    model::ConversationMessage next;
    next.id = QStringLiteral("b3");
    next.parentId = QStringLiteral("a2");
    next.message.text = QStringLiteral("Since then.");
    chat.leafId = next.id;
    m_store->save(chat, next);

    m_store->removeMessages(chat, {QStringLiteral("a2"), QStringLiteral("b3")}, at(7));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 1);
    QCOMPARE(m_store->trash()->size(), 1);
    QCOMPARE(m_store->trash()->first().messages, 2);
    QCOMPARE(m_store->trash()->first().text, QStringLiteral("A picture."));
    m_store->restoreMessages(QStringLiteral("c1"), at(7));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 3);
    // One by one: what hangs below, in memory, brings what is on the disk.
    m_store->removeMessages(chat, {QStringLiteral("b3")}, at(8));
    m_store->removeMessages(chat, {QStringLiteral("a2")}, at(9));
    QCOMPARE(m_store->trash()->size(), 2);
    m_store->restoreMessages(QStringLiteral("c1"), at(8));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 3);

    m_store->remove(QStringLiteral("c1"), at(10));
    QVERIFY(m_store->summaries()->isEmpty());
    QCOMPARE(m_store->trash()->size(), 1);
    QCOMPARE(m_store->trash()->first().messages, 3);
    m_store->restore(QStringLiteral("c1"));
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 3);
    m_store->remove(QStringLiteral("c1"), at(11));
    m_store->erase(m_store->trash()->first());
    for (const char* table : {"main.conversations", "main.messages", "mem.conversations", "mem.messages"})
        QCOMPARE(count(QString::fromLatin1(table)), 0);
}

void TestConversationStore::aTaskOfAChatInTheTrashStaysThere()
{
    model::Conversation chat = conversation(QStringLiteral("c1"), true, 1);
    save(chat);
    m_store->removeMessages(chat, {QStringLiteral("a2")}, at(7));
    m_store->remove(QStringLiteral("c1"), at(8));
    m_places->setConsent({});
    auto answer = m_store->trashedMessage(chat, QStringLiteral("a2"));
    QVERIFY(answer.has_value());
    answer->message.text = QStringLiteral("It came.");
    QVERIFY(m_store->place(chat.summary));
    m_store->saveTrashed(chat, *answer);
    QVERIFY(m_store->summaries()->isEmpty());
    QCOMPARE(m_store->trash()->size(), 1);
    QCOMPARE(m_store->load(QStringLiteral("c1"))->messages.size(), 1);
    QCOMPARE(m_store->trashedMessage(chat, QStringLiteral("a2"))->message.text, QStringLiteral("It came."));
}

void TestConversationStore::aProjectRenamedWithoutConsent()
{
    m_store->saveProject({QStringLiteral("p1"), QStringLiteral("Taxes"), true}, at(1));
    const auto onDisk = [this] { return *m_database->readNow({QStringLiteral("SELECT head FROM main.projects"), {}}); };
    const db::Rows before = onDisk();
    m_places->setConsent({});
    m_store->saveProject({QStringLiteral("p1"), QStringLiteral("Garden"), true}, at(2));
    QCOMPARE(onDisk(), before);
    QCOMPARE(m_store->projects()->size(), 1);
    QCOMPARE(m_store->projects()->first().name, QStringLiteral("Garden"));
}

void TestConversationStore::unknownIsNotFound()
{
    QCOMPARE(m_store->load(QStringLiteral("x")).error().code, base::ErrorCode::NotFound);
}

SPYHOP_TEST_MAIN(TestConversationStore)
#include "tst_conversationstore.moc"
