// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/cache/answercache.h"
#include "core/db/schema.h"
#include "core/keys/vault.h"
#include "core/observe/recorder.h"
#include "core/store/batchstore.h"
#include "core/store/conversationstore.h"
#include "core/store/settingsfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

using namespace spyhop;

// Writes through every store and then looks for what a person wrote in every file of the profile, in the forms in which
// text might lie there. With consent it lies there sealed, without it not at all: either way it is not found.

namespace {

QString canary(int number)
{
    return QStringLiteral("CanaryText%1Überall").arg(number);
}

QList<QByteArray> forms(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    const QByteArray utf16(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QList<QByteArray> result{utf8, utf16, utf8.toHex(), utf8.toHex().toUpper()};
    // Base64 depends on where the text begins within three bytes; the middle of each is sure.
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray coded = (QByteArray(shift, ' ') + utf8).toBase64(QByteArray::OmitTrailingEquals);
        result.append(coded.mid(4, coded.size() - 8));
    }
    return result;
}

} // namespace

class TestCanary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsFound_data();
    void nothingIsFound();
    void keysAreNotFound();
    void theSearchFindsWhatIsThere();

private:
    static QStringList hits(const QString& folder, int& filesRead);
};

QStringList TestCanary::hits(const QString& folder, int& filesRead)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++filesRead;
        const QByteArray content = file.readAll();
        for (int number = 0; number < 20; ++number) {
            for (const QByteArray& form : forms(canary(number))) {
                if (content.contains(form))
                    found.append(QStringLiteral("%1 in %2").arg(canary(number), file.fileName()));
            }
        }
    }
    return found;
}

void TestCanary::nothingIsFound_data()
{
    QTest::addColumn<bool>("consent");
    QTest::newRow("with consent") << true;
    QTest::newRow("without") << false;
}

void TestCanary::nothingIsFound()
{
    QFETCH(bool, consent);
    const QString folder = testsupport::TestWorld::makeFolder(QString::fromLatin1(QTest::currentDataTag()));
    auto opened = db::Database::open(folder + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(opened.has_value());
    std::unique_ptr<db::Database> database = std::move(*opened);
    store::Places places;
    if (consent) {
        places.setDataKey(seal::Sealer::freshKey());
        places.setConsent({true, {model::ConsentKind::Chats, model::ConsentKind::Batches, model::ConsentKind::Cache}});
    }

    model::Conversation conversation;
    conversation.summary.id = QStringLiteral("c1");
    conversation.summary.stored = consent;
    conversation.summary.title = canary(0);
    conversation.summary.lastLine = canary(1);
    conversation.systemPrompt = canary(2);
    model::ConversationMessage message;
    message.id = QStringLiteral("m1");
    message.message.text = canary(3) + QString(1'000, u'x');
    message.message.reasoning = canary(4);
    message.message.attachments = {{canary(5), QStringLiteral("text/plain"), canary(6), canary(7).toUtf8()}};
    model::Outcome outcome;
    base::Error error;
    error.what = canary(8);
    error.detail = canary(9);
    outcome.error = error;
    message.outcome = outcome;
    store::ConversationStore conversations(*database, places);
    conversations.saveHead(conversation);
    conversations.saveMessage(conversation, message);

    model::JobSummary job;
    job.spec.id = QStringLiteral("j1");
    job.spec.title = canary(10);
    job.spec.prompt = canary(11);
    job.spec.columns = {{canary(12), model::ColumnType::Text, {}, canary(13)}};
    job.skipped = {canary(14)};
    store::BatchStore batches(*database, places);
    QVERIFY(batches.create(job, {{0, canary(15), canary(16), {canary(17)}}}).has_value());
    model::Step step;
    step.answer = canary(18);
    step.error = canary(19);
    batches.stepRunning(job.spec.id, step);
    model::ItemResult result;
    result.state = model::ItemState::Done;
    result.cells = {canary(18)};
    result.error = canary(19);
    result.receipt = canary(15);
    const auto ticket = batches.stepEnded(job.spec.id, step, result);

    observe::Recorder recorder(*database);
    model::CallRecord record;
    record.callId = QStringLiteral("call1");
    model::Attempt attempt;
    attempt.reason = canary(8); // never the server's text; and not trusted to be so
    record.attempts = {attempt};
    record.adjusted = {{QStringLiteral("stop"), canary(3), canary(4), canary(5)}};
    recorder.record(record);

    base::FakeClock clock;
    cache::AnswerCache answers(clock, *database);
    if (places.isStored(model::ConsentKind::Cache))
        answers.openDisk(places.sealer(true).value());
    model::ChatRequest request;
    request.messages = {message.message};
    model::Target target;
    target.endpoint.name = QStringLiteral("e");
    target.model = QStringLiteral("m");
    const cache::Digest key = cache::digest(target, request, 1);
    cache::Answer answer;
    answer.deltas = {{canary(18), canary(19)}};
    answer.completion.text = canary(18);
    answer.completion.reasoning = canary(19);
    answers.put(key, answer);
    QCOMPARE(answers.disk().count(), consent ? 1 : 0);

    QVERIFY(database->flush().has_value());
    const auto stored = database->readNow({QStringLiteral("SELECT (SELECT COUNT(*) FROM main.answer_bodies) + (SELECT "
                                                          "COUNT(*) FROM mem.answer_bodies)"),
        {}});
    QCOMPARE(stored->first().first().toInt(), consent ? 1 : 0);
    int filesRead = 0;
    QCOMPARE(hits(folder, filesRead), QStringList()); // while it runs, with the write-ahead log
    database.reset();
    QCOMPARE(hits(folder, filesRead), QStringList());
    QVERIFY(filesRead >= 3);
    // Neither is the digest of the question: who guesses the question must not be able to see that it was asked.
    QFile file(folder + QStringLiteral("/spyhop.db"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.contains(key) && !content.contains(key.toHex()));
}

void TestCanary::keysAreNotFound()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("keys"));
    const auto secretOf = [](const QString& text) {
        QByteArray bytes = text.toUtf8();
        return base::Secret::take(bytes);
    };
    store::SettingsFile settings(folder);
    QVERIFY(settings.load().has_value());
    const keys::Vault vault(folder);
    const auto dataKey = vault.createDataKey(secretOf(canary(0)));
    QVERIFY(dataKey.has_value());
    int filesRead = 0;
    QStringList found;
    for (int number = 1; number < 8; ++number) {
        QVERIFY(vault.setKey(QStringLiteral("k%1").arg(number), secretOf(canary(number)), *dataKey).has_value());
        // What a person pastes into the wrong place is refused, and not kept by the refusal.
        model::Settings changed = settings.settings();
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("e");
        endpoint.url = QUrl(QStringLiteral("https://api.example.com"));
        endpoint.key = canary(number);
        changed.endpoints = {endpoint};
        const base::Status refused = settings.update(changed);
        QVERIFY(!refused.has_value());
        QVERIFY(!refused.error().sentence().contains(canary(number)));
        found += hits(folder, filesRead);
    }
    QVERIFY(vault.removeKey(QStringLiteral("k1")).has_value());
    QCOMPARE(found + hits(folder, filesRead), QStringList());
    // Neither is the data key itself, which opens everything else.
    QFile file(folder + QStringLiteral("/vault.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("k7"));
    for (const QByteArray& form : {QByteArray(dataKey->data(), dataKey->size()), dataKey->view().toHex(),
             dataKey->view().toBase64(QByteArray::OmitTrailingEquals)})
        QVERIFY(!text.contains(form));
    QVERIFY(filesRead >= 8);
}

void TestCanary::theSearchFindsWhatIsThere()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("plain"));
    const QList<QByteArray> planted{canary(3).toUtf8(), "x" + canary(3).toUtf8().toHex(),
        ("{\"a\":\"" + canary(3).toUtf8() + "\"}").toBase64(),
        QByteArray(reinterpret_cast<const char*>(canary(3).utf16()), canary(3).size() * 2)};
    for (qsizetype i = 0; i < planted.size(); ++i) {
        QFile file(folder + QStringLiteral("/%1").arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(planted.at(i));
    }
    int filesRead = 0;
    QCOMPARE(hits(folder, filesRead).size(), planted.size());
}

SPYHOP_TEST_MAIN(TestCanary)
#include "tst_canary.moc"
