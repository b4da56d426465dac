// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/keychaindoor.h"

#include "core/keys/keychain.h"

#include <utility>

namespace spyhop::keys {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds saidAfter{1'000}; // a service that can ask nobody says so sooner
constexpr milliseconds lookInterval{2'000}; // while the question is open

//! \brief One who waits.
class PassJob final : public KeyJob {
public:
    explicit PassJob(std::shared_ptr<KeychainOpening> opening)
        : m_opening(std::move(opening))
    {
        // Later: whoever hears of it may be the last one to let go of the opening.
        connect(
            m_opening.get(), &KeychainOpening::over, this,
            [this] {
                const KeyResult answer = m_opening->result();
                Q_EMIT done(answer);
            },
            Qt::QueuedConnection);
    }

private:
    std::shared_ptr<KeychainOpening> m_opening;
};

} // namespace

KeychainOpening::KeychainOpening(const Parts& parts, base::Clock& clock)
    : m_parts(parts)
    , m_look(parts.look())
    , m_said(clock.makeTimer())
    , m_again(clock.makeTimer())
    , m_end(clock.makeTimer())
{
    connect(m_look.get(), &KeyJob::done, this, &KeychainOpening::looked);
    connect(m_said.get(), &base::Timer::fired, this, [this] {
        m_isAsking = true;
        Q_EMIT asking(true);
    });
    connect(m_again.get(), &base::Timer::fired, this, &KeychainOpening::lookAgain);
    connect(m_end.get(), &base::Timer::fired, this, [this] {
        m_asked.reset(); // takes the question back
        end(base::failure(lockedKeychain()));
    });
}

KeychainOpening::~KeychainOpening()
{
    if (m_isAsking)
        Q_EMIT asking(false);
}

void KeychainOpening::looked(const KeyResult& result)
{
    if (m_isOver)
        return;
    // A look that fails while a person types tells nothing.
    const bool isLocked = !result && result.error() == lockedKeychain();
    if (result || (!isLocked && !m_asked)) {
        m_asked.reset(); // opened otherwise
        end({});
    } else if (!m_asked)
        ask();
    else
        m_again->start(lookInterval);
}

void KeychainOpening::ask()
{
    m_said->start(saidAfter);
    m_again->start(lookInterval);
    m_end->start(m_parts.patience);
    m_asked = m_parts.ask();
    connect(m_asked.get(), &KeyJob::done, this, &KeychainOpening::end);
}

void KeychainOpening::lookAgain()
{
    m_look = m_parts.look();
    connect(m_look.get(), &KeyJob::done, this, &KeychainOpening::looked);
}

void KeychainOpening::end(const KeyResult& result)
{
    if (std::exchange(m_isOver, true))
        return;
    m_result = result;
    for (base::Timer* timer : {m_said.get(), m_again.get(), m_end.get()})
        timer->stop();
    if (std::exchange(m_isAsking, false))
        Q_EMIT asking(false);
    Q_EMIT over();
}

KeychainDoor::KeychainDoor(const KeychainOpening::Parts& parts, base::Clock& clock)
    : m_parts(parts)
    , m_clock(clock)
{
}

std::unique_ptr<KeyJob> KeychainDoor::pass()
{
    std::shared_ptr<KeychainOpening> opening = m_opening.lock();
    if (!opening || opening->isOver()) {
        opening = std::make_shared<KeychainOpening>(m_parts, m_clock);
        connect(opening.get(), &KeychainOpening::asking, this, &KeychainDoor::asking);
        m_opening = opening;
    }
    return std::make_unique<PassJob>(std::move(opening));
}

} // namespace spyhop::keys
