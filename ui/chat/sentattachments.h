// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/chat.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>

namespace spyhop::ui {

class AttachmentPreview;
class TranscriptView;

//! \brief Shows what went along with a question: a click on its chip, or its entry in the menu, opens what was read,
//! to be looked at, copied or saved.
//!
//! Owner: ChatPage. Thread: main.
class SentAttachments : public QObject {
    Q_OBJECT
public:
    SentAttachments(const Theme& theme, TranscriptView* transcript);

    //! What its text, or its picture, is called as a file.
    [[nodiscard]] static QString fileName(const model::Attachment& attachment);

Q_SIGNALS:
    void copied();
    void failed(const QString& sentence); //!< it could not be saved

private:
    void open(const QString& messageId, const QString& action);
    void copy();
    void save();

    const Theme& m_theme;
    TranscriptView* m_transcript;
    model::Attachment m_shown;
    AttachmentPreview* m_preview = nullptr; //!< made when first asked for: a child of the window
};

} // namespace spyhop::ui
