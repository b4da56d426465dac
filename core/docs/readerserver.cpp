// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerserver.h"
#include "core/docs/numbers.h"

#include <QtCore/QCoreApplication>
#include <array>
#include <cerrno>
#include <cstring>
#include <malloc.h>
#include <new>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spyhop::docs {
namespace {

//! A request is a few numbers.
constexpr quint32 mostRequestBytes = 4096;

//! \brief The file of one request: mapped as long as this lives.
class MappedFile {
public:
    explicit MappedFile(int descriptor)
        : m_descriptor(descriptor)
    {
        const off_t size = ::lseek(m_descriptor, 0, SEEK_END); // fstat() is not allowed here
        if (size <= 0)
            return;
        m_size = static_cast<std::size_t>(size);
        m_data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_descriptor, 0);
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile()
    {
        if (m_data != MAP_FAILED)
            ::munmap(m_data, m_size);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] QByteArray bytes() const
    {
        if (m_data == MAP_FAILED)
            return {};
        return QByteArray::fromRawData(static_cast<const char*>(m_data), static_cast<qsizetype>(m_size));
    }

private:
    int m_descriptor;
    void* m_data = MAP_FAILED;
    std::size_t m_size = 0;
};

bool receiveWhole(int socket, char* into, std::size_t size)
{
    while (size > 0) {
        const ssize_t got = ::read(socket, into, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool sendWhole(int socket, const QByteArray& bytes)
{
    const char* from = bytes.constData();
    auto left = static_cast<std::size_t>(bytes.size());
    while (left > 0) {
        const ssize_t put = ::write(socket, from, left);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        from += put;
        left -= static_cast<std::size_t>(put);
    }
    return true;
}

//! The length of the next request, with the file's descriptor beside it. Nothing: the parent has gone.
std::optional<quint32> receiveHead(int socket, int& descriptor)
{
    std::array<char, frameHead> head{};
    iovec part{head.data(), head.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got <= 0)
        return {};
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
            std::memcpy(&descriptor, CMSG_DATA(header), sizeof(int));
    }
    const auto had = static_cast<std::size_t>(got);
    if (had < head.size() && !receiveWhole(socket, head.data() + had, head.size() - had))
        return {};
    return frameLength(head.data());
}

base::Expected<ReaderResult> readSafely(
    const ReaderFunction& read, const ReaderRequest& request, const QByteArray& bytes)
{
    try {
        return read(request, bytes);
    } catch (const std::bad_alloc&) {
        return base::failure(base::ErrorCode::Unreadable,
            QCoreApplication::translate("Documents", "Reading the file takes more memory than a reader may have."));
    } catch (const std::exception&) {
        return base::failure(
            base::ErrorCode::Unreadable, QCoreApplication::translate("Documents", "The file could not be read."));
    }
}

//! Memory of its own, as the limit counts it.
qint64 ownMemory()
{
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<qint64>(info.arena + info.hblkhd);
}

//! Whether it has grown too large to be used again; giving memory back takes longer than reading most files, so it is
//! tried only then.
bool hasGrown(qint64 memoryAtFirst, qint64 stillNeeded)
{
    const qint64 most = memoryAtFirst + stillNeeded + keptMemory;
    if (ownMemory() <= most)
        return false;
    ::malloc_trim(0);
    return ownMemory() > most;
}

} // namespace

int serveReader(int socket, const ReaderFunction& read)
{
    const qint64 memoryAtFirst = ownMemory();
    while (true) {
        int descriptor = -1;
        const auto length = receiveHead(socket, descriptor);
        const MappedFile file(descriptor);
        if (!length || *length > mostRequestBytes)
            return 0;
        QByteArray cbor(static_cast<qsizetype>(*length), Qt::Uninitialized);
        if (!receiveWhole(socket, cbor.data(), *length))
            return 0;
        const auto request = decodeRequest(cbor);
        if (!request)
            return 0;
        QByteArray reply = encodeReply({readSafely(read, *request, file.bytes()), false});
        const bool retires = hasGrown(memoryAtFirst, reply.capacity());
        if (retires)
            markRetiring(reply);
        if (!sendWhole(socket, framed(reply)) || retires)
            return 0;
    }
}

} // namespace spyhop::docs
