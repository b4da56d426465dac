// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keylock.h"

#include "core/base/files.h"

namespace spyhop::keys {
namespace {

constexpr std::chrono::milliseconds lookInterval{20}; // a keychain writes and reads back in 50 ms
constexpr std::chrono::milliseconds patience{60'000}; // 5 s a step: three remove a key, some more make one

} // namespace

KeyLock::KeyLock(const QString& profileFolder)
    : m_folder(profileFolder)
    , m_file(profileFolder + QStringLiteral("/data-key.lock"))
{
}

base::Expected<bool> KeyLock::take()
{
    if (m_isHeld)
        return true;
    if (const base::Status folder = base::ensurePrivateFolder(m_folder); !folder)
        return base::failure(folder.error());
    const base::Expected<bool> taken = m_file.take();
    m_isHeld = taken.value_or(false);
    return taken;
}

LockJob::LockJob(const std::shared_ptr<KeyLock>& lock, base::Clock& clock)
    : m_lock(lock)
    , m_clock(clock)
    , m_begun(clock.steadyTime())
    , m_timer(clock.makeTimer())
{
    connect(m_timer.get(), &base::Timer::fired, this, &LockJob::look);
    m_timer->start(std::chrono::milliseconds(0));
}

void LockJob::look()
{
    const base::Expected<bool> taken = m_lock->take();
    KeyResult result;
    if (!taken) {
        result = base::failure(taken.error());
    } else if (!*taken && m_clock.elapsedSince(m_begun) < patience) {
        m_timer->start(lookInterval);
        return;
    } else if (!*taken) {
        base::Error error;
        error.what = tr("Another program is making or replacing a key of this profile.");
        error.remedy = tr("Try again when it has finished.");
        result = base::failure(error);
    }
    m_lock.reset();
    Q_EMIT done(result);
}

} // namespace spyhop::keys
