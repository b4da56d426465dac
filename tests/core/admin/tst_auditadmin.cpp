// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditadmin.h"
#include "core/admin/auditexport.h"
#include "core/base/fakeclock.h"
#include "core/observe/auditscan.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <algorithm>

using namespace spyhop;

namespace {

//! One run of the program over a profile.
class Run {
public:
    Run(const QString& profile, base::FakeClock& time, testsupport::FakeKeychain::World& keychain)
        : clock(time)
        , settings(profile)
        , ring(profile, QStringLiteral("id"), clock, std::make_unique<testsupport::FakeKeychain>(keychain, clock))
        , log(clock, random, setup(profile))
    {
        if (!settings.load())
            qFatal("no settings");
        privacy = std::make_unique<admin::PrivacyAdmin>(settings, places, ring);
        audit = std::make_unique<admin::AuditAdmin>(
            admin::AuditAdmin::Parts{clock, log, ring, places, settings, *privacy});
    }
    static observe::AuditSetup setup(const QString& profile)
    {
        observe::AuditSetup setup;
        setup.folder = profile + QStringLiteral("/audit");
        setup.origin = "spyhop/id";
        setup.who.user = QStringLiteral("ann");
        return setup;
    }
    void call(const QString& id)
    {
        observe::Intent intent;
        intent.callId = id;
        intent.endpoint = QStringLiteral("a");
        intent.at = clock.wallTime();
        model::ChatRequest request;
        model::Message message;
        message.text = QStringLiteral("CANARY prompt");
        request.messages.append(message);
        intent.request = request;
        log.post(observe::draftOf(intent));
        model::CallRecord record;
        record.callId = id;
        record.endpoint = QStringLiteral("a");
        record.startedAt = clock.wallTime();
        log.post(observe::draftOf(record, clock.wallTime()));
    }
    bool hear(QSignalSpy& spy)
    {
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(
                (clock.advance(std::chrono::milliseconds(0)), !spy.isEmpty()), testsupport::patienceMs);
        }();
        return !spy.isEmpty();
    }
    //! As a command ends.
    bool finish()
    {
        QSignalSpy finished(audit.get(), &admin::AuditAdmin::finished);
        audit->finish();
        return hear(finished);
    }
    [[nodiscard]] observe::AuditReport verify()
    {
        if (!audit->hasKey()) {
            QSignalSpy settled(audit.get(), &admin::AuditAdmin::keySettled);
            audit->loadKey();
            if (!hear(settled))
                return {};
        }
        const auto check = audit->check({});
        base::Expected<observe::AuditReport> report;
        bool isOver = false;
        QObject::connect(check.get(), &admin::AuditCheck::finished, check.get(), [&](const auto& result) {
            report = result;
            isOver = true;
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isOver, testsupport::patienceMs); }();
        return report.value_or(observe::AuditReport());
    }

    base::FakeClock& clock;
    base::Random random = base::Random::fromSystem();
    store::SettingsFile settings;
    store::Places places;
    keys::KeyRing ring;
    observe::AuditLog log;
    std::unique_ptr<admin::PrivacyAdmin> privacy;
    std::unique_ptr<admin::AuditAdmin> audit;
};

} // namespace

class TestAuditAdmin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksNothingOfTheKeychainWithoutNeed();
    void keyAndCheckpointLieInTheKeyStore();
    void withoutAKeychainIntegrityOnly();
    void aLockedKeychainIsNotAsked();
    void whoeverVerifiesMayBeAsked();
    void whatTheKeyStoreRemembersIsNotForgotten();
    void aRestoreBeginsTheLogAnew();
    void consentAndErasureAreWritten();
    void erasureTakesTheDigestsTheirKey();
    void erasureFetchesTheKeyThatItReplaces();
    void textOnlyWithConsentToIt();
    void anErasedPromptHasLostItsKey();
    void aFolderThatTakesNoCopiesIsTold();
    void noTextOnceAnotherProgramHasWithdrawnConsent();
    void exportsWhatWasFiltered();

private:
    QString m_profile;
    base::FakeClock m_clock;
    testsupport::FakeKeychain::World m_keychain;
};

void TestAuditAdmin::init()
{
    static int number = 0;
    m_profile = testsupport::TestWorld::makeFolder(QStringLiteral("profile%1").arg(++number));
    m_keychain = {};
}

void TestAuditAdmin::asksNothingOfTheKeychainWithoutNeed()
{
    Run run(m_profile, m_clock, m_keychain);
    QVERIFY(run.finish());
    QCOMPARE(m_keychain.reads, 0);
    QVERIFY(!QDir(m_profile + QStringLiteral("/audit")).exists());
}

void TestAuditAdmin::keyAndCheckpointLieInTheKeyStore()
{
    {
        Run run(m_profile, m_clock, m_keychain);
        run.call(QStringLiteral("c1"));
        QVERIFY(run.finish());
    }
    const base::Secret key = m_keychain.entries.value(QStringLiteral("spyhop/id/audit-key"));
    QCOMPARE(key.size(), observe::AuditKey::bytes);
    const base::Secret kept = m_keychain.entries.value(QStringLiteral("spyhop/id/audit-checkpoint"));
    const auto note = observe::parseNote(QByteArray(kept.data(), kept.size()));
    QVERIFY(note.has_value());
    QVERIFY(observe::AuditKey(key).signer().verifies(note->checkpoint, note->signature));
    Run run(m_profile, m_clock, m_keychain);
    const observe::AuditReport report = run.verify();
    QVERIFY(report.isIntact());
    QVERIFY(report.isSigned);
    QVERIFY(report.unproven.isEmpty());
    QCOMPARE(report.last, note->checkpoint); // not a row is younger than what the key store remembers
}

void TestAuditAdmin::withoutAKeychainIntegrityOnly()
{
    m_keychain.available = false;
    Run run(m_profile, m_clock, m_keychain);
    run.call(QStringLiteral("c1"));
    QVERIFY(run.finish());
    const observe::AuditReport report = run.verify();
    QVERIFY(report.isIntact());
    QVERIFY(report.isIntegrityOnly());
    QCOMPARE(run.audit->hasKey(), std::optional(false));
    for (const QString& segment : observe::segmentsOnDisk(run.audit->folder()))
        QVERIFY(!observe::readSegment(run.audit->folder(), segment)->contains("digest"));
}

//! Logging never makes a keychain ask for its password: until somebody opens it, checkpoints are unsigned.
void TestAuditAdmin::aLockedKeychainIsNotAsked()
{
    m_keychain.locked = true;
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy settled(run.audit.get(), &admin::AuditAdmin::keySettled);
    run.call(QStringLiteral("c1"));
    QVERIFY(run.hear(settled));
    QCOMPARE(m_keychain.questions, 0);
    QCOMPARE(run.audit->hasKey(), std::optional(false));
    // Somebody opens it, for a key of an endpoint say: from now on what is logged is signed.
    m_keychain.locked = false;
    m_keychain.entries.insert(QStringLiteral("spyhop/id/deepseek"), base::Secret::fromBytes("sk-12345678", 11));
    settled.clear();
    std::ignore = run.ring.request(QStringLiteral("keychain:deepseek"));
    QVERIFY(run.hear(settled));
    QCOMPARE(run.audit->hasKey(), std::optional(true));
    run.call(QStringLiteral("c2"));
    QVERIFY(run.finish());
    QCOMPARE(m_keychain.questions, 0);
    const observe::AuditReport report = run.verify();
    QVERIFY(report.isIntact());
    QVERIFY(report.isSigned);
    QVERIFY(report.unproven.isEmpty()); // the last signature covers what came before it
}

void TestAuditAdmin::whoeverVerifiesMayBeAsked()
{
    m_keychain.locked = true;
    Run run(m_profile, m_clock, m_keychain);
    run.call(QStringLiteral("c1"));
    QVERIFY(run.finish());
    QCOMPARE(m_keychain.questions, 0);
    QSignalSpy settled(run.audit.get(), &admin::AuditAdmin::keySettled);
    run.audit->loadKey();
    QVERIFY(run.hear(settled));
    QCOMPARE(m_keychain.questions, 1);
    QCOMPARE(run.audit->hasKey(), std::optional(false)); // nobody answered
}

//! Somebody replaces the log by one of his own: a later checkpoint must not cover that up.
void TestAuditAdmin::whatTheKeyStoreRemembersIsNotForgotten()
{
    {
        Run run(m_profile, m_clock, m_keychain);
        for (int i = 0; i < 3; ++i)
            run.call(QStringLiteral("c%1").arg(i));
        QVERIFY(run.finish());
    }
    const base::Secret before = m_keychain.entries.value(QStringLiteral("spyhop/id/audit-checkpoint"));
    QVERIFY(QDir(m_profile + QStringLiteral("/audit")).removeRecursively());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not what the key store remembers")));
    {
        Run run(m_profile, m_clock, m_keychain);
        QSignalSpy spoilt(run.audit.get(), &admin::AuditAdmin::spoilt);
        run.call(QStringLiteral("d1"));
        QVERIFY(run.hear(spoilt));
        QVERIFY(run.audit->isSpoilt());
        QVERIFY(run.finish());
    }
    QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/audit-checkpoint")).equals(before));
    Run run(m_profile, m_clock, m_keychain);
    QVERIFY(!run.verify().isIntact());
}

//! A backup came to another disk: the log is not in it, and what begins here is no changed one.
void TestAuditAdmin::aRestoreBeginsTheLogAnew()
{
    const QString entry = QStringLiteral("spyhop/id/audit-checkpoint");
    const auto held = [&] {
        const base::Secret& text = m_keychain.entries[entry];
        return QByteArray(text.data(), text.size());
    };
    {
        Run run(m_profile, m_clock, m_keychain);
        run.call(QStringLiteral("c1"));
        QVERIFY(run.finish());
    }
    const qint64 rows = observe::parseNote(held())->checkpoint.size;
    QByteArray note = observe::restoreNoteOver(held(), m_clock.wallTime()).text();
    m_keychain.entries.insert(entry, base::Secret::take(note));
    {
        // Where the backup was made it is all there.
        Run run(m_profile, m_clock, m_keychain);
        const observe::AuditReport report = run.verify();
        QVERIFY(report.isIntact());
        QVERIFY(report.elsewhere.isEmpty());
        QVERIFY(run.finish());
        QVERIFY(observe::parseNote(held()).has_value()); // what is here is remembered again
    }
    note = observe::restoreNoteOver(held(), m_clock.wallTime()).text();
    m_keychain.entries.insert(entry, base::Secret::take(note));
    QVERIFY(QDir(m_profile + QStringLiteral("/audit")).removeRecursively());
    {
        Run run(m_profile, m_clock, m_keychain);
        run.call(QStringLiteral("c2"));
        QVERIFY(run.finish());
        QVERIFY(!run.audit->isSpoilt());
    }
    QVERIFY(observe::parseNote(held()).has_value());
    {
        Run run(m_profile, m_clock, m_keychain);
        const observe::AuditReport report = run.verify();
        QVERIFY(report.isIntact());
        QVERIFY(report.isSigned);
        QVERIFY(report.unproven.isEmpty());
        QCOMPARE(report.elsewhere.size(), 1);
        QVERIFY(report.elsewhere.first().rows > rows);
    }
    // From then on the end cannot be cut off any more, nor all of it, whatever it says of a restore.
    QVERIFY(QDir(m_profile + QStringLiteral("/audit")).removeRecursively());
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy spoilt(run.audit.get(), &admin::AuditAdmin::spoilt);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not what the key store remembers")));
    QVERIFY(!run.verify().isIntact());
    QVERIFY(run.audit->isSpoilt() || run.hear(spoilt));
}

void TestAuditAdmin::consentAndErasureAreWritten()
{
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy unlocked(run.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(run.privacy->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(run.hear(unlocked));
    QSignalSpy erased(run.privacy.get(), &admin::PrivacyAdmin::keyErased);
    run.privacy->erase();
    QVERIFY(run.hear(erased));
    QVERIFY(run.finish());
    const std::atomic<bool> goesOn = false;
    const auto contents = observe::readAudit(run.audit->folder(), goesOn);
    QStringList events;
    for (const observe::AuditCall& call : contents->calls)
        events.append(call.event + u' ' + call.words.join(u','));
    QVERIFY(events.contains(QStringLiteral("consent chats")));
    QVERIFY(events.contains(QStringLiteral("erase ")));
    QVERIFY(run.verify().isIntact()); // the log itself stays
}

//! Of before and after an erasure: another for the digests, the same for signatures.
static void compareKeys(const base::Secret& before, const base::Secret& after)
{
    QVERIFY(!after.equals(before));
    QCOMPARE(observe::AuditKey(after).signer().publicKey(), observe::AuditKey(before).signer().publicKey());
}

void TestAuditAdmin::erasureTakesTheDigestsTheirKey()
{
    Run run(m_profile, m_clock, m_keychain);
    run.call(QStringLiteral("c1"));
    QSignalSpy settled(run.audit.get(), &admin::AuditAdmin::keySettled);
    QVERIFY(run.hear(settled));
    const QString entry = QStringLiteral("spyhop/id/audit-key");
    const base::Secret before = m_keychain.entries.value(entry);
    QSignalSpy erased(run.privacy.get(), &admin::PrivacyAdmin::keyErased);
    run.privacy->erase();
    QVERIFY(run.hear(erased));
    QVERIFY(run.finish());
    compareKeys(before, m_keychain.entries.value(entry));
}

//! As the command does, which has not needed the key before.
void TestAuditAdmin::erasureFetchesTheKeyThatItReplaces()
{
    {
        Run run(m_profile, m_clock, m_keychain);
        run.call(QStringLiteral("c1"));
        QVERIFY(run.finish());
    }
    const QString entry = QStringLiteral("spyhop/id/audit-key");
    const base::Secret before = m_keychain.entries.value(entry);
    {
        Run run(m_profile, m_clock, m_keychain);
        QSignalSpy erased(run.privacy.get(), &admin::PrivacyAdmin::keyErased);
        run.privacy->erase();
        QVERIFY(run.hear(erased));
        QVERIFY(run.finish());
    }
    compareKeys(before, m_keychain.entries.value(entry));
    Run run(m_profile, m_clock, m_keychain);
    QVERIFY(run.verify().isIntact());
}

void TestAuditAdmin::textOnlyWithConsentToIt()
{
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy unlocked(run.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(run.privacy->grant({model::ConsentKind::Chats}, base::Secret()).has_value());
    QVERIFY(run.hear(unlocked));
    run.call(QStringLiteral("c1"));
    QVERIFY(run.privacy->grant({model::ConsentKind::AuditPrompts}, base::Secret()).has_value());
    run.call(QStringLiteral("c2"));
    run.log.flush();
    QVERIFY(run.privacy->revoke({model::ConsentKind::AuditPrompts}).has_value());
    run.call(QStringLiteral("c3"));
    run.log.flush();
    const std::atomic<bool> goesOn = false;
    const auto contents = observe::readAudit(run.audit->folder(), goesOn);
    QStringList withText;
    for (const observe::AuditCall& call : contents->calls) {
        if (call.hasText)
            withText.append(call.callId);
        if (call.callId == u"c2") {
            const auto prompt
                = run.audit->prompt(contents->segments.at(call.segment).segment, call.intent, call.callId);
            QVERIFY(prompt.has_value());
            QVERIFY(prompt->contains("CANARY prompt"));
            QVERIFY(!observe::readSegment(run.audit->folder(), contents->segments.at(call.segment).segment)
                         ->contains("CANARY"));
        }
    }
    QCOMPARE(withText, QStringList{QStringLiteral("c2")});
}

void TestAuditAdmin::anErasedPromptHasLostItsKey()
{
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy unlocked(run.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(run.privacy->grant({model::ConsentKind::AuditPrompts}, base::Secret()).has_value());
    QVERIFY(run.hear(unlocked));
    run.call(QStringLiteral("c1"));
    run.log.flush();
    const std::atomic<bool> goesOn = false;
    const auto contents = observe::readAudit(run.audit->folder(), goesOn);
    const auto call = std::find_if(contents->calls.cbegin(), contents->calls.cend(),
        [](const observe::AuditCall& one) { return one.callId == u"c1"; });
    QVERIFY(call != contents->calls.cend());
    const QString segment = contents->segments.at(call->segment).segment;
    QVERIFY(run.audit->prompt(segment, call->intent, call->callId).has_value());
    QSignalSpy erased(run.privacy.get(), &admin::PrivacyAdmin::keyErased);
    run.privacy->erase();
    QVERIFY(run.hear(erased));
    const auto prompt = run.audit->prompt(segment, call->intent, call->callId);
    QVERIFY(!prompt.has_value());
    QCOMPARE(prompt.error().code, base::ErrorCode::Unreadable);
    QVERIFY2(prompt.error().what.contains(QStringLiteral("Its key was destroyed")), qPrintable(prompt.error().what));
}

void TestAuditAdmin::aFolderThatTakesNoCopiesIsTold()
{
    Run run(m_profile, m_clock, m_keychain);
    const QString file = m_profile + QStringLiteral("/nofolder"); // nobody can write into that, root included
    QFile made(file);
    QVERIFY(made.open(QIODevice::WriteOnly));
    made.close();
    model::AuditChoice choice = run.audit->choice();
    choice.folder = file;
    QVERIFY(run.audit->choose(choice));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not be copied")));
    run.call(QStringLiteral("c1"));
    QTRY_VERIFY_WITH_TIMEOUT(run.audit->copyTrouble().has_value(), testsupport::patienceMs);
    QVERIFY2(run.audit->copyTrouble()->what.contains(file), qPrintable(run.audit->copyTrouble()->what));
    // Whoever verifies in another process hears of it, too.
    const auto check = run.audit->check({});
    QSignalSpy finished(check.get(), &admin::AuditCheck::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, testsupport::patienceMs);
    QVERIFY(check->copyTrouble() == run.audit->copyTrouble());
    QSignalSpy changed(run.audit.get(), &admin::AuditAdmin::copyTroubleChanged);
    choice.folder.clear();
    QVERIFY(run.audit->choose(choice));
    QVERIFY(!run.audit->copyTrouble().has_value());
    QCOMPARE(changed.size(), 1);
    // One that does take them.
    choice.folder = testsupport::TestWorld::makeFolder(QStringLiteral("share"));
    QVERIFY(run.audit->choose(choice));
    const auto again = run.audit->check({});
    QSignalSpy over(again.get(), &admin::AuditCheck::finished);
    QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, testsupport::patienceMs);
    QVERIFY(!again->copyTrouble().has_value());
    QVERIFY(QDir(choice.folder).isEmpty()); // looking leaves nothing there
}

//! This one has not heard of it yet: it may be in the middle of something.
void TestAuditAdmin::noTextOnceAnotherProgramHasWithdrawnConsent()
{
    Run run(m_profile, m_clock, m_keychain);
    QSignalSpy unlocked(run.privacy.get(), &admin::PrivacyAdmin::unlocked);
    QVERIFY(run.privacy->grant({model::ConsentKind::AuditPrompts}, base::Secret()).has_value());
    QVERIFY(run.hear(unlocked));
    run.call(QStringLiteral("c1"));
    run.log.flush();
    Run other(m_profile, m_clock, m_keychain);
    QVERIFY(other.privacy->revoke({model::ConsentKind::AuditPrompts}).has_value());
    run.call(QStringLiteral("c2"));
    run.log.flush();
    QVERIFY(run.privacy->consent().allows(model::ConsentKind::AuditPrompts)); // nobody has told it
    QVERIFY(other.privacy->grant({model::ConsentKind::AuditPrompts}, base::Secret()).has_value());
    run.call(QStringLiteral("c3"));
    run.log.flush();
    // While the file cannot be read, nobody can say that they may be kept.
    QFile settings(run.settings.path());
    QVERIFY(settings.open(QIODevice::WriteOnly | QIODevice::Truncate));
    settings.close();
    run.call(QStringLiteral("c4"));
    run.log.flush();
    const std::atomic<bool> goesOn = false;
    const auto contents = observe::readAudit(run.audit->folder(), goesOn);
    QVERIFY(contents.has_value());
    QStringList withText, without;
    for (const observe::AuditCall& call : contents->calls) {
        if (!call.callId.isEmpty())
            (call.hasText ? withText : without).append(call.callId);
    }
    QCOMPARE(withText, (QStringList{QStringLiteral("c1"), QStringLiteral("c3")}));
    QCOMPARE(without, (QStringList{QStringLiteral("c2"), QStringLiteral("c4")}));
}

void TestAuditAdmin::exportsWhatWasFiltered()
{
    admin::AuditContents contents;
    contents.segments = {{QStringLiteral("s"), QStringLiteral("spyhop"), QStringLiteral("ann"), {}, 1}};
    admin::AuditCall call;
    call.callId = QStringLiteral("c1");
    call.at = 1'000;
    call.state = admin::AuditCall::State::Done;
    call.endpoint = QStringLiteral("=HYPERLINK(\"http://x\",\"y\")");
    call.amount = QStringLiteral("0.000016200");
    call.currency = QStringLiteral("USD");
    call.intent = 1;
    contents.calls.append(call);
    call.callId = QStringLiteral("c2");
    call.state = admin::AuditCall::State::Failed;
    contents.calls.append(call);
    admin::AuditFilter filter;
    filter.state = admin::AuditCall::State::Done;
    const QByteArray csv = admin::exportAudit(contents, filter, admin::AuditFormat::Csv);
    QVERIFY(csv.startsWith("\xef\xbb\xbftime,state,user,"));
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY(csv.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""));
    QVERIFY(csv.contains("1970-01-01T00:00:01.000Z,done,ann"));
    QVERIFY(!csv.contains("c2"));
    const QByteArray lines = admin::exportAudit(contents, {}, admin::AuditFormat::JsonLines);
    QCOMPARE(lines.count('\n'), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines.first(lines.indexOf('\n'))).object();
    QCOMPARE(first.value(QStringLiteral("call")).toString(), QStringLiteral("c1"));
    QCOMPARE(first.value(QStringLiteral("intent")).toInt(), 2); // people count from 1
}

SPYHOP_TEST_MAIN(TestAuditAdmin)
#include "tst_auditadmin.moc"
