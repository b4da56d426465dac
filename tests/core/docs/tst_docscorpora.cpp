// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/encoding.h"
#include "core/docs/readerhost.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <cstdio>

using namespace spyhop;

//! Test data nobody on this project wrote; runs where the folder SPYHOP_CORPORA names (or ../shared/corpora) is there.
class DocsCorporaTest : public QObject {
    Q_OBJECT
private:
    QString m_folder;
    base::SystemClock m_clock;
    std::unique_ptr<docs::ReaderHost> m_host;
    //! Only the words: line breaks and spaces are a layout's own.
    static QString words(const QString& text)
    {
        QString bare;
        for (const QChar c : text) {
            if (!c.isSpace())
                bare += c;
        }
        return bare;
    }
    base::Expected<docs::Document> readByHost(const QString& path)
    {
        std::optional<base::Expected<docs::Document>> end;
        const auto reading = m_host->read({path});
        connect(reading.get(), &docs::Reading::finished, this,
            [&end](const base::Expected<docs::Document>& document) { end = document; });
        if (!QTest::qWaitFor([&end] { return end.has_value(); }, 100'000))
            return base::failure(base::ErrorCode::Timeout, QStringLiteral("nothing came"));
        return *end;
    }
    //! Where we differ from what the snippets expect, and why.
    static QString knownDeviation(const QString& name)
    {
        static const QHash<QString, QString> reasons{
            {QStringLiteral("testPDFTwoTextBoxes.pdf"),
                QStringLiteral("two boxes side by side are read one after the other, not line by line across")},
            {QStringLiteral("testAnnotations.pdf"),
                QStringLiteral("its font says that a space is a dollar; notes in the margin are not read")},
            {QStringLiteral("testPDF_jsActionOnPage.pdf"), QStringLiteral("an empty page is no text")},
            {QStringLiteral("testPDF_malformedXFA.pdf"), QStringLiteral("an empty page is no text")},
            {QStringLiteral("issue16176.pdf"), QStringLiteral("PDFium gives another form of the character")},
            {QStringLiteral("testWORD_numbered_list.docx"),
                QStringLiteral("it stands in a comment, which is counted as left out")},
            {QStringLiteral("testEXCEL_poi-61034.xlsx"), QStringLiteral("its cells are all empty")},
            {QStringLiteral("tbl-having-tables.docx"), QStringLiteral("empty tables are no text")},
        };
        return reasons.value(name.section(u'/', -1));
    }
    static void say(const QString& name, const base::Expected<docs::Document>& document)
    {
        std::printf("%s: %s\n", qPrintable(name),
            qPrintable(document ? document->receipt : QStringLiteral("error: ") + document.error().what));
    }
    QJsonDocument load(const QString& name) const
    {
        QFile file(m_folder + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable(
            "SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora"));
        if (!QFileInfo(m_folder).isDir())
            QSKIP("skipped: no corpora (set SPYHOP_CORPORA)");
        m_host = std::make_unique<docs::ReaderHost>(m_clock,
            docs::ReaderHost::Programs{
                qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-reader"), {}, {}});
    }
    void cleanupTestCase() { m_host.reset(); }

    void utf8Vectors()
    {
        const QJsonArray vectors = load(QStringLiteral("encoding/utf8.json")).object().value(u"vectors").toArray();
        QVERIFY(vectors.size() > 100);
        int compared = 0;
        for (const QJsonValue& value : vectors) {
            const QJsonObject vector = value.toObject();
            const QByteArray bytes = QByteArray::fromHex(vector.value(u"hex").toString().toLatin1());
            const auto decoded = docs::decode(bytes, {});
            // Bytes that are not UTF-8 may be a legacy encoding; none of them may pass for UTF-8.
            if (vector.value(u"ufffd").toInt() > 0 || !decoded) {
                QVERIFY2(!decoded || decoded->encoding != u"UTF-8" || decoded->text.contains(QChar(0xfffd)),
                    qPrintable(vector.value(u"id").toString()));
                continue;
            }
            QString expect = vector.value(u"expect").toString();
            if (bytes.startsWith("\xef\xbb\xbf") && expect.startsWith(QChar(0xfeff)))
                expect.remove(0, 1);
            QVERIFY2(
                decoded->text == expect || decoded->encoding != u"UTF-8", qPrintable(vector.value(u"id").toString()));
            compared += decoded->text == expect ? 1 : 0;
        }
        QVERIFY2(compared >= 40, qPrintable(QString::number(compared)));
    }

    //! Through reader processes, as a batch reads them; prints what came of every file.
    void documentsHoldTheirSnippets()
    {
        const QJsonArray files = load(QStringLiteral("documents/manifest.json")).array();
        int read = 0;
        QStringList failures;
        for (const QJsonValue& value : files) {
            const QJsonObject entry = value.toObject();
            const QString name = entry.value(u"file").toString();
            const auto document = readByHost(m_folder + QStringLiteral("/documents/") + name);
            say(name, document);
            if (!document && document.error().what.contains(QStringLiteral("type")))
                continue; // no reader for it
            if (!entry.value(u"behave").toString().startsWith(u"extract"))
                continue;
            ++read;
            // Apache Tika gives the words of scripts out as text; to us they are none.
            const bool scriptIsText = name.endsWith(u"testHTMLGoodScript.html");
            const QString deviation = knownDeviation(name);
            if (!deviation.isEmpty()) {
                std::printf("  not compared: %s\n", qPrintable(deviation));
                continue;
            }
            if (!document) {
                failures << name + QStringLiteral(": ") + document.error().what;
                continue;
            }
            const QJsonArray snippets = entry.value(u"expect_text").toArray();
            for (const QJsonValue& snippet : snippets) {
                if (!(scriptIsText && snippet.toString() == u"cool")
                    && !words(document->text).contains(words(snippet.toString())))
                    failures << name
                            + QStringLiteral(": no “%1” in “%2”").arg(snippet.toString(), document->text.left(400));
            }
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
        QVERIFY(read >= 10);
    }

    void hostileDocumentsEnd()
    {
        const QJsonArray files = load(QStringLiteral("documents/manifest-hostile.json")).array();
        for (const QJsonValue& value : files) {
            const QString name = value.toObject().value(u"file").toString();
            const QString path = m_folder + QStringLiteral("/documents/") + name;
            if (!QFileInfo::exists(path))
                continue;
            const base::SteadyTime begin = m_clock.steadyTime();
            const auto document = readByHost(path);
            say(name, document);
            QVERIFY2(document || document.error().code == base::ErrorCode::Unreadable, qPrintable(name));
            QVERIFY2(m_clock.elapsedSince(begin) < std::chrono::seconds(30), qPrintable(name));
        }
    }
};

SPYHOP_TEST_MAIN(DocsCorporaTest)
#include "tst_docscorpora.moc"
