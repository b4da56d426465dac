// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/archive.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/testmain.h"

#include <QtCore/QtEndian>
#include <archive.h>
#include <archive_entry.h>

using namespace spyhop;
using docs::Archive;
using docs::Budget;

namespace {

QByteArray encryptedZip()
{
    QByteArray bytes(4096, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_options(writer, "zip:encryption=traditional");
    archive_write_set_passphrase(writer, "x");
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, bytes.data(), std::size_t(bytes.size()), &used);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, "secret.txt");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, 5);
    archive_write_header(writer, entry);
    archive_write_data(writer, "12345", 5);
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes.left(qsizetype(used));
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

class ArchiveTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesWhatWasPacked()
    {
        Budget budget;
        const auto archive = Archive::open(testsupport::zip({{QStringLiteral("a/B.txt"), "one"},
                                               {QStringLiteral("中文/二.txt"), QByteArray(70'000, 'y')}}),
            budget);
        QVERIFY(archive);
        QCOMPARE(archive->entries().size(), 2);
        QCOMPARE(archive->entries().at(1).path, QStringLiteral("中文/二.txt"));
        QCOMPARE(archive->entries().at(1).size, qint64(70'000));
        QCOMPARE(archive->inflate(QStringLiteral("a/b.TXT"), budget).value(), QByteArray("one"));
        QCOMPARE(archive->inflate(QStringLiteral("中文/二.txt"), budget).value(), QByteArray(70'000, 'y'));
        QCOMPARE(budget.bytes, docs::maxInflatedBytes - 70'003);
        QVERIFY(!archive->inflate(QStringLiteral("missing"), budget));
    }

    void namesNeverLeaveTheArchive()
    {
        Budget budget;
        const auto archive = Archive::open(
            testsupport::zip({{QStringLiteral("../../a/../b.txt"), "1"}, {QStringLiteral("C:\\Windows\\c.txt"), "2"}}),
            budget);
        QVERIFY(archive);
        QCOMPARE(archive->entries().at(0).path, QStringLiteral("a/b.txt"));
        QCOMPARE(archive->entries().at(1).path, QStringLiteral("Windows/c.txt"));
    }

    void legacyNames()
    {
        // A name in GBK, as Chinese Windows packs it: an ASCII one of equal length is overwritten.
        const QByteArray gbk = QByteArray::fromHex("b2c6ceb1b1a8b8e62e747874"); // 财务报告.txt, near enough in length
        QByteArray bytes = testsupport::zip({{QString(gbk.size(), u'N'), "x"}});
        bytes.replace(QByteArray(gbk.size(), 'N'), gbk);
        Budget budget;
        const auto archive = Archive::open(bytes, budget);
        QVERIFY(archive);
        QVERIFY2(archive->entries().first().path.endsWith(u"报告.txt"), qPrintable(archive->entries().first().path));
        QCOMPARE(archive->inflate(archive->entries().first().path, budget).value(), QByteArray("x"));
    }

    void encryptedFilesAreNamed()
    {
        Budget budget;
        const auto archive = Archive::open(encryptedZip(), budget);
        QVERIFY(archive);
        QVERIFY(archive->entries().first().encrypted);
        QVERIFY(archive->hasEncrypted());
        const auto content = archive->inflate(QStringLiteral("secret.txt"), budget);
        QVERIFY(!content);
        QVERIFY(content.error().what.contains(u"password"));
        QVERIFY(archive->inflate(QSet<qsizetype>{0}, budget).value().isEmpty());
    }

    void bombsAreNotInflated_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("beforehand");
        const QByteArray zeros(40'000'000, '\0');
        const QByteArray bomb = testsupport::zip({{QStringLiteral("a"), zeros}});
        QTest::newRow("says so") << bomb << true;
        QByteArray liar = bomb;
        liar.replace(littleEndian(quint32(zeros.size())), littleEndian(1000));
        QVERIFY(liar != bomb);
        QTest::newRow("says 1,000 bytes") << liar << false;
        QByteArray noise(20'000'000, '\0');
        for (qsizetype i = 0; i < noise.size(); i += 64)
            noise[i] = char(i * 2654435761U >> 13);
        QTest::newRow("larger than all that may be")
            << testsupport::zip({{QStringLiteral("a"), noise + noise + noise + noise}}) << true;
    }
    void bombsAreNotInflated()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, beforehand);
        Budget budget;
        const auto archive = Archive::open(bytes, budget);
        QVERIFY(archive);
        QVERIFY(!archive->inflate(QStringLiteral("a"), budget));
        // Not one byte if the header tells, else no more than the smallest bomb is.
        QVERIFY2(docs::maxInflatedBytes - budget.bytes <= (beforehand ? 0 : 2 * docs::inflationMatters),
            qPrintable(QString::number(budget.bytes)));
    }

    void tooManyFiles()
    {
        QList<docs::ZipFile> files;
        for (int i = 0; i <= docs::maxArchiveEntries; ++i)
            files.append({QString::number(i), {}});
        const QByteArray bytes = testsupport::zip(files);
        Budget budget;
        QVERIFY(!Archive::open(bytes, budget));
    }

    void unusedFilesStayPacked()
    {
        QList<docs::ZipFile> files{{QStringLiteral("word/document.xml"), "<d/>"}};
        for (int i = 0; i < 150; ++i)
            files.append({QStringLiteral("junk%1").arg(i), QByteArray(1'000'000, 'z')});
        Budget budget;
        const auto archive = Archive::open(testsupport::zip(files), budget);
        QVERIFY(archive);
        QVERIFY(archive->inflate(QStringLiteral("word/document.xml"), budget));
        QCOMPARE(budget.bytes, docs::maxInflatedBytes - 4);
    }
};

SPYHOP_TEST_MAIN(ArchiveTest)
#include "tst_archive.moc"
