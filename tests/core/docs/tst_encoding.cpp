// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/encoding.h"
#include "tests/support/testmain.h"

#include <QtCore/QStringEncoder>
#include <unicode/ucnv.h>

using namespace spyhop;

namespace {

QByteArray encoded(const char* converterName, const QString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(converterName, &status);
    QByteArray out(text.size() * 4 + 8, '\0');
    const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
        reinterpret_cast<const UChar*>(text.utf16()), static_cast<int32_t>(text.size()), &status);
    ucnv_close(converter);
    out.truncate(size);
    return out;
}

} // namespace

class EncodingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEncodingIsRecognised_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");
        const QString chinese
            = QStringLiteral("会议纪要：讨论了第三季度的销售情况。\n华东区增长百分之十二，华南区持平。");
        const QString traditional = QStringLiteral("會議記錄：討論了第三季度的銷售情況。\n臺北辦公室將於下週搬遷。");
        const QString japanese
            = QStringLiteral("議事録：第三四半期の売上について話し合いました。\n来週また会いましょう。");
        const QString korean = QStringLiteral("회의록: 3분기 매출에 대해 논의했습니다.");
        const QString french = QStringLiteral("Procès-verbal : la réunion a commencé à l’heure. Ça coûte 12 €.");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& text, const char* encoding) {
            QTest::newRow(name) << bytes << text << QString::fromLatin1(encoding);
        };
        row("ascii", "plain\n", QStringLiteral("plain\n"), "UTF-8");
        row("empty", "", QString(), "UTF-8");
        row("utf-8", chinese.toUtf8(), chinese, "UTF-8");
        row("utf-8 with mark", "\xef\xbb\xbf" + chinese.toUtf8(), chinese, "UTF-8");
        QStringEncoder little(QStringConverter::Utf16LE);
        QStringEncoder big(QStringConverter::Utf16BE);
        row("utf-16 little endian", QByteArray("\xff\xfe") + QByteArray(little.encode(chinese)), chinese, "UTF-16");
        row("utf-16 big endian", QByteArray("\xfe\xff") + QByteArray(big.encode(chinese)), chinese, "UTF-16");
        row("utf-16 without a mark", QByteArray(QStringEncoder(QStringConverter::Utf16LE).encode(chinese + french)),
            chinese + french, "UTF-16");
        row("utf-16 big endian without a mark", QByteArray(QStringEncoder(QStringConverter::Utf16BE).encode(french)),
            french, "UTF-16");
        row("gb18030", encoded("GB18030", chinese), chinese, "GB18030");
        row("gb18030, few words", encoded("GB18030", QStringLiteral("姓名,城市\n王伟,北京\n")),
            QStringLiteral("姓名,城市\n王伟,北京\n"), "GB18030");
        row("big5", encoded("windows-950", traditional), traditional, "Big5");
        row("shift-jis", encoded("ibm-943_P15A-2003", japanese), japanese, "Shift_JIS");
        row("euc-kr", encoded("windows-949", korean), korean, "EUC-KR");
        row("windows-1252", encoded("windows-1252", french), french, "windows-1252");
        const QString russian = QStringLiteral(
            "Протокол собрания: обсудили продажи за третий квартал.\nНа юге рост составил двенадцать процентов.");
        for (const char* name : {"windows-1251", "KOI8-R", "ISO-8859-5"})
            row(name, encoded(name, russian), russian, name);
        row("IBM866", encoded("ibm-866", russian), russian, "IBM866");
        const QString ukrainian
            = QStringLiteral("Протокол зборів: обговорили продажі за третій квартал. Їхня частка зросла.");
        row("KOI8-U", encoded("KOI8-U", ukrainian), ukrainian, "KOI8-U");
        const QString polish
            = QStringLiteral("Protokół zebrania: omówiono sprzedaż w trzecim kwartale.\nWzrost wyniósł dwanaście "
                             "procent, a koszty nie są wyższe niż w zeszłym roku. Następne spotkanie we środę.");
        row("windows-1250, Polish", encoded("windows-1250", polish), polish, "windows-1250");
        row("ISO-8859-2, Polish", encoded("ISO-8859-2", polish), polish, "ISO-8859-2");
        const QString czech = QStringLiteral(
            "Zápis ze schůze: projednali jsme prodeje za třetí čtvrtletí.\nRůst činil dvanáct procent, příští "
            "schůze bude ve středu v devět hodin ráno. Žádné další náklady se nečekají.");
        row("windows-1250, Czech", encoded("windows-1250", czech), czech, "windows-1250");
        const QString greek
            = QStringLiteral("Πρακτικά: συζητήθηκαν οι πωλήσεις του τρίτου τριμήνου. Η αύξηση ήταν δώδεκα τοις εκατό.");
        row("windows-1253", encoded("windows-1253", greek), greek, "windows-1253");
        const QString arabic
            = QStringLiteral("محضر الاجتماع: ناقشنا مبيعات الربع الثالث وكانت الزيادة كبيرة هذا العام.");
        row("windows-1256", encoded("windows-1256", arabic), arabic, "windows-1256");
        const QString thai = QStringLiteral("รายงานการประชุม: ได้หารือเรื่องยอดขายไตรมาสที่สาม ซึ่งเพิ่มขึ้นมากกว่าปีที่แล้ว");
        row("windows-874", encoded("windows-874", thai), thai, "windows-874");
        const QString turkishText = QStringLiteral(
            "Toplantı tutanağı: üçüncü çeyrek satışları görüşüldü. Artış yüzde on iki oldu, gelecek yıl değişecek.");
        row("windows-1254", encoded("windows-1254", turkishText), turkishText, "windows-1254");
        row("euc-jp", encoded("EUC-JP", japanese), japanese, "EUC-JP");
        row("iso-2022-jp", encoded("ISO-2022-JP", japanese), japanese, "ISO-2022-JP");
        // Characters of Hong Kong, which plain Big5 leaves to each computer.
        const QString hongKong = QStringLiteral("會議記錄：佢哋嘅公司喺九龍，第三季度嘅銷售冇增加。");
        row("big5-hkscs", encoded("Big5-HKSCS", hongKong), hongKong, "Big5-HKSCS");
    }
    void everyEncodingIsRecognised()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        const auto decoded = docs::decode(bytes, {});
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().what));
        QCOMPARE(decoded->encoding, encoding);
        QCOMPARE(decoded->text, text);
    }

    //! Neither one word at the end of a long text nor a long line may be judged by what stands around it.
    void lateLettersDecide()
    {
        const QByteArray plain = QByteArray("plain text in plain words\n").repeated(10'000);
        const QString russian = QStringLiteral("Протокол собрания: обсудили продажи за третий квартал.");
        const auto late = docs::decode(plain + encoded("windows-1251", russian), {});
        QVERIFY(late && late->encoding == u"windows-1251" && late->text.endsWith(russian));
        const auto longLine = docs::decode(QByteArray(plain).replace('\n', ' ') + encoded("KOI8-R", russian), {});
        QVERIFY(longLine && longLine->encoding == u"KOI8-R" && longLine->text.endsWith(russian));
        // 64 kB into the text a character may be cut in two; and what fits there need not fit everywhere.
        const QString chinese = QStringLiteral("会议纪要讨论了第三季度的销售情况").repeated(5'000);
        for (const QString& before : {QString(), QStringLiteral("a")}) {
            const auto cut = docs::decode(encoded("GB18030", before + chinese), {});
            QVERIFY(cut && cut->encoding == u"GB18030" && !cut->isGuess);
            QCOMPARE(cut->text, before + chinese);
        }
        const QByteArray broken = encoded("GB18030", chinese) + "\xff\xff\n";
        const auto other = docs::decode(broken, {});
        QVERIFY(!other || other->encoding != u"GB18030");
    }

    //! Whoever reads the receipt must know when to look at the text.
    void whatFitsNothingWellIsAGuess()
    {
        const auto chinese = docs::decode(
            encoded("GB18030", QStringLiteral("会议纪要：讨论了第三季度的销售情况，华东区增长百分之十二。")), {});
        QVERIFY(chinese && !chinese->isGuess);
        QCOMPARE(docs::encodingInWords(*chinese), QStringLiteral("GB18030"));
        // Letters without any order.
        QByteArray unknown;
        for (int i = 0; i < 120; ++i)
            unknown += i % 7 == 6 ? ' ' : static_cast<char>(0xb2 + i * 37 % 76);
        const auto guessed = docs::decode(unknown, {});
        QVERIFY(guessed && guessed->isGuess);
        QCOMPARE(docs::encodingInWords(*guessed), guessed->encoding + QStringLiteral(" (a guess)"));
        QVERIFY(!docs::decode("plain", {})->isGuess);
    }

    void binaryContentIsRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("NUL") << QByteArray("abc\0def", 7);
        QTest::newRow("controls") << QByteArray("\x01\x02\x03\x04 text \x05\x06");
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("NUL late in a text") << QByteArray(200'000, 'a') + QByteArray("\0", 1);
    }
    void binaryContentIsRefusedInWords()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = docs::decode(bytes, {});
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, base::ErrorCode::Unreadable);
        QVERIFY(decoded.error().what.contains(u"binary"));
    }

    void declaredEncodingIsBelievedOnlyIfEveryByteFits()
    {
        const QByteArray cyrillic = encoded("windows-1251", QStringLiteral("Привет"));
        QCOMPARE(docs::decode(cyrillic, QStringLiteral("windows-1251"))->text, QStringLiteral("Привет"));
        const QByteArray utf8 = QStringLiteral("Привет").toUtf8();
        QCOMPARE(docs::decode(utf8, QStringLiteral("windows-1251"))->text, QStringLiteral("Привет"));
        QVERIFY(docs::decode(cyrillic, QStringLiteral("no-such-encoding")));
    }
};

SPYHOP_TEST_MAIN(EncodingTest)
#include "tst_encoding.moc"
