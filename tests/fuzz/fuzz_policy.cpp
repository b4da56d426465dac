// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a policy; the first line, if it begins with '#', is the source address of a request about it.
#include "core/policy/policyreader.h"
#include "core/policy/policyset.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray input(reinterpret_cast<const char*>(data), qsizetype(size));
    const qsizetype line = input.startsWith('#') ? std::max<qsizetype>(input.indexOf('\n'), 0) : 0;
    const auto read = policy::readPolicy(input.sliced(line), QStringLiteral("fuzz"));
    if (!read) {
        if (read.error().what.isEmpty() || read.error().code != base::ErrorCode::Settings)
            std::abort();
        return 0;
    }
    policy::Request request;
    request.principals = {QStringLiteral("user:a"), QStringLiteral("team:t")};
    request.names = {{QStringLiteral("api:m"), {QStringLiteral("api:n")}, {QStringLiteral("api:o")}}};
    request.places = {QStringLiteral("endpoint:h")};
    request.now = QDateTime(QDate(2026, 3, 29), QTime(1, 30), Qt::UTC);
    request.ip = QString::fromLatin1(input.mid(1, std::max<qsizetype>(line - 1, 0)));
    const policy::PolicySet set(read->statements);
    const policy::Decision decision = set.decide(request);
    if (set.sentence(decision, request).isEmpty() || decision.rule >= read->statements.size())
        std::abort();
    // What is not known never allows, and neither does another rule that denies.
    policy::Request less = request;
    less.now = {};
    less.ip.clear();
    if (set.decide(less).isAllowed() && !decision.isAllowed())
        std::abort();
    QList<policy::Statement> stricter = read->statements;
    for (policy::Statement& rule : stricter)
        rule.effect = policy::Effect::Deny;
    if (policy::PolicySet(stricter).decide(request).isAllowed())
        std::abort();
    QList<policy::Statement> backwards = read->statements;
    std::reverse(backwards.begin(), backwards.end());
    if (policy::PolicySet(backwards).decide(request).isAllowed() != decision.isAllowed())
        std::abort();
    static_cast<void>(set.opensAt(request));
    return 0;
}
