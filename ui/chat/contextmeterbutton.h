// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/contextwindow.h"
#include "ui/common/theme.h"

#include <QtWidgets/QAbstractButton>

namespace spyhop::ui {

//! \brief How full the model's context is with the next question: a ring and a figure; a click opens the shares.
//! Thread: main.
class ContextMeterButton : public QAbstractButton {
    Q_OBJECT
public:
    ContextMeterButton(const Theme& theme, QWidget* parent);

    void show(const chat::ContextWindow& window);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    const Theme& m_theme;
    chat::ContextWindow m_window;
};

//! "980", "12,400", "131k", "1.0M": tokens in the room of a meter.
[[nodiscard]] QString shortTokens(qint64 tokens);

} // namespace spyhop::ui
