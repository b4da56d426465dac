// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/lease.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using batch::Lease;

class LeaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneHolderAtATime()
    {
        const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("lease"));
        const QString id = QStringLiteral("job");
        QVERIFY(!Lease::isHeld(profile, id));
        auto lease = Lease::acquire(profile, id);
        QVERIFY(lease);
        QVERIFY(Lease::isHeld(profile, id));
        const auto second = Lease::acquire(profile, id);
        QVERIFY(!second);
        QCOMPARE(second.error().code, base::ErrorCode::Usage);
        QVERIFY(second.error().what.contains(QString::number(QCoreApplication::applicationPid())));
        lease->reset();
        QVERIFY(!Lease::isHeld(profile, id));
        QVERIFY(Lease::acquire(profile, id));
    }

    void aDeadProcessHoldsNothing()
    {
        const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("dead"));
        QVERIFY(Lease::acquire(profile, QStringLiteral("job"))); // makes the folder
        QFile file(profile + QStringLiteral("/jobs/job.lock"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // No process can have this number (the kernel's limit is 4,194,304).
        file.write("99999999\ntst_lease\n" + QSysInfo::machineHostName().toLocal8Bit() + "\n");
        file.close();
        QVERIFY(!Lease::isHeld(profile, QStringLiteral("job")));
        QVERIFY(Lease::acquire(profile, QStringLiteral("job")));
    }
};

SPYHOP_TEST_MAIN(LeaseTest)
#include "tst_lease.moc"
