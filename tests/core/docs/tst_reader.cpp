// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "tests/support/testmain.h"

#include <QtCore/QLocale>

using namespace spyhop;

class ReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void receiptSaysWhatWasRead()
    {
        const auto document = docs::read(docs::FileType::Text, QByteArray(3120, 'x'));
        QVERIFY(document);
        QCOMPARE(document->receipt, QStringLiteral("3,120 characters, UTF-8"));
        const auto table = docs::readTable(docs::FileType::Csv, "a,b\n1,2\n3,4\n", {});
        QVERIFY(table);
        QCOMPARE(table->receipt, QStringLiteral("2 rows, 2 columns, UTF-8"));
    }

    void unevenRowsLoseNothing()
    {
        const auto table = docs::readTable(docs::FileType::Csv, "a,b\n1\n1,2,3\n", {});
        QVERIFY(table);
        QCOMPARE(table->columns, QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("column 3")}));
        QCOMPARE(table->rows.at(0), QStringList({QStringLiteral("1"), QString(), QString()}));
        QCOMPARE(table->rows.at(1).at(2), QStringLiteral("3"));
    }

    void types()
    {
        QCOMPARE(docs::typeOf(QStringLiteral("/a/B.TXT")), docs::FileType::Text);
        QCOMPARE(docs::typeOf(QStringLiteral("x.tar.md")), docs::FileType::Markdown);
        QVERIFY(!docs::typeOf(QStringLiteral("x.exe")));
        QVERIFY(!docs::typeOf(QStringLiteral("txt")));
        QVERIFY(docs::isTable(docs::FileType::JsonLines));
        QVERIFY(!docs::isTable(docs::FileType::Html));
    }
};

SPYHOP_TEST_MAIN(ReaderTest)
#include "tst_reader.moc"
