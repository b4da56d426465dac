// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/mailtext.h"
#include "core/docs/packedfile.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

void putAttachment(const MailAttachment& attachment, TextFlow& flow, Budget& budget)
{
    const QString name
        = attachment.name.isEmpty() ? said(QT_TRANSLATE_NOOP("Documents", "attachment")) : inOneLine(attachment.name);
    const auto type = typeOf(name);
    const PackedFile file{name, type.value_or(FileType::Image), attachment.bytes, InnerHeading::Attachment};
    if (attachment.read) {
        putPackedRead(file, *attachment.read, flow);
    } else if (type || !pictureType(attachment.bytes).isEmpty()) {
        putPacked(file, flow, budget);
    } else {
        flow.leaveOut(
            QStringLiteral("%1: %2").arg(name, said(QT_TRANSLATE_NOOP("Documents", "a type that cannot be read"))));
    }
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
