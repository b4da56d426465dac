// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/copyformats.h"
#include "ui/chat/transcriptselection.h"

#include <memory>

class QMimeData;

namespace spyhop::ui {

//! What goes to the clipboard. Standard: words for a messenger and rich text for a word processor, at once.
enum class CopyFormat { Standard, Markdown, Plain, Picture };

//! \brief Makes what the clipboard gets of a transcript; pictures are made by PictureCopy, long texts by TextCopy.
//! Owner: TranscriptActions. Thread: main.
class TranscriptCopy {
public:
    explicit TranscriptCopy(TranscriptContent& content);
    //! So much that it is not made at once (TextCopy).
    [[nodiscard]] bool isMuch(const QList<TextRange>& ranges) const;
    //! Pictures of formulas go with it, and some are not drawn yet (TextCopy waits for them); they are asked for.
    [[nodiscard]] bool waitsForFormulas(const QList<TextRange>& ranges, CopyFormat format);
    //! Any format but Picture. Null if there is nothing.
    [[nodiscard]] std::unique_ptr<QMimeData> ranges(const QList<TextRange>& ranges, CopyFormat format);
    [[nodiscard]] QList<TextRange> messageRanges(int item) const;
    [[nodiscard]] QList<TextRange> chatRanges() const;
    //! Cells for a spreadsheet, a table for a word processor, Markdown: at once.
    [[nodiscard]] std::unique_ptr<QMimeData> table(const text::Block& table) const;
    //! Exactly as it stands.
    [[nodiscard]] std::unique_ptr<QMimeData> code(const text::Block& code) const;

private:
    TranscriptContent& m_content;
};

//! The line above each of several ranges, "Answer of deepseek-chat:", as exports of chats name it; empty where none is
//! due: below the first range of a message, and everywhere if all are of one message.
[[nodiscard]] QStringList speakersOf(const TranscriptContent& content, const QList<TextRange>& ranges);

//! Where a format's pictures of formulas come from; null: it has none.
[[nodiscard]] typeset::FormulaSource* formulasFor(CopyFormat format, const typeset::TypeStyle& style);

//! Any format but Picture.
[[nodiscard]] std::unique_ptr<QMimeData> mimeData(const typeset::CopiedText& text, CopyFormat format);

} // namespace spyhop::ui
