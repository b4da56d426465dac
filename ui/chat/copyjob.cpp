// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/copyjob.h"

#include "ui/chat/transcriptcopy.h"

#include <algorithm>

namespace spyhop::ui {

CopyJob::CopyJob(TranscriptContent& content, base::Clock& clock, const QList<TextRange>& ranges)
    : m_speakers(speakersOf(content, ranges))
{
    const typeset::TypeStyle& style = *content.styles().answer;
    if (style.formulas != nullptr)
        m_formulas = std::make_unique<typeset::FormulaRelay>(*style.formulas, clock);
    m_style = std::make_shared<const typeset::TypeStyle>(typeset::styleFor(style, m_formulas.get()));
    for (const TextRange& range : ranges) {
        m_parts.append(typeset::partOf(content.item(range.item).document(range.section), range.from, range.to));
        m_length += qMin(range.to, m_parts.last().source.size()) - range.from;
    }
    m_worker.setMaxThreadCount(1);
}

void CopyJob::start()
{
    m_worker.start([this] {
        const QString error = work();
        QMetaObject::invokeMethod(
            this, [this, error] { end(error); }, Qt::QueuedConnection);
    });
}

void CopyJob::cancel()
{
    m_isStopped = true;
    if (m_formulas)
        m_formulas->stop();
}

void CopyJob::endWork()
{
    cancel();
    m_worker.waitForDone();
}

void CopyJob::report(qsizetype characters)
{
    const qsizetype share = 100 * characters / qMax<qsizetype>(1, m_length);
    const int percent = static_cast<int>(std::clamp<qsizetype>(share, 0, 100));
    if (percent == std::exchange(m_percent, percent))
        return;
    QMetaObject::invokeMethod(
        this, [this, percent] { Q_EMIT progressed(percent); }, Qt::QueuedConnection);
}

void CopyJob::end(const QString& error)
{
    if (m_isStopped)
        Q_EMIT stopped();
    else if (!error.isEmpty())
        Q_EMIT failed(error);
    else
        Q_EMIT finished();
}

} // namespace spyhop::ui
