// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/inputreceipts.h"
#include "core/batch/numbers.h"

#include <QtCore/QPointer>

namespace spyhop::batch {

InputReceipts::InputReceipts(docs::ReaderHost& readers, const Inputs& inputs, model::Scans scans, qsizetype most)
    : m_readers(readers)
    , m_items(inputs.rows ? QList<model::BatchItem>() : inputs.items.mid(0, most))
    , m_scans(scans)
{
    readMore();
}

void InputReceipts::readMore()
{
    while (m_next < m_items.size() && m_running.size() < previewsAtOnce) {
        const qsizetype index = m_next++;
        m_running.push_back({index, m_readers.read({m_items.at(index).path, m_scans, model::Priority::Interactive})});
        connect(m_running.back().reading.get(), &docs::Reading::finished, this,
            [this, index](const base::Expected<docs::Document>& document) { documentRead(index, document); });
    }
}

void InputReceipts::documentRead(qsizetype index, const base::Expected<docs::Document>& document)
{
    m_ended.clear();
    for (Running& running : m_running) {
        if (running.index == index)
            m_ended.push_back(std::move(running));
    }
    std::erase_if(m_running, [](const Running& running) { return !running.reading; });
    InputPreview preview;
    preview.item = m_items.at(index);
    if (document) {
        preview.receipt = document->receipt;
        if (!m_sampleIndex || index < *m_sampleIndex) {
            m_sampleIndex = index;
            m_sample = *document;
        }
    } else {
        preview.error = document.error().what;
        ++m_unreadable;
    }
    readMore();
    const QPointer<InputReceipts> guard(this);
    Q_EMIT receipt(index, preview);
    if (guard && m_running.empty() && m_next == m_items.size())
        Q_EMIT finished();
}

} // namespace spyhop::batch
