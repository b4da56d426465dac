// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcriptselection.h"

#include <memory>

class QMimeData;
class QTemporaryDir;

namespace spyhop::ui {

//! What goes to the clipboard. Standard: words for a messenger and rich text for a word processor, at once.
enum class CopyFormat { Standard, Markdown, Plain, Picture };

//! \brief Makes what the clipboard gets of a transcript. Owner: TranscriptView. Thread: main.
class TranscriptCopy {
public:
    TranscriptCopy(TranscriptContent& content, const Theme& theme);
    ~TranscriptCopy();
    //! Null if there is nothing.
    [[nodiscard]] std::unique_ptr<QMimeData> ranges(const QList<TextRange>& ranges, CopyFormat format);
    [[nodiscard]] std::unique_ptr<QMimeData> message(int item, CopyFormat format);
    [[nodiscard]] std::unique_ptr<QMimeData> chat(CopyFormat format);
    //! Cells for a spreadsheet, a table for a word processor, Markdown: at once.
    [[nodiscard]] std::unique_ptr<QMimeData> table(const text::Block& table) const;
    //! Exactly as it stands.
    [[nodiscard]] std::unique_ptr<QMimeData> code(const text::Block& code) const;

private:
    [[nodiscard]] QList<TextRange> whole(int item) const;
    [[nodiscard]] std::unique_ptr<QMimeData> pictures(const QList<TextRange>& ranges);

    TranscriptContent& m_content;
    const Theme& m_theme;
    std::unique_ptr<QTemporaryDir> m_files; //!< pictures on the clipboard, until the next ones
};

} // namespace spyhop::ui
