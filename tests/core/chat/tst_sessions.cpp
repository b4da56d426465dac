// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSessions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void entersTheListWithItsFirstMessage();
    void pinnedThenNewest();
    void severalStreamAtOnce();
    void removeStopsAndRestoreBrings();
    void reopensWhatWasStored();
    void keepAllAfterConsent();
    void removesAndRestoresMany();
    void trashIsEmptiedAfterThirtyDays();
    void messagesComeBackFromTheTrash();
    void withoutConsentAStoredChatGoesOnInMemory();
    void theAnswerBeingWrittenGoesOnInMemory();
    void lookingAtAnotherBranchIsNothingToLose();
    void projects();
    void archive();
    void whatOthersChangeIsTakenOver();
};

static chat::ChatSession* asked(testsupport::ChatWorld& world, const QString& text)
{
    chat::ChatSession* session = world.sessions->create();
    std::ignore = session->ask(text, {});
    world.runUntil([session] { return !session->isBusy(); });
    world.advance(1s);
    return session;
}

static QStringList titles(const testsupport::ChatWorld& world)
{
    QStringList names;
    for (const model::ConversationSummary& summary : world.sessions->summaries())
        names.append(summary.title);
    return names;
}

void TestSessions::entersTheListWithItsFirstMessage()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    QSignalSpy list(world.sessions.get(), &chat::Sessions::listChanged);
    chat::ChatSession* session = world.sessions->create();
    session->setTarget(u"a"_s, u"m"_s);
    QCOMPARE(list.size(), 0);
    QVERIFY(world.sessions->summaries().isEmpty());
    QVERIFY(session->ask(u"hello"_s, {}));
    QCOMPARE(list.size(), 1);
    QCOMPARE(titles(world), QStringList{u"hello"_s});
    QCOMPARE(world.sessions->unstoredCount(), 1);
    session->stop();
}

void TestSessions::pinnedThenNewest()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* one = asked(world, u"one"_s);
    asked(world, u"two"_s);
    QCOMPARE(titles(world), (QStringList{u"two"_s, u"one"_s}));
    one->setPinned(true);
    QCOMPARE(titles(world), (QStringList{u"one"_s, u"two"_s}));
    QSignalSpy summary(world.sessions.get(), &chat::Sessions::summaryChanged);
    one->rename(u"uno"_s);
    QCOMPARE(summary.size(), 1);
    QCOMPARE(titles(world), (QStringList{u"uno"_s, u"two"_s}));
}

void TestSessions::severalStreamAtOnce()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* one = world.sessions->create();
    chat::ChatSession* two = world.sessions->create();
    QVERIFY(one->ask(u"one"_s, {}));
    QVERIFY(two->ask(u"two"_s, {}));
    QVERIFY(world.runUntil(
        [&] { return !one->branch().last().message.text.isEmpty() && !two->branch().last().message.text.isEmpty(); }));
    QVERIFY(one->isBusy() && two->isBusy());
    one->stop();
    QVERIFY(two->isBusy());
    two->stop();
}

void TestSessions::removeStopsAndRestoreBrings()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    const QString id = session->conversation().summary.id;
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.text.isEmpty(); }));
    world.sessions->remove(id);
    QVERIFY(world.sessions->summaries().isEmpty());
    QCOMPARE(world.transport.live(), 0);
    world.sessions->restore(id);
    QCOMPARE(titles(world), QStringList{u"one"_s});
    const auto again = world.sessions->open(id);
    QVERIFY(again);
    QCOMPARE((*again)->branch().size(), 2);
}

void TestSessions::reopensWhatWasStored()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    const QString id = asked(world, u"one"_s)->conversation().summary.id;
    chat::Sessions other(world.clock, world.random, world.gateway, world.store, world.places);
    QVERIFY(other.reload());
    QCOMPARE(other.summaries().size(), 1);
    const auto session = other.open(id);
    QVERIFY(session);
    QCOMPARE((*session)->branch().size(), 2);
    QCOMPARE(*other.open(id), *session);
    QCOMPARE(other.open(u"nobody"_s).error().code, base::ErrorCode::NotFound);
}

void TestSessions::keepAllAfterConsent()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    asked(world, u"one"_s);
    asked(world, u"two"_s);
    chat::ChatSession* empty = world.sessions->create();
    QCOMPARE(world.sessions->unstoredCount(), 2);
    QVERIFY(!world.sessions->keepAll());
    world.allowStoring();
    QVERIFY(world.sessions->reload());
    QVERIFY(world.sessions->keepAll());
    QCOMPARE(world.sessions->unstoredCount(), 0);
    QVERIFY(empty->conversation().summary.stored);
    QVERIFY(asked(world, u"three"_s)->conversation().summary.stored);
}

void TestSessions::removesAndRestoresMany()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    QStringList ids;
    for (const QString& text : {u"one"_s, u"two"_s, u"three"_s})
        ids.append(asked(world, text)->conversation().summary.id);
    QSignalSpy list(world.sessions.get(), &chat::Sessions::listChanged);
    world.sessions->remove(ids.mid(0, 2));
    QCOMPARE(list.size(), 1);
    QCOMPARE(titles(world), QStringList{u"three"_s});
    QCOMPARE(world.sessions->trash()->size(), 2);
    QCOMPARE(world.sessions->trash()->first().messages, 2);
    world.sessions->restore(ids.mid(0, 2));
    QCOMPARE(titles(world), (QStringList{u"three"_s, u"two"_s, u"one"_s}));
    QVERIFY(world.sessions->trash()->isEmpty());
    world.sessions->remove(ids.last());
    world.sessions->erase(*world.sessions->trash());
    QVERIFY(world.sessions->trash()->isEmpty());
    QCOMPARE(world.store.load(ids.last()).error().code, base::ErrorCode::NotFound);
}

void TestSessions::trashIsEmptiedAfterThirtyDays()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    world.sessions->remove(asked(world, u"one"_s)->conversation().summary.id);
    world.clock.advance(24h * 29);
    QVERIFY(world.sessions->reload());
    QCOMPARE(world.sessions->trash()->size(), 1);
    world.clock.advance(24h * 2);
    QVERIFY(world.sessions->reload());
    QVERIFY(world.sessions->trash()->isEmpty());
}

void TestSessions::messagesComeBackFromTheTrash()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = asked(world, u"one"_s);
    QVERIFY(session->removeFrom(session->branch().last().id));
    const auto trash = world.sessions->trash();
    QCOMPARE(trash->size(), 1);
    QVERIFY(!trash->first().isChat);
    QVERIFY(world.sessions->restore(trash->first()));
    QCOMPARE(session->branch().size(), 2);
    QVERIFY(world.sessions->trash()->isEmpty());
}

static int onDisk(testsupport::ChatWorld& world)
{
    return world.database->readNow({u"SELECT count(*) FROM main.messages"_s, {}})->first().first().toInt();
}

void TestSessions::withoutConsentAStoredChatGoesOnInMemory()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = asked(world, u"one"_s);
    const QString id = session->conversation().summary.id;
    QCOMPARE(onDisk(world), 2);
    world.places.setConsent({});
    world.sessions->followConsent();
    QCOMPARE(world.sessions->unstoredCount(), 0); // all of it is on the disk
    QSignalSpy head(session, &chat::ChatSession::headChanged);
    session->rename(u"uno"_s);
    QTRY_VERIFY(head.size() > 1);
    QCOMPARE(world.sessions->unstoredCount(), 1);
    QVERIFY(session->ask(u"two"_s, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    world.advance(1s);
    QCOMPARE(onDisk(world), 2);
    QVERIFY(!session->conversation().summary.stored && session->conversation().summary.storedInPart);
    QCOMPARE(world.sessions->unstoredCount(), 1);
    QCOMPARE(world.sessions->storedInPartCount(), 1);
    QVERIFY(!world.sessions->keepAll());
    // A chat that is begun then was never stored.
    QVERIFY(!asked(world, u"three"_s)->conversation().summary.storedInPart);
    QCOMPARE(world.sessions->storedInPartCount(), 1);

    // Storing allowed again, what is in memory is kept when the person says so; and it goes on on the disk.
    world.places.setConsent({true, {model::ConsentKind::Chats}});
    QVERIFY(world.sessions->keepAll());
    QCOMPARE(world.sessions->unstoredCount(), 0);
    QCOMPARE(onDisk(world), 6);
    QVERIFY(session->ask(u"four"_s, {}));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    QCOMPARE(onDisk(world), 8);
    const auto kept = world.store.load(id);
    QCOMPARE(kept->messages.size(), 6);
    QCOMPARE(kept->summary.title, u"uno"_s);
}

void TestSessions::theAnswerBeingWrittenGoesOnInMemory()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | stay"_s);
    chat::ChatSession* session = world.sessions->create();
    QVERIFY(session->ask(u"one"_s, {}));
    QVERIFY(world.runUntil([&] { return !session->branch().last().message.text.isEmpty(); }));
    const auto bodies = [&world] {
        return *world.database->readNow({u"SELECT id, body FROM main.messages ORDER BY sequence"_s, {}});
    };
    const db::Rows before = bodies();
    world.places.setConsent({});
    world.sessions->followConsent();
    QVERIFY(session->conversation().summary.storedInPart); // said at once
    world.advance(3s); // beyond a checkpoint
    session->stop();
    world.advance(1s);
    QCOMPARE(bodies(), before);
    const auto read = world.store.load(session->conversation().summary.id);
    QCOMPARE(read->messages.last().message.text, session->branch().last().message.text);
}

void TestSessions::lookingAtAnotherBranchIsNothingToLose()
{
    testsupport::ChatWorld world;
    world.allowStoring();
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = asked(world, u"one"_s);
    QVERIFY(session->regenerate(QString()));
    QVERIFY(world.runUntil([session] { return !session->isBusy(); }));
    world.advance(1s);
    world.places.setConsent({});
    session->showSibling(session->branch().last().id, -1);
    world.advance(1s);
    QCOMPARE(world.sessions->unstoredCount(), 0);
    QVERIFY(session->conversation().summary.stored);
    QVERIFY(session->removeFrom(session->branch().last().id));
    world.advance(1s);
    QCOMPARE(world.sessions->unstoredCount(), 0);
    QCOMPARE(world.store.load(session->conversation().summary.id)->messages.size(), 2);
}

void TestSessions::projects()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    const QString id = asked(world, u"one"_s)->conversation().summary.id;
    QVERIFY(!world.sessions->createProject(u"  "_s));
    const auto project = world.sessions->createProject(u"Taxes "_s);
    QVERIFY(project);
    QCOMPARE(world.sessions->projects().first().name, u"Taxes"_s);
    world.sessions->move({id}, *project);
    QCOMPARE(world.sessions->summaries().first().project, *project);
    world.sessions->renameProject(*project, u"Tax 2026"_s);
    // A head that is saved later does not undo the move.
    (*world.sessions->open(id))->rename(u"uno"_s);
    chat::Sessions other(world.clock, world.random, world.gateway, world.store, world.places);
    QVERIFY(other.reload());
    QCOMPARE(other.projects().first().name, u"Tax 2026"_s);
    QCOMPARE(other.summaries().first().project, *project);
    const model::Project gone = world.sessions->projects().first();
    const QStringList chats = world.sessions->removeProject(*project);
    QCOMPARE(chats, QStringList{id});
    QCOMPARE(titles(world), QStringList{u"uno"_s}); // the chat stays
    QCOMPARE(world.sessions->summaries().first().project, QString());
    world.sessions->restoreProject(gone, chats);
    QCOMPARE(world.sessions->summaries().first().project, *project);
    QCOMPARE(world.store.projects()->size(), 1);
}

void TestSessions::archive()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    chat::ChatSession* session = asked(world, u"one"_s);
    const QString id = session->conversation().summary.id;
    world.sessions->setArchived({id}, true);
    QVERIFY(world.sessions->summaries().first().archived);
    QVERIFY(world.store.summaries()->first().archived);
    // Whoever writes in it takes it out.
    QVERIFY(session->ask(u"again"_s, {}));
    QVERIFY(!world.sessions->summaries().first().archived);
    QVERIFY(!world.store.summaries()->first().archived);
    world.runUntil([session] { return !session->isBusy(); });
}

namespace {

//! What a process has of a profile on the disk.
class Process {
public:
    Process(testsupport::ChatWorld& world, const QString& path, const base::Secret& key)
        : database(std::move(*db::Database::open(path, db::schema())))
        , store(*database, places)
        , sessions(world.clock, world.random, world.gateway, store, places)
    {
        model::Consent consent;
        consent.asked = true;
        consent.kinds.insert(model::ConsentKind::Chats);
        places.setConsent(consent);
        places.setDataKey(key);
    }

    std::unique_ptr<db::Database> database;
    store::Places places;
    store::ConversationStore store;
    chat::Sessions sessions;
};

} // namespace

//! Two programs on one profile: neither takes back what the other has changed.
void TestSessions::whatOthersChangeIsTakenOver()
{
    testsupport::ChatWorld world;
    world.transport.script(u"a"_s, u"200 | tok | done"_s);
    const QString path = testsupport::TestWorld::makeFolder(u"two"_s) + u"/spyhop.db"_s;
    const base::Secret key = seal::Sealer::freshKey();
    Process one(world, path, key), two(world, path, key);
    chat::ChatSession* mine = one.sessions.create();
    const auto asks = [&world](Process& process, chat::ChatSession* session, const QString& text) {
        const bool answered = session->ask(text, {}) && world.runUntil([session] { return !session->isBusy(); });
        return answered && process.database->flush();
    };
    QVERIFY(asks(one, mine, u"hello"_s));
    const QString id = mine->conversation().summary.id;
    QVERIFY(two.sessions.reload());
    chat::ChatSession* theirs = two.sessions.open(id).value();
    theirs->rename(u"Harbour"_s);
    theirs->setPinned(true);
    QVERIFY(two.database->flush());

    QSignalSpy head(mine, &chat::ChatSession::headChanged), branch(mine, &chat::ChatSession::branchChanged);
    QSignalSpy reloaded(&one.sessions, &chat::Sessions::reloaded);
    one.sessions.followOthers();
    QTRY_COMPARE(mine->conversation().summary.title, u"Harbour"_s);
    QVERIFY(mine->conversation().summary.pinned);
    QVERIFY(!head.isEmpty());
    QVERIFY(branch.isEmpty());
    QCOMPARE(one.sessions.summaries().first().title, u"Harbour"_s);
    QVERIFY(asks(one, mine, u"and again"_s));
    Process later(world, path, key);
    QVERIFY(later.sessions.reload());
    QCOMPARE(later.sessions.summaries().first().title, u"Harbour"_s);
    QVERIFY(later.sessions.summaries().first().pinned);

    // What is being changed here stays, and the rest comes.
    QVERIFY(two.sessions.reload());
    theirs->rename(u"Quay"_s);
    theirs->setSystemPrompt(u"theirs"_s, {});
    theirs->flush();
    QVERIFY(two.database->flush());
    Process last(world, path, key); // nor does a name say where the chat stands
    QCOMPARE(last.sessions.open(id).value()->branch().size(), 4);
    mine->setSystemPrompt(u"mine"_s, {});
    one.sessions.followOthers();
    QTRY_COMPARE(mine->conversation().summary.title, u"Quay"_s);
    QCOMPARE(mine->conversation().systemPrompt, u"mine"_s);

    // Another chat, from elsewhere.
    QVERIFY(asks(two, two.sessions.create(), u"news"_s));
    QVERIFY(one.database->flush());
    one.sessions.followOthers();
    QTRY_COMPARE(one.sessions.summaries().size(), 2);
    const qsizetype times = reloaded.size();
    one.sessions.followOthers(); // nothing of chats was written
    QTest::qWait(200);
    QCOMPARE(reloaded.size(), times);
}

SPYHOP_TEST_MAIN(TestSessions)
#include "tst_sessions.moc"
