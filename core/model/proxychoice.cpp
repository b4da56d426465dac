// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/proxychoice.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace spyhop::model {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Proxy", text);
}

tl::unexpected<base::Error> notUnderstood()
{
    return base::failure(base::ErrorCode::Usage,
        say(QT_TRANSLATE_NOOP("Proxy",
            "must be “system”, “none”, an address such as “http://proxy.example:8080” or "
            "“socks5://proxy.example:1080”, "
            "or a list such as “PROXY proxy.example:8080; DIRECT”.")));
}

base::Expected<ProxyStep> hop(ProxyStep::Kind kind, const QUrl& address)
{
    // A password in clear is refused, and never repeated.
    if (!address.userInfo().isEmpty()) {
        return base::failure(base::ErrorCode::Usage,
            say(QT_TRANSLATE_NOOP("Proxy",
                "must not hold a user name or password: they have settings of their own, and the password is a "
                "reference to a key.")));
    }
    const bool isBare = (address.path().isEmpty() || address.path() == u"/") && !address.hasQuery();
    if (!address.isValid() || address.host().isEmpty() || address.port() < 1 || !isBare)
        return notUnderstood();
    return ProxyStep{kind, address.host(), address.port()};
}

//! "PROXY host:8080"
base::Expected<ProxyStep> fromPac(const QString& part)
{
    const QStringList words = part.split(u' ', Qt::SkipEmptyParts);
    const QString word = words.value(0).toUpper();
    if (word == u"DIRECT" && words.size() == 1)
        return ProxyStep{};
    if (words.size() != 2)
        return notUnderstood();
    const QUrl address(QStringLiteral("proxy://") + words.at(1), QUrl::StrictMode);
    if (word == u"PROXY" || word == u"HTTP")
        return hop(ProxyStep::Kind::Http, address);
    if (word == u"SOCKS" || word == u"SOCKS5")
        return hop(ProxyStep::Kind::Socks5, address);
    return notUnderstood();
}

} // namespace

base::Expected<ProxyChoice> ProxyChoice::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    ProxyChoice choice;
    if (trimmed.isEmpty() || trimmed == u"system")
        return choice;
    choice.system = false;
    if (trimmed == u"none") {
        choice.steps = {ProxyStep{}};
        return choice;
    }
    if (trimmed.contains(QStringLiteral("://"))) {
        const QUrl address(trimmed, QUrl::StrictMode);
        const bool isSocks = address.scheme() == u"socks5" || address.scheme() == u"socks5h";
        if (!isSocks && address.scheme() != u"http")
            return notUnderstood();
        const auto step = hop(isSocks ? ProxyStep::Kind::Socks5 : ProxyStep::Kind::Http, address);
        if (!step)
            return base::failure(step.error());
        choice.steps = {*step};
        return choice;
    }
    for (const QString& part : trimmed.split(u';', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto step = fromPac(part);
        if (!step)
            return base::failure(step.error());
        choice.steps.append(*step);
    }
    return choice.steps.isEmpty() ? base::Expected<ProxyChoice>(notUnderstood()) : choice;
}

} // namespace spyhop::model
