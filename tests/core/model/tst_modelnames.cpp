// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/modelnames.h"

#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

using namespace spyhop;
using model::ModelNames;

class TestModelNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resolvesFromTheDayOn();
    void followsChains();
    void refusesBrokenTables_data();
    void refusesBrokenTables();
    void findsAModelAmongListedNames();
    void relatives();
    void shippedTable();

private:
    static base::Expected<ModelNames> parsed(const QByteArray& json)
    {
        return ModelNames::parse(QJsonDocument::fromJson(json).object());
    }
};

void TestModelNames::resolvesFromTheDayOn()
{
    const auto names = parsed(R"({"aliases": [{"name": "a", "became": "b", "retired": "2026-07-24"}]})");
    QCOMPARE(names->resolve(QStringLiteral("a"), QDate(2026, 7, 23)), QStringLiteral("a"));
    QCOMPARE(names->resolve(QStringLiteral("a"), QDate(2026, 7, 24)), QStringLiteral("b"));
    QCOMPARE(names->resolve(QStringLiteral("c"), QDate(2026, 7, 24)), QStringLiteral("c"));
    QCOMPARE(names->retiredOn(QStringLiteral("a")), QDate(2026, 7, 24));
    QVERIFY(!names->retiredOn(QStringLiteral("b")).isValid());
}

void TestModelNames::followsChains()
{
    const auto names = parsed(R"({"aliases": [{"name": "a", "became": "b", "retired": "2026-01-01"},
        {"name": "b", "became": "c", "retired": "2026-06-01"}]})");
    QCOMPARE(names->resolve(QStringLiteral("a"), QDate(2026, 5, 31)), QStringLiteral("b"));
    QCOMPARE(names->resolve(QStringLiteral("a"), QDate(2026, 6, 1)), QStringLiteral("c"));
}

void TestModelNames::refusesBrokenTables_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no date") << QByteArray(R"({"aliases": [{"name": "a", "became": "b"}]})");
    QTest::newRow("no successor") << QByteArray(R"({"aliases": [{"name": "a", "retired": "2026-01-01"}]})");
    QTest::newRow("a circle") << QByteArray(R"({"aliases": [{"name": "a", "became": "b", "retired": "2026-01-01"},
        {"name": "b", "became": "a", "retired": "2026-01-01"}]})");
    QTest::newRow("no names") << QByteArray(R"({"equivalents": [{"model": "a"}]})");
}

void TestModelNames::refusesBrokenTables()
{
    QFETCH(const QByteArray, json);
    const auto names = parsed(json);
    QVERIFY(!names);
    QVERIFY(!names.error().what.isEmpty());
}

void TestModelNames::findsAModelAmongListedNames()
{
    const auto names = parsed(R"({"equivalents": [{"model": "flash", "names": {"h": "f-1"}}]})");
    const auto find = [&](const QString& listed, const QString& host, const QString& model) {
        return names->findAmong(listed.split(u' '), host, model).value_or(QStringLiteral("-"));
    };
    const QString h = QStringLiteral("h"), other = QStringLiteral("o"), flash = QStringLiteral("flash");
    QCOMPARE(find(QStringLiteral("x flash"), h, flash), flash);
    QCOMPARE(find(QStringLiteral("x f-1"), h, flash), QStringLiteral("f-1"));
    QCOMPARE(find(QStringLiteral("x f-1"), other, flash), QStringLiteral("-"));
    QCOMPARE(find(QStringLiteral("x maker/Flash"), other, flash), QStringLiteral("maker/Flash"));
    QCOMPARE(find(QStringLiteral("x flash"), other, QStringLiteral("Maker/FLASH")), flash);
    QCOMPARE(find(QStringLiteral("flash-2"), other, flash), QStringLiteral("-"));
}

void TestModelNames::relatives()
{
    const auto names = parsed(R"({"aliases": [{"name": "a", "became": "b", "retired": "2026-07-24"},
 {"name": "a2", "became": "b", "retired": "2026-07-24"}, {"name": "b", "became": "c", "retired": "2026-08-01"}],
 "equivalents": [{"model": "c", "names": {"host": "c-there"}}]})");
    const auto of = [&names](const char* name, const QDate& day) {
        QStringList result = names->relatives(QString::fromLatin1(name), day);
        result.sort();
        return result.join(u' ');
    };
    const QDate before(2026, 7, 1), between(2026, 7, 30), after(2026, 9, 1);
    QCOMPARE(of("a", before), QString());
    QCOMPARE(of("a", between), QStringLiteral("b"));
    QCOMPARE(of("a", after), QStringLiteral("b c c-there"));
    QCOMPARE(of("b", between), QStringLiteral("a a2"));
    QCOMPARE(of("c", after), QStringLiteral("a a2 b c-there"));
    QCOMPARE(of("c-there", after), QStringLiteral("a a2 b c"));
    QCOMPARE(of("other", after), QString());
}

void TestModelNames::shippedTable()
{
    QFile file(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/resources/models.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto names = parsed(file.readAll());
    QVERIFY(names);
    for (const QString& old : {QStringLiteral("deepseek-chat"), QStringLiteral("deepseek-reasoner")}) {
        QCOMPARE(names->resolve(old, QDate(2026, 7, 23)), old);
        QCOMPARE(names->resolve(old, QDate(2026, 7, 24)), QStringLiteral("deepseek-flash"));
    }
}

SPYHOP_TEST_MAIN(TestModelNames)
#include "tst_modelnames.moc"
