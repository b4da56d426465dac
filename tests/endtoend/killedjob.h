// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/killing.h"

namespace spyhop::testsupport {

//! What a job that is to be killed is made of.
struct JobShape {
    QString kind;
    //! Long and short ones by turns, with two columns, of which one is asked for once more; else rows of a table, each
    //! asking for something else, so that the server knows a request that it has seen before.
    bool ofDocuments = false;
    int items = 40, batchSize = 7, concurrency = 4;
    QStringList server; //!< options of `serve`
};

//! \brief One job in a profile of its own, the server that it is sent to, and what must be true of it at each kill and
//! at its end. What is not is told in words; empty: all is well.
class KilledJob {
public:
    explicit KilledJob(const JobShape& shape);
    [[nodiscard]] World& world() { return m_world; }
    [[nodiscard]] const Server& server() const { return m_server; }
    //! Makes the job if it is not made yet, else goes on with it.
    [[nodiscard]] QStringList next() const;
    //! Nothing that was durable is gone, and whoever is to be told of a second charge will be.
    [[nodiscard]] QString problemAtKill();
    //! Goes on to the end, where everything is there once, what nobody knows is told as such and comes by a `retry`.
    [[nodiscard]] QString problemAtEnd();
    //! Byte for byte the same table came of both and, of direct ones, by the same calls. `calm`: was not killed.
    [[nodiscard]] QString differenceFrom(const KilledJob& calm) const;

    [[nodiscard]] int kills() const { return m_kills; }
    //! Kills with some items done and others not.
    [[nodiscard]] int killsInTheMiddle() const { return m_killsInTheMiddle; }
    [[nodiscard]] qsizetype done() const { return m_done.size(); }
    [[nodiscard]] qsizetype unknown() const { return m_unknown; }
    //! Calls that came again: nobody had heard their end.
    [[nodiscard]] qint64 sentAgain() const { return m_sentAgain; }
    [[nodiscard]] const KnownCalls& known() const { return m_known; }

private:
    [[nodiscard]] QStringList command(const char* verb) const;
    [[nodiscard]] QStringList openings() const;
    [[nodiscard]] QString writeDocuments() const;
    [[nodiscard]] QString writeRows() const;
    [[nodiscard]] bool isDirect() const { return m_shape.kind == u"direct"; }
    [[nodiscard]] QList<QJsonObject> table() const;
    [[nodiscard]] QString problemOfCalls(const Journal& journal, const QJsonObject& shown);
    [[nodiscard]] QString problemOfLeft(const Journal& journal) const;
    [[nodiscard]] QString problemOfUnknown(const Journal& journal, const QJsonObject& shown);
    [[nodiscard]] QString problemOfTable() const;

    JobShape m_shape;
    World m_world;
    Server m_server;
    QString m_input;
    KnownCalls m_known;
    QSet<qint64> m_done, m_everRunning;
    int m_kills = 0, m_killsInTheMiddle = 0;
    qsizetype m_unknown = 0;
    qint64 m_sentAgain = 0;
};

} // namespace spyhop::testsupport
