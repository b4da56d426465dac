// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>
#include <memory>

class QPropertyAnimation;

namespace spyhop::ui {

class Button;
class Label;

//! \brief A note at the bottom right of its parent for 6 s, with one action such as Undo.
//!
//! One at a time: a new one takes the place of the old, whose action is then gone (dismissed()). Owner: the window.
//! Thread: main.
class Toast : public QWidget {
    Q_OBJECT
public:
    Toast(const Theme& theme, base::Clock& clock, QWidget* parent);

    //! While this is in sight, the toast stands above it; it stands in the same window.
    void keepAbove(QWidget* widget);
    //! `action` empty: none. `id` comes back in actionTriggered or dismissed.
    void show(const QString& text, const QString& action, const QString& id);

Q_SIGNALS:
    void actionTriggered(const QString& id);
    //! Time is over, or another toast came.
    void dismissed(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void dismiss();

    const Theme& m_theme;
    std::unique_ptr<base::Timer> m_timer;
    Label* m_text;
    Button* m_action;
    QPointer<QWidget> m_below; //!< what the toast must not lie upon
    QString m_id;
};

} // namespace spyhop::ui
