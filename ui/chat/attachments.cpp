// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/attachments.h"

#include "core/batch/batchmanager.h"

#include <QtCore/QFileInfo>

namespace spyhop::ui {

base::Expected<model::Attachment> readAttachment(const QString& path)
{
    const auto inputs = batch::BatchManager::collect({path}, batch::InputMode::Documents);
    if (!inputs)
        return base::failure(inputs.error());
    const auto text = batch::BatchManager::promptFor(QStringLiteral("{{text}}"), *inputs, 0);
    if (!text)
        return base::failure(text.error());
    model::Attachment attachment;
    attachment.name = QFileInfo(path).fileName();
    attachment.mimeType = QStringLiteral("text/plain"); // what the reader made of it
    attachment.text = *text;
    return attachment;
}

} // namespace spyhop::ui
