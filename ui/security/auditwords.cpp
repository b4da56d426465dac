// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

namespace spyhop::ui {
namespace {

using State = admin::AuditCall::State;

struct Audit {
    Q_DECLARE_TR_FUNCTIONS(spyhop::ui::Audit)
};

} // namespace

AuditLook auditLook(State state)
{
    switch (state) {
    case State::Open:
        return {Icon::Review, Audit::tr("unknown"), &Tokens::warning};
    case State::Done:
        return {Icon::Done, Audit::tr("done"), &Tokens::success};
    case State::Failed:
        return {Icon::Failed, Audit::tr("failed"), &Tokens::danger};
    case State::Cancelled:
        return {Icon::Stop, Audit::tr("cancelled"), &Tokens::text2};
    case State::Denied:
        return {Icon::Keep, Audit::tr("denied"), &Tokens::danger};
    case State::Cached:
        return {Icon::Copy, Audit::tr("cached"), &Tokens::text2};
    case State::Event:
        return {Icon::Info, Audit::tr("event"), &Tokens::text2};
    }
    Q_UNREACHABLE();
}

QString auditErrorText(const QString& word)
{
    using Code = base::ErrorCode;
    const std::optional<Code> code = base::codeFromName(word);
    if (!code)
        return word;
    switch (*code) {
    case Code::Usage:
        return Audit::tr("wrong use");
    case Code::Settings:
        return Audit::tr("settings");
    case Code::RefusedPolicy:
        return Audit::tr("policy");
    case Code::RefusedBudget:
        return Audit::tr("budget");
    case Code::RefusedConsent:
        return Audit::tr("no consent");
    case Code::Auth:
        return Audit::tr("key refused");
    case Code::Balance:
        return Audit::tr("no balance");
    case Code::RateLimited:
        return Audit::tr("rate limited");
    case Code::Overloaded:
        return Audit::tr("overloaded");
    case Code::Server:
        return Audit::tr("server fault");
    case Code::Network:
        return Audit::tr("no connection");
    case Code::Tls:
        return Audit::tr("TLS");
    case Code::Timeout:
        return Audit::tr("too slow");
    case Code::Truncated:
        return Audit::tr("cut off");
    case Code::BadRequest:
        return Audit::tr("bad request");
    case Code::NotFound:
        return Audit::tr("not found");
    case Code::ContentFilter:
        return Audit::tr("content filter");
    case Code::Unreadable:
        return Audit::tr("unreadable");
    case Code::UnknownOutcome:
        return Audit::tr("outcome unknown");
    case Code::Cancelled:
        return Audit::tr("cancelled");
    case Code::Internal:
        return Audit::tr("fault in Spyhop");
    }
    Q_UNREACHABLE();
}

QString auditReason(const admin::AuditCall& call)
{
    if (call.state == State::Event)
        return auditEventText(call);
    if (call.state == State::Cached)
        return call.cache == u"l2" ? Audit::tr("from disk") : Audit::tr("from memory");
    if (call.state == State::Failed || call.state == State::Denied)
        return auditErrorText(call.error);
    return {};
}

QString auditPurposeText(const QString& word)
{
    if (word == u"chat")
        return Audit::tr("Chat");
    if (word == u"batch-step")
        return Audit::tr("Batch");
    if (word == u"models")
        return Audit::tr("Model list");
    if (word == u"balance")
        return Audit::tr("Balance");
    if (word == u"probe")
        return Audit::tr("Test of an endpoint");
    if (word == u"job")
        return Audit::tr("Work left at a provider");
    if (word == u"task")
        return Audit::tr("Task");
    if (word == u"preload")
        return Audit::tr("Preloading");
    return word;
}

QString auditTimeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString auditEventText(const admin::AuditCall& event)
{
    if (event.event == u"erase")
        return Audit::tr("Everything stored was erased");
    if (event.event == u"consent" && event.words.isEmpty())
        return Audit::tr("Consent: nothing may be stored");
    if (event.event == u"consent")
        return Audit::tr("Consent: %1").arg(event.words.join(QStringLiteral(", ")));
    return (QStringList{event.event} + event.words).join(u' ');
}

} // namespace spyhop::ui
