// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/gzip.h"

#include <algorithm>
#include <zlib.h>

namespace spyhop::net {
namespace {

constexpr int gzipWindow = 15 + 16; // zlib manual, deflateInit2: a gzip header
constexpr int eitherWindow = 15 + 32; // inflateInit2: gzip or zlib, as it comes
constexpr int memoryLevel = 8; // zlib's default
constexpr qsizetype leastPiece = 4 * 1024, mostPiece = 256 * 1024; // bytes
constexpr qsizetype usualRatio = 8; // of a reply in JSON, generously
constexpr qint64 mostPlain = 128 * 1024 * 1024; // bytes; twice the longest reply that is read, so never reached by one

//! A compressor to be used again and again by one thread.
struct Deflater {
    Deflater()
    {
        isGood
            = deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, memoryLevel, Z_DEFAULT_STRATEGY) == Z_OK;
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater()
    {
        if (isGood)
            deflateEnd(&z);
    }
    z_stream z{};
    bool isGood = false;
};

} // namespace

QByteArray gzip(const QByteArray& plain)
{
    // A deflater is 268 kB: making one takes longer than packing a usual body.
    thread_local Deflater deflater;
    z_stream& stream = deflater.z;
    if (!deflater.isGood || deflateReset(&stream) != Z_OK)
        return {};
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))), Qt::Uninitialized);
    QByteArray input = plain; // zlib's interface wants a writable pointer
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int state = deflate(&stream, Z_FINISH);
    packed.truncate(packed.size() - static_cast<qsizetype>(stream.avail_out));
    return state == Z_STREAM_END ? packed : QByteArray();
}

struct Inflater::Stream {
    Stream() { isGood = inflateInit2(&z, eitherWindow) == Z_OK; }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream()
    {
        if (isGood)
            inflateEnd(&z);
    }
    z_stream z{};
    bool isGood = false;
};

Inflater::Inflater()
    : m_stream(std::make_unique<Stream>())
    , m_broken(!m_stream->isGood)
{
}

Inflater::~Inflater() = default;

void Inflater::feed(const QByteArray& packed)
{
    m_input += packed;
}

QByteArray Inflater::take()
{
    if (m_broken || m_input.isEmpty())
        return {};
    if (m_finished)
        goOn(m_input);
    if (m_finished)
        return {};
    z_stream& z = m_stream->z;
    QByteArray piece(std::clamp(usualRatio * m_input.size(), leastPiece, mostPiece), Qt::Uninitialized);
    z.next_in = reinterpret_cast<Bytef*>(m_input.data());
    z.avail_in = static_cast<uInt>(m_input.size());
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    // What is whole comes in one go, and needs no window then; what is not goes on all the same (zlib manual, inflate).
    const int state = inflate(&z, Z_FINISH);
    m_input.remove(0, m_input.size() - static_cast<qsizetype>(z.avail_in));
    piece.truncate(piece.size() - static_cast<qsizetype>(z.avail_out));
    m_plain += piece.size();
    m_finished = state == Z_STREAM_END;
    m_broken = (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) || m_plain > mostPlain;
    if (m_broken)
        return {};
    return piece.isEmpty() && m_finished ? take() : piece;
}

//! Behind a member may stand another one; anything else there counts for nothing.
void Inflater::goOn(const QByteArray& rest)
{
    if (rest.startsWith("\x1f\x8b") && inflateReset(&m_stream->z) == Z_OK)
        m_finished = false;
    else
        m_input.clear();
}

} // namespace spyhop::net
