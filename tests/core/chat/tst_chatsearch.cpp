// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatsearch.h"
#include "core/db/schema.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/brokenfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestChatSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsOnDiskAndInMemory();
    void followsWhatIsSaid();
    void whatGoesOnInMemoryIsFoundOnce();
    void trashIsNotFound();
    void aNewSearchEndsTheOneBefore();
    void countsBeyondWhatItShows();
    void morePagesThanAreReadAhead();
    void letsGoWhenNobodySearches();
    void survivesOtherChats();
    void withoutTermsNothing();
    void onARealDisk();
    void aDamagedMessageCostsItself();
    void endsAtOnce();
};

namespace {

model::Conversation conversation(const QString& id, bool stored, const QStringList& texts)
{
    model::Conversation result;
    result.summary.id = id;
    result.summary.title = id;
    result.summary.stored = stored;
    result.summary.updatedAt = QDateTime::fromMSecsSinceEpoch(1, Qt::UTC);
    for (const QString& text : texts) {
        model::ConversationMessage message;
        message.id = QString::number(result.messages.size());
        message.parentId = result.leafId;
        message.message.text = text;
        result.leafId = message.id;
        result.messages.append(message);
    }
    return result;
}

class World : public testsupport::ChatWorld {
public:
    World()
        : search(clock, *database, places, store, *sessions)
    {
        allowStoring();
    }

    //! "chat/message" of each hit, as they came.
    QStringList find(const QString& query)
    {
        const auto run = search.search(query);
        QStringList found;
        QObject::connect(run.get(), &chat::SearchRun::found, run.get(), [&found](const QList<chat::SearchHit>& hits) {
            for (const chat::SearchHit& hit : hits)
                found.append(hit.conversationId + u'/' + hit.messageId);
        });
        [&run] { QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), testsupport::patienceMs); }();
        total = run->total();
        return found;
    }

    void add(const model::Conversation& one)
    {
        put(one);
        QVERIFY(sessions->reload());
    }

    int total = 0;
    chat::ChatSearch search;
};

} // namespace

void TestChatSearch::findsOnDiskAndInMemory()
{
    World world;
    model::Conversation disk = conversation(u"disk"_s, true, {u"The Orca swims"_s, u"虎鲸在游泳"_s});
    disk.messages.last().message.attachments = {{u"whales.pdf"_s, u"application/pdf"_s, u"much text"_s, {}}};
    world.add(disk);
    world.add(conversation(u"memory"_s, false, {u"An orca, too"_s}));
    QCOMPARE(world.find(u"orca"_s), (QStringList{u"memory/0"_s, u"disk/0"_s}));
    QCOMPARE(world.find(u"鲸"_s), QStringList{u"disk/1"_s});
    QCOMPARE(world.find(u"whales.pdf"_s), QStringList{u"disk/1"_s});
    QCOMPARE(world.find(u"shark"_s), QStringList());
    QVERIFY(world.search.isLoaded());
}

void TestChatSearch::followsWhatIsSaid()
{
    World world;
    world.transport.script(u"a"_s, u"200 | tok tok | done"_s);
    QCOMPARE(world.find(u"dolphin"_s), QStringList());
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"Is it a dolphin?"_s, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    const QString id = session->conversation().summary.id;
    const QString question = session->branch()[0].id;
    QCOMPARE(world.find(u"dolphin"_s), QStringList{id + u'/' + question});
    const QString answered = session->branch()[1].message.text.left(4);
    QCOMPARE(world.find(u'"' + answered + u'"').last(), id + u'/' + session->branch()[1].id);
    // What is removed is not found; what comes back is.
    const auto removed = session->removeFrom(question);
    QVERIFY(removed);
    world.advance(20ms);
    QCOMPARE(world.find(u"dolphin"_s), QStringList());
    QVERIFY(session->restoreRemoved(*removed));
    world.advance(20ms);
    QCOMPARE(world.find(u"dolphin"_s), QStringList{id + u'/' + question});
}

void TestChatSearch::whatGoesOnInMemoryIsFoundOnce()
{
    World world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    world.add(conversation(u"disk"_s, true, {u"A narwhal"_s, u"It has a tusk"_s}));
    world.places.setConsent({});
    chat::ChatSession* session = *world.sessions->open(u"disk"_s);
    QVERIFY(session->ask(u"Is the narwhal a whale?"_s, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    const QString said = session->branch().at(2).id;
    const QStringList both{u"disk/"_s + said, u"disk/0"_s};
    QCOMPARE(world.find(u"narwhal"_s), both); // out of both places
    const auto removed = session->removeFrom(said);
    QVERIFY(removed);
    world.advance(20ms);
    QCOMPARE(world.find(u"narwhal"_s), QStringList{u"disk/0"_s});
    QVERIFY(session->restoreRemoved(*removed));
    QTRY_COMPARE_WITH_TIMEOUT(world.find(u"narwhal"_s), both, testsupport::patienceMs); // read again with two keys
}

void TestChatSearch::trashIsNotFound()
{
    World world;
    world.add(conversation(u"one"_s, true, {u"orca"_s}));
    world.add(conversation(u"two"_s, true, {u"orca"_s}));
    QCOMPARE(world.find(u"orca"_s).size(), 2);
    world.sessions->remove(u"one"_s);
    QCOMPARE(world.find(u"orca"_s), QStringList{u"two/0"_s});
    world.sessions->restore(u"one"_s);
    QCOMPARE(world.find(u"orca"_s).size(), 2);
    world.sessions->setArchived({u"one"_s}, true); // out of the way, not out of the search
    QCOMPARE(world.find(u"orca"_s).size(), 2);
}

void TestChatSearch::aNewSearchEndsTheOneBefore()
{
    World world;
    world.add(conversation(u"one"_s, true, {u"orca"_s, u"dolphin"_s}));
    const auto first = world.search.search(u"orca"_s);
    int foundByFirst = 0;
    connect(first.get(), &chat::SearchRun::found, this, [&foundByFirst] { ++foundByFirst; });
    QCOMPARE(world.find(u"dolphin"_s), QStringList{u"one/1"_s});
    QCOMPARE(foundByFirst, 0);
    QVERIFY(!first->isFinished());
}

void TestChatSearch::countsBeyondWhatItShows()
{
    World world;
    QStringList texts;
    for (int i = 0; i < 2'500; ++i)
        texts.append(u"orca %1"_s.arg(i));
    world.add(conversation(u"one"_s, true, texts));
    const QStringList found = world.find(u"orca"_s);
    QCOMPARE(found.size(), chat::ChatSearch::mostHits);
    QCOMPARE(found.first(), u"one/2499"_s);
    QCOMPARE(world.total, 2'500);
}

//! Reading stops ahead of the opening and goes on; also for who begins anew in the middle of it.
void TestChatSearch::morePagesThanAreReadAhead()
{
    constexpr int many = 7'300; // messages: eight pages
    World world;
    QStringList texts;
    for (int i = 0; i < many; ++i)
        texts.append(u"orca %1"_s.arg(i));
    world.add(conversation(u"one"_s, true, texts));
    QCOMPARE(world.find(u"orca"_s).size(), chat::ChatSearch::mostHits);
    QCOMPARE(world.total, many);

    world.search.forget();
    const auto run = world.search.search(u"orca"_s);
    QSignalSpy found(run.get(), &chat::SearchRun::found);
    QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty(), testsupport::patienceMs);
    world.search.forget();
    QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), testsupport::patienceMs);
    QCOMPARE(run->total(), many);
}

void TestChatSearch::letsGoWhenNobodySearches()
{
    World world;
    world.add(conversation(u"one"_s, true, {u"orca"_s}));
    QCOMPARE(world.find(u"orca"_s).size(), 1);
    QVERIFY(world.search.isLoaded());
    world.clock.advance(6min);
    QVERIFY(!world.search.isLoaded());
    QCOMPARE(world.find(u"orca"_s).size(), 1);
}

void TestChatSearch::survivesOtherChats()
{
    World world;
    world.add(conversation(u"one"_s, true, {u"orca"_s}));
    const auto run = world.search.search(u"orca"_s);
    // What is there has changed while it is under way (consent, the data key, an import): it goes on with what is
    // there.
    world.add(conversation(u"two"_s, true, {u"orca"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), testsupport::patienceMs);
    QCOMPARE(run->total(), 2);
}

void TestChatSearch::withoutTermsNothing()
{
    World world;
    world.add(conversation(u"one"_s, true, {u"orca"_s}));
    QCOMPARE(world.find(u"  "_s), QStringList());
    QCOMPARE(world.find(u"orca"_s).size(), 1);
}

void TestChatSearch::onARealDisk()
{
    const QString path = testsupport::TestWorld::makeFolder(u"search"_s) + u"/spyhop.db"_s;
    testsupport::ChatWorld world;
    world.allowStoring();
    world.database = std::move(*db::Database::open(path, db::schema()));
    store::ConversationStore store(*world.database, world.places);
    chat::Sessions sessions(world.clock, world.random, world.gateway, store, world.places);
    const model::Conversation one = conversation(u"one"_s, true, {u"The unmistakable narwhal"_s});
    QVERIFY(store.add(one).has_value());
    QVERIFY(sessions.reload());
    chat::ChatSearch search(world.clock, *world.database, world.places, store, sessions);
    const auto run = search.search(u"narwhal"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), testsupport::patienceMs);
    QCOMPARE(run->total(), 1);
    // No plain word of it lies on the disk.
    std::ignore = world.database->flush();
    for (const QString& file : {path, path + u"-wal"_s}) {
        QFile bytes(file);
        if (bytes.open(QIODevice::ReadOnly))
            QVERIFY(!bytes.readAll().toLower().contains("narwhal"));
    }
}

void TestChatSearch::aDamagedMessageCostsItself()
{
    constexpr qsizetype onSeveralPages = 12'000; // bytes
    const QString path = testsupport::TestWorld::makeFolder(u"damaged-search"_s) + u"/spyhop.db"_s;
    testsupport::ChatWorld world;
    world.allowStoring();
    QByteArray sealed;
    {
        world.database = std::move(*db::Database::open(path, db::schema()));
        store::ConversationStore store(*world.database, world.places);
        QVERIFY(store.add(conversation(u"before"_s, true, {u"orca"_s, u"an orca again"_s})).has_value());
        const QString noise = QString::fromLatin1(testsupport::noise(onSeveralPages).toBase64());
        QVERIFY(store.add(conversation(u"hit"_s, true, {u"orca "_s + noise, u"the orca after it"_s})).has_value());
        const auto body = world.database->readNow(
            {u"SELECT body FROM main.messages WHERE conversation = 'hit' ORDER BY sequence LIMIT 1"_s, {}});
        QVERIFY(body.has_value());
        sealed = body->first().first().toByteArray();
        world.database.reset();
    }
    QVERIFY(testsupport::breakRecord(path, sealed));
    world.database = std::move(*db::Database::open(path, db::schema()));
    store::ConversationStore store(*world.database, world.places);
    chat::Sessions sessions(world.clock, world.random, world.gateway, store, world.places);
    QVERIFY(sessions.reload());
    chat::ChatSearch search(world.clock, *world.database, world.places, store, sessions);
    for (int round = 0; round < 2; ++round) { // cold and warm
        const auto run = search.search(u"orca"_s);
        QTRY_VERIFY_WITH_TIMEOUT(run->isFinished(), testsupport::patienceMs);
        QCOMPARE(run->total(), 3);
    }
}

void TestChatSearch::endsAtOnce()
{
    World world;
    QStringList texts;
    for (int i = 0; i < 3'000; ++i)
        texts.append(u"orca"_s);
    world.add(conversation(u"one"_s, true, texts));
    std::ignore = world.search.search(u"orca"_s); // gone before it began
    const auto run = world.search.search(u"orca"_s);
    // The world ends while the search is under way.
}

SPYHOP_TEST_MAIN(TestChatSearch)
#include "tst_chatsearch.moc"
