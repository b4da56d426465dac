// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/poller.h"
#include "core/gateway/submissionphase.h"

#include "tests/support/testmain.h"

using namespace spyhop::gateway;
using namespace std::chrono_literals;

class TestSubmissionPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCell();
    void looksRarerAndRarer();
};

//! The table of the architecture, written a second time and by hand: a row per state, a column per trigger.
void TestSubmissionPhase::everyCell()
{
    // Q queued, I keeping intent, U uploading, u keeping upload, S submitting, J keeping job, W waiting, L looking,
    // C cancelling, F fetching, H holding, T tidying, K seeking, X unknown, E ended; "-": cannot happen.
    const QByteArray columns
        = "Bound Upload Submit Attach Doubt Uploaded Kept Accepted Answered Lost Due Busy Ready Stop "
          "Told Safe Tidied Found Absent Unclear Fail";
    const QList<QByteArray> rows{
        "I - - L K - - - - - - - - - - - - - - - T", // Queued
        "- U S - - - - - - - - - - - - - - - - - T", // KeepingIntent
        "- - - - - u - - - - - - - - - - - - - - T", // Uploading
        "- - - - - - S - - - - - - - - - - - - - T", // KeepingUpload
        "- - - - - - - J H K - - - - - - - - - - T", // Submitting
        "- - - - - - W - - - - - - - - - - - - - E", // KeepingJob
        "- - - - - - - - - - L - - C - - - - - - -", // Waiting
        "- - - - - - - - H - - W F - - - - - - - E", // Looking
        "- - - - - - - - - - - - - - L - - - - - -", // Cancelling
        "- - - - - - - - H - - W - - - - - - - - -", // Fetching
        "- - - - - - - - - - - - - - - T - - - - -", // Holding
        "- - - - - - - - - - - - - - - - E - - - -", // Tidying
        "- - S - - - - - - - - - - - - - - J T X E", // Seeking
        "- - S - - - - - H - K - - - - - - - - - -", // Unknown
        "- - - - - - - - - - - - - - - - - - - - -", // Ended
    };
    const QByteArray letters = "QIUuSJWLCFHTKXE";
    QCOMPARE(columns.split(' ').size(), static_cast<qsizetype>(allSubmissionTriggers.size()));
    for (const SubmissionPhase phase : allSubmissionPhases) {
        const QList<QByteArray> cells = rows.at(static_cast<qsizetype>(phase)).split(' ');
        QCOMPARE(cells.size(), static_cast<qsizetype>(allSubmissionTriggers.size()));
        for (const SubmissionTrigger trigger : allSubmissionTriggers) {
            const auto next = nextPhase(phase, trigger);
            const QByteArray found = next ? QByteArray(1, letters.at(static_cast<qsizetype>(*next))) : QByteArray("-");
            QCOMPARE(found, cells.at(static_cast<qsizetype>(trigger)));
        }
    }
}

void TestSubmissionPhase::looksRarerAndRarer()
{
    using spyhop::model::JobKind;
    for (const auto& [kind, first, longest] :
        {std::tuple(JobKind::Tasks, 500ms, 30'000ms), std::tuple(JobKind::FilesBatch, 2'000ms, 120'000ms)}) {
        Poller poller(kind);
        std::chrono::milliseconds last = poller.next(0.5, 0ms);
        QCOMPARE(last, first);
        for (int i = 0; i < 100; ++i) {
            const auto next = poller.next(0.5, 0ms);
            QVERIFY(next >= last && next <= longest);
            last = next;
        }
        QCOMPARE(last, longest);
        QCOMPARE(poller.next(0.5, 10min), 10min); // never earlier than told
        QVERIFY(poller.next(0.0, 0ms) < longest && poller.next(0.999, 0ms) > longest); // a crowd is spread
        poller.restart();
        QCOMPARE(poller.next(0.5, 0ms), first);
    }
}

SPYHOP_TEST_MAIN(TestSubmissionPhase)
#include "tst_submissionphase.moc"
