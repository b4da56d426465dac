// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::docs {

//! A file that came with a message.
struct MailAttachment {
    QString name;
    QByteArray bytes;
    std::optional<Document> read; //!< already read: a message within the message
};

//! What both kinds of message files hold.
struct MailMessage {
    QString from, to, cc, date, subject;
    QString body; //!< text
    QList<MailAttachment> attachments;
};

//! The message as a document: headers, text, then each attachment whose type is known as a part of its own, or
//! handed on; the others are named in leftOut. Error: Unreadable (nothing in it).
[[nodiscard]] base::Expected<Document> mailDocument(const MailMessage& message, Budget& budget);

} // namespace spyhop::docs
