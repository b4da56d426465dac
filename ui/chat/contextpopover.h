// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/contextmeter.h"
#include "ui/common/popover.h"

class QGridLayout;
class QRadioButton;

namespace spyhop::ui {

//! "Leave out the oldest turns", …: what can become of a chat that does not fit, as a person chooses it.
[[nodiscard]] QString overflowText(model::Overflow overflow);

//! \brief What fills the model's context: shares, what is left out, and the choice of what to do when it no longer
//! fits.
//!
//! Owner: the window (its parent). Thread: main.
class ContextPopover : public Popover {
    Q_OBJECT
public:
    ContextPopover(const Theme& theme, QWidget* parent);

    //! Everything there is to show.
    struct Content {
        chat::ContextWindow window;
        chat::Prospect prospect;
        model::Overflow overflow = model::Overflow::Ask;
        QStringList leftOut; //!< first lines of messages that do not travel
        QStringList bare; //!< of those that travel without attachments
        QStringList pictureless; //!< of those that travel without pictures, which the model does not take
        QStringList summarised;
        QString digest; //!< what stands for those
        QString price; //!< one sentence; empty: not known
    };
    void show(const Content& content);

Q_SIGNALS:
    void overflowChosen(spyhop::model::Overflow overflow);

private:
    void addRow(QGridLayout* grid, const QString& name, qint64 tokens, Token color);
    void addLines(const QString& title, const QStringList& lines);
    void addText(const QString& text, Token color);
    void addChoices(model::Overflow chosen);

    const Theme& m_theme;
};

} // namespace spyhop::ui
