// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/dueread.h"
#include "core/docs/numbers.h"

#include <QtCore/QPointer>

namespace spyhop::docs {

DueRead::DueRead(DueReads& queue)
    : m_queue(&queue)
{
    queue.m_due.push_back(this);
    if (!queue.m_turn->isActive())
        queue.m_turn->start(0ms);
}

DueRead::~DueRead()
{
    if (m_queue)
        std::erase(m_queue->m_due, this);
}

DueReads::DueReads(base::Clock& clock)
    : m_turn(clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &DueReads::turn);
}

void DueReads::turn()
{
    const QPointer<DueReads> guard(this);
    for (int begun = 0; guard && !m_due.empty(); ++begun) {
        if (begun == inProcessPerTurn) {
            m_turn->start(0ms);
            return;
        }
        DueRead* const due = m_due.front();
        m_due.pop_front();
        due->m_queue = nullptr;
        due->begin();
    }
}

} // namespace spyhop::docs
