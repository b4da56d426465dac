// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/numbers.h"
#include "core/docs/readerhost.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <sys/stat.h>

using namespace spyhop;
using docs::ReaderHost;
using docs::Reading;

//! ReaderHost with the real spyhop-reader, inside its sandbox and limits.
class ReadersTest : public QObject {
    Q_OBJECT
    base::SystemClock m_clock;
    QString m_folder;
    std::unique_ptr<ReaderHost> m_host;

    [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }
    [[nodiscard]] base::Expected<docs::Document> read(const QString& path, model::Scans scans)
    {
        std::optional<base::Expected<docs::Document>> end;
        const auto reading = m_host->read({path, scans});
        connect(reading.get(), &Reading::finished, this,
            [&end](const base::Expected<docs::Document>& document) { end = document; });
        if (!QTest::qWaitFor([&end] { return end.has_value(); }, 100'000))
            return base::failure(base::ErrorCode::Timeout, QStringLiteral("nothing came"));
        return *end;
    }
    static QImage pictureOf(const QString& words)
    {
        QImage image(1600, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QFont font({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")});
        font.setPixelSize(64);
        painter.setFont(font);
        painter.drawText(image.rect(), Qt::AlignCenter, words);
        return image;
    }
    //! Two pages of words and, between them, one that is a picture of words.
    [[nodiscard]] QByteArray mixedPdf() const
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(300);
        QPainter painter(&writer);
        painter.drawText(200, 300, QStringLiteral("First page"));
        writer.newPage();
        painter.drawImage(QPoint(200, 300), pictureOf(QStringLiteral("Second page")));
        writer.newPage();
        painter.drawText(200, 300, QStringLiteral("Third page"));
        painter.end();
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("readers"));
        m_host = std::make_unique<ReaderHost>(m_clock,
            ReaderHost::Programs{qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-reader"), {}, {}});
    }
    void cleanupTestCase() { m_host.reset(); }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("missing") << "missing.txt" << base::ErrorCode::NotFound;
        QTest::newRow("missing PDF") << "missing.pdf" << base::ErrorCode::NotFound;
        QTest::newRow("pipe") << "pipe.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("PDF pipe") << "pipe.pdf" << base::ErrorCode::Unreadable;
        QTest::newRow("folder") << "folder.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("empty") << "empty.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("empty PDF") << "empty.pdf" << base::ErrorCode::Unreadable;
        QTest::newRow("binary") << "binary.txt" << base::ErrorCode::Unreadable;
        QTest::newRow("no PDF") << "none.pdf" << base::ErrorCode::Unreadable;
        QTest::newRow("no picture") << "none.png" << base::ErrorCode::Unreadable;
        QTest::newRow("cut PDF") << "cut.pdf" << base::ErrorCode::Unreadable;
        QTest::newRow("two gigabytes") << "large.pdf" << base::ErrorCode::Unreadable;
        QTest::newRow("unknown type") << "binary.dat" << base::ErrorCode::Unreadable;
    }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(base::ErrorCode, code);
        for (const char* pipe : {"pipe.txt", "pipe.pdf"})
            ::mkfifo(QFile::encodeName(m_folder + u'/' + QString::fromLatin1(pipe)).constData(), 0600);
        QVERIFY(!testsupport::TestWorld::makeFolder(QStringLiteral("readers/folder.txt")).isEmpty());
        const QByteArray binary("\0\1\2\3\0\0\xff\xfe\0", 9);
        QVERIFY(!write(QStringLiteral("empty.txt"), {}).isEmpty() && !write(QStringLiteral("empty.pdf"), {}).isEmpty());
        for (const char* made : {"binary.txt", "binary.dat", "none.pdf", "none.png"})
            QVERIFY(!write(QString::fromLatin1(made), binary).isEmpty());
        const QByteArray whole = mixedPdf();
        QVERIFY(!write(QStringLiteral("cut.pdf"), whole.first(whole.size() / 20)).isEmpty());
        const QString large = write(QStringLiteral("large.pdf"), "%PDF-1.7\n");
        QVERIFY(QFile(large).resize(2'000'000'000)); // sparse
        const auto document = read(m_folder + u'/' + name, model::Scans::Recognise);
        QVERIFY(!document);
        QCOMPARE(document.error().code, code);
        QVERIFY(!document.error().what.isEmpty());
        QCOMPARE(document.error().whom, QString(m_folder + u'/' + name));
    }

    void scansAreTreatedAsChosen()
    {
        const QString path = write(QStringLiteral("mixed.pdf"), mixedPdf());
        const auto recognised = read(path, model::Scans::Recognise);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QCOMPARE(recognised->parts.size(), 3);
        QVERIFY2(recognised->text.mid(recognised->parts.at(1).begin).startsWith(QStringLiteral("Second page")),
            qPrintable(recognised->text));
        QVERIFY(recognised->confidence.value_or(0) > 0.7);
        QVERIFY2(recognised->receipt.startsWith(QStringLiteral("3/3 pages, ")), qPrintable(recognised->receipt));
        const auto shown = read(path, model::Scans::Vision);
        QVERIFY(shown);
        QCOMPARE(shown->pictures.size(), 1);
        QCOMPARE(shown->pictures.first().part, 2);
        QCOMPARE(shown->pictures.first().mediaType, QByteArray("image/jpeg"));
        QVERIFY(!shown->text.contains(QStringLiteral("Second")));
        const auto skipped = read(path, model::Scans::Skip);
        QVERIFY(skipped);
        QCOMPARE(skipped->parts.size(), 2);
        QVERIFY(skipped->leftOut.first().startsWith(QStringLiteral("page 2: ")));
        QVERIFY2(skipped->receipt.startsWith(QStringLiteral("2/3 pages, ")), qPrintable(skipped->receipt));
    }

    void picturesAreDocuments()
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(pictureOf(QStringLiteral("Receipt 4711")).save(&buffer, "PNG"));
        const QString path = write(QStringLiteral("receipt.png"), png);
        const auto recognised = read(path, model::Scans::Recognise);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QVERIFY2(recognised->text.contains(QStringLiteral("Receipt 4711")), qPrintable(recognised->text));
        const auto shown = read(path, model::Scans::Vision);
        QVERIFY(shown);
        QCOMPARE(shown->pictures.first().bytes, png);
        const auto skipped = read(path, model::Scans::Skip);
        QVERIFY(!skipped);
        QVERIFY2(skipped.error().what.contains(QStringLiteral("as you chose")), qPrintable(skipped.error().what));
    }

    void largeTablesComeFromAReader()
    {
        QByteArray csv("name,amount\n");
        while (csv.size() <= docs::mostBytesInProcess)
            csv += "一个名字,1\n";
        const QString path = write(QStringLiteral("large.csv"), csv);
        std::optional<base::Expected<docs::Table>> end;
        const auto reading = m_host->readTable(path, {}, model::Priority::Interactive);
        connect(reading.get(), &docs::TableReading::finished, this,
            [&end](const base::Expected<docs::Table>& table) { end = table; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), testsupport::patienceMs);
        QVERIFY(*end);
        QCOMPARE((*end)->columns, QStringList({QStringLiteral("name"), QStringLiteral("amount")}));
        QCOMPARE((*end)->rows.size(), csv.count('\n') - 1);
        QCOMPARE((*end)->rows.last().first(), QStringLiteral("一个名字"));
    }

    void oldOfficeFilesNeedLibreOffice()
    {
        ReaderHost without(m_clock, {QStringLiteral("/nowhere"), {}, QString()});
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        std::optional<base::Expected<docs::Document>> end;
        const auto reading = without.read({write(QStringLiteral("old.doc"), "{\\rtf1 Old words}")});
        connect(reading.get(), &Reading::finished, this,
            [&end](const base::Expected<docs::Document>& document) { end = document; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), testsupport::patienceMs);
        qputenv("PATH", path);
        QVERIFY(!*end);
        QVERIFY(end->error().what.contains(QStringLiteral("LibreOffice")));
        QVERIFY(!end->error().remedy.isEmpty());
    }

    void oldOfficeFilesAreConverted()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("soffice")).isEmpty())
            QSKIP("skipped: no LibreOffice");
        const auto document = read(
            write(QStringLiteral("really-rtf.doc"), "{\\rtf1 Old words of a letter\\par}"), model::Scans::Recognise);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QVERIFY2(document->text.contains(QStringLiteral("Old words of a letter")), qPrintable(document->text));
    }
};

SPYHOP_TEST_MAIN_WITH(QGuiApplication, ReadersTest)
#include "tst_readers.moc"
