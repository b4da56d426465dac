// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readertask.h"
#include "core/docs/readerpool.h"

namespace spyhop::docs {

ReaderTask::ReaderTask(ReaderPool& pool, const Order& order)
    : m_pool(pool)
    , m_order(order)
{
}

ReaderTask::~ReaderTask()
{
    if (!m_settled)
        m_pool.leave(this);
}

void ReaderTask::settle(const base::Expected<ReaderResult>& result)
{
    m_settled = true;
    if (result) {
        Q_EMIT finished(result);
        return;
    }
    base::Error error = result.error();
    error.whom = m_order.path;
    Q_EMIT finished(base::failure(error));
}

} // namespace spyhop::docs
