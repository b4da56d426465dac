// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/auditevents.h"
#include "core/admin/endpointadmin.h"
#include "core/base/files.h"
#include "core/observe/auditcall.h"
#include "core/observe/auditscan.h"
#include "tests/core/gateway/callworld.h"
#include "tests/core/keys/fakekeychain.h"
#include "tests/support/testmain.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using namespace spyhop;

class TestEndpointAdmin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void checks_data();
    void checks();
    void addsReplacesRemoves();
    void savesTheOrder();
    void keysGoToTheKeychainAndNotIntoTheFile();
    void keysAreRefused_data();
    void keysAreRefused();
    void whatStandsAroundAKeyIsLeftOut();
    void checksAndRemovesKeys();
    void policiesAndKeysAreInTheAuditLog();

private:
    [[nodiscard]] static model::Endpoint endpoint(const QString& name)
    {
        model::Endpoint result;
        result.name = name;
        result.url = QUrl(QStringLiteral("https://api.example.com/v1"));
        return result;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList result;
        for (const model::Endpoint& one : m_admin->endpoints())
            result << one.name;
        return result;
    }
    //! What another process would read.
    [[nodiscard]] model::Settings onDisk() const
    {
        store::SettingsFile file(m_folder);
        return file.load() ? file.settings() : model::Settings();
    }
    [[nodiscard]] base::Expected<QString> wait(const std::unique_ptr<admin::KeyAction>& action)
    {
        std::optional<base::Expected<QString>> answer;
        connect(action.get(), &admin::KeyAction::finished, this,
            [&answer](const base::Expected<QString>& reference) { answer = reference; });
        [&] {
            QVERIFY(!answer); // never before control returned to the event loop
            QTRY_VERIFY((m_world->advance(std::chrono::milliseconds(1)), answer.has_value()));
        }();
        return answer.value_or(base::failure(base::ErrorCode::Timeout, QString()));
    }
    static base::Secret secretOf(const char* text)
    {
        return base::Secret::fromBytes(text, static_cast<qsizetype>(qstrlen(text)));
    }

    QString m_folder;
    int m_count = 0;
    testsupport::FakeKeychain::World m_keychain;
    std::unique_ptr<testsupport::CallWorld> m_world;
    std::unique_ptr<store::SettingsFile> m_settings;
    std::unique_ptr<keys::KeyRing> m_keys;
    std::unique_ptr<admin::EndpointAdmin> m_admin;
};

void TestEndpointAdmin::init()
{
    m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("e%1").arg(++m_count));
    m_keychain = {};
    m_world = std::make_unique<testsupport::CallWorld>();
    m_settings = std::make_unique<store::SettingsFile>(m_folder);
    QVERIFY(m_settings->load().has_value());
    m_keys = std::make_unique<keys::KeyRing>(m_folder, QStringLiteral("id"), m_world->clock,
        std::make_unique<testsupport::FakeKeychain>(m_keychain, m_world->clock));
    m_admin = std::make_unique<admin::EndpointAdmin>(
        admin::EndpointAdmin::Parts{m_world->clock, m_world->transport, *m_keys, *m_settings, *m_world->gateway});
}

void TestEndpointAdmin::cleanup()
{
    m_admin.reset();
    m_keys.reset();
    m_settings.reset();
    m_world.reset();
}

void TestEndpointAdmin::checks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("code");
    const QString fine = QStringLiteral("https://api.example.com/v1");
    const auto row = [](const char* tag, const QString& name, const QString& url, const QString& key,
                         const char* code) { QTest::newRow(tag) << name << url << key << QString::fromLatin1(code); };
    const QString name = QStringLiteral("A.b-c_9");
    row("https", name, fine, {}, "");
    row("a host alone", name, QStringLiteral("https://api.example.com"), {}, "");
    row("this computer", name, QStringLiteral("http://127.0.0.1:8080/v1"), {}, "");
    row("localhost", name, QStringLiteral("http://localhost:8080"), {}, "");
    row("this computer, IPv6", name, QStringLiteral("http://[::1]:8080"), {}, "");
    row("a reference", name, fine, QStringLiteral("keychain:x"), "");
    row("no name", {}, fine, {}, "usage");
    row("spaces", QStringLiteral("a b"), fine, {}, "usage");
    row("a line break", QStringLiteral("a\n"), fine, {}, "usage");
    row("a path", QStringLiteral("a/b"), fine, {}, "usage");
    row("http to another computer", name, QStringLiteral("http://192.0.2.1/v1"), {}, "usage");
    row("a name that looks local", name, QStringLiteral("http://localhost.example.com"), {}, "usage");
    row("another scheme", name, QStringLiteral("ftp://api.example.com"), {}, "usage");
    row("no scheme", name, QStringLiteral("api.example.com"), {}, "usage");
    row("no host", name, QStringLiteral("https:///v1"), {}, "usage");
    row("nothing", name, {}, {}, "usage");
    row("a user", name, QStringLiteral("https://me:pass@api.example.com"), {}, "usage");
    row("a query", name, QStringLiteral("https://api.example.com?key=x"), {}, "usage");
    row("a fragment", name, QStringLiteral("https://api.example.com#x"), {}, "usage");
    row("a key in the path", name, fine + QStringLiteral("/sk-abcdefghijklmnop"), {}, "usage");
    row("an account in the path", name, fine + QStringLiteral("/0123456789abcdef0123456789abcdef"), {}, "");
    row("a literal key", name, fine, QStringLiteral("sk-abcdefghijklmnop"), "settings");
    row("a key for a key's name", name, fine, QStringLiteral("keychain:sk-abcdefghijklmnop"), "settings");
    row("a key for a name", QStringLiteral("sk-abcdefghijklmnop"), fine, {}, "usage");
}

void TestEndpointAdmin::checks()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    QFETCH(QString, key);
    QFETCH(QString, code);
    model::Endpoint candidate;
    candidate.name = name;
    candidate.url = QUrl(url, QUrl::StrictMode);
    candidate.key = key;
    const base::Status added = m_admin->add(candidate);
    QCOMPARE(added ? QString() : base::codeName(added.error().code), code);
    QCOMPARE(m_admin->endpoints().size(), code.isEmpty() ? 1 : 0);
    if (added)
        return;
    const QString sentence = added.error().sentence();
    QVERIFY(!sentence.isEmpty());
    for (const char* secret : {"pass", "sk-abc", "key=x"})
        QVERIFY2(!sentence.contains(QLatin1String(secret)), qPrintable(sentence));
}

void TestEndpointAdmin::addsReplacesRemoves()
{
    QSignalSpy changed(m_admin.get(), &admin::EndpointAdmin::changed);
    QVERIFY(m_admin->add(endpoint(QStringLiteral("a"))).has_value());
    QVERIFY(m_admin->add(endpoint(QStringLiteral("b"))).has_value());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(m_admin->add(endpoint(QStringLiteral("a"))).error().code, base::ErrorCode::Usage);
    QCOMPARE(m_admin->replace(QStringLiteral("a"), endpoint(QStringLiteral("b"))).error().code, base::ErrorCode::Usage);
    QCOMPARE(m_admin->replace(QStringLiteral("x"), endpoint(QStringLiteral("y"))).error().code, base::ErrorCode::Usage);
    QCOMPARE(m_admin->remove(QStringLiteral("x")).error().code, base::ErrorCode::Usage);
    QCOMPARE(changed.size(), 2);
    model::Endpoint renamed = endpoint(QStringLiteral("c"));
    renamed.models = {QStringLiteral("m")};
    QVERIFY(m_admin->replace(QStringLiteral("a"), renamed).has_value());
    QCOMPARE(names(), (QStringList{QStringLiteral("c"), QStringLiteral("b")}));
    QCOMPARE(onDisk().endpoints, m_admin->endpoints());
    QCOMPARE(m_admin->models(QStringLiteral("c")), QStringList{QStringLiteral("m")});
    QVERIFY(m_admin->remove(QStringLiteral("b")).has_value());
    QCOMPARE(onDisk().endpoints.size(), 1);
}

void TestEndpointAdmin::savesTheOrder()
{
    for (const char* name : {"a", "b", "c"})
        QVERIFY(m_admin->add(endpoint(QString::fromLatin1(name))).has_value());
    QVERIFY(m_admin->reorder({QStringLiteral("c"), QStringLiteral("a")}).has_value());
    QCOMPARE(names(), (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    QList<int> priorities;
    for (const model::Endpoint& one : onDisk().endpoints)
        priorities << one.priority;
    QCOMPARE(priorities, (QList<int>{1, 2, 3}));
}

void TestEndpointAdmin::keysGoToTheKeychainAndNotIntoTheFile()
{
    QVERIFY(m_admin->add(endpoint(QStringLiteral("a"))).has_value());
    const auto stored = wait(m_admin->storeKey(QStringLiteral("a"), secretOf("sk-CANARY-1")));
    QVERIFY(stored.has_value());
    QCOMPARE(*stored, QStringLiteral("keychain:a"));
    QCOMPARE(onDisk().endpoints.constFirst().key, QStringLiteral("keychain:a"));
    QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/a")).equals(secretOf("sk-CANARY-1")));
    QFile file(m_settings->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("CANARY"));
    // One that is not saved yet: the caller gets the reference, and nothing is saved behind its back.
    QVERIFY(wait(m_admin->storeKey(QStringLiteral("later"), secretOf("sk-2"))).has_value());
    QCOMPARE(onDisk().endpoints.size(), 1);
}

void TestEndpointAdmin::keysAreRefused_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("code");
    QTest::newRow("a key for a reference")
        << QStringLiteral("sk-CANARY-1234567") << QByteArray("x") << QStringLiteral("settings");
    QTest::newRow("no key") << QStringLiteral("keychain:a") << QByteArray() << QStringLiteral("usage");
    QTest::newRow("a key for a name") << QStringLiteral("keychain:sk-CANARY-1234567890") << QByteArray("x")
                                      << QStringLiteral("settings");
    const QString usage = QStringLiteral("usage");
    QTest::newRow("blanks alone") << QStringLiteral("keychain:a") << QByteArray(" \t\r\n") << usage;
    QTest::newRow("a second line") << QStringLiteral("keychain:a") << QByteArray("sk-1\r\nCANARY: 1") << usage;
    QTest::newRow("a zero") << QStringLiteral("keychain:a") << QByteArray("sk-\0CANARY", 10) << usage;
    QTest::newRow("no ASCII") << QStringLiteral("vault:a") << QByteArray("sk-CANARY-\xe5\xaf\x86") << usage;
    QTest::newRow("a blank in it") << QStringLiteral("keychain:a") << QByteArray("sk-1 CANARY") << usage;
    QTest::newRow("a password's second line") << QStringLiteral("keychain:a-proxy") << QByteArray("a\nCANARY") << usage;
    QTest::newRow("an environment variable") << QStringLiteral("env:A") << QByteArray("x") << QStringLiteral("usage");
    QTest::newRow("a closed vault") << QStringLiteral("vault:a") << QByteArray("x") << QStringLiteral("auth");
}

void TestEndpointAdmin::keysAreRefused()
{
    QFETCH(QString, reference);
    QFETCH(QByteArray, key);
    QFETCH(QString, code);
    const auto refused = wait(m_admin->storeKeyAs(reference, base::Secret::fromBytes(key.constData(), key.size())));
    QVERIFY(!refused.has_value());
    QCOMPARE(base::codeName(refused.error().code), code);
    QVERIFY(!refused.error().sentence().contains(QStringLiteral("CANARY")));
    QVERIFY(m_keychain.entries.isEmpty());
}

//! And a proxy's password may be anything that can be typed.
void TestEndpointAdmin::whatStandsAroundAKeyIsLeftOut()
{
    QVERIFY(wait(m_admin->storeKeyAs(QStringLiteral("keychain:a"), secretOf("\t sk-1\r\n"))).has_value());
    QVERIFY(m_keychain.entries.value(QStringLiteral("spyhop/id/a")).equals(secretOf("sk-1")));
    model::Endpoint proxied = endpoint(QStringLiteral("proxied"));
    proxied.proxyPassword = QStringLiteral("keychain:office");
    QVERIFY(m_admin->add(proxied).has_value());
    for (const char* name : {"keychain:office", "keychain:any-proxy"})
        QVERIFY(wait(m_admin->storeKeyAs(QString::fromLatin1(name), secretOf("p\xc3\xa4ss wort"))).has_value());
    QVERIFY(!wait(m_admin->storeKeyAs(QStringLiteral("keychain:other"), secretOf("p\xc3\xa4ss"))).has_value());
}

void TestEndpointAdmin::checksAndRemovesKeys()
{
    m_keychain.entries.insert(QStringLiteral("spyhop/id/a"), secretOf("sk-1"));
    const QString reference = QStringLiteral("keychain:a");
    QCOMPARE(wait(m_admin->checkKey(reference)).value_or(QString()), reference);
    QVERIFY(wait(m_admin->removeKey(reference)).has_value());
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(wait(m_admin->checkKey(reference)).error().code, base::ErrorCode::Auth);
    QCOMPARE(wait(m_admin->checkKey(QStringLiteral("nonsense"))).error().code, base::ErrorCode::Settings);
    QCOMPARE(wait(m_admin->removeKey(QStringLiteral("nonsense"))).error().code, base::ErrorCode::Settings);
}

//! What becomes of policies and keys: which, where and when, and never what a key is.
void TestEndpointAdmin::policiesAndKeysAreInTheAuditLog()
{
    m_world->keepAudit(m_folder + QStringLiteral("/audit"));
    store::Places places;
    admin::PrivacyAdmin privacy(*m_settings, places, *m_keys);
    const QString own = m_folder + QStringLiteral("/policy.json"), system = m_folder + QStringLiteral("/system");
    QVERIFY(QDir().mkpath(system));
    const QByteArray old = R"({"effect":"allow","principal":["*"],"resource":["*"]})";
    QVERIFY(base::atomicSave(own, old));
    policy::Guard guard({m_world->clock, m_world->prices, own, system, testsupport::TestWorld::owner(),
        base::Identity{QStringLiteral("kim"), {}, false, {}}});
    admin::AuditEvents events({m_world->clock, *m_world->audit, guard, *m_admin, privacy});
    const auto digest = [](const QByteArray& text) {
        return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
    };

    const QByteArray other = R"({"effect":"deny","principal":["*"],"resource":["*"]})";
    QVERIFY(base::atomicSave(own, other));
    guard.reload();
    guard.reload(); // nothing new
    QVERIFY(QFile::remove(own));
    guard.reload();
    QVERIFY(base::atomicSave(system + QStringLiteral("/policy.json"), other));
    guard.reload();
    const QString reference = QStringLiteral("keychain:deepseek");
    QVERIFY(wait(m_admin->storeKeyAs(reference, secretOf("sk-CANARY0000"))).has_value());
    QVERIFY(wait(m_admin->removeKey(reference)).has_value());
    // One that stands where its name belongs can be removed, and is not written down for that.
    m_keychain.entries.insert(QStringLiteral("spyhop/id/sk-CANARY-1234567890"), secretOf("x"));
    QVERIFY(wait(m_admin->removeKey(QStringLiteral("keychain:sk-CANARY-1234567890"))).has_value());
    m_keychain.available = false;
    QVERIFY(!wait(m_admin->storeKeyAs(reference, secretOf("sk-CANARY0000"))).has_value()); // did not come to be
    // The data key: made, another in its place, then one elsewhere.
    QSignalSpy unlocked(&privacy, &admin::PrivacyAdmin::unlocked),
        replaced(&privacy, &admin::PrivacyAdmin::dataKeyReplaced);
    const auto hear = [this](QSignalSpy& spy) {
        QTRY_VERIFY_WITH_TIMEOUT(
            (m_world->advance(std::chrono::milliseconds(1)), !spy.isEmpty()), testsupport::patienceMs);
        spy.clear();
    };
    privacy.setDataKeyStore(keys::DataKeyStore::Passphrase);
    QVERIFY(privacy.grant(model::allConsentKinds(), secretOf("a long phrase")).has_value());
    hear(unlocked);
    privacy.renewDataKey(secretOf("another phrase"), keys::DataKeyStore::Auto);
    hear(replaced);
    m_keychain.available = true;
    privacy.renewDataKey(base::Secret(), keys::DataKeyStore::Keychain);
    hear(replaced);

    m_world->audit->flush();
    const auto contents = observe::readAudit(m_folder + QStringLiteral("/audit"), std::atomic<bool>(false));
    QVERIFY(contents.has_value());
    QStringList said;
    for (const observe::AuditCall& call : contents->calls)
        said << call.event + u' ' + call.words.join(u' ');
    QCOMPARE(said,
        (QStringList{QStringLiteral("policy own replaced policy.json %1 %2").arg(digest(old), digest(other)),
            QStringLiteral("policy own removed policy.json %1 -").arg(digest(other)),
            QStringLiteral("policy administrator added policy.json - %1").arg(digest(other)),
            QStringLiteral("key stored keychain deepseek"), QStringLiteral("key removed keychain deepseek"),
            QStringLiteral("key removed keychain -"), QStringLiteral("key stored passphrase data key"),
            QStringLiteral("key renewed passphrase data key"),
            QStringLiteral("key moved keychain data key passphrase")}));
    for (const QString& segment : observe::segmentsOnDisk(m_folder + QStringLiteral("/audit")))
        QVERIFY(!observe::readSegment(m_folder + QStringLiteral("/audit"), segment)->contains("CANARY"));
}

SPYHOP_TEST_MAIN(TestEndpointAdmin)
#include "tst_endpointadmin.moc"
