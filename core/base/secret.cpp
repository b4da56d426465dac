// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <QtCore/QtGlobal>
#include <cstring>
#include <sodium.h>
#ifdef Q_OS_UNIX
#include <cstdint>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>
#include <unordered_map>
#endif

namespace spyhop::base {
namespace {

#ifdef Q_OS_UNIX

//! \brief Which pages secrets lie on. The system locks pages, not bytes, and does not count: one unlock would be the
//! end of all locks of a page. Thread-safe.
class LockedPages {
public:
    void add(const char* bytes, std::size_t size)
    {
        const std::scoped_lock lock(m_mutex);
        for (std::uintptr_t page = first(bytes); page < end(bytes, size); page += m_pageSize) {
            if (++m_secrets[page] == 1) // best effort: the limit on locked memory may be low
                sodium_mlock(reinterpret_cast<void*>(page), m_pageSize);
        }
    }
    //! Wipes nothing.
    void remove(const char* bytes, std::size_t size)
    {
        const std::scoped_lock lock(m_mutex);
        for (std::uintptr_t page = first(bytes); page < end(bytes, size); page += m_pageSize) {
            if (--m_secrets[page] > 0)
                continue;
            m_secrets.erase(page);
            munlock(reinterpret_cast<void*>(page), m_pageSize); // sodium_munlock() would wipe the neighbours
#ifdef MADV_DODUMP
            madvise(reinterpret_cast<void*>(page), m_pageSize, MADV_DODUMP);
#endif
        }
    }

private:
    [[nodiscard]] std::uintptr_t first(const char* bytes) const
    {
        return reinterpret_cast<std::uintptr_t>(bytes) & ~(m_pageSize - 1);
    }
    [[nodiscard]] static std::uintptr_t end(const char* bytes, std::size_t size)
    {
        return reinterpret_cast<std::uintptr_t>(bytes) + size;
    }

    const std::uintptr_t m_pageSize = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE)); // a power of two
    std::mutex m_mutex;
    std::unordered_map<std::uintptr_t, int> m_secrets; //!< by page
};

//! Never destroyed: a secret may outlive everything that ends with the program.
LockedPages& lockedPages()
{
    static auto* const pages = new LockedPages;
    return *pages;
}

void keepOutOfSwap(char* bytes, std::size_t size)
{
    lockedPages().add(bytes, size);
}

void wipeAndLetGo(char* bytes, std::size_t size)
{
    sodium_memzero(bytes, size);
    lockedPages().remove(bytes, size);
}

#else

void keepOutOfSwap(char* bytes, std::size_t size)
{
    sodium_mlock(bytes, size);
}

void wipeAndLetGo(char* bytes, std::size_t size)
{
    sodium_munlock(bytes, size); // wipes too
}

#endif

} // namespace

struct Secret::Buffer {
    explicit Buffer(qsizetype length)
        : bytes(new char[static_cast<std::size_t>(length)])
        , size(length)
    {
        keepOutOfSwap(bytes, static_cast<std::size_t>(size));
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer()
    {
        wipeAndLetGo(bytes, static_cast<std::size_t>(size));
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
