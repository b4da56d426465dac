// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/readerwire.h"
#include "core/model/chat.h"

#include <QtCore/QObject>

namespace spyhop::docs {

class ReaderPool;

//! \brief One request to a reader process: waits for one, is answered once.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it; a process that was at work on it is ended.
class ReaderTask : public QObject {
    Q_OBJECT
public:
    struct Order {
        ReaderRequest request;
        QString path;
        model::Priority priority = model::Priority::Background;
    };
    //! Made by ReaderPool::run().
    ReaderTask(ReaderPool& pool, const Order& order);
    ~ReaderTask() override;

    [[nodiscard]] const Order& order() const { return m_order; }

Q_SIGNALS:
    //! Once, never from within run(). Errors: NotFound, Unreadable, Internal; `whom` is the path.
    void finished(const spyhop::base::Expected<spyhop::docs::ReaderResult>& result);

private:
    friend class ReaderPool;
    void settle(const base::Expected<ReaderResult>& result);

    ReaderPool& m_pool;
    Order m_order;
    bool m_settled = false;
};

} // namespace spyhop::docs
