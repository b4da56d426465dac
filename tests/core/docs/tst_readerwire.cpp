// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/docs/numbers.h"
#include "core/docs/readerwire.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace spyhop::docs;

class ReaderWireTest : public QObject {
    Q_OBJECT
    static Document sample()
    {
        Document document;
        document.text = QStringLiteral("一页\ntwo") + QChar(0xd800); // a lone surrogate too
        document.encoding = QStringLiteral("GB18030");
        document.parts = {{PartKind::Page, 1, QString(), 0}, {PartKind::Page, 3, QStringLiteral("t"), 3}};
        document.partsTotal = 3;
        document.rows = 7;
        document.scans = {2};
        document.pictures = {{QByteArray("\x89PNG"), "image/png", 2, true}};
        document.leftOut = {QStringLiteral("page 2: x")};
        document.confidence = 0.5;
        document.receipt = QStringLiteral("2/3 pages");
        document.inner = {{QStringLiteral("a/s.pdf"), FileType::Pdf, "%PDF-", 2, 1, InnerHeading::Attachment, true},
            {QStringLiteral("o.doc"), FileType::OldOffice, "x", 3, 2, InnerHeading::None, false}};
        return document;
    }

private Q_SLOTS:
    void documentsArriveWhole()
    {
        const Document sent = sample();
        const auto reply = decodeReply(encodeReply({ReaderResult(sent), true}));
        QVERIFY(reply && reply->result && reply->retires);
        const auto* const got = std::get_if<Document>(&*reply->result);
        QVERIFY(got);
        QCOMPARE(got->text, sent.text);
        QCOMPARE(got->encoding, sent.encoding);
        QCOMPARE(got->parts.size(), 2);
        QCOMPARE(got->parts.at(1).number, 3);
        QCOMPARE(got->parts.at(1).title, QStringLiteral("t"));
        QCOMPARE(got->parts.at(1).begin, 3);
        QCOMPARE(got->partsTotal, 3);
        QCOMPARE(got->rows, 7);
        QCOMPARE(got->scans, sent.scans);
        QCOMPARE(got->pictures.first().bytes, sent.pictures.first().bytes);
        QCOMPARE(got->pictures.first().mediaType, QByteArray("image/png"));
        QCOMPARE(got->pictures.first().part, 2);
        QVERIFY(got->pictures.first().saidMore);
        QCOMPARE(got->leftOut, sent.leftOut);
        QCOMPARE(got->confidence.value_or(0), 0.5);
        QCOMPARE(got->receipt, sent.receipt);
        QCOMPARE(got->inner.size(), 2);
        QCOMPARE(got->inner.first().path, QStringLiteral("a/s.pdf"));
        QCOMPARE(got->inner.first().type, FileType::Pdf);
        QCOMPARE(got->inner.first().bytes, QByteArray("%PDF-"));
        QCOMPARE(got->inner.first().at, 2);
        QCOMPARE(got->inner.first().partsBefore, 1);
        QCOMPARE(got->inner.first().heading, InnerHeading::Attachment);
        QVERIFY(got->inner.first().isPart && !got->inner.last().isPart);
        QCOMPARE(got->inner.last().type, FileType::OldOffice);
    }

    void filesInsideAreBounded()
    {
        Document document = sample();
        document.inner.clear();
        for (int i = 0; i < 2 * mostInnerFiles; ++i) {
            document.inner.append({QStringLiteral("f"), FileType::Image, "x", i % 2 == 0 ? -7 : 5'000, 900 - i,
                static_cast<InnerHeading>(77), false});
        }
        document.inner[0].type = static_cast<FileType>(1'000);
        const auto reply = decodeReply(encodeReply({ReaderResult(document), false}));
        const Document got = std::get<Document>(*reply->result);
        QCOMPARE(got.inner.size(), mostInnerFiles); // the one of no type is not among them
        qsizetype at = 0;
        for (const InnerFile& file : got.inner) {
            QVERIFY(file.at >= at && file.at <= got.text.size());
            QVERIFY(file.partsBefore >= 0 && file.partsBefore <= got.parts.size());
            QCOMPARE(file.heading, InnerHeading::Attachment);
            at = file.at;
        }
        QCOMPARE(at, got.text.size());
    }

    void whatWouldGrowInMemoryIsRefused_data()
    {
        QTest::addColumn<QByteArray>("cells"); // a CBOR value
        QTest::addColumn<bool>("isTaken");
        const auto array = [](quint32 count) {
            QByteArray head("\x9a", 1);
            for (int shift = 24; shift >= 0; shift -= 8)
                head += static_cast<char>(count >> shift & 0xffU);
            return head;
        };
        QTest::newRow("many") << array(1'000'000) + QByteArray(1'000'000, '\xf6') << true;
        QTest::newRow("too many") << array(8'000'000) + QByteArray(8'000'000, '\xf6') << false;
        QTest::newRow("more than there are") << array(1'000'000) + QByteArray(999'999, '\xf6') << false;
        QTest::newRow("nested") << QByteArray(4, '\x81') + '\x80' << true;
        QTest::newRow("too deep") << QByteArray(9, '\x81') + '\x80' << false;
        QTest::newRow("of unknown length") << QByteArray("\x9f\xf6\xff") << false;
        QTest::newRow("a string past the end") << QByteArray("\x7b\xff\xff\xff\xff\xff\xff\xff\xff", 9) << false;
        QTest::newRow("tags") << QByteArray(9'000'000, '\xc1') + '\xf6' << false;
    }

    void whatWouldGrowInMemoryIsRefused()
    {
        QFETCH(QByteArray, cells);
        QFETCH(bool, isTaken);
        // A reply with a receipt, into which the cells are put.
        const QByteArray whole = encodeReply({ReaderResult(Table{{QStringLiteral("a")}, {}, {}}), false});
        const qsizetype at = whole.indexOf('\x80'); // its cells: none
        QVERIFY(at > 0 && whole.lastIndexOf('\x80') == at);
        QCOMPARE(decodeReply(whole.left(at) + cells + whole.mid(at + 1)).has_value(), isTaken);
    }

    void theOthersArriveToo()
    {
        Table table{{QStringLiteral("a"), QStringLiteral("b")},
            {{QStringLiteral("1"), QString()}, {QStringLiteral("三"), QStringLiteral("4")}}, QStringLiteral("r")};
        table.unstored.insert(1, {QStringLiteral("b")});
        const auto asTable = decodeReply(encodeReply({ReaderResult(table), false}));
        QVERIFY(asTable && asTable->result && !asTable->retires);
        QCOMPARE(std::get<Table>(*asTable->result).rows, table.rows);
        QCOMPARE(std::get<Table>(*asTable->result).columns, table.columns);
        QCOMPARE(std::get<Table>(*asTable->result).unstored, table.unstored);
        const auto text = decodeReply(encodeReply({ReaderResult(RecognisedText{QStringLiteral("字"), 0.9}), false}));
        QCOMPARE(std::get<RecognisedText>(*text->result).text, QStringLiteral("字"));
        QCOMPARE(std::get<RecognisedText>(*text->result).confidence, 0.9);
        base::Error error;
        error.code = base::ErrorCode::NotFound;
        error.what = QStringLiteral("w");
        error.remedy = QStringLiteral("r");
        const auto failed = decodeReply(encodeReply({base::failure(error), false}));
        QVERIFY(failed && !failed->result);
        QCOMPARE(failed->result.error(), error);
        const ReaderRequest request{ReaderVerb::ShowPart, FileType::Pdf, 9};
        QCOMPARE(decodeRequest(encodeRequest(request)), request);
    }

    void whateverComesIsTakenOrRefused()
    {
        // A place outside the text, a sheet number that is none, a share beyond 1: made right.
        Document document = sample();
        document.parts[0].begin = -5;
        document.parts[1].begin = 500;
        document.confidence = 7;
        const auto reply = decodeReply(encodeReply({ReaderResult(document), false}));
        const Document got = std::get<Document>(*reply->result);
        QCOMPARE(got.parts.at(0).begin, 0);
        QCOMPARE(got.parts.at(1).begin, got.text.size());
        QCOMPARE(got.confidence.value_or(0), 1.0);
        // Every cut and many changed bytes: no crash, and what is taken is whole.
        const QByteArray good = encodeReply({ReaderResult(sample()), false});
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!decodeReply(good.first(size)));
        base::Random random(42);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bad = good;
            for (int n = 0; n < 3; ++n)
                bad[qsizetype(random.below(quint64(bad.size())))] = char(random.below(256));
            if (const auto taken = decodeReply(bad); taken && taken->result) {
                if (const auto* const made = std::get_if<Document>(&*taken->result)) {
                    for (const Part& part : made->parts)
                        QVERIFY(part.begin >= 0 && part.begin <= made->text.size());
                }
            }
            (void)decodeRequest(bad);
        }
    }
};

SPYHOP_TEST_MAIN(ReaderWireTest)
#include "tst_readerwire.moc"
