// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/sharedphase.h"

#include "tests/support/testmain.h"

using namespace spyhop::gateway;

class TestSharedPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCell();
};

//! The table, written a second time and by hand: a row per state, a column per trigger.
void TestSharedPhase::everyCell()
{
    const QByteArray columns = "Look Board Replay Land FlyAlone";
    const QList<QByteArray> rows{
        "L R S S -", // Planning
        "L R S - -", // Looking
        "- - - S R", // Riding
        "- - - - -", // Settled
    };
    const QByteArray letters = "PLRS";
    QCOMPARE(columns.split(' ').size(), static_cast<qsizetype>(allSharedTriggers.size()));
    for (const SharedPhase phase : allSharedPhases) {
        const QList<QByteArray> cells = rows.at(static_cast<qsizetype>(phase)).split(' ');
        for (const SharedTrigger trigger : allSharedTriggers) {
            const auto next = nextSharedPhase(phase, trigger);
            const QByteArray found = next ? QByteArray(1, letters.at(static_cast<qsizetype>(*next))) : QByteArray("-");
            QCOMPARE(found, cells.at(static_cast<qsizetype>(trigger)));
        }
    }
}

SPYHOP_TEST_MAIN(TestSharedPhase)
#include "tst_sharedphase.moc"
