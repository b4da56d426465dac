// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <memory>

namespace spyhop::base {

//! \brief Bytes that must not leak: wiped on destruction, kept out of swap where the system allows, never printable.
//!
//! Copies share one buffer (reference counted); the last one wipes it. There is deliberately no conversion to QString,
//! no stream operator and no comparison that leaks time.
class Secret {
public:
    Secret() = default;
    //! Takes the bytes over and wipes the caller's array (which must not be shared).
    [[nodiscard]] static Secret take(QByteArray& bytes);
    [[nodiscard]] static Secret fromBytes(const char* data, qsizetype size);

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] qsizetype size() const;
    //! Valid while this Secret lives. Not NUL-terminated.
    [[nodiscard]] const char* data() const;
    //! A view for calls that need QByteArray; shares the buffer: do not keep it.
    [[nodiscard]] QByteArray view() const { return QByteArray::fromRawData(data(), size()); }
    //! Constant-time comparison.
    [[nodiscard]] bool equals(const Secret& other) const;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

//! Overwrites the bytes in place, also where a compiler would think it useless.
void wipe(QByteArray& bytes);

} // namespace spyhop::base
