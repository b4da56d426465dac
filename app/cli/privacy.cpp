// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/unlock.h"
#include "core/base/sentences.h"

#include <algorithm>

namespace spyhop::app {
namespace {

base::Expected<QList<model::ConsentKind>> kindsFrom(const Options& options)
{
    if (options.arguments().isEmpty())
        return model::allConsentKinds();
    QList<model::ConsentKind> kinds;
    for (const QString& word : options.arguments()) {
        const std::optional<model::ConsentKind> kind = model::consentFromName(word);
        if (!kind) {
            QStringList known;
            for (const model::ConsentKind one : model::allConsentKinds())
                known << model::consentName(one);
            return base::failure(usageError(Cli::tr("There is no kind \"%1\".").arg(word),
                Cli::tr("Known: %1.").arg(known.join(QStringLiteral(", ")))));
        }
        kinds << *kind;
    }
    return kinds;
}

//! Where a data key that is made goes to. Error: Usage.
base::Expected<keys::DataKeyStore> storeFrom(const Options& options)
{
    const QString word = options.value(QStringLiteral("store"));
    if (word.isEmpty())
        return keys::DataKeyStore::Auto;
    if (word == u"keychain")
        return keys::DataKeyStore::Keychain;
    if (word == u"pkcs11")
        return keys::DataKeyStore::Token;
    if (word == u"passphrase")
        return keys::DataKeyStore::Passphrase;
    return base::failure(
        usageError(Cli::tr("--store is keychain, pkcs11 or passphrase, not \"%1\".").arg(word), QString()));
}

//! \brief `privacy grant [KIND…]`: consent, and the data key that it needs. Owner: main().
class PrivacyGrant final : public Command {
    Q_OBJECT
public:
    explicit PrivacyGrant(const Context& context)
        : m_context(context)
    {
        admin::PrivacyAdmin& privacy = context.services->privacy;
        connect(&privacy, &admin::PrivacyAdmin::unlocked, this, &PrivacyGrant::granted);
        connect(&privacy, &admin::PrivacyAdmin::locked, this, &PrivacyGrant::locked);
    }

    void start() override
    {
        const base::Expected<QList<model::ConsentKind>> kinds = kindsFrom(m_context.options);
        if (!kinds)
            return refuse(kinds.error());
        m_kinds = *kinds;
        const base::Expected<keys::DataKeyStore> store = storeFrom(m_context.options);
        if (!store)
            return refuse(store.error());
        m_context.services->privacy.setDataKeyStore(*store);
        m_isElsewhere = *store == keys::DataKeyStore::Auto && !m_context.services->privacy.hasDataKey();
        grant(base::Secret());
    }

    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }

    void grant(const base::Secret& passphrase)
    {
        if (const base::Status status = m_context.services->privacy.grant(m_kinds, passphrase); !status)
            return refuse(status.error());
        if (m_kinds == QList{model::ConsentKind::Provider}) {
            m_context.terminal.note(
                Cli::tr("From now on tasks and batches may stay at the provider until they are done."));
            Q_EMIT finished(0);
        }
    }

    void granted()
    {
        m_context.terminal.note(
            Cli::tr("From now on these are stored, encrypted: %1.")
                .arg(admin::consentWords(m_context.services->privacy.consent()).join(QStringLiteral(", "))));
        const admin::PrivacyAdmin& privacy = m_context.services->privacy;
        if (m_isElsewhere && privacy.dataKeyStore() == keys::DataKeyStore::Passphrase)
            m_context.terminal.note(privacy.dataKeySentence());
        Q_EMIT finished(0);
    }

    void locked(const base::Error& reason)
    {
        // Where the key lies in keychain or token, no passphrase opens it.
        const keys::DataKeyStore store = m_context.services->privacy.dataKeyStore();
        const bool liesElsewhere = m_context.options.value(QStringLiteral("store")) == u"pkcs11"
            || store == keys::DataKeyStore::Token || store == keys::DataKeyStore::Keychain
            || m_context.services->privacy.isKeychainShut() || m_context.services->privacy.isKeyLost();
        if (reason.code == base::ErrorCode::RefusedConsent && !liesElsewhere && !m_asked && Terminal::canAsk()) {
            m_asked = true;
            m_context.terminal.say(reason.sentence());
            const base::Secret passphrase
                = m_context.terminal.askNewSecret(Cli::tr("A passphrase for the stored data:"));
            if (!passphrase.isEmpty())
                return grant(passphrase);
            return refuse(
                usageError(Cli::tr("The two differ, or nothing was typed."), Cli::tr("Nothing was changed.")));
        }
        base::Error error = reason;
        error.code = base::ErrorCode::RefusedConsent;
        refuse(error);
    }

    Context m_context;
    QList<model::ConsentKind> m_kinds;
    bool m_asked = false;
    bool m_isElsewhere = false; // a key that is made and does not go to the keychain: nobody has chosen that
};

//! \brief `privacy revoke [KIND…]`. Owner: main().
class PrivacyRevoke final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        const base::Expected<QList<model::ConsentKind>> kinds = kindsFrom(context().options);
        if (!kinds)
            return context().terminal.fail(kinds.error());
        if (const base::Status revoked = context().services->privacy.revoke(*kinds); !revoked)
            return context().terminal.fail(revoked.error());
        context().terminal.note(
            Cli::tr("Nothing new of these is stored. \"spyhop-cli privacy erase\" destroys what is there."));
        const admin::PrivacyAdmin::Stored stored = context().services->privacy.stored();
        if (kinds->contains(model::ConsentKind::Chats) && stored.chats > 0)
            context().terminal.note(
                Cli::tr("The chats that are stored can still be read; what is said further in them is not stored."));
        if (kinds->contains(model::ConsentKind::Batches) && stored.jobs > 0)
            context().terminal.note(storedJobsWords());
        return 0;
    }
};

//! \brief `privacy erase`: done when the key is gone from the keychain too. Owner: main().
class PrivacyErase final : public Command {
    Q_OBJECT
public:
    explicit PrivacyErase(const Context& context)
        : m_context(context)
    {
        connect(&context.services->privacy, &admin::PrivacyAdmin::keyErased, this, &PrivacyErase::ended);
        connect(&context.services->privacy, &admin::PrivacyAdmin::keychainAsks, this, &PrivacyErase::endIfAsked);
    }

    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine) {
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
            return;
        }
        if (Terminal::canAsk() && !m_context.options.has(yes()) && !m_context.terminal.confirm(question())) {
            base::Error error;
            error.code = base::ErrorCode::RefusedConsent;
            error.what = Cli::tr("Nothing was erased.");
            Q_EMIT finished(m_context.terminal.fail(error));
            return;
        }
        if (m_context.options.has(withoutKeyStore()))
            m_context.services->privacy.eraseWithoutKeyStore();
        else
            m_context.services->privacy.erase();
    }
    [[nodiscard]] QString question() const
    {
        const QString goes = Cli::tr("Everything that is stored is destroyed: chats, jobs, prompts, the keys in the "
                                     "vault. Nobody can bring it back.");
        const QString proof = m_context.services->privacy.isAuditKeyInVault()
            ? Cli::tr("The audit log's key lies in the vault too: who wrote what is in the log so far can be proved no "
                      "more (“Integrity only”).")
            : QString();
        return base::joinSentences({goes, proof, Cli::tr("Type yes to go on:")});
    }
    static QString yes() { return QStringLiteral("yes"); }
    static QString withoutKeyStore() { return QStringLiteral("without-key-store"); }
    //! What was begun is not half done: the key's end is waited for, but not the keychain's person.
    void interrupt() override
    {
        m_interrupted = true;
        endIfAsked();
    }

private:
    void endIfAsked()
    {
        if (!m_interrupted || !m_context.services->privacy.isKeychainAsking())
            return;
        m_context.terminal.say(Cli::tr("Nothing was erased."));
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }
    void ended(const base::Status& erased)
    {
        const admin::PrivacyAdmin& privacy = m_context.services->privacy;
        int status = m_interrupted ? static_cast<int>(base::ExitCode::Interrupted) : 0;
        if (!erased) {
            base::Error error = erased.error();
            if (privacy.hasKeyStoreRefused())
                error.remedy = base::joinSentences({error.remedy,
                    Cli::tr("If you cannot reach it any more: \"spyhop-cli privacy erase --without-key-store\".")});
            status = m_context.terminal.fail(error);
        } else if (!privacy.keyLeftIn().isEmpty()) {
            m_context.terminal.note(
                Cli::tr("The stored data is removed, and the keys in the vault. The data key may still lie in: %1. It "
                        "opens nothing that is here any more, but it would open copies of the files that were made "
                        "elsewhere, and prompts in the audit log. Settings, API keys in keychain and token and the "
                        "audit log stay.")
                    .arg(privacy.keyLeftIn()));
        } else {
            m_context.terminal.note(
                Cli::tr("The data key is destroyed, and with it the keys in the vault; the stored data is removed. "
                        "Settings, API keys in keychain and token and the audit log stay; prompts that were kept in "
                        "that log open no more."));
        }
        Q_EMIT finished(status);
    }

    Context m_context;
    bool m_interrupted = false;
};

//! \brief `privacy rotate [--store …]`: a fresh data key, then everything sealed anew. Owner: main().
class PrivacyRotate final : public Command {
    Q_OBJECT
public:
    explicit PrivacyRotate(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
        , m_fresh(context.given.newPassphrase)
    {
        connect(&m_unlock, &Unlock::done, this, &PrivacyRotate::unlocked);
    }

    void start() override
    {
        const base::Status fine = m_context.options.expectArguments(0, QString());
        const base::Expected<keys::DataKeyStore> store = storeFrom(m_context.options);
        if (!fine || !store) {
            Q_EMIT finished(m_context.terminal.fail(fine ? store.error() : fine.error()));
            return;
        }
        m_store = *store;
        m_unlock.start();
    }
    //! What was sealed anew stays, and the rest follows when the data is opened next.
    void interrupt() override
    {
        m_context.terminal.say(
            Cli::tr("Interrupted. What is left is sealed anew when the stored data is next opened."));
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    void unlocked(const base::Status& status)
    {
        if (!status) {
            Q_EMIT finished(m_context.terminal.fail(status.error()));
            return;
        }
        admin::PrivacyAdmin& privacy = m_context.services->privacy;
        connect(&privacy, &admin::PrivacyAdmin::renewed, this, &PrivacyRotate::renewed);
        const bool needsPhrase = m_store == keys::DataKeyStore::Passphrase
            || (m_store == keys::DataKeyStore::Auto && privacy.dataKeyStore() == keys::DataKeyStore::Passphrase);
        base::Secret passphrase = needsPhrase ? m_fresh : base::Secret();
        if (needsPhrase && passphrase.isEmpty() && Terminal::canAsk())
            passphrase = m_context.terminal.askNewSecret(Cli::tr("A passphrase for the stored data:"));
        privacy.renewDataKey(passphrase, m_store);
    }
    void renewed(const base::Status& status)
    {
        if (!status) {
            base::Error error = status.error();
            if (base::exitCode(error.code) == base::ExitCode::ApiFailed)
                error.code = base::ErrorCode::RefusedConsent; // keychain or token did not let us
            Q_EMIT finished(m_context.terminal.fail(error));
            return;
        }
        m_context.terminal.note(base::joinSentences({Cli::tr("Everything stored is sealed with a new data key."),
            m_context.services->privacy.dataKeySentence()}));
        Q_EMIT finished(0);
    }

    Context m_context;
    Unlock m_unlock;
    base::Secret m_fresh; // the passphrase that is to count from now on; empty: the terminal is asked, else it stays
    keys::DataKeyStore m_store = keys::DataKeyStore::Auto;
};

template <typename T>
CommandInfo privacyCommand(const QString& word, const QString& arguments, const QString& summary)
{
    return commandLine<T>({QStringLiteral("privacy"), word}, arguments, summary);
}

} // namespace

QList<CommandInfo> privacyCommands()
{
    const QString kinds = QStringLiteral("[KIND…]");
    CommandInfo grant = privacyCommand<PrivacyGrant>(QStringLiteral("grant"), kinds,
        Cli::tr("allows storing: chats, cache, batches, drafts, audit-prompts, provider"));
    grant.options = {{QStringLiteral("store"), QStringLiteral("keychain|pkcs11|passphrase"),
        Cli::tr("where the data key goes to if there is none yet"), false}};
    CommandInfo rotate = privacyCommand<PrivacyRotate>(
        QStringLiteral("rotate"), QString(), Cli::tr("a new data key, and everything stored is sealed anew"));
    rotate.options = {{QStringLiteral("store"), QStringLiteral("keychain|pkcs11|passphrase"),
        Cli::tr("where the new data key goes to; where the old one is, if not given"), false}};
    CommandInfo erase = privacyCommand<PrivacyErase>(
        QStringLiteral("erase"), QString(), Cli::tr("destroys the data key and what is stored"));
    erase.options = {{PrivacyErase::withoutKeyStore(), QString(),
                         Cli::tr("also where keychain or token refuses: the data key may then stay there"), false},
        {PrivacyErase::yes(), QString(), Cli::tr("nobody is asked whether that is meant"), false}};
    QList<CommandInfo> commands{
        privacyStatusCommand(),
        privacyCheckCommand(),
        grant,
        rotate,
        privacyCommand<PrivacyRevoke>(QStringLiteral("revoke"), kinds, Cli::tr("nothing new of these is stored")),
        erase,
    };
    commands += backupCommands();
    return commands;
}

} // namespace spyhop::app

#include "privacy.moc"
