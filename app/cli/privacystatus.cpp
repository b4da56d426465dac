// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored, and whether it is whole; nothing is changed by that.
#include "app/cli/cli.h"
#include "app/cli/storedcommand.h"
#include "core/admin/datakeyplace.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

namespace spyhop::app {
namespace {

//! \brief `privacy status`. Owner: main().
class PrivacyStatus final : public Command {
    Q_OBJECT
public:
    explicit PrivacyStatus(const Context& context)
        : m_context(context)
    {
        connect(&context.services->privacy, &admin::PrivacyAdmin::checked, this, &PrivacyStatus::tell);
    }
    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine)
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
        else
            m_context.services->privacy.checkStored();
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void tell(const base::Status& whole)
    {
        const model::Consent& consent = m_context.services->privacy.consent();
        const QStringList granted = admin::consentWords(consent);
        const admin::PrivacyAdmin::Stored stored = m_context.services->privacy.stored();
        if (m_context.terminal.json()) {
            const QString place = admin::dataKeyPlace(m_context.services->privacy.dataKeyStore());
            m_context.terminal.jsonLine(QStringLiteral("privacy"), QString(),
                {{QStringLiteral("asked"), consent.asked},
                    {QStringLiteral("store"), QJsonArray::fromStringList(granted)},
                    {QStringLiteral("dataKey"), place.isEmpty() ? QJsonValue() : QJsonValue(place)},
                    {QStringLiteral("whole"), whole.has_value()}, {QStringLiteral("chats"), stored.chats},
                    {QStringLiteral("jobs"), stored.jobs}, {QStringLiteral("tasks"), stored.tasks},
                    {QStringLiteral("prompts"), stored.prompts}, {QStringLiteral("watches"), stored.watches},
                    {QStringLiteral("profile"), m_context.services->profileFolder}});
        } else {
            tellPerson(granted, stored);
        }
        tellProviders();
        Q_EMIT finished(whole ? 0 : m_context.terminal.fail(whole.error()));
    }
    //! What stays elsewhere, endpoint by endpoint.
    void tellProviders()
    {
        const QList<admin::ProviderPreset> presets = admin::shippedPresets(QLocale().name());
        for (const model::Endpoint& endpoint : m_context.services->endpoints.endpoints()) {
            const admin::ProviderPreset* const preset = admin::presetOf(presets, endpoint.url);
            const admin::Custody custody = preset ? preset->custody : admin::Custody();
            const bool isOffered = preset && !preset->noStore.change.isEmpty();
            const bool isAsked = !endpoint.noStore.isEmpty();
            if (m_context.terminal.json()) {
                const auto orNull
                    = [](const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
                m_context.terminal.jsonLine(QStringLiteral("provider"), QString(),
                    {{QStringLiteral("endpoint"), endpoint.name}, {QStringLiteral("country"), orNull(custody.country)},
                        {QStringLiteral("retention"), orNull(custody.retention)},
                        {QStringLiteral("source"), orNull(custody.source)},
                        {QStringLiteral("asOf"), orNull(custody.asOf)},
                        {QStringLiteral("noStore"),
                            isAsked         ? QStringLiteral("asked")
                                : isOffered ? QStringLiteral("offered")
                                            : QStringLiteral("unknown")}});
                continue;
            }
            m_context.terminal.resultLine(
                QStringLiteral("%1: %2").arg(endpoint.name, admin::custodySentence(custody, endpoint.url)));
            m_context.terminal.resultLine(QStringLiteral("  ")
                + (isAsked ? Cli::tr("It is asked not to keep what it is sent: %1")
                                 .arg(model::noStoreWords(endpoint.noStore))
                        : isOffered ? Cli::tr("It could be asked not to keep what it is sent: %1")
                                          .arg(model::noStoreWords(preset->noStore.change))
                                    : Cli::tr("No switch against storing is known of this address.")));
        }
    }
    void tellPerson(const QStringList& granted, const admin::PrivacyAdmin::Stored& stored)
    {
        if (!granted.isEmpty())
            m_context.terminal.resultLine(Cli::tr("Stored, encrypted: %1.").arg(granted.join(QStringLiteral(", "))));
        else if (stored.any())
            m_context.terminal.resultLine(Cli::tr("Nothing new is stored: no chat, no batch, no cache."));
        else
            m_context.terminal.resultLine(Cli::tr("Nothing you write is stored: no chat, no batch, no cache."));
        if (stored.any())
            m_context.terminal.resultLine(
                Cli::tr("On this computer, with the trash: chats %1, jobs %2, tasks %3, prompts and roles %4, watched "
                        "folders %5.")
                    .arg(stored.chats)
                    .arg(stored.jobs)
                    .arg(stored.tasks)
                    .arg(stored.prompts)
                    .arg(stored.watches));
        if (stored.jobs > 0 && !m_context.services->privacy.consent().allows(model::ConsentKind::Batches))
            m_context.terminal.resultLine(storedJobsWords());
        if (m_context.services->privacy.hasDataKey())
            m_context.terminal.resultLine(m_context.services->privacy.dataKeySentence());
        m_context.terminal.resultLine(Cli::tr("Profile: %1").arg(m_context.services->profileFolder));
    }

    Context m_context;
};

//! \brief `privacy check`: the database, then every sealed record in it. Owner: main().
class PrivacyCheck final : public StoredCommand {
    Q_OBJECT
public:
    explicit PrivacyCheck(const Context& context)
        : StoredCommand(context)
    {
        connect(&privacy(), &admin::PrivacyAdmin::checked, this, &PrivacyCheck::databaseChecked);
        connect(&privacy(), &admin::PrivacyAdmin::recordsChecked, this, &PrivacyCheck::tell);
    }

protected:
    [[nodiscard]] base::Status check() const override { return context().options.expectArguments(0, QString()); }
    [[nodiscard]] base::Expected<DataKey> dataKey() const override
    {
        return privacy().hasDataKey() ? DataKey::Needed : DataKey::NotNeeded;
    }
    void act() override { privacy().checkStored(); }

private:
    [[nodiscard]] admin::PrivacyAdmin& privacy() const { return context().services->privacy; }
    void databaseChecked(const base::Status& whole)
    {
        m_whole = whole;
        privacy().checkRecords(); // of a damaged file too: what can be read says which records it has cost
    }
    void tell(qint64 records, const base::Expected<QByteArrayList>& damaged)
    {
        const QByteArrayList names = damaged.value_or(QByteArrayList());
        for (const QByteArray& name : names) {
            const QString text = QString::fromUtf8(name);
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("damaged"), QString(), {{QStringLiteral("record"), text}});
            else
                context().terminal.resultLine(Cli::tr("damaged: %1").arg(text));
        }
        if (context().terminal.json()) {
            context().terminal.jsonLine(QStringLiteral("check"), QString(),
                {{QStringLiteral("records"), records}, {QStringLiteral("damaged"), names.size()},
                    {QStringLiteral("whole"), m_whole && damaged.has_value()}});
        } else {
            context().terminal.resultLine(Cli::tr("Records: %1, damaged: %2").arg(records).arg(names.size()));
        }
        if (!m_whole)
            return refuse(m_whole.error());
        if (!damaged)
            return refuse(damaged.error());
        if (names.isEmpty()) {
            Q_EMIT finished(0);
            return;
        }
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = Cli::tr("Some stored records are damaged; each costs itself only.");
        error.remedy = Cli::tr("Restore a backup with \"spyhop-cli privacy restore\" if you need them.");
        refuse(error);
    }

    base::Status m_whole;
};

} // namespace

QString storedJobsWords()
{
    return Cli::tr("A job that is stored goes on being stored until it is done or deleted.");
}

CommandInfo privacyStatusCommand()
{
    return commandLine<PrivacyStatus>(
        {QStringLiteral("privacy"), QStringLiteral("status")}, QString(), Cli::tr("what is stored of what you write"));
}

CommandInfo privacyCheckCommand()
{
    return commandLine<PrivacyCheck>({QStringLiteral("privacy"), QStringLiteral("check")}, QString(),
        Cli::tr("opens everything that is stored, and names what is damaged"));
}

} // namespace spyhop::app

#include "privacystatus.moc"
