// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/balance.h"
#include "core/wire/modellist.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void models_data();
    void models();
    void contexts();
    void balance();
};

void TestLists::models_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // "!": an error
    QTest::newRow("openai") << QByteArray(R"({"object":"list","data":[{"id":"b"},{"id":"a"},{"id":"b"}]})")
                            << QStringLiteral("b,a");
    QTest::newRow("ollama") << QByteArray(R"({"models":[{"name":"x:7b","model":"x:7b"}]})") << QStringLiteral("x:7b");
    QTest::newRow("array") << QByteArray(R"([{"id":"a"},"b"])") << QStringLiteral("a,b");
    QTest::newRow("both") << QByteArray(R"({"data":[{"id":"a"}],"models":[{"name":"z"}]})") << QStringLiteral("a");
    QTest::newRow("empty") << QByteArray(R"({"data":[]})") << QString();
    QTest::newRow("odd members") << QByteArray(R"({"data":[1,{},{"id":null},{"id":"a"}]})") << QStringLiteral("a");
    for (const char* bad : {"", "{}", "null", "{\"data\":{}}", "<html>", "{\"data\":[{\"id\":\"a\"}"})
        QTest::newRow(bad) << QByteArray(bad) << QStringLiteral("!");
}

void TestLists::models()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const auto list = wire::readModelList(body);
    QCOMPARE(list ? list->join(u',') : QStringLiteral("!"), expected);
}

void TestLists::contexts()
{
    const auto contexts = wire::readModelContexts(R"({"data":[{"id":"router","context_length":131072},
        {"id":"vllm","max_model_len":32768},{"id":"studio","max_context_length":40960,"loaded_context_length":4096},
        {"id":"llama","meta":{"n_ctx_train":8192,"n_vocab":5}},{"id":"groq","context_window":1000},{"id":"none"},
        {"id":"zero","context_length":0},{"id":"odd","context_length":"much"},{"id":"router","context_length":5}]})");
    const QHash<QString, int> expected{{QStringLiteral("router"), 131'072}, {QStringLiteral("vllm"), 32'768},
        {QStringLiteral("studio"), 4'096}, {QStringLiteral("llama"), 8'192}, {QStringLiteral("groq"), 1'000}};
    QCOMPARE(contexts, expected);
    QVERIFY(wire::readModelContexts("<html>").isEmpty());
    QVERIFY(wire::readModelContexts("[\"a\"]").isEmpty());
}

void TestLists::balance()
{
    const auto read = wire::readBalance(
        R"({"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00","granted_balance":"10.00","topped_up_balance":"100.00"},{"currency":"USD","total_balance":"-0.05"}]})");
    QVERIFY(read);
    QVERIFY(read->available);
    QCOMPARE(read->totals,
        (QList<base::Money>{
            base::Money(110'000'000'000, QStringLiteral("CNY")), base::Money(-50'000'000, QStringLiteral("USD"))}));
    for (const char* bad : {"", "{}", "{\"balance_infos\":[{\"currency\":\"CNY\",\"total_balance\":\"x\"}]}",
             "{\"balance_infos\":[{\"total_balance\":\"1.00\"}]}"})
        QCOMPARE(wire::readBalance(bad).error().code, base::ErrorCode::Server);
}

SPYHOP_TEST_MAIN(TestLists)
#include "tst_lists.moc"
