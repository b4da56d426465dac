// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written and not yet sent: kept for each chat, where its chat and the consent allow.
#include "core/chat/drafts.h"
#include "tests/core/chat/contextworld.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::ContextWorld;

class TestDrafts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draftsAreKeptPerChat();
    void draftsFollowConsent();
    void draftsMoveWithTheirChat();
};

void TestDrafts::draftsAreKeptPerChat()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    chat::Drafts drafts({world.clock, world.random, readers, store});
    drafts.setText(u"one"_s, u"first"_s, true);
    drafts.setText(QString(), u"of a new chat"_s, true);
    model::Attachment attachment;
    attachment.name = u"a.txt"_s;
    attachment.text = u"content"_s;
    attachment.receipt = u"7 characters"_s;
    drafts.attachments(u"one"_s).restore({attachment});
    QCOMPARE(drafts.text(u"one"_s), u"first"_s);
    QCOMPARE(drafts.text(u"two"_s), QString());
    world.advance(1'100ms); // a pause in writing
    chat::Drafts again({world.clock, world.random, readers, store});
    QCOMPARE(again.text(u"one"_s), u"first"_s);
    QCOMPARE(again.text(QString()), u"of a new chat"_s);
    QCOMPARE(again.attachments(u"one"_s).ready(), (QList<model::Attachment>{attachment}));
    again.clear(u"one"_s);
    chat::Drafts later({world.clock, world.random, readers, store});
    QVERIFY(later.text(u"one"_s).isEmpty());
    QVERIFY(later.attachments(u"one"_s).entries().isEmpty());
}

void TestDrafts::draftsFollowConsent()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    const auto rows = [&world] { return world.database->readNow({u"SELECT chat FROM main.drafts"_s, {}})->size(); };
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"one"_s, u"secret"_s, true);
    }
    QCOMPARE(rows(), 0);
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Drafts);
    world.places.setConsent(consent);
    world.places.setDataKey(seal::Sealer::freshKey());
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"in memory"_s, u"secret"_s, false); // a chat that is in memory only
        drafts.save();
        QCOMPARE(rows(), 0);
        drafts.setText(u"two"_s, u"secret"_s, true);
        drafts.save();
        QCOMPARE(rows(), 1);
        drafts.setText(u"two"_s, QString(), true); // what was deleted is gone
        drafts.save();
        QCOMPARE(rows(), 0);
    }
}

void TestDrafts::draftsMoveWithTheirChat()
{
    ContextWorld world;
    docs::ReaderHost readers(world.clock, {});
    store::DraftStore store(*world.database, world.places);
    const auto rows = [&world](QStringView place) {
        return world.database->readNow({u"SELECT text, attachments FROM %1.drafts"_s.arg(place), {}})->size();
    };
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Drafts);
    world.places.setConsent(consent);
    world.places.setDataKey(seal::Sealer::freshKey());
    model::Attachment attachment;
    attachment.name = u"a.txt"_s;
    attachment.text = u"content"_s;
    const QList<model::Attachment> one{attachment};
    {
        chat::Drafts drafts({world.clock, world.random, readers, store});
        drafts.setText(u"a"_s, u"words"_s, false); // of a chat in memory
        drafts.attachments(u"a"_s).restore(one);
        world.advance(1'100ms);
        QCOMPARE(rows(u"main"), 0);
        QCOMPARE(rows(u"mem"), 1);
        drafts.setStored(u"a"_s, true); // the chat was kept, and no more was written
        world.advance(1'100ms);
        QCOMPARE(rows(u"main"), 1);
        QCOMPARE(rows(u"mem"), 0);
        // Agreement while the program runs.
        world.places.setConsent({});
        drafts.setText(u"b"_s, u"more"_s, true);
        drafts.attachments(u"b"_s).restore(one);
        world.advance(1'100ms);
        QCOMPARE(rows(u"mem"), 2);
        world.places.setConsent(consent);
        drafts.reload();
        QCOMPARE(rows(u"mem"), 0);
    }
    QCOMPARE(rows(u"main"), 2);
    chat::Drafts later({world.clock, world.random, readers, store});
    QCOMPARE(later.text(u"a"_s), u"words"_s);
    QCOMPARE(later.attachments(u"a"_s).ready(), one);
    QCOMPARE(later.text(u"b"_s), u"more"_s);
    QCOMPARE(later.attachments(u"b"_s).ready(), one);
}

SPYHOP_TEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
