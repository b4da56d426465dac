// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/seal/passphrasestream.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <sodium.h>

namespace spyhop::seal {
namespace {

const QByteArray magic = QByteArrayLiteral("spyhop-backup-1\n");
constexpr qsizetype pieceBytes = 64 * 1024;
constexpr qsizetype sealedPieceBytes = pieceBytes + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned long long passes = 3; // as the vault: RFC 9106's second recommendation
constexpr std::size_t memoryBytes = 64 * 1024 * 1024;

QString text(const char* source)
{
    return QCoreApplication::translate("PassphraseStream", source);
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

base::Expected<base::Secret> keyOf(const base::Secret& passphrase, const QByteArray& salt)
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be started");
    QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, Qt::Uninitialized);
    if (crypto_pwhash(raw(key), static_cast<unsigned long long>(key.size()), passphrase.data(),
            static_cast<unsigned long long>(passphrase.size()), raw(salt), passes, memoryBytes,
            crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return base::failure(base::ErrorCode::Internal,
            text(QT_TRANSLATE_NOOP("PassphraseStream", "There is not enough memory to open the file.")));
    }
    return base::Secret::take(key);
}

tl::unexpected<base::Error> damaged()
{
    return base::failure(base::ErrorCode::Unreadable,
        text(QT_TRANSLATE_NOOP("PassphraseStream", "The file is damaged or not complete.")));
}

} // namespace

class PassphraseWriter::Private {
public:
    explicit Private(QIODevice& device_)
        : device(device_)
    {
        waiting.reserve(pieceBytes); // never moved: what is left behind by a move is not wiped
    }
    [[nodiscard]] base::Status put(const QByteArray& bytes)
    {
        if (device.write(bytes) == bytes.size())
            return {};
        base::Error error;
        error.what = text(QT_TRANSLATE_NOOP("PassphraseStream", "The file could not be written."));
        error.detail = device.errorString();
        return base::failure(error);
    }
    [[nodiscard]] base::Status piece(const QByteArray& plain, unsigned char tag)
    {
        QByteArray sealed(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(
            &state, raw(sealed), nullptr, raw(plain), static_cast<unsigned long long>(plain.size()), nullptr, 0, tag);
        return put(sealed);
    }

    QIODevice& device;
    crypto_secretstream_xchacha20poly1305_state state = {};
    QByteArray waiting; //!< a piece at most
};

PassphraseWriter::PassphraseWriter(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{
}

PassphraseWriter::~PassphraseWriter()
{
    base::wipe(d->waiting);
    sodium_memzero(&d->state, sizeof d->state);
}

base::Expected<std::unique_ptr<PassphraseWriter>> PassphraseWriter::begin(
    QIODevice& device, const base::Secret& passphrase)
{
    auto made = std::make_unique<Private>(device);
    QByteArray salt(crypto_pwhash_SALTBYTES, Qt::Uninitialized);
    randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    const base::Expected<base::Secret> key = keyOf(passphrase, salt);
    if (!key)
        return base::failure(key.error());
    QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(
        &made->state, raw(header), reinterpret_cast<const unsigned char*>(key->data()));
    if (const base::Status written = made->put(magic + salt + header); !written)
        return base::failure(written.error());
    return std::unique_ptr<PassphraseWriter>(new PassphraseWriter(std::move(made)));
}

base::Status PassphraseWriter::write(const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        // The last piece carries the end's mark, so one is always held back.
        if (d->waiting.size() == pieceBytes) {
            const base::Status written = d->piece(d->waiting, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
            base::wipe(d->waiting);
            d->waiting.resize(0);
            if (!written)
                return written;
        }
        const qsizetype room = std::min(pieceBytes - d->waiting.size(), bytes.size() - at);
        d->waiting.append(bytes.constData() + at, room);
        at += room;
    }
    return {};
}

base::Status PassphraseWriter::finish()
{
    return d->piece(d->waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
}

class PassphraseReader::Private {
public:
    explicit Private(QIODevice& device_)
        : device(device_)
    {
    }

    QIODevice& device;
    crypto_secretstream_xchacha20poly1305_state state = {};
    bool isFirst = true;
    bool isComplete = false;
};

PassphraseReader::PassphraseReader(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{
}

PassphraseReader::~PassphraseReader()
{
    sodium_memzero(&d->state, sizeof d->state);
}

base::Expected<std::unique_ptr<PassphraseReader>> PassphraseReader::begin(
    QIODevice& device, const base::Secret& passphrase)
{
    if (device.read(magic.size()) != magic) {
        return base::failure(base::ErrorCode::Unreadable,
            text(QT_TRANSLATE_NOOP("PassphraseStream", "This is no backup of Spyhop, or of a newer version.")));
    }
    const QByteArray salt = device.read(crypto_pwhash_SALTBYTES);
    const QByteArray header = device.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    if (salt.size() != crypto_pwhash_SALTBYTES || header.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        return damaged();
    const base::Expected<base::Secret> key = keyOf(passphrase, salt);
    if (!key)
        return base::failure(key.error());
    auto made = std::make_unique<Private>(device);
    if (crypto_secretstream_xchacha20poly1305_init_pull(
            &made->state, raw(header), reinterpret_cast<const unsigned char*>(key->data()))
        != 0)
        return damaged();
    return std::unique_ptr<PassphraseReader>(new PassphraseReader(std::move(made)));
}

base::Expected<QByteArray> PassphraseReader::next()
{
    if (d->isComplete)
        return d->device.read(1).isEmpty() ? base::Expected<QByteArray>(QByteArray()) : damaged();
    const QByteArray sealed = d->device.read(sealedPieceBytes);
    QByteArray plain(
        qMax(qsizetype(0), sealed.size() - qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES)), Qt::Uninitialized);
    unsigned char tag = 0;
    const bool opened = sealed.size() >= qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES)
        && crypto_secretstream_xchacha20poly1305_pull(&d->state, raw(plain), nullptr, &tag, raw(sealed),
               static_cast<unsigned long long>(sealed.size()), nullptr, 0)
            == 0;
    if (!opened && d->isFirst) {
        return base::failure(base::ErrorCode::Auth,
            text(QT_TRANSLATE_NOOP("PassphraseStream", "The passphrase is wrong, or the file is damaged.")));
    }
    if (!opened)
        return damaged();
    d->isFirst = false;
    d->isComplete = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (d->isComplete && plain.isEmpty())
        return next();
    return plain;
}

} // namespace spyhop::seal
