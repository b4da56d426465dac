// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/checkpoint.h"
#include "core/observe/hashtree.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestCheckpoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bodyIsTheFormats();
    void signsAndVerifies();
    void keyIdIsTheFormats();
    void notesComeBack();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void readsManyNotes();

private:
    static base::Secret seed()
    {
        // RFC 8032, 7.1, test 1: its public key is known.
        QByteArray bytes = QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        return base::Secret::take(bytes);
    }
    static observe::Checkpoint checkpoint() { return {"spyhop/1/audit", 12, observe::leafHash("root")}; }
};

void TestCheckpoint::bodyIsTheFormats()
{
    QCOMPARE(checkpoint().body(), "spyhop/1/audit\n12\n" + observe::leafHash("root").toBase64() + "\n");
}

void TestCheckpoint::signsAndVerifies()
{
    const observe::CheckpointKey key(seed());
    QCOMPARE(key.publicKey().toHex(), QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    QByteArray signature = key.sign(checkpoint());
    QVERIFY(key.verifies(checkpoint(), signature));
    observe::Checkpoint other = checkpoint();
    other.size = 13;
    QVERIFY(!key.verifies(other, signature));
    signature[3] = char(signature.at(3) ^ 1);
    QVERIFY(!key.verifies(checkpoint(), signature));
    QVERIFY(!key.verifies(checkpoint(), QByteArray()));
}

void TestCheckpoint::keyIdIsTheFormats()
{
    // The verifier key in the documentation of Go's sumdb/note: name, hash, type and public key.
    const QByteArray encoded = QByteArray::fromBase64("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    QCOMPARE(observe::CheckpointKey::idOf("PeterNeumann", encoded.mid(1)).toHex(), QByteArray("c74f20a3"));
    const observe::CheckpointKey key(seed());
    QCOMPARE(key.id("spyhop/1/audit"), observe::CheckpointKey::idOf("spyhop/1/audit", key.publicKey()));
    QVERIFY(key.id("spyhop/1/audit") != key.id("spyhop/2/audit"));
}

void TestCheckpoint::notesComeBack()
{
    const observe::CheckpointKey key(seed());
    const QByteArray note = key.note(checkpoint(), key.sign(checkpoint()));
    const auto parsed = observe::parseNote(note);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->checkpoint, checkpoint());
    QCOMPARE(parsed->keyId, key.id("spyhop/1/audit"));
    QVERIFY(key.verifies(parsed->checkpoint, parsed->signature));
    const auto bare = observe::parseNote(observe::unsignedNote(checkpoint()));
    QVERIFY(bare.has_value());
    QVERIFY(bare->signature.isEmpty());
}

void TestCheckpoint::refusesOtherTexts_data()
{
    QTest::addColumn<QByteArray>("note");
    const QByteArray root = observe::leafHash("root").toBase64();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no origin") << QByteArray("\n12\n" + root + "\n\n");
    QTest::newRow("no size") << QByteArray("o\nx\n" + root + "\n\n");
    QTest::newRow("leading zero") << QByteArray("o\n012\n" + root + "\n\n");
    QTest::newRow("negative") << QByteArray("o\n-1\n" + root + "\n\n");
    QTest::newRow("short root") << QByteArray("o\n1\nAAAA\n\n");
    QTest::newRow("no empty line") << QByteArray("o\n1\n" + root + "\nx\n");
    QTest::newRow("other name signs") << QByteArray("o\n1\n" + root + "\n\n\xe2\x80\x94 p AAAA\n");
}

void TestCheckpoint::refusesOtherTexts()
{
    QFETCH(QByteArray, note);
    const auto parsed = observe::parseNote(note);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, base::ErrorCode::Unreadable);
}

void TestCheckpoint::readsManyNotes()
{
    const observe::CheckpointKey key(seed());
    QByteArray text;
    for (qint64 size = 1; size <= 3; ++size) {
        observe::Checkpoint one = checkpoint();
        one.size = size;
        text += key.note(one, key.sign(one)) + '\n';
    }
    const auto notes = observe::parseNotes(text + observe::unsignedNote(checkpoint()));
    QVERIFY(notes.has_value());
    QCOMPARE(notes->size(), 4);
    QCOMPARE(notes->at(2).checkpoint.size, 3);
    QVERIFY(key.verifies(notes->at(2).checkpoint, notes->at(2).signature));
    QVERIFY(notes->at(3).signature.isEmpty());
    QVERIFY(observe::parseNotes(QByteArray())->isEmpty());
    QVERIFY(!observe::parseNotes("rubbish\n").has_value());
}

SPYHOP_TEST_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
