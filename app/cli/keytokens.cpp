// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"

namespace spyhop::app {
namespace {

QString pinWord(keys::PinState state)
{
    switch (state) {
    case keys::PinState::Fine:
        return Cli::tr("PIN set");
    case keys::PinState::WrongBefore:
        return Cli::tr("a wrong PIN was given");
    case keys::PinState::LastTry:
        return Cli::tr("one more wrong PIN locks it");
    case keys::PinState::Locked:
        return Cli::tr("locked");
    case keys::PinState::NotSet:
        return Cli::tr("no PIN set");
    }
    return {};
}

QString pinCode(keys::PinState state)
{
    switch (state) {
    case keys::PinState::Fine:
        return QStringLiteral("fine");
    case keys::PinState::WrongBefore:
        return QStringLiteral("wrong-before");
    case keys::PinState::LastTry:
        return QStringLiteral("last-try");
    case keys::PinState::Locked:
        return QStringLiteral("locked");
    case keys::PinState::NotSet:
        return QStringLiteral("not-set");
    }
    return {};
}

//! \brief `keys tokens [--use LABEL] [--module PATH]`: the hardware tokens at this computer. Owner: main().
class KeyTokens final : public Command {
    Q_OBJECT
public:
    explicit KeyTokens(const Context& context)
        : m_context(context)
    {
    }
    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine) {
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
            return;
        }
        m_search = m_context.services->keyAdmin.searchTokens(m_context.options.value(QStringLiteral("module")));
        connect(m_search.get(), &keys::TokenSearch::done, this, &KeyTokens::found);
    }
    void interrupt() override
    {
        m_search.reset();
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    void found(const base::Expected<QList<keys::TokenInfo>>& tokens)
    {
        if (!tokens) {
            Q_EMIT finished(m_context.terminal.fail(tokens.error()));
            return;
        }
        const QString wanted = m_context.options.value(QStringLiteral("use"));
        Q_EMIT finished(wanted.isEmpty() ? list(*tokens) : use(wanted, *tokens));
    }

    int list(const QList<keys::TokenInfo>& tokens)
    {
        const keys::TokenChoice& chosen = m_context.services->keyAdmin.token().token;
        QList<QStringList> rows;
        for (const keys::TokenInfo& token : tokens) {
            const bool isChosen = token.label == chosen.label && token.serial == chosen.serial;
            if (m_context.terminal.json()) {
                m_context.terminal.jsonLine(QStringLiteral("token"), QString(),
                    {{QStringLiteral("label"), token.label}, {QStringLiteral("serial"), token.serial},
                        {QStringLiteral("maker"), token.maker}, {QStringLiteral("module"), token.module},
                        {QStringLiteral("pin"), pinCode(token.pin)}, {QStringLiteral("sealsKeys"), token.sealsKeys},
                        {QStringLiteral("lacks"), token.lacks}, {QStringLiteral("chosen"), isChosen}});
                continue;
            }
            rows << QStringList{isChosen ? QStringLiteral("*") : QString(), token.label, token.maker,
                token.sealsKeys ? pinWord(token.pin) : Cli::tr("lacks %1").arg(token.lacks), token.module};
        }
        if (!rows.isEmpty())
            m_context.terminal.resultLine(
                textTable({QString(), Cli::tr("token"), Cli::tr("maker"), Cli::tr("state"), Cli::tr("library")}, rows,
                    m_context.terminal.resultWidth()));
        if (tokens.isEmpty())
            m_context.terminal.note(Cli::tr("No token was found. Name its library with --module PATH."));
        return 0;
    }

    int use(const QString& label, const QList<keys::TokenInfo>& tokens)
    {
        for (const keys::TokenInfo& token : tokens) {
            if (token.label != label)
                continue;
            if (const base::Status chosen = m_context.services->keyAdmin.useToken(token); !chosen)
                return m_context.terminal.fail(chosen.error());
            m_context.terminal.note(
                Cli::tr("\"keys set NAME --store pkcs11\" seals keys with the token \"%1\" from now on.").arg(label));
            return 0;
        }
        QStringList known;
        for (const keys::TokenInfo& token : tokens)
            known << token.label;
        return m_context.terminal.fail(usageError(Cli::tr("There is no token \"%1\".").arg(label),
            known.isEmpty() ? Cli::tr("Name its library with --module PATH.")
                            : Cli::tr("Known: %1.").arg(known.join(QStringLiteral(", ")))));
    }

    Context m_context;
    std::unique_ptr<keys::TokenSearch> m_search;
};

} // namespace

CommandInfo keyTokensCommand()
{
    CommandInfo info = commandLine<KeyTokens>({QStringLiteral("keys"), QStringLiteral("tokens")}, QString(),
        Cli::tr("the hardware tokens at this computer, and which of them seals keys"));
    info.options = {{QStringLiteral("use"), QStringLiteral("LABEL"), Cli::tr("seals keys with this token"), false},
        {QStringLiteral("module"), QStringLiteral("PATH"), Cli::tr("the token's PKCS#11 library"), false}};
    return info;
}

} // namespace spyhop::app

#include "keytokens.moc"
