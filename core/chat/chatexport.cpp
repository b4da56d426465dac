// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatexport.h"

#include "core/base/filenames.h"
#include "core/chat/chatdocument.h"
#include "core/chat/docxwriter.h"
#include "core/chat/exportsteps.h"
#include "core/chat/pdfpages.h"
#include "core/chat/titles.h"
#include "core/text/closedmarkdown.h"
#include "core/text/htmlwriter.h"
#include "core/typeset/richtext.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <array>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatExport)
};

constexpr qreal formulaSize = 15; // px, as the text around them

constexpr std::array endings{
    std::pair{ChatFormat::Markdown, u"md"},
    std::pair{ChatFormat::Json, u"json"},
    std::pair{ChatFormat::Html, u"html"},
    std::pair{ChatFormat::Docx, u"docx"},
    std::pair{ChatFormat::Pdf, u"pdf"},
};

QJsonObject jsonOf(const model::ConversationMessage& message)
{
    QJsonObject object{{QStringLiteral("id"), message.id},
        {QStringLiteral("role"), model::roleName(message.message.role)}, {QStringLiteral("text"), message.message.text},
        {QStringLiteral("createdAt"), message.createdAt.toString(Qt::ISODateWithMs)}};
    const auto put = [&object](const char16_t* key, const QString& value) {
        if (!value.isEmpty())
            object.insert(QString::fromUtf16(key), value);
    };
    put(u"parent", message.parentId);
    put(u"reasoning", message.message.reasoning);
    if (message.thinkingTime)
        object.insert(QStringLiteral("thoughtMs"), qint64(message.thinkingTime->count()));
    put(u"note", message.note);
    if (!message.complete)
        object.insert(QStringLiteral("complete"), false);
    QJsonArray attachments;
    for (const model::Attachment& attachment : message.message.attachments) {
        QJsonObject one{{QStringLiteral("name"), attachment.name}, {QStringLiteral("type"), attachment.mimeType}};
        if (!attachment.text.isEmpty())
            one.insert(QStringLiteral("text"), attachment.text);
        if (!attachment.bytes.isEmpty())
            one.insert(QStringLiteral("bytes"), QString::fromLatin1(attachment.bytes.toBase64()));
        attachments.append(one);
    }
    if (!attachments.isEmpty())
        object.insert(QStringLiteral("attachments"), attachments);
    if (!message.outcome)
        return object;
    const model::Completion& completion = message.outcome->completion;
    put(u"model", completion.model.isEmpty() ? message.outcome->askedModel : completion.model);
    put(u"endpoint", message.outcome->endpoint);
    if (completion.usage) {
        object.insert(QStringLiteral("usage"),
            QJsonObject{{QStringLiteral("promptTokens"), completion.usage->promptTokens},
                {QStringLiteral("completionTokens"), completion.usage->completionTokens},
                {QStringLiteral("reasoningTokens"), completion.usage->reasoningTokens},
                {QStringLiteral("cacheHitTokens"), completion.usage->cacheHitTokens},
                {QStringLiteral("estimated"), completion.usage->estimated}});
    }
    if (message.outcome->cost) {
        object.insert(QStringLiteral("cost"),
            QJsonObject{{QStringLiteral("amount"), message.outcome->cost->amount(6)},
                {QStringLiteral("currency"), message.outcome->cost->currency()},
                {QStringLiteral("estimated"), message.outcome->costEstimated}});
    }
    return object;
}

QString titleOf(const QList<model::Conversation>& chats)
{
    return chats.size() == 1 ? chats.first().summary.title.simplified() : Words::tr("Chats");
}

text::FormulaPictures picturesOf(const ChatExportContext& context)
{
    return typeset::formulaPictures(context.formulas, formulaSize);
}

QString markdownOf(const model::ConversationMessage& message)
{
    QString text = QStringLiteral("## ") + messageHeading(message) + QStringLiteral("\n\n");
    for (const model::Attachment& attachment : message.message.attachments)
        text += QStringLiteral("📎 ") + attachment.name + QStringLiteral("\n\n");
    if (!message.message.reasoning.isEmpty()) {
        const QString quoted = message.message.reasoning.trimmed().replace(u'\n', QStringLiteral("\n> "));
        text += QStringLiteral("> ") + thoughtsHeading(message) + QStringLiteral("\n>\n> ") + quoted
            + QStringLiteral("\n\n");
    }
    text += text::closedMarkdown(message.message.text.trimmed()) + QStringLiteral("\n\n");
    if (!message.note.isEmpty())
        text += QStringLiteral("*") + message.note + QStringLiteral("*\n\n");
    return text;
}

//! With its formulas made: they take the time.
QList<text::Block> documentOf(const model::Conversation& chat, const ChatExportContext& context, ExportSteps& steps)
{
    if (steps.isStopped())
        return {};
    QList<text::Block> document = documentHead(chat);
    for (const model::ConversationMessage& message : ExportSteps::branchOf(chat)) {
        if (steps.isStopped())
            break;
        const QList<text::Block> blocks = messageDocument(message);
        if (context.formulas != nullptr)
            typeset::waitForFormulas(blocks, *context.formulas);
        document += blocks;
        if (!steps.next())
            break;
    }
    return document;
}

QByteArray markdownOf(const QList<model::Conversation>& chats, ExportSteps& steps)
{
    QString text;
    for (const model::Conversation& chat : chats) {
        text += QStringLiteral("# ") + chat.summary.title.simplified() + QStringLiteral("\n\n");
        if (!chat.systemPrompt.isEmpty())
            text += QStringLiteral("> ") + QString(chat.systemPrompt).replace(u'\n', QStringLiteral("\n> "))
                + QStringLiteral("\n\n");
        for (const model::ConversationMessage& message : ExportSteps::branchOf(chat)) {
            text += markdownOf(message);
            if (!steps.next() || steps.isStopped())
                return {};
        }
    }
    return text.trimmed().toUtf8() + '\n';
}

QByteArray indented(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented).trimmed();
}

//! The object's text with members in its empty array of this name: written one by one, they can be stopped in between.
QByteArray withMembers(const QJsonObject& object, const QByteArray& name, const QByteArrayList& members)
{
    QByteArray text = indented(object);
    if (members.isEmpty())
        return text;
    const QByteArray begin = '"' + name + "\": [\n"; // within a text, both quotes would be escaped
    const QByteArray indent(8, ' ');
    QByteArray all = indent + members.join(",\n");
    all.replace("\n", '\n' + indent);
    return text.insert(text.indexOf(begin) + begin.size(), all + '\n');
}

QByteArray jsonOf(const QList<model::Conversation>& chats, const ChatExportContext& context, ExportSteps& steps)
{
    QByteArrayList chatTexts;
    for (const model::Conversation& chat : chats) {
        QByteArrayList messages;
        for (const model::ConversationMessage& message : chat.messages) {
            messages.append(indented(jsonOf(message)));
            if (!steps.next() || steps.isStopped())
                return {};
        }
        QJsonObject object{{QStringLiteral("id"), chat.summary.id}, {QStringLiteral("title"), chat.summary.title},
            {QStringLiteral("updatedAt"), chat.summary.updatedAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("leaf"), chat.leafId}, {QStringLiteral("messages"), QJsonArray()}};
        if (chat.summary.pinned)
            object.insert(QStringLiteral("pinned"), true);
        if (chat.summary.archived)
            object.insert(QStringLiteral("archived"), true);
        if (const QString project = context.projects.value(chat.summary.project); !project.isEmpty())
            object.insert(QStringLiteral("project"), project);
        if (!chat.systemPrompt.isEmpty())
            object.insert(QStringLiteral("systemPrompt"), chat.systemPrompt);
        if (chat.thinking != model::Thinking::Default)
            object.insert(QStringLiteral("thinking"), model::thinkingName(chat.thinking));
        chatTexts.append(withMembers(object, "messages", messages));
    }
    const QJsonObject root{{QStringLiteral("format"), QStringLiteral("spyhop-chats")}, {QStringLiteral("version"), 1},
        {QStringLiteral("exportedAt"), context.now.toString(Qt::ISODateWithMs)},
        {QStringLiteral("chats"), QJsonArray()}};
    return withMembers(root, "chats", chatTexts) + '\n';
}

base::Expected<QByteArray> bytesOf(
    const QList<model::Conversation>& chats, ChatFormat format, const ChatExportContext& context, ExportSteps& steps)
{
    switch (format) {
    case ChatFormat::Markdown:
        return markdownOf(chats, steps);
    case ChatFormat::Json:
        return jsonOf(chats, context, steps);
    case ChatFormat::Html: {
        const text::FormulaPictures pictures = picturesOf(context);
        QString body;
        for (const model::Conversation& chat : chats) {
            const QList<text::Block> document = documentOf(chat, context, steps);
            for (const text::Block& block : document) {
                if (steps.isStopped())
                    return QByteArray();
                body += text::toHtml({block}, pictures);
            }
        }
        QString page = text::toHtmlPage({}, titleOf(chats), pictures);
        return page.insert(page.lastIndexOf(QStringLiteral("</body>")), body).toUtf8();
    }
    case ChatFormat::Docx: {
        QList<QList<text::Block>> documents;
        for (const model::Conversation& chat : chats)
            documents.append(documentOf(chat, context, steps));
        return docxOf(documents, titleOf(chats), picturesOf(context), steps);
    }
    case ChatFormat::Pdf:
        return pdfOf(chats, titleOf(chats), context.formulas, steps);
    }
    return {};
}

//! One that is called after a file lends its own file no second ending.
QString ownTitle(const model::Conversation& chat)
{
    const QString& title = chat.summary.title;
    const QList<model::Attachment> files
        = chat.messages.isEmpty() ? QList<model::Attachment>() : chat.messages.first().message.attachments;
    if (files.isEmpty() || titleFrom(files.first().name) != title)
        return title;
    const QString ending = u'.' + QFileInfo(title).suffix();
    return title.endsWith(ending) ? title.chopped(ending.size()) : title;
}

} // namespace

base::Expected<ChatFormat> chatFormatOf(const QString& path)
{
    QStringList known;
    for (const auto& [format, ending] : endings) {
        const QString name = QString::fromUtf16(ending);
        if (path.endsWith(u'.' + name, Qt::CaseInsensitive))
            return format;
        known.append(u'.' + name);
    }
    base::Error error;
    error.code = base::ErrorCode::Usage;
    error.whom = path;
    error.what = Words::tr("The file's ending names no format of chats.");
    error.remedy = Words::tr("Known: %1.").arg(known.join(QStringLiteral(", ")));
    return base::failure(error);
}

QString chatFormatEnding(ChatFormat format)
{
    for (const auto& [candidate, ending] : endings) {
        if (candidate == format)
            return QString::fromUtf16(ending);
    }
    return {};
}

QString chatFileNameFor(const model::Conversation& chat, ChatFormat format, const QStringList& taken)
{
    QString name = base::fileNameFrom(ownTitle(chat));
    if (name.isEmpty())
        name = chat.summary.id;
    const QString ending = u'.' + chatFormatEnding(format);
    QString file = name + ending;
    for (int number = 2; taken.contains(file, Qt::CaseInsensitive); ++number)
        file = QStringLiteral("%1 (%2)%3").arg(name).arg(number).arg(ending);
    return file;
}

QByteArray chatsAsMarkdown(const QList<model::Conversation>& chats)
{
    const ChatExportContext toTheEnd;
    ExportSteps steps(chats, false, toTheEnd);
    return markdownOf(chats, steps);
}

QByteArray chatsAsJson(const QList<model::Conversation>& chats, const ChatExportContext& context)
{
    const ChatExportContext toTheEnd;
    ExportSteps steps(chats, true, toTheEnd);
    return jsonOf(chats, context, steps);
}

base::Expected<QByteArray> exportChats(
    const QList<model::Conversation>& chats, ChatFormat format, const ChatExportContext& context)
{
    ExportSteps steps(chats, format == ChatFormat::Json, context);
    base::Expected<QByteArray> bytes = bytesOf(chats, format, context, steps);
    if (steps.isStopped())
        return base::failure(base::ErrorCode::Cancelled, Words::tr("The export was stopped."));
    return bytes;
}

} // namespace spyhop::chat
