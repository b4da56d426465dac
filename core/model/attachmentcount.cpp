// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attachmentcount.h"

namespace spyhop::model {

qint64 travellingCount(const ChatRequest& request)
{
    return attachmentCount(request) + request.inlinedFiles;
}

qint64 attachmentCount(const ChatRequest& request)
{
    qint64 count = 0;
    for (const Message& message : request.messages)
        count += message.attachments.size();
    return count;
}

} // namespace spyhop::model
