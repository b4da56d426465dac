// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <deque>

namespace spyhop::docs {

class DueReads;

//! \brief A reading that has not begun: it begins at a turn of the event loop of its own.
class DueRead {
public:
    explicit DueRead(DueReads& queue);
    DueRead(const DueRead&) = delete;
    DueRead& operator=(const DueRead&) = delete;
    virtual ~DueRead();

    //! Reads a small file at once, or hands the file on. May emit; may destroy this.
    virtual void begin() = 0;

private:
    friend class DueReads;
    DueReads* m_queue; //!< nothing once it has begun
};

//! \brief Readings in their order, a few a turn: one timer for all, since one each would cost more than a small file.
//!
//! Owner: ReaderHost. Thread: main.
class DueReads : public QObject {
    Q_OBJECT
public:
    explicit DueReads(base::Clock& clock);

private:
    friend class DueRead;
    void turn();

    std::deque<DueRead*> m_due;
    std::unique_ptr<base::Timer> m_turn;
};

} // namespace spyhop::docs
