// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace spyhop::gateway {

//! \brief Room in memory for files of results: one Submission at a time fetches its own, and none while others still
//! hold much of theirs. Owner: CallContext. Thread: main.
class FetchRoom final : public QObject {
    Q_OBJECT
public:
    //! `mostBeside`: bytes that others may hold when somebody begins.
    explicit FetchRoom(qsizetype mostBeside)
        : m_mostBeside(mostBeside)
    {
    }
    //! Whether `who` may fetch now; who has begun may go on. False: roomMade() follows when it is worth asking again.
    [[nodiscard]] bool enter(const void* who);
    //! It has all that it wanted, and holds so many bytes until leave().
    void fetched(const void* who, qsizetype bytes);
    //! It holds nothing any more. Of one that never came: nothing.
    void leave(const void* who);

Q_SIGNALS:
    void roomMade();

private:
    const qsizetype m_mostBeside;
    const void* m_fetching = nullptr;
    QHash<const void*, qsizetype> m_held;
    qsizetype m_sum = 0;
};

} // namespace spyhop::gateway
