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
    if (templateFields(prompt).isEmpty())
        *filled += QStringLiteral("\n\n") + lines.join(u'\n');
    return PreparedItem{*filled, {}, {}};
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
    auto filled
        = fillTemplate(prompt, {{QStringLiteral("text"), document.text}, {QStringLiteral("filename"), item.name}});
    if (!filled)
        return tl::make_unexpected(filled.error());
    if (!templateFields(prompt).contains(QStringLiteral("text")) && !document.text.isEmpty())
        *filled += QStringLiteral("\n\n") + document.text;
    return PreparedItem{*filled, document.receipt, shownPictures(document, item.name)};
}

} // namespace

base::Expected<PreparedItem> prepareItem(const QString& prompt, bool rows, const QStringList& inputColumns,
    const model::BatchItem& item, const docs::Document& document)
{
    return rows ? prepareRow(prompt, inputColumns, item) : prepareDocument(prompt, item, document);
}

model::ChatRequest requestFor(const model::BatchSpec& spec, const PreparedItem& prepared)
{
    model::ChatRequest request;
    QStringList system;
    for (const QString& part : {spec.system.trimmed(), answerInstruction(spec.columns)}) {
        if (!part.isEmpty())
            system.append(part);
    }
    if (!system.isEmpty())
        request.messages.append({model::Role::System, system.join(QStringLiteral("\n\n")), {}, {}});
    request.messages.append({model::Role::User, prepared.prompt, {}, prepared.pictures});
    request.model = spec.model;
    request.endpoint = spec.endpoint;
    request.thinking = spec.thinking;
    request.maxTokens = spec.maxTokens;
    request.jsonOutput = !spec.columns.isEmpty();
    // Nobody watches the words come: a whole reply costs less than its pieces.
    request.stream = false;
    request.purpose = model::Purpose::BatchStep;
    request.jobId = spec.id;
    return request;
}

QString idempotencyKey(const model::ChatRequest& request, const model::Step& step)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString& part) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    };
    add(request.jobId);
    add(QString::number(step.item));
    add(QString::number(step.number));
    add(QString::number(step.chain));
    add(request.model);
    for (const model::Message& message : request.messages)
        add(message.text);
    return QString::fromLatin1(hash.result().toHex().left(32));
}

} // namespace spyhop::batch
