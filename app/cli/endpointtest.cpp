// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"

#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

//! \brief `endpoints test`: one line a step. Owner: main().
class EndpointTestCommand final : public Command {
    Q_OBJECT
public:
    explicit EndpointTestCommand(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                test();
            else
                Q_EMIT finished(m_context.terminal.fail(status.error()));
        });
    }

    void start() override
    {
        base::Expected<model::Endpoint> endpoint = chosen();
        if (!endpoint) {
            Q_EMIT finished(m_context.terminal.fail(endpoint.error()));
            return;
        }
        m_endpoint = *endpoint;
        if (needsVault(m_endpoint))
            m_unlock.start();
        else
            test();
    }

    void test()
    {
        m_test = m_context.services->endpoints.test(m_endpoint, base::Secret());
        connect(m_test.get(), &admin::EndpointTest::stepDone, this, &EndpointTestCommand::tellStep);
        connect(m_test.get(), &admin::EndpointTest::finished, this, &EndpointTestCommand::tellResult);
    }

    void interrupt() override
    {
        m_test.reset();
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    [[nodiscard]] base::Expected<model::Endpoint> chosen() const
    {
        const Options& options = m_context.options;
        const QList<model::Endpoint>& known = m_context.services->endpoints.endpoints();
        QString name = options.value(QStringLiteral("endpoint"));
        if (name.isEmpty() && options.arguments().isEmpty() && known.size() == 1)
            return known.constFirst();
        if (name.isEmpty()) {
            if (const base::Status fine = options.expectArguments(1, Cli::tr("the name or URL of an endpoint")); !fine)
                return base::failure(fine.error());
            name = options.arguments().constFirst();
        } else if (const base::Status fine = options.expectArguments(0, QString()); !fine) {
            return base::failure(fine.error());
        }
        if (name.contains(QStringLiteral("://")))
            return adHocEndpoint(name, options.value(QStringLiteral("key")));
        for (const model::Endpoint& endpoint : known) {
            if (endpoint.name == name)
                return endpoint;
        }
        return base::failure(admin::unknownEndpoint(name));
    }

    void tellStep(const admin::TestStep& step)
    {
        if (m_context.terminal.json()) {
            m_context.terminal.jsonLine(QStringLiteral("step"), QString(),
                {{QStringLiteral("name"), step.name}, {QStringLiteral("passed"), step.passed},
                    {QStringLiteral("ms"), step.milliseconds}, {QStringLiteral("detail"), step.detail}});
            return;
        }
        if (m_context.options.has(QStringLiteral("report")))
            return; // comes whole, at the end
        m_context.terminal.resultLine(
            QStringLiteral("%1 %2 %3 ms  %4")
                .arg(step.passed ? QStringLiteral("✓") : QStringLiteral("✗"), step.name.leftJustified(20),
                    QString::number(step.milliseconds, 'f', 1).rightJustified(8), step.detail));
    }

    void tellResult(const admin::TestResult& result)
    {
        if (m_context.options.has(QStringLiteral("report"))) {
            const QString report = admin::testReport(result);
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("report"), QString(), {{QStringLiteral("text"), report}});
            else
                m_context.terminal.result(report.toUtf8());
        }
        if (result.error) {
            [[maybe_unused]] const int itsOwn = m_context.terminal.fail(*result.error);
            // docs/cli.md: a failed step is 4, whatever kind of failure it was.
            Q_EMIT finished(static_cast<int>(base::ExitCode::ApiFailed));
            return;
        }
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("done"), QString(),
                {{QStringLiteral("models"), QJsonArray::fromStringList(result.models)},
                    {QStringLiteral("balance"), result.balance.isEmpty() ? QJsonValue() : QJsonValue(result.balance)}});
        Q_EMIT finished(0);
    }

    Context m_context;
    Unlock m_unlock;
    model::Endpoint m_endpoint;
    std::unique_ptr<admin::EndpointTest> m_test;
};

} // namespace

CommandInfo endpointTestCommand()
{
    CommandInfo info;
    info.words = {QStringLiteral("endpoints"), QStringLiteral("test")};
    info.arguments = QStringLiteral("[NAME|URL]");
    info.summary = Cli::tr("step by step: address, proxy, connection, TLS, HTTP, models, balance");
    info.options
        = {{QStringLiteral("report"), QString(), Cli::tr("prints the steps as a report for an IT department"), false}};
    info.make = [](const Context& context) -> std::unique_ptr<Command> {
        return std::make_unique<EndpointTestCommand>(context);
    };
    return info;
}

} // namespace spyhop::app

#include "endpointtest.moc"
