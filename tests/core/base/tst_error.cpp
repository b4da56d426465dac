// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "tests/support/testmain.h"

using namespace spyhop::base;

class TestError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasItsOwnWord()
    {
        QSet<QString> words;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const QString word = codeName(static_cast<ErrorCode>(code));
            QVERIFY2(!words.contains(word), qPrintable(word));
            words.insert(word);
            QCOMPARE(codeFromName(word), std::optional(static_cast<ErrorCode>(code)));
        }
        QCOMPARE(words.size(), 21);
        QVERIFY(!codeFromName(u"nonsense"));
    }

    void exitCodes_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("exit");
        QTest::newRow("usage") << QStringLiteral("usage") << 2;
        QTest::newRow("settings") << QStringLiteral("settings") << 2;
        QTest::newRow("policy") << QStringLiteral("refused-policy") << 3;
        QTest::newRow("consent") << QStringLiteral("refused-consent") << 3;
        QTest::newRow("auth") << QStringLiteral("auth") << 4;
        QTest::newRow("truncated") << QStringLiteral("truncated") << 4;
        QTest::newRow("cancelled") << QStringLiteral("cancelled") << 130;
        QTest::newRow("internal") << QStringLiteral("internal") << 1;
    }
    void exitCodes()
    {
        QFETCH(QString, word);
        QFETCH(int, exit);
        QCOMPARE(static_cast<int>(exitCode(*codeFromName(word))), exit);
    }

    void sentence_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("whom");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<QString>("expected");
        const QString what = QStringLiteral("It failed.");
        QTest::newRow("all") << what << QStringLiteral("backup") << QStringLiteral("Try again.")
                             << QStringLiteral("backup: It failed. Try again.");
        QTest::newRow("what") << what << QString() << QString() << what;
        QTest::newRow("whom") << QString() << QStringLiteral("backup") << QString() << QStringLiteral("backup");
        QTest::newRow("nothing") << QString() << QString() << QString() << QString();
    }
    void sentence()
    {
        QFETCH(QString, what);
        QFETCH(QString, whom);
        QFETCH(QString, remedy);
        Error error;
        error.what = what;
        error.whom = whom;
        error.remedy = remedy;
        QTEST(error.sentence(), "expected");
    }
};

SPYHOP_TEST_MAIN(TestError)
#include "tst_error.moc"
