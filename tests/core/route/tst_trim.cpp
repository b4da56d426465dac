// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/trim.h"

#include "tests/support/testmain.h"

#include <QtCore/QFile>

using namespace spyhop;
using model::Thinking;

class TestTrim : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void travels_data();
    void travels();

private:
    model::PriceTable m_table;
};

//! The shipped table: its defaults and flags are the documented ones.
void TestTrim::initTestCase()
{
    QFile file(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/resources/models.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto table = model::PriceTable::parse(file.readAll());
    QVERIFY(table);
    m_table = *table;
}

void TestTrim::travels_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<Thinking>("thinking");
    QTest::addColumn<QString>("asked"); // temperature, top_p; "-": not asked for
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("noted");
    const auto flash = QStringLiteral("deepseek-flash");
    QTest::newRow("not asked") << flash << Thinking::Off << "- -"
                               << "- -"
                               << "";
    QTest::newRow("the defaults") << flash << Thinking::Off << "1 1"
                                  << "- -"
                                  << "";
    QTest::newRow("others") << flash << Thinking::Off << "0.5 0.9"
                            << "0.5 0.9"
                            << "";
    QTest::newRow("one of two") << flash << Thinking::Off << "1 0.9"
                                << "- 0.9"
                                << "";
    QTest::newRow("thinking") << flash << Thinking::High << "0.5 -"
                              << "- -"
                              << "temperature";
    QTest::newRow("thinking, both") << flash << Thinking::Low << "0.5 0.9"
                                    << "- -"
                                    << "temperature top_p";
    QTest::newRow("thinking, a default") << flash << Thinking::Max << "1 -"
                                         << "- -"
                                         << "temperature";
    QTest::newRow("stated as off") << flash << Thinking::Default << "0.5 -"
                                   << "0.5 -"
                                   << "";
    QTest::newRow("unknown model") << "m" << Thinking::High << "1 1"
                                   << "1 1"
                                   << "";
}

void TestTrim::travels()
{
    QFETCH(const QString, model);
    QFETCH(const Thinking, thinking);
    QFETCH(const QString, asked);
    const auto number
        = [](const QString& word) { return word == u"-" ? std::nullopt : std::optional(word.toDouble()); };
    const auto word = [](std::optional<double> value) { return value ? QString::number(*value) : QStringLiteral("-"); };
    model::ChatRequest request;
    request.thinking = thinking;
    request.temperature = number(asked.section(u' ', 0, 0));
    request.topP = number(asked.section(u' ', 1, 1));
    model::Target target;
    target.model = model;
    const route::Trimmed trimmed = route::trim(request, target, m_table);
    QTEST(word(trimmed.request.temperature) + u' ' + word(trimmed.request.topP), "sent");
    QStringList noted;
    for (const model::Adjustment& note : trimmed.notes) {
        noted << note.field;
        QVERIFY(!note.why.isEmpty() && !note.from.isEmpty() && note.to.isEmpty());
    }
    QTEST(noted.join(u' '), "noted");
    QCOMPARE(trimmed.request.thinking, thinking); // its default costs money: always stated
    QCOMPARE(trimmed.request.model, model);
}

SPYHOP_TEST_MAIN(TestTrim)
#include "tst_trim.moc"
