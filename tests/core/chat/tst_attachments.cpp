// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/attachments.h"
#include "core/chat/media.h"
#include "core/chat/numbers.h"
#include "core/chat/pastedcells.h"
#include "core/chat/picturepacking.h"
#include "core/model/pricing.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QDir>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using chat::AttachmentEntry;
using Phase = chat::AttachmentEntry::Phase;
using Kind = chat::AttachmentEntry::Kind;

namespace {

//! Attachments with real reader processes.
class Desk {
public:
    base::SystemClock clock;
    base::Random random{1};
    docs::ReaderHost readers{clock, {qEnvironmentVariable("SPYHOP_BIN_DIR") + u"/spyhop-reader"_s, {}, {}}};
    chat::Attachments attachments{clock, random, readers};

    bool settle()
    {
        return QTest::qWaitFor([this] { return !attachments.isReading(); }, testsupport::patienceMs);
    }
    [[nodiscard]] QString states() const
    {
        QStringList all;
        for (const AttachmentEntry& entry : attachments.entries())
            all.append(entry.name + u' ' + QString::number(int(entry.phase)));
        return all.join(u", "_s);
    }
};

QString write(const QString& folder, const QString& name, const QByteArray& bytes)
{
    const QString path = folder + u'/' + name;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray picture(int width, int height, const char* format)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height / 2, Qt::red); // upper left
    for (int x = 0; x < width; x += 3) // something that does not pack to nothing
        painter.fillRect(x, height / 2 + x * 7 % (height / 2 + 1), 2, 5, QColor(x % 256, x * 7 % 256, x * 13 % 256));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, 98))
        qFatal("no %s here", format);
    return bytes;
}

//! As a camera writes it that was held on its side: an Exif segment with one tag.
QByteArray turned(const QByteArray& jpeg, char orientation)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += orientation;
    exif += QByteArray(6, '\0');
    QByteArray segment("\xFF\xE1", 2);
    segment += char((exif.size() + 2) >> 8);
    segment += char((exif.size() + 2) & 0xFF);
    return jpeg.left(2) + segment + exif + jpeg.mid(2);
}

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsMediaByContent_data();
    void tellsMediaByContent();
    void readsFilesAndFolders();
    void oneBadFileCostsOnlyItself();
    void damagedSoundIsCalledSound();
    void tooManyFilesAreABatch();
    void saysWhatAFolderKeeps();
    void picturesByContent();
    void largePicturesAreScaledDown();
    void whatPhotosSayStaysHere();
    void theTextOfAPicture();
    void cellsBecomeATable_data();
    void cellsBecomeATable();
    void longTextIsTakenAtOnce();
    void hundredMegabytesDoNotBlock();
    void removeAndUndo();
    void destroyedWhileReading();
    void pastedPictures();
};

void TestAttachments::tellsMediaByContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& head, chat::MediaKind kind) {
        QTest::newRow(name) << head << int(kind);
    };
    using enum chat::MediaKind;
    row("jpeg", "\xFF\xD8\xFF\xE0rest", Picture);
    row("png", "\x89PNG\r\n\x1A\nrest", Picture);
    row("gif", "GIF89a....", Picture);
    row("webp", "RIFF....WEBPVP8 ", Picture);
    row("wav", "RIFF....WAVEfmt ", Sound);
    row("avi", "RIFF....AVI LIST", Video);
    row("mp3", "ID3\x04rest", Sound);
    row("mp3 without tag", QByteArray("\xFF\xFB\x90\x64", 4), Sound);
    row("flac", "fLaCrest", Sound);
    row("ogg", "OggSrest", Sound);
    row("m4a",
        QByteArray("\0\0\0\x20"
                   "ftypM4A ",
            12),
        Sound);
    row("mp4",
        QByteArray("\0\0\0\x20"
                   "ftypisom",
            12),
        Video);
    row("mov",
        QByteArray("\0\0\0\x14"
                   "ftypqt  ",
            12),
        Video);
    row("mkv", "\x1A\x45\xDF\xA3rest", Video);
    row("heic",
        QByteArray("\0\0\0\x18"
                   "ftypheic",
            12),
        Other);
    row("text", "Just text", Other);
    row("webp without its frame", "12345678WEBP", Other);
    row("pdf", "%PDF-1.7", Other);
    row("empty", "", Other);
}

void TestAttachments::tellsMediaByContent()
{
    QFETCH(QByteArray, head);
    QFETCH(int, kind);
    QCOMPARE(int(chat::mediaOf(head).kind), kind);
}

void TestAttachments::readsFilesAndFolders()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"reads"_s);
    write(folder, u"plan/b.txt"_s, "second");
    write(folder, u"plan/a.md"_s, "# first");
    write(folder, u"plan/.hidden.txt"_s, "no");
    write(folder, u"plan/x.bin"_s, "no reader");
    const QString single = write(folder, u"single.txt"_s, "alone");
    Desk desk;
    QSignalSpy settled(&desk.attachments, &chat::Attachments::settled);
    QVERIFY(desk.attachments.addPaths({single, folder + u"/plan"_s}));
    QVERIFY(desk.attachments.isReading());
    QVERIFY(desk.settle());
    QCOMPARE(settled.size(), 1);
    QCOMPARE(desk.states(), u"single.txt 2, plan/a.md 2, plan/b.txt 2"_s);
    const QList<model::Attachment> ready = desk.attachments.ready();
    QCOMPARE(ready.at(0).text.trimmed(), u"alone"_s);
    QVERIFY2(ready.at(0).receipt.contains(u"UTF-8"_s), qPrintable(ready.at(0).receipt));
    QVERIFY(desk.attachments.tokens() > 6);
}

void TestAttachments::oneBadFileCostsOnlyItself()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"bad"_s);
    const QStringList paths{write(folder, u"song.txt"_s, "ID3\x04music"), write(folder, u"good.txt"_s, "good"),
        folder + u"/missing.txt"_s, write(folder, u"broken.pdf"_s, "%PDF-1.4 nothing"),
        write(folder, u"film.mp4"_s,
            QByteArray("\0\0\0\x20"
                       "ftypisom",
                12))};
    Desk desk;
    QVERIFY(desk.attachments.addPaths(paths));
    QVERIFY(desk.settle());
    QCOMPARE(desk.states(), u"song.txt 3, good.txt 2, missing.txt 3, broken.pdf 3, film.mp4 3"_s);
    QCOMPARE(desk.attachments.ready().size(), 1);
    for (const AttachmentEntry& entry : desk.attachments.entries()) {
        if (entry.phase != Phase::Failed)
            continue;
        QVERIFY(!entry.error.what.isEmpty());
        QCOMPARE(entry.error.whom, entry.name); // never the path
    }
    QVERIFY(desk.attachments.entries().first().error.what.startsWith(u"Sound"_s));
    QVERIFY(desk.attachments.entries().last().error.what.startsWith(u"Video"_s));
    // Once it is there, it can be read.
    write(folder, u"missing.txt"_s, "here");
    desk.attachments.retry(desk.attachments.entries().at(2).id);
    QVERIFY(desk.settle());
    QCOMPARE(desk.attachments.entries().at(2).attachment.text.trimmed(), u"here"_s);
}

void TestAttachments::tooManyFilesAreABatch()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"many"_s);
    for (int number = 0; number <= chat::numbers::mostFiles; ++number)
        write(folder, u"%1.txt"_s.arg(number), "x");
    Desk desk;
    QVERIFY(!desk.attachments.addPaths({folder}));
    QVERIFY(desk.attachments.entries().isEmpty());
    QFile::remove(folder + u"/0.txt"_s);
    QVERIFY(desk.attachments.addPaths({folder}));
    QCOMPARE(desk.attachments.entries().size(), chat::numbers::mostFiles);
    QVERIFY(desk.attachments.addPaths({testsupport::TestWorld::makeFolder(u"nothing"_s)}));
    QCOMPARE(desk.attachments.entries().last().phase, Phase::Failed);
}

void TestAttachments::damagedSoundIsCalledSound()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"sound"_s);
    const QByteArray noise("\x01\0\xFE\x9C\0\x03\xC1\0\0\x80", 10);
    Desk desk;
    QVERIFY(desk.attachments.addPaths(
        {write(folder, u"a.mp3"_s, noise), write(folder, u"b.MP4"_s, noise), write(folder, u"c.txt"_s, noise)}));
    QVERIFY(desk.settle());
    const auto what = [&desk](int index) { return desk.attachments.entries().at(index).error.what; };
    QVERIFY2(what(0).startsWith(u"Sound cannot be sent"_s), qPrintable(what(0)));
    QVERIFY2(what(1).startsWith(u"Video cannot be sent"_s), qPrintable(what(1)));
    QVERIFY2(!what(2).isEmpty() && !what(2).contains(u"cannot be sent"_s), qPrintable(what(2)));
}

void TestAttachments::saysWhatAFolderKeeps()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"kept"_s);
    for (const QString& name : {u"a.txt"_s, u"b.dwg"_s, u"a.dwg"_s, u".hidden.txt"_s})
        write(folder, name, "x");
    QVERIFY(QFile::link(folder + u"/a.txt"_s, folder + u"/z.txt"_s));
    QVERIFY(QDir(folder).mkpath(u".git/objects"_s));
    write(folder, u".git/objects/1.txt"_s, "x");
    const QString inside = QFileInfo(folder).fileName() + u'/';
    Desk desk;
    QVERIFY(desk.attachments.addPaths({folder}));
    QCOMPARE(desk.attachments.entries().size(), 1);
    QCOMPARE(desk.attachments.leftOut().names,
        (QStringList{inside + u".git"_s, inside + u".hidden.txt"_s, inside + u"a.dwg"_s, inside + u"b.dwg"_s,
            inside + u"z.txt"_s}));
    const QString sentence = desk.attachments.leftOut().sentence();
    QVERIFY2(sentence.contains(u"5"_s) && sentence.contains(inside + u"a.dwg, …"_s), qPrintable(sentence));
    QVERIFY(desk.attachments.addPaths({folder + u"/a.txt"_s}));
    QVERIFY(desk.attachments.leftOut().sentence().isEmpty());
}

void TestAttachments::picturesByContent()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"pictures"_s);
    const QByteArray png = picture(120, 80, "PNG");
    Desk desk;
    QVERIFY(desk.attachments.addPaths({write(folder, u"named.txt"_s, png), write(folder, u"cut.png"_s, png.left(60))}));
    QVERIFY(desk.settle());
    QCOMPARE(desk.states(), u"named.txt 2, cut.png 3"_s);
    const AttachmentEntry& entry = desk.attachments.entries().first();
    QCOMPARE(entry.kind, Kind::Picture);
    QCOMPARE(entry.attachment.bytes, png); // small enough: as it is
    QCOMPARE(entry.attachment.mimeType, u"image/png"_s);
    QVERIFY2(entry.attachment.receipt.startsWith(u"120 × 80"_s), qPrintable(entry.attachment.receipt));
    QVERIFY(desk.attachments.hasPictures());
    QCOMPARE(entry.tokens, chat::numbers::tokensOfPicture);
}

void TestAttachments::largePicturesAreScaledDown()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"large"_s);
    const QByteArray jpeg = picture(4'000, 3'000, "JPEG");
    Desk desk;
    // As taken, and by a camera on its side: what was the upper left stands at the upper right then.
    QVERIFY(desk.attachments.addPaths({write(folder, u"a.jpg"_s, jpeg), write(folder, u"b.jpg"_s, turned(jpeg, 6))}));
    QVERIFY(desk.settle());
    const QList<model::Attachment> ready = desk.attachments.ready();
    QCOMPARE(ready.size(), 2);
    const QImage first = QImage::fromData(ready.at(0).bytes), second = QImage::fromData(ready.at(1).bytes);
    QCOMPARE(first.size(), QSize(2'048, 1'536));
    QCOMPARE(second.size(), QSize(1'536, 2'048));
    QVERIFY(ready.at(0).bytes.size() < jpeg.size());
    const auto isRed = [](QRgb pixel) { return qRed(pixel) > 200 && qGreen(pixel) < 60; };
    QVERIFY(isRed(first.pixel(100, 100)) && !isRed(first.pixel(1'900, 100)));
    QVERIFY(isRed(second.pixel(1'400, 100)) && !isRed(second.pixel(100, 100)));
}

void TestAttachments::whatPhotosSayStaysHere()
{
    const QByteArray home = "52.5163 N, 13.3777 E";
    const QString folder = testsupport::TestWorld::makeFolder(u"photos"_s);
    const QByteArray jpeg = picture(1'200, 800, "JPEG"), large = picture(3'000, 2'000, "JPEG");
    QByteArray upright = turned(jpeg, 1), side = turned(jpeg, 6);
    for (QByteArray* photo : {&upright, &side})
        photo->insert(2, QByteArray("\xFF\xFE\0", 3) + char(home.size() + 2) + home);
    Desk desk;
    QVERIFY(desk.attachments.addPaths({write(folder, u"a.jpg"_s, upright), write(folder, u"b.jpg"_s, side)}));
    QVERIFY(desk.settle());
    const QList<model::Attachment> ready = desk.attachments.ready();
    QCOMPARE(ready.size(), 2);
    for (const model::Attachment& photo : ready) {
        QVERIFY(!photo.bytes.contains(home));
        QVERIFY(!photo.bytes.contains("Exif"));
        QVERIFY2(photo.receipt.contains(u"pixels"_s), qPrintable(photo.receipt));
        QVERIFY2(photo.receipt.contains(u"left out: metadata"_s), qPrintable(photo.receipt)); // and that is said
    }
    QVERIFY(desk.attachments.addPaths({write(folder, u"c.jpg"_s, jpeg), write(folder, u"d.jpg"_s, large)}));
    QVERIFY(desk.settle());
    for (const model::Attachment& bare : desk.attachments.ready().mid(2))
        QVERIFY2(!bare.receipt.contains(u"metadata"_s), qPrintable(bare.receipt)); // only where there was any
    QCOMPARE(QImage::fromData(ready.at(0).bytes), QImage::fromData(jpeg)); // nothing of the pixels is lost
    const QImage second = QImage::fromData(ready.at(1).bytes); // as it was held: the corner stands at the right
    QCOMPARE(second.size(), QSize(800, 1'200));
    QVERIFY(qRed(second.pixel(760, 20)) > 200 && qGreen(second.pixel(760, 20)) < 60);
    // Nor does what is pasted say more than it shows.
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::blue);
    image.setText(u"Description"_s, QString::fromLatin1(home));
    const auto packed = chat::packPicture(image, u"p"_s);
    QVERIFY(packed);
    QVERIFY(!packed->bytes.contains(home));
    QVERIFY2(packed->receipt.contains(u"left out: metadata"_s), qPrintable(packed->receipt));
    QCOMPARE(QImage::fromData(packed->bytes).size(), image.size());
}

void TestAttachments::theTextOfAPicture()
{
    QImage image(600, 120, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font = painter.font();
    font.setPixelSize(56);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, u"INVOICE 4711"_s);
    painter.end();
    const QString path = testsupport::TestWorld::makeFolder(u"text"_s) + u"/scan.png"_s;
    QVERIFY(image.save(path));
    Desk desk;
    QVERIFY(desk.attachments.addPaths({path}));
    QVERIFY(desk.settle());
    const QString id = desk.attachments.entries().first().id;
    QVERIFY(!desk.attachments.entries().first().attachment.bytes.isEmpty());
    desk.attachments.readAsText(id);
    QVERIFY(desk.settle());
    const AttachmentEntry& entry = desk.attachments.entries().first();
    if (entry.phase == Phase::Failed)
        QSKIP("no text recognition on this computer");
    QVERIFY2(entry.attachment.text.contains(u"4711"_s), qPrintable(entry.attachment.text));
    QVERIFY(entry.attachment.bytes.isEmpty());
}

void TestAttachments::cellsBecomeATable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("plain") << u"a\tb\n1\t2\n"_s << u"| a | b |\n| --- | --- |\n| 1 | 2 |\n"_s << 2 << 2;
    QTest::newRow("uneven") << u"a\tb\n1\n"_s << u"| a | b |\n| --- | --- |\n| 1 |  |\n"_s << 2 << 2;
    QTest::newRow("marks") << u"a|b\tc\n"_s << u"| a\\|b | c |\n| --- | --- |\n"_s << 1 << 2;
    QTest::newRow("line in a cell") << u"\"a\nb\"\tc\r\n1\t2"_s << u"| a<br>b | c |\n| --- | --- |\n| 1 | 2 |\n"_s << 2
                                    << 2;
    QTest::newRow("chinese") << u"项目\t金额\n收入\t1,200"_s << u"| 项目 | 金额 |\n| --- | --- |\n| 收入 | 1,200 |\n"_s
                             << 2 << 2;
}

void TestAttachments::cellsBecomeATable()
{
    QFETCH(QString, text);
    QFETCH(QString, table);
    QFETCH(int, rows);
    QFETCH(int, columns);
    QVERIFY(chat::isCells(u"<html><TABLE><tr>"_s, text));
    QVERIFY(!chat::isCells(u"<p>no table</p>"_s, text));
    QVERIFY(!chat::isCells(u"<table>"_s, u"one cell"_s));
    Desk desk;
    desk.attachments.addCells(text);
    QVERIFY(desk.settle());
    const AttachmentEntry& entry = desk.attachments.entries().first();
    QCOMPARE(entry.kind, Kind::Table);
    QCOMPARE(entry.rows, rows);
    QCOMPARE(entry.columns, columns);
    QCOMPARE(entry.attachment.text, table);
}

void TestAttachments::longTextIsTakenAtOnce()
{
    QVERIFY(!chat::Attachments::isLong(QString(1'000, u'x')));
    QVERIFY(!chat::Attachments::isLong(QString(100, u'\n')));
    const QString lines = u"A line of a log\r\n"_s.repeated(20'000);
    QVERIFY(chat::Attachments::isLong(lines));
    QVERIFY(chat::Attachments::isLong(QString(1'000, u'\n')));
    Desk desk;
    desk.attachments.addText(lines);
    QVERIFY(desk.settle());
    const AttachmentEntry& entry = desk.attachments.entries().first();
    QCOMPARE(entry.attachment.receipt, u"20,000 lines, 320,000 characters"_s);
    QCOMPARE(entry.attachment.text.count(u'\n'), 20'000);
    QCOMPARE(entry.tokens, model::estimateTokens(entry.attachment.text) + chat::numbers::tokensOfFrame);
    QVERIFY(!entry.canBeText()); // it would be 320,000 characters in a text field
}

void TestAttachments::hundredMegabytesDoNotBlock()
{
    const QString text(100'000'000, u'x');
    const QByteArray bytes(100'000'000, 'x');
    Desk desk;
    const double before = testsupport::cpuMs();
    desk.attachments.addText(text);
    desk.attachments.addText(bytes);
    QVERIFY2(testsupport::cpuMs() - before < 100, qPrintable(QString::number(testsupport::cpuMs() - before)));
    QVERIFY(desk.settle());
    // Refused with a reason, and nothing of it is held.
    for (const AttachmentEntry& entry : desk.attachments.entries()) {
        QCOMPARE(entry.phase, Phase::Failed);
        QVERIFY(entry.error.what.contains(u"32 million"_s));
        QVERIFY(entry.attachment.text.isEmpty());
    }
}

void TestAttachments::removeAndUndo()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"undo"_s);
    Desk desk;
    QVERIFY(desk.attachments.addPaths({write(folder, u"a.txt"_s, "a"), write(folder, u"b.txt"_s, "b")}));
    // While it is read: the next one goes on.
    desk.attachments.remove({desk.attachments.entries().first().id});
    QVERIFY(desk.settle());
    QCOMPARE(desk.states(), u"b.txt 2"_s);
    QVERIFY(desk.attachments.canUndo());
    desk.attachments.undoRemove();
    QVERIFY(desk.settle());
    QCOMPARE(desk.states(), u"a.txt 2, b.txt 2"_s);
    QVERIFY(desk.attachments.addPaths({write(folder, u"c.txt"_s, "c"), write(folder, u"d.txt"_s, "d")}));
    QVERIFY(desk.settle());
    QStringList ids;
    for (const chat::AttachmentEntry& entry : desk.attachments.entries())
        ids.append(entry.id);
    desk.attachments.remove({ids[0], ids[2], ids[3]});
    QCOMPARE(desk.states(), u"b.txt 2"_s);
    desk.attachments.undoRemove();
    QCOMPARE(desk.states(), u"a.txt 2, b.txt 2, c.txt 2, d.txt 2"_s);
    desk.attachments.clear();
    QVERIFY(!desk.attachments.canUndo());
    QVERIFY(desk.attachments.entries().isEmpty());
}

void TestAttachments::destroyedWhileReading()
{
    const QString folder = testsupport::TestWorld::makeFolder(u"gone"_s);
    auto desk = std::make_unique<Desk>();
    desk->attachments.addText(QString(5'000'000, u'y'));
    QVERIFY(desk->attachments.addPaths({write(folder, u"a.pdf"_s, "%PDF-1.4")}));
    desk.reset();
    QCoreApplication::processEvents(); // what was on its way finds nobody, and that is fine
}

void TestAttachments::pastedPictures()
{
    QImage image(3'000, 1'000, QImage::Format_RGB32);
    image.fill(Qt::blue);
    const auto packed = chat::packPicture(image, u"p"_s);
    QVERIFY(packed);
    QCOMPARE(QImage::fromData(packed->bytes).size(), QSize(2'048, 682));
    QCOMPARE(packed->receipt, u"2,048 × 682 pixels, scaled down from 3,000 × 1,000"_s);
    QVERIFY(!chat::packPicture(QImage(), u"p"_s));
    Desk desk;
    desk.attachments.addPicture(image);
    QVERIFY(desk.settle());
    QVERIFY(desk.attachments.hasPictures());
    QVERIFY(chat::mediaOf(desk.attachments.ready().first().bytes).kind == chat::MediaKind::Picture);
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestAttachments)
#include "tst_attachments.moc"
