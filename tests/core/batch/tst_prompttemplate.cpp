// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/prompttemplate.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class PromptTemplateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filled_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("filled");
        QTest::newRow("plain") << "Hello"
                               << "Hello";
        QTest::newRow("one") << "Sum up {{text}}."
                             << "Sum up T{{name}}.";
        QTest::newRow("spaces inside") << "{{ text }}"
                                       << "T{{name}}";
        QTest::newRow("twice, values are not looked into") << "{{text}}{{text}}"
                                                           << "T{{name}}T{{name}}";
        QTest::newRow("other languages") << QStringLiteral("{{姓名}}!") << QStringLiteral("王伟!");
        QTest::newRow("literal") << "\\{{text}} {{name}}"
                                 << "{{text}} N";
        QTest::newRow("single braces") << "{text} }} {"
                                       << "{text} }} {";
        QTest::newRow("JSON") << "{\"a\": {\"b\": 1}}"
                              << "{\"a\": {\"b\": 1}}";
        QTest::newRow("blanks within, and a brace before") << "{{{ \ttext\n}}"
                                                           << "{T{{name}}";
        QTest::newRow("not closed, and a field behind it") << "{{ {{name}} {{text"
                                                           << "{{ N {{text";
        QTest::newRow("escaped at once behind a field") << "{{name}}\\{{name}}\\{{"
                                                        << "N{{name}}{{";
        QTest::newRow("backslash and dollar in values") << "{{odd}}"
                                                        << "\\1 $2 {{";
    }
    void filled()
    {
        QFETCH(QString, prompt);
        const QHash<QString, QString> values{{QStringLiteral("text"), QStringLiteral("T{{name}}")},
            {QStringLiteral("name"), QStringLiteral("N")}, {QStringLiteral("姓名"), QStringLiteral("王伟")},
            {QStringLiteral("odd"), QStringLiteral("\\1 $2 {{")}};
        const auto result = batch::fillTemplate(prompt, values);
        QVERIFY(result);
        QTEST(*result, "filled");
    }

    void unknownFieldNamesTheKnownOnes()
    {
        const auto status
            = batch::checkTemplate(QStringLiteral("{{txt}}"), {QStringLiteral("text"), QStringLiteral("filename")});
        QVERIFY(!status);
        QCOMPARE(status.error().code, base::ErrorCode::Usage);
        QVERIFY2(status.error().what.contains(u"{{txt}}"), qPrintable(status.error().what));
        QVERIFY(status.error().what.contains(u"{{text}}, {{filename}}"));
        QVERIFY(!batch::fillTemplate(QStringLiteral("{{txt}}"), {}));
        QVERIFY(!batch::checkTemplate(QStringLiteral("  \n"), {}));
        QVERIFY(batch::checkTemplate(QStringLiteral("\\{{txt}}"), {}));
    }

    //! A table of thirty columns leaves room for what else is said.
    void ofManyFieldsSomeAreNamed()
    {
        QStringList known;
        for (int i = 1; i <= 8; ++i)
            known.append(QStringLiteral("c%1").arg(i));
        const auto said
            = [&known] { return batch::checkTemplate(QStringLiteral("{{txt}}"), known).error().sentence(); };
        QVERIFY2(said().contains(u"{{c8}}.") && !said().contains(u"in all"), qPrintable(said()));
        known.append(QStringLiteral("c9"));
        QVERIFY2(said().contains(u"{{c8}}, … (9 in all)") && !said().contains(u"c9"), qPrintable(said()));
    }
};

SPYHOP_TEST_MAIN(PromptTemplateTest)
#include "tst_prompttemplate.moc"
