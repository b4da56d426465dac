// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A reader process that does what a file tells it: what a reader would do that a hostile file has taken over.
#include "core/docs/readerserver.h"
#include "core/docs/sandbox.h"

#include <QtCore/QCoreApplication>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace spyhop;

namespace {

void writeRaw(const char* bytes, std::size_t size)
{
    [[maybe_unused]] const ssize_t written = ::write(STDIN_FILENO, bytes, size);
}

//! "refused" or "done", for something that no reader may do.
QString attempt(const QByteArray& what)
{
    const auto said = [](long result) { return result < 0 ? QStringLiteral("refused") : QStringLiteral("done"); };
    if (what == "open")
        return said(::open("/etc/passwd", O_RDONLY));
    if (what == "write")
        return said(::open("/tmp/spyhop-hostile", O_WRONLY | O_CREAT, 0600));
    if (what == "socket")
        return said(::socket(AF_INET, SOCK_STREAM, 0));
    if (what == "fork")
        return said(::fork());
    if (what == "execute")
        return said(::execl("/bin/true", "true", nullptr));
    if (what == "signal")
        return said(::kill(::getppid(), SIGTERM));
    if (what == "code")
        return said(
            ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                ? -1
                : 0);
    if (what == "share memory")
        return said(
            ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    if (what == "ask of a path") {
        struct stat about { };
        return said(::fstatat(AT_FDCWD, "/etc/passwd", &about, AT_EMPTY_PATH));
    }
    if (what == "large")
        return QString(2'000'000, u'x');
    if (what == "lift") {
        const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
        return said(::setrlimit(RLIMIT_CPU, &none));
    }
    return QString::fromUtf8(what);
}

[[noreturn]] void loop()
{
    volatile unsigned turns = 0;
    while (true)
        turns = turns + 1;
}

//! Until the limit, or 2 GB.
void eat()
{
    std::vector<std::unique_ptr<char[]>> eaten;
    for (int i = 0; i < 2000; ++i) {
        eaten.push_back(std::make_unique<char[]>(1'000'000));
        std::memset(eaten.back().get(), i, 1'000'000);
    }
}

base::Expected<docs::ReaderResult> obey(const docs::ReaderRequest&, const QByteArray& bytes)
{
    const QByteArray what = bytes.trimmed();
    if (what == "loop")
        loop();
    if (what == "eat")
        eat();
    if (what == "eat without a word") {
        try {
            eat();
        } catch (const std::bad_alloc&) {
            std::abort();
        }
    }
    if (what == "crash")
        ::raise(SIGSEGV);
    if (what == "exit")
        ::_exit(0);
    while (what == "sleep")
        ::usleep(100'000);
    if (what == "too long a reply")
        writeRaw("\xff\xff\xff\xff", 4);
    if (what == "half a reply") {
        writeRaw("\x40\0\0\0abc", 7);
        ::_exit(0);
    }
    if (what == "nonsense")
        writeRaw("\x04\0\0\0\xff\xff\xff\xff", 8);
    docs::Document document;
    document.text = attempt(what);
    for (int i = 0; what == "files inside" && i < 20; ++i) {
        document.inner.append({QStringLiteral("n.html"), docs::FileType::Html, what, document.text.size(), 0,
            docs::InnerHeading::None, false});
    }
    if (what == "two replies") {
        const QByteArray reply = docs::framed(docs::encodeReply({docs::ReaderResult(document), false}));
        writeRaw(reply.constData(), static_cast<std::size_t>(reply.size()));
    }
    return docs::ReaderResult(document);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    docs::limitReader();
    if (!docs::closeSandbox())
        return docs::readerCannotBegin;
    ::_exit(docs::serveReader(STDIN_FILENO, obey));
}
