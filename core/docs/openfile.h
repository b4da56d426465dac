// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <utility>

namespace spyhop::docs {

//! \brief A descriptor of a file open for reading. Closes it.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    OpenFile(OpenFile&& other) noexcept
        : m_descriptor(other.m_descriptor)
        , m_size(other.m_size)
        , m_resource(std::move(other.m_resource))
    {
        other.m_descriptor = -1;
    }
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile();

    //! A regular file of at most `limit` bytes; a pipe or a device would block for ever. A sample that is in the
    //! program
    //! (":/…") has no descriptor. Errors: NotFound, Unreadable (with the path in `whom`).
    [[nodiscard]] static base::Expected<OpenFile> open(const QString& path, qint64 limit);
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] qint64 size() const { return m_size; }
    //! The whole of it. Error: Unreadable.
    [[nodiscard]] base::Expected<QByteArray> readAll() const;

private:
    int m_descriptor = -1;
    qint64 m_size = 0;
    QByteArray m_resource;
};

} // namespace spyhop::docs
