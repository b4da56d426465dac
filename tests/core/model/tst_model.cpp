// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/batch.h"
#include "core/model/endpoint.h"
#include "core/model/outcome.h"
#include "core/model/settings.h"

#include "core/model/proxychoice.h"
#include "tests/support/testmain.h"

using namespace spyhop::model;

class TestModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void apiUrl_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty path") << QStringLiteral("https://api.deepseek.com")
                                    << QStringLiteral("https://api.deepseek.com/v1/models");
        QTest::newRow("slash") << QStringLiteral("https://a.example/") << QStringLiteral("https://a.example/v1/models");
        QTest::newRow("v1") << QStringLiteral("https://a.example/v1") << QStringLiteral("https://a.example/v1/models");
        QTest::newRow("v1/") << QStringLiteral("https://a.example/v1/")
                             << QStringLiteral("https://a.example/v1/models");
        QTest::newRow("deep") << QStringLiteral("https://a.example/api/v3")
                              << QStringLiteral("https://a.example/api/v3/models");
        QTest::newRow("port") << QStringLiteral("http://127.0.0.1:8080")
                              << QStringLiteral("http://127.0.0.1:8080/v1/models");
    }
    void apiUrl()
    {
        QFETCH(QString, base);
        Endpoint endpoint;
        endpoint.url = QUrl(base);
        QTEST(endpoint.apiUrl(QStringLiteral("models")).toString(), "expected");
    }

    void proxies_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("", "system");
        row(" system ", "system");
        row("none", "direct");
        row("DIRECT", "direct");
        row("PROXY p.example:8080", "http p.example 8080");
        row("PROXY a:1; SOCKS5 b:2;DIRECT;", "http a 1, socks5 b 2, direct");
        row("proxy a:1;socks b:2", "http a 1, socks5 b 2");
        row("http://p.example:8080", "http p.example 8080");
        row("http://p.example:8080/", "http p.example 8080");
        row("socks5://[fd00::1]:1080", "socks5 fd00::1 1080");
        row("PROXY [fd00::1]:1", "http fd00::1 1");
        row("http://p.example", "wrong"); // no port
        row("https://p.example:443", "wrong"); // TLS to a proxy is not spoken
        row("http://kim:pw@p.example:8080", "wrong");
        row("PROXY kim:pw@p.example:8080", "wrong");
        row("PROXY a:1 b:2", "wrong");
        row("SOCKS4 a:1", "wrong");
        row("http://p.example:8080/path", "wrong");
        row("something", "wrong");
        row(";", "wrong");
    }
    void proxies()
    {
        QFETCH(QString, text);
        const auto choice = ProxyChoice::parse(text);
        QStringList words;
        if (choice && choice->system)
            words << QStringLiteral("system");
        for (const ProxyStep& step : choice ? choice->steps : QList<ProxyStep>()) {
            const QString place = QStringLiteral(" %1 %2").arg(step.host).arg(step.port);
            words << (step.kind == ProxyStep::Kind::Direct ? QStringLiteral("direct")
                    : step.kind == ProxyStep::Kind::Http   ? QStringLiteral("http") + place
                                                           : QStringLiteral("socks5") + place);
        }
        QTEST(choice ? words.join(QStringLiteral(", ")) : QStringLiteral("wrong"), "expected");
        if (!choice)
            QVERIFY(!choice.error().what.contains(QStringLiteral("pw")));
    }

    void loopback_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("expected");
        QTest::newRow("127.0.0.1") << QStringLiteral("http://127.0.0.1:1/") << true;
        QTest::newRow("127.8.9.1") << QStringLiteral("http://127.8.9.1/") << true;
        QTest::newRow("localhost") << QStringLiteral("http://LocalHost/") << true;
        QTest::newRow("::1") << QStringLiteral("http://[::1]:80/") << true;
        QTest::newRow("name that begins so") << QStringLiteral("http://127.0.0.1.example/") << false;
        QTest::newRow("localhost.example") << QStringLiteral("http://localhost.example/") << false;
        QTest::newRow("lan") << QStringLiteral("http://192.168.1.1/") << false;
    }
    void loopback()
    {
        QFETCH(QString, url);
        QTEST(Endpoint::isLoopback(QUrl(url)), "expected");
    }

    void wordsGoBothWays()
    {
        for (const ConsentKind kind : allConsentKinds())
            QCOMPARE(consentFromName(consentName(kind)), std::optional(kind));
        QCOMPARE(allConsentKinds().size(), 6);
        for (const ColumnType type : {ColumnType::Text, ColumnType::Number, ColumnType::Date, ColumnType::Bool,
                 ColumnType::Enum, ColumnType::List})
            QCOMPARE(columnTypeFromName(columnTypeName(type)), std::optional(type));
        for (const Thinking thinking : {Thinking::Default, Thinking::Off, Thinking::Low, Thinking::High, Thinking::Max})
            QCOMPARE(thinkingFromName(thinkingName(thinking)), std::optional(thinking));
        for (const Tier tier : {Tier::Auto, Tier::Edge, Tier::Api, Tier::SelfHosted, Tier::Basics})
            QCOMPARE(tierFromName(tierName(tier)), std::optional(tier));
        QCOMPARE(stageName(CallStage::ServerQueued), QStringLiteral("server-queued"));
    }

    void unknownFinishWordsAreKeptApart()
    {
        QCOMPARE(finishReasonFromWord(u"stop"), FinishReason::Stop);
        QCOMPARE(finishReasonFromWord(u""), FinishReason::None);
        QCOMPARE(finishReasonFromWord(u"eos"), FinishReason::Other);
    }
};

SPYHOP_TEST_MAIN(TestModel)
#include "tst_model.moc"
