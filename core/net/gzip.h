// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <memory>

namespace spyhop::net {

//! The bytes as one gzip member (RFC 1952).
[[nodiscard]] QByteArray gzip(const QByteArray& plain);

//! \brief Unpacks a body of gzip (or zlib) as it comes, piece by piece. A value that cannot be copied; any thread.
class Inflater {
public:
    Inflater();
    ~Inflater();

    void feed(const QByteArray& packed);
    //! Some of what can be unpacked, at most 256 KiB; empty: nothing until more is fed.
    [[nodiscard]] QByteArray take();
    //! No gzip, or more than 128 MiB of it: take() gives nothing any more.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    //! A whole number of members has come.
    [[nodiscard]] bool isFinished() const { return m_finished; }

private:
    struct Stream;
    void goOn(const QByteArray& rest);

    std::unique_ptr<Stream> m_stream;
    QByteArray m_input; //!< what zlib has not taken yet
    qint64 m_plain = 0;
    bool m_finished = false;
    bool m_broken = false;
};

} // namespace spyhop::net
