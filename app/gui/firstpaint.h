// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

class QWidget;

namespace spyhop::app {

//! \brief Says "first paint" on standard error once the window has been painted, then ends the program: how a start is
//! measured from outside. Owner: the window. Thread: main.
class FirstPaint : public QObject {
    Q_OBJECT
public:
    explicit FirstPaint(QWidget* window);
    //! Whether SPYHOP_TRACE_START is set.
    [[nodiscard]] static bool isAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void say();
    bool m_seen = false;
};

} // namespace spyhop::app
