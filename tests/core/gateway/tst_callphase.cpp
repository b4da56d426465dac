// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/callphase.h"

#include "tests/support/testmain.h"

using namespace spyhop::gateway;

class TestCallPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCell();
};

//! The table of the architecture, written a second time and by hand: a row per state, a column per trigger.
void TestCallPhase::everyCell()
{
    // Q W I T B S: the states; "-": cannot happen.
    const QByteArray columns = "Tick Refused Answered Permit Switch NotNow Durable NotDurable Done Again NextTarget "
                               "Adjust GiveUp";
    const QList<QByteArray> rows{
        "W S S - Q - - - - - - - -", // Queued
        "- S - I W B - - - - - - -", // Waiting
        "- - - - W - T S - - - - -", // Intent
        "- - - - W - - - S B W W S", // Trying
        "W - - - W - - - - - - - -", // Backoff
        "- - - - - - - - - - - - -", // Settled
    };
    const QByteArray letters = "QWITBS";
    QCOMPARE(columns.split(' ').size(), static_cast<qsizetype>(allCallTriggers.size()));
    for (const CallPhase phase : allCallPhases) {
        const QList<QByteArray> cells = rows.at(static_cast<qsizetype>(phase)).split(' ');
        QCOMPARE(cells.size(), static_cast<qsizetype>(allCallTriggers.size()));
        for (const CallTrigger trigger : allCallTriggers) {
            const auto next = nextPhase(phase, trigger);
            const QByteArray found = next ? QByteArray(1, letters.at(static_cast<qsizetype>(*next))) : QByteArray("-");
            QCOMPARE(found, cells.at(static_cast<qsizetype>(trigger)));
        }
    }
}

SPYHOP_TEST_MAIN(TestCallPhase)
#include "tst_callphase.moc"
