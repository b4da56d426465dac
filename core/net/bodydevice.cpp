// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/bodydevice.h"

#include <algorithm>
#include <cstring>

namespace spyhop::net {

BodyDevice::BodyDevice(const QByteArray& bytes)
    : m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 BodyDevice::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 BodyDevice::readData(char* data, qint64 maximum)
{
    const qint64 size = std::min(maximum, m_bytes.size() - m_position);
    if (size <= 0 || m_withheld)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_position, std::size_t(size));
    m_position += size;
    return size;
}

qint64 BodyDevice::writeData(const char*, qint64)
{
    return -1;
}

} // namespace spyhop::net
