// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/emlreader.h"
#include "core/docs/codepage.h"
#include "core/docs/htmltext.h"
#include "core/docs/mailtext.h"
#include "core/docs/mime.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

QString htmlBody(const MimePart& part)
{
    const QString declared = declaredHtmlEncoding(part.body);
    return htmlToText(fromCharset(part.charset.isEmpty() ? declared.toLatin1() : part.charset, part.body));
}

//! Walks the parts in order. Of alternatives the plain text is taken, else the HTML.
void gather(const MimePart& part, MailMessage& message)
{
    if (part.type == "multipart/alternative") {
        const MimePart* chosen = part.parts.isEmpty() ? nullptr : &part.parts.last();
        for (const MimePart& choice : part.parts) {
            if (choice.type == "text/plain" && !choice.body.trimmed().isEmpty()) {
                chosen = &choice;
                break;
            }
        }
        if (chosen != nullptr)
            gather(*chosen, message);
        return;
    }
    if (!part.parts.isEmpty()) {
        for (const MimePart& inner : part.parts)
            gather(inner, message);
        return;
    }
    const bool named = part.attachment || !part.fileName.isEmpty();
    if (!named && part.type == "text/plain") {
        message.body += part.text().trimmed() + QStringLiteral("\n\n");
    } else if (!named && part.type == "text/html") {
        message.body += htmlBody(part) + QStringLiteral("\n\n");
    } else if (part.type == "message/rfc822") {
        message.attachments.append(
            {part.fileName.isEmpty() ? QStringLiteral("message.eml") : part.fileName, part.body, {}});
        if (!message.attachments.last().name.endsWith(u".eml", Qt::CaseInsensitive))
            message.attachments.last().name += QStringLiteral(".eml");
    } else if (named || !part.type.startsWith("multipart/")) {
        message.attachments.append(
            {part.fileName.isEmpty() ? QString::fromLatin1(part.type) : part.fileName, part.body, {}});
    }
}

} // namespace

base::Expected<Document> readEml(const QByteArray& bytes, Budget& budget)
{
    const MimePart root = parseMime(bytes);
    MailMessage message;
    message.from = root.header("from");
    message.to = root.header("to");
    message.cc = root.header("cc");
    message.date = root.header("date");
    message.subject = root.header("subject");
    if (message.from.isEmpty() && message.to.isEmpty() && message.date.isEmpty() && message.subject.isEmpty())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is no e-mail message: it has no headers.")));
    gather(root, message);
    return mailDocument(message, budget);
}

} // namespace spyhop::docs
