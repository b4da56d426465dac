// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/keyhits.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>

namespace spyhop::localserver {
namespace {

constexpr qsizetype countedKeys = 1'000'000; // a day's run of the batch
constexpr qsizetype listedKeys = 10'000; // about 1 MB of JSON
constexpr qsizetype digestBytes = 8; // tells the questions of one job apart

} // namespace

int KeyHits::count(const QByteArray& key)
{
    if (key.isEmpty() || (m_hits.size() >= countedKeys && !m_hits.contains(key)))
        return 0;
    const int hits = ++m_hits[key];
    if (hits == 1 && m_first.size() < listedKeys) {
        m_first.append(key);
        m_openings.insert(key, QByteArray());
    }
    return hits;
}

void KeyHits::describe(const QByteArray& key, const QString& opening)
{
    const auto listed = m_openings.find(key);
    if (listed == m_openings.end() || !listed->isEmpty())
        return;
    *listed = QCryptographicHash::hash(opening.toUtf8(), QCryptographicHash::Sha256).left(digestBytes).toHex();
}

QJsonObject KeyHits::listed() const
{
    QJsonArray keys;
    for (const QByteArray& key : m_first) {
        keys.append(
            QJsonObject{{QStringLiteral("key"), QString::fromUtf8(key)}, {QStringLiteral("hits"), m_hits.value(key)},
                {QStringLiteral("opening"), QString::fromLatin1(m_openings.value(key))}});
    }
    return {{QStringLiteral("keys"), keys}, {QStringLiteral("left"), m_hits.size() - m_first.size()}};
}

} // namespace spyhop::localserver
