// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
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

    void theLineThatNamesTheSeparatorIsNoRow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("receipt");
        const QString text = QStringLiteral("sep=;\r\n名称;价格\r\n合同的编号和签订的日期;1,5\r\n");
        QTest::newRow("UTF-8") << text.toUtf8() << QStringLiteral("1 rows, 2 columns, UTF-8");
        QTest::newRow("with a mark") << QByteArray("\xef\xbb\xbf") + text.toUtf8()
                                     << QStringLiteral("1 rows, 2 columns, UTF-8");
        QByteArray wide("\xff\xfe");
        for (const QChar c : text)
            wide.append(char(c.unicode() & 0xff)).append(char(c.unicode() >> 8));
        QTest::newRow("UTF-16") << wide << QStringLiteral("1 rows, 2 columns, UTF-16");
        QTest::newRow("GB18030") << QByteArray("sep=;\r\n\xc3\xfb\xb3\xc6;"
                                               "\xbc\xdb\xb8\xf1\r\n\xba\xcf\xcd\xac\xb5\xc4\xb1\xe0\xba\xc5\xba\xcd"
                                               "\xc7\xa9\xb6\xa9\xb5\xc4\xc8\xd5\xc6\xda;1,5\r\n")
                                 << QStringLiteral("1 rows, 2 columns, GB18030");
    }
    void theLineThatNamesTheSeparatorIsNoRow()
    {
        QFETCH(QByteArray, bytes);
        for (const docs::FileType type : {docs::FileType::Csv, docs::FileType::Tsv}) {
            const auto table = docs::readTable(type, bytes, {});
            QVERIFY(table);
            QCOMPARE(table->columns, QStringList({QStringLiteral("名称"), QStringLiteral("价格")}));
            QCOMPARE(table->rows.size(), 1);
            QCOMPARE(
                table->rows.first(), QStringList({QStringLiteral("合同的编号和签订的日期"), QStringLiteral("1,5")}));
            QTEST(table->receipt, "receipt");
        }
    }

    void types()
    {
        QCOMPARE(docs::typeOf(QStringLiteral("/a/B.TXT")), docs::FileType::Text);
        QCOMPARE(docs::typeOf(QStringLiteral("x.tar.md")), docs::FileType::Markdown);
        QVERIFY(!docs::typeOf(QStringLiteral("x.exe")));
        QVERIFY(!docs::typeOf(QStringLiteral("txt")));
        for (const char* scan : {"fax.tif", "scan.TIFF", "old.bmp"})
            QCOMPARE(docs::typeOf(QString::fromLatin1(scan)), docs::FileType::Image);
        for (const char* plain : {"server.log", "feed.xml"})
            QCOMPARE(docs::typeOf(QString::fromLatin1(plain)), docs::FileType::Text);
        for (const char* workbook : {"a.xlsx", "a.XLSM", "a.xltx", "a.xltm"})
            QCOMPARE(docs::typeOf(QString::fromLatin1(workbook)), docs::FileType::Xlsx);
        QVERIFY(docs::isHeic(QStringLiteral("IMG_1.HEIC")));
        QVERIFY(!docs::isHeic(QStringLiteral("heic")));
        QVERIFY(docs::isTable(docs::FileType::JsonLines));
        QVERIFY(!docs::isTable(docs::FileType::Html));
    }

    void withoutAnEndingItsContentTells_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<std::optional<docs::FileType>>("type");
        const std::optional<docs::FileType> none;
        const QString name = QStringLiteral("README");
        QTest::newRow("text") << name << QByteArray("words\r\n\t\x1b[1mbold") << std::optional(docs::FileType::Text);
        QTest::newRow("GB18030") << name << QByteArray("\xd6\xd0\xce\xc4") << std::optional(docs::FileType::Text);
        QTest::newRow("UTF-16") << name
                                << QByteArray("\xff\xfe"
                                              "a\0",
                                       4)
                                << std::optional(docs::FileType::Text);
        QTest::newRow("PDF") << name << QByteArray("%PDF-1.4\n\1") << std::optional(docs::FileType::Pdf);
        QTest::newRow("program") << name
                                 << QByteArray("\x7f"
                                               "ELF")
                                 << none;
        QTest::newRow("empty") << name << QByteArray() << none;
        QTest::newRow("unknown ending") << QStringLiteral("a.bin") << QByteArray("words") << none;
        QTest::newRow("hidden") << QStringLiteral(".bashrc") << QByteArray("words") << none;
        QTest::newRow("known ending") << QStringLiteral("a.pdf") << QByteArray("words")
                                      << std::optional(docs::FileType::Pdf);
    }
    void withoutAnEndingItsContentTells()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(std::optional<docs::FileType>, type);
        const QString path = testsupport::TestWorld::makeFolder(QStringLiteral("endings")) + u'/' + name;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QVERIFY(docs::typeOfFile(path) == type);
        QVERIFY(!docs::typeOfFile(testsupport::TestWorld::makeFolder(QStringLiteral("endings/folder"))));
    }
};

SPYHOP_TEST_MAIN(ReaderTest)
#include "tst_reader.moc"
