// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointadmin.h"
#include "core/admin/endpointcheck.h"
#include "tests/support/testmain.h"

#include <QtCore/QDate>
#include <QtCore/QFile>
#include <QtCore/QSet>

using namespace spyhop;

class TestPresets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedOnesAreUsable_data();
    void shippedOnesAreUsable();
    void everyFieldIsRead();
    void whatIsMissingHasItsDefault();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
};

void TestPresets::shippedOnesAreUsable_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    QTest::newRow("another language") << QStringLiteral("fr");
}

void TestPresets::shippedOnesAreUsable()
{
    QFETCH(QString, language);
    QFile file(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/resources/providers.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const auto presets = admin::parsePresets(file.readAll(), language);
    QVERIFY2(presets, qPrintable(presets ? QString() : presets.error().sentence()));
    QVERIFY(presets->size() >= 3);
    QSet<QString> ids;
    for (const admin::ProviderPreset& preset : *presets) {
        QVERIFY2(!ids.contains(preset.id), qPrintable(preset.id));
        ids.insert(preset.id);
        // Chosen as it stands, it must make an endpoint that can be saved.
        model::Endpoint endpoint;
        endpoint.name = preset.id;
        endpoint.url = QUrl(preset.url, QUrl::StrictMode);
        const base::Status fine = admin::checkEndpoint(endpoint);
        QVERIFY2(fine, qPrintable(preset.id + QStringLiteral(": ") + (fine ? QString() : fine.error().sentence())));
        QVERIFY2(!preset.name.isEmpty() && !preset.note.isEmpty(), qPrintable(preset.id));
        QVERIFY2(QDate::fromString(preset.asOf, Qt::ISODate).isValid(), qPrintable(preset.id));
        // What is said of somebody else has a source; what has none is not said.
        const admin::Custody& kept = preset.custody;
        if (preset.tier == model::Tier::Api && (!kept.country.isEmpty() || !kept.retention.isEmpty())) {
            QVERIFY2(QUrl(kept.source).scheme() == u"https", qPrintable(preset.id));
            QVERIFY2(QDate::fromString(kept.asOf, Qt::ISODate).isValid(), qPrintable(preset.id));
        }
        QVERIFY2(!admin::custodySentence(kept).isEmpty(), qPrintable(preset.id));
        if (!preset.noStore.change.isEmpty()) {
            QVERIFY2(QUrl(preset.noStore.source).scheme() == u"https", qPrintable(preset.id));
            QVERIFY2(!preset.noStore.says.isEmpty(), qPrintable(preset.id));
        }
        if (preset.needsKey)
            QVERIFY2(QUrl(preset.keyPage).scheme() == u"https", qPrintable(preset.id));
    }
    QVERIFY(ids.contains(QStringLiteral("deepseek")));
    const auto custody = [&presets](const char* url) {
        return admin::custodyOf(*presets, QUrl(QString::fromLatin1(url))).value_or(admin::Custody());
    };
    const bool isChinese = language == QStringLiteral("zh_CN");
    QCOMPARE(
        custody("https://api.deepseek.com/beta").country, isChinese ? QStringLiteral("中国") : QStringLiteral("China"));
    QCOMPARE(custody("https://api.deepseek.com/beta").asOf, QStringLiteral("2026-11-26"));
    QVERIFY(custody("https://api.deepseek.com").retention.isEmpty()); // no source says
    const QString kept = custody("https://contoso.openai.azure.com/openai/v1").retention;
    QVERIFY2(kept.contains(isChinese ? QStringLiteral("30 天") : QStringLiteral("30 days")), qPrintable(kept));
    QCOMPARE(custody("http://127.0.0.1:11434/v1").country,
        isChinese ? QStringLiteral("本机") : QStringLiteral("This computer"));
    QCOMPARE(custody("http://127.0.0.1:4711/v1"), admin::Custody()); // whatever listens there may pass it on
    for (const char* here : {"http://127.0.0.1:4711/v1", "http://localhost:4711", "http://[::1]:4711"}) {
        const QString said = admin::custodySentence(custody(here), QUrl(QString::fromLatin1(here)));
        QVERIFY2(said.startsWith(QStringLiteral("What is sent stays on this computer")), qPrintable(said));
    }
    for (const char* away : {"https://gateway.example/v1", "https://api.deepseek.com"})
        QCOMPARE(admin::custodySentence(custody(away), QUrl(QString::fromLatin1(away))),
            admin::custodySentence(custody(away)));
    QCOMPARE(custody("https://api.deepseek.com.example/v1"), admin::Custody());
    QCOMPARE(custody("https://evil.example/openai.azure.com"), admin::Custody());
    const admin::ProviderPreset* const openAi
        = admin::presetOf(*presets, QUrl(QStringLiteral("https://api.openai.com/v1")));
    QVERIFY(openAi);
    QCOMPARE(openAi->noStore.change.body, QByteArray(R"("store":false)"));
    QVERIFY(openAi->noStore.usual);
    const admin::ProviderPreset* const router
        = admin::presetOf(*presets, QUrl(QStringLiteral("https://openrouter.ai/api/v1")));
    QVERIFY(router);
    QCOMPARE(router->noStore.change.body, QByteArray(R"("provider":{"zdr":true})"));
    QVERIFY(!router->noStore.usual); // it takes models away
}

void TestPresets::everyFieldIsRead()
{
    const QByteArray json = R"({"asOf": "2026-01-01", "providers": [{
        "id": "a", "name": "Ay", "names": {"zh_CN": "甲"}, "url": "https://a.example/v1",
        "keyPage": "https://a.example/keys", "dialect": "deepseek", "tier": "self-hosted",
        "models": ["m1", "m2"], "equivalents": {"common": "m1"}, "needsKey": false,
        "note": {"en": "English", "zh_CN": "中文"}, "asOf": "2026-02-02"}]})";
    const auto english = admin::parsePresets(json, QStringLiteral("fr"));
    QVERIFY(english.has_value());
    const admin::ProviderPreset& preset = english->constFirst();
    QCOMPARE(preset.id, QStringLiteral("a"));
    QCOMPARE(preset.name, QStringLiteral("Ay"));
    QCOMPARE(preset.note, QStringLiteral("English"));
    QCOMPARE(preset.url, QStringLiteral("https://a.example/v1"));
    QCOMPARE(preset.keyPage, QStringLiteral("https://a.example/keys"));
    QVERIFY(preset.dialect == model::Dialect::DeepSeek);
    QVERIFY(preset.tier == model::Tier::SelfHosted);
    QCOMPARE(preset.models, (QStringList{QStringLiteral("m1"), QStringLiteral("m2")}));
    QCOMPARE(preset.equivalents.value(QStringLiteral("common")), QStringLiteral("m1"));
    QVERIFY(!preset.needsKey);
    QCOMPARE(preset.asOf, QStringLiteral("2026-02-02"));
    const auto chinese = admin::parsePresets(json, QStringLiteral("zh_CN"));
    QCOMPARE(chinese->constFirst().name, QString::fromUtf8("甲"));
    QCOMPARE(chinese->constFirst().note, QString::fromUtf8("中文"));
}

void TestPresets::whatIsMissingHasItsDefault()
{
    const auto presets = admin::parsePresets(
        R"({"asOf": "2026-01-01", "providers": [{"id": "a", "note": "for all"}]})", QStringLiteral("zh_CN"));
    QVERIFY(presets.has_value());
    const admin::ProviderPreset& preset = presets->constFirst();
    QCOMPARE(preset.name, QStringLiteral("a"));
    QCOMPARE(preset.note, QStringLiteral("for all"));
    QVERIFY(preset.dialect == model::Dialect::OpenAi);
    QVERIFY(preset.tier == model::Tier::Api);
    QVERIFY(preset.needsKey);
    QCOMPARE(preset.asOf, QStringLiteral("2026-01-01"));
}

void TestPresets::faultsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::newRow("no list") << QByteArray("{\"version\": 1}") << 1;
    QTest::newRow("a list of another kind") << QByteArray("{\n\"providers\": {}}") << 1;
    QTest::newRow("no id") << QByteArray("{\"providers\": [\n{\"id\": \"a\"},\n{\"name\": \"b\"}]}") << 3;
    QTest::newRow("dialect") << QByteArray("{\"providers\": [{\"id\": \"a\",\n\n\"dialect\": \"latin\"}]}") << 3;
    QTest::newRow("tier") << QByteArray("{\"providers\": [{\"id\": \"a\",\n\"tier\": \"top\"}]}") << 2;
    QTest::newRow("a key given twice") << QByteArray("{\"providers\": [{\"id\": \"a\",\n\"id\": \"b\"}]}") << 2;
    QTest::newRow("no JSON") << QByteArray("{\n\n,") << 3;
}

void TestPresets::faultsNameTheirPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(int, line);
    const auto presets = admin::parsePresets(json, QStringLiteral("en"));
    QVERIFY(!presets.has_value());
    QCOMPARE(presets.error().code, base::ErrorCode::Settings);
    QVERIFY2(presets.error().sentence().contains(QString::number(line)), qPrintable(presets.error().sentence()));
}

SPYHOP_TEST_MAIN(TestPresets)
#include "tst_presets.moc"
