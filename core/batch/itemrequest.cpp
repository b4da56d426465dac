// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/itemrequest.h"
#include "core/batch/answer.h"
#include "core/batch/prompttemplate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>

namespace spyhop::batch {
namespace {

base::Expected<PreparedItem> prepareRow(
    const QString& prompt, const QStringList& inputColumns, const model::BatchItem& item)
{
    QHash<QString, QString> values;
    QStringList lines;
    for (qsizetype i = 0; i < inputColumns.size(); ++i) {
        values.insert(inputColumns.at(i), item.cells.value(i));
        lines.append(QStringLiteral("%1: %2").arg(inputColumns.at(i), item.cells.value(i)));
    }
    auto filled = fillTemplate(prompt, values);
    if (!filled)
        return tl::make_unexpected(filled.error());
    if (!hasFields(prompt))
        *filled += QStringLiteral("\n\n") + lines.join(u'\n');
    return PreparedItem{*filled, item.receipt, {}, 0, sourceOf(inputColumns, item.cells)};
}

//! Pictures travel as parts of the message, named as a person would.
QList<model::Attachment> shownPictures(const docs::Document& document, const QString& fileName)
{
    QList<model::Attachment> shown;
    for (const docs::Picture& picture : document.pictures) {
        model::Attachment attachment;
        attachment.name = picture.part == 0
            ? fileName
            : QCoreApplication::translate("Batch", "%1, page %2", "a file, a page of it")
                  .arg(fileName)
                  .arg(picture.part);
        attachment.mimeType = QString::fromLatin1(picture.mediaType);
        attachment.bytes = picture.bytes;
        shown.append(attachment);
    }
    return shown;
}

base::Expected<PreparedItem> prepareDocument(
    const QString& prompt, const model::BatchItem& item, const docs::Document& document)
{
    const auto filled = documentPrompt(prompt, item.name, document.text);
    if (!filled)
        return tl::make_unexpected(filled.error());
    const int inlined = document.pictures.isEmpty() || !document.text.isEmpty() ? 1 : 0;
    return PreparedItem{*filled, document.receipt, shownPictures(document, item.name), inlined, sourceOf(document)};
}

} // namespace

base::Expected<QString> documentPrompt(const QString& prompt, const QString& name, const QString& text)
{
    auto filled = fillTemplate(prompt, {{QStringLiteral("text"), text}, {QStringLiteral("filename"), name}});
    if (filled && !templateFields(prompt).contains(QStringLiteral("text")) && !text.isEmpty())
        *filled += QStringLiteral("\n\n") + text;
    return filled;
}

QString sharedPrefix(const model::BatchSpec& spec)
{
    const qsizetype field = spec.prompt.indexOf(QStringLiteral("{{"));
    return spec.system + answerInstruction(spec.columns, spec.quotes)
        + (field < 0 ? spec.prompt : spec.prompt.left(field));
}

base::Expected<PreparedItem> prepareItem(const QString& prompt, bool rows, const QStringList& inputColumns,
    const model::BatchItem& item, const docs::Document& document)
{
    return rows ? prepareRow(prompt, inputColumns, item) : prepareDocument(prompt, item, document);
}

model::ChatRequest whereTo(const model::BatchSpec& spec)
{
    model::ChatRequest request;
    request.endpoint = spec.endpoint;
    request.model = spec.model;
    request.tier = spec.tier;
    return request;
}

model::ChatRequest requestFor(const model::BatchSpec& spec, const model::BatchItem& item, const QString& prompt)
{
    model::ChatRequest request;
    QStringList system;
    for (const QString& part : {spec.system.trimmed(), answerInstruction(spec.columns, spec.quotes)}) {
        if (!part.isEmpty())
            system.append(part);
    }
    if (!system.isEmpty())
        request.messages.append({model::Role::System, system.join(QStringLiteral("\n\n")), {}, {}});
    request.messages.append({model::Role::User, prompt, {}, {}});
    request.model = item.model.isEmpty() ? spec.model : item.model;
    request.endpoint = spec.endpoint;
    request.tier = spec.tier;
    request.thinking = spec.thinking;
    request.maxTokens = spec.maxTokens;
    request.jsonOutput = !spec.columns.isEmpty();
    // Nobody watches the words come: a whole reply costs less than its pieces.
    request.stream = false;
    // What was answered before is not taken from anywhere.
    request.cache = spec.fresh ? model::CacheMode::Bypass : model::CacheMode::Use;
    request.purpose = model::Purpose::BatchStep;
    request.jobId = spec.id;
    return request;
}

QString idempotencyKey(const model::ChatRequest& request, const model::Step& step)
{
    // One text, each part behind its length, hashed once: many small pieces would cost more than the hash.
    QByteArray parts = QByteArray::number(step.item) + '/' + QByteArray::number(step.number) + '/'
        + QByteArray::number(step.chain) + '/';
    const auto add = [&parts](const QString& part) {
        const QByteArray bytes = part.toUtf8();
        parts += QByteArray::number(bytes.size());
        parts += ':';
        parts += bytes;
    };
    add(request.jobId);
    add(request.model);
    for (const model::Message& message : request.messages) {
        add(message.text);
        for (const model::Attachment& attachment : message.attachments)
            parts += QCryptographicHash::hash(attachment.bytes, QCryptographicHash::Blake2b_256);
    }
    return QString::fromLatin1(QCryptographicHash::hash(parts, QCryptographicHash::Blake2b_256).toHex().first(32));
}

} // namespace spyhop::batch
