// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batchmanager.h"
#include "core/batch/itemrequest.h"
#include "core/model/attachmentcount.h"
#include "tests/support/collected.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace spyhop;
using batch::BatchManager;
using batch::InputMode;

class InputsTest : public QObject {
    Q_OBJECT
private:
    QString m_folder;
    base::SystemClock m_clock;
    docs::ReaderHost m_readers{m_clock, testsupport::readerPrograms()};
    base::Expected<batch::Inputs> collect(const QStringList& inputs, InputMode mode)
    {
        return testsupport::collected(std::make_unique<batch::Collecting>(m_clock, m_readers, inputs, mode, QString()));
    }
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

    void lockFilesOfOfficeProgramsAreNoInputs()
    {
        QVERIFY(!testsupport::TestWorld::makeFolder(QStringLiteral("inputs/office")).isEmpty());
        write(QStringLiteral("office/letter.txt"), "words");
        write(QStringLiteral("office/~$letter.txt"), "kim");
        write(QStringLiteral("office/below/~$note.md"), "kim");
        const auto inputs = collect({at(QStringLiteral("office"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(names(inputs), QStringLiteral("letter.txt"));
        QCOMPARE(inputs->skipped.size(), 2);
        QVERIFY(inputs->skipped.first().startsWith(u"below/~$note.md: "));
        QCOMPARE(names(collect({at(QStringLiteral("office/*.txt"))}, InputMode::Auto)), QStringLiteral("letter.txt"));
        // Named itself it is taken.
        QCOMPARE(names(collect({at(QStringLiteral("office/~$letter.txt"))}, InputMode::Auto)),
            QStringLiteral("~$letter.txt"));
        QCOMPARE(names(collect({at(QStringLiteral("office/~$*"))}, InputMode::Auto)), QStringLiteral("~$letter.txt"));
        // So it is with what jobs have written.
        write(QStringLiteral("office/letter.txt.answer.md"), "an answer");
        QCOMPARE(names(collect({at(QStringLiteral("office/*t*.*"))}, InputMode::Auto)), QStringLiteral("letter.txt"));
        QCOMPARE(names(collect({at(QStringLiteral("office/*.answer.md"))}, InputMode::Auto)),
            QStringLiteral("letter.txt.answer.md"));
    }

    void textWithoutAnEndingIsTaken()
    {
        QVERIFY(!testsupport::TestWorld::makeFolder(QStringLiteral("inputs/noending")).isEmpty());
        write(QStringLiteral("noending/README"), "words");
        write(QStringLiteral("noending/program"), QByteArray("a\0b", 3));
        write(QStringLiteral("noending/photo.HEIC"), "x");
        const auto inputs = collect({at(QStringLiteral("noending"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(names(inputs), QStringLiteral("README"));
        QCOMPARE(inputs->skipped.size(), 2);
        QVERIFY2(inputs->skipped.first().contains(u"JPEG"), qPrintable(inputs->skipped.first()));
        QVERIFY(inputs->skipped.last().startsWith(u"program: "));
    }

    void folderInByteOrder()
    {
        const auto inputs = collect({at(QStringLiteral("docs"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(names(inputs), QStringLiteral("B.txt a-1.txt a/z.md b.txt t.csv é.txt"));
        QVERIFY(!inputs->rows);
        QCOMPARE(inputs->columns, QStringList{QStringLiteral("file")});
        QCOMPARE(inputs->skipped.size(), 1);
        QVERIFY(inputs->skipped.first().startsWith(u"program.exe: "));
        for (qsizetype i = 0; i < inputs->items.size(); ++i)
            QCOMPARE(inputs->items.at(i).index, i);
    }

    void whatCannotBeNamedOrReadIsNamed()
    {
        // Made by their bytes: Qt has no name for the first.
        const QByteArray folder = QFile::encodeName(at(QStringLiteral("odd")));
        write(QStringLiteral("odd/plain.txt"), "x");
        write(QStringLiteral("odd/sub/inner.txt"), "x");
        const int file = ::open((folder + "/caf\xe9.txt").constData(), O_CREAT | O_WRONLY, 0600);
        QVERIFY(file >= 0);
        ::close(file);
        QVERIFY(::mkdir((folder + "/na\xefve").constData(), 0700) == 0);
        QVERIFY(::mkfifo((folder + "/sub/pipe.txt").constData(), 0600) == 0);
        const auto inputs = collect({at(QStringLiteral("odd"))}, InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(names(inputs), QStringLiteral("plain.txt sub/inner.txt"));
        QCOMPARE(inputs->skipped.size(), 3);
        QVERIFY(inputs->skipped.at(0).startsWith(u"caf\\xe9.txt: "));
        QVERIFY(inputs->skipped.at(1).startsWith(u"na\\xefve: "));
        QVERIFY(inputs->skipped.at(2).startsWith(u"sub/pipe.txt: "));
        const auto matched = collect({at(QStringLiteral("odd/*.txt"))}, InputMode::Auto);
        QVERIFY(matched);
        QCOMPARE(names(matched), QStringLiteral("plain.txt"));
        QCOMPARE(matched->skipped.size(), 1);
        QVERIFY(matched->skipped.first().contains(u"caf\\xe9.txt: "));
    }

    void namesThatAreNotUtf8AreGuessed()
    {
        // As an archive from another computer leaves them: 合同.pdf, 发票.pdf, 会议纪要.txt in GB18030.
        const QByteArray folder = QFile::encodeName(at(QStringLiteral("gbk")));
        QVERIFY(QDir().mkpath(at(QStringLiteral("gbk"))));
        for (const char* name :
            {"/\xba\xcf\xcd\xac.pdf", "/\xb7\xa2\xc6\xb1.pdf", "/\xbb\xe1\xd2\xe9\xbc\xcd\xd2\xaa.txt"}) {
            const int file = ::open((folder + name).constData(), O_CREAT | O_WRONLY, 0600);
            QVERIFY(file >= 0);
            ::close(file);
        }
        write(QStringLiteral("gbk/plain.txt"), "x");
        for (const QString& input : {at(QStringLiteral("gbk")), at(QStringLiteral("gbk/*"))}) {
            const auto inputs = collect({input}, InputMode::Auto);
            QVERIFY(inputs);
            QCOMPARE(names(inputs), QStringLiteral("plain.txt"));
            const QString skipped = inputs->skipped.join(u'\n');
            QCOMPARE(inputs->skipped.size(), 3);
            QVERIFY2(skipped.contains(u"\\xb7\\xa2"), qPrintable(skipped)); // the bytes that are no character
            QVERIFY2(skipped.contains(u".pdf: its name is not UTF-8 (perhaps “合同.pdf”)"), qPrintable(skipped));
            QVERIFY2(skipped.contains(u"“会议纪要.txt”"), qPrintable(skipped));
        }
    }

    void oneTableIsRows()
    {
        const auto inputs = collect({at(QStringLiteral("table.csv"))}, InputMode::Auto);
        QVERIFY(inputs);
        QVERIFY(inputs->rows);
        QCOMPARE(inputs->fields, QStringList({QStringLiteral("name"), QStringLiteral("city")}));
        QCOMPARE(names(inputs), QStringLiteral("row 1 row 2"));
        QCOMPARE(inputs->items.at(1).cells, QStringList({QStringLiteral("Li, Na"), QStringLiteral("Shang\nhai")}));
    }

    void tableBesideOthersIsADocument()
    {
        const auto inputs
            = collect({at(QStringLiteral("table.csv")), at(QStringLiteral("docs/b.txt"))}, InputMode::Auto);
        QVERIFY(inputs && !inputs->rows);
        QCOMPARE(names(inputs), QStringLiteral("table.csv b.txt"));
        const auto asDocument = collect({at(QStringLiteral("table.csv"))}, InputMode::Documents);
        QVERIFY(asDocument && !asDocument->rows);
    }

    void severalTablesShareTheirColumns()
    {
        const auto inputs
            = collect({at(QStringLiteral("table.csv")), at(QStringLiteral("more.jsonl"))}, InputMode::Rows);
        QVERIFY(inputs && inputs->rows);
        QCOMPARE(inputs->columns, QStringList({QStringLiteral("name"), QStringLiteral("city"), QStringLiteral("age")}));
        QCOMPARE(inputs->items.size(), 3);
        QCOMPARE(inputs->items.at(0).cells.size(), 3);
        QCOMPARE(inputs->items.at(2).cells, QStringList({QString(), QStringLiteral("Oslo"), QStringLiteral("3")}));
    }

    void globs()
    {
        QCOMPARE(names(collect({at(QStringLiteral("docs/*.txt"))}, InputMode::Auto)),
            QStringLiteral("B.txt a-1.txt b.txt é.txt"));
        QCOMPARE(names(collect({at(QStringLiteral("d*/?/*.md"))}, InputMode::Auto)), QStringLiteral("docs/a/z.md"));
        QCOMPARE(names(collect({at(QStringLiteral("docs/[ab].txt"))}, InputMode::Auto)), QStringLiteral("b.txt"));
    }

    void filesOfOneNameAreToldApart()
    {
        for (const char* customer : {"c/1/invoice.txt", "c/2/invoice.txt", "c/2/letter.txt", "d/1/invoice.txt"})
            write(QStringLiteral("customers/") + QString::fromLatin1(customer), customer);
        QCOMPARE(names(collect({at(QStringLiteral("customers/c/*/invoice.txt"))}, InputMode::Auto)),
            QStringLiteral("1/invoice.txt 2/invoice.txt"));
        QCOMPARE(names(collect({at(QStringLiteral("customers/c/*"))}, InputMode::Auto)),
            QStringLiteral("1/invoice.txt 2/invoice.txt 2/letter.txt"));
        // As a shell names them.
        const QStringList named{at(QStringLiteral("customers/c/1/invoice.txt")),
            at(QStringLiteral("customers/d/1/invoice.txt")), at(QStringLiteral("customers/c/2/letter.txt"))};
        QCOMPARE(names(collect(named, InputMode::Auto)), QStringLiteral("c/1/invoice.txt d/1/invoice.txt letter.txt"));
        QCOMPARE(
            names(collect({at(QStringLiteral("customers/c/1")), at(QStringLiteral("customers/c/2"))}, InputMode::Auto)),
            QStringLiteral("1/invoice.txt 2/invoice.txt letter.txt"));
        QVERIFY(QDir(at(QStringLiteral("customers"))).removeRecursively());
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
        const auto inputs = collect({at(input)}, InputMode::Auto);
        QVERIFY(!inputs);
        QCOMPARE(inputs.error().code, base::ErrorCode::Usage);
    }

    void sameFileTwiceIsOneItem()
    {
        const auto inputs = collect(
            {at(QStringLiteral("docs/b.txt")), at(QStringLiteral("docs/./b.txt")), at(QStringLiteral("missing"))},
            InputMode::Auto);
        QVERIFY(inputs);
        QCOMPARE(inputs->items.size(), 1);
        QCOMPARE(inputs->skipped.size(), 2);
    }

    void previewAndPrompt()
    {
        const auto inputs
            = collect({at(QStringLiteral("docs/b.txt")), at(QStringLiteral("binary.txt"))}, InputMode::Auto);
        QVERIFY(inputs);
        const auto first = testsupport::readWhole(m_readers.read({inputs->items.first().path}));
        QVERIFY(first);
        const auto prompt = [&](const char* text) {
            return BatchManager::promptFor(QString::fromLatin1(text), *inputs, 0, *first)
                .value_or(QStringLiteral("error"));
        };
        QCOMPARE(prompt("Sum up."), QStringLiteral("Sum up.\n\nb"));
        QCOMPARE(prompt("{{filename}}?"), QStringLiteral("b.txt?\n\nb"));
        QCOMPARE(prompt("<{{text}}> done"), QStringLiteral("<b> done"));
        QCOMPARE(prompt("{{txt}}"), QStringLiteral("error"));
    }

    void receiptsComeAsTheyAreRead()
    {
        const auto inputs
            = collect({at(QStringLiteral("binary.txt")), at(QStringLiteral("docs")), at(QStringLiteral("table.csv"))},
                InputMode::Documents);
        QVERIFY(inputs);
        QCOMPARE(inputs->items.size(), 8);
        batch::InputReceipts receipts(m_readers, *inputs, model::Scans::Recognise, 5);
        QStringList lines;
        bool finished = false;
        connect(
            &receipts, &batch::InputReceipts::receipt, this, [&lines](qsizetype, const batch::InputPreview& preview) {
                lines << preview.item.name + QStringLiteral(": ")
                        + (preview.error.isEmpty() ? preview.receipt : QStringLiteral("error"));
            });
        connect(&receipts, &batch::InputReceipts::finished, this, [&finished] { finished = true; });
        QVERIFY(lines.isEmpty()); // never from within the constructor
        QTRY_VERIFY_WITH_TIMEOUT(finished, testsupport::patienceMs);
        lines.sort();
        QCOMPARE(lines.join(u'|'),
            QStringLiteral("B.txt: 1 characters, UTF-8|a-1.txt: 2 characters, UTF-8|a/z.md: 1 characters, UTF-8|"
                           "b.txt: 1 characters, UTF-8|binary.txt: error"));
        QCOMPARE(receipts.sampleIndex(), std::optional<qsizetype>(1));
        QCOMPARE(receipts.sample().text, QStringLiteral("B"));
        QCOMPARE(receipts.unreadable(), 1);
    }

    void receiptsLeaveAtOnce()
    {
        const auto inputs = collect({at(QStringLiteral("docs"))}, InputMode::Documents);
        QVERIFY(inputs);
        auto receipts
            = std::make_unique<batch::InputReceipts>(m_readers, *inputs, model::Scans::Recognise, qsizetype(50));
        int heard = 0;
        connect(receipts.get(), &batch::InputReceipts::receipt, this, [&](qsizetype, const batch::InputPreview&) {
            ++heard;
            receipts.reset(); // the page was closed
        });
        QTRY_COMPARE_WITH_TIMEOUT(heard, 1, testsupport::patienceMs);
        QTest::qWait(20);
        QCOMPARE(heard, 1);
    }

    void picturesTravelWithThePrompt()
    {
        docs::Document document;
        document.text = QStringLiteral("words");
        document.pictures = {{"\xff\xd8\xff", "image/jpeg", 3}};
        model::BatchItem item;
        item.name = QStringLiteral("a.pdf");
        const auto prepared = batch::prepareItem(QStringLiteral("Read."), false, {}, item, document);
        QVERIFY(prepared);
        const model::Attachment picture = prepared->pictures.value(0);
        QCOMPARE(picture.name, QStringLiteral("a.pdf, page 3"));
        QCOMPARE(picture.mimeType, QStringLiteral("image/jpeg"));
        QCOMPARE(picture.bytes, QByteArray("\xff\xd8\xff"));
    }

    //! As policies count what travels along: a file whose text stands in the prompt, and each picture.
    void filesInThePromptAreCounted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("inlined");
        QTest::newRow("a text") << QStringLiteral("words") << 0 << 1;
        QTest::newRow("an empty file") << QString() << 0 << 1;
        QTest::newRow("a scan") << QString() << 2 << 0;
        QTest::newRow("a text with a scanned page") << QStringLiteral("words") << 1 << 1;
    }

    void filesInThePromptAreCounted()
    {
        QFETCH(QString, text);
        QFETCH(int, pictures);
        QFETCH(int, inlined);
        docs::Document document;
        document.text = text;
        for (int page = 1; page <= pictures; ++page)
            document.pictures.append({"\xff\xd8\xff", "image/jpeg", page});
        model::BatchItem item;
        item.name = QStringLiteral("a.pdf");
        const auto prepared = batch::prepareItem(QStringLiteral("Read."), false, {}, item, document);
        QVERIFY(prepared);
        QCOMPARE(prepared->inlinedFiles, inlined);
        model::ChatRequest request = batch::requestFor({}, item, prepared->prompt);
        request.messages.last().attachments = prepared->pictures;
        request.inlinedFiles = prepared->inlinedFiles;
        QCOMPARE(model::travellingCount(request), inlined + pictures);
        QCOMPARE(model::attachmentCount(request), pictures);
        item.cells = QStringList{QStringLiteral("a cell")};
        const auto row
            = batch::prepareItem(QStringLiteral("{{word}}"), true, {QStringLiteral("word")}, item, docs::Document());
        QVERIFY(row && row->inlinedFiles == 0);
    }
};

SPYHOP_TEST_MAIN(InputsTest)
#include "tst_inputs.moc"
