// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <sys/stat.h>

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
        const auto table = docs::readTable(docs::FileType::Csv, "a,b\n1,2\n3,4\n");
        QVERIFY(table);
        QCOMPARE(table->receipt, QStringLiteral("2 rows, 2 columns, UTF-8"));
    }

    void unevenRowsLoseNothing()
    {
        const auto table = docs::readTable(docs::FileType::Csv, "a,b\n1\n1,2,3\n");
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

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("missing") << "missing.txt" << base::ErrorCode::NotFound;
        QTest::newRow("pipe") << "pipe.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("folder") << "folder.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("empty") << "empty.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("binary") << "binary.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("unknown type") << "binary.dat" << base::ErrorCode::Unreadable;
    }
    void whatCannotBeReadIsSaid()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("reader"));
        QVERIFY(testsupport::TestWorld::makeFolder(QStringLiteral("reader/folder.txt")).size() > 0);
        ::mkfifo((folder + QStringLiteral("/pipe.txt")).toLocal8Bit().constData(), 0600);
        for (const auto& [name, bytes] : {std::pair{"empty.txt", QByteArray()}, {"binary.txt", QByteArray("a\0b", 3)},
                 {"binary.dat", QByteArray("x")}}) {
            QFile file(folder + u'/' + QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        QFETCH(QString, name);
        const QString path = folder + u'/' + name;
        const auto document = docs::readFile(path);
        QVERIFY(!document);
        QTEST(document.error().code, "code");
        QCOMPARE(document.error().whom, path);
        QVERIFY(!document.error().what.isEmpty());
    }
};

SPYHOP_TEST_MAIN(ReaderTest)
#include "tst_reader.moc"
