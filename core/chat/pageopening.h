// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/searchindex.h"
#include "core/db/database.h"
#include "core/seal/sealer.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

namespace spyhop::chat {

//! Rows of (conversation, id, whether it is an answer, created, body), and what opens them.
struct SealedPage {
    db::Rows rows;
    seal::Opener opener;
};

//! All of a page by one thread, in the order of its rows, without those that are damaged or say nothing.
[[nodiscard]] std::vector<SearchIndex::Entry> opened(const SealedPage& page);

//! \brief A page that several threads open, each taking a piece after the other; they also look for the terms, while
//! the texts are in their caches.
//!
//! Owner: whoever asks and each thread that helps, together.
class PageOpening {
public:
    struct Opened {
        SearchIndex::Entry entry;
        bool holds = false; //!< all of the terms, if there are any
    };
    PageOpening(SealedPage page, SearchTerms terms);

    void help(); //!< Opens pieces until each is taken by somebody. Any thread.
    [[nodiscard]] bool isOpened() const; //!< nobody is at work on a piece any more; after help()
    //! Waits for the others, and gives what they have opened in the order of the rows. Once, after help().
    [[nodiscard]] std::vector<std::vector<Opened>> take();

private:
    [[nodiscard]] std::vector<Opened> piece(qsizetype from, qsizetype to) const;

    const SealedPage m_page;
    const SearchTerms m_terms;
    const std::size_t m_count; //!< pieces; known also to a thread that comes after take()
    std::vector<std::vector<Opened>> m_pieces;
    std::atomic<std::size_t> m_next = 0; //!< piece to be taken
    mutable std::mutex m_mutex;
    std::condition_variable m_done;
    std::size_t m_ready = 0; //!< pieces
};

} // namespace spyhop::chat
