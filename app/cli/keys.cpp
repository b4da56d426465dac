// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/inputreader.h"
#include "app/cli/texttable.h"
#include "app/cli/unlock.h"
#include "core/admin/endpointcheck.h"
#include "core/base/keyform.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace spyhop::app {
namespace {

constexpr qint64 longestKey = 16 * 1024; // bytes

//! What stands there may be a key itself: nothing of it is repeated. Error: Usage.
base::Status checkName(const QString& name)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]+\\z"));
    if (base::holdsKey(name))
        return base::failure(usageError(Cli::tr("This is a key, and not a name for one."),
            Cli::tr("Choose a short name: \"spyhop-cli keys set deepseek\" then asks for the key.")));
    if (name.contains(u':') ? !admin::isKeyReference(name) : !allowed.match(name).hasMatch())
        return base::failure(usageError(Cli::tr("This name cannot be used."),
            Cli::tr("Use letters, digits, dots, dashes and underscores, as in deepseek or vault:deepseek.")));
    return {};
}

//! "deepseek" is keychain:deepseek; a reference is taken as it stands. Error: Usage.
base::Expected<QString> referenceFrom(const Options& options)
{
    if (const base::Status fine = options.expectArguments(1, Cli::tr("the name of a key")); !fine)
        return base::failure(fine.error());
    const QString name = options.arguments().constFirst();
    const QString store = options.value(QStringLiteral("store"));
    if (!store.isEmpty() && store != u"keychain" && store != u"pkcs11" && store != u"vault")
        return base::failure(
            usageError(Cli::tr("--store is keychain, pkcs11 or vault, not \"%1\".").arg(store), QString()));
    if (name.contains(u':')) {
        if (!store.isEmpty())
            return base::failure( // it may hold a key, and is not repeated
                usageError(Cli::tr("The name says its place already; --store is too much."), QString()));
        return name;
    }
    return (store.isEmpty() ? QStringLiteral("keychain") : store) + u':' + name;
}

//! \brief A command that waits for one KeyAction. Owner: main().
class KeyCommand : public Command {
    Q_OBJECT
public:
    explicit KeyCommand(const Context& context)
        : m_context(context)
    {
    }
    void interrupt() final
    {
        m_action.reset();
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

protected:
    void await(std::unique_ptr<admin::KeyAction> action)
    {
        m_action = std::move(action);
        connect(m_action.get(), &admin::KeyAction::finished, this, &KeyCommand::ended);
    }
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }
    virtual void ended(const base::Expected<QString>& reference) = 0;
    [[nodiscard]] const Context& context() const { return m_context; }

private:
    Context m_context;
    std::unique_ptr<admin::KeyAction> m_action;
};

//! \brief `keys set NAME`. Owner: main().
class KeySet final : public KeyCommand {
    Q_OBJECT
public:
    explicit KeySet(const Context& context)
        : KeyCommand(context)
        , m_unlock(context.terminal, context.services->privacy)
        , m_input(longestKey)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                readKey();
            else
                refuse(status.error());
        });
        connect(&m_input, &InputReader::done, this, [this](const base::Status& status) {
            if (status)
                store(m_input.takeSecret());
            else
                refuse(status.error());
        });
    }
    void start() override
    {
        const base::Expected<QString> reference = referenceFrom(context().options);
        if (!reference)
            return refuse(reference.error());
        if (const base::Status fine = checkName(context().options.arguments().constFirst()); !fine)
            return refuse(fine.error());
        m_reference = *reference;
        // Keys in the vault are sealed with the data key; the first one makes it.
        if (m_reference.startsWith(u"vault:"))
            m_unlock.startOrMake();
        else if (m_reference.startsWith(u"pkcs11:")
            && context().services->keyAdmin.token().state == keys::TokenState::NotChosen)
            findToken();
        else
            readKey();
    }

protected:
    void ended(const base::Expected<QString>& reference) override
    {
        if (!reference) {
            base::Error error = reference.error();
            // docs/cli.md: no keychain is a matter of choosing another place, not a failure of an API.
            const bool isPlace = error.code != base::ErrorCode::Settings && error.code != base::ErrorCode::Usage;
            if (!context().options.has(QStringLiteral("store")) && isPlace) {
                error.code = base::ErrorCode::Usage;
                error.remedy += u' '
                    + Cli::tr(
                        "Choose another place with --store pkcs11 or --store vault, or use env:NAME in the settings.");
            }
            return refuse(error);
        }
        context().terminal.note(Cli::tr("Stored. In the settings it is \"key\": \"%1\".").arg(*reference));
        Q_EMIT finished(0);
    }

private:
    //! The only one that can do it is taken without a question.
    void findToken()
    {
        m_search = context().services->keyAdmin.searchTokens(QString());
        connect(m_search.get(), &keys::TokenSearch::done, this,
            [this](const base::Expected<QList<keys::TokenInfo>>& found) {
                if (!found)
                    return refuse(found.error());
                QStringList able;
                for (const keys::TokenInfo& token : *found) {
                    if (token.sealsKeys)
                        able << token.label;
                }
                if (able.size() != 1)
                    return refuse(usageError(able.isEmpty() ? Cli::tr("No token that can seal keys was found.")
                                                            : Cli::tr("There are several tokens."),
                        Cli::tr("Choose one with \"spyhop-cli keys tokens --use LABEL [--module PATH]\".")));
                if (const base::Status chosen = context().services->keyAdmin.useToken(found->constFirst()); !chosen)
                    return refuse(chosen.error());
                readKey();
            });
    }
    //! Without echo where somebody types.
    void readKey()
    {
        if (Terminal::canAsk())
            store(context().terminal.askSecret(Cli::tr("Key:")));
        else
            m_input.start();
    }
    void store(const base::Secret& key) { await(context().services->endpoints.storeKeyAs(m_reference, key)); }

    Unlock m_unlock;
    InputReader m_input;
    std::unique_ptr<keys::TokenSearch> m_search;
    QString m_reference;
};

//! \brief `keys remove NAME`. Owner: main().
class KeyRemove final : public KeyCommand {
    Q_OBJECT
public:
    using KeyCommand::KeyCommand;
    void start() override
    {
        const base::Expected<QString> reference = referenceFrom(context().options);
        if (!reference)
            return refuse(reference.error());
        for (const admin::KeyEntry& key : context().services->keyAdmin.keys()) {
            if (key.reference == *reference)
                m_usedBy = key.endpoints;
        }
        await(context().services->endpoints.removeKey(*reference));
    }

protected:
    void ended(const base::Expected<QString>& reference) override
    {
        if (!reference) {
            base::Error error = reference.error();
            if (base::exitCode(error.code) == base::ExitCode::ApiFailed)
                error.code = base::ErrorCode::Usage; // no API is involved: the name or the place was wrong
            return refuse(error);
        }
        context().terminal.note(Cli::tr("Removed."));
        if (!m_usedBy.isEmpty())
            context().terminal.note(
                Cli::tr("These endpoints still refer to it: %1.").arg(m_usedBy.join(QStringLiteral(", "))));
        Q_EMIT finished(0);
    }

private:
    QStringList m_usedBy;
};

//! \brief `keys list`. Owner: main().
class KeyList final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return context().terminal.fail(fine.error());
        QList<QStringList> rows;
        for (const admin::KeyEntry& key : context().services->keyAdmin.keys()) {
            const QString endpoints = key.endpoints.join(QStringLiteral(", "));
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("key"), QString(),
                    {{QStringLiteral("reference"), key.reference}, {QStringLiteral("place"), key.place},
                        {QStringLiteral("endpoints"), endpoints}});
            else
                rows << QStringList{key.reference, key.place, endpoints};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(textTable(
                {Cli::tr("key"), Cli::tr("place"), Cli::tr("used by")}, rows, context().terminal.resultWidth()));
        else if (!context().terminal.json())
            context().terminal.note(Cli::tr("No endpoint uses a key, and neither vault nor token holds one."));
        return 0;
    }
};

//! \brief `keys check`: whether each reference leads to a key, one after another. Owner: main().
class KeyCheck final : public KeyCommand {
    Q_OBJECT
public:
    explicit KeyCheck(const Context& context)
        : KeyCommand(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        // A vault that stays closed is told with each of its keys.
        connect(&m_unlock, &Unlock::done, this, &KeyCheck::next);
    }
    void start() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return refuse(fine.error());
        bool vault = false;
        for (const admin::KeyEntry& key : context().services->keyAdmin.keys()) {
            m_left << key.reference;
            vault = vault || key.reference.startsWith(u"vault:");
        }
        if (vault)
            m_unlock.start();
        else
            next();
    }

protected:
    void ended(const base::Expected<QString>& reference) override
    {
        const QString checked = m_left.takeFirst();
        const QString word = reference ? Cli::tr("found") : reference.error().sentence();
        if (!reference)
            m_status = static_cast<int>(base::ExitCode::SomeFailed);
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("key"), QString(),
                {{QStringLiteral("reference"), checked}, {QStringLiteral("found"), reference.has_value()},
                    {QStringLiteral("message"), word}});
        else
            context().terminal.resultLine(checked + QStringLiteral("  ") + word);
        next();
    }

private:
    void next()
    {
        if (m_left.isEmpty()) {
            Q_EMIT finished(m_status);
            return;
        }
        // The action that brought us here is the one that is replaced: it must not die within its own signal.
        m_next = context().clock.makeTimer();
        connect(m_next.get(), &base::Timer::fired, this,
            [this] { await(context().services->endpoints.checkKey(m_left.constFirst())); });
        m_next->start(std::chrono::milliseconds(0));
    }

    Unlock m_unlock;
    QStringList m_left;
    std::unique_ptr<base::Timer> m_next;
    int m_status = 0;
};

template <typename T>
CommandInfo keyCommand(const QString& word, const QString& arguments, const QString& summary, bool store)
{
    CommandInfo info = commandLine<T>({QStringLiteral("keys"), word}, arguments, summary);
    if (store)
        info.options = {
            {QStringLiteral("store"), QStringLiteral("keychain|pkcs11|vault"), Cli::tr("where the key lies"), false}};
    return info;
}

} // namespace

QList<CommandInfo> keyCommands()
{
    const QString name = QStringLiteral("NAME");
    return {
        keyCommand<KeySet>(QStringLiteral("set"), name, Cli::tr("stores a key, read from standard input"), true),
        keyCommand<KeyList>(QStringLiteral("list"), QString(),
            Cli::tr("the keys that endpoints refer to, and those in vault and token"), false),
        keyCommand<KeyRemove>(QStringLiteral("remove"), name, Cli::tr("removes a key from its place"), true),
        keyCommand<KeyCheck>(
            QStringLiteral("check"), QString(), Cli::tr("whether each reference leads to a key"), false),
        keyScanCommand(),
        keyTokensCommand(),
    };
}

} // namespace spyhop::app

#include "keys.moc"
