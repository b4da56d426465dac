// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/calendar.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace spyhop;

class CalendarTest : public QObject {
    Q_OBJECT
private:
    static QDateTime at(const QString& beijing)
    {
        return QDateTime(QDate::fromString(beijing.left(10), Qt::ISODate),
            QTime::fromString(beijing.sliced(11), QStringLiteral("HH:mm:ss")), QTimeZone("Asia/Shanghai"));
    }
    static model::Calendar shipped()
    {
        QFile file(QStringLiteral(":/data/models.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no models.json");
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        return model::Calendar::parse(root.value(QStringLiteral("peakHours")).toArray().first().toObject());
    }

private Q_SLOTS:
    void hours_data()
    {
        QTest::addColumn<QString>("beijing");
        QTest::addColumn<bool>("peak");
        QTest::addColumn<QString>("offPeak"); // from when on
        QTest::addColumn<QString>("next"); // when peak hours begin again
        const auto row = [](const char* name, const char* time, bool peak, const char* offPeak, const char* next) {
            QTest::newRow(name) << QString::fromLatin1(time) << peak << QString::fromLatin1(offPeak)
                                << QString::fromLatin1(next);
        };
        row("before work", "2026-11-26 08:59:59", false, "2026-11-26 08:59:59", "2026-11-26 09:00:00");
        row("it begins", "2026-11-26 09:00:00", true, "2026-11-26 12:00:00", "2026-11-26 14:00:00");
        row("its last second", "2026-11-26 11:59:59", true, "2026-11-26 12:00:00", "2026-11-26 14:00:00");
        row("noon", "2026-11-26 12:00:00", false, "2026-11-26 12:00:00", "2026-11-26 14:00:00");
        row("afternoon", "2026-11-26 17:00:00", true, "2026-11-26 18:00:00", "2026-11-27 09:00:00");
        row("Friday evening", "2026-11-27 18:00:00", false, "2026-11-27 18:00:00", "2026-11-30 09:00:00");
        row("Saturday", "2026-11-28 10:00:00", false, "2026-11-28 10:00:00", "2026-11-30 09:00:00");
        row("public holiday", "2026-10-01 10:00:00", false, "2026-10-01 10:00:00", "2026-10-08 09:00:00");
        row("spring festival", "2026-02-16 15:00:00", false, "2026-02-16 15:00:00", "2026-02-24 09:00:00");
    }
    void hours()
    {
        QFETCH(QString, beijing);
        const model::Calendar calendar = shipped();
        QTEST(calendar.isPeak(at(beijing).toUTC()), "peak");
        QFETCH(QString, offPeak);
        QCOMPARE(calendar.offPeakFrom(at(beijing).toUTC()), at(offPeak).toUTC());
        QFETCH(QString, next);
        const auto peak = calendar.peakAfter(at(beijing).toUTC());
        QVERIFY(peak);
        QCOMPARE(*peak, at(next).toUTC());
    }

    void saysWhichYearsItKnows()
    {
        QVERIFY(shipped().knowsHolidays(at(QStringLiteral("2026-05-01 00:00:00"))));
        QVERIFY(!shipped().knowsHolidays(at(QStringLiteral("2031-05-01 00:00:00"))));
    }

    void withoutRulesNothingIsPeak()
    {
        const model::Calendar calendar;
        const QDateTime now = at(QStringLiteral("2026-11-26 10:00:00"));
        QVERIFY(!calendar.isPeak(now));
        QCOMPARE(calendar.offPeakFrom(now), now.toUTC());
        QVERIFY(!calendar.peakAfter(now));
    }
};

SPYHOP_TEST_MAIN(CalendarTest)
#include "tst_calendar.moc"
