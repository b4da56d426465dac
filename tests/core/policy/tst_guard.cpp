// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/guard.h"

#include "core/base/fakeclock.h"
#include "core/base/files.h"
#include "core/policy/policywatch.h"
#include "tests/support/testmain.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>
#include <QtTest/QSignalSpy>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace std::chrono_literals;
using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

const QByteArray allowAll = R"({"effect":"allow","principal":["*"],"resource":["*"]})";
const QByteArray allowChat = R"({"effect":"allow","principal":["*"],"resource":["api:deepseek-chat"]})";

QByteArray deny(const char* resource)
{
    return R"({"effect":"deny","principal":["*"],"resource":[")" + QByteArray(resource) + "\"]}";
}

} // namespace

//! Who may what under the administrator's files and the person's own; who owns the files is the test itself.
class TestGuard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutPolicyNothingIsAsked();
    void bothPoliciesHaveToAllow_data();
    void bothPoliciesHaveToAllow();
    void whatCannotBeReadDeniesEverything_data();
    void whatCannotBeReadDeniesEverything();
    void aDenialSaysWhatAndWhy();
    void aLinkToNowhereDeniesEverything();
    void aFileThatOthersMayWriteDeniesEverything();
    void aFolderThatCannotBeListedDeniesEverything();
    void aDenyCatchesEverySpelling_data();
    void aDenyCatchesEverySpelling();
    void aDenyOfThisComputerCatchesItsNames();
    void changedFilesAreReadAgain();
    void foldersThatComeLater_data();
    void foldersThatComeLater();
    void whatElseTheAdministratorSaysIsReadAgain();
    void unrelatedFilesAreNoChange();
    void theGatesLeastIsReadStrictly_data();
    void theGatesLeastIsReadStrictly();
    void namesOfOneModel_data();
    void namesOfOneModel();
    void adHocEndpointsHaveToBeNamed();
    void answersOfAnotherModel();
    void saysWhenItOpens();
    void aWrongClockIsNotTrusted();
    void aClockThatIsSetBackIsNotTrusted();
    void principals();

private:
    [[nodiscard]] std::unique_ptr<policy::Guard> guard() const
    {
        return std::make_unique<policy::Guard>(policy::Guard::Parts{m_clock, m_prices, m_own, m_system,
            testsupport::TestWorld::owner(), base::Identity{u"alice"_s, {u"team_a"_s}, true, QString()}});
    }
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] static policy::Question question(const QString& model)
    {
        policy::Question question;
        question.endpoint = u"deepseek"_s;
        question.host = u"api.deepseek.com"_s;
        question.asked = question.there = model;
        return question;
    }

    base::FakeClock m_clock{QDateTime(QDate(2026, 10, 5), QTime(20, 0), Qt::UTC)}; // a Monday
    model::PriceTable m_prices = model::PriceTable::parse(
        R"({"asOf":"2026-10-01","aliases":[{"name":"deepseek-chat","became":"deepseek-flash","retired":"2026-07-24"},
 {"name":"deepseek-reasoner","became":"deepseek-flash","retired":"2026-07-24"}],
 "equivalents":[{"model":"deepseek-flash","names":{"other.example":"ds-flash-4"}}]})")
                                     .value();
    QString m_folder, m_own, m_system;
};

void TestGuard::init()
{
    m_folder = testsupport::TestWorld::makeFolder(u"policies"_s);
    QVERIFY(QDir(m_folder).removeRecursively());
    m_own = m_folder + u"/policy.json"_s;
    m_system = m_folder + u"/system"_s;
    QVERIFY(QDir().mkpath(m_system + u"/policies.d"_s));
}

void TestGuard::withoutPolicyNothingIsAsked()
{
    const auto subject = guard();
    QVERIFY(!subject->isInForce());
    QVERIFY(!subject->refuses(question(u"m"_s)));
}

void TestGuard::bothPoliciesHaveToAllow_data()
{
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<bool>("allowed");
    const QByteArray none;
    QTest::newRow("own allows") << none << none << allowAll << true;
    QTest::newRow("own denies") << none << none << deny("*") << false;
    QTest::newRow("the administrator allows") << allowAll << none << none << true;
    QTest::newRow("the administrator allows in a part") << none << allowAll << none << true;
    QTest::newRow("own cannot grant") << QByteArray("[]") << none << allowAll << false;
    QTest::newRow("own cannot overrule a deny")
        << QByteArray('[' + allowAll + ',' + deny("api:m") + ']') << none << allowAll << false;
    QTest::newRow("a part denies") << allowAll << deny("api:m") << none << false;
    QTest::newRow("own takes away") << allowAll << none << deny("api:m") << false;
    QTest::newRow("both allow") << allowAll << none << allowAll << true;
}

void TestGuard::bothPoliciesHaveToAllow()
{
    QFETCH(QByteArray, system);
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, own);
    QFETCH(bool, allowed);
    if (!system.isEmpty())
        write(m_system + u"/policy.json"_s, system);
    if (!more.isEmpty())
        write(m_system + u"/policies.d/50-more.json"_s, more);
    if (!own.isEmpty())
        write(m_own, own);
    const auto subject = guard();
    QVERIFY(subject->isInForce());
    const auto refused = subject->refuses(question(u"m"_s));
    QCOMPARE(!refused, allowed);
    if (refused) {
        QCOMPARE(refused->error.code, base::ErrorCode::RefusedPolicy);
        QCOMPARE(refused->error.whom, u"deepseek"_s);
        QVERIFY(!refused->error.remedy.isEmpty());
    }
}

void TestGuard::whatCannotBeReadDeniesEverything_data()
{
    QTest::addColumn<bool>("systemIsBroken");
    QTest::newRow("the administrator's") << true;
    QTest::newRow("own") << false;
}

void TestGuard::whatCannotBeReadDeniesEverything()
{
    QFETCH(bool, systemIsBroken);
    write(m_system + u"/policy.json"_s, systemIsBroken ? QByteArray("{\"effect\":") : allowAll);
    write(m_own, systemIsBroken ? allowAll : QByteArray("{}"));
    const auto subject = guard();
    QCOMPARE(subject->layers().size(), 2);
    const auto refused = subject->refuses(question(u"m"_s));
    QVERIFY(refused);
    QCOMPARE(refused->error.code, base::ErrorCode::RefusedPolicy);
    QVERIFY2(refused->error.what.contains(u"Line 1"_s), qPrintable(refused->error.what));
}

//! What was denied, and why, has to be readable when the policy is another.
void TestGuard::aDenialSaysWhatAndWhy()
{
    const QByteArray rule = deny("api:m");
    const QByteArray policy = '[' + allowAll + ",\n" + rule + ']';
    write(m_system + u"/policies.d/50-more.json"_s, policy);
    policy::Question asked = question(u"m"_s);
    asked.there = u"maker/m"_s;
    const auto refused = guard()->refuses(asked);
    QVERIFY(refused.has_value());
    const model::Denial& denial = refused->denial;
    QCOMPARE(denial.endpoint, u"deepseek"_s);
    QCOMPARE(denial.model, u"maker/m"_s);
    QCOMPARE(denial.resource, u"api:m"_s);
    QCOMPARE(denial.policy, u"50-more.json"_s);
    QCOMPARE(
        denial.policyDigest, QString::fromLatin1(QCryptographicHash::hash(policy, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(denial.number, 2);
    QCOMPARE(QJsonDocument::fromJson(denial.statement.toUtf8()), QJsonDocument::fromJson(rule));
    QCOMPARE(refused->error.rule, u"50-more.json#2"_s); // the same in every language

    // A rule as long as one may write it is kept in part.
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += ",\"api:another-" + QByteArray::number(i) + '"';
    write(m_own, R"({"id":"long","effect":"deny","principal":["*"],"resource":["api:m")" + many + "]}");
    QVERIFY(QFile::remove(m_system + u"/policies.d/50-more.json"_s));
    const auto cut = guard()->refuses(question(u"m"_s));
    QVERIFY(cut.has_value());
    QCOMPARE(cut->denial.rule, u"long"_s);
    QCOMPARE(cut->denial.statement.size(), model::Denial::longestStatement);
    QVERIFY(cut->denial.statement.endsWith(u'…'));

    // Where no rule allows, the policy says so.
    write(m_own, R"([])");
    const auto nothing = guard()->refuses(question(u"m"_s));
    QVERIFY(nothing.has_value());
    QCOMPARE(nothing->denial.policy, u"policy.json"_s);
    QCOMPARE(nothing->denial.number, 0);
    QVERIFY(!nothing->denial.policyDigest.isEmpty());
}

//! Somebody meant a policy to be there.
void TestGuard::aLinkToNowhereDeniesEverything()
{
#ifndef Q_OS_UNIX
    QSKIP("links are files of their own there");
#endif
    QVERIFY(!guard()->refuses(question(u"m"_s)));
    QVERIFY(QFile::link(m_own + u".gone"_s, m_own));
    const auto subject = guard();
    QCOMPARE(subject->layers().size(), 1);
    QVERIFY(subject->refuses(question(u"m"_s)));
}

void TestGuard::aFileThatOthersMayWriteDeniesEverything()
{
#ifndef Q_OS_UNIX
    QSKIP("the folder's own access rules are relied upon");
#endif
    const QString file = m_system + u"/policies.d/a.json"_s;
    write(file, allowAll);
    QVERIFY(!guard()->refuses(question(u"m"_s)));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    QVERIFY(guard()->refuses(question(u"m"_s)));
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::link(m_own, file)); // a link may lead anywhere
    write(m_own, allowAll);
    QVERIFY(guard()->refuses(question(u"m"_s)));
}

//! Who may not list the folder cannot know what the files in it forbid.
void TestGuard::aFolderThatCannotBeListedDeniesEverything()
{
#ifdef Q_OS_UNIX
    write(m_system + u"/policies.d/50-more.json"_s, deny("*"));
    const QString folder = m_system + u"/policies.d"_s;
    QVERIFY(QFile::setPermissions(folder, QFile::WriteOwner | QFile::ExeOwner));
    for (QString above = m_system; ::getuid() == 0 && above != u"/tmp" && above != u"/";
         above = QFileInfo(above).path())
        QVERIFY(QFile::setPermissions(above,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther
                | QFile::ReadGroup | QFile::ExeGroup));
    const bool isRoot = ::getuid() == 0; // whom no mode keeps out
    QVERIFY(!isRoot || ::seteuid(65534) == 0);
    const auto subject = guard();
    const auto refused = subject->refuses(question(u"m"_s));
    QVERIFY(!isRoot || ::seteuid(0) == 0);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(refused.has_value());
    QVERIFY2(refused->error.what.contains(u"listed"_s), qPrintable(refused->error.sentence()));
#endif
}

void TestGuard::aDenyCatchesEverySpelling_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const char* pattern, const QString& url, const QString& model, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(pattern) << QUrl(url).host() << model << allowed;
    };
    const QString usual = u"https://api.deepseek.com"_s;
    row("as it stands", "endpoint:api.deepseek.com", usual, u"m"_s, false);
    row("a rule in capitals", "endpoint:API.DeepSeek.com", usual, u"m"_s, false);
    row("a pattern in capitals", "endpoint:*.DeepSeek.com", usual, u"m"_s, false);
    row("any kind", "*DeepSeek*", usual, u"m"_s, false);
    row("an address in capitals", "endpoint:api.deepseek.com", u"https://API.DEEPSEEK.COM"_s, u"m"_s, false);
    row("the root's dot", "endpoint:api.deepseek.com", u"https://api.deepseek.com."_s, u"m"_s, false);
    row("another host", "endpoint:api.deepseek.com", u"https://api.deepseek.com.example"_s, u"m"_s, true);
    row("an international name", "endpoint:xn--bcher-kva.example", u"https://b\u00fccher.example"_s, u"m"_s, false);
    row("an international rule",
        "endpoint:b\xfc"
        "cher.example",
        u"https://xn--bcher-kva.example"_s, u"m"_s, false);
    row("IPv4 inside IPv6", "endpoint:10.0.0.1", u"https://[::ffff:10.0.0.1]"_s, u"m"_s, false);
    row("a number of the same address", "endpoint:10.0.0.1", u"https://0x0a000001"_s, u"m"_s, false);
    row("a model in capitals", "api:deepseek-v4", usual, u"DeepSeek-V4"_s, false);
    row("a pattern of models", "api:DeepSeek-V*", usual, u"deepseek-v4"_s, false);
    row("another model", "api:DeepSeek-V*", usual, u"deepseek-r1"_s, true);
}

void TestGuard::aDenyCatchesEverySpelling()
{
    QFETCH(QString, pattern);
    QFETCH(QString, host);
    QFETCH(QString, model);
    QFETCH(bool, allowed);
    QVERIFY(!host.isEmpty());
    write(m_system + u"/policy.json"_s, '[' + allowAll + ',' + deny(pattern.toUtf8().constData()) + ']');
    policy::Question asked = question(model);
    asked.endpoint = u"mine"_s;
    asked.host = host;
    QCOMPARE(!guard()->refuses(asked), allowed);
    // By a condition, too, and an allow of the place.
    if (!pattern.startsWith(u"endpoint:"_s))
        return;
    const QByteArray place = pattern.mid(9).toUtf8();
    write(m_system + u"/policy.json"_s,
        '[' + allowAll + R"(,{"effect":"deny","principal":["*"],"resource":["*"],"condition":{"endpoint":{"in":[")"
            + place + R"("]}}}])");
    QCOMPARE(!guard()->refuses(asked), allowed);
    write(m_system + u"/policy.json"_s,
        R"({"effect":"allow","principal":["*"],"resource":[")" + pattern.toUtf8() + R"("]})");
    QCOMPARE(!guard()->refuses(asked), !allowed);
}

//! An allow means the one that it names.
void TestGuard::aDenyOfThisComputerCatchesItsNames()
{
    const QStringList names{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    const auto refuses = [this](const QByteArray& rules, const QString& host) {
        write(m_system + u"/policy.json"_s, rules);
        policy::Question asked = question(u"m"_s);
        asked.endpoint = u"mine"_s;
        asked.host = host;
        return guard()->refuses(asked).has_value();
    };
    for (const QString& named : names) {
        const QByteArray place = named.toUtf8();
        for (const QString& host : names) {
            const QByteArray all = QByteArray("[") + allowAll + ',';
            QVERIFY2(
                refuses(all + deny(("endpoint:" + place).constData()) + ']', host), qPrintable(named + u' ' + host));
            QVERIFY2(
                refuses(all + R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":{"endpoint":{"in":[")"
                        + place + R"("]}}}])",
                    host),
                qPrintable(named + u' ' + host));
            QCOMPARE(refuses(R"({"effect":"allow","principal":["*"],"resource":["endpoint:)" + place + R"("]})", host),
                named != host);
        }
        QVERIFY(!refuses(QByteArray("[") + allowAll + ',' + deny(("endpoint:" + place).constData()) + ']',
            u"127.0.0.2"_s)); // another address, which a server may be bound to by itself
    }
}

void TestGuard::changedFilesAreReadAgain()
{
    const auto subject = guard();
    QSignalSpy changed(subject.get(), &policy::Guard::changed);
    write(m_own, deny("*"));
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(subject->refuses(question(u"m"_s)), testsupport::patienceMs);
    write(m_own, allowAll);
    QTRY_VERIFY_WITH_TIMEOUT(!subject->refuses(question(u"m"_s)), testsupport::patienceMs);
    QVERIFY(QFile::remove(m_own));
    QTRY_VERIFY_WITH_TIMEOUT(!subject->isInForce(), testsupport::patienceMs);
}

void TestGuard::foldersThatComeLater_data()
{
    QTest::addColumn<QString>("system");
    QTest::newRow("the administrator's") << u"/system"_s;
    QTest::newRow("and the folders above it") << u"/above/it/system"_s;
}

//! As the administrator's are on most computers: made long after the program was started.
void TestGuard::foldersThatComeLater()
{
    QFETCH(QString, system);
    QVERIFY(QDir(m_system).removeRecursively());
    m_system = m_folder + system;
    const auto subject = guard();
    QVERIFY(!subject->isInForce());
    for (int time = 0; time < 2; ++time) {
        QVERIFY(QDir().mkpath(m_system));
        QCoreApplication::processEvents();
        write(m_system + u"/policy.json"_s, deny("*"));
        QTRY_VERIFY_WITH_TIMEOUT(subject->refuses(question(u"m"_s)), testsupport::patienceMs);
        QVERIFY(QDir(m_system).removeRecursively());
        QTRY_VERIFY_WITH_TIMEOUT(!subject->isInForce(), testsupport::patienceMs);
    }
    QVERIFY(QDir().mkpath(m_system + u"/policies.d"_s));
    write(m_system + u"/policies.d/50.json"_s, deny("*"));
    QTRY_VERIFY_WITH_TIMEOUT(subject->refuses(question(u"m"_s)), testsupport::patienceMs);

    // Another folder in its place, and a file of that.
    const QString other = m_folder + u"/other"_s;
    QVERIFY(QDir().mkpath(other));
    write(other + u"/policy.json"_s, allowAll);
    QVERIFY(QDir().rename(m_system, m_folder + u"/gone"_s));
    QVERIFY(QDir().rename(other, m_system));
    QTRY_VERIFY_WITH_TIMEOUT(subject->isInForce() && !subject->refuses(question(u"m"_s)), testsupport::patienceMs);
    write(m_system + u"/policy.json"_s, deny("*"));
    QTRY_VERIFY_WITH_TIMEOUT(subject->refuses(question(u"m"_s)), testsupport::patienceMs);
    QVERIFY(base::atomicSave(m_system + u"/policy.json"_s, allowAll));
    QTRY_VERIFY_WITH_TIMEOUT(!subject->refuses(question(u"m"_s)), testsupport::patienceMs);
}

void TestGuard::whatElseTheAdministratorSaysIsReadAgain()
{
    QVERIFY(QDir(m_system).removeRecursively());
    policy::Guard subject({m_clock, m_prices, m_own, m_system, testsupport::TestWorld::owner(), std::nullopt});
    QSignalSpy changed(&subject, &policy::Guard::changed);
    QCOMPARE(subject.gateFloor().rules, model::GateRules::allOff());
    QVERIFY(QDir().mkpath(m_system));
    const QString privacy = m_system + u"/privacy.json"_s, teams = m_system + u"/teams.json"_s;
    write(privacy, R"({"gate":{"keys":"block"}})");
    QTRY_COMPARE_WITH_TIMEOUT(
        subject.gateFloor().rules.of(model::SensitiveKind::Key), model::GateAction::Block, testsupport::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0 && !subject.gateFloor().error, testsupport::patienceMs);
    write(privacy, R"({"gate":{"keys":"mask"}})");
    QTRY_COMPARE_WITH_TIMEOUT(
        subject.gateFloor().rules.of(model::SensitiveKind::Key), model::GateAction::Mask, testsupport::patienceMs);
    QVERIFY(QFile::remove(privacy));
    QTRY_COMPARE_WITH_TIMEOUT(subject.gateFloor().rules, model::GateRules::allOff(), testsupport::patienceMs);

    write(m_own, R"({"effect":"allow","principal":["team:research"],"resource":["*"]})");
    QTRY_VERIFY_WITH_TIMEOUT(subject.refuses(question(u"m"_s)), testsupport::patienceMs);
    write(teams, R"({"version":1,"teams":{"research":[")" + base::accountOfProcess().user.toUtf8() + R"("]}})");
    QTRY_VERIFY_WITH_TIMEOUT(!subject.refuses(question(u"m"_s)), testsupport::patienceMs);
    QCOMPARE(subject.identity()->teams, QStringList{u"research"_s});
    write(teams, "{");
    QTRY_VERIFY_WITH_TIMEOUT(!subject.identity(), testsupport::patienceMs);
    QVERIFY(subject.refuses(question(u"m"_s)));
    QVERIFY(QFile::remove(teams));
    QTRY_VERIFY_WITH_TIMEOUT(subject.identity().has_value(), testsupport::patienceMs);
}

//! The folders above are other programs' as well.
void TestGuard::unrelatedFilesAreNoChange()
{
    QVERIFY(QDir(m_system).removeRecursively());
    policy::PolicyWatch watch(m_system, m_own);
    watch.arm();
    QSignalSpy changed(&watch, &policy::PolicyWatch::changed);
    QFileSystemWatcher witness({m_folder});
    QSignalSpy seen(&witness, &QFileSystemWatcher::directoryChanged);
    for (int i = 0; i < 5; ++i)
        write(m_folder + u"/%1.txt"_s.arg(i), "x");
    QTRY_VERIFY_WITH_TIMEOUT(seen.count() > 0, testsupport::patienceMs);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);
    write(m_own, allowAll);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, testsupport::patienceMs);
}

void TestGuard::theGatesLeastIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char* name, const char* text, const QString& wrong) {
        QTest::newRow(name) << QByteArray(text) << wrong;
    };
    row("right", R"({"gate":{"keys":"block","cards":"mask"}})", {});
    row("asks for nothing", R"({"gate":{}})", {});
    row("another member", R"({"gates":{"keys":"block"}})", u"Line 1, column 10: gates"_s);
    row("as in the settings", R"({"privacy":{"gate":{"keys":"block"}}})", u"Line 1, column 12: privacy"_s);
    row("one more member", "{\"gate\":{\"keys\":\"block\"},\n\"x\":1}", u"Line 2, column 5: x"_s);
    row("no object", R"({"gate":"block"})", u"Line 1, column 9: gate"_s);
    row("no gate around it", R"({"keys":"block"})", u"Line 1, column 9: keys"_s);
    row("nothing in it", "{}", u"Line 1, column 1: "_s);
    row("a list", "[]", u"Line 1, column 1: "_s);
    row("an unknown kind", R"({"gate":{"key":"block"}})", u"Line 1, column 16: gate/key"_s);
    row("an unknown word", R"({"gate":{"keys":"blok"}})", u"Line 1, column 17: gate/keys"_s);
    row("no word", R"({"gate":{"keys":true}})", u"Line 1, column 17: gate/keys"_s);
    row("no JSON", "{", u"Line 1"_s);
    row("empty", "", u"Line 1"_s);
}

//! Whoever writes a slip of the pen means to forbid something.
void TestGuard::theGatesLeastIsReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wrong);
    write(m_system + u"/privacy.json"_s, text);
    const auto subject = guard();
    const policy::GateFloor& floor = subject->gateFloor();
    QCOMPARE(policy::readGateFloor(text, u"p"_s).has_value(), wrong.isEmpty());
    QCOMPARE(floor.error.has_value(), !wrong.isEmpty());
    if (wrong.isEmpty()) {
        const bool asks = text.contains("keys");
        QCOMPARE(floor.rules.of(model::SensitiveKind::Key), asks ? model::GateAction::Block : model::GateAction::Off);
        QCOMPARE(floor.rules.of(model::SensitiveKind::Card), asks ? model::GateAction::Mask : model::GateAction::Off);
        QCOMPARE(floor.rules.of(model::SensitiveKind::Email), model::GateAction::Off);
        return;
    }
    for (const model::SensitiveKind kind : model::allSensitiveKinds)
        QCOMPARE(floor.rules.of(kind), model::GateAction::Block);
    QVERIFY2(floor.error->what.contains(wrong), qPrintable(floor.error->what));
    QVERIFY2(floor.error->whom.endsWith(u"/privacy.json"_s), qPrintable(floor.error->whom));
}

void TestGuard::namesOfOneModel_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("there");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const QByteArray& rules, const QString& asked, const QString& there,
                         bool allowed) { QTest::newRow(name) << rules << asked << there << allowed; };
    const QString chat = u"deepseek-chat"_s, reasoner = u"deepseek-reasoner"_s, flash = u"deepseek-flash"_s;
    row("the name itself", allowChat, chat, flash, true);
    row("what it became", allowChat, flash, flash, true);
    row("another alias of that", allowChat, reasoner, flash, false);
    row("its name at a provider", allowChat, chat, u"ds-flash-4"_s, true);
    row("a name that the settings call the same", allowChat, chat, u"gpt-9"_s, false);
    const QByteArray allowFlash = R"({"effect":"allow","principal":["*"],"resource":["api:deepseek-flash"]})";
    row("the retired name of what is allowed", allowFlash, chat, flash, true);
    row("with its maker", allowFlash, u"Deepseek-AI/DeepSeek-Flash"_s, u"Deepseek-AI/DeepSeek-Flash"_s, true);
    row("in another case", allowFlash, u"DeepSeek-Flash"_s, u"DeepSeek-Flash"_s, false);
    const auto except = [](const char* resource) { return QByteArray('[' + allowAll + ',' + deny(resource) + ']'); };
    row("denied by its retired name", except("api:deepseek-chat"), flash, flash, false);
    row("denied by another alias", except("api:deepseek-chat"), reasoner, flash, false);
    row("denied by its present name", except("api:deepseek-flash"), chat, flash, false);
    row("denied under its name at a provider", except("api:ds-flash-4"), chat, flash, false);
    row("denied in another case", except("api:deepseek-flash"), u"DeepSeek-Flash"_s, u"DeepSeek-Flash"_s, false);
    row("denied with a maker", except("api:maker/M-1"), u"m-1"_s, u"m-1"_s, false);
    row("the denied one is there only", except("api:gpt-9"), chat, u"gpt-9"_s, false);
    row("others", except("api:gpt-9"), chat, flash, true);
}

void TestGuard::namesOfOneModel()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, asked);
    QFETCH(QString, there);
    QFETCH(bool, allowed);
    write(m_own, rules);
    policy::Question what = question(asked);
    what.there = there;
    const auto refused = guard()->refuses(what);
    QVERIFY2(!refused == allowed, refused ? qPrintable(refused->error.what) : "allowed");
}

void TestGuard::adHocEndpointsHaveToBeNamed()
{
    write(m_own, allowChat);
    policy::Question what = question(u"deepseek-chat"_s);
    QVERIFY(!guard()->refuses(what));
    what.endpoint = u"https://evil.test/v1"_s;
    what.host = u"evil.test"_s;
    what.adHoc = true;
    QVERIFY(guard()->refuses(what));
    write(m_own, R"({"effect":"allow","principal":["*"],"resource":["endpoint:evil.test"]})");
    QVERIFY(!guard()->refuses(what));
    what.asked.clear(); // its model list
    what.there.clear();
    QVERIFY(!guard()->refuses(what));
}

void TestGuard::answersOfAnotherModel()
{
    write(m_own, QByteArray('[' + allowChat + ',' + deny("api:gpt-9") + ']'));
    const auto subject = guard();
    const policy::Question what = question(u"deepseek-chat"_s);
    QVERIFY(!subject->refusesAnswer(what, u"deepseek-chat-0914"_s)); // allowed by no rule, and denied by none
    QVERIFY(!subject->refusesAnswer(what, QString()));
    const auto refused = subject->refusesAnswer(what, u"gpt-9"_s);
    QVERIFY(refused);
    QVERIFY2(refused->error.what.contains(u"policy.json, line 1"_s), qPrintable(refused->error.what));
    // A deny that cannot be evaluated denies here, too; one that is known not to hold does not.
    write(m_own,
        '[' + allowAll
            + R"(,{"effect":"deny","principal":["*"],"resource":["api:gpt-9"],"condition":{"tokens":{"min":100}}}])");
    const auto counting = guard();
    QVERIFY(counting->refusesAnswer(what, u"gpt-9"_s));
    policy::Question counted = what;
    counted.tokens = 99;
    QVERIFY(!counting->refusesAnswer(counted, u"gpt-9"_s));
    counted.tokens = 100;
    QVERIFY(counting->refusesAnswer(counted, u"gpt-9"_s));
}

void TestGuard::saysWhenItOpens()
{
    const auto between = [](const char* times) {
        return R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"zone":"UTC","between":)"
            + QByteArray(times) + "}}}";
    };
    write(m_system + u"/policy.json"_s, between(R"(["09:00","18:00"])"));
    write(m_own, between(R"(["08:00","08:30"])"));
    QVERIFY(!guard()->refuses(question(u"m"_s))->error.retryAfter); // never both
    write(m_own, between(R"(["10:00","21:00"])"));
    const auto refused = guard()->refuses(question(u"m"_s));
    QVERIFY(refused);
    QCOMPARE(refused->error.retryAfter, std::optional<std::chrono::milliseconds>(14h)); // Tuesday, 10:00
    QVERIFY(refused->error.what.contains(u"20:00:00"_s));
}

void TestGuard::aWrongClockIsNotTrusted()
{
    write(m_own,
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["00:00","23:59:59"],"zone":"UTC"}}})");
    const auto subject = guard();
    const QDateTime now = m_clock.wallTime();
    subject->heardTime(now.addSecs(299));
    QVERIFY(!subject->refuses(question(u"m"_s)));
    subject->heardTime(now.addSecs(-301));
    const auto refused = subject->refuses(question(u"m"_s));
    QVERIFY(refused);
    QVERIFY(!refused->error.retryAfter);
    QVERIFY2(refused->error.what.contains(u"not known for certain"_s), qPrintable(refused->error.what));
    subject->heardTime(now.addSecs(10));
    QVERIFY(!subject->refuses(question(u"m"_s)));
    subject->heardTime(now.addSecs(3600));
    QVERIFY(!subject->trustsClock());
    m_clock.jumpWallTime(now.addSecs(3600)); // somebody has set it right
    QVERIFY(subject->trustsClock());
    m_clock.jumpWallTime(now);
}

//! It was right when a server told its time, and was set to another afterwards.
void TestGuard::aClockThatIsSetBackIsNotTrusted()
{
    const auto set = [this](int day, int hour, int minute) {
        m_clock.jumpWallTime(QDateTime(QDate(2026, 10, day), QTime(hour, minute), Qt::UTC));
    };
    const QDateTime before = m_clock.wallTime();
    set(5, 17, 30);
    write(m_own,
        R"({"effect":"allow","principal":["*"],"resource":["*"],"condition":{"time":{"between":["09:00","18:00"],"zone":"UTC"}}})");
    const auto subject = guard();
    subject->heardTime(m_clock.wallTime());
    QVERIFY(!subject->refuses(question(u"m"_s)));
    m_clock.advance(3h);
    QVERIFY(subject->refuses(question(u"m"_s)));
    set(5, 10, 0);
    const auto refused = subject->refuses(question(u"m"_s));
    QVERIFY(refused);
    QVERIFY2(refused->error.what.contains(u"not known for certain"_s), qPrintable(refused->error.what));
    set(5, 20, 30); // where it was
    QVERIFY(subject->trustsClock());
    set(6, 10, 0); // or the computer has slept until the morning
    QVERIFY(!subject->refuses(question(u"m"_s)));
    m_clock.jumpWallTime(before);
}

void TestGuard::principals()
{
    QCOMPARE(policy::principalsOf(u"alice"_s, {u"a"_s, u"alice"_s}),
        (QStringList{u"user:alice"_s, u"user:a"_s, u"team:a"_s, u"team:alice"_s}));
}

SPYHOP_TEST_MAIN(TestGuard)
#include "tst_guard.moc"
