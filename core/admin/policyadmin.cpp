// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/policyadmin.h"

#include "core/base/files.h"
#include "core/policy/guard.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

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

policy::Request requestOf(const PolicyQuestion& question, const model::ModelNames& names)
{
    policy::Request request;
    request.principals = policy::principalsOf(question.user, question.teams);
    request.now = question.time;
    request.ip = question.ip;
    request.tier = question.tier;
    request.tokens = question.tokens;
    request.attachments = question.attachments;
    const QDate day = question.time.isValid() ? question.time.toUTC().date() : QDate();
    const QString& resource = question.resource;
    if (resource.startsWith(u"endpoint:")) {
        request.places << resource;
        return request;
    }
    request.names.append(policy::Guard::named(resource, names, day));
    const QString api = QStringLiteral("api:");
    const QString meant = resource.startsWith(api) ? api + names.resolve(resource.mid(api.size()), day) : resource;
    if (meant != resource) // a call is asked about by both names
        request.names.append(policy::Guard::named(meant, names, day));
    return request;
}

PolicyAnswer answerOf(const policy::PolicySet& set, const policy::Request& request)
{
    const policy::Decision decision = set.decide(request);
    PolicyAnswer answer;
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
    const policy::Request request = requestOf(question, prices.names());
    std::optional<PolicyAnswer> answer;
    for (const PolicySource& one : policies) {
        const auto read = policy::readPolicy(one.text, one.name);
        if (!read)
            return base::failure(read.error());
        const PolicyAnswer mine = answerOf(policy::PolicySet(read->statements), request);
        if (!answer || (answer->allowed && !mine.allowed))
            answer = mine;
    }
    if (answer)
        return *answer;
    PolicyAnswer free;
    free.allowed = true;
    free.why = PolicyAdmin::tr("No policy is in force: everything is allowed.");
    return free;
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
    if (QFile file(ownPath()); file.exists() && !file.remove()) {
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
    const policy::Request request = requestOf(question, m_prices.names());
    for (const policy::Layer& layer : m_guard.layers()) {
        if (layer.kind != policy::Layer::Kind::Administrator)
            continue;
        if (layer.error)
            return base::failure(*layer.error);
        const PolicyAnswer answer = answerOf(*layer.set, request);
        if (!answer.allowed || isBlank(own))
            return answer;
    }
    QList<PolicySource> mine;
    if (!isBlank(own))
        mine.append({QFileInfo(ownPath()).fileName(), own});
    return explainPolicy(mine, question, m_prices);
}

QDateTime PolicyAdmin::now() const
{
    return m_clock.wallTime();
}

} // namespace spyhop::admin
