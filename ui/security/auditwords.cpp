// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

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
        return call.rule.isEmpty() ? auditErrorText(call.error)
                                   : Audit::tr("%1: %2").arg(auditErrorText(call.error), auditRuleText(call.rule));
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

QString auditParameterText(const QString& name)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("stream"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "streamed")},
        {QStringLiteral("thinking"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "thinking")},
        {QStringLiteral("tier"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "tier")},
        {QStringLiteral("maxTokens"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "most tokens")},
        {QStringLiteral("temperature"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "temperature")},
        {QStringLiteral("topP"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "top-p")},
        {QStringLiteral("stops"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "stop words")},
        {QStringLiteral("json"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "as JSON")},
        {QStringLiteral("continue"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "continued")},
        {QStringLiteral("private"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "private")},
        {QStringLiteral("messages"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "messages")},
        {QStringLiteral("attachments"), QT_TRANSLATE_NOOP("spyhop::ui::Audit", "attachments")},
    };
    const char* word = words.value(name);
    return word == nullptr ? name : QCoreApplication::translate("spyhop::ui::Audit", word);
}

QString auditTimeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

namespace {

//! A place of keys in a settings file's words.
QString keyPlaceText(const QString& word)
{
    if (word == u"keychain")
        return Audit::tr("keychain");
    if (word == u"pkcs11")
        return Audit::tr("token");
    if (word == u"vault")
        return Audit::tr("vault");
    if (word == u"passphrase")
        return Audit::tr("passphrase");
    return word;
}

//! "own", "replaced", "policy.json", digests before and after.
QString policyEventText(const QStringList& words)
{
    const QString& what = words.at(1);
    const bool isOwn = words.at(0) == u"own";
    const QString digest = (what == u"removed" ? words.at(3) : words.at(4)).left(12);
    if (what == u"added")
        return (isOwn ? Audit::tr("Own policy saved: %1 (%2…)") : Audit::tr("Administrator's policy added: %1 (%2…)"))
            .arg(words.at(2), digest);
    if (what == u"removed")
        return (
            isOwn ? Audit::tr("Own policy removed: %1 (%2…)") : Audit::tr("Administrator's policy removed: %1 (%2…)"))
            .arg(words.at(2), digest);
    return (isOwn ? Audit::tr("Own policy replaced: %1 (%2… → %3…)")
                  : Audit::tr("Administrator's policy replaced: %1 (%2… → %3…)"))
        .arg(words.at(2), words.at(3).left(12), digest);
}

//! "stored", "keychain", "deepseek"; moved: from where, last.
QString keyEventText(const QStringList& words)
{
    const QString place = keyPlaceText(words.at(1));
    const QString name = words.at(2) == u"data key" ? Audit::tr("data key") : words.at(2);
    if (words.at(0) == u"stored")
        return Audit::tr("Key stored: %1 (%2)").arg(name, place);
    if (words.at(0) == u"renewed")
        return Audit::tr("Key renewed: %1 (%2)").arg(name, place);
    if (words.at(0) == u"removed")
        return Audit::tr("Key removed: %1 (%2)").arg(name, place);
    return Audit::tr("Key moved: %1 (%2 → %3)").arg(name, keyPlaceText(words.value(3)), place);
}

} // namespace

QString auditDenialText(const model::Denial& denial)
{
    QStringList target{denial.endpoint, denial.model};
    target.removeAll(QString());
    const QString what = target.join(QStringLiteral(" · "));
    if (denial.number == 0) {
        return denial.policy.isEmpty() ? what : Audit::tr("%1: no rule of %2 allows it").arg(what, denial.policy);
    }
    const QString rule = denial.rule.isEmpty()
        ? Audit::tr("rule %1 of %2").arg(QString::number(denial.number), denial.policy)
        : Audit::tr("“%1”, rule %2 of %3").arg(denial.rule, QString::number(denial.number), denial.policy);
    return denial.resource.isEmpty() ? Audit::tr("%1: %2").arg(what, rule)
                                     : Audit::tr("%1 (%2): %3").arg(what, denial.resource, rule);
}

QString auditRuleText(const QString& rule)
{
    // An entry without the rule itself may name it by its line alone.
    static const QRegularExpression line(QStringLiteral("^line (\\d+)$"));
    const QRegularExpressionMatch match = line.match(rule);
    return match.hasMatch() ? Audit::tr("line %1 of the policy").arg(match.captured(1)) : rule;
}

QString auditEventText(const admin::AuditCall& event)
{
    if (event.event == u"policy" && event.words.size() == 5)
        return policyEventText(event.words);
    if (event.event == u"key" && event.words.size() >= 3)
        return keyEventText(event.words);
    if (event.event == u"erase")
        return Audit::tr("Everything stored was erased");
    if (event.event == u"restore")
        return Audit::tr("A backup was restored");
    if (event.event == u"consent" && event.words.isEmpty())
        return Audit::tr("Consent: nothing may be stored");
    if (event.event == u"consent")
        return Audit::tr("Consent: %1").arg(event.words.join(QStringLiteral(", ")));
    return (QStringList{event.event} + event.words).join(u' ');
}

} // namespace spyhop::ui
