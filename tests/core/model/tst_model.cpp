// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/batch.h"
#include "core/model/endpoint.h"
#include "core/model/outcome.h"
#include "core/model/settings.h"

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
