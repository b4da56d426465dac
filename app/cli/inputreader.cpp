// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputreader.h"

#include "app/cli/cli.h"
#include "app/cli/options.h"

#include <QtCore/QSocketNotifier>
#include <cerrno>
#include <unistd.h>

namespace spyhop::app {
namespace {

constexpr qsizetype blockSize = 64 * 1024; // bytes

} // namespace

InputReader::InputReader(qsizetype limit)
    : m_limit(limit)
{
}

InputReader::~InputReader()
{
    base::wipe(m_bytes);
}

void InputReader::start()
{
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &InputReader::readSome);
}

void InputReader::readSome()
{
    const qsizetype before = m_bytes.size();
    if (m_bytes.capacity() < before + blockSize) {
        // Growing by itself would leave copies of what may be a key behind.
        QByteArray larger;
        larger.reserve(2 * before + blockSize);
        larger.append(m_bytes);
        base::wipe(m_bytes);
        m_bytes = std::move(larger);
    }
    m_bytes.resize(before + blockSize);
    const ssize_t count = ::read(STDIN_FILENO, m_bytes.data() + before, static_cast<std::size_t>(blockSize));
    m_bytes.resize(before + (count > 0 ? count : 0));
    if (count < 0 && errno != EINTR && errno != EAGAIN)
        end(base::failure(usageError(Cli::tr("Standard input cannot be read."), QString())));
    else if (m_bytes.size() > m_limit)
        end(base::failure(
            usageError(Cli::tr("Standard input is longer than the %1 bytes that are taken.").arg(m_limit), QString())));
    else if (count == 0)
        end({});
}

void InputReader::end(const base::Status& status)
{
    m_notifier->setEnabled(false);
    Q_EMIT done(status);
}

QByteArray InputReader::takeBytes()
{
    return std::exchange(m_bytes, QByteArray());
}

base::Secret InputReader::takeSecret()
{
    qsizetype length = m_bytes.size();
    const auto isBlank = [](char c) { return c == '\n' || c == '\r' || c == ' '; };
    while (length > 0 && isBlank(m_bytes.at(length - 1)))
        --length;
    const base::Secret secret = base::Secret::fromBytes(m_bytes.constData(), length);
    base::wipe(m_bytes);
    return secret;
}

} // namespace spyhop::app
