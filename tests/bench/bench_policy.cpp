// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// 1,000 rules as an administrator of many teams would write them: reading them, and the 99th percentile of a decision
// (bar: 1 ms). Then the privacy gate over a text without and with finds.
//   bench_policy
#include "core/policy/policyreader.h"
#include "core/policy/policyset.h"
#include "core/policy/privacygate.h"
#include "tests/bench/process.h"

#include <QtCore/QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace spyhop;

namespace {

QByteArray rules(int count)
{
    QByteArray text = "[";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        // Half of them speak of everybody, so that the index cannot leave them out.
        const QByteArray who = i % 2 == 0 ? "team:t" + QByteArray::number(i % 50) : QByteArray("user:*");
        text += (i > 0 ? "," : "") + QByteArray(R"({"id":"r)") + number + R"(","effect":")"
            + (i % 5 == 0 ? "deny" : "allow") + R"(","principal":[")" + who + R"("],"resource":["api:model-)" + number
            + R"(-*","endpoint:host)" + number + R"("],"condition":{"time":{"between":["09:00","18:00"],"zone":")"
            + (i % 3 == 0 ? "Europe/Berlin" : "Asia/Shanghai") + R"("},"ip":{"in":["10.0.0.0/8","192.168.)"
            + QByteArray::number(i % 256) + R"(.0/24"]},"tokens":{"max":8000}}})";
    }
    return text + ']';
}

void tell(const char* name, double value, const char* unit, const char* reference, double referenceValue)
{
    std::printf("{\"name\": \"%s\", \"value\": %.4f, \"unit\": \"%s\", \"reference\": \"%s\", \"referenceValue\": %g, "
                "\"ratio\": %.3f}\n",
        name, value, unit, reference, referenceValue, value / referenceValue);
}

} // namespace

int main()
{
    QElapsedTimer timer;
    const QByteArray text = rules(1000);
    timer.start();
    const auto read = policy::readPolicy(text, QStringLiteral("bench"));
    if (!read)
        return 1;
    const policy::PolicySet set(read->statements);
    tell("policy/read1000", double(timer.nsecsElapsed()) / 1e6, "ms", "a tenth of a second", 100);

    std::vector<double> times;
    for (int i = 0; i < 20'000; ++i) {
        policy::Request request;
        request.principals = {
            QStringLiteral("user:kim"), QStringLiteral("user:t%1").arg(i % 60), QStringLiteral("team:t%1").arg(i % 60)};
        request.names = {{QStringLiteral("api:model-%1-chat").arg(i % 1200), {}, {}}};
        request.places = {QStringLiteral("endpoint:nowhere")};
        request.now = QDateTime(QDate(2026, 1, 5), QTime(i % 24, 0), Qt::UTC);
        request.ip = QStringLiteral("10.1.2.3");
        request.tokens = 500;
        timer.start();
        const bool allowed = set.decide(request).isAllowed();
        times.push_back(double(timer.nsecsElapsed()) / 1e6 + (allowed ? 0 : 1e-9));
    }
    std::sort(times.begin(), times.end());
    tell("policy/p50", times[times.size() / 2], "ms", "bar", 1);
    bench::atMost(QStringLiteral("policy/p99"), times[times.size() * 99 / 100], QStringLiteral("ms"), 1);

    model::GateRules gate;
    gate.actions.fill(model::GateAction::Mask);
    const QString prose
        = QStringLiteral("The pallets came on Tuesday and cost 12,800 yuan; nobody complained. ").repeated(30'000);
    const QString finds
        = QStringLiteral("Write to ann@example.com or call 13812345678, card 4111 1111 1111 1111. ").repeated(30'000);
    for (const auto& [name, sample] : {std::pair("policy/gate-prose", prose), std::pair("policy/gate-finds", finds)}) {
        timer.start();
        const policy::Mask mask = policy::Mask::of({sample}, gate);
        const QString sent = mask.mask(sample);
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        tell(name, double(sample.size()) / 1e6 / seconds, "million characters/s",
            "a question of 1,000 characters in 1 ms", 1);
        if (mask.unmask(sent) != sample)
            return 1;
    }
    return bench::exitStatus();
}
