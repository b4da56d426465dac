// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/policyadmin.h"

#include "core/base/files.h"
#include "core/policy/guard.h"
#include "core/route/plan.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace spyhop::admin {
namespace {

//! A text of one's own that says nothing stands for no policy.
bool isBlank(const QByteArray& text)
{
    return text.trimmed().isEmpty();
}

//! "Line 3, column 7: …" as a place and the rest.
PolicyRemark remarkOf(const base::Error& error)
{
    static const QRegularExpression numbers(QStringLiteral("^\\D*(\\d+)\\D+(\\d+)[^:：]*[:：]\\s*"));
    PolicyRemark remark;
    const QRegularExpressionMatch match = numbers.match(error.what);
    remark.what = error.what;
    if (match.hasMatch()) {
        remark.at = {match.captured(1).toInt(), match.captured(2).toInt()};
        remark.what = error.what.mid(match.capturedEnd());
    }
    return remark;
}

const QString api = QStringLiteral("api:");
const QString place = QStringLiteral("endpoint:");

//! What the endpoint calls the model: as a call finds it out.
QString nameThere(
    const QString& model, const model::Endpoint& endpoint, const model::PriceTable& prices, const QDate& day)
{
    model::Endpoint usable = endpoint;
    usable.enabled = true;
    model::ChatRequest request;
    request.model = model;
    request.endpoint = endpoint.name;
    const route::Health health;
    const auto route
        = route::plan(request, {usable}, {health, prices, {}, base::SteadyTime{0}, day, 0, false, nullptr});
    return route && !route->rungs.isEmpty() ? route->rungs.first().target.model : QString();
}

policy::Request requestOf(const PolicyQuestion& question, const model::PriceTable& prices)
{
    const model::ModelNames& names = prices.names();
    const QDate day = question.time.isValid() ? question.time.toUTC().date() : QDate();
    const QString& resource = question.resource;
    const bool isPlace = resource.startsWith(place);
    const bool isModel = resource.startsWith(api) && resource != api;
    policy::Question asked;
    if (question.endpoint)
        asked = policy::questionAt(*question.endpoint);
    if (question.tier || asked.endpoint.isEmpty())
        asked.tier = question.tier;
    asked.tokens = question.tokens;
    asked.attachments = question.attachments;
    asked.ip = question.ip;
    if (isPlace)
        asked.adHoc = true; // no rule about models stands in for one about the place
    if (isModel) {
        asked.asked = resource.mid(api.size());
        if (question.endpoint)
            asked.there = nameThere(asked.asked, *question.endpoint, prices, day);
    }
    policy::Request request
        = policy::requestOf(asked, policy::principalsOf(question.user, question.teams), question.time, names, day);
    if (isPlace) {
        request.places.removeAll(resource);
        request.places.prepend(resource);
    } else if (!isModel) {
        request.nameless = false;
        request.names.append(policy::namedModel(resource, names, day));
    }
    return request;
}

PolicyAnswer answerOf(const policy::PolicySet& set, const policy::Request& request)
{
    const policy::Decision decision = set.decide(request);
    PolicyAnswer answer;
    answer.leavesEndpointOpen = request.places.isEmpty() && set.asksForEndpoint();
    answer.allowed = decision.isAllowed();
    answer.why = set.sentence(decision, request);
    if (decision.rule >= 0) {
        const policy::Statement& rule = set.statements().at(decision.rule);
        answer.rule = rule.id;
        answer.source = rule.source;
        answer.line = rule.at.line;
    }
    if (!answer.allowed)
        answer.opensAt = set.opensAt(request);
    return answer;
}

} // namespace

PolicyCheck checkPolicy(const QByteArray& json, const QString& source)
{
    PolicyCheck check;
    const auto read = policy::readPolicy(json, source);
    if (!read) {
        check.error = remarkOf(read.error());
        return check;
    }
    check.rules = static_cast<int>(read->statements.size());
    for (const policy::PolicyWarning& warning : read->warnings)
        check.warnings.append({warning.at, warning.what});
    return check;
}

base::Expected<PolicyAnswer> explainPolicy(
    const QList<PolicySource>& policies, const PolicyQuestion& question, const model::PriceTable& prices)
{
    const policy::Request request = requestOf(question, prices);
    std::optional<PolicyAnswer> answer;
    bool isOpen = false;
    for (const PolicySource& one : policies) {
        const auto read = policy::readPolicy(one.text, one.name);
        if (!read)
            return base::failure(read.error());
        const PolicyAnswer mine = answerOf(policy::PolicySet(read->statements), request);
        isOpen = isOpen || mine.leavesEndpointOpen;
        if (!answer || (answer->allowed && !mine.allowed))
            answer = mine;
    }
    if (answer) {
        answer->leavesEndpointOpen = isOpen;
        return *answer;
    }
    PolicyAnswer free;
    free.allowed = true;
    free.why = PolicyAdmin::tr("No policy is in force: everything is allowed.");
    return free;
}

base::Expected<model::Endpoint> readPolicyEndpoint(const QString& text, const QList<model::Endpoint>& own)
{
    QList<model::Endpoint> there;
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(text, QUrl::StrictMode);
    for (const model::Endpoint& endpoint : own) {
        if (endpoint.name == text)
            return endpoint;
        if (!url.host().isEmpty() && endpoint.url.host() == url.host())
            there.append(endpoint);
    }
    if (there.size() == 1)
        return there.first();
    base::Error error;
    error.code = base::ErrorCode::Usage;
    if (there.size() > 1) {
        QStringList names;
        for (const model::Endpoint& endpoint : std::as_const(there))
            names << endpoint.name;
        error.what = PolicyAdmin::tr("Several endpoints are at %1.").arg(text);
        error.remedy = PolicyAdmin::tr("Name one of them: %1.").arg(names.join(QStringLiteral(", ")));
        return base::failure(error);
    }
    model::Endpoint endpoint;
    endpoint.url = url;
    if (text.contains(QStringView(u"://"))) {
        endpoint.name = text;
        endpoint.url = QUrl(text, QUrl::StrictMode);
    }
    if (endpoint.url.isValid() && !endpoint.url.host().isEmpty())
        return endpoint;
    error.what = PolicyAdmin::tr("“%1” is no endpoint.").arg(text);
    error.remedy = PolicyAdmin::tr("Write the name of an endpoint, a host such as api.deepseek.com, or a URL.");
    return base::failure(error);
}

base::Expected<QDateTime> readPolicyTime(const QString& text, const QDateTime& now)
{
    const QTime clock
        = QTime::fromString(text, text.size() == 5 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
    const QDateTime moment
        = clock.isValid() ? QDateTime(now.toLocalTime().date(), clock) : QDateTime::fromString(text, Qt::ISODateWithMs);
    if (moment.isValid())
        return moment;
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.what = PolicyAdmin::tr("“%1” is no time.").arg(text);
    error.remedy = PolicyAdmin::tr("Write HH:MM, or a moment such as 2026-01-05T09:00:00+08:00.");
    return base::failure(error);
}

PolicyAdmin::PolicyAdmin(const base::Clock& clock, policy::Guard& guard, const model::PriceTable& prices)
    : m_clock(clock)
    , m_guard(guard)
    , m_prices(prices)
{
    connect(&guard, &policy::Guard::changed, this, &PolicyAdmin::changed);
}

PolicyAdmin::~PolicyAdmin() = default;

QList<PolicyAdmin::File> PolicyAdmin::files() const
{
    QList<File> result;
    for (const policy::Layer& layer : m_guard.layers()) {
        for (const QString& path : layer.files) {
            File file;
            file.path = path;
            file.text = base::readFile(path, policy::longestPolicyFile).value_or(QByteArray());
            file.isAdministrators = layer.kind == policy::Layer::Kind::Administrator;
            file.error = layer.error;
            result.append(file);
        }
    }
    return result;
}

QString PolicyAdmin::ownPath() const
{
    return m_guard.ownFile();
}

QByteArray PolicyAdmin::ownText() const
{
    return base::readFile(ownPath(), policy::longestPolicyFile).value_or(QByteArray());
}

base::Status PolicyAdmin::saveOwn(const QByteArray& text)
{
    const auto read = policy::readPolicy(text, QFileInfo(ownPath()).fileName());
    if (!read)
        return base::failure(read.error());
    if (const base::Status saved = base::atomicSave(ownPath(), text); !saved)
        return saved;
    m_guard.reload();
    return {};
}

QByteArray PolicyAdmin::zone()
{
    return policy::computerZone().id();
}

base::Status PolicyAdmin::removeOwn()
{
    if (QFile file(ownPath()); !file.remove() && base::isThere(ownPath())) {
        base::Error error;
        error.whom = ownPath();
        error.what = file.errorString();
        return base::failure(error);
    }
    m_guard.reload();
    return {};
}

const base::Expected<base::Identity>& PolicyAdmin::identity() const
{
    return m_guard.identity();
}

base::Expected<PolicyAnswer> PolicyAdmin::explain(const QByteArray& own, const PolicyQuestion& question) const
{
    const policy::Request request = requestOf(question, m_prices);
    bool isOpen = false;
    for (const policy::Layer& layer : m_guard.layers()) {
        if (layer.kind != policy::Layer::Kind::Administrator)
            continue;
        if (layer.error)
            return base::failure(*layer.error);
        const PolicyAnswer answer = answerOf(*layer.set, request);
        if (!answer.allowed || isBlank(own))
            return answer;
        isOpen = isOpen || answer.leavesEndpointOpen;
    }
    QList<PolicySource> mine;
    if (!isBlank(own))
        mine.append({QFileInfo(ownPath()).fileName(), own});
    auto answer = explainPolicy(mine, question, m_prices);
    if (answer)
        answer->leavesEndpointOpen = answer->leavesEndpointOpen || isOpen;
    return answer;
}

QDateTime PolicyAdmin::now() const
{
    return m_clock.wallTime();
}

} // namespace spyhop::admin
