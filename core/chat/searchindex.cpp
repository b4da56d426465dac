// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/searchindex.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::chat {
namespace {

// Characters of a snippet: what two lines of the list hold, the place not far from their beginning.
constexpr qsizetype snippetBefore = 24, snippetLength = 120;
constexpr int entriesBetweenLooks = 64; // how often a walk asks whether it is still wanted

} // namespace

const SearchIndex::Entry* SearchIndex::addOlderInMemory(Entry entry)
{
    const QString name = key(entry);
    if (m_newerPlaces.contains(name))
        return nullptr;
    m_inMemory.insert(name);
    return &m_older.emplace_back(std::move(entry));
}

const SearchIndex::Entry* SearchIndex::addOlder(Entry entry)
{
    // What was written meanwhile is newer than what the disk tells.
    const bool mayBeNewer = !m_newerPlaces.isEmpty() || !m_inMemory.isEmpty(); // else no key is made
    const QString name = mayBeNewer ? key(entry) : QString();
    if (mayBeNewer && (m_newerPlaces.contains(name) || m_inMemory.contains(name)))
        return nullptr;
    return &m_older.emplace_back(std::move(entry));
}

void SearchIndex::put(Entry entry)
{
    const QString name = key(entry);
    if (const auto known = m_newerPlaces.constFind(name); known != m_newerPlaces.constEnd()) {
        m_newer[static_cast<std::size_t>(*known)] = std::move(entry);
        return;
    }
    // An old message is rewritten seldom (an answer is gone on with): it moves to the new ones.
    const auto old = std::find_if(m_older.begin(), m_older.end(), [&entry](const Entry& one) {
        return one.messageId == entry.messageId && one.conversationId == entry.conversationId;
    });
    if (old != m_older.end()) {
        *old = std::move(entry);
        return;
    }
    m_newerPlaces.insert(name, static_cast<qsizetype>(m_newer.size()));
    m_newer.push_back(std::move(entry));
}

void SearchIndex::removeConversation(const QString& conversationId)
{
    const auto isOfIt = [&conversationId](const Entry& entry) { return entry.conversationId == conversationId; };
    m_older.erase(std::remove_if(m_older.begin(), m_older.end(), isOfIt), m_older.end());
    const auto end = std::remove_if(m_newer.begin(), m_newer.end(), isOfIt);
    if (end == m_newer.end())
        return;
    m_newer.erase(end, m_newer.end());
    m_newerPlaces.clear();
    for (std::size_t i = 0; i < m_newer.size(); ++i)
        m_newerPlaces.insert(key(m_newer[i]), static_cast<qsizetype>(i));
}

void SearchIndex::clear()
{
    *this = SearchIndex();
}

qsizetype SearchIndex::bytes() const
{
    qsizetype sum = 0;
    for (const auto* part : {&m_newer, &m_older}) {
        for (const Entry& entry : *part)
            sum += entry.text.bytes() + static_cast<qsizetype>(sizeof(Entry));
    }
    return sum;
}

void SearchIndex::find(
    const SearchTerms& terms, const std::function<bool(const Entry&)>& found, const std::function<bool()>& goOn) const
{
    if (terms.isEmpty())
        return;
    const auto all = size();
    const auto newer = static_cast<qsizetype>(m_newer.size());
    for (qsizetype i = 0; i < all; ++i) {
        if (i % entriesBetweenLooks == 0 && !goOn())
            return;
        const Entry& entry = i < newer ? m_newer[static_cast<std::size_t>(newer - 1 - i)]
                                       : m_older[static_cast<std::size_t>(i - newer)];
        if (entry.text.holds(terms) && !found(entry))
            return;
    }
}

//! Without what marks a text as Markdown, unless somebody has searched for just that.
static QString asRead(const QString& text, const SearchTerms& terms)
{
    static const QRegularExpression rule(QStringLiteral("(?:\\| *:?-+:? *)+\\|")); // below a table's head
    static const QRegularExpression signs(
        QStringLiteral("```\\w*|`|\\*\\*|~~|\\$\\$|\\\\[\\[\\]()]|^ {0,3}(?:#{1,6}|>)(?= )"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression cells(QStringLiteral("\\s*\\|[|\\s]*"));
    QString plain = text;
    plain.replace(rule, QStringLiteral("|")).remove(signs).replace(cells, QStringLiteral(" · "));
    if (plain == text)
        return text;
    plain = plain.simplified();
    if (plain.startsWith(u'·'))
        plain = plain.mid(1).trimmed();
    if (plain.endsWith(u'·'))
        plain = plain.chopped(1).trimmed();
    return terms.places(plain).size() < terms.places(text).size() ? text : plain;
}

SearchHit makeHit(const SearchIndex::Entry& entry, const SearchTerms& terms)
{
    SearchHit hit;
    hit.conversationId = entry.conversationId;
    hit.messageId = entry.messageId;
    hit.role = entry.role;
    hit.createdAt = entry.createdAt;
    qsizetype first = entry.text.size();
    for (const QString& term : terms.folded())
        first = qMin(first, qMax<qsizetype>(0, entry.text.find(term)));
    const qsizetype start = qMax<qsizetype>(0, first - snippetBefore);
    QString text = entry.text.original(start, snippetLength);
    // Not from the middle of a word, where one begins nearby; never from the middle of a character.
    if (start > 0) {
        const qsizetype space = text.indexOf(u' ');
        const bool halved = text.front().isLowSurrogate();
        text.remove(0, space >= 0 && space < first - start ? space + 1 : qsizetype(halved));
        text.prepend(u'…');
    }
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    text = asRead(text, terms);
    // Line ends and tabs become spaces, so that places stay what they are.
    for (QChar& unit : text)
        unit = unit.isSpace() ? QChar(u' ') : unit;
    hit.snippet = text;
    hit.marks = terms.places(text);
    return hit;
}

} // namespace spyhop::chat
