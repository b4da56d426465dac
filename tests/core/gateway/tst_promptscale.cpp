// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/promptscale.h"
#include "core/gateway/tokenforecast.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using gateway::PromptScale;

namespace {

model::ChatRequest request(int words)
{
    model::ChatRequest request;
    request.messages.append({model::Role::User, QStringLiteral("delivered ").repeated(words), {}, {}});
    return request;
}

model::Usage usage(qint64 prompt, qint64 hits)
{
    model::Usage usage;
    usage.promptTokens = prompt;
    usage.cacheHitTokens = hits;
    return usage;
}

} // namespace

class PromptScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beforeAnyAnswerTheLettersCount()
    {
        const model::Usage guess = PromptScale().estimate(request(100));
        QVERIFY(guess.estimated);
        QCOMPARE(guess.promptTokens, gateway::TokenForecast::promptEstimate(request(100)));
        QCOMPARE(guess.cacheHitTokens, 0);
    }

    void learnsHowTheModelCounts()
    {
        const qint64 letters = gateway::TokenForecast::promptEstimate(request(100));
        PromptScale scale;
        scale.learn(request(100), usage(letters * 2, letters));
        QCOMPARE(scale.estimate(request(100)).promptTokens, letters * 2);
        QCOMPARE(scale.estimate(request(100)).cacheHitTokens, letters);
        QCOMPARE(scale.estimate(request(50)).promptTokens, gateway::TokenForecast::promptEstimate(request(50)) * 2);
        for (int i = 0; i < 200; ++i)
            scale.learn(request(100), usage(letters * 3, 0));
        const qint64 now = scale.estimate(request(100)).promptTokens;
        QVERIFY(now > letters * 27 / 10 && now <= letters * 3);
        QCOMPARE(scale.estimate(request(100)).cacheHitTokens, 0);
    }

    void whatIsNoFigureTeachesNothing()
    {
        PromptScale scale;
        model::Usage guess = usage(10'000, 10'000);
        guess.estimated = true;
        scale.learn(request(100), guess);
        scale.learn(request(100), usage(0, 0));
        scale.learn(model::ChatRequest(), usage(10'000, 0));
        QCOMPARE(scale.estimate(request(100)).promptTokens, gateway::TokenForecast::promptEstimate(request(100)));
        // More hits than tokens is a server's mistake.
        scale.learn(request(100), usage(100, 500));
        QVERIFY(scale.estimate(request(100)).cacheHitTokens <= scale.estimate(request(100)).promptTokens);
    }
};

SPYHOP_TEST_MAIN(PromptScaleTest)
#include "tst_promptscale.moc"
