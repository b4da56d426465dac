// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program: looks through its memory from within, since nobody of the same account may do so from
// without. A thread reads forms of a secret from the pipe SPYHOP_TEST_SCANNER.ask, each with a byte for its length
// before it and every byte turned over, so that they are not found themselves; a length of 0 ends them. What is found
// goes to the pipe SPYHOP_TEST_SCANNER.answer, a line for each: address, form, what lies around it; then "end".
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <pthread.h>
#include <sys/uio.h>
#include <tuple>
#include <unistd.h>

namespace {

constexpr std::size_t window = 1 << 20;
constexpr std::size_t most = 255; // of a form
constexpr int mostForms = 32;
constexpr std::size_t around = 48; // bytes that are told before what was found, since they tell whose it is

// Nothing here is allocated: the heap is what is looked at.
char askPath[512], answerPath[512];
char forms[mostForms][most];
std::size_t lengths[mostForms];
bool begins[256]; // the byte that a form begins with
char buffer[window + most];
char maps[1 << 20];

bool isOwn(std::uintptr_t at, std::uintptr_t end)
{
    const auto first = reinterpret_cast<std::uintptr_t>(buffer);
    return at < first + sizeof buffer && end > first;
}

bool stands(const char* at, int form)
{
    for (std::size_t i = 0; i < lengths[form]; ++i) {
        if (at[i] != static_cast<char>(~forms[form][i]))
            return false;
    }
    return true;
}

bool readAll(int from, char* into, std::size_t size)
{
    while (size > 0) {
        const ssize_t got = ::read(from, into, size);
        if (got <= 0)
            return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

int readForms(int from)
{
    std::memset(begins, 0, sizeof begins);
    for (int count = 0; count < mostForms; ++count) {
        unsigned char length = 0;
        if (!readAll(from, reinterpret_cast<char*>(&length), 1) || length == 0)
            return count;
        lengths[count] = length;
        if (!readAll(from, forms[count], length))
            return count;
        begins[static_cast<unsigned char>(~forms[count][0])] = true;
    }
    return mostForms;
}

void tell(int to, std::uintptr_t address, int form, const char* found, std::size_t before)
{
    char line[64 + around];
    const int head
        = std::snprintf(line, sizeof line, "%llx form %d after ", static_cast<unsigned long long>(address), form);
    auto length = static_cast<std::size_t>(head);
    for (const char* at = found - before; at < found; ++at)
        line[length++] = *at > ' ' && *at < 127 ? *at : '.';
    line[length++] = '\n';
    std::ignore = ::write(to, line, length);
}

void scan(int to, int count, std::uintptr_t start, std::uintptr_t end)
{
    for (std::uintptr_t at = start; at < end; at += window) {
        const std::size_t length = end - at < window + most ? end - at : window + most;
        if (isOwn(at, at + length))
            continue;
        const iovec local{buffer, length};
        const iovec remote{reinterpret_cast<void*>(at), length};
        const ssize_t got = ::process_vm_readv(::getpid(), &local, 1, &remote, 1, 0);
        for (ssize_t i = 0; i < got && i < static_cast<ssize_t>(window); ++i) {
            if (!begins[static_cast<unsigned char>(buffer[i])])
                continue;
            for (int form = 0; form < count; ++form) {
                if (static_cast<std::size_t>(got - i) >= lengths[form] && stands(buffer + i, form)) {
                    const auto before = static_cast<std::size_t>(i) < around ? static_cast<std::size_t>(i) : around;
                    tell(to, at + static_cast<std::uintptr_t>(i), form, buffer + i, before);
                }
            }
        }
    }
    std::memset(buffer, 0, sizeof buffer);
}

//! Everything that can be written to: heap, stacks, data.
void scanAll(int to, int count)
{
    const int file = ::open("/proc/self/maps", O_RDONLY);
    std::size_t length = 0;
    for (ssize_t got = 0; (got = ::read(file, maps + length, sizeof maps - 1 - length)) > 0;)
        length += static_cast<std::size_t>(got);
    ::close(file);
    maps[length] = 0;
    for (const char* line = maps; *line;) {
        unsigned long long start = 0, end = 0;
        char rights[8] = {};
        const char* const next = std::strchr(line, '\n');
        if (std::sscanf(line, "%llx-%llx %4s", &start, &end, rights) == 3 && rights[0] == 'r' && rights[1] == 'w')
            scan(to, count, start, end);
        if (!next)
            break;
        line = next + 1;
    }
}

void* serve(void*)
{
    for (;;) {
        const int ask = ::open(askPath, O_RDONLY | O_CLOEXEC); // waits for who asks
        if (ask < 0)
            return nullptr;
        const int count = readForms(ask);
        ::close(ask);
        const int answer = ::open(answerPath, O_WRONLY | O_CLOEXEC);
        scanAll(answer, count);
        std::ignore = ::write(answer, "end\n", 4);
        ::close(answer);
    }
}

__attribute__((constructor)) void begin()
{
    const char* const where = std::getenv("SPYHOP_TEST_SCANNER");
    if (!where)
        return;
    std::snprintf(askPath, sizeof askPath, "%s.ask", where);
    std::snprintf(answerPath, sizeof answerPath, "%s.answer", where);
    ::unsetenv("SPYHOP_TEST_SCANNER"); // the programs that this one starts are not looked at
    ::unsetenv("LD_PRELOAD");
    pthread_t thread = {};
    pthread_create(&thread, nullptr, serve, nullptr);
}

} // namespace
