// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/textcopy.h"

#include <QtCore/QMimeData>

namespace spyhop::ui {

TextCopy::TextCopy(TranscriptContent& content, base::Clock& clock, const QList<TextRange>& ranges, CopyFormat format)
    : CopyJob(content, clock, ranges)
    , m_format(format)
{
}

TextCopy::~TextCopy()
{
    endWork();
}

QString TextCopy::work()
{
    QList<typeset::CopiedText> texts;
    qsizetype done = 0;
    for (const typeset::DocumentPart& part : parts()) {
        if (isStopped())
            return {};
        const typeset::DocumentLayout document = typeset::documentOf(part, style());
        texts.append(typeset::spokenBy(speakers()[texts.size()],
            typeset::copiedText(document, part.from, qMin(part.to, document.length()), formulasFor(m_format, *style()),
                style()->body.font.pixelSize())));
        done += qMin(part.to, part.source.size()) - part.from;
        report(done);
    }
    m_text = typeset::joined(texts);
    return {};
}

std::unique_ptr<QMimeData> TextCopy::take()
{
    return mimeData(std::exchange(m_text, {}), m_format);
}

} // namespace spyhop::ui
