// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Processes killed while they write: what was promised is there, the log verifies, and what was under way shows.
#include "core/observe/auditcall.h"
#include "tests/core/observe/auditworld.h"

#include <QtCore/QProcess>
#include <QtCore/QSet>

using namespace spyhop;
using testsupport::AuditWorld;

class TestAuditKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPromiseIsKept();
};

void TestAuditKill::everyPromiseIsKept()
{
    constexpr int kills = 100;
    AuditWorld world;
    const QString program = QStringLiteral(SPYHOP_AUDIT_VICTIM);
    const QStringList arguments{world.setup.folder, QString::fromLatin1(world.key.view().toHex())};
    QSet<QString> promised;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess victim;
        victim.start(program, arguments);
        QVERIFY(victim.waitForStarted());
        const int words = 1 + int(world.random.below(60));
        QByteArray said;
        while (said.count('\n') < words) {
            QVERIFY(victim.waitForReadyRead(testsupport::patienceMs));
            said += victim.readAllStandardOutput();
        }
        // Anywhere within a group: one takes two milliseconds and a sync.
        victim.waitForFinished(int(world.random.below(4)));
        victim.kill();
        QVERIFY(victim.waitForFinished(testsupport::patienceMs));
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        said += victim.readAllStandardOutput();
        said.truncate(said.lastIndexOf('\n'));
        for (const QByteArray& call : said.split('\n'))
            promised.insert(QString::fromLatin1(call));
        const auto report = world.verify();
        QVERIFY(report.has_value());
        QVERIFY2(report->isIntact(),
            report->isIntact() ? "" : qPrintable(observe::findingSentence(report->findings.first())));
        QVERIFY(report->openIntents > 0);
        QCOMPARE(report->inFlight, 0);
    }
    world.runProcess(1); // counts what the last ones left
    QVERIFY(world.verify()->isIntact());
    QVERIFY(world.verify()->crashed.isEmpty());
    QVERIFY(world.verify()->unproven.isEmpty());
    const std::atomic<bool> goesOn = false;
    const auto contents = observe::readAudit(world.setup.folder, goesOn);
    QSet<QString> kept;
    int open = 0;
    for (const observe::AuditCall& call : contents->calls) {
        kept.insert(call.callId);
        open += call.state == observe::AuditCall::State::Open ? 1 : 0;
    }
    QVERIFY(promised.size() > kills);
    QVERIFY(kept.contains(promised));
    QCOMPARE(open, int(world.verify()->openIntents));
    QVERIFY(open >= kills); // each left something
    qInfo("%d killed; %lld intents were promised, all are there; %d stand open", kills,
        static_cast<long long>(promised.size()), open);
}

SPYHOP_TEST_MAIN(TestAuditKill)
#include "tst_auditkill.moc"
