// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/spyhopcli.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QSet>
#include <QtCore/QStringList>
#include <functional>
#include <optional>

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
    //! Answers of an item that is not done yet: its calls go one after the other.
    [[nodiscard]] int steps(qint64 item) const { return m_steps.value(item); }

private:
    int m_items = 0, m_submissions = 0;
    QSet<qint64> m_running, m_done, m_unknown, m_flagged;
    QHash<qint64, int> m_steps;
};

//! \brief The calls whose answers were known when a process died. None of them may ever be sent again, and of the
//! others each at most once for a death in the middle of its item.
class KnownCalls {
public:
    //! `openings`: the first line of what is asked about each item, in the items' order; each another.
    explicit KnownCalls(const QStringList& openings);
    //! After a kill. `calls`: Server::calls().
    void remember(const Journal& journal, const QJsonArray& calls);
    //! What came too often, in words.
    [[nodiscard]] QStringList sentAgain(const QJsonArray& calls) const;
    [[nodiscard]] qsizetype size() const { return m_known.size(); }
    //! Of these, such as belong to items that were in the middle of something.
    [[nodiscard]] qsizetype inRunningItems() const { return m_inRunningItems.size(); }
    //! -1: none of the job's.
    [[nodiscard]] qint64 itemOf(const QJsonObject& call) const;

private:
    QHash<QString, qint64> m_items; //!< by the digest of the opening
    QHash<qint64, int> m_deaths; //!< how often a process died while the item ran
    QHash<QString, int> m_known; //!< hits, by key
    QSet<QString> m_inRunningItems;
};

//! Starts the command and kills it `afterMs` after it said its first word on stderr (a job's id), or after its start:
//! then at the latest a moment after that word, lest a machine that was busy before and is not now lets it end. False:
//! it had ended by itself.
[[nodiscard]] bool killed(const World& world, const QStringList& arguments, int afterMs, bool fromTheId);

//! Starts the command, which runs or resumes a job, and kills it once `reached` says so, which is asked again and again
//! with how many items the command has called done (it must have `--json`). How many those were in the end; nothing: it
//! had ended by itself.
[[nodiscard]] std::optional<int> killedOnce(
    const World& world, const QStringList& arguments, const std::function<bool(int)>& reached);

} // namespace spyhop::testsupport
