// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/attaching.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPointer>

namespace spyhop::batch {

Attaching::Attaching(docs::ReaderHost& readers, const QStringList& paths)
    : m_readers(readers)
    , m_waiting(paths)
{
    Q_ASSERT(!paths.isEmpty());
    readNext();
}

void Attaching::readNext()
{
    m_path = m_waiting.takeFirst();
    m_ended = std::move(m_reading);
    m_reading = m_readers.read({m_path, model::Scans::Recognise, model::Priority::Interactive});
    connect(m_reading.get(), &docs::Reading::finished, this, &Attaching::documentRead);
}

void Attaching::documentRead(const base::Expected<docs::Document>& document)
{
    const QPointer<Attaching> guard(this);
    if (document) {
        model::Attachment attachment;
        attachment.name = QFileInfo(m_path).fileName();
        attachment.mimeType = QStringLiteral("text/plain"); // what the reader made of it
        attachment.text = document->text;
        Q_EMIT attached(attachment);
    } else {
        Q_EMIT refused(base::Error(document.error()));
    }
    if (!guard)
        return;
    if (m_waiting.isEmpty())
        Q_EMIT finished();
    else
        readNext();
}

} // namespace spyhop::batch
