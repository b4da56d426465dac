// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/copyjob.h"
#include "ui/chat/transcriptcopy.h"

namespace spyhop::ui {

//! \brief One copy of much text, with its formulas as pictures. Owner, thread: as CopyJob.
class TextCopy final : public CopyJob {
    Q_OBJECT
public:
    //! Any format but Picture.
    TextCopy(TranscriptContent& content, base::Clock& clock, const QList<TextRange>& ranges, CopyFormat format);
    ~TextCopy() override;
    [[nodiscard]] std::unique_ptr<QMimeData> take() override;

private:
    [[nodiscard]] QString work() override;

    CopyFormat m_format;
    typeset::CopiedText m_text; //!< the other thread's until it ends
};

} // namespace spyhop::ui
