// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QList>
#include <QtCore/QObject>

namespace spyhop::gateway {

//! \brief What the user asked for, on its way: walks a Route, one Exchange at a time (docs/architecture.md, "A Call").
//!
//! Owner: exactly one unique_ptr. Thread: main. Destroying it cancels; its record then says Cancelled. No signal comes
//! before control has returned to the event loop, and none after finished().
class Call : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] virtual const base::CallId& id() const = 0;
    [[nodiscard]] virtual model::CallState state() const = 0;
    //! What finished() would say if the call were given up now; error: Cancelled. For who keeps the part that has come.
    [[nodiscard]] virtual model::Outcome soFar() const = 0;
    //! Cuts a Backoff or Parked wait short; nothing otherwise.
    virtual void retryNow() = 0;
    //! Gives the present target up for state().next, as long as nothing of an answer has been shown; nothing otherwise.
    virtual void switchTarget() = 0;

Q_SIGNALS:
    void stateChanged(const spyhop::model::CallState& state);
    void delta(const QList<spyhop::model::Delta>& deltas); //!< one emit per network chunk
    void finished(const spyhop::model::Outcome& outcome);
};

} // namespace spyhop::gateway
