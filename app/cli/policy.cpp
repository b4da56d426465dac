// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "core/admin/policyadmin.h"
#include "core/base/adminfile.h"
#include "core/base/identity.h"
#include "core/policy/gatefloor.h"
#include "core/store/settingsfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

constexpr qint64 longestFile = 4 * 1024 * 1024; // bytes, as for the policies in force
constexpr int mostCounted = 1'000'000'000;

QJsonObject remarkShape(const admin::PolicyRemark& remark)
{
    return {{QStringLiteral("line"), remark.at.line}, {QStringLiteral("column"), remark.at.column},
        {QStringLiteral("what"), remark.what}};
}

//! \brief `policy check FILE`: whether a policy can be read, and what is odd about it. Owner: main().
class PolicyCheckCommand final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        Terminal& terminal = context().terminal;
        if (const base::Status fine = context().options.expectArguments(1, QStringLiteral("FILE")); !fine)
            return terminal.fail(fine.error());
        const QString path = context().options.arguments().constFirst();
        const auto text = readNamedFile(path, longestFile);
        if (!text)
            return terminal.fail(text.error());
        if (QFileInfo(path).fileName() == QStringLiteral("privacy.json"))
            return checkGate(*text, path);
        const admin::PolicyCheck check = admin::checkPolicy(*text, path);
        if (check.error) {
            base::Error error;
            error.code = base::ErrorCode::Settings;
            error.whom = path;
            error.what = Cli::tr("Line %1, column %2: %3")
                             .arg(check.error->at.line)
                             .arg(check.error->at.column)
                             .arg(check.error->what);
            return terminal.fail(error);
        }
        QJsonArray warnings;
        for (const admin::PolicyRemark& warning : check.warnings) {
            warnings.append(remarkShape(warning));
            terminal.say(Cli::tr("%1, line %2, column %3: %4")
                             .arg(path)
                             .arg(warning.at.line)
                             .arg(warning.at.column)
                             .arg(warning.what));
        }
        if (terminal.json()) {
            terminal.jsonLine(QStringLiteral("policy"), QString(),
                {{QStringLiteral("rules"), check.rules}, {QStringLiteral("warnings"), warnings}});
        } else {
            terminal.resultLine(Cli::tr("%1 can be used: %n rule(s).", nullptr, check.rules).arg(path));
        }
        return 0;
    }

private:
    //! The least that an administrator wants of the privacy gate.
    int checkGate(const QByteArray& text, const QString& path) const
    {
        Terminal& terminal = context().terminal;
        const auto rules = policy::readGateFloor(text, path);
        if (!rules)
            return terminal.fail(rules.error());
        QJsonObject gate;
        QStringList words;
        for (const model::SensitiveKind kind : model::allSensitiveKinds) {
            const QString name = model::sensitiveKindName(kind), action = model::gateActionName(rules->of(kind));
            gate.insert(name, action);
            words << name + QStringLiteral(": ") + action;
        }
        if (terminal.json())
            terminal.jsonLine(QStringLiteral("policy"), QString(), {{QStringLiteral("gate"), gate}});
        else
            terminal.resultLine(Cli::tr("%1 can be used. At least: %2.").arg(path, words.join(QStringLiteral(", "))));
        return 0;
    }
};

//! \brief `policy explain`: allow or deny, because. Owner: main().
class PolicyExplainCommand final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        Terminal& terminal = context().terminal;
        const auto question = readQuestion();
        if (!question)
            return terminal.fail(question.error());
        const auto answer = ask(*question);
        if (!answer)
            return terminal.fail(answer.error());
        show(*question, *answer);
        return static_cast<int>(answer->allowed ? base::ExitCode::Done : base::ExitCode::Refused);
    }

private:
    base::Expected<admin::PolicyQuestion> readQuestion() const
    {
        const Options& options = context().options;
        admin::PolicyQuestion question;
        question.resource = options.value(QStringLiteral("resource"));
        if (question.resource.isEmpty())
            return base::failure(usageError(Cli::tr("--resource is missing."), Cli::tr("Write --resource api:MODEL.")));
        if (const base::Status fine = readEndpoint(question); !fine)
            return base::failure(fine.error());
        question.user = options.value(QStringLiteral("user"));
        question.teams = options.values(QStringLiteral("team"));
        if (question.user.isEmpty() && question.teams.isEmpty()) {
            const auto identity = base::identityOfProcess();
            if (!identity)
                return base::failure(identity.error());
            question.user = identity->user;
            question.teams = identity->teams;
        }
        question.time = context().clock.wallTime();
        if (options.has(QStringLiteral("time"))) {
            const auto time = admin::readPolicyTime(options.value(QStringLiteral("time")), question.time);
            if (!time)
                return base::failure(time.error());
            question.time = *time;
        }
        question.ip = options.value(QStringLiteral("ip"));
        if (options.has(QStringLiteral("tier"))) {
            question.tier = model::tierFromName(options.value(QStringLiteral("tier")));
            if (!question.tier || *question.tier == model::Tier::Auto)
                return base::failure(
                    usageError(Cli::tr("--tier is one of edge, api, self-hosted, basics."), QString()));
        }
        for (const auto& [name, into] : {std::pair(QStringLiteral("tokens"), &question.tokens),
                 std::pair(QStringLiteral("attachments"), &question.attachments)}) {
            const auto number = options.number(name, 0, mostCounted);
            if (!number)
                return base::failure(number.error());
            if (*number)
                *into = **number;
        }
        return question;
    }

    //! Where it would go, from --endpoint or from the resource itself.
    base::Status readEndpoint(admin::PolicyQuestion& question) const
    {
        const Options& options = context().options;
        const QString place = QStringLiteral("endpoint:");
        const bool isPlace = question.resource.startsWith(place);
        const QString typed = isPlace ? question.resource.mid(place.size()) : options.value(QStringLiteral("endpoint"));
        if (isPlace && options.has(QStringLiteral("endpoint")))
            return base::failure(usageError(Cli::tr("--resource names an endpoint already."),
                Cli::tr("Leave out --endpoint, or ask about a model there: --resource api:MODEL.")));
        if (typed.isEmpty())
            return {};
        store::SettingsFile settings(profileFolder(options.value(QStringLiteral("profile"))));
        if (const base::Status read = settings.load(); !read)
            return read;
        const auto endpoint = admin::readPolicyEndpoint(typed, settings.settings().endpoints);
        if (endpoint)
            question.endpoint = *endpoint;
        else if (!isPlace) // rules may speak of what is no host
            return base::failure(endpoint.error());
        return {};
    }

    //! The file is asked, or all that is in force.
    base::Expected<admin::PolicyAnswer> ask(const admin::PolicyQuestion& question) const
    {
        const model::PriceTable prices = shippedPrices();
        const QStringList& paths = context().options.arguments();
        if (paths.size() > 1)
            return base::failure(usageError(Cli::tr("One FILE at most."), QString()));
        if (!paths.isEmpty()) {
            const auto text = readNamedFile(paths.constFirst(), longestFile);
            if (!text)
                return base::failure(text.error());
            return admin::explainPolicy({{paths.constFirst(), *text}}, question, prices);
        }
        policy::Guard guard({context().clock, prices,
            QDir(profileFolder(context().options.value(QStringLiteral("profile"))))
                .filePath(QStringLiteral("policy.json")),
            base::administratorFolder(), 0, {}});
        const admin::PolicyAdmin policies(context().clock, guard, prices);
        return policies.explain(policies.ownText(), question);
    }

    void show(const admin::PolicyQuestion& question, const admin::PolicyAnswer& answer) const
    {
        Terminal& terminal = context().terminal;
        const QString decision = answer.allowed ? QStringLiteral("allow") : QStringLiteral("deny");
        const QString zone = QString::fromLatin1(admin::PolicyAdmin::zone());
        if (terminal.json()) {
            QJsonObject line{{QStringLiteral("decision"), decision}, {QStringLiteral("why"), answer.why},
                {QStringLiteral("rule"), answer.rule}, {QStringLiteral("file"), answer.source},
                {QStringLiteral("line"), answer.line},
                {QStringLiteral("leavesEndpointOpen"), answer.leavesEndpointOpen},
                {QStringLiteral("time"), question.time.toString(Qt::ISODateWithMs)}, {QStringLiteral("zone"), zone}};
            line.insert(QStringLiteral("opensAt"),
                answer.opensAt ? QJsonValue(answer.opensAt->toUTC().toString(Qt::ISODate)) : QJsonValue());
            terminal.jsonLine(QStringLiteral("decision"), QString(), line);
            return;
        }
        terminal.resultLine(decision);
        terminal.resultLine(answer.why);
        if (answer.leavesEndpointOpen)
            terminal.resultLine(
                Cli::tr("No endpoint was named, and rules speak of some: it may be otherwise there (--endpoint)."));
        terminal.resultLine(Cli::tr("Asked for %1; rules without a zone go by this computer's, %2.")
                                .arg(question.time.toString(Qt::ISODate), zone));
        if (answer.opensAt)
            terminal.resultLine(
                Cli::tr("It is allowed again from %1.").arg(answer.opensAt->toLocalTime().toString(Qt::ISODate)));
    }
};

} // namespace

QList<CommandInfo> policyCommands()
{
    CommandInfo check = commandLine<PolicyCheckCommand>({QStringLiteral("policy"), QStringLiteral("check")},
        QStringLiteral("FILE"), Cli::tr("whether a policy can be read, and what is odd about it"));
    check.needsProfile = false;
    CommandInfo explain = commandLine<PolicyExplainCommand>({QStringLiteral("policy"), QStringLiteral("explain")},
        QStringLiteral("[FILE]"), Cli::tr("allow or deny, and by which rule; without FILE by what is in force"));
    explain.needsProfile = false;
    explain.options = {
        {QStringLiteral("user"), QStringLiteral("NAME"), Cli::tr("who asks (else you, with your teams)"), false},
        {QStringLiteral("team"), QStringLiteral("NAME"), Cli::tr("a team of theirs; may be repeated"), true},
        {QStringLiteral("resource"), QStringLiteral("NAME"), Cli::tr("api:MODEL or endpoint:HOST"), false},
        {QStringLiteral("time"), QStringLiteral("TIME"), Cli::tr("HH:MM today, or ISO 8601 (else now)"), false},
        {QStringLiteral("ip"), QStringLiteral("ADDRESS"), Cli::tr("source address (else there is none)"), false},
        {QStringLiteral("tier"), QStringLiteral("TIER"), Cli::tr("edge, api, self-hosted or basics"), false},
        {QStringLiteral("tokens"), QStringLiteral("N"), Cli::tr("of prompt and longest answer"), false},
        {QStringLiteral("attachments"), QStringLiteral("N"), Cli::tr("how many travel along"), false},
    };
    return {check, explain};
}

} // namespace spyhop::app

#include "policy.moc"
