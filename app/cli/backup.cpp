// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/unlock.h"
#include "core/admin/backupjob.h"
#include "core/admin/beforerestore.h"
#include "core/admin/restore.h"
#include "core/base/namedfile.h"
#include "core/base/problem.h"

#include <QtCore/QFileInfo>

namespace spyhop::app {
namespace {

constexpr qint64 megabyte = 1'000'000;
const QString replaceOption = QStringLiteral("replace");
const QString variable = QStringLiteral("SPYHOP_BACKUP_PASSPHRASE");

//! Megabytes, of small ones the tenths.
QString rounded(qint64 bytes)
{
    constexpr qint64 whole = 10 * megabyte;
    return QString::number(static_cast<double>(bytes) / static_cast<double>(megabyte), 'f', bytes < whole ? 1 : 0);
}

base::Error noPassphrase()
{
    return usageError(
        Cli::tr("A passphrase for the backup is needed."), Cli::tr("Give it on the terminal or in %1.").arg(variable));
}

//! \brief `privacy backup --out F`. Owner: main().
class PrivacyBackup final : public Command {
    Q_OBJECT
public:
    explicit PrivacyBackup(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
        , m_passphrase(context.given.backupPassphrase)
    {
        connect(&m_unlock, &Unlock::done, this, &PrivacyBackup::unlocked);
        connect(&context.services->privacy, &admin::PrivacyAdmin::backedUp, this, &PrivacyBackup::backedUp);
        connect(&context.services->privacy, &admin::PrivacyAdmin::backupProgressed, this,
            [this](qint64 done, qint64 total) {
                m_context.terminal.progress(Cli::tr("%1 of %2 MB").arg(rounded(done), rounded(total)));
            });
    }
    void start() override
    {
        const base::Status fine = m_context.options.expectArguments(0, QString());
        if (!fine)
            return refuse(fine.error());
        const QString out = m_context.options.value(QStringLiteral("out"));
        if (out.isEmpty())
            return refuse(usageError(Cli::tr("--out FILE says where the backup goes."), QString()));
        if (const base::Status spared = base::checkNamedFile(out); !spared)
            return refuse(spared.error());
        const QFileInfo target(out);
        if ((target.exists() || target.isSymLink()) && !m_context.options.has(replaceOption))
            return refuse(usageError(Cli::tr("There is a file of this name already."),
                Cli::tr("Choose another name, or let it be replaced with --replace.")));
        if (target.isDir() || !QFileInfo(target.absolutePath()).isWritable())
            return refuse(usageError(Cli::tr("No file can be written there."), Cli::tr("Choose another place.")));
        m_unlock.start();
    }
    //! A half-written file is never put in place.
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }
    void unlocked(const base::Status& status)
    {
        if (!status)
            return refuse(status.error());
        if (m_passphrase.isEmpty() && Terminal::canAsk())
            m_passphrase = m_context.terminal.askNewSecret(Cli::tr("A passphrase for the backup:"));
        if (m_passphrase.isEmpty())
            return refuse(noPassphrase());
        m_context.services->privacy.backUp(m_context.services->profileFolder,
            QFileInfo(m_context.options.value(QStringLiteral("out"))).absoluteFilePath(), m_passphrase,
            m_context.services->clock.wallTime());
    }
    void backedUp(const base::Status& status)
    {
        m_context.terminal.endProgress();
        if (!status)
            return refuse(status.error());
        m_context.terminal.note(
            Cli::tr("Written. It opens with its passphrase alone; keys in keychain and token are not in it."));
        Q_EMIT finished(0);
    }

    Context m_context;
    Unlock m_unlock;
    base::Secret m_passphrase;
};

//! \brief `privacy restore FILE`. Owner: main(). Opens no profile: it puts one in place.
class PrivacyRestore final : public Command {
    Q_OBJECT
public:
    explicit PrivacyRestore(const Context& context)
        : m_context(context)
    {
    }
    void start() override
    {
        const base::Status fine = m_context.options.expectArguments(1, Cli::tr("the backup file"));
        if (!fine)
            return refuse(fine.error());
        const QString file = m_context.options.arguments().constFirst();
        if (!QFileInfo(file).isFile()) // before anybody types a passphrase for it
            return refuse(base::problem(base::ErrorCode::Usage, file, Cli::tr("There is no such file."), QString()));
        base::Secret passphrase = m_context.given.backupPassphrase;
        if (passphrase.isEmpty() && Terminal::canAsk())
            passphrase = m_context.terminal.askSecret(Cli::tr("Passphrase of the backup:"));
        if (passphrase.isEmpty())
            return refuse(noPassphrase());
        m_folder = profileFolder(m_context.options.value(QStringLiteral("profile")));
        m_job = std::make_unique<admin::BackupJob>(m_folder, file, passphrase, admin::BackupJob::Then::Finish);
        connect(m_job.get(), &admin::BackupJob::done, this, [this](const base::Status& status) { restored(status); });
    }
    //! What was begun is not half done.
    void interrupt() override { m_interrupted = true; }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }
    void restored(const base::Status& status)
    {
        if (!status) {
            base::Error error = status.error();
            if (error.code == base::ErrorCode::Auth)
                error.code = base::ErrorCode::RefusedConsent; // a wrong passphrase, and no API: exit status 3
            return refuse(error);
        }
        m_context.terminal.note(
            Cli::tr("Restored; what was there lies beside it as NAME.before-restore. The stored data "
                    "opens with the backup's passphrase; \"privacy rotate --store keychain\" puts a "
                    "new key into the keychain."));
        const QStringList gone = admin::tokenKeysLeftBehind(m_folder);
        if (!gone.isEmpty())
            m_context.terminal.say(Cli::tr("These keys are not in the token for this profile; store them anew with "
                                           "\"spyhop-cli keys set NAME --store pkcs11\": %1.")
                                       .arg(gone.join(QStringLiteral(", "))));
        Q_EMIT finished(m_interrupted ? static_cast<int>(base::ExitCode::Interrupted) : 0);
    }

    Context m_context;
    QString m_folder; // the profile's
    std::unique_ptr<admin::BackupJob> m_job;
    bool m_interrupted = false;
};

} // namespace

QList<CommandInfo> backupCommands()
{
    CommandInfo backup = commandLine<PrivacyBackup>({QStringLiteral("privacy"), QStringLiteral("backup")}, QString(),
        Cli::tr("everything stored, and the key to it, in one file that a passphrase seals"));
    backup.options = {{QStringLiteral("out"), QStringLiteral("FILE"), Cli::tr("where the backup goes"), false},
        {replaceOption, QString(), Cli::tr("also where there is a file of this name"), false}};
    CommandInfo restore = commandLine<PrivacyRestore>({QStringLiteral("privacy"), QStringLiteral("restore")},
        QStringLiteral("FILE"), Cli::tr("puts a backup in the place of this profile"));
    restore.needsProfile = false;
    return {backup, restore};
}

} // namespace spyhop::app

#include "backup.moc"
