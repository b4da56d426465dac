// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/limiter.h"

#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <memory>
#include <vector>

using spyhop::gateway::Limiter;
using spyhop::model::Priority;

namespace {

const QString theEndpoint = QStringLiteral("e");

//! Somebody who waits, and notes when the turn has come.
class Caller final : public Limiter::Waiter {
public:
    Caller(Limiter& limiter, QString name, Priority priority, QStringList& order)
        : m_name(std::move(name))
        , m_order(order)
        , m_place(*this)
    {
        limiter.enter(m_place, theEndpoint, priority);
    }
    void permitGranted(Limiter::Permit permit) override
    {
        m_permit = std::move(permit);
        m_order << m_name;
    }
    [[nodiscard]] bool isRunning() const { return m_permit.isHeld(); }
    void end() { m_permit.release(); }

private:
    QString m_name;
    QStringList& m_order;
    Limiter::Place m_place;
    Limiter::Permit m_permit;
};

} // namespace

class TestLimiter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void grantsFromTheEventLoop();
    void servesInTheOrderOfArrival();
    void chatGoesFirst();
    void batchNeverStarvesChat();
    void aSingleSlotIsShared();
    void aJobsNumberIsTakenAtItsWord();
    void forgetsWhoLeft();
    void growsByDoublingThenByOne();
    void doesNotGrowWithoutNeed();
    void shrinksOncePerWindow();
    void neverBelowOne();
    void tenThousandGrantsAreQuick();

private:
    using Callers = std::vector<std::unique_ptr<Caller>>;
    Caller& add(Limiter& limiter, Callers& callers, const QString& name, Priority priority)
    {
        callers.push_back(std::make_unique<Caller>(limiter, name, priority, m_order));
        return *callers.back();
    }
    static int running(const Callers& callers)
    {
        return static_cast<int>(
            std::count_if(callers.begin(), callers.end(), [](const auto& c) { return c->isRunning(); }));
    }
    //! A full window of answers, while somebody waits.
    static void window(Limiter& limiter, Limiter::Answer answer)
    {
        const int limit = limiter.figures(theEndpoint).limit;
        for (int i = 0; i < limit; ++i)
            limiter.answered(theEndpoint, answer);
    }
    QStringList m_order;
};

void TestLimiter::grantsFromTheEventLoop()
{
    m_order.clear();
    Limiter limiter;
    Callers callers;
    add(limiter, callers, QStringLiteral("a"), Priority::Interactive);
    QVERIFY(m_order.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(m_order, QStringList{QStringLiteral("a")});
    QCOMPARE(limiter.figures(theEndpoint).inFlight, 1);
    callers.clear();
    QCOMPARE(limiter.figures(theEndpoint).inFlight, 0);
}

void TestLimiter::servesInTheOrderOfArrival()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 1);
    Callers callers;
    QStringList expected;
    for (int i = 0; i < 5; ++i) {
        expected << QString::number(i);
        add(limiter, callers, expected.last(), Priority::Background);
    }
    for (const auto& caller : callers) {
        QCoreApplication::processEvents();
        caller->end();
    }
    QCOMPARE(m_order, expected);
}

void TestLimiter::chatGoesFirst()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 2);
    Callers callers;
    Caller& first = add(limiter, callers, QStringLiteral("b1"), Priority::Background);
    QCoreApplication::processEvents();
    add(limiter, callers, QStringLiteral("b2"), Priority::Background);
    add(limiter, callers, QStringLiteral("c1"), Priority::Interactive);
    add(limiter, callers, QStringLiteral("c2"), Priority::Interactive);
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("b1 c1"));
    first.end();
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("b1 c1 c2"));
}

void TestLimiter::batchNeverStarvesChat()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 4);
    Callers callers;
    for (int i = 0; i < 100; ++i)
        add(limiter, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 3); // one is kept for chat
    for (int i = 0; i < 50; ++i) {
        Callers chat;
        add(limiter, chat, QStringLiteral("c"), Priority::Interactive);
        QCoreApplication::processEvents();
        QVERIFY(chat[0]->isRunning()); // at once, however full the batch
    }
}

void TestLimiter::aSingleSlotIsShared()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 1);
    Callers callers;
    add(limiter, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 1);
}

void TestLimiter::aJobsNumberIsTakenAtItsWord()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 2);
    limiter.setJobLimit(QString(), 64);
    Callers callers;
    for (int i = 0; i < 100; ++i)
        add(limiter, callers, QStringLiteral("b"), Priority::Background);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 64);
    for (int i = 0; i < 100; ++i)
        limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).backgroundLimit, 64);
    add(limiter, callers, QStringLiteral("c"), Priority::Interactive);
    QCoreApplication::processEvents();
    QCOMPARE(running(callers), 65);
    limiter.setJobLimit(QString(), std::nullopt);
    QCOMPARE(limiter.figures(theEndpoint).limit, 2);
}

void TestLimiter::forgetsWhoLeft()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 1);
    Callers callers;
    for (const char16_t* name : {u"1", u"2", u"3"})
        add(limiter, callers, QString::fromUtf16(name), Priority::Interactive);
    callers.erase(callers.begin() + 1);
    QCoreApplication::processEvents();
    callers.erase(callers.begin()); // dies with its permit
    QCoreApplication::processEvents();
    QCOMPARE(m_order.join(u' '), QStringLiteral("1 3"));
    callers.clear();
    QCOMPARE(limiter.figures(theEndpoint).waiting, 0);
}

void TestLimiter::growsByDoublingThenByOne()
{
    m_order.clear();
    Limiter limiter;
    Callers callers;
    for (int i = 0; i < 500; ++i)
        add(limiter, callers, QStringLiteral("b"), Priority::Background);
    QList<int> limits;
    for (int i = 0; i < 4; ++i) {
        limits << limiter.figures(theEndpoint).limit;
        window(limiter, Limiter::Answer::Taken);
    }
    QCOMPARE(limits, (QList<int>{4, 8, 16, 32}));
    QCOMPARE(limiter.figures(theEndpoint).limit, 64);
    limiter.answered(theEndpoint, Limiter::Answer::Refused); // one in sixty is no reason to shrink
    QCOMPARE(limiter.figures(theEndpoint).limit, 64);
    for (int i = 0; i < 63; ++i)
        limiter.answered(theEndpoint, Limiter::Answer::Taken);
    QCOMPARE(limiter.figures(theEndpoint).limit, 64); // a window with a refusal does not grow
    window(limiter, Limiter::Answer::Taken);
    QCOMPARE(limiter.figures(theEndpoint).limit, 65);
}

void TestLimiter::doesNotGrowWithoutNeed()
{
    Limiter limiter;
    for (int i = 0; i < 100; ++i)
        limiter.answered(theEndpoint, Limiter::Answer::Taken);
    QCOMPARE(limiter.figures(theEndpoint).limit, 4);
}

void TestLimiter::shrinksOncePerWindow()
{
    m_order.clear();
    Limiter limiter;
    Callers callers;
    for (int i = 0; i < 500; ++i)
        add(limiter, callers, QStringLiteral("b"), Priority::Background);
    for (int i = 0; i < 4; ++i)
        window(limiter, Limiter::Answer::Taken);
    QCOMPARE(limiter.figures(theEndpoint).limit, 64);
    for (int i = 0; i < 12; ++i) // 12 of 64 are not yet one in five
        limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).limit, 64);
    limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).limit, 44);
    for (int i = 0; i < 43; ++i)
        limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).limit, 44);
    limiter.answered(theEndpoint, Limiter::Answer::Refused);
    limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).limit, 30);
    QVERIFY(limiter.figures(theEndpoint).shrunk);
}

void TestLimiter::neverBelowOne()
{
    Limiter limiter;
    for (int i = 0; i < 100; ++i)
        limiter.answered(theEndpoint, Limiter::Answer::Refused);
    QCOMPARE(limiter.figures(theEndpoint).limit, 1);
}

void TestLimiter::tenThousandGrantsAreQuick()
{
    m_order.clear();
    Limiter limiter;
    limiter.setEndpointLimit(theEndpoint, 64);
    Callers callers;
    for (int i = 0; i < 10'000; ++i)
        add(limiter, callers, QStringLiteral("b"), Priority::Background);
    QElapsedTimer timer;
    timer.start();
    for (std::size_t next = 0; next < callers.size();) {
        QCoreApplication::processEvents();
        for (; next < callers.size() && callers[next]->isRunning(); ++next)
            callers[next]->end();
    }
    QCOMPARE(m_order.size(), 10'000);
    QVERIFY2(timer.elapsed() < 1'000, "a grant must not cost more with many waiters");
}

SPYHOP_TEST_MAIN(TestLimiter)
#include "tst_limiter.moc"
