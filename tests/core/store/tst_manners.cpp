// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/db/schema.h"
#include "core/store/manners.h"
#include "tests/support/testmain.h"

#include <chrono>

using namespace spyhop;

class TestManners : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart()
    {
        using namespace std::chrono_literals;
        const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("m")) + QStringLiteral("/spyhop.db");
        base::FakeClock clock;
        {
            const auto database = db::Database::open(path, db::schema());
            QVERIFY(database.has_value());
            store::Manners manners(**database, clock);
            QVERIFY(manners.load().isEmpty());
            manners.remember(QStringLiteral("https://a.example/v1/"), true);
            manners.remember(QStringLiteral("https://b.example/v1/"), true);
            manners.remember(QStringLiteral("https://b.example/v1/"), false);
        }
        const auto database = db::Database::open(path, db::schema());
        QVERIFY(database.has_value());
        const store::Manners manners(**database, clock);
        const QHash<QString, bool> both{
            {QStringLiteral("https://a.example/v1/"), true}, {QStringLiteral("https://b.example/v1/"), false}};
        QCOMPARE(manners.load(), both);
        clock.advance(31 * 24h); // a refusal is asked about again some day
        const QHash<QString, bool> one{{QStringLiteral("https://a.example/v1/"), true}};
        QCOMPARE(manners.load(), one);
    }
};

SPYHOP_TEST_MAIN(TestManners)

#include "tst_manners.moc"
