// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>
#include <memory>

namespace spyhop::ui {

class Button;
class Label;

//! \brief A note at the bottom right of its parent for 6 s, with one action such as Undo; a word alone for 2 s.
//!
//! It is told to assistive technology, the next Tab reaches its action, and it stays while mouse or keys are at it.
//! One at a time: a new one takes the place of the old, whose action is then gone. Owner: the window.
//! Thread: main.
class Toast : public QWidget {
    Q_OBJECT
public:
    Toast(const Theme& theme, base::Clock& clock, QWidget* parent);
    ~Toast() override;

    //! While this is in sight, the toast stands above it; it stands in the same window.
    void keepAbove(QWidget* widget);
    //! `action` empty: none. `id` comes back in actionTriggered().
    void show(const QString& text, const QString& action, const QString& id);
    //! Of the action that is offered; empty: none.
    [[nodiscard]] const QString& id() const { return m_id; }
    //! Does what is offered, as a click does.
    void act();

Q_SIGNALS:
    void actionTriggered(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    [[nodiscard]] int wantedWidth() const;
    void count();
    void dismiss();
    void giveFocusBack();

    const Theme& m_theme;
    std::unique_ptr<base::Timer> m_timer;
    Label* m_text;
    Button* m_action;
    QPointer<QWidget> m_below; //!< what the toast must not lie upon
    QPointer<QWidget> m_before; //!< had the keys before the action got them
    QString m_id;
};

} // namespace spyhop::ui
