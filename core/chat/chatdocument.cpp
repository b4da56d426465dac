// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatdocument.h"

#include "core/text/markdown.h"

#include <QtCore/QCoreApplication>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatExport)
};

text::Block heading(int level, const QString& words)
{
    text::Block block;
    block.kind = text::BlockKind::Heading;
    block.level = level;
    block.inlines = {text::Inline{words}};
    return block;
}

text::Block paragraph(const QString& words, text::Marks marks)
{
    text::Block block;
    block.inlines = {text::Inline{words, marks}};
    return block;
}

//! Empty lines part paragraphs; a line's end stays one.
QList<text::Block> plain(const QString& words)
{
    QList<text::Block> blocks;
    QString lines;
    const auto end = [&] {
        if (!lines.isEmpty())
            blocks.append(paragraph(lines, {}));
        lines.clear();
    };
    for (const QString& line : words.split(u'\n')) {
        if (line.trimmed().isEmpty())
            end();
        else
            lines += (lines.isEmpty() ? QString() : QStringLiteral("\n")) + line;
    }
    end();
    return blocks;
}

text::Block quote(const QList<text::Block>& blocks)
{
    text::Block block;
    block.kind = text::BlockKind::Quote;
    block.children = blocks;
    return block;
}

//! Headings of an answer stand below that of the message.
QList<text::Block> lowered(QList<text::Block> blocks)
{
    for (text::Block& block : blocks) {
        if (block.kind == text::BlockKind::Heading)
            block.level = qMin(6, block.level + 2);
    }
    return blocks;
}

} // namespace

QString messageHeading(const model::ConversationMessage& message)
{
    if (message.message.role == model::Role::User)
        return Words::tr("Question");
    QString model;
    if (message.outcome)
        model = message.outcome->completion.model.isEmpty() ? message.outcome->askedModel
                                                            : message.outcome->completion.model;
    return model.isEmpty() ? Words::tr("Answer") : Words::tr("Answer of %1").arg(model);
}

QString thoughtsHeading(const model::ConversationMessage& message)
{
    if (!message.thinkingTime)
        return Words::tr("Thoughts:");
    const qint64 seconds = qMax<qint64>(1, (message.thinkingTime->count() + 500) / 1000);
    return seconds < 60 ? Words::tr("Thought for %1 s:").arg(seconds)
                        : Words::tr("Thought for %1 min %2 s:").arg(seconds / 60).arg(seconds % 60);
}

QList<text::Block> documentHead(const model::Conversation& chat)
{
    QList<text::Block> document{heading(1, chat.summary.title.simplified())};
    if (!chat.systemPrompt.trimmed().isEmpty())
        document.append(quote(plain(chat.systemPrompt)));
    return document;
}

QList<text::Block> messageDocument(const model::ConversationMessage& message)
{
    QList<text::Block> document{heading(2, messageHeading(message))};
    for (const model::Attachment& attachment : message.message.attachments)
        document.append(paragraph(Words::tr("Attached: %1").arg(attachment.name), text::Mark::Italic));
    if (!message.message.reasoning.trimmed().isEmpty())
        document.append(quote(QList<text::Block>{paragraph(thoughtsHeading(message), text::Mark::Bold)}
            + plain(message.message.reasoning)));
    if (message.message.role == model::Role::User)
        document += plain(message.message.text);
    else
        document += lowered(text::parseMarkdown(message.message.text));
    if (!message.note.isEmpty())
        document.append(paragraph(message.note, text::Mark::Italic));
    return document;
}

} // namespace spyhop::chat
