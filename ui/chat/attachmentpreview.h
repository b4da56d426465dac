// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/attachments.h"
#include "ui/common/popover.h"

namespace spyhop::ui {

//! \brief A look at one attachment: what was read of it and how, or why it was not, and what can be done with it.
//!
//! Owner: the window (its parent). Thread: main.
class AttachmentPreview : public Popover {
    Q_OBJECT
public:
    AttachmentPreview(const Theme& theme, QWidget* parent);

    void show(const chat::AttachmentEntry& entry);
    //! One that went along with a question: nothing can be changed about it.
    void showSent(const model::Attachment& attachment);
    [[nodiscard]] const QString& id() const { return m_id; }

Q_SIGNALS:
    void removeRequested(const QString& id);
    void retryRequested(const QString& id);
    void textRequested(const QString& id); //!< "Put into the question"
    void recogniseRequested(const QString& id); //!< a picture: its text goes instead
    void copyRequested(); //!< one that was sent
    void saveRequested();

private:
    void fill(const chat::AttachmentEntry& entry);
    void addText(const QString& text, Token color);
    void addContent(const chat::AttachmentEntry& entry);
    void addActions(const chat::AttachmentEntry& entry);
    void addSentActions();

    const Theme& m_theme;
    QString m_id;
    bool m_wasSent = false;
};

} // namespace spyhop::ui
