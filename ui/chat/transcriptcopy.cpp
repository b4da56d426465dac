// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptcopy.h"

#include <QtCore/QMimeData>

namespace spyhop::ui {

QList<TextRange> TranscriptCopy::whole(int item) const
{
    QList<TextRange> all;
    const qsizetype length = m_content.read(item, MessageSection::Body).length();
    if (length > 0)
        all.append(TextRange{item, MessageSection::Body, 0, length});
    return all;
}

std::unique_ptr<QMimeData> TranscriptCopy::ranges(const QList<TextRange>& ranges, CopyFormat format) const
{
    if (ranges.isEmpty())
        return nullptr;
    QStringList parts;
    for (const TextRange& range : ranges) {
        const typeset::DocumentLayout& text = m_content.read(range.item, range.section);
        parts.append(
            format == CopyFormat::Markdown ? text.markdown(range.from, range.to) : text.text(range.from, range.to));
    }
    auto data = std::make_unique<QMimeData>();
    data->setText(parts.join(QStringLiteral("\n\n")));
    return data;
}

std::unique_ptr<QMimeData> TranscriptCopy::message(int item, CopyFormat format) const
{
    return ranges(whole(item), format);
}

std::unique_ptr<QMimeData> TranscriptCopy::chat(CopyFormat format) const
{
    QList<TextRange> all;
    for (int i = 0; i < m_content.count(); ++i)
        all += whole(i);
    return ranges(all, format);
}

std::unique_ptr<QMimeData> TranscriptCopy::table(const text::Block& table) const
{
    std::ignore = table;
    return nullptr;
}

std::unique_ptr<QMimeData> TranscriptCopy::code(const text::Block& code) const
{
    auto data = std::make_unique<QMimeData>();
    data->setText(code.code);
    return data;
}

} // namespace spyhop::ui
