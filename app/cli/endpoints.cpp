// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

namespace spyhop::app {
namespace {

//! \brief `endpoints list`. Owner: main().
class EndpointList final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return context().terminal.fail(fine.error());
        QList<QStringList> rows;
        const QList<admin::ProviderPreset> presets = admin::shippedPresets(QLocale().name());
        for (const model::Endpoint& endpoint : context().services->endpoints.endpoints()) {
            const admin::Custody custody = admin::custodyOf(presets, endpoint.url).value_or(admin::Custody());
            const QString url = endpoint.url.toDisplayString();
            QJsonObject contexts;
            for (auto context = endpoint.contexts.cbegin(); context != endpoint.contexts.cend(); ++context)
                contexts.insert(context.key(), context.value());
            const auto orNull = [](const std::optional<int>& number) {
                return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
            };
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("endpoint"), QString(),
                    {{QStringLiteral("name"), endpoint.name}, {QStringLiteral("url"), url},
                        {QStringLiteral("dialect"), model::dialectName(endpoint.dialect)},
                        {QStringLiteral("tier"), model::tierName(endpoint.tier)}, {QStringLiteral("key"), endpoint.key},
                        {QStringLiteral("keys"), QJsonArray::fromStringList(endpoint.moreKeys)},
                        {QStringLiteral("models"), QJsonArray::fromStringList(endpoint.models)},
                        {QStringLiteral("contexts"), contexts}, {QStringLiteral("currency"), endpoint.currency},
                        {QStringLiteral("prices"), model::ownPricesToJson(endpoint.prices)},
                        {QStringLiteral("priority"), endpoint.priority},
                        {QStringLiteral("requestsPerMinute"), orNull(endpoint.requestsPerMinute)},
                        {QStringLiteral("tokensPerMinute"), orNull(endpoint.tokensPerMinute)},
                        {QStringLiteral("concurrency"), orNull(endpoint.concurrency)},
                        {QStringLiteral("connectTimeout"), endpoint.connectTimeoutMs / 1000.0},
                        {QStringLiteral("firstTokenTimeout"), endpoint.firstTokenTimeoutMs / 1000.0},
                        {QStringLiteral("totalTimeout"), endpoint.totalTimeoutMs / 1000.0},
                        {QStringLiteral("caFile"), endpoint.caFile}, {QStringLiteral("proxy"), endpoint.proxy},
                        {QStringLiteral("proxyUser"), endpoint.proxyUser},
                        {QStringLiteral("proxyPassword"), endpoint.proxyPassword},
                        {QStringLiteral("enabled"), endpoint.enabled}, {QStringLiteral("country"), custody.country},
                        {QStringLiteral("retention"), custody.retention},
                        {QStringLiteral("custodySource"), custody.source},
                        {QStringLiteral("custodyAsOf"), custody.asOf},
                        {QStringLiteral("noStore"), model::noStoreToJson(endpoint.noStore)}});
            else
                rows << QStringList{endpoint.name, url, model::dialectName(endpoint.dialect),
                    model::tierName(endpoint.tier), endpoint.accounts().join(QStringLiteral(", ")),
                    endpoint.models.join(QStringLiteral(", ")), QString::number(endpoint.priority)};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("name"), Cli::tr("URL"), Cli::tr("dialect"), Cli::tr("tier"), Cli::tr("key"),
                              Cli::tr("models"), Cli::tr("priority")},
                    rows, context().terminal.resultWidth()));
        else if (!context().terminal.json())
            context().terminal.note(
                Cli::tr("No endpoint is set up. Add one with \"spyhop-cli endpoints add NAME URL\"."));
        return 0;
    }
};

//! The options on how an endpoint is reached: patience, authority, proxy.
base::Status readConnection(const Options& options, model::Endpoint& endpoint)
{
    constexpr double longest = 86'400; // s; a day, as in the settings
    const struct {
        QString name;
        int& milliseconds;
    } clocks[] = {{QStringLiteral("connect-timeout"), endpoint.connectTimeoutMs},
        {QStringLiteral("first-token-timeout"), endpoint.firstTokenTimeoutMs},
        {QStringLiteral("total-timeout"), endpoint.totalTimeoutMs}};
    for (const auto& clock : clocks) {
        const base::Expected<std::optional<double>> seconds = options.decimal(clock.name, 0.001, longest);
        if (!seconds)
            return base::failure(seconds.error());
        if (*seconds)
            clock.milliseconds = qRound(**seconds * 1000);
    }
    if (const QString file = options.value(QStringLiteral("ca-file")); !file.isEmpty())
        endpoint.caFile = QFileInfo(file).absoluteFilePath();
    endpoint.proxy = options.value(QStringLiteral("proxy"));
    endpoint.proxyUser = options.value(QStringLiteral("proxy-user"));
    endpoint.proxyPassword = options.value(QStringLiteral("proxy-password"));
    return {};
}

base::Expected<model::Endpoint> endpointFrom(const Options& options)
{
    if (const base::Status fine = options.expectArguments(2, Cli::tr("a name and a URL")); !fine)
        return base::failure(fine.error());
    model::Endpoint endpoint;
    endpoint.name = options.arguments().at(0);
    endpoint.url = QUrl(options.arguments().at(1), QUrl::StrictMode);
    QStringList keys = options.values(QStringLiteral("key"));
    keys.removeDuplicates();
    endpoint.key = keys.value(0);
    endpoint.moreKeys = keys.mid(1);
    endpoint.models = options.values(QStringLiteral("model"));
    for (const QString& context : options.values(QStringLiteral("context"))) {
        const qsizetype sign = context.lastIndexOf(u'=');
        bool isNumber = false;
        const int tokens = sign < 1 ? 0 : QStringView(context).sliced(sign + 1).toInt(&isNumber);
        if (!isNumber || tokens < 1)
            return base::failure(usageError(Cli::tr("--context is MODEL=TOKENS, not \"%1\".").arg(context), QString()));
        endpoint.contexts.insert(context.first(sign), tokens);
    }
    endpoint.currency = options.value(QStringLiteral("currency")).toUpper();
    if (!endpoint.currency.isEmpty() && !model::isCurrency(endpoint.currency))
        return base::failure(usageError(
            Cli::tr("--currency is three letters, such as USD or CNY, not \"%1\".").arg(endpoint.currency), QString()));
    const auto prices = model::ownPricesFromText(options.values(QStringLiteral("price")).join(u'\n'));
    if (!prices)
        return base::failure(prices.error());
    endpoint.prices = *prices;
    if (endpoint.url.host() == u"api.deepseek.com")
        endpoint.dialect = model::Dialect::DeepSeek;
    if (model::Endpoint::isLoopback(endpoint.url))
        endpoint.tier = model::Tier::Edge;
    if (const QString word = options.value(QStringLiteral("dialect")); !word.isEmpty()) {
        const std::optional<model::Dialect> dialect = model::dialectFromName(word);
        if (!dialect)
            return base::failure(
                usageError(Cli::tr("--dialect is openai or deepseek, not \"%1\".").arg(word), QString()));
        endpoint.dialect = *dialect;
    }
    if (const QString word = options.value(QStringLiteral("tier")); !word.isEmpty()) {
        const std::optional<model::Tier> tier = model::tierFromName(word);
        if (!tier || *tier == model::Tier::Auto || *tier == model::Tier::Basics)
            return base::failure(
                usageError(Cli::tr("--tier is edge, api or self-hosted, not \"%1\".").arg(word), QString()));
        endpoint.tier = *tier;
    }
    const base::Expected<std::optional<int>> priority = options.number(QStringLiteral("priority"), 1, 1'000'000);
    if (!priority)
        return base::failure(priority.error());
    endpoint.priority = priority->value_or(endpoint.priority);
    const base::Expected<std::optional<int>> requests
        = options.number(QStringLiteral("requests-per-minute"), 1, 1'000'000);
    if (!requests)
        return base::failure(requests.error());
    endpoint.requestsPerMinute = *requests;
    const base::Expected<std::optional<int>> tokens
        = options.number(QStringLiteral("tokens-per-minute"), 1, 1'000'000'000);
    if (!tokens)
        return base::failure(tokens.error());
    endpoint.tokensPerMinute = *tokens;
    if (const base::Status fine = readConnection(options, endpoint); !fine)
        return base::failure(fine.error());
    return endpoint;
}

//! What the provider documents against keeping: asked for by --no-store, refused by --may-store, else as is usual.
//! Error: Usage (it documents nothing).
base::Status chooseNoStore(const Options& options, model::Endpoint& endpoint)
{
    const QList<admin::ProviderPreset> presets = admin::shippedPresets(QLocale().name());
    const admin::ProviderPreset* const preset = admin::presetOf(presets, endpoint.url);
    const admin::NoStoreOffer offer = preset ? preset->noStore : admin::NoStoreOffer();
    const bool isAsked = options.has(QStringLiteral("no-store"));
    if (isAsked && offer.change.isEmpty())
        return base::failure(usageError(Cli::tr("No switch against storing is known of this address."),
            Cli::tr("If its provider documents one, write it into the settings as \"noStore\".")));
    if (isAsked || (offer.usual && !options.has(QStringLiteral("may-store"))))
        endpoint.noStore = offer.change;
    return {};
}

//! \brief `endpoints add NAME URL`. Owner: main().
class EndpointAdd final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        base::Expected<model::Endpoint> endpoint = endpointFrom(context().options);
        if (!endpoint)
            return context().terminal.fail(endpoint.error());
        if (const base::Status chosen = chooseNoStore(context().options, *endpoint); !chosen)
            return context().terminal.fail(chosen.error());
        if (const base::Status added = context().services->endpoints.add(*endpoint); !added)
            return context().terminal.fail(added.error());
        context().terminal.note(
            Cli::tr("Added. \"spyhop-cli endpoints test %1\" shows whether it answers.").arg(endpoint->name));
        return 0;
    }
};

//! \brief `endpoints remove NAME`. Owner: main().
class EndpointRemove final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(1, Cli::tr("the name of an endpoint")); !fine)
            return context().terminal.fail(fine.error());
        const base::Status removed = context().services->endpoints.remove(context().options.arguments().constFirst());
        if (!removed)
            return context().terminal.fail(removed.error());
        context().terminal.note(
            Cli::tr("Removed. A key that was stored for it is still in its place; \"spyhop-cli keys "
                    "remove\" removes that."));
        return 0;
    }
};

template <typename T>
CommandInfo endpointCommand(const QString& word, const QString& arguments, const QString& summary)
{
    return commandLine<T>({QStringLiteral("endpoints"), word}, arguments, summary);
}

} // namespace

QList<CommandInfo> endpointCommands()
{
    CommandInfo add = endpointCommand<EndpointAdd>(
        QStringLiteral("add"), QStringLiteral("NAME URL"), Cli::tr("adds an endpoint to the settings"));
    // --model and --key are global options, which stand for the endpoint's own here; both may be repeated.
    add.options = {
        {QStringLiteral("model"), QStringLiteral("NAME"), Cli::tr("a model it serves; the first is the default"), true},
        {QStringLiteral("context"), QStringLiteral("MODEL=TOKENS"),
            Cli::tr("what one of its models holds, where nobody tells, or tells wrong"), true},
        {QStringLiteral("currency"), QStringLiteral("CUR"),
            Cli::tr("what its account is charged in, where no balance tells"), false},
        {QStringLiteral("price"), QStringLiteral("\"MODEL INPUT [CACHED] OUTPUT [CUR]\""),
            Cli::tr("what a million tokens of one of its models cost"), true},
        {QStringLiteral("key"), QStringLiteral("REF"), Cli::tr("its key; calls spread over several"), true},
        {QStringLiteral("dialect"), QStringLiteral("openai|deepseek"), Cli::tr("how it speaks"), false},
        {QStringLiteral("tier"), QStringLiteral("edge|api|self-hosted"), Cli::tr("where its models run"), false},
        {QStringLiteral("priority"), QStringLiteral("N"), Cli::tr("smaller is tried first"), false},
        {QStringLiteral("requests-per-minute"), QStringLiteral("N"), Cli::tr("per key; more wait their turn"), false},
        {QStringLiteral("tokens-per-minute"), QStringLiteral("N"), Cli::tr("per key; more wait their turn"), false},
        {QStringLiteral("connect-timeout"), QStringLiteral("S"), Cli::tr("seconds for a connection; 10 if not given"),
            false},
        {QStringLiteral("first-token-timeout"), QStringLiteral("S"),
            Cli::tr("seconds until the answer begins; 600 if not given"), false},
        {QStringLiteral("total-timeout"), QStringLiteral("S"), Cli::tr("seconds for a whole answer; 3600 if not given"),
            false},
        {QStringLiteral("ca-file"), QStringLiteral("FILE"),
            Cli::tr("PEM file of certificate authorities to trust besides the system's"), false},
        {QStringLiteral("proxy"), QStringLiteral("PROXY"),
            Cli::tr("system, none, http://HOST:PORT, socks5://HOST:PORT or \"PROXY HOST:PORT; DIRECT\""), false},
        {QStringLiteral("proxy-user"), QStringLiteral("NAME"), Cli::tr("user name for the proxy"), false},
        {QStringLiteral("proxy-password"), QStringLiteral("REF"),
            Cli::tr("reference to the proxy's password, such as keychain:proxy"), false},
        {QStringLiteral("no-store"), QString(), Cli::tr("asks the provider not to keep what it is sent"), false},
        {QStringLiteral("may-store"), QString(), Cli::tr("does not, where that is usual"), false},
    };
    return {
        endpointCommand<EndpointList>(QStringLiteral("list"), QString(), Cli::tr("the endpoints that are set up")),
        add,
        endpointCommand<EndpointRemove>(
            QStringLiteral("remove"), QStringLiteral("NAME"), Cli::tr("removes an endpoint from the settings")),
        endpointTestCommand(),
    };
}

} // namespace spyhop::app

#include "endpoints.moc"
