// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/askrequest.h"

#include "app/cli/cli.h"
#include "core/chat/media.h"
#include "core/chat/numbers.h"
#include "core/chat/prompttext.h"
#include "core/model/asklimits.h"
#include "core/model/pricing.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace spyhop::app {
namespace {

constexpr qsizetype mediaHead = 64; // bytes that tell what a file is

//! --image takes pictures that models take, and nothing else.
base::Status expectPicture(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(usageError(Cli::tr("There is no file \"%1\" that can be read.").arg(path), QString()));
    if (chat::mediaOf(file.read(mediaHead)).kind == chat::MediaKind::Picture)
        return {};
    return base::failure(usageError(Cli::tr("\"%1\" is no picture that models take.").arg(QFileInfo(path).fileName()),
        Cli::tr("Use PNG, JPEG, GIF or WebP.")));
}

} // namespace

base::Error emptyPrompt()
{
    return usageError(Cli::tr("The prompt is empty."), QString());
}

base::Expected<model::ChatRequest> askRequest(const Options& options)
{
    const bool isSaved = options.has(QStringLiteral("saved"));
    if (const base::Status fine = options.expectArguments(
            isSaved ? 0 : 1, isSaved ? QString() : Cli::tr("the prompt, or - to read it from standard input"));
        !fine)
        return base::failure(fine.error());
    if (options.has(QStringLiteral("set")) && !isSaved)
        return base::failure(
            usageError(Cli::tr("--set fills in the fields of a saved prompt."), Cli::tr("Name it with --saved.")));
    for (const char* other : {"private", "compare"}) {
        if (options.has(QStringLiteral("async")) && options.has(QString::fromLatin1(other)))
            return base::failure(
                usageError(Cli::tr("--async and --%1 exclude each other.").arg(QString::fromLatin1(other)), QString()));
    }
    if (options.has(QStringLiteral("role")) && options.has(QStringLiteral("system")))
        return base::failure(usageError(Cli::tr("--role and --system exclude each other."), QString()));
    const base::Expected<std::optional<int>> maxTokens
        = options.number(QStringLiteral("max-tokens"), 1, model::mostAnswerTokens);
    if (!maxTokens)
        return base::failure(maxTokens.error());
    const base::Expected<std::optional<double>> temperature = options.decimal(QStringLiteral("temperature"), 0, 2);
    if (!temperature)
        return base::failure(temperature.error());
    model::ChatRequest request;
    request.maxTokens = *maxTokens;
    request.temperature = *temperature;
    const base::Expected<std::optional<model::Thinking>> thinking = thinkingOf(options);
    if (!thinking)
        return base::failure(thinking.error());
    if (*thinking)
        request.thinking = **thinking;
    if (options.has(QStringLiteral("tier"))) {
        const std::optional<model::Tier> tier = model::tierFromName(options.value(QStringLiteral("tier")));
        if (!tier)
            return base::failure(usageError(Cli::tr("--tier is auto, edge, api, self-hosted or basics, not \"%1\".")
                                                .arg(options.value(QStringLiteral("tier"))),
                QString()));
        request.tier = *tier;
    }
    request.model = options.value(QStringLiteral("model"));
    request.stream = !options.has(QStringLiteral("no-stream"));
    request.isPrivate = options.has(QStringLiteral("private"));
    if (options.has(QStringLiteral("no-cache")))
        request.cache = model::CacheMode::Bypass;
    if (options.has(QStringLiteral("system"))) {
        model::Message system;
        system.role = model::Role::System;
        system.text = options.value(QStringLiteral("system"));
        request.messages << system;
    }
    model::Message message;
    message.text = options.arguments().value(0);
    if (!isSaved && message.text.trimmed().isEmpty())
        return base::failure(emptyPrompt());
    for (const QString& path : options.values(QStringLiteral("image"))) {
        if (const base::Status picture = expectPicture(path); !picture)
            return base::failure(picture.error());
    }
    request.messages << message;
    return request;
}

base::Status useLibrary(const Options& options, const Services& services, model::ChatRequest& request)
{
    using Kind = chat::Library::Kind;
    const auto known = [](base::Error error) {
        error.code = base::ErrorCode::Usage;
        error.remedy = Cli::tr("\"spyhop-cli prompts list\" names those there are.");
        return base::failure(error);
    };
    if (options.has(QStringLiteral("role"))) {
        const auto role = services.library.entry(Kind::Role, options.value(QStringLiteral("role")));
        if (!role)
            return known(role.error());
        model::Message system;
        system.role = model::Role::System;
        system.text = role->text;
        request.messages.prepend(system);
    }
    if (!options.has(QStringLiteral("saved")))
        return {};
    const auto prompt = services.library.entry(Kind::Prompt, options.value(QStringLiteral("saved")));
    if (!prompt)
        return known(prompt.error());
    QHash<QString, QString> values;
    for (const QString& pair : options.values(QStringLiteral("set"))) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            return base::failure(usageError(Cli::tr("--set takes FIELD=VALUE, not \"%1\".").arg(pair), QString()));
        values.insert(pair.left(equals), pair.mid(equals + 1));
    }
    const auto filled = chat::fillPrompt(prompt->text, values, services.clock.wallTime().toLocalTime().date());
    if (!filled)
        return base::failure(filled.error());
    request.messages.last().text = *filled;
    return {};
}

base::Expected<QList<chat::ChatTarget>> comparedTargets(
    const Options& options, const Services& services, const model::ChatRequest& request)
{
    QList<chat::ChatTarget> targets{{request.endpoint, request.model}};
    const QStringList names = options.value(QStringLiteral("compare")).split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        // MODEL, or MODEL@ENDPOINT where that is the name of one.
        chat::ChatTarget target{request.endpoint, name.trimmed()};
        const qsizetype at = target.model.lastIndexOf(u'@');
        if (at > 0 && services.settings->settings().endpoint(target.model.mid(at + 1))) {
            target.endpoint = target.model.mid(at + 1);
            target.model = target.model.left(at);
        }
        if (targets.contains(target))
            return base::failure(usageError(Cli::tr("--compare names \"%1\" twice.").arg(target.model), QString()));
        targets.append(target);
    }
    if (targets.size() < 2 || targets.size() > chat::numbers::mostCompared)
        return base::failure(usageError(Cli::tr("--compare takes one or two models, parted by a comma."),
            Cli::tr("They are asked besides the one that --model names.")));
    return targets;
}

base::Status fitsContext(const Services& services, const model::ChatRequest& request, bool anyway)
{
    model::Conversation chat;
    chat.endpoint = request.endpoint;
    chat.model = request.model;
    chat.maxTokens = request.maxTokens;
    qint64 words = 0, attached = 0;
    for (const model::Message& message : request.messages) {
        if (message.role == model::Role::System) {
            chat.systemPrompt += message.text;
            continue;
        }
        words += model::estimateTokens(message.text);
        attached += chat::estimateTokens(message.attachments);
    }
    const chat::ContextMeter& meter = services.contextMeter;
    const chat::Prospect prospect = meter.prospect(chat);
    const bool hasPicture
        = std::any_of(request.messages.constLast().attachments.begin(), request.messages.constLast().attachments.end(),
            [](const model::Attachment& attachment) { return !attachment.bytes.isEmpty(); });
    if (hasPicture && !prospect.takesPictures.value_or(true))
        return base::failure(usageError(
            Cli::tr("%1 takes no pictures.").arg(prospect.model), Cli::tr("Choose a model that does with --model.")));
    const chat::ContextWindow window = meter.window(chat, prospect, {}, words, attached);
    if (!window.isRefused() || (anyway && window.maySendAnyway()))
        return {};
    base::Error error = chat::ChatSession::doesNotFit(window, prospect.model);
    error.code = base::ErrorCode::Usage;
    error.remedy = window.maySendAnyway() ? Cli::tr("Leave something out, or use \"batch run --long split\". It is an "
                                                    "estimate: --anyway sends it all the same.")
                                          : Cli::tr("Leave something out, or use \"batch run --long split\".");
    return base::failure(error);
}

} // namespace spyhop::app
