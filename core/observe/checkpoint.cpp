// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/checkpoint.h"

#include "core/observe/hashtree.h"

#include <QtCore/QCoreApplication>
#include <sodium.h>

namespace spyhop::observe {
namespace {

constexpr int keyIdBytes = 4;
constexpr char ed25519 = 1; // the signature type of C2SP signed-note

const QByteArray signatureMark = QByteArrayLiteral("\xe2\x80\x94 "); // an em dash and a space
const QByteArray lineMark = QByteArrayLiteral("audit checkpoint: ");

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

tl::unexpected<base::Error> broken()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("spyhop::observe::Audit", "This is no checkpoint of an audit log."));
}

QByteArray fromBase64(const QByteArray& text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

} // namespace

QByteArray Checkpoint::body() const
{
    return origin + '\n' + QByteArray::number(size) + '\n' + root.toBase64() + '\n';
}

CheckpointKey::CheckpointKey(const base::Secret& seed)
    : m_public(crypto_sign_PUBLICKEYBYTES, '\0')
{
    Q_ASSERT(seed.size() == seedBytes);
    static_assert(seedBytes == crypto_sign_SEEDBYTES && signatureBytes == crypto_sign_BYTES);
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(raw(m_public), raw(secret), reinterpret_cast<const unsigned char*>(seed.data()));
    m_secret = base::Secret::take(secret);
}

QByteArray CheckpointKey::idOf(const QByteArray& origin, const QByteArray& publicKey)
{
    const QByteArray text = origin + '\n' + ed25519 + publicKey;
    QByteArray hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(hash), raw(text), static_cast<unsigned long long>(text.size()));
    return hash.first(keyIdBytes);
}

QByteArray CheckpointKey::sign(const Checkpoint& checkpoint) const
{
    const QByteArray body = checkpoint.body();
    QByteArray signature(signatureBytes, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(body), static_cast<unsigned long long>(body.size()),
        reinterpret_cast<const unsigned char*>(m_secret.data()));
    return signature;
}

bool CheckpointKey::verifies(const Checkpoint& checkpoint, const QByteArray& signature) const
{
    if (signature.size() != signatureBytes)
        return false;
    const QByteArray body = checkpoint.body();
    return crypto_sign_verify_detached(
               raw(signature), raw(body), static_cast<unsigned long long>(body.size()), raw(m_public))
        == 0;
}

QByteArray CheckpointKey::note(const Checkpoint& checkpoint, const QByteArray& signature) const
{
    return unsignedNote(checkpoint) + signatureMark + checkpoint.origin + ' '
        + (id(checkpoint.origin) + signature).toBase64() + '\n';
}

QByteArray unsignedNote(const Checkpoint& checkpoint)
{
    return checkpoint.body() + '\n';
}

base::Expected<CheckpointNote> parseNote(const QByteArray& note)
{
    const QList<QByteArray> lines = note.split('\n');
    CheckpointNote result;
    bool isNumber = false;
    if (lines.size() < 5 || lines.at(0).isEmpty())
        return broken();
    result.checkpoint.origin = lines.at(0);
    result.checkpoint.size = lines.at(1).toLongLong(&isNumber);
    result.checkpoint.root = fromBase64(lines.at(2));
    const bool canonical = isNumber && QByteArray::number(result.checkpoint.size) == lines.at(1)
        && result.checkpoint.size >= 0 && result.checkpoint.root.size() == hashBytes;
    // The format allows further lines before the empty one; ours has none, and they would be signed.
    if (!canonical || !lines.at(3).isEmpty())
        return broken();
    if (lines.at(4).isEmpty())
        return result;
    const QByteArray start = signatureMark + result.checkpoint.origin + ' ';
    if (!lines.at(4).startsWith(start))
        return broken();
    const QByteArray signature = fromBase64(lines.at(4).mid(start.size()));
    if (signature.size() != keyIdBytes + CheckpointKey::signatureBytes)
        return broken();
    result.keyId = signature.first(keyIdBytes);
    result.signature = signature.mid(keyIdBytes);
    return result;
}

base::Expected<QList<CheckpointNote>> parseNotes(const QByteArray& text)
{
    QList<CheckpointNote> notes;
    qsizetype at = 0;
    for (;;) {
        while (at < text.size() && text.at(at) == '\n')
            ++at;
        if (at == text.size())
            return notes;
        const qsizetype body = text.indexOf("\n\n", at);
        if (body < 0)
            return broken();
        qsizetype end = body + 2;
        if (QByteArrayView(text).sliced(end).startsWith(signatureMark)) {
            end = text.indexOf('\n', end);
            end = end < 0 ? text.size() : end + 1;
        }
        base::Expected<CheckpointNote> note = parseNote(text.mid(at, end - at) + '\n');
        if (!note)
            return base::failure(note.error());
        notes.append(*note);
        at = end;
    }
}

QByteArray noteAsLine(const QByteArray& note)
{
    return lineMark + note.trimmed().replace('\n', ' ');
}

QList<CheckpointNote> notesInLog(const QByteArray& text)
{
    QList<CheckpointNote> notes;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype at = line.indexOf(lineMark);
        if (at < 0)
            continue;
        // Origin, size, root; then, if it is signed, a dash (or what the log makes of one), origin, signature.
        const QByteArrayList words = line.mid(at + lineMark.size()).simplified().split(' ');
        if (words.size() < 3)
            continue;
        QByteArray note = words.at(0) + '\n' + words.at(1) + '\n' + words.at(2) + "\n\n";
        if (words.size() >= 6)
            note += signatureMark + words.at(4) + ' ' + words.at(5) + '\n';
        if (const base::Expected<CheckpointNote> read = parseNote(note))
            notes.append(*read);
    }
    return notes;
}

} // namespace spyhop::observe
