// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of every policy: 100,000 random ones, their seed printed.
#include "tests/core/policy/asking.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <random>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr int sets = 100'000;

//! Few names and values, so that rules and requests meet often.
class Maker {
public:
    explicit Maker(quint32 seed)
        : m_engine(seed)
    {
    }
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_engine); }
    bool rarely() { return below(4) == 0; }
    QString one(const QStringList& of) { return of.at(below(static_cast<int>(of.size()))); }

    policy::Statement rule()
    {
        policy::Statement rule;
        rule.effect = below(3) == 0 ? policy::Effect::Deny : policy::Effect::Allow;
        for (int i = below(2); i >= 0; --i)
            rule.principals.append(
                policy::Wildcard(one({u"*"_s, u"user:a"_s, u"user:b"_s, u"user:*"_s, u"team:t"_s, u"user:t"_s})));
        for (int i = below(2); i >= 0; --i)
            rule.resources.append(policy::Wildcard(one({u"*"_s, u"api:m"_s, u"api:n"_s, u"api:*"_s, u"endpoint:h"_s})));
        if (rarely())
            rule.condition.tokens = policy::Span{below(60), std::nullopt};
        if (rarely())
            rule.condition.attachments = policy::Span{std::nullopt, below(3)};
        if (rarely())
            rule.condition.tier = {below(2) == 0 ? model::Tier::Api : model::Tier::Edge};
        if (rarely())
            rule.condition.ip = {*policy::AddressRange::parse(one({u"10.0.0.0/8"_s, u"10.1.0.0/16"_s, u"::/0"_s}))};
        if (rarely()) {
            policy::TimeCondition time;
            time.between = policy::TimeOfDay{QTime(below(24), 0), QTime(below(24), 0)};
            time.zone = one({u"UTC"_s, u"Europe/Berlin"_s}).toLatin1();
            rule.condition.time = time;
        }
        return rule;
    }

    policy::Request request()
    {
        policy::Request request;
        request.principals = {one({u"user:a"_s, u"user:b"_s}), u"user:t"_s, u"team:t"_s};
        for (int i = below(2); i >= 0; --i)
            request.names.append({one({u"api:m"_s, u"api:n"_s}), {}, {}});
        if (rarely())
            request.places = QStringList{u"endpoint:h"_s};
        request.tokens = below(60);
        request.attachments = below(3);
        request.tier = below(2) == 0 ? model::Tier::Api : model::Tier::Edge;
        request.ip = one({u"10.0.0.1"_s, u"10.1.0.1"_s, u"::1"_s});
        request.now = policytesting::monday(u"%1:30:00"_s.arg(below(24), 2, 10, QLatin1Char('0')));
        return request;
    }

    policy::Request withoutOneFact(const policy::Request& request)
    {
        policy::Request less = request;
        switch (below(5)) {
        case 0:
            less.tokens.reset();
            break;
        case 1:
            less.attachments.reset();
            break;
        case 2:
            less.tier.reset();
            break;
        case 3:
            less.ip = one({QString(), u"10.0.0.01"_s, u"0xA"_s});
            break;
        default:
            less.now = {};
        }
        return less;
    }

    std::mt19937& engine() { return m_engine; }

private:
    std::mt19937 m_engine;
};

} // namespace

class TestPolicyRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lawsHold()
    {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        Maker make(seed);
        int allowed = 0;
        for (int i = 0; i < sets; ++i) {
            QList<policy::Statement> rules;
            for (int n = make.below(6); n > 0; --n)
                rules.append(make.rule());
            const policy::Request request = make.request();
            const bool before = policy::PolicySet(rules).decide(request).isAllowed();
            allowed += before;

            QList<policy::Statement> stricter = rules;
            policy::Statement deny = make.rule();
            deny.effect = policy::Effect::Deny;
            stricter.insert(make.below(static_cast<int>(rules.size()) + 1), deny);
            if (policy::PolicySet(stricter).decide(request).isAllowed() && !before)
                QFAIL("a deny granted something");

            QList<policy::Statement> shuffled = rules;
            std::shuffle(shuffled.begin(), shuffled.end(), make.engine());
            if (policy::PolicySet(shuffled).decide(request).isAllowed() != before)
                QFAIL("the order of the rules mattered");

            if (policy::PolicySet(rules).decide(make.withoutOneFact(request)).isAllowed() && !before)
                QFAIL("what is not known allowed something");
        }
        QVERIFY2(allowed > sets / 20 && allowed < sets - sets / 20, "the random policies are all alike");
    }
};

SPYHOP_TEST_MAIN(TestPolicyRandom)
#include "tst_policyrandom.moc"
