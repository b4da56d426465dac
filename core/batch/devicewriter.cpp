// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/devicewriter.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {

DeviceWriter::DeviceWriter(QIODevice& device)
    : m_device(device)
{
}

void DeviceWriter::write(const QByteArray& bytes)
{
    m_failed = m_failed || m_device.write(bytes) != bytes.size();
}

base::Status DeviceWriter::finish()
{
    if (m_failed) {
        return base::failure(base::ErrorCode::Internal,
            QCoreApplication::translate("Batch", "The table could not be written (%1).").arg(m_device.errorString()));
    }
    return {};
}

} // namespace spyhop::batch
