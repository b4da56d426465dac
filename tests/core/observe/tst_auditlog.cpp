// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditcall.h"
#include "core/observe/auditcopies.h"
#include "core/observe/auditproof.h"
#include "tests/core/observe/auditworld.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace spyhop;
using testsupport::AuditWorld;

class TestAuditLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsWrittenForNothing();
    void entryIsThereBeforeItsTicketSpeaks();
    void keepsEveryField();
    void carriesNoText();
    void promptOnlyWithItsSealer();
    void consentIsHeldWhileAPromptIsWritten();
    void aPrivateCallLeavesNeitherTextNorDigest();
    void digestComesLaterIfTheKeyDoes();
    void equalPromptsHaveEqualDigests();
    void fullDiskRefusesAndRemembers();
    void nothingIsLoggedThatNoRowNames();
    void nothingMoreOnceARowIsOwed();
    void aListThatIsHeldIsWaitedFor();
    void beginsAnotherSegmentEachDay();
    void beginsAnotherSegmentOnceOneIsFull();
    void oldSegmentsGo();
    void goesOnAfterADeadProcess();
    void cutsHalfAnEntryOfADeadProcess();
    void checkpointsAreCopied();
    void copiesFollowNoLinkAndNoPipe();
    void aShareThatHangsHoldsUpNobody();
    void provesAnEntry();
    void filters();

private:
    //! What becomes of an intent that somebody waits for.
    static base::Status announce(AuditWorld& world, observe::AuditLog& log, const QString& call)
    {
        const auto ticket = log.write(observe::draftOf(world.intent(call)));
        QSignalSpy done(ticket.get(), &db::WriteTicket::done);
        if (!done.wait(testsupport::patienceMs))
            return base::failure(base::ErrorCode::Timeout, QString());
        return done.first().first().value<base::Status>();
    }
    static observe::AuditContents read(const AuditWorld& world)
    {
        const std::atomic<bool> goesOn = false;
        const auto contents = observe::readAudit(world.setup.folder, goesOn);
        return contents ? *contents : observe::AuditContents();
    }
    //! Everything in the folder, one after the other.
    static QByteArray allBytes(const AuditWorld& world)
    {
        QByteArray bytes;
        QDirIterator files(world.setup.folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            bytes += AuditWorld::read(files.next());
        return bytes;
    }
    //! As a process that is killed leaves it: no last row, its lock a dead process's.
    static void kill(AuditWorld& world, const std::function<void(observe::AuditLog&)>& log)
    {
        const auto running = world.open();
        QSignalSpy stated(running.get(), &observe::AuditLog::checkpointed);
        log(*running);
        const auto ticket = running->write(observe::draftOfEvent(QStringLiteral("here"), {}, world.clock.wallTime()));
        QSignalSpy done(ticket.get(), &db::WriteTicket::done);
        QVERIFY(done.wait(testsupport::patienceMs));
        QVERIFY(!stated.isEmpty() || stated.wait(testsupport::patienceMs));
        QMap<QString, QByteArray> files;
        QDirIterator found(world.setup.folder, {QStringLiteral("*.log")}, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString path = found.next();
            files.insert(path, AuditWorld::read(path));
        }
        s_left = files;
    }
    //! Puts back what kill() saw, after the process has ended in its own way.
    static void leaveAsKilled()
    {
        for (auto file = s_left.cbegin(); file != s_left.cend(); ++file)
            AuditWorld::write(file.key(), file.value());
    }
    inline static QMap<QString, QByteArray> s_left;
};

void TestAuditLog::nothingIsWrittenForNothing()
{
    AuditWorld world;
    {
        const auto log = world.open();
        log->endSegment();
    }
    QVERIFY(QDir(world.setup.folder).isEmpty());
}

void TestAuditLog::entryIsThereBeforeItsTicketSpeaks()
{
    AuditWorld world;
    const auto log = world.open();
    const auto ticket = log->write(observe::draftOf(world.intent(QStringLiteral("c1"))));
    QSignalSpy done(ticket.get(), &db::WriteTicket::done);
    QVERIFY(done.wait(testsupport::patienceMs));
    QVERIFY(done.first().first().value<base::Status>().has_value());
    QCOMPARE(world.segments().size(), 1);
    const QByteArray text = AuditWorld::read(world.path(world.segments().first()));
    QVERIFY(text.startsWith("{\"kind\":\"begin\""));
    QVERIFY(text.contains("{\"kind\":\"intent\""));
    QVERIFY(text.contains("\"call\":\"c1\""));
}

void TestAuditLog::keepsEveryField()
{
    AuditWorld world;
    {
        const auto log = world.open();
        observe::Intent intent = world.intent(QStringLiteral("c1"));
        log->post(observe::draftOf(intent));
        observe::TryEnd failed{QStringLiteral("c1"), 1, {}, world.clock.wallTime()};
        failed.attempt.endpoint = QStringLiteral("deepseek");
        failed.attempt.status = 503;
        failed.attempt.error = base::ErrorCode::Overloaded;
        failed.attempt.took = std::chrono::milliseconds(40);
        log->post(observe::draftOf(failed));
        intent.number = 2;
        log->post(observe::draftOf(intent));
        model::CallRecord record = world.record(QStringLiteral("c1"));
        record.rule = QStringLiteral("office hours");
        log->post(observe::draftOf(record, world.clock.wallTime()));
    }
    const observe::AuditContents contents = read(world);
    QCOMPARE(contents.segments.size(), 1);
    QCOMPARE(contents.segments.first().user, QStringLiteral("ann"));
    QCOMPARE(contents.segments.first().teams, QStringList{QStringLiteral("research")});
    QCOMPARE(contents.calls.size(), 1);
    const observe::AuditCall call = contents.calls.first();
    QCOMPARE(call.state, observe::AuditCall::State::Done);
    QCOMPARE(call.at, world.clock.wallTime().toMSecsSinceEpoch());
    QCOMPARE(call.askedModel, QStringLiteral("deepseek-chat"));
    QCOMPARE(call.resolvedModel, QStringLiteral("deepseek-flash"));
    QCOMPARE(call.answeredModel, QStringLiteral("deepseek-flash-0924"));
    QCOMPARE(call.endpoint, QStringLiteral("deepseek"));
    QCOMPARE(call.status, 200);
    QCOMPARE(call.durationMs, 812);
    QCOMPARE(call.usage.completionTokens, 17);
    QCOMPARE(call.amount, QStringLiteral("0.000016200"));
    QCOMPARE(call.currency, QStringLiteral("USD"));
    QCOMPARE(call.rule, QStringLiteral("office hours"));
    QCOMPARE(call.parameters, QStringLiteral("{\"stream\":true,\"temperature\":0.7,\"stops\":1,\"messages\":1}"));
    QVERIFY(!call.digest.isEmpty());
    QVERIFY(!call.hasText);
    QCOMPARE(call.intent, 1);
    QCOMPARE(call.outcome, 4);
    const auto tried = observe::readEntry(world.setup.folder, contents.segments.first().segment, 2);
    QVERIFY(tried.has_value());
    QCOMPARE(QJsonDocument::fromJson(*tried).object().value(QStringLiteral("status")).toInt(), 503);
    QCOMPARE(QJsonDocument::fromJson(*tried).object().value(QStringLiteral("ms")).toInt(), 40);
}

void TestAuditLog::carriesNoText()
{
    AuditWorld world;
    world.runProcess(5);
    const QByteArray bytes = allBytes(world);
    QVERIFY(bytes.size() > 1'000);
    QVERIFY(!bytes.contains("CANARY"));
    QVERIFY(!bytes.contains(QByteArray("CANARY prompt of call1").toBase64()));
}

void TestAuditLog::promptOnlyWithItsSealer()
{
    AuditWorld world;
    const seal::Sealer sealer(seal::Sealer::freshKey());
    {
        const auto log = world.open();
        log->keepPrompts(observe::PromptKeeping{sealer, nullptr});
        observe::Intent intent = world.intent(QStringLiteral("c1"));
        log->post(observe::draftOf(intent));
        intent.number = 2;
        log->post(observe::draftOf(intent)); // once is enough
        log->keepPrompts(std::nullopt);
        log->post(observe::draftOf(world.intent(QStringLiteral("c2"))));
    }
    QVERIFY(!allBytes(world).contains("CANARY"));
    QCOMPARE(allBytes(world).count("\"prompt\":"), 1);
    const observe::AuditContents contents = read(world);
    QVERIFY(contents.calls.at(0).hasText);
    QVERIFY(!contents.calls.at(1).hasText);
    const auto entry = observe::readEntry(world.setup.folder, contents.segments.first().segment, 1);
    const QByteArray sealed = QByteArray::fromBase64(
        QJsonDocument::fromJson(*entry).object().value(QStringLiteral("prompt")).toString().toLatin1());
    const auto opened = sealer.open(sealed, "audit:c1:prompt");
    QVERIFY(opened.has_value());
    QVERIFY(opened->contains("CANARY prompt of c1"));
}

namespace {

//! \brief What lay on the disk when the consent was asked for, and when it was let go of.
class Witness final : public observe::PromptConsent {
public:
    explicit Witness(const std::function<qsizetype()>& prompts)
        : m_prompts(prompts)
    {
    }
    [[nodiscard]] bool hold() override
    {
        held = m_prompts();
        return stands;
    }
    void release() override { released = m_prompts(); }

    std::atomic<bool> stands = true;
    std::atomic<qsizetype> held = -1, released = -1;

private:
    const std::function<qsizetype()> m_prompts; //!< how many lie on the disk
};

} // namespace

void TestAuditLog::consentIsHeldWhileAPromptIsWritten()
{
    AuditWorld world;
    const auto log = world.open();
    const auto consent = std::make_shared<Witness>([&world] { return allBytes(world).count("\"prompt\":\""); });
    log->keepPrompts(observe::PromptKeeping{seal::Sealer(seal::Sealer::freshKey()), consent});
    log->post(observe::draftOf(world.record(QStringLiteral("c0")), world.clock.wallTime()));
    log->flush();
    QCOMPARE(consent->held.load(), -1); // there was no prompt
    log->post(observe::draftOf(world.intent(QStringLiteral("c1"))));
    log->flush();
    QCOMPARE(consent->held.load(), 0);
    QCOMPARE(consent->released.load(), 1);
    consent->stands = false;
    log->post(observe::draftOf(world.intent(QStringLiteral("c2"))));
    log->flush();
    QCOMPARE(consent->held.load(), 1);
    QCOMPARE(allBytes(world).count("\"prompt\":\""), 1);
    QCOMPARE(read(world).calls.size(), 3); // the call itself is logged
}

void TestAuditLog::aPrivateCallLeavesNeitherTextNorDigest()
{
    AuditWorld world;
    {
        const auto log = world.open();
        log->keepPrompts(observe::PromptKeeping{seal::Sealer(seal::Sealer::freshKey()), nullptr});
        observe::Intent intent = world.intent(QStringLiteral("c1"));
        intent.request->isPrivate = true;
        log->post(observe::draftOf(intent));
        log->post(observe::draftOf(world.record(QStringLiteral("c1")), world.clock.wallTime()));
    }
    const observe::AuditContents contents = read(world);
    QCOMPARE(contents.calls.size(), 1); // that there was one is told
    QVERIFY(contents.calls.first().digest.isEmpty());
    QVERIFY(!contents.calls.first().hasText);
    QVERIFY(contents.calls.first().parameters.contains(QStringLiteral("\"private\":true")));
    QVERIFY(world.verify()->isIntact());
}

void TestAuditLog::digestComesLaterIfTheKeyDoes()
{
    AuditWorld world;
    {
        const auto log = std::make_unique<observe::AuditLog>(world.clock, world.random, world.setup);
        log->post(observe::draftOf(world.intent(QStringLiteral("c1"))));
        log->setKey(world.key);
        log->post(observe::draftOf(world.record(QStringLiteral("c1")), world.clock.wallTime()));
    }
    const QString digest = read(world).calls.first().digest;
    QCOMPARE(digest.toLatin1(),
        observe::AuditKey(world.key).digestOf(*world.intent(QStringLiteral("c1")).request).toBase64());
    QVERIFY(world.verify()->isIntact());
    AuditWorld later;
    {
        const auto log = std::make_unique<observe::AuditLog>(later.clock, later.random, later.setup);
        later.logCalls(*log, 2); // over already
        log->flush();
        log->setKey(later.key);
    }
    QCOMPARE(read(later).calls.size(), 2);
    for (const observe::AuditCall& call : read(later).calls)
        QCOMPARE(call.digest.toLatin1(),
            observe::AuditKey(later.key).digestOf(*later.intent(call.callId).request).toBase64());
    QVERIFY(later.verify()->isIntact());
}

void TestAuditLog::equalPromptsHaveEqualDigests()
{
    const AuditWorld world;
    const observe::AuditKey key(world.key), other(observe::AuditKey::withFreshDigests(world.key));
    const model::ChatRequest one = *world.intent(QStringLiteral("a")).request;
    model::ChatRequest two = one;
    QCOMPARE(key.digestOf(one), key.digestOf(two));
    QVERIFY(key.digestOf(one) != other.digestOf(one));
    QCOMPARE(key.signer().publicKey(), other.signer().publicKey());
    // "ab" + "c" and "a" + "bc" are not the same prompt.
    two.messages.first().text.chop(1);
    two.messages.first().reasoning = one.messages.first().text.right(1);
    QVERIFY(key.digestOf(one) != key.digestOf(two));
}

//! The system refuses to let files grow: what a full disk does, without one.
void TestAuditLog::fullDiskRefusesAndRemembers()
{
    AuditWorld world;
    const auto log = world.open();
    world.logCalls(*log, 1);
    const auto first = log->write(observe::draftOfEvent(QStringLiteral("here"), {}, world.clock.wallTime()));
    QSignalSpy firstDone(first.get(), &db::WriteTicket::done);
    QVERIFY(firstDone.wait(testsupport::patienceMs));
    const QString path = world.path(world.segments().first());
    const QByteArray before = AuditWorld::read(path);

    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    getrlimit(RLIMIT_FSIZE, &usual);
    const rlimit full{static_cast<rlim_t>(before.size() + 100), usual.rlim_max};
    setrlimit(RLIMIT_FSIZE, &full);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the audit log could not be written")));
    log->post(observe::draftOf(world.record(QStringLiteral("owed")), world.clock.wallTime()));
    const auto refused = log->write(observe::draftOf(world.intent(QStringLiteral("c2"))));
    QSignalSpy refusedDone(refused.get(), &db::WriteTicket::done);
    const bool spoke = refusedDone.wait(testsupport::patienceMs);
    setrlimit(RLIMIT_FSIZE, &usual);
    QVERIFY(spoke);
    const auto status = refusedDone.first().first().value<base::Status>();
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, base::ErrorCode::Internal);
    QCOMPARE(AuditWorld::read(path), before); // nothing half written

    const auto again = log->write(observe::draftOf(world.intent(QStringLiteral("c3"))));
    QSignalSpy againDone(again.get(), &db::WriteTicket::done);
    QVERIFY(againDone.wait(testsupport::patienceMs));
    QVERIFY(againDone.first().first().value<base::Status>().has_value());
    const QByteArray after = AuditWorld::read(path);
    QVERIFY(after.contains("\"call\":\"owed\"")); // an outcome is kept until it can be written
    QVERIFY(!after.contains("\"call\":\"c2\""));
}

//! A segment that the list does not name could be taken away without a trace.
void TestAuditLog::nothingIsLoggedThatNoRowNames()
{
    AuditWorld world;
    const QDir folder(world.setup.folder);
    QVERIFY(folder.mkdir(QStringLiteral("manifest.log"))); // nobody can write that, not even root
    {
        const auto log = world.open();
        const base::Status refused = announce(world, *log, QStringLiteral("c1"));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, base::ErrorCode::Internal);
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(!allBytes(world).contains("\"call\":\"c1\""));
        QVERIFY(folder.rmdir(QStringLiteral("manifest.log")));
        QVERIFY(announce(world, *log, QStringLiteral("c2")).has_value());
    }
    QCOMPARE(world.segments().size(), 1);
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->isSigned);
    QVERIFY(report->unproven.isEmpty());
    const QByteArray all = allBytes(world);
    QVERIFY(!all.contains("\"call\":\"c1\""));
    QVERIFY(all.contains("\"call\":\"c2\""));
}

//! Nor one whose later rows cannot be written: its end could be cut off.
void TestAuditLog::nothingMoreOnceARowIsOwed()
{
    AuditWorld world;
    QDir folder(world.setup.folder);
    {
        const auto log = world.open();
        QVERIFY(announce(world, *log, QStringLiteral("c1")).has_value());
        QVERIFY(folder.rename(QStringLiteral("manifest.log"), QStringLiteral("kept")));
        QVERIFY(folder.mkdir(QStringLiteral("manifest.log")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("list of segments could not be written")));
        world.clock.advance(std::chrono::seconds(10)); // a row is due
        log->flush();
        QVERIFY(!announce(world, *log, QStringLiteral("c2")).has_value());
        QVERIFY(folder.rmdir(QStringLiteral("manifest.log")));
        QVERIFY(folder.rename(QStringLiteral("kept"), QStringLiteral("manifest.log")));
        QVERIFY(announce(world, *log, QStringLiteral("c3")).has_value());
    }
    QVERIFY(world.verify()->isIntact());
    QVERIFY(!allBytes(world).contains("\"call\":\"c2\""));
    QVERIFY(allBytes(world).contains("\"call\":\"c3\""));
}

void TestAuditLog::aListThatIsHeldIsWaitedFor()
{
    AuditWorld world;
    base::FileLock other(QDir(world.setup.folder).filePath(QStringLiteral("manifest.lock")));
    QVERIFY(other.take().value_or(false));
    const auto log = world.open();
    const auto ticket = log->write(observe::draftOf(world.intent(QStringLiteral("c1"))));
    QSignalSpy done(ticket.get(), &db::WriteTicket::done);
    QVERIFY(!done.wait(20));
    other.giveBack();
    QVERIFY(done.wait(testsupport::patienceMs));
    QVERIFY(done.first().first().value<base::Status>().has_value());
}

void TestAuditLog::beginsAnotherSegmentEachDay()
{
    AuditWorld world;
    {
        const auto log = world.open();
        world.logCalls(*log, 2);
        world.clock.advance(std::chrono::hours(24));
        world.logCalls(*log, 2);
    }
    QCOMPARE(world.segments().size(), 2);
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->isSigned);
    QVERIFY(report->unproven.isEmpty());
    QCOMPARE(read(world).calls.size(), 4);
}

//! A segment is read whole: 16 MiB, and what its last group adds.
void TestAuditLog::beginsAnotherSegmentOnceOneIsFull()
{
    AuditWorld world;
    QRandomGenerator random(11);
    constexpr int calls = 14;
    {
        const auto log = world.open();
        log->keepPrompts(observe::PromptKeeping{seal::Sealer(seal::Sealer::freshKey()), nullptr});
        for (int i = 0; i < calls; ++i) {
            observe::Intent intent = world.intent(QStringLiteral("c%1").arg(i));
            QString& text = intent.request->messages.first().text;
            while (text.size() < 1'500'000)
                text += QString::number(random.generate64(), 36);
            log->post(observe::draftOf(intent));
            log->flush();
        }
    }
    QCOMPARE(world.segments().size(), 2);
    for (const QString& segment : world.segments())
        QVERIFY(observe::readSegment(world.setup.folder, segment)->size() < 19 * 1024 * 1024);
    QVERIFY(world.verify()->isIntact());
    QCOMPARE(read(world).calls.size(), calls);
}

void TestAuditLog::oldSegmentsGo()
{
    AuditWorld world;
    world.setup.keepDays = 30;
    world.runProcess(3);
    const QString old = world.segments().first();
    world.clock.advance(std::chrono::hours(24 * 29));
    world.runProcess(1);
    QVERIFY(world.segments().contains(old));
    world.clock.advance(std::chrono::hours(24 * 2));
    world.runProcess(1);
    QVERIFY(!world.segments().contains(old));
    world.remember();
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QCOMPARE(report->retired, 1);
    QCOMPARE(report->segments, 2);
}

void TestAuditLog::goesOnAfterADeadProcess()
{
    AuditWorld world;
    kill(world, [&](observe::AuditLog& log) {
        world.logCalls(log, 3);
        log.post(observe::draftOf(world.intent(QStringLiteral("lost"))));
    });
    leaveAsKilled();
    const auto before = world.verify();
    QVERIFY(before->isIntact());
    QCOMPARE(before->crashed.size(), 1);
    QCOMPARE(before->openIntents, 1);
    world.clock.advance(std::chrono::seconds(5));
    world.runProcess(1);
    const auto after = world.verify();
    QVERIFY(after->isIntact());
    QVERIFY(after->crashed.isEmpty()); // counted by the next
    QCOMPARE(after->openIntents, 1); // still not known
    QVERIFY(after->unproven.isEmpty());
    const observe::AuditContents contents = read(world);
    const auto lost = std::find_if(contents.calls.begin(), contents.calls.end(),
        [](const observe::AuditCall& call) { return call.callId == u"lost"; });
    QCOMPARE(lost->state, observe::AuditCall::State::Open);
}

void TestAuditLog::cutsHalfAnEntryOfADeadProcess()
{
    AuditWorld world;
    kill(world, [&](observe::AuditLog& log) { world.logCalls(log, 3); });
    leaveAsKilled();
    const QString path = world.path(world.segments().first());
    const QByteArray whole = AuditWorld::read(path);
    AuditWorld::write(path, whole + "{\"kind\":\"intent\",\"at\":\"20");
    const auto torn = world.verify();
    QVERIFY(torn->isIntact());
    QCOMPARE(torn->tornBytes, 25);
    world.clock.advance(std::chrono::seconds(5));
    world.runProcess(1);
    QCOMPARE(AuditWorld::read(path), whole);
    QVERIFY(world.verify()->isIntact());
    // What is no beginning of an entry was put there by somebody.
    AuditWorld other;
    kill(other, [&](observe::AuditLog& log) { other.logCalls(log, 3); });
    leaveAsKilled();
    const QString otherPath = other.path(other.segments().first());
    AuditWorld::write(otherPath, AuditWorld::read(otherPath) + "xyz");
    QVERIFY(!other.verify()->isIntact());
}

void TestAuditLog::checkpointsAreCopied()
{
    AuditWorld world;
    const QString share = testsupport::TestWorld::makeFolder(QStringLiteral("share"));
    {
        const auto log = world.open();
        log->setCopies({false, share});
        world.logCalls(*log, 2);
    }
    const QByteArray copies = AuditWorld::read(share + QStringLiteral("/spyhop-test-audit.checkpoints"));
    const auto notes = observe::parseNotes(copies);
    QVERIFY(notes.has_value());
    // What came while one was on its way may be left out; what came last is there.
    QVERIFY(!notes->isEmpty());
    QCOMPARE(notes->constLast().checkpoint.size, world.verify()->last.size);
    observe::AuditTrust trust = world.trust();
    trust.copies = *notes;
    QVERIFY(world.verify(trust)->isIntact());
    // Whoever holds the copy sees that everything was thrown away and written anew.
    QVERIFY(QDir(world.setup.folder).removeRecursively());
    world.runProcess(2);
    world.runProcess(2);
    QVERIFY(world.verify()->isIntact());
    QVERIFY(!world.verify(trust)->isIntact());
    trust.copies.first().signature[0] = char(trust.copies.first().signature.at(0) ^ 1);
    QCOMPARE(world.verify(trust)->findings.first().fault, observe::AuditFinding::Fault::CopyForged);
}

//! In a folder that others write to as well, what lies under the copy's name may be a trap.
void TestAuditLog::copiesFollowNoLinkAndNoPipe()
{
#ifdef Q_OS_UNIX
    AuditWorld world;
    const QString share = testsupport::TestWorld::makeFolder(QStringLiteral("trap"));
    const QString copy = observe::copyPath(share, world.setup.origin);
    const QString victim = share + QStringLiteral("/victim");
    AuditWorld::write(victim, "mine");
    for (const bool isPipe : {false, true}) {
        QFile::remove(copy);
        QVERIFY(isPipe ? ::mkfifo(QFile::encodeName(copy).constData(), 0600) == 0 : QFile::link(victim, copy));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be copied"))); // once
        const auto log = world.open();
        log->setCopies({false, share});
        world.logCalls(*log, 1);
        log->flush();
    }
    QCOMPARE(AuditWorld::read(victim), QByteArray("mine"));
#endif
}

void TestAuditLog::aShareThatHangsHoldsUpNobody()
{
    struct Share {
        std::mutex mutex;
        std::condition_variable woken;
        bool hangs = true;
        QByteArrayList notes;
        QByteArrayList read()
        {
            const std::lock_guard lock(mutex);
            return notes;
        }
        void setHangs(bool on)
        {
            const std::lock_guard lock(mutex);
            hangs = on;
            woken.notify_all();
        }
    };
    const auto share = std::make_shared<Share>(); // a thread that was left behind still has it
    AuditWorld world;
    world.setup.addCopy = [share](const QString&, const observe::SignedCheckpoint& checkpoint) {
        std::unique_lock lock(share->mutex);
        share->woken.wait(lock, [&share] { return !share->hangs; });
        share->notes.append(checkpoint.note);
        return true;
    };
    auto log = world.open();
    QList<observe::CopyState> states;
    connect(log.get(), &observe::AuditLog::copied, this,
        [&states](const QString&, observe::CopyState state) { states.append(state); });
    log->setCopies({false, QStringLiteral("/share")});
    const auto logOne = [&] {
        world.logCalls(*log, 1);
        log->endSegment();
        log->flush(); // whoever announces a call waits for no more
    };
    for (int i = 0; i < 5; ++i)
        logOne();
    QCOMPARE(world.segments().size(), 5);
    QVERIFY(world.verify()->isIntact());
    QVERIFY(share->read().isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be copied")));
    world.clock.advance(std::chrono::seconds(40));
    logOne();
    QTRY_COMPARE_WITH_TIMEOUT(states.size(), 1, testsupport::patienceMs);
    QCOMPARE(states.constLast(), observe::CopyState::Silent);
    // The one that hung, and of all others the newest.
    share->setHangs(false);
    QTRY_COMPARE_WITH_TIMEOUT(share->read().size(), 2, testsupport::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(states.size(), 2, testsupport::patienceMs);
    QCOMPARE(states.constLast(), observe::CopyState::Written);
    const auto newest = observe::parseNote(share->read().constLast());
    QVERIFY(newest.has_value());
    QCOMPARE(newest->checkpoint.size, world.verify()->last.size);
    // Nor does the end wait for ever.
    share->setHangs(true);
    logOne();
    log.reset();
    QVERIFY(world.verify()->isIntact());
    QCOMPARE(share->read().size(), 2);
    share->setHangs(false);
}

void TestAuditLog::provesAnEntry()
{
    AuditWorld world;
    world.runProcess(10);
    const QString segment = world.segments().first();
    for (qint64 number = 0; number < 21; ++number) {
        const auto proof = observe::proveEntry(world.setup.folder, segment, number);
        QVERIFY(proof.has_value());
        QVERIFY(proof->holds);
        QVERIFY(proof->isSigned);
        QVERIFY(proof->row >= 0);
        QVERIFY(proof->size > number);
    }
    const auto none = observe::proveEntry(world.setup.folder, segment, 21);
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().code, base::ErrorCode::NotFound);
    QByteArray text = AuditWorld::read(world.path(segment));
    text.replace("\"call\":\"call3\"", "\"call\":\"call4\"");
    AuditWorld::write(world.path(segment), text);
    QVERIFY(!observe::proveEntry(world.setup.folder, segment, 5)->holds);
}

void TestAuditLog::filters()
{
    observe::AuditCall call;
    call.at = 1'000;
    call.endpoint = QStringLiteral("deepseek");
    call.askedModel = QStringLiteral("deepseek-chat");
    call.answeredModel = QStringLiteral("deepseek-flash");
    call.state = observe::AuditCall::State::Failed;
    call.error = QStringLiteral("rate-limited");
    observe::AuditFilter filter;
    QVERIFY(filter.isEmpty());
    QVERIFY(filter.accepts(call));
    filter.from = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
    QVERIFY(filter.accepts(call));
    filter.to = filter.from;
    QVERIFY(!filter.accepts(call)); // the end is not in it
    filter = {};
    filter.model = QStringLiteral("deepseek-chat");
    filter.text = QStringLiteral("RATE");
    filter.state = observe::AuditCall::State::Failed;
    QVERIFY(filter.accepts(call));
    filter.endpoint = QStringLiteral("backup");
    QVERIFY(!filter.accepts(call));
}

SPYHOP_TEST_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
