// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/mailtext.h"
#include "core/docs/reader.h"
#include "core/docs/say.h"
#include "core/docs/textflow.h"

namespace spyhop::docs {
namespace {

void putAttachment(const MailAttachment& attachment, TextFlow& flow, Budget& budget)
{
    const QString name
        = attachment.name.isEmpty() ? said(QT_TRANSLATE_NOOP("Documents", "attachment")) : inOneLine(attachment.name);
    if (!attachment.read && !pictureType(attachment.bytes).isEmpty()) {
        flow.picture(attachment.bytes);
        return;
    }
    const auto type = typeOf(name);
    const auto read = attachment.read ? base::Expected<Document>(*attachment.read)
        : type                        ? readWithin(*type, attachment.bytes, budget)
                                      : unreadable(said(QT_TRANSLATE_NOOP("Documents", "a type that cannot be read")));
    if (!read) {
        flow.leaveOut(QStringLiteral("%1: %2").arg(name, read.error().what));
        return;
    }
    flow.part(PartKind::File, name);
    flow.paragraph(said(QT_TRANSLATE_NOOP("Documents", "Attachment: %1")).arg(name));
    flow.block(read->text);
    for (const Picture& picture : read->pictures)
        flow.picture(picture.bytes);
    for (const QString& reason : read->leftOut)
        flow.leaveOut(QStringLiteral("%1: %2").arg(name, reason));
}

} // namespace

base::Expected<Document> mailDocument(const MailMessage& message, Budget& budget)
{
    TextFlow flow;
    flow.part(PartKind::Message, inOneLine(message.subject));
    const std::initializer_list<std::pair<const char*, QString>> lines{
        {QT_TRANSLATE_NOOP("Documents", "From: %1"), message.from},
        {QT_TRANSLATE_NOOP("Documents", "To: %1"), message.to},
        {QT_TRANSLATE_NOOP("Documents", "Cc: %1"), message.cc},
        {QT_TRANSLATE_NOOP("Documents", "Date: %1"), message.date},
        {QT_TRANSLATE_NOOP("Documents", "Subject: %1"), message.subject},
    };
    for (const auto& [form, value] : lines) {
        if (!value.trimmed().isEmpty())
            flow.paragraph(said(form).arg(inOneLine(value)));
    }
    if (flow.isEmpty() && message.body.trimmed().isEmpty() && message.attachments.isEmpty())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is no e-mail message: it has no headers.")));
    flow.gap();
    flow.block(message.body);
    for (const MailAttachment& attachment : message.attachments)
        putAttachment(attachment, flow, budget);
    return flow.take();
}

} // namespace spyhop::docs
