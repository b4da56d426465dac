// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsfile.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>

using namespace spyhop;

namespace {

QByteArray endpointText(const QByteArray& members)
{
    return "{\n  \"endpoints\": [\n    {\"name\": \"a\", \"url\": \"https://a.example/v1\"" + members + "}\n  ]\n}\n";
}

model::Settings full()
{
    model::Settings settings;
    settings.profileId = QStringLiteral("11111111-2222-4333-8444-555555555555");
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("deepseek");
    endpoint.url = QUrl(QStringLiteral("https://api.deepseek.com"));
    endpoint.dialect = model::Dialect::DeepSeek;
    endpoint.key = QStringLiteral("keychain:deepseek");
    endpoint.models = {QStringLiteral("deepseek-flash")};
    endpoint.priority = 1;
    endpoint.concurrency = 12;
    endpoint.requestsPerMinute = 60;
    endpoint.tokensPerMinute = 90'000;
    endpoint.moreKeys = QStringList{QStringLiteral("env:SECOND"), QStringLiteral("keychain:third")};
    endpoint.equivalents.insert(QStringLiteral("deepseek-flash"), QStringLiteral("flash-here"));
    endpoint.contexts.insert(QStringLiteral("org/deepseek-flash"), 65'536);
    endpoint.currency = QStringLiteral("CNY");
    endpoint.prices.insert(QStringLiteral("deepseek-flash"), {QStringLiteral("EUR"), 20'000'000, 1'000'000'000, 1});
    endpoint.prices.insert(QStringLiteral("other"), {{}, 1'000'000'000, 1'000'000'000, 4'000'000'000});
    endpoint.enabled = false;
    endpoint.totalTimeoutMs = 1'000;
    endpoint.caFile = QStringLiteral("/etc/ssl/company.pem");
    endpoint.proxy = QStringLiteral("PROXY proxy.example:8080; DIRECT");
    endpoint.proxyUser = QStringLiteral("kim");
    endpoint.proxyPassword = QStringLiteral("keychain:deepseek-proxy");
    endpoint.noStore = {R"("provider":{"zdr":true})", {{"x-keep", "no"}}};
    model::Endpoint laptop;
    laptop.name = QStringLiteral("laptop");
    laptop.url = QUrl(QStringLiteral("http://127.0.0.1:8080/v1"));
    laptop.tier = model::Tier::Edge;
    settings.endpoints = {endpoint, laptop};
    settings.consent = {true, {model::ConsentKind::Chats, model::ConsentKind::AuditPrompts}};
    settings.privacyGate.set(model::SensitiveKind::Key, model::GateAction::Off);
    settings.privacyGate.set(model::SensitiveKind::Email, model::GateAction::Mask);
    settings.qpsAlert = 5;
    settings.dailyBudget = base::Money(5'000'000'001, QStringLiteral("USD"));
    settings.theme = model::ThemeChoice::Dark;
    settings.language = QStringLiteral("zh_CN");
    settings.sendKey = model::SendKey::CtrlEnter;
    settings.firstRunDone = true;
    settings.zoomPercent = 150;
    return settings;
}

} // namespace

class TestSettingsFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("s%1").arg(++m_count)); }
    void missingFileGivesDefaults();
    void exampleOfTheContract();
    void everythingComesBack();
    void consentWords_data();
    void consentWords();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
    void literalKeyIsNeverRepeated();
    void keyReferences_data();
    void keyReferences();
    void unknownKeysStay();
    void badFileIsLeftAlone();
    void whatOthersWroteStands();
    void followsWhatOthersWrite();
    void updateValidates();
    void updateTellsAndMakesAProfileId();
    void profileIdStays();
    void fileIsPrivate();

private:
    QString path() const { return m_folder + QStringLiteral("/spyhop.json"); }
    void write(const QByteArray& text)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray text()
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString m_folder;
    int m_count = 0;
};

void TestSettingsFile::missingFileGivesDefaults()
{
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QCOMPARE(file.settings(), model::Settings());
    QVERIFY(!QFile::exists(path())); // reading writes nothing
}

void TestSettingsFile::exampleOfTheContract()
{
    write(R"({
  "version": 1,
  "endpoints": [
    {"name": "deepseek", "url": "https://api.deepseek.com", "dialect": "deepseek", "tier": "api",
     "key": "keychain:deepseek", "models": ["deepseek-flash"], "priority": 1},
    {"name": "backup", "url": "https://gateway.example/v1", "dialect": "openai", "tier": "api",
     "key": "env:BACKUP_KEY", "priority": 2},
    {"name": "laptop", "url": "http://127.0.0.1:8080/v1", "dialect": "openai", "tier": "edge"}
  ],
  "privacy": {"store": "ask"},
  "limits": {"qpsAlert": 1000, "dailyBudget": {"amount": "5.00", "currency": "USD"}}
})");
    store::SettingsFile file(m_folder);
    const base::Status loaded = file.load();
    QVERIFY2(loaded.has_value(), qPrintable(loaded ? QString() : loaded.error().sentence()));
    const model::Settings& settings = file.settings();
    QCOMPARE(settings.endpoints.size(), 3);
    QCOMPARE(settings.endpoints.at(0).dialect, model::Dialect::DeepSeek);
    QCOMPARE(settings.endpoints.at(1).key, QStringLiteral("env:BACKUP_KEY"));
    QCOMPARE(settings.endpoints.at(2).tier, model::Tier::Edge);
    QVERIFY(!settings.consent.asked);
    QCOMPARE(settings.dailyBudget, base::Money(5'000'000'000, QStringLiteral("USD")));
}

void TestSettingsFile::everythingComesBack()
{
    store::SettingsFile writer(m_folder);
    QVERIFY(writer.load().has_value());
    QVERIFY(writer.update(full()).has_value());
    QCOMPARE(writer.settings(), full());
    store::SettingsFile reader(m_folder);
    QVERIFY(reader.load().has_value());
    QCOMPARE(reader.settings(), full());
    // And back to what is usual: keys that say nothing disappear.
    model::Settings usual;
    usual.profileId = full().profileId;
    QVERIFY(reader.update(usual).has_value());
    QVERIFY(writer.load().has_value());
    QCOMPARE(writer.settings(), usual);
}

void TestSettingsFile::consentWords_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<model::Consent>("consent");
    QTest::newRow("ask") << QByteArray("\"ask\"") << model::Consent{};
    QTest::newRow("no") << QByteArray("\"no\"") << model::Consent{true, {}};
    QTest::newRow("kinds") << QByteArray("[\"chats\", \"cache\"]")
                           << model::Consent{true, {model::ConsentKind::Chats, model::ConsentKind::Cache}};
}

void TestSettingsFile::consentWords()
{
    QFETCH(QByteArray, word);
    QFETCH(model::Consent, consent);
    write("{\"privacy\": {\"store\": " + word + "}}");
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QCOMPARE(file.settings().consent, consent);
    QVERIFY(file.update(file.settings()).has_value());
    QVERIFY(file.load().has_value());
    QCOMPARE(file.settings().consent, consent);
}

void TestSettingsFile::faultsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << text << QString::fromUtf8(expected);
    };
    row("not JSON", "{\n  \"version\": 1,\n  oops\n}", "Line 3");
    row("no object", "[]", "Line 1, column 1: the file must be an object");
    row("newer", "{\n \"version\": 2}", "Line 2, column 13: version must be at most 1");
    row("wrong type", "{\"endpoints\": {}}", "Line 1, column 15: endpoints must be a list");
    row("no url", "{\"endpoints\": [\n  {\"name\": \"a\"}]}", "Line 2, column 3: endpoints/0/url must be an address");
    row("no name", "{\"endpoints\": [\n  {\"url\": \"https://a.example\"}]}", "Line 2, column 3: endpoints/0/name");
    row("bad name", "{\"endpoints\": [{\"name\": \"a b\", \"url\": \"https://a.example\"}]}", "endpoints/0/name must");
    row("ftp", "{\"endpoints\": [{\"name\": \"a\", \"url\": \"ftp://a.example\"}]}", "https://");
    row("http elsewhere", "{\"endpoints\": [\n{\"name\": \"a\",\n\"url\": \"http://a.example\"}]}",
        "Line 3, column 8: endpoints/0/url must begin with https://");
    row("password", "{\"endpoints\": [{\"name\": \"a\", \"url\": \"https://u:p@a.example\"}]}", "must not hold a user");
    row("key in the address", "{\"endpoints\": [{\"name\": \"a\", \"url\": \"https://a.example/v1?key=sk-1\"}]}",
        "may be a key");
    row("dialect", endpointText(", \"dialect\": \"grok\""), "must be one of “openai”, “deepseek”");
    row("tier", endpointText(", \"tier\": \"auto\""), "must be one of “edge”, “api”, “self-hosted”");
    row("priority", endpointText(", \"priority\": 1.5"), "must be a whole number from 0");
    row("requests per minute", endpointText(", \"requestsPerMinute\": 0"), "must be a whole number from 1");
    row("tokens per minute", endpointText(", \"tokensPerMinute\": \"many\""), "must be a whole number from 1");
    row("keys", endpointText(", \"keys\": \"env:A\""), "must be a list of key references");
    row("an empty key", endpointText(", \"keys\": [\"\"]"), "must be a list of key references");
    row("a key in clear", endpointText(", \"keys\": [\"sk-12345678901234567890\"]"), "spyhop-cli keys set");
    row("a key for a model", endpointText(", \"models\": [\"sk-12345678901234567890\"]"),
        "endpoints/0/models/0 must not hold a key");
    row("a key in the address",
        "{\"endpoints\": [{\"name\": \"a\", \"url\": \"https://a.example/sk-12345678901234567890/v1\"}]}",
        "endpoints/0/url must not hold a key");
    row("equivalents", endpointText(", \"equivalents\": {\"a\": 1}"), "must be the model's name at this endpoint");
    row("contexts", endpointText(", \"contexts\": {\"a\": 0}"), "endpoints/0/contexts/a must be a whole number from 1");
    row("currency", endpointText(", \"currency\": \"yuan\""), "endpoints/0/currency must be a currency");
    row("price", endpointText(", \"prices\": {\"a\": {\"input\": 1, \"output\": \"2\"}}"),
        "endpoints/0/prices/a/input must be an amount");
    row("price of what", endpointText(", \"prices\": {\"a\": {\"input\": \"1\", \"output\": \"2\", \"hit\": \"1\"}}"),
        "endpoints/0/prices/a/hit must be");
    row("contexts of nothing", endpointText(", \"contexts\": 5"), "endpoints/0/contexts must be an object");
    row("privacy gate", "{\"privacy\": {\"gate\": {\"emails\": \"hide\"}}}", "privacy/gate/emails must be one of");
    row("other accounts", "{\"limits\": {\"otherAccounts\": 1}}", "limits/otherAccounts must be true or false");
    row("concurrency", endpointText(", \"concurrency\": 0"), "must be a whole number from 1");
    row("models", endpointText(", \"models\": [1]"), "endpoints/0/models/0 must be a list of model names");
    row("enabled", endpointText(", \"enabled\": \"yes\""), "must be true or false");
    row("CA file", endpointText(", \"caFile\": \"ca.pem\""),
        "Line 3, column 60: endpoints/0/caFile must be the whole path");
    row("proxy", endpointText(", \"proxy\": \"PROXY nowhere\""), "endpoints/0/proxy must be “system”");
    row("proxy login", endpointText(", \"proxy\": \"http://kim:secret@p.example:80\""), "must not hold a user name");
    row("proxy password", endpointText(", \"proxyPassword\": \"secret\""), "spyhop-cli keys set a-proxy");
    row("no store", endpointText(", \"noStore\": true"), "endpoints/0/noStore must be an object");
    row("no store, own field", endpointText(", \"noStore\": {\"body\": {\"model\": \"x\"}}"),
        "endpoints/0/noStore/body/model must not be a field");
    row("no store, credentials", endpointText(", \"noStore\": {\"headers\": {\"Authorization\": \"x\"}}"),
        "endpoints/0/noStore/headers/Authorization must be a header");
    row("no store, as long as a key",
        endpointText(", \"noStore\": {\"headers\": {\"x-a\": \"sk-0123456789012345678901234567890123\"}}"),
        "must be a text of at most 32");
    row("no store, two lines", endpointText(", \"noStore\": {\"headers\": {\"x-a\": \"a\\r\\nb: c\"}}"),
        "must be a text of at most 32");
    row("no store, other", endpointText(", \"noStore\": {\"query\": {}}"), "must be “body” or “headers”");
    row("literal key", endpointText(", \"key\": \"sk-1234567890\""), "spyhop-cli keys set a");
    row("twice",
        "{\"endpoints\": [{\"name\": \"a\", \"url\": \"https://a.example\"},\n{\"name\": \"a\", \"url\": "
        "\"https://b.example\"}]}",
        "Line 2, column 10: endpoints/1/name must be unique");
    row("consent word", "{\"privacy\": {\"store\": \"yes\"}}", "privacy/store must be “ask”, “no” or a list of chats");
    row("consent kind", "{\"privacy\": {\"store\": [\"all\"]}}", "privacy/store/0");
    row("budget number", "{\"limits\": {\"dailyBudget\": {\"amount\": 5, \"currency\": \"USD\"}}}", "amount");
    row("budget negative", "{\"limits\": {\"dailyBudget\": {\"amount\": \"-5\", \"currency\": \"USD\"}}}", "amount");
    row("currency", "{\"limits\": {\"dailyBudget\": {\"amount\": \"5\", \"currency\": \"dollars\"}}}",
        "currency must be");
    row("theme", "{\"window\": {\"theme\": \"pink\"}}", "must be one of “system”, “light”, “dark”");
    row("zoom", "{\"window\": {\"zoom\": 20}}", "from 50 to 300");
    row("language", "{\"window\": {\"language\": \"xx\"}}", "window/language");
    row("profile", "{\"profileId\": \"mine\"}", "must be a UUID");
    row("key twice", "{\"version\": 1,\n\"version\": 1}", "Line 2");
}

void TestSettingsFile::faultsNameTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    write(text);
    store::SettingsFile file(m_folder);
    const base::Status loaded = file.load();
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, base::ErrorCode::Settings);
    QCOMPARE(loaded.error().whom, path());
    const QString sentence = loaded.error().sentence();
    QVERIFY2(sentence.contains(expected), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("Line ")), qPrintable(sentence));
}

void TestSettingsFile::literalKeyIsNeverRepeated()
{
    write(endpointText(", \"key\": \"sk-CANARY-1234567890\""));
    store::SettingsFile file(m_folder);
    const base::Status loaded = file.load();
    QVERIFY(!loaded.has_value());
    const base::Error& error = loaded.error();
    for (const QString& part : {error.what, error.whom, error.remedy, error.detail})
        QVERIFY(!part.contains(QStringLiteral("CANARY")));
}

void TestSettingsFile::keyReferences_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* reference, bool accepted) {
        QTest::newRow(reference) << QString::fromLatin1(reference) << accepted;
    };
    row("", true);
    row("keychain:deepseek", true);
    row("env:DEEPSEEK_API_KEY", true);
    row("vault:a.b-c_d", true);
    row("pkcs11:token=spyhop;object=key", true);
    row("keychain:", false);
    row("keychain:a b", false);
    row("env:1A", false);
    row("env:A-B", false);
    row("sk-abcdef", false);
    row("file:/etc/key", false);
    row("Keychain:a", false);
    row("keychain:a\n", false);
    // A key is no name for one, after whatever scheme.
    row("keychain:sk-1234567890123456", false);
    row("vault:sk-proj-Abcdefghijklmnop", false);
    row("env:sk_live_1234567890abcdef", false);
    row("pkcs11:object=sk-1234567890123456;token=spyhop", false);
    row("keychain:0123456789abcdef0123456789abcdef", false);
    row("keychain:sk-work", true);
    row("keychain:a-name-that-somebody-has-made-quite-long-for-2026", true);
    row("keychain:4f6f0b9e-4f2a-4f0e-9a55-2f4b1c0d9e8f", true);
}

void TestSettingsFile::keyReferences()
{
    QFETCH(QString, reference);
    QFETCH(bool, accepted);
    const base::Status checked = store::SettingsFile::checkKeyReference(reference);
    QCOMPARE(checked.has_value(), accepted);
    const QString name = reference.section(u':', 1);
    if (!checked && name.size() > 2)
        QVERIFY(!checked.error().sentence().contains(name));
}

void TestSettingsFile::unknownKeysStay()
{
    write(R"({"future": [1, 2], "privacy": {"store": "no", "shred": true}, "window": {"font": "x"},
        "endpoints": [{"name": "a", "url": "https://a.example", "colour": "red", "timeouts": {"dnsMs": 4}},
                      {"name": "b", "url": "https://b.example"}]})");
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    model::Settings settings = file.settings();
    settings.endpoints.removeLast();
    settings.endpoints[0].priority = 7;
    QVERIFY(file.update(settings).has_value());
    const QJsonObject root = QJsonDocument::fromJson(text()).object();
    QCOMPARE(root.value(QStringLiteral("future")).toArray().size(), 2);
    QVERIFY(root.value(QStringLiteral("privacy")).toObject().value(QStringLiteral("shred")).toBool());
    QCOMPARE(
        root.value(QStringLiteral("window")).toObject().value(QStringLiteral("font")).toString(), QStringLiteral("x"));
    const QJsonArray endpoints = root.value(QStringLiteral("endpoints")).toArray();
    QCOMPARE(endpoints.size(), 1);
    const QJsonObject endpoint = endpoints.first().toObject();
    QCOMPARE(endpoint.value(QStringLiteral("colour")).toString(), QStringLiteral("red"));
    QCOMPARE(endpoint.value(QStringLiteral("timeouts")).toObject().value(QStringLiteral("dnsMs")).toInt(), 4);
    QCOMPARE(endpoint.value(QStringLiteral("priority")).toInt(), 7);
}

void TestSettingsFile::badFileIsLeftAlone()
{
    write("{broken");
    store::SettingsFile file(m_folder);
    QVERIFY(!file.load().has_value());
    QCOMPARE(file.update(model::Settings()).error().code, base::ErrorCode::Settings);
    QCOMPARE(text(), QByteArray("{broken"));
    // Broken by another hand after it was read: the same.
    write("{}");
    QVERIFY(file.load().has_value());
    write("{broken");
    QCOMPARE(file.update(model::Settings()).error().code, base::ErrorCode::Settings);
    QCOMPARE(text(), QByteArray("{broken"));
}

// Two processes with the same profile: each changes what it changes, and revoked consent stays revoked.
void TestSettingsFile::whatOthersWroteStands()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("two"));
    store::SettingsFile window(folder);
    QVERIFY(window.load());
    model::Settings settings = full();
    settings.consent.asked = true;
    settings.consent.kinds = {model::ConsentKind::Cache, model::ConsentKind::Chats};
    QVERIFY(window.update(settings));

    store::SettingsFile command(folder);
    QVERIFY(command.load());
    model::Settings theirs = command.settings();
    theirs.consent.kinds.remove(model::ConsentKind::Cache);
    model::Endpoint added;
    added.name = QStringLiteral("added");
    added.url = QUrl(QStringLiteral("https://added.example/v1"));
    theirs.endpoints.append(added);
    QVERIFY(command.update(theirs));

    model::Settings mine = window.settings(); // which knows nothing of that
    mine.zoomPercent = 120;
    mine.endpoints.first().priority = 7;
    QVERIFY(window.update(mine));
    QCOMPARE(window.settings().zoomPercent, 120);
    QCOMPARE(window.settings().consent.kinds, QSet<model::ConsentKind>{model::ConsentKind::Chats});
    QVERIFY(window.settings().endpoint(u"added"));
    QCOMPARE(window.settings().endpoint(u"deepseek")->priority, 7);

    mine = window.settings();
    mine.endpoints.removeIf([](const model::Endpoint& endpoint) { return endpoint.name == u"added"; });
    QVERIFY(window.update(mine));
    QVERIFY(command.update(command.settings())); // changes nothing, so it brings nothing back
    QVERIFY(!command.settings().endpoint(u"added"));
}

void TestSettingsFile::followsWhatOthersWrite()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("follow"));
    store::SettingsFile window(folder), command(folder);
    QVERIFY(window.update(full()));
    window.follow();
    QVERIFY(command.load());
    model::Settings theirs = command.settings();
    theirs.zoomPercent = 175;
    QSignalSpy changed(&window, &store::SettingsFile::changed);
    QVERIFY(command.update(theirs));
    QTRY_COMPARE_WITH_TIMEOUT(window.settings().zoomPercent, 175, testsupport::patienceMs);
    QVERIFY(!changed.isEmpty());
}

void TestSettingsFile::updateValidates()
{
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QSignalSpy changed(&file, &store::SettingsFile::changed);
    model::Settings settings = full();
    settings.endpoints[1].url = QUrl(QStringLiteral("http://laptop.example"));
    QCOMPARE(file.update(settings).error().code, base::ErrorCode::Settings);
    settings = full();
    settings.endpoints[1].name = settings.endpoints[0].name;
    QCOMPARE(file.update(settings).error().code, base::ErrorCode::Settings);
    settings = full();
    settings.endpoints[0].key = QStringLiteral("sk-CANARY");
    QCOMPARE(file.update(settings).error().code, base::ErrorCode::Settings);
    QCOMPARE(changed.size(), 0);
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(file.settings(), model::Settings());
}

void TestSettingsFile::updateTellsAndMakesAProfileId()
{
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QSignalSpy changed(&file, &store::SettingsFile::changed);
    QVERIFY(file.update(model::Settings()).has_value());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!file.settings().profileId.isEmpty());
}

void TestSettingsFile::profileIdStays()
{
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QVERIFY(file.update(full()).has_value());
    QVERIFY(file.update(model::Settings()).has_value());
    QCOMPARE(file.settings().profileId, full().profileId);
}

void TestSettingsFile::fileIsPrivate()
{
    store::SettingsFile file(m_folder);
    QVERIFY(file.load().has_value());
    QVERIFY(file.update(full()).has_value());
    QVERIFY((QFile::permissions(path()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
}

SPYHOP_TEST_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
