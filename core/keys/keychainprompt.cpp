// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychainprompt.h"

#include "core/keys/keychain.h"
#include "core/keys/keychainbus.h"

#include <QtCore/QCoreApplication>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingReply>
#include <utility>

namespace spyhop::keys {
namespace {

// Secret Service API 0.2: Unlock gives a prompt, or "/" if none is needed; its Prompt answers at once, and Completed
// comes when the person has.
const QString promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
constexpr int walletPatienceMs = 3'600'000; // KWallet answers when the person does; whoever waits ends it earlier

} // namespace

bool hasScreen()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

KeychainPrompt::KeychainPrompt()
{
    if (isKdeSession())
        askWallet();
    else
        askSecretService();
}

KeychainPrompt::~KeychainPrompt()
{
    if (!m_prompt.isEmpty())
        QDBusConnection::sessionBus().send(secretCall(m_prompt, QStringLiteral("Prompt"), QStringLiteral("Dismiss")));
}

void KeychainPrompt::askSecretService()
{
    QDBusMessage message = secretCall(QString(), QStringLiteral("Service"), QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    followCall(
        this, QDBusConnection::sessionBus().asyncCall(message, busPatienceMs), [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QDBusObjectPath> collection = call;
            if (collection.isError() || collection.value().path() == u"/")
                tell(base::failure(silentKeychain()));
            else
                unlock(collection.value().path());
        });
}

void KeychainPrompt::unlock(const QString& collection)
{
    QDBusMessage message = secretCall(QString(), QStringLiteral("Service"), QStringLiteral("Unlock"));
    message << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collection)});
    followCall(
        this, QDBusConnection::sessionBus().asyncCall(message, busPatienceMs), [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath> reply = call;
            if (reply.isError())
                tell(base::failure(silentKeychain()));
            else if (const QString path = reply.argumentAt<1>().path(); path != u"/")
                prompt(path);
            else if (reply.argumentAt<0>().isEmpty())
                tell(base::failure(refusedKeychain()));
            else
                tell({});
        });
}

void KeychainPrompt::prompt(const QString& path)
{
    m_prompt = path;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(QStringLiteral("org.freedesktop.secrets"), path, promptInterface, QStringLiteral("Completed"), this,
        SLOT(completed(bool, QDBusVariant)));
    QDBusMessage message = secretCall(path, QStringLiteral("Prompt"), QStringLiteral("Prompt"));
    message << QString(); // no window of ours to stand before
    followCall(this, bus.asyncCall(message, busPatienceMs), [this](const QDBusPendingCall& call) {
        const QDBusPendingReply<> reply = call;
        if (reply.isError() && !m_prompt.isEmpty())
            tell(base::failure(silentKeychain()));
    });
}

void KeychainPrompt::completed(bool dismissed, const QDBusVariant& result)
{
    Q_UNUSED(result)
    if (std::exchange(m_prompt, QString()).isEmpty())
        return;
    if (dismissed)
        tell(base::failure(refusedKeychain()));
    else
        tell({});
}

void KeychainPrompt::askWallet()
{
    followCall(this,
        QDBusConnection::sessionBus().asyncCall(walletCall(QStringLiteral("networkWallet")), busPatienceMs),
        [this](const QDBusPendingCall& call) {
            const QDBusPendingReply<QString> wallet = call;
            if (wallet.isError()) // no wallet: qtkeychain turns to the Secret Service then
                return askSecretService();
            QDBusMessage message = walletCall(QStringLiteral("open"));
            message << wallet.value() << qlonglong(0) << QCoreApplication::applicationName();
            followCall(this, QDBusConnection::sessionBus().asyncCall(message, walletPatienceMs),
                [this](const QDBusPendingCall& second) {
                    const QDBusPendingReply<int> handle = second;
                    if (handle.isError())
                        tell(base::failure(silentKeychain()));
                    else if (handle.value() < 0)
                        tell(base::failure(refusedKeychain()));
                    else
                        tell({}); // stays open: qtkeychain opens it once more, and is not asked
                });
        });
}

void KeychainPrompt::tell(const base::Expected<base::Secret>& result)
{
    const base::Expected<base::Secret> answer = result;
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
