// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/attachments.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Chip;

//! "report.pdf · 12 pages"
[[nodiscard]] QString attachmentLabel(const model::Attachment& attachment);
//! "12 × 4", "1,024 × 768 pixels", "page 3 of 18": what a chip says behind the name; empty: nothing more.
[[nodiscard]] QString attachmentState(const chat::AttachmentEntry& entry);
//! Name, state and receipt or error: for tooltips and assistive technology.
[[nodiscard]] QString attachmentSentence(const chat::AttachmentEntry& entry);

//! \brief What goes with a question, as rows of chips: a click opens a look at it, a cross takes it off. Thread: main.
class AttachmentChips : public QWidget {
    Q_OBJECT
public:
    AttachmentChips(const Theme& theme, QWidget* parent);

    void show(const QList<chat::AttachmentEntry>& entries);
    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }
    //! px at this width; 0 without chips.
    [[nodiscard]] int heightFor(int width) const;
    //! Of a chip, in this widget's coordinates.
    [[nodiscard]] QRect chipRect(const QString& id) const;

Q_SIGNALS:
    void opened(const QString& id);
    void removeRequested(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        QString id;
        Chip* chip = nullptr;
    };
    Chip* makeChip(const QString& id);
    [[nodiscard]] int place(int width, bool move) const;

    const Theme& m_theme;
    QList<Row> m_chips;
};

} // namespace spyhop::ui
