// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcriptselection.h"

#include <memory>

class QMimeData;

namespace spyhop::ui {

//! What goes to the clipboard. Standard: words for a messenger and rich text for a word processor, at once.
enum class CopyFormat { Standard, Markdown, Plain, Picture };

//! \brief Makes what the clipboard gets of a transcript. Owner: TranscriptView. Thread: main.
class TranscriptCopy {
public:
    TranscriptCopy(TranscriptContent& content, const Theme& theme)
        : m_content(content)
        , m_theme(theme)
    {
    }
    //! Null if there is nothing.
    [[nodiscard]] std::unique_ptr<QMimeData> ranges(const QList<TextRange>& ranges, CopyFormat format) const;
    [[nodiscard]] std::unique_ptr<QMimeData> message(int item, CopyFormat format) const;
    [[nodiscard]] std::unique_ptr<QMimeData> chat(CopyFormat format) const;
    //! Cells for a spreadsheet, a table for a word processor, Markdown: at once.
    [[nodiscard]] std::unique_ptr<QMimeData> table(const text::Block& table) const;
    //! Exactly as it stands.
    [[nodiscard]] std::unique_ptr<QMimeData> code(const text::Block& code) const;

private:
    [[nodiscard]] QList<TextRange> whole(int item) const;

    TranscriptContent& m_content;
    const Theme& m_theme;
};

} // namespace spyhop::ui
