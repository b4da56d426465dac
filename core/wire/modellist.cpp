// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/modellist.h"

#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <array>
#include <limits>

namespace spyhop::wire {

namespace {

//! Each server has its own word: LM Studio, llama.cpp, vLLM, OpenRouter and Together, Groq, Mistral, Gemini.
constexpr std::array<std::string_view, 8> contextWords{"loaded_context_length", "n_ctx", "max_model_len",
    "context_length", "context_window", "max_context_length", "inputTokenLimit", "n_ctx_train"};

std::optional<simdjson::dom::array> listIn(JsonReader& reader, QByteArrayView body)
{
    simdjson::dom::array list;
    if (!reader.parse(body))
        return std::nullopt;
    if (!reader.root().get_array().get(list))
        return list;
    for (const std::string_view key : {"data", "models"}) {
        const auto value = member(reader.root(), key);
        if (value && !value->get_array().get(list))
            return list;
    }
    return std::nullopt;
}

QString nameOf(simdjson::dom::element element)
{
    std::string_view plain;
    if (!element.get_string().get(plain))
        return textOf(plain);
    for (const std::string_view key : {"id", "model", "name"}) {
        if (const QString name = textMember(element, key); !name.isEmpty())
            return name;
    }
    return {};
}

std::optional<int> contextOf(simdjson::dom::element element)
{
    const auto meta = member(element, "meta"); // llama.cpp
    for (const std::string_view word : contextWords) {
        auto told = integerMember(element, word);
        if (!told && meta)
            told = integerMember(*meta, word);
        if (told && *told > 0 && *told <= std::numeric_limits<int>::max())
            return static_cast<int>(*told);
    }
    return std::nullopt;
}

} // namespace

base::Expected<QStringList> readModelList(QByteArrayView body)
{
    JsonReader reader;
    const auto list = listIn(reader, body);
    if (!list) {
        return base::failure(base::ErrorCode::Server,
            QCoreApplication::translate("ModelList", "The server's list of models cannot be read."));
    }
    QStringList names;
    for (simdjson::dom::element element : *list) {
        const QString name = nameOf(element);
        if (!name.isEmpty())
            names << name;
    }
    names.removeDuplicates();
    return names;
}

QHash<QString, int> readModelContexts(QByteArrayView body)
{
    JsonReader reader;
    QHash<QString, int> contexts;
    const auto list = listIn(reader, body);
    if (!list)
        return contexts;
    for (simdjson::dom::element element : *list) {
        const QString name = nameOf(element);
        const auto context = contextOf(element);
        if (context && !name.isEmpty() && !contexts.contains(name))
            contexts.insert(name, *context);
    }
    return contexts;
}

} // namespace spyhop::wire
