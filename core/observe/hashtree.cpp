// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/hashtree.h"

#include <bit>
#include <sodium.h>

namespace spyhop::observe {
namespace {

static_assert(hashBytes == crypto_hash_sha256_BYTES);

const unsigned char* raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned long long length(QByteArrayView bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

QByteArray finished(crypto_hash_sha256_state& state)
{
    QByteArray hash(hashBytes, Qt::Uninitialized);
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

//! The largest power of two below `size` (size ≥ 2): where RFC 6962 parts a tree.
qint64 split(qint64 size)
{
    return static_cast<qint64>(std::bit_floor(static_cast<quint64>(size - 1)));
}

QByteArray rootOfRun(const QList<QByteArray>& leaves, qint64 start, qint64 end)
{
    HashTree tree;
    for (qint64 i = start; i < end; ++i)
        tree.append(leaves.at(i));
    return tree.root();
}

void appendPath(QList<QByteArray>& proof, const QList<QByteArray>& leaves, qint64 start, qint64 end, qint64 index)
{
    if (end - start < 2)
        return;
    const qint64 middle = start + split(end - start);
    if (index < middle) {
        appendPath(proof, leaves, start, middle, index);
        proof.append(rootOfRun(leaves, middle, end));
    } else {
        appendPath(proof, leaves, middle, end, index);
        proof.append(rootOfRun(leaves, start, middle));
    }
}

//! SUBPROOF of RFC 6962, 2.1.2: `whole` while the run is one that the verifier knows the root of.
void appendConsistency(
    QList<QByteArray>& proof, const QList<QByteArray>& leaves, qint64 start, qint64 end, qint64 earlier, bool whole)
{
    if (earlier == end) {
        if (!whole)
            proof.append(rootOfRun(leaves, start, end));
        return;
    }
    const qint64 middle = start + split(end - start);
    if (earlier <= middle) {
        appendConsistency(proof, leaves, start, middle, earlier, whole);
        proof.append(rootOfRun(leaves, middle, end));
    } else {
        appendConsistency(proof, leaves, middle, end, earlier, false);
        proof.append(rootOfRun(leaves, start, middle));
    }
}

} // namespace

QByteArray leafHash(QByteArrayView data)
{
    constexpr unsigned char prefix = 0;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &prefix, 1);
    crypto_hash_sha256_update(&state, raw(data), length(data));
    return finished(state);
}

QByteArray nodeHash(const QByteArray& left, const QByteArray& right)
{
    constexpr unsigned char prefix = 1;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &prefix, 1);
    crypto_hash_sha256_update(&state, raw(left), length(left));
    crypto_hash_sha256_update(&state, raw(right), length(right));
    return finished(state);
}

void HashTree::append(const QByteArray& leaf)
{
    // Each one bit of the old size, from the lowest, is a perfect tree that the new leaf completes.
    QByteArray node = leaf;
    for (qint64 rest = m_size; rest & 1; rest >>= 1) {
        node = nodeHash(m_peaks.back(), node);
        m_peaks.pop_back();
    }
    m_peaks.push_back(node);
    ++m_size;
}

QByteArray HashTree::root() const
{
    if (m_peaks.empty()) {
        crypto_hash_sha256_state state;
        crypto_hash_sha256_init(&state);
        return finished(state);
    }
    QByteArray root = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        root = nodeHash(*peak, root);
    return root;
}

QByteArray rootOf(const QList<QByteArray>& leaves)
{
    return rootOfRun(leaves, 0, leaves.size());
}

QList<QByteArray> inclusionProof(const QList<QByteArray>& leaves, qint64 index)
{
    Q_ASSERT(index >= 0 && index < leaves.size());
    QList<QByteArray> proof;
    appendPath(proof, leaves, 0, leaves.size(), index);
    return proof;
}

QList<QByteArray> consistencyProof(const QList<QByteArray>& leaves, qint64 earlier)
{
    Q_ASSERT(earlier >= 1 && earlier <= leaves.size());
    QList<QByteArray> proof;
    appendConsistency(proof, leaves, 0, leaves.size(), earlier, true);
    return proof;
}

bool provesInclusion(
    qint64 index, qint64 size, const QByteArray& leaf, const QList<QByteArray>& proof, const QByteArray& root)
{
    if (index < 0 || index >= size || leaf.size() != hashBytes)
        return false;
    qint64 first = index, last = size - 1;
    QByteArray hash = leaf;
    for (const QByteArray& sibling : proof) {
        if (last == 0)
            return false;
        if ((first & 1) || first == last) {
            hash = nodeHash(sibling, hash);
            while (!(first & 1) && first != 0) {
                first >>= 1;
                last >>= 1;
            }
        } else {
            hash = nodeHash(hash, sibling);
        }
        first >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool Subtree::isValid() const
{
    if (start < 0 || end <= start)
        return false;
    const auto width = static_cast<qint64>(std::bit_ceil(static_cast<quint64>(end - start)));
    return start % width == 0;
}

bool provesConsistency(
    qint64 earlier, qint64 size, const QByteArray& earlierRoot, const QByteArray& root, const QList<QByteArray>& proof)
{
    return earlier > 0 && provesSubtree({0, earlier}, size, earlierRoot, root, proof);
}

bool provesSubtree(const Subtree& subtree, qint64 size, const QByteArray& subtreeRoot, const QByteArray& root,
    const QList<QByteArray>& proof)
{
    if (subtree.start == subtree.end) // of nothing, which every tree holds anywhere
        return subtree.start >= 0 && subtree.end <= size && proof.isEmpty() && subtreeRoot == HashTree().root();
    if (!subtree.isValid() || subtree.end > size)
        return false;
    qint64 first = subtree.start, second = subtree.end - 1, last = size - 1;
    const auto climb = [&] {
        first >>= 1;
        second >>= 1;
        last >>= 1;
    };
    // Up to the node that the proof begins at: the whole run, or the largest perfect tree at its end.
    while (first != second && (second == last || (second & 1)))
        climb();
    qsizetype next = 0;
    QByteArray begun = subtreeRoot, whole = subtreeRoot;
    if (first != second) {
        if (proof.isEmpty())
            return false;
        begun = whole = proof.at(next++);
    }
    for (; next < proof.size(); ++next) {
        const QByteArray& sibling = proof.at(next);
        if (last == 0)
            return false;
        if ((second & 1) || second == last) {
            if (first < second)
                begun = nodeHash(sibling, begun);
            whole = nodeHash(sibling, whole);
            while (!(second & 1) && second != 0)
                climb();
        } else {
            whole = nodeHash(whole, sibling);
        }
        climb();
    }
    return last == 0 && begun == subtreeRoot && whole == root;
}

} // namespace spyhop::observe
