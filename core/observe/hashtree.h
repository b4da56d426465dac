// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <vector>

// The hash tree of RFC 6962, section 2.1, over SHA-256. Hashes are 32 bytes in a QByteArray; a proof that somebody else
// made may hold anything.
namespace spyhop::observe {

inline constexpr int hashBytes = 32;

[[nodiscard]] QByteArray leafHash(QByteArrayView data); //!< SHA-256(0x00 ‖ data)
[[nodiscard]] QByteArray nodeHash(const QByteArray& left, const QByteArray& right); //!< SHA-256(0x01 ‖ left ‖ right)

//! \brief A tree that grows at its end and keeps what its root needs: log2(size) hashes. A value.
class HashTree {
public:
    void append(const QByteArray& leaf); //!< a leafHash()
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] QByteArray root() const; //!< of an empty tree: SHA-256 of nothing

private:
    std::vector<QByteArray> m_peaks; //!< roots of the perfect trees that make it up, largest first
    qint64 m_size = 0;
};

//! The root of these leaves (hashes).
[[nodiscard]] QByteArray rootOf(const QList<QByteArray>& leaves);
//! PATH(index, leaves) of RFC 6962, 2.1.1. 0 ≤ index < leaves.
[[nodiscard]] QList<QByteArray> inclusionProof(const QList<QByteArray>& leaves, qint64 index);
//! PROOF(earlier, leaves) of RFC 6962, 2.1.2. 1 ≤ earlier ≤ leaves.
[[nodiscard]] QList<QByteArray> consistencyProof(const QList<QByteArray>& leaves, qint64 earlier);

//! Whether `proof` shows that the leaf of this hash is number `index` of the tree of this size and root (RFC 9162,
//! 2.1.3.2).
[[nodiscard]] bool provesInclusion(
    qint64 index, qint64 size, const QByteArray& leaf, const QList<QByteArray>& proof, const QByteArray& root);

//! A run of leaves that is a node of every tree that holds it, or the end of one: [start, end).
struct Subtree {
    qint64 start = 0, end = 0;
    //! `start` is a multiple of the least power of two that is no smaller than the run.
    [[nodiscard]] bool isValid() const;
};

//! Whether `proof` shows that the tree of size and root `root` begins with the one of size `earlier` and root
//! `earlierRoot` (RFC 9162, 2.1.4.2). An empty tree proves nothing: false.
[[nodiscard]] bool provesConsistency(
    qint64 earlier, qint64 size, const QByteArray& earlierRoot, const QByteArray& root, const QList<QByteArray>& proof);
//! As provesConsistency(), for a run of leaves that need not be the first ones.
[[nodiscard]] bool provesSubtree(const Subtree& subtree, qint64 size, const QByteArray& subtreeRoot,
    const QByteArray& root, const QList<QByteArray>& proof);

} // namespace spyhop::observe
