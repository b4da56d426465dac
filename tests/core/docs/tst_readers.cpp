// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/filetype.h"
#include "core/docs/numbers.h"
#include "core/docs/readerhost.h"
#include "core/docs/zipwriter.h"
#include "tests/core/docs/tifffixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
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

    [[nodiscard]] static QByteArray pngOf(const QImage& image)
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return png;
    }
    [[nodiscard]] static QByteArray zip(const QList<docs::ZipFile>& files)
    {
        return docs::zipped(files, false).value_or(QByteArray());
    }
    //! Nothing but a picture stands in it.
    [[nodiscard]] static QByteArray docxOf(const QByteArray& png)
    {
        return zip({{QStringLiteral("word/document.xml"),
                        "<w:document xmlns:w=\"w\" xmlns:a=\"a\" xmlns:r=\"r\"><w:body><w:p><w:r><w:drawing><a:blip "
                        "r:embed=\"i\"/></w:drawing></w:r></w:p></w:body></w:document>"},
            {QStringLiteral("word/_rels/document.xml.rels"),
                "<Relationships><Relationship Id=\"i\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                "relationships/image\" Target=\"media/s.png\"/></Relationships>"},
            {QStringLiteral("word/media/s.png"), png}});
    }
    //! What stands on a part.
    [[nodiscard]] static QString partText(const docs::Document& document, qsizetype index)
    {
        const qsizetype begin = document.parts.at(index).begin;
        const qsizetype end
            = index + 1 < document.parts.size() ? document.parts.at(index + 1).begin : document.text.size();
        return document.text.mid(begin, end - begin);
    }
    [[nodiscard]] static QStringList titles(const docs::Document& document)
    {
        QStringList all;
        for (const docs::Part& part : document.parts)
            all.append(part.title);
        return all;
    }
    //! A file of an old office program as LibreOffice writes it; empty: that part of it is not installed.
    [[nodiscard]] QByteArray oldOffice(const QString& ending) const
    {
        const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
        if (office.isEmpty())
            return {};
        QString source = write(QStringLiteral("source.rtf"), "{\\rtf1 Old words of a letter\\par}");
        QString format = QStringLiteral("doc:MS Word 97");
        if (ending == u"xls") {
            source = write(QStringLiteral("source.csv"), "Item,Price\nWidget,9.50\n");
            format = QStringLiteral("xls:MS Excel 97");
        } else if (ending == u"ppt") {
            const QByteArray space = "=\"urn:oasis:names:tc:opendocument:xmlns:";
            source = write(QStringLiteral("source.fodp"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office" + space
                    + "office:1.0\" xmlns:text" + space + "text:1.0\" xmlns:draw" + space + "drawing:1.0\" xmlns:svg"
                    + space
                    + "svg-compatible:1.0\" office:version=\"1.2\" office:mimetype=\"application/"
                      "vnd.oasis.opendocument.presentation\"><office:body><office:presentation><draw:page "
                      "draw:name=\"p\"><draw:frame svg:width=\"9cm\" svg:height=\"3cm\" svg:x=\"1cm\" svg:y=\"1cm\">"
                      "<draw:text-box><text:p>Welcome</text:p></draw:text-box></draw:frame></draw:page>"
                      "</office:presentation></office:body></office:document>");
            format = QStringLiteral("ppt:MS PowerPoint 97");
        }
        QProcess process;
        process.start(office,
            {QStringLiteral("--headless"),
                QStringLiteral("-env:UserInstallation=file://") + m_folder + QStringLiteral("/profile"),
                QStringLiteral("--convert-to"), format, QStringLiteral("--outdir"), m_folder + QStringLiteral("/made"),
                source});
        if (!process.waitForFinished(110'000))
            return {};
        QFile made(m_folder + QStringLiteral("/made/source.") + ending);
        return made.open(QIODevice::ReadOnly) ? made.readAll() : QByteArray();
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

    //! What is as large as a file may be is no reason to call it damaged.
    void theLargestTextIsRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("UTF-8") << QByteArray("A line of plain words that says something or other.\n");
        QTest::newRow("windows-1252") << QByteArray("Proc\xe8s-verbal : la r\xe9union a commenc\xe9.\n");
    }
    void theLargestTextIsRead()
    {
        QFETCH(QByteArray, line);
        const qsizetype lines = docs::mostBytes(docs::FileType::Text) / line.size();
        const QString path = write(QStringLiteral("largest.txt"), line.repeated(lines));
        QVERIFY(!path.isEmpty());
        const auto document = read(path, model::Scans::Recognise);
        QVERIFY(QFile::remove(path));
        QVERIFY2(document, document ? "" : qPrintable(document.error().what));
        QCOMPARE(document->text.size(), lines * line.size());
        QVERIFY(document->text.endsWith(QString::fromLatin1(line)));
    }

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

    //! The real reader, in its sandbox: libtiff opens no file there.
    void aTiffIsAScanOfItsPages()
    {
        const QString path = write(QStringLiteral("fax.tif"),
            testsupport::tiffOf({pictureOf(QStringLiteral("First sheet")), pictureOf(QStringLiteral("Second sheet"))}));
        const auto recognised = read(path, model::Scans::Recognise);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QCOMPARE(recognised->parts.size(), 2);
        QVERIFY2(partText(*recognised, 0).contains(u"First sheet"), qPrintable(recognised->text));
        QVERIFY2(partText(*recognised, 1).contains(u"Second sheet"), qPrintable(recognised->text));
        QVERIFY2(recognised->receipt.startsWith(QStringLiteral("2/2 pages, ")), qPrintable(recognised->receipt));
        const auto shown = read(path, model::Scans::Vision);
        QVERIFY(shown);
        QCOMPARE(shown->pictures.size(), 2);
        QCOMPARE(shown->pictures.last().part, 2);
        QCOMPARE(shown->pictures.last().mediaType, QByteArray("image/jpeg"));
        QByteArray bmp;
        QBuffer buffer(&bmp);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(pictureOf(QStringLiteral("Receipt 4711")).save(&buffer, "BMP"));
        const auto old = read(write(QStringLiteral("receipt.bmp"), bmp), model::Scans::Recognise);
        QVERIFY2(old, qPrintable(old ? QString() : old.error().what));
        QVERIFY2(old->text.contains(u"Receipt 4711"), qPrintable(old->text));
    }

    void whatLooksLikeTextIsText()
    {
        for (const char* name : {"server.log", "feed.xml", "README"}) {
            const auto document
                = read(write(QString::fromLatin1(name), "<a>plain words</a>\n"), model::Scans::Recognise);
            QVERIFY2(document, name);
            QVERIFY2(document->text.contains(u"<a>plain words"), qPrintable(document->text));
        }
        QVERIFY(!read(write(QStringLiteral("program"), QByteArray("a\0b", 3)), model::Scans::Recognise));
        const auto heic = read(write(QStringLiteral("photo.heic"), "x"), model::Scans::Recognise);
        QVERIFY(!heic);
        QVERIFY2(heic.error().sentence().contains(u"JPEG"), qPrintable(heic.error().sentence()));
    }

    void scansInsideAnArchiveAreTreatedAsChosen()
    {
        const QByteArray scan = pngOf(pictureOf(QStringLiteral("Receipt 4711")));
        const QString path = write(QStringLiteral("bundle.zip"),
            zip({{QStringLiteral("a.txt"), "plain words"}, {QStringLiteral("scan.png"), scan},
                {QStringLiteral("mixed.pdf"), mixedPdf()}, {QStringLiteral("b/letter.docx"), docxOf(scan)},
                {QStringLiteral("n.zip"),
                    zip({{QStringLiteral("deep.png"), pngOf(pictureOf(QStringLiteral("Receipt 4711.")))}})},
                {QStringLiteral("z.txt"), "last words"}}));
        const QStringList all{QStringLiteral("a.txt"), QStringLiteral("scan.png"), QStringLiteral("mixed.pdf"),
            QStringLiteral("b/letter.docx"), QStringLiteral("n.zip/deep.png"), QStringLiteral("z.txt")};
        const auto recognised = read(path, model::Scans::Recognise);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QCOMPARE(titles(*recognised), all);
        for (const int scanned : {1, 3, 4})
            QVERIFY2(partText(*recognised, scanned).contains(u"Receipt 4711"), qPrintable(recognised->text));
        QVERIFY2(partText(*recognised, 2)
                     .contains(QRegularExpression(QStringLiteral("First page\\s+Second page\\s+Third page"))),
            qPrintable(recognised->text));
        QVERIFY(partText(*recognised, 5).contains(u"last words"));
        QVERIFY(recognised->confidence.value_or(0) > 0.7);
        QCOMPARE(recognised->recognisedIn,
            QStringList({QStringLiteral("scan.png"), QStringLiteral("mixed.pdf: 1 page(s)"),
                QStringLiteral("b/letter.docx: 1 page(s)"), QStringLiteral("n.zip/deep.png")}));
        QCOMPARE(recognised->leftOut, QStringList());
        QVERIFY2(recognised->receipt.startsWith(u"6/6 files, "), qPrintable(recognised->receipt));

        const auto shown = read(path, model::Scans::Vision);
        QVERIFY2(shown, qPrintable(shown ? QString() : shown.error().what));
        QCOMPARE(titles(*shown), all);
        QList<int> parts;
        for (const docs::Picture& picture : shown->pictures)
            parts.append(picture.part);
        QCOMPARE(parts, QList<int>({2, 3, 4, 5}));
        QVERIFY(!shown->text.contains(u"Receipt") && !shown->text.contains(u"Second"));

        const auto skipped = read(path, model::Scans::Skip);
        QVERIFY(skipped);
        QCOMPARE(titles(*skipped),
            QStringList({QStringLiteral("a.txt"), QStringLiteral("mixed.pdf"), QStringLiteral("z.txt")}));
        QVERIFY2(skipped->leftOut.first().startsWith(u"scan.png: a picture of text, and pictures are left out as"),
            qPrintable(skipped->receipt));
        QVERIFY(skipped->leftOut.at(1).startsWith(u"mixed.pdf: page 2: "));
        QVERIFY(skipped->leftOut.at(2).startsWith(u"b/letter.docx: "));
        QVERIFY(skipped->leftOut.at(3).startsWith(u"n.zip/deep.png: "));
        QVERIFY2(skipped->receipt.startsWith(u"3/6 files, "), qPrintable(skipped->receipt));
    }

    void scansInAMessageAreRead()
    {
        const auto attached = [](const QByteArray& name, const QByteArray& bytes) {
            return "--z\r\nContent-Type: application/octet-stream; name=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + bytes.toBase64() + "\r\n";
        };
        const QByteArray scan = pngOf(pictureOf(QStringLiteral("Receipt 4711")));
        const QByteArray letter = oldOffice(QStringLiteral("doc"));
        const QByteArray mail
            = "From: a@example.org\r\nSubject: Papers\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n"
              "Content-Type: text/plain\r\n\r\nSee below.\r\n"
            + attached("scan.png", scan) + attached("mixed.pdf", mixedPdf())
            + (letter.isEmpty() ? QByteArray() : attached("letter.doc", letter)) + "--z--\r\n";
        const auto document = read(write(QStringLiteral("papers.eml"), mail), model::Scans::Recognise);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QVERIFY2(document->text.contains(u"See below.\n\nAttachment: scan.png\nReceipt 4711\n\nAttachment: mixed.pdf\n"
                                         "First page"),
            qPrintable(document->text));
        QVERIFY2(document->text.contains(u"Second page"), qPrintable(document->text));
        QCOMPARE(document->leftOut, QStringList());
        if (letter.isEmpty())
            QSKIP("skipped: LibreOffice Writer is not installed");
        QVERIFY2(document->text.endsWith(u"Attachment: letter.doc\nOld words of a letter"), qPrintable(document->text));
        QVERIFY2(document->receipt.startsWith(u"4/4 parts, "), qPrintable(document->receipt));
    }

    //! Where there is no LibreOffice, that is what is said of them.
    void oldOfficeFilesInsideAnArchiveAreConverted()
    {
        const QByteArray letter = oldOffice(QStringLiteral("doc"));
        const QString path = write(QStringLiteral("old.zip"),
            zip({{QStringLiteral("a.txt"), "plain words"},
                {QStringLiteral("o/Letter.DOC"), letter.isEmpty() ? QByteArray("x") : letter}}));
        ReaderHost without(m_clock,
            {qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-reader"), {},
                QStringLiteral("/bin/false")});
        std::optional<base::Expected<docs::Document>> end;
        const auto reading = without.read({path});
        connect(reading.get(), &Reading::finished, this,
            [&end](const base::Expected<docs::Document>& document) { end = document; });
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), testsupport::patienceMs);
        QVERIFY(*end);
        QCOMPARE((*end)->leftOut, QStringList{QStringLiteral("o/Letter.DOC: LibreOffice could not convert the file.")});
        QVERIFY2((*end)->receipt.startsWith(u"1/2 files, "), qPrintable((*end)->receipt));
        if (letter.isEmpty())
            QSKIP("skipped: LibreOffice Writer is not installed");
        const auto document = read(path, model::Scans::Skip);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(
            document->text, QStringLiteral("File: a.txt\nplain words\n\nFile: o/Letter.DOC\nOld words of a letter"));
        QVERIFY2(document->receipt.startsWith(u"2/2 files, "), qPrintable(document->receipt));
    }

    void aDocumentThatHoldsOnlyAScanIsRead()
    {
        const QString path
            = write(QStringLiteral("scan.docx"), docxOf(pngOf(pictureOf(QStringLiteral("Receipt 4711")))));
        const auto recognised = read(path, model::Scans::Recognise);
        QVERIFY2(recognised, qPrintable(recognised ? QString() : recognised.error().what));
        QCOMPARE(recognised->text, QStringLiteral("Receipt 4711"));
        QVERIFY(recognised->confidence.value_or(0) > 0.7);
        QVERIFY2(recognised->receipt.endsWith(u"in picture 1"), qPrintable(recognised->receipt));
        const auto shown = read(path, model::Scans::Vision);
        QVERIFY(shown);
        QCOMPARE(shown->pictures.size(), 1);
        const auto skipped = read(path, model::Scans::Skip);
        QVERIFY(!skipped);
        QVERIFY2(skipped.error().what.contains(u"1 picture(s)"), qPrintable(skipped.error().what));
    }

    void noEndOfPicturesInsideEnds()
    {
        QImage blank(200, 100, QImage::Format_Grayscale8);
        blank.fill(Qt::white);
        const QByteArray png = pngOf(blank);
        QList<docs::ZipFile> files{{QStringLiteral("a.txt"), "plain words"}};
        for (int i = 1; i < docs::maxArchiveEntries; ++i)
            files.append({QStringLiteral("p%1.png").arg(i), png + QByteArray::number(i)}); // none is another's twin
        const QString path = write(QStringLiteral("many.zip"), zip(files));
        QElapsedTimer timer;
        timer.start();
        const auto document = read(path, model::Scans::Skip);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(document->text.contains(u"plain words"));
        QCOMPARE(document->leftOut.size(), docs::maxArchiveEntries - 1); // each of them by its name
        QCOMPARE(document->leftOut.filter(QStringLiteral("the first 300 are read")).size(),
            docs::maxArchiveEntries - 1 - docs::mostInnerFiles);
        QVERIFY2(document->receipt.startsWith(u"1/10,000 files, "), qPrintable(document->receipt));
    }

    void aPictureTooLargeToBeHandedOnIsNamed()
    {
        QByteArray large(docs::mostInnerBytes, Qt::Uninitialized);
        QRandomGenerator(7).fillRange(reinterpret_cast<quint32*>(large.data()), large.size() / 4);
        const QString path = write(QStringLiteral("large.zip"),
            zip({{QStringLiteral("a.txt"), "plain words"},
                {QStringLiteral("p.png"), QByteArray("\x89PNG\r\n\x1a\n") + large}}));
        const auto document = read(path, model::Scans::Recognise);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(document->leftOut,
            QStringList{QStringLiteral("p.png: scans and old office files inside a file are read up to 40 MB")});
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

    void oldOfficeFilesAreConverted_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("words");
        QTest::newRow("Word") << QStringLiteral("doc") << QStringLiteral("Old words of a letter");
        // Kingsoft's Writer writes Word's own format under its own ending.
        QTest::newRow("WPS") << QStringLiteral("wps") << QStringLiteral("Old words of a letter");
        QTest::newRow("Excel") << QStringLiteral("xls") << QStringLiteral("Widget\t9.5");
        QTest::newRow("PowerPoint") << QStringLiteral("ppt") << QStringLiteral("Welcome");
        QTest::newRow("RTF that is named .doc") << QStringLiteral("rtf") << QStringLiteral("Old words of a letter");
    }
    void oldOfficeFilesAreConverted()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("soffice")).isEmpty())
            QSKIP("skipped: no LibreOffice");
        QFETCH(QString, ending);
        QFETCH(QString, words);
        const bool isRtf = ending == u"rtf";
        const QByteArray bytes = isRtf ? QByteArray("{\\rtf1 Old words of a letter\\par}")
                                       : oldOffice(ending == u"wps" ? QStringLiteral("doc") : ending);
        if (bytes.isEmpty())
            QSKIP("skipped: this part of LibreOffice is not installed");
        QVERIFY(isRtf || bytes.startsWith("\xd0\xcf\x11\xe0")); // what these programs wrote: OLE
        const QString name = isRtf ? QStringLiteral("really-rtf.doc") : QStringLiteral("old-") + ending + u'.' + ending;
        const auto document = read(write(name, bytes), model::Scans::Recognise);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QVERIFY2(document->text.contains(words), qPrintable(document->text));
    }
};

SPYHOP_TEST_MAIN_WITH(QGuiApplication, ReadersTest)
#include "tst_readers.moc"
