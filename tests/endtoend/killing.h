// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/spyhopcli.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

// Processes that are killed, and what they leave behind.
namespace spyhop::testsupport {

//! What the journal says, read from a copy: the files themselves stay as the killed process left them.
class Journal {
public:
    explicit Journal(const World& world);
    [[nodiscard]] int items() const { return m_items; }
    [[nodiscard]] const QSet<qint64>& running() const { return m_running; }
    [[nodiscard]] const QSet<qint64>& done() const { return m_done; }
    [[nodiscard]] const QSet<qint64>& unknown() const { return m_unknown; }
    [[nodiscard]] const QSet<qint64>& flagged() const { return m_flagged; }
    [[nodiscard]] int submissions() const { return m_submissions; }

private:
    int m_items = 0, m_submissions = 0;
    QSet<qint64> m_running, m_done, m_unknown, m_flagged;
};

//! Starts the command and kills it `afterMs` after it said its first word on stderr (a job's id), or after its start:
//! then at the latest a moment after that word, lest a machine that was busy before and is not now lets it end. False:
//! it had ended by itself.
[[nodiscard]] bool killed(const World& world, const QStringList& arguments, int afterMs, bool fromTheId);

} // namespace spyhop::testsupport
