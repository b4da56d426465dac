// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyreader.h"

#include "core/model/denial.h"
#include "core/policy/policyjson.h"
#include "core/policy/words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QTimeZone>
#include <algorithm>
#include <tuple>

namespace spyhop::policy {
namespace {

constexpr int newestVersion = 1;

//! \brief Reads rules out of the parsed text.
class Reader final : PolicyJson {
public:
    using PolicyJson::error;
    using PolicyJson::PolicyJson;

    PolicyText read();

private:
    void readList(const QJsonArray& list, const QString& at);
    [[nodiscard]] Statement statement(const QJsonValue& value, const QString& at);
    [[nodiscard]] QList<Wildcard> patterns(const QJsonObject& rule, const QString& at, const QString& key);
    [[nodiscard]] Condition condition(const QJsonValue& value, const QString& at);
    [[nodiscard]] TimeCondition time(const QJsonValue& value, const QString& at);
    [[nodiscard]] QTime clockTime(const QJsonValue& value, const QString& at);
    [[nodiscard]] Span span(const QJsonValue& value, const QString& at);

    QList<Statement> m_statements;
    QSet<QString> m_ids;
};

//! The names that Qt lists come from zone.tab, which leaves out "Etc/GMT+12" and its like. It would take a POSIX rule
//! for a name as well; nobody means one here.
bool isZone(const QByteArray& name)
{
    return QTimeZone::isTimeZoneIdAvailable(name) || (name.startsWith("Etc/") && QTimeZone(name).isValid());
}

QList<Wildcard> Reader::patterns(const QJsonObject& rule, const QString& at, const QString& key)
{
    static const QStringList people{QStringLiteral("user:"), QStringLiteral("team:"), QStringLiteral("*")};
    static const QStringList things{QStringLiteral("api:"), QStringLiteral("endpoint:"), QStringLiteral("*")};
    const QStringList& kinds = key == u"principal" ? people : things;
    const QString here = at + u'/' + key;
    const QStringList names = strings(rule.value(key), here);
    QList<Wildcard> result;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString& name = names.at(i);
        const auto begins = [&name](const QString& kind) { return name.startsWith(kind); };
        if (std::none_of(kinds.begin(), kinds.end(), begins)) {
            warn(here + u'/' + QString::number(i),
                text(QT_TRANSLATE_NOOP(
                         "Policy", "“%1” begins with none of %2: nothing that Spyhop asks about is called so."))
                    .arg(name, kinds.join(QStringLiteral(", "))));
        }
        if (name.trimmed() != name)
            warn(here + u'/' + QString::number(i),
                text(QT_TRANSLATE_NOOP("Policy", "“%1” begins or ends with a space.")).arg(name));
        result.append(Wildcard(name));
    }
    return result;
}

QTime Reader::clockTime(const QJsonValue& value, const QString& at)
{
    const QString words = value.toString();
    const auto number = [&words](qsizetype from) {
        const int tens = words.at(from).unicode() - u'0', ones = words.at(from + 1).unicode() - u'0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    };
    const bool withSeconds = words.size() == 8 && words.at(5) == u':';
    if ((words.size() == 5 || withSeconds) && words.at(2) == u':') {
        const int hour = number(0), minute = number(3), second = withSeconds ? number(6) : 0;
        if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)
            return QTime(hour, minute, second);
    }
    complain(at, text(QT_TRANSLATE_NOOP("Policy", "must be a time from \"00:00\" to \"23:59\", or \"HH:MM:SS\".")));
    return {};
}

TimeCondition Reader::time(const QJsonValue& value, const QString& at)
{
    static const QStringList weekdays{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
        QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
    TimeCondition result;
    const QJsonObject source = object(value, at);
    checkKeys(source, at, {QStringLiteral("between"), QStringLiteral("zone"), QStringLiteral("days")});
    if (error())
        return result;
    const QJsonValue between = source.value(QStringLiteral("between"));
    const QString betweenAt = at + QStringLiteral("/between");
    if (!between.isUndefined()) {
        const QJsonArray ends = between.toArray();
        if (!between.isArray() || ends.size() != 2)
            complain(betweenAt, text(QT_TRANSLATE_NOOP("Policy", "must be two times: [\"09:00\", \"18:00\"].")));
        else
            result.between = TimeOfDay{clockTime(ends.at(0), betweenAt + QStringLiteral("/0")),
                clockTime(ends.at(1), betweenAt + QStringLiteral("/1"))};
    }
    const QJsonValue days = source.value(QStringLiteral("days"));
    if (!days.isUndefined()) {
        const QString daysAt = at + QStringLiteral("/days");
        const QStringList names = strings(days, daysAt);
        for (qsizetype i = 0; i < names.size(); ++i) {
            const qsizetype day = weekdays.indexOf(names.at(i));
            if (day < 0)
                complain(daysAt + u'/' + QString::number(i),
                    text(QT_TRANSLATE_NOOP("Policy", "must be one of: %1.")).arg(weekdays.join(QStringLiteral(", "))));
            else
                result.days |= static_cast<quint8>(1U << day);
        }
    }
    const QJsonValue zone = source.value(QStringLiteral("zone"));
    if (!zone.isUndefined()) {
        result.zone = string(zone, at + QStringLiteral("/zone")).toLatin1();
        if (!error() && !isZone(result.zone))
            complain(at + QStringLiteral("/zone"),
                text(QT_TRANSLATE_NOOP("Policy", "must be the name of a time zone, such as \"Europe/Berlin\".")));
    }
    if (!result.between && result.days == 0)
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must say between or days.")));
    return result;
}

Span Reader::span(const QJsonValue& value, const QString& at)
{
    const QJsonObject source = object(value, at);
    checkKeys(source, at, {QStringLiteral("min"), QStringLiteral("max")});
    Span result{count(source, at, QStringLiteral("min")), count(source, at, QStringLiteral("max"))};
    if (!result.least && !result.most)
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must say min or max.")));
    else if (result.least && result.most && *result.least > *result.most)
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "has a min above its max: nothing lies between.")));
    return result;
}

Condition Reader::condition(const QJsonValue& value, const QString& at)
{
    Condition result;
    const QJsonObject source = object(value, at);
    checkKeys(source, at,
        {QStringLiteral("time"), QStringLiteral("ip"), QStringLiteral("tier"), QStringLiteral("endpoint"),
            QStringLiteral("tokens"), QStringLiteral("attachments")});
    if (error())
        return result;
    if (source.contains(QStringLiteral("time")))
        result.time = time(source.value(QStringLiteral("time")), at + QStringLiteral("/time"));
    if (source.contains(QStringLiteral("ip"))) {
        const QStringList ranges = listIn(source, at, QStringLiteral("ip"));
        for (qsizetype i = 0; i < ranges.size(); ++i) {
            const QString here = at + QStringLiteral("/ip/in/") + QString::number(i);
            const auto range = AddressRange::parse(ranges.at(i));
            if (!range) {
                complain(here,
                    text(QT_TRANSLATE_NOOP("Policy", "must be an address or a range, such as \"192.168.1.0/24\".")));
                break;
            }
            const auto alone = AddressRange::parse(ranges.at(i).section(u'/', 0, 0));
            if (alone && alone->first() != range->first())
                warn(here,
                    text(QT_TRANSLATE_NOOP("Policy", "“%1” has bits behind its prefix; they do not count."))
                        .arg(ranges.at(i)));
            result.ip.append(*range);
        }
    }
    if (source.contains(QStringLiteral("tier"))) {
        const QStringList names = listIn(source, at, QStringLiteral("tier"));
        for (qsizetype i = 0; i < names.size(); ++i) {
            const auto tier = model::tierFromName(names.at(i));
            if (!tier || *tier == model::Tier::Auto) {
                complain(at + QStringLiteral("/tier/in/") + QString::number(i),
                    text(QT_TRANSLATE_NOOP("Policy", "must be one of: %1."))
                        .arg(QStringLiteral("edge, api, self-hosted, basics")));
                break;
            }
            result.tier.append(*tier);
        }
    }
    if (source.contains(QStringLiteral("endpoint"))) {
        for (const QString& name : listIn(source, at, QStringLiteral("endpoint")))
            result.endpoint.append(Wildcard(name));
    }
    if (source.contains(QStringLiteral("tokens")))
        result.tokens = span(source.value(QStringLiteral("tokens")), at + QStringLiteral("/tokens"));
    if (source.contains(QStringLiteral("attachments")))
        result.attachments = span(source.value(QStringLiteral("attachments")), at + QStringLiteral("/attachments"));
    return result;
}

Statement Reader::statement(const QJsonValue& value, const QString& at)
{
    Statement result;
    result.source = source();
    result.at = placeOf(at);
    result.number = static_cast<int>(m_statements.size()) + 1;
    const QJsonObject source = object(value, at);
    result.json = QString::fromUtf8(QJsonDocument(source).toJson(QJsonDocument::Compact));
    if (result.json.size() > model::Denial::longestStatement)
        result.json = result.json.left(model::Denial::longestStatement - 1) + u'…';
    checkKeys(source, at,
        {QStringLiteral("effect"), QStringLiteral("principal"), QStringLiteral("resource"), QStringLiteral("condition"),
            QStringLiteral("id"), QStringLiteral("description")});
    if (error())
        return result;
    const QJsonValue effect = source.value(QStringLiteral("effect"));
    if (effect != QJsonValue(QStringLiteral("allow")) && effect != QJsonValue(QStringLiteral("deny")))
        complain(at + QStringLiteral("/effect"), text(QT_TRANSLATE_NOOP("Policy", "must be \"allow\" or \"deny\".")));
    result.effect = effect.toString() == u"allow" ? Effect::Allow : Effect::Deny;
    if (source.contains(QStringLiteral("description")))
        std::ignore = string(source.value(QStringLiteral("description")), at + QStringLiteral("/description"));
    if (source.contains(QStringLiteral("id"))) {
        result.id = string(source.value(QStringLiteral("id")), at + QStringLiteral("/id"));
        if (m_ids.contains(result.id))
            complain(at + QStringLiteral("/id"),
                text(QT_TRANSLATE_NOOP("Policy", "“%1” is the name of an earlier rule.")).arg(result.id));
        m_ids.insert(result.id);
    }
    if (!error())
        result.principals = patterns(source, at, QStringLiteral("principal"));
    if (!error())
        result.resources = patterns(source, at, QStringLiteral("resource"));
    if (!error() && source.contains(QStringLiteral("condition")))
        result.condition = condition(source.value(QStringLiteral("condition")), at + QStringLiteral("/condition"));
    return result;
}

void Reader::readList(const QJsonArray& list, const QString& at)
{
    for (qsizetype i = 0; i < list.size() && !error(); ++i)
        m_statements.append(statement(list.at(i), at + u'/' + QString::number(i)));
}

PolicyText Reader::read()
{
    const QJsonValue& root = value();
    if (root.isArray()) {
        readList(root.toArray(), QString());
    } else if (!root.isObject()) {
        complain(QString(), text(QT_TRANSLATE_NOOP("Policy", "must be a rule {…} or a list of rules […].")));
    } else if (!root.toObject().contains(QStringLiteral("policies"))) {
        m_statements.append(statement(root, QString()));
    } else {
        const QJsonObject whole = root.toObject();
        checkKeys(whole, QString(), {QStringLiteral("version"), QStringLiteral("policies")});
        const QJsonValue version = whole.value(QStringLiteral("version"));
        if (!version.isUndefined() && version != QJsonValue(newestVersion))
            complain(QStringLiteral("/version"), text(QT_TRANSLATE_NOOP("Policy", "must be %1.")).arg(newestVersion));
        if (!whole.value(QStringLiteral("policies")).isArray())
            complain(QStringLiteral("/policies"), text(QT_TRANSLATE_NOOP("Policy", "must be a list of rules […].")));
        else if (!error())
            readList(whole.value(QStringLiteral("policies")).toArray(), QStringLiteral("/policies"));
    }
    if (!error() && m_statements.isEmpty())
        warn(QString(), text(QT_TRANSLATE_NOOP("Policy", "A policy without rules allows nothing.")));
    return {m_statements, warnings()};
}

} // namespace

base::Expected<PolicyText> readPolicy(const QByteArray& json, const QString& source)
{
    if (json.size() > longestPolicyFile)
        return base::failure(base::ErrorCode::Settings,
            text(QT_TRANSLATE_NOOP("Policy", "The policy is longer than %1 MiB.")).arg(longestPolicyFile >> 20));
    auto parsed = base::parseJsonWithPositions(json);
    if (!parsed) {
        base::Error error = parsed.error();
        error.whom = source;
        return base::failure(error);
    }
    Reader reader(*parsed, source);
    PolicyText result = reader.read();
    if (reader.error())
        return base::failure(*reader.error());
    return result;
}

} // namespace spyhop::policy
