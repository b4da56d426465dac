// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program and its libraries give back to jemalloc is overwritten first (decisions/0155). These take the place
// of jemalloc's own functions of the same names, in every library.
#include "core/base/freedmemory.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <jemalloc/jemalloc.h>
#include <new>

namespace {

using spyhop::base::wipedWhenFreed;

// A QByteArray's or QString's block begins with 16 bytes of its own: below this there is no room for a key.
constexpr std::size_t smallestWiped = 33;

void wipe(void* block, std::size_t size)
{
    if (size < smallestWiped || size > wipedWhenFreed)
        return;
    std::memset(block, 0, size);
    asm volatile("" : : "r"(block) : "memory"); // or the compiler would leave it out: nobody reads it any more
}

} // namespace

extern "C" {

void free(void* block) noexcept
{
    if (!block)
        return;
    if (wipedWhenFreed == 0)
        return dallocx(block, 0);
    const std::size_t size = sallocx(block, 0);
    wipe(block, size);
    sdallocx(block, size, 0);
}

//! jemalloc would leave the former block as it is when it moves what is in it.
void* realloc(void* block, std::size_t wanted) noexcept
{
    if (!block)
        return std::malloc(wanted);
    wanted = std::max<std::size_t>(wanted, 1);
    if (wanted > PTRDIFF_MAX) {
        errno = ENOMEM;
        return nullptr;
    }
    const std::size_t size = sallocx(block, 0);
    if (nallocx(wanted, 0) == size)
        return block;
    void* moved = nullptr;
    if (size > wipedWhenFreed) {
        moved = rallocx(block, wanted, 0);
    } else if ((moved = mallocx(wanted, 0))) {
        std::memcpy(moved, block, std::min(size, wanted));
        wipe(block, size);
        sdallocx(block, size, 0);
    }
    if (!moved)
        errno = ENOMEM;
    return moved;
}

} // extern "C"

// Objects hold no key, but for the buffers in which HTTP/2 packs heads: those are a std::vector's.
void operator delete(void* block) noexcept
{
    std::free(block);
}

void operator delete[](void* block) noexcept
{
    std::free(block);
}

void operator delete(void* block, std::size_t size) noexcept
{
    if (!block)
        return;
    wipe(block, size);
    sdallocx(block, size, 0);
}

void operator delete[](void* block, std::size_t size) noexcept
{
    operator delete(block, size);
}
