// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace spyhop;
using batch::BatchManager;
using batch::InputMode;

class InputsTest : public QObject {
    Q_OBJECT
private:
    QString m_folder;
    void write(const QString& name, const QByteArray& bytes) const
    {
        const QString path = m_folder + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QString at(const QString& name) const { return m_folder + u'/' + name; }
    static QString names(const base::Expected<batch::Inputs>& inputs)
    {
        QStringList list;
        if (inputs) {
            for (const model::BatchItem& item : inputs->items)
                list.append(item.name);
        }
        return list.join(u' ');
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("inputs"));
        write(QStringLiteral("docs/b.txt"), "b");
        write(QStringLiteral("docs/B.txt"), "B");
        write(QStringLiteral("docs/a/z.md"), "z");
        write(QStringLiteral("docs/a-1.txt"), "a1");
        write(QStringLiteral("docs/é.txt"), "e");
        write(QStringLiteral("docs/.hidden.txt"), "no");
        write(QStringLiteral("docs/.git/x.txt"), "no");
        write(QStringLiteral("docs/program.exe"), "no");
        write(QStringLiteral("docs/t.csv"), "a,b\n1,2\n");
        QFile::link(at(QStringLiteral("docs/b.txt")), at(QStringLiteral("docs/link.txt")));
        QFile::link(m_folder, at(QStringLiteral("docs/loop")));
        write(QStringLiteral("table.csv"), "name,city\n王伟,北京\n\"Li, Na\",\"Shang\nhai\"\n");
        write(QStringLiteral("more.jsonl"), "{\"city\":\"Oslo\",\"age\":3}\n");
        write(QStringLiteral("header.csv"), "name,city\n");
        write(QStringLiteral("binary.txt"), QByteArray("a\0b", 3));
        QVERIFY(!testsupport::TestWorld::makeFolder(QStringLiteral("inputs/empty")).isEmpty());
    }

    void folderInByteOrder()
    {
        const auto inputs = BatchManager::collect({at(QStringLiteral("docs"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(names(inputs), QStringLiteral("B.txt a-1.txt a/z.md b.txt t.csv é.txt"));
        QVERIFY(!inputs->rows);
        QCOMPARE(inputs->columns, QStringList{QStringLiteral("file")});
        QCOMPARE(inputs->skipped.size(), 1);
        QVERIFY(inputs->skipped.first().startsWith(u"program.exe: "));
        for (qsizetype i = 0; i < inputs->items.size(); ++i)
            QCOMPARE(inputs->items.at(i).index, i);
    }

    void oneTableIsRows()
    {
        const auto inputs = BatchManager::collect({at(QStringLiteral("table.csv"))}, InputMode::Auto);
        QVERIFY(inputs);
        QVERIFY(inputs->rows);
        QCOMPARE(inputs->fields, QStringList({QStringLiteral("name"), QStringLiteral("city")}));
        QCOMPARE(names(inputs), QStringLiteral("row 1 row 2"));
        QCOMPARE(inputs->items.at(1).cells, QStringList({QStringLiteral("Li, Na"), QStringLiteral("Shang\nhai")}));
    }

    void tableBesideOthersIsADocument()
    {
        const auto inputs = BatchManager::collect(
            {at(QStringLiteral("table.csv")), at(QStringLiteral("docs/b.txt"))}, InputMode::Auto);
        QVERIFY(inputs && !inputs->rows);
        QCOMPARE(names(inputs), QStringLiteral("table.csv b.txt"));
        const auto asDocument = BatchManager::collect({at(QStringLiteral("table.csv"))}, InputMode::Documents);
        QVERIFY(asDocument && !asDocument->rows);
    }

    void severalTablesShareTheirColumns()
    {
        const auto inputs = BatchManager::collect(
            {at(QStringLiteral("table.csv")), at(QStringLiteral("more.jsonl"))}, InputMode::Rows);
        QVERIFY(inputs && inputs->rows);
        QCOMPARE(inputs->columns, QStringList({QStringLiteral("name"), QStringLiteral("city"), QStringLiteral("age")}));
        QCOMPARE(inputs->items.size(), 3);
        QCOMPARE(inputs->items.at(0).cells.size(), 3);
        QCOMPARE(inputs->items.at(2).cells, QStringList({QString(), QStringLiteral("Oslo"), QStringLiteral("3")}));
    }

    void globs()
    {
        QCOMPARE(names(BatchManager::collect({at(QStringLiteral("docs/*.txt"))}, InputMode::Auto)),
            QStringLiteral("B.txt a-1.txt b.txt é.txt"));
        QCOMPARE(
            names(BatchManager::collect({at(QStringLiteral("d*/?/*.md"))}, InputMode::Auto)), QStringLiteral("z.md"));
        QCOMPARE(names(BatchManager::collect({at(QStringLiteral("docs/[ab].txt"))}, InputMode::Auto)),
            QStringLiteral("b.txt"));
    }

    void nothingToDoIsSaid_data()
    {
        QTest::addColumn<QString>("input");
        QTest::newRow("empty folder") << "empty";
        QTest::newRow("missing") << "missing.txt";
        QTest::newRow("glob without match") << "*.html";
        QTest::newRow("unsupported") << "docs/program.exe";
        QTest::newRow("table without rows") << "header.csv";
    }
    void nothingToDoIsSaid()
    {
        QFETCH(QString, input);
        const auto inputs = BatchManager::collect({at(input)}, InputMode::Auto);
        QVERIFY(!inputs);
        QCOMPARE(inputs.error().code, base::ErrorCode::Usage);
    }

    void sameFileTwiceIsOneItem()
    {
        const auto inputs = BatchManager::collect(
            {at(QStringLiteral("docs/b.txt")), at(QStringLiteral("docs/./b.txt")), at(QStringLiteral("missing"))},
            InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(inputs->items.size(), 1);
        QCOMPARE(inputs->skipped.size(), 2);
    }

    void previewAndPrompt()
    {
        const auto inputs = BatchManager::collect(
            {at(QStringLiteral("docs/b.txt")), at(QStringLiteral("binary.txt"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(BatchManager::preview(*inputs, 0).receipt, QStringLiteral("1 characters, UTF-8"));
        QVERIFY(BatchManager::preview(*inputs, 1).error.contains(u"binary"));
        const auto prompt = [&](const char* text) {
            return BatchManager::promptFor(QString::fromLatin1(text), *inputs, 0).value_or(QStringLiteral("error"));
        };
        QCOMPARE(prompt("Sum up."), QStringLiteral("Sum up.\n\nb"));
        QCOMPARE(prompt("{{filename}}?"), QStringLiteral("b.txt?\n\nb"));
        QCOMPARE(prompt("<{{text}}> done"), QStringLiteral("<b> done"));
        QCOMPARE(prompt("{{txt}}"), QStringLiteral("error"));
        QCOMPARE(BatchManager::promptFor(QStringLiteral("x"), *inputs, 1).error().code, base::ErrorCode::Unreadable);
    }
};

SPYHOP_TEST_MAIN(InputsTest)
#include "tst_inputs.moc"
