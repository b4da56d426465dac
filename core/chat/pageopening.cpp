// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/pageopening.h"

#include "core/store/conversationsql.h"
#include "core/store/searchtext.h"

#include <optional>
#include <utility>

namespace spyhop::chat {
namespace {

constexpr qsizetype rowsOfPiece = 64; // what a thread takes at a time

//! Opens one row after the other.
class RowOpener {
public:
    explicit RowOpener(const SealedPage& page)
        : m_page(page)
    {
    }
    //! Nothing if it is damaged or says nothing.
    [[nodiscard]] std::optional<SearchIndex::Entry> entry(qsizetype index)
    {
        const QVariantList& row = m_page.rows[index];
        // Neighbours are mostly of one chat: its name is kept once.
        if (const QString conversation = row.at(0).toString(); conversation != m_conversation)
            m_conversation = conversation;
        const QString id = row.at(1).toString();
        const auto body = m_page.opener.open(row.at(4).toByteArray(), store::bodyContext(m_conversation, id));
        if (!body)
            return std::nullopt;
        const QByteArray text = store::searchTextOf(*body);
        if (text.isEmpty())
            return std::nullopt;
        return SearchIndex::Entry{m_conversation, id, row.at(2).toBool() ? model::Role::Assistant : model::Role::User,
            row.at(3).toLongLong(), FoldedText::fromUtf8(text)};
    }

private:
    const SealedPage& m_page;
    QString m_conversation;
};

} // namespace

std::vector<SearchIndex::Entry> opened(const SealedPage& page)
{
    std::vector<SearchIndex::Entry> entries;
    RowOpener opener(page);
    for (qsizetype i = 0; i < page.rows.size(); ++i) {
        if (auto one = opener.entry(i))
            entries.push_back(std::move(*one));
    }
    return entries;
}

PageOpening::PageOpening(SealedPage page, SearchTerms terms)
    : m_page(std::move(page))
    , m_terms(std::move(terms))
    , m_count(static_cast<std::size_t>((m_page.rows.size() + rowsOfPiece - 1) / rowsOfPiece))
    , m_pieces(m_count)
{
}

void PageOpening::help()
{
    // By turns: halves would wait for the one whose processor reads the disk.
    for (std::size_t next = m_next++; next < m_count; next = m_next++) {
        const qsizetype from = static_cast<qsizetype>(next) * rowsOfPiece;
        m_pieces[next] = piece(from, qMin(m_page.rows.size(), from + rowsOfPiece));
        const std::lock_guard lock(m_mutex);
        if (++m_ready == m_count)
            m_done.notify_all();
    }
}

std::vector<PageOpening::Opened> PageOpening::piece(qsizetype from, qsizetype to) const
{
    std::vector<Opened> all;
    all.reserve(static_cast<std::size_t>(to - from));
    RowOpener opener(m_page);
    for (qsizetype i = from; i < to; ++i) {
        auto entry = opener.entry(i);
        if (!entry)
            continue;
        const bool holds = !m_terms.isEmpty() && entry->text.holds(m_terms);
        all.push_back(Opened{std::move(*entry), holds});
    }
    return all;
}

bool PageOpening::isOpened() const
{
    const std::lock_guard lock(m_mutex);
    return m_ready == m_count;
}

std::vector<std::vector<PageOpening::Opened>> PageOpening::take()
{
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_ready == m_count; });
    return std::move(m_pieces);
}

} // namespace spyhop::chat
