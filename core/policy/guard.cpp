// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/guard.h"

#include "core/policy/policywatch.h"
#include "core/policy/words.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::policy {
namespace {

using namespace std::chrono_literals;
using base::Error;
using base::ErrorCode;

constexpr auto mostClockError = 5min; // a server's time further away than this says that one of the clocks is wrong
constexpr int mostRounds = 16; // two policies that open at each other's closing times need no more

QString fileName(const QString& path)
{
    return QFileInfo(path).fileName();
}

//! All of a layer's files: what has denied where no rule of one of them did.
model::Denial denialBy(const Layer& layer, const Question& question)
{
    model::Denial denial;
    denial.endpoint = question.endpoint;
    denial.model = question.there.isEmpty() ? question.asked : question.there;
    QStringList names;
    for (const QString& path : layer.files)
        names << fileName(path);
    denial.policy = names.join(QStringLiteral(", "));
    denial.policyDigest = layer.digests.size() == 1 ? layer.digests.first() : QString();
    return denial;
}

} // namespace

Guard::Guard(const Parts& parts)
    : m_parts(parts)
    , m_account(parts.identity ? *parts.identity : base::accountOfProcess())
    , m_identity(m_account)
    , m_watch(std::make_unique<PolicyWatch>(parts.systemFolder, parts.ownFile))
{
    connect(m_watch.get(), &PolicyWatch::changed, this, &Guard::reload);
    reload();
}

Guard::~Guard() = default;

//! All of what was read, to see whether it is another.
QByteArray Guard::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString& text) { hash.addData(text.toUtf8() + '\n'); };
    for (const Layer& layer : m_layers) {
        add(layer.error ? layer.error->sentence() : QString());
        for (qsizetype i = 0; i < layer.files.size(); ++i) {
            add(layer.files.at(i));
            add(layer.digests.at(i));
        }
    }
    add(m_floor.error ? m_floor.error->sentence() : QString());
    for (const model::GateAction action : m_floor.rules.actions)
        add(QString::number(static_cast<int>(action)));
    add(m_identity ? QString() : m_identity.error().sentence());
    for (const QString& principal : m_principals)
        add(principal);
    return hash.result();
}

void Guard::reload()
{
    m_watch->arm(); // first, so that nothing is missed in between
    if (!m_parts.identity)
        m_identity = base::identityIn(m_parts.systemFolder, m_parts.systemOwner, m_account);
    m_floor = gateFloorIn(m_parts.systemFolder, m_parts.systemOwner);
    m_layers.clear();
    if (auto layer = administratorLayer(m_parts.systemFolder, m_parts.systemOwner))
        m_layers.append(*layer);
    if (auto layer = ownLayer(m_parts.ownFile))
        m_layers.append(*layer);
    m_principals = m_identity ? principalsOf(m_identity->user, m_identity->teams) : QStringList();
    m_asksForAddress = m_asksForTokens = false;
    m_tokenMarks.clear();
    m_attachmentMarks.clear();
    for (const Layer& layer : std::as_const(m_layers)) {
        m_asksForAddress = m_asksForAddress || (layer.set && layer.set->asksForAddress());
        m_asksForTokens = m_asksForTokens || (layer.set && layer.set->asksForTokens());
        m_tokenMarks += layer.set ? layer.set->tokenMarks() : QList<qint64>();
        m_attachmentMarks += layer.set ? layer.set->attachmentMarks() : QList<qint64>();
    }
    std::sort(m_tokenMarks.begin(), m_tokenMarks.end());
    std::sort(m_attachmentMarks.begin(), m_attachmentMarks.end());
    if (const QByteArray now = fingerprint(); now != std::exchange(m_read, now))
        Q_EMIT changed();
}

Request Guard::requestFor(const Question& question) const
{
    const QDateTime wall = m_parts.clock.wallTime();
    const QDateTime now = question.at.isValid() ? question.at : wall;
    return requestOf(
        question, m_principals, trustsClock() ? now : QDateTime(), m_parts.prices.names(), wall.toUTC().date());
}

std::optional<QDateTime> Guard::opensAt(const Request& request) const
{
    Request later = request;
    for (int round = 0; round < mostRounds; ++round) {
        bool allowed = true;
        for (const Layer& layer : m_layers) {
            if (!layer.set)
                return std::nullopt;
            if (layer.set->decide(later).isAllowed())
                continue;
            allowed = false;
            const auto opens = layer.set->opensAt(later);
            if (!opens)
                return std::nullopt;
            later.now = *opens;
        }
        if (allowed)
            return later.now;
    }
    return std::nullopt;
}

Refusal Guard::refusal(
    const Layer& layer, const Decision& decision, const Request& request, const Question& question) const
{
    Refusal result{{}, denialBy(layer, question)};
    result.denial.resource = decision.resource;
    Error& error = result.error;
    error.whom = question.endpoint;
    error.code = ErrorCode::RefusedPolicy;
    error.what = layer.set->sentence(decision, request);
    if (decision.rule >= 0) {
        const Statement& rule = layer.set->statements().at(decision.rule);
        model::Denial& denial = result.denial;
        denial.policy = fileName(rule.source);
        for (qsizetype i = 0; i < layer.files.size(); ++i) {
            if (layer.files.at(i) == rule.source || fileName(layer.files.at(i)) == rule.source)
                denial.policyDigest = layer.digests.at(i);
        }
        denial.number = rule.number;
        denial.rule = rule.id;
        denial.statement = rule.json;
        error.rule = rule.id.isEmpty() ? QStringLiteral("%1#%2").arg(denial.policy).arg(rule.number) : rule.id;
    }
    error.remedy = layer.kind == Layer::Kind::Administrator
        ? text(QT_TRANSLATE_NOOP("Policy", "The policy is your administrator's."))
        : text(QT_TRANSLATE_NOOP("Policy", "The policy is your own: it is under Security."));
    if (request.now.isValid()) {
        if (const auto opens = opensAt(request)) {
            error.retryAfter = std::chrono::milliseconds(request.now.msecsTo(*opens));
            error.remedy = text(QT_TRANSLATE_NOOP("Policy", "It is allowed again from %1."))
                               .arg(QLocale().toString(opens->toLocalTime(), QLocale::ShortFormat));
        }
    }
    return result;
}

std::optional<Refusal> Guard::refuses(const Question& question) const
{
    if (m_layers.isEmpty())
        return std::nullopt;
    const auto broken = [](const Error& why) {
        Error error = why;
        error.code = ErrorCode::RefusedPolicy;
        error.what
            = text(QT_TRANSLATE_NOOP("Policy", "The policy cannot be read, so nothing is allowed: %1")).arg(why.what);
        return error;
    };
    if (!m_identity)
        return Refusal{broken(m_identity.error()), denialBy(m_layers.first(), question)};
    const Request request = requestFor(question);
    for (const Layer& layer : m_layers) {
        if (layer.error)
            return Refusal{broken(*layer.error), denialBy(layer, question)};
        const Decision decision = layer.set->decide(request);
        if (!decision.isAllowed())
            return refusal(layer, decision, request, question);
    }
    return std::nullopt;
}

std::optional<Refusal> Guard::refusesAnswer(const Question& question, const QString& answered) const
{
    if (!m_identity || answered.isEmpty() || answered == question.there)
        return std::nullopt;
    Question asked = question;
    asked.asked = answered;
    asked.there.clear();
    const Request request = requestFor(asked);
    for (const Layer& layer : m_layers) {
        const Decision decision = layer.set ? layer.set->decide(request) : Decision();
        if (decision.why == Decision::Why::Denied || decision.why == Decision::Why::DeniedUnclear) {
            Refusal result = refusal(layer, decision, request, asked);
            result.error.retryAfter.reset();
            return result;
        }
    }
    return std::nullopt;
}

void Guard::heardTime(const QDateTime& server)
{
    m_told = Told{server, m_parts.clock.wallTime(), m_parts.clock.steadyTime()};
}

bool Guard::trustsClock() const
{
    if (!m_told)
        return true;
    const auto passed
        = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock.steadyTime() - m_told->steady);
    const auto isNear = [](std::chrono::milliseconds ahead) { return std::chrono::abs(ahead) <= mostClockError; };
    const std::chrono::milliseconds ahead(m_told->server.addMSecs(passed.count()).msecsTo(m_parts.clock.wallTime()));
    if (isNear(ahead)) // also where it was wrong then, and somebody has set it right since
        return true;
    // A computer that slept does not count what passed meanwhile: its clock is ahead of that. Behind it is only one
    // that somebody has set back.
    return ahead.count() > 0 && isNear(std::chrono::milliseconds(m_told->server.msecsTo(m_told->wall)));
}

} // namespace spyhop::policy
