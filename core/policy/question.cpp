// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/question.h"

#include "core/policy/address.h"

#include <QtCore/QUrl>
#include <algorithm>
#include <iterator>

namespace spyhop::policy {
namespace {

const QString api = QStringLiteral("api:");
const QString endpoint = QStringLiteral("endpoint:");

//! The host in each form in which a rule may name it: without the root's dot, as it is written and as the name system
//! has it ("xn--…"); an IPv4 address inside IPv6 also as what it is.
QStringList hostNames(const QString& host)
{
    QString name = host;
    while (name.endsWith(u'.'))
        name.chop(1);
    QStringList names{name};
    const QString ascii = QString::fromLatin1(QUrl::toAce(name));
    const auto address = Address::parse(name);
    if (address && address->isV4 && name.contains(u':'))
        names << QStringLiteral("%1.%2.%3.%4")
                     .arg(address->bytes[0])
                     .arg(address->bytes[1])
                     .arg(address->bytes[2])
                     .arg(address->bytes[3]);
    else if (!address && !ascii.isEmpty())
        names << ascii << QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    names.removeDuplicates();
    return names;
}

//! What else this computer is called, if the host is it.
QStringList otherNamesOfThisComputer(const QStringList& hosts)
{
    const QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const auto isThisComputer = [&names](const QString& host) { return names.contains(host, Qt::CaseInsensitive); };
    if (std::none_of(hosts.begin(), hosts.end(), isThisComputer))
        return {};
    QStringList others;
    std::copy_if(names.begin(), names.end(), std::back_inserter(others),
        [&hosts](const QString& name) { return !hosts.contains(name, Qt::CaseInsensitive); });
    return others;
}

} // namespace

QStringList principalsOf(const QString& user, const QStringList& teams)
{
    QStringList result;
    if (!user.isEmpty())
        result << QStringLiteral("user:") + user;
    for (const QString& team : teams)
        result << QStringLiteral("user:") + team << QStringLiteral("team:") + team;
    result.removeDuplicates();
    return result;
}

Question questionAt(const model::Endpoint& endpoint)
{
    Question question;
    question.endpoint = endpoint.name;
    question.host = endpoint.url.host();
    question.adHoc = endpoint.name.contains(QStringView(u"://"));
    question.tier = endpoint.tier;
    return question;
}

Named namedModel(const QString& resource, const model::ModelNames& names, const QDate& day)
{
    Named result{resource, {}, {}};
    if (!resource.startsWith(api))
        return result;
    const QString name = resource.mid(api.size());
    const auto put = [](const QString& other, QStringList& into) {
        if (!into.contains(api + other))
            into.append(api + other);
    };
    for (const QString& other : names.relatives(name, day))
        put(other, result.sameForAllow);
    if (name.contains(u'/')) // the maker's name says nothing else
        put(model::ModelNames::bare(name), result.sameForAllow);
    // What was denied under one name is denied under all of them, those of its other aliases included.
    result.sameForDeny = result.sameForAllow;
    const QString meant = names.resolve(name, day);
    put(meant, result.sameForDeny);
    for (const QString& other : names.relatives(meant, day))
        put(other, result.sameForDeny);
    const QStringList all = result.sameForDeny + QStringList{resource};
    for (const QString& other : all)
        put(model::ModelNames::bare(other.mid(api.size())), result.sameForDeny);
    return result;
}

Request requestOf(const Question& question, const QStringList& principals, const QDateTime& now,
    const model::ModelNames& names, const QDate& day)
{
    Request request;
    request.principals = principals;
    request.now = now;
    request.ip = question.ip;
    request.tier = question.tier;
    request.tokens = question.tokens;
    request.attachments = question.attachments;
    request.namesOnTheirWord = !question.adHoc;
    if (!question.host.isEmpty()) {
        const QStringList hosts = hostNames(question.host);
        for (const QString& host : hosts)
            request.places << endpoint + host;
        for (const QString& host : otherNamesOfThisComputer(hosts))
            request.placesForDeny << endpoint + host;
    }
    if (const QString name = endpoint + question.endpoint;
        !question.endpoint.isEmpty() && !request.places.contains(name))
        request.places << name;
    QStringList known;
    for (const QString& name :
        {question.asked, question.asked.isEmpty() ? QString() : names.resolve(question.asked, day), question.there}) {
        if (!name.isEmpty() && !known.contains(name)) {
            known << name;
            request.names.append(namedModel(api + name, names, day));
        }
    }
    request.nameless = known.isEmpty();
    return request;
}

} // namespace spyhop::policy
