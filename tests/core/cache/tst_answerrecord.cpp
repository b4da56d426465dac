// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/answerrecord.h"

#include "core/base/random.h"
#include "tests/support/testmain.h"

using namespace spyhop;

namespace {

cache::Answer answer()
{
    cache::Answer result;
    result.deltas = {{QString(), QStringLiteral("Hm. ")}, {QStringLiteral("Überall "), QString()},
        {QStringLiteral("鲸🐋"), QStringLiteral("?")}};
    result.completion.text = QStringLiteral("Überall 鲸🐋");
    result.completion.reasoning = QStringLiteral("Hm. ?");
    result.completion.model = QStringLiteral("m-answered");
    result.completion.systemFingerprint = QStringLiteral("fp");
    result.completion.finishWord = QStringLiteral("tool_calls");
    result.completion.finish = model::FinishReason::ToolCalls;
    result.completion.usage = model::Usage{11, 7, 3, 5, false};
    result.endpoint = QStringLiteral("a");
    result.tier = QStringLiteral("api");
    result.cost = base::Money(123'456, QStringLiteral("CNY"));
    return result;
}

} // namespace

class TestAnswerRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackEqual()
    {
        const auto back = cache::unpack(cache::pack(answer()));
        QVERIFY(back.has_value());
        QVERIFY(*back == answer());
        cache::Answer free = answer();
        free.cost.reset();
        free.deltas.clear();
        free.completion.text.clear();
        free.completion.reasoning.clear();
        const auto freeBack = cache::unpack(cache::pack(free));
        QVERIFY(freeBack.has_value());
        QVERIFY(*freeBack == free);
    }

    void survivesAnyBytes()
    {
        const QByteArray bytes = cache::pack(answer());
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!cache::unpack(bytes.first(length)).has_value());
        base::Random random(5);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray broken = bytes;
            for (quint64 hit = 0; hit <= random.below(3); ++hit)
                broken[static_cast<qsizetype>(random.below(static_cast<quint64>(broken.size())))]
                    = static_cast<char>(random.below(256));
            if (const auto back = cache::unpack(broken))
                QVERIFY(back->completion.usage.has_value()); // whatever it says, it is whole
        }
        QCOMPARE(cache::unpack(QByteArrayLiteral("no record")).error().code, base::ErrorCode::Unreadable);
    }

    void weighsWhatItHolds()
    {
        cache::Answer large = answer();
        large.deltas.append({QString(100'000, u'x'), {}});
        QVERIFY(cache::weight(large) - cache::weight(answer()) >= 200'000);
        QVERIFY(cache::weight(large) - cache::weight(answer()) < 201'000);
    }

    void keepsOnlyWhatIsWhole_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("keepable");
        for (const char* what : {"stop", "tool_calls"})
            QTest::newRow(what) << QString::fromLatin1(what) << true;
        for (const char* what : {"length", "content_filter", "insufficient_system_resource", "", "odd", "error", "cut",
                 "estimated", "uncounted", "201", "no attempt", "cached", "empty"})
            QTest::newRow(what) << QString::fromLatin1(what) << false;
    }
    void keepsOnlyWhatIsWhole()
    {
        QFETCH(QString, what);
        model::Outcome outcome;
        outcome.completion = answer().completion;
        outcome.completion.finish = model::FinishReason::Stop;
        outcome.attempts.append(model::Attempt());
        outcome.attempts.last().status = 200;
        bool cleanEnd = true;
        if (what == u"error")
            outcome.error = base::Error();
        else if (what == u"cut")
            cleanEnd = false;
        else if (what == u"estimated")
            outcome.completion.usage->estimated = true;
        else if (what == u"uncounted")
            outcome.completion.usage.reset();
        else if (what == u"201")
            outcome.attempts.last().status = 201;
        else if (what == u"no attempt")
            outcome.attempts.clear();
        else if (what == u"empty")
            outcome.completion.text = QStringLiteral(" \n");
        else if (what == u"cached")
            outcome.cached = model::Cached::L1;
        else
            outcome.completion.finish = model::finishReasonFromWord(what);
        QTEST(cache::isKeepable(outcome, cleanEnd), "keepable");
    }
};

SPYHOP_TEST_MAIN(TestAnswerRecord)
#include "tst_answerrecord.moc"
