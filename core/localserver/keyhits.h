// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace spyhop::localserver {

//! \brief How often each Idempotency-Key of a chat has come, and whose it is. A value; bounded.
class KeyHits {
public:
    //! Its hits, this one included. 0: it is empty, or new where too many are known.
    int count(const QByteArray& key);
    //! `opening`: the first line of what the person asked first. A digest of it is kept, of listed keys only.
    void describe(const QByteArray& key, const QString& opening);
    [[nodiscard]] int hits(const QByteArray& key) const { return m_hits.value(key); }
    [[nodiscard]] qsizetype size() const { return m_hits.size(); }
    //! GET /_stats/keys (docs/formats/server-script.md).
    [[nodiscard]] QJsonObject listed() const;

private:
    QHash<QByteArray, int> m_hits;
    QList<QByteArray> m_first; //!< the keys that came first, in their order: these are listed
    QHash<QByteArray, QByteArray> m_openings; //!< digests, by key; empty until it is described
};

} // namespace spyhop::localserver
