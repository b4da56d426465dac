// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "core/base/files.h"
#include "core/localserver/localserver.h"

namespace spyhop::app {
namespace {

constexpr qint64 scriptLimit = 16 * 1024 * 1024; // bytes

base::Expected<std::pair<int, double>> parseFailure(const QString& text)
{
    const qsizetype colon = text.indexOf(u':');
    bool statusFine = false;
    bool shareFine = false;
    const int status = text.left(colon).toInt(&statusFine);
    const double share = text.mid(colon + 1).toDouble(&shareFine);
    if (colon < 0 || !statusFine || !shareFine || status < 100 || status > 599 || !(share >= 0 && share <= 1))
        return base::failure(
            usageError(Cli::tr("--fail is STATUS:SHARE, such as 503:0.1, not \"%1\".").arg(text), QString()));
    return std::pair(status, share);
}

base::Expected<localserver::ServerOptions> serverOptions(const Options& options)
{
    if (const base::Status fine = options.expectArguments(0, QString()); !fine)
        return base::failure(fine.error());
    constexpr int longestDelay = 600'000; // ms
    const base::Expected<std::optional<int>> port = options.number(QStringLiteral("port"), 0, 65535);
    const base::Expected<std::optional<int>> seed = options.number(QStringLiteral("seed"), 0, INT_MAX);
    const base::Expected<std::optional<int>> latency = options.number(QStringLiteral("latency"), 0, longestDelay);
    const base::Expected<std::optional<int>> delay = options.number(QStringLiteral("token-delay"), 0, longestDelay);
    const base::Expected<std::optional<int>> jobDelay = options.number(QStringLiteral("job-delay"), 0, longestDelay);
    const base::Expected<std::optional<int>> atOnce = options.number(QStringLiteral("at-once"), 1, 100'000);
    for (const base::Expected<std::optional<int>>* number : {&port, &seed, &latency, &delay, &jobDelay, &atOnce}) {
        if (!*number)
            return base::failure(number->error());
    }
    localserver::ServerOptions server;
    server.port = static_cast<quint16>(port->value_or(0));
    server.seed = static_cast<quint64>(seed->value_or(1));
    server.latencyMs = latency->value_or(0);
    server.tokenDelayMs = delay->value_or(0);
    server.jobDelayMs = jobDelay->value_or(0);
    server.mostAtOnce = atOnce->value_or(0);
    if (options.has(QStringLiteral("host")))
        server.host = options.value(QStringLiteral("host"));
    for (const QString& text : options.values(QStringLiteral("fail"))) {
        const base::Expected<std::pair<int, double>> failure = parseFailure(text);
        if (!failure)
            return base::failure(failure.error());
        server.failures << *failure;
    }
    if (options.has(QStringLiteral("script"))) {
        base::Expected<QByteArray> script = base::readFile(options.value(QStringLiteral("script")), scriptLimit);
        if (!script) {
            base::Error error = script.error();
            error.code = base::ErrorCode::Usage; // what was named on the command line is not there
            return base::failure(error);
        }
        server.script = std::move(*script);
    }
    return server;
}

//! \brief The built-in local server until Ctrl-C. Owner: main().
class Serve final : public Command {
    Q_OBJECT
public:
    explicit Serve(const Context& context)
        : m_context(context)
    {
    }

    void start() override
    {
        const base::Expected<localserver::ServerOptions> options = serverOptions(m_context.options);
        if (!options) {
            Q_EMIT finished(m_context.terminal.fail(options.error()));
            return;
        }
        m_server = std::make_unique<localserver::LocalServer>(*options, m_context.clock);
        if (const base::Status listening = m_server->listen(); !listening) {
            Q_EMIT finished(m_context.terminal.fail(listening.error()));
            return;
        }
        const QString url = m_server->url().toString(QUrl::RemovePath | QUrl::StripTrailingSlash);
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("listening"), QString(), {{QStringLiteral("url"), url}});
        else
            m_context.terminal.resultLine(QStringLiteral("listening on ") + url);
    }

    void interrupt() override
    {
        if (m_server)
            m_context.terminal.note(Cli::tr("%n request(s) served.", nullptr, int(m_server->requestCount())));
        m_server.reset();
        Q_EMIT finished(0);
    }

private:
    Context m_context;
    std::unique_ptr<localserver::LocalServer> m_server;
};

} // namespace

CommandInfo serveCommand()
{
    CommandInfo info;
    info.words = {QStringLiteral("serve")};
    info.summary = Cli::tr("the built-in local server, for trying and testing; no model is involved");
    info.options = {
        {QStringLiteral("port"), QStringLiteral("N"), Cli::tr("0: a free one (the default)"), false},
        {QStringLiteral("host"), QStringLiteral("ADDRESS"), Cli::tr("where to listen; 127.0.0.1 by default"), false},
        {QStringLiteral("seed"), QStringLiteral("N"), Cli::tr("the same seed gives the same answers"), false},
        {QStringLiteral("latency"), QStringLiteral("MS"), Cli::tr("before the first byte"), false},
        {QStringLiteral("token-delay"), QStringLiteral("MS"), Cli::tr("between the parts of an answer"), false},
        {QStringLiteral("job-delay"), QStringLiteral("MS"), Cli::tr("until a task or a batch of files is done"), false},
        {QStringLiteral("fail"), QStringLiteral("STATUS:SHARE"), Cli::tr("this share of requests fails so"), true},
        {QStringLiteral("at-once"), QStringLiteral("N"), Cli::tr("more chats than N in flight are refused with 429"),
            false},
        {QStringLiteral("script"), QStringLiteral("FILE"), Cli::tr("answers line by line from a script"), false},
    };
    info.needsProfile = false;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<Serve>(context); };
    return info;
}

} // namespace spyhop::app

#include "serve.moc"
