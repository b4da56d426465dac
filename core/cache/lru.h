// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <list>

namespace spyhop::cache {

//! \brief Values by key, bounded by the bytes they stand for; the least recently used go first. A value; any one
//! thread.
template <typename Value>
class Lru {
public:
    //! `limit` in bytes, above 0.
    explicit Lru(qint64 limit)
        : m_limit(limit)
    {
    }
    Lru(const Lru&) = delete;
    Lru& operator=(const Lru&) = delete;

    //! Puts or replaces, as the most recently used; returns the keys that had to go.
    QList<QByteArray> put(const QByteArray& key, Value value, qint64 bytes)
    {
        remove(key);
        m_order.push_front(Entry{key, std::move(value), bytes});
        m_places.insert(key, m_order.begin());
        m_bytes += bytes;
        QList<QByteArray> gone;
        while (m_bytes > m_limit && m_order.size() > 1) {
            gone.append(m_order.back().key);
            remove(gone.last());
        }
        return gone;
    }
    //! Null if it is not there. Does not count as a use.
    [[nodiscard]] Value* peek(const QByteArray& key)
    {
        const auto place = m_places.constFind(key);
        return place == m_places.constEnd() ? nullptr : &(*place)->value;
    }
    void touch(const QByteArray& key)
    {
        const auto place = m_places.constFind(key);
        if (place != m_places.constEnd())
            m_order.splice(m_order.begin(), m_order, *place);
    }
    void remove(const QByteArray& key)
    {
        const auto place = m_places.constFind(key);
        if (place == m_places.constEnd())
            return;
        m_bytes -= (*place)->bytes;
        m_order.erase(*place);
        m_places.erase(place);
    }
    void clear()
    {
        m_order.clear();
        m_places.clear();
        m_bytes = 0;
    }
    //! Removes what `gone(value)` is true of, and returns the keys.
    template <typename Predicate>
    QList<QByteArray> removeIf(Predicate gone)
    {
        QList<QByteArray> keys;
        for (const Entry& entry : m_order) {
            if (gone(entry.value))
                keys.append(entry.key);
        }
        for (const QByteArray& key : keys)
            remove(key);
        return keys;
    }
    template <typename Change>
    void forEach(Change change)
    {
        for (Entry& entry : m_order)
            change(entry.value);
    }

    [[nodiscard]] qsizetype count() const { return m_places.size(); }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] qint64 limit() const { return m_limit; }

private:
    struct Entry {
        QByteArray key;
        Value value;
        qint64 bytes = 0;
    };
    qint64 m_limit;
    qint64 m_bytes = 0;
    std::list<Entry> m_order; //!< most recently used first
    QHash<QByteArray, typename std::list<Entry>::iterator> m_places;
};

} // namespace spyhop::cache
