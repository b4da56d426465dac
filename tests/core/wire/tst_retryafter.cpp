// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/retryafter.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestRetryAfter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forms_data();
    void forms();
    void theEmptyBucketCounts();
};

void TestRetryAfter::forms_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // milliseconds; -1: none
    const auto row = [](const char* name, const char* value, qint64 expected) {
        QTest::newRow(qPrintable(QString::fromUtf8(name) + u' ' + QString::fromUtf8(value)))
            << QByteArray(name) << QByteArray(value) << expected;
    };
    constexpr qint64 twoWeeks = qint64(14) * 24 * 3600 * 1000;
    row("retry-after", "7", 7000);
    row("retry-after", " 7 ", 7000);
    row("retry-after", "0.5", 500);
    row("retry-after", "0.0004", 1); // never earlier than told
    row("retry-after", "1209600", twoWeeks);
    row("retry-after", "-3", 0);
    row("retry-after", "1e300", qint64(10) * 366 * 24 * 3600 * 1000);
    row("retry-after", "nan", -1);
    row("retry-after", "inf", -1);
    row("retry-after", "soon", -1);
    row("retry-after", "", -1);
    row("retry-after", "Mon, 05 Jan 2026 00:00:30 GMT", 30'000);
    row("retry-after", "Monday, 05-Jan-26 00:00:30 GMT", 30'000);
    row("retry-after", "Mon Jan  5 00:00:30 2026", 30'000);
    row("retry-after", "Sun, 04 Jan 2026 00:00:00 GMT", 0); // past
    row("retry-after", "Mon, 99 Jan 2026 00:00:30 GMT", -1);
    row("retry-after", "2026-01-05T00:00:30Z", 30'000);
    row("retry-after-ms", "250", 250);
    row("retry-after-ms", "x", -1);
    row("x-ratelimit-reset-requests", "20ms", 20);
    row("x-ratelimit-reset-requests", "6m0s", 360'000);
    row("x-ratelimit-reset-tokens", "2m59.56s", 179'560);
    row("x-ratelimit-reset-tokens", "1h", 3'600'000);
    row("x-ratelimit-reset", "1767571230", 30'000); // epoch seconds
    row("x-ratelimit-reset", "1767571230000", 30'000); // epoch milliseconds
    row("ratelimit-reset", "30", 30'000);
    row("x-ratelimit-limit", "30", -1);
}

void TestRetryAfter::forms()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const qint64, expected);
    const QDateTime now(QDate(2026, 1, 5), QTime(0, 0), Qt::UTC);
    const auto wait = wire::readRetryAfter({{name, value}}, now);
    QCOMPARE(wait ? qint64(wait->count()) : -1, expected);
    if (name.startsWith("retry-after"))
        QCOMPARE(wire::readPlainRetryAfter({{name, value}}, now), wait);
    else
        QVERIFY(!wire::readPlainRetryAfter({{name, value}}, now));
}

void TestRetryAfter::theEmptyBucketCounts()
{
    const QDateTime now(QDate(2026, 1, 5), QTime(0, 0), Qt::UTC);
    const QList<port::Header> headers{{"x-ratelimit-reset-requests", "20ms"}, {"x-ratelimit-remaining-requests", "0"},
        {"x-ratelimit-reset-tokens", "6m0s"}, {"x-ratelimit-remaining-tokens", "900"}};
    QCOMPARE(wire::readRetryAfter(headers, now), std::optional(std::chrono::milliseconds(20)));
    const QList<port::Header> silent{{"x-ratelimit-reset-requests", "20ms"}, {"x-ratelimit-reset-tokens", "6m0s"}};
    QCOMPARE(wire::readRetryAfter(silent, now), std::optional(std::chrono::milliseconds(360'000)));
    const QList<port::Header> both{{"retry-after", "9"}, {"retry-after-ms", "8500"}, {"x-ratelimit-reset", "1"}};
    QCOMPARE(wire::readRetryAfter(both, now), std::optional(std::chrono::milliseconds(8500)));
}

SPYHOP_TEST_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
