// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <cstring>
#include <sodium.h>

namespace spyhop::base {

struct Secret::Buffer {
    explicit Buffer(qsizetype length)
        : bytes(new char[static_cast<std::size_t>(length)])
        , size(length)
    {
        sodium_mlock(bytes, static_cast<std::size_t>(size)); // best effort: the limit on locked memory may be low
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer()
    {
        sodium_munlock(bytes, static_cast<std::size_t>(size)); // wipes too
        delete[] bytes;
    }
    char* bytes;
    qsizetype size;
};

Secret Secret::take(QByteArray& bytes)
{
    Secret secret = fromBytes(bytes.constData(), bytes.size());
    wipe(bytes);
    bytes.clear();
    return secret;
}

Secret Secret::fromBytes(const char* data, qsizetype size)
{
    Secret secret;
    if (size > 0) {
        auto buffer = std::make_shared<Buffer>(size);
        std::memcpy(buffer->bytes, data, static_cast<std::size_t>(size));
        secret.m_buffer = std::move(buffer);
    }
    return secret;
}

qsizetype Secret::size() const
{
    return m_buffer ? m_buffer->size : 0;
}

const char* Secret::data() const
{
    return m_buffer ? m_buffer->bytes : nullptr;
}

bool Secret::equals(const Secret& other) const
{
    return size() == other.size()
        && (size() == 0 || sodium_memcmp(data(), other.data(), static_cast<std::size_t>(size())) == 0);
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

} // namespace spyhop::base
