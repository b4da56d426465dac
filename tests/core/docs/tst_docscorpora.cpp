// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/encoding.h"
#include "core/docs/reader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;

//! Test data nobody on this project wrote; runs where the folder SPYHOP_CORPORA names (or ../shared/corpora) is there.
class DocsCorporaTest : public QObject {
    Q_OBJECT
private:
    QString m_folder;
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
    }

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

    void documentsHoldTheirSnippets()
    {
        const QJsonArray files = load(QStringLiteral("documents/manifest.json")).array();
        int read = 0;
        for (const QJsonValue& value : files) {
            const QJsonObject entry = value.toObject();
            const QString path = m_folder + QStringLiteral("/documents/") + entry.value(u"file").toString();
            if (!docs::typeOf(path) || entry.value(u"behave").toString() != u"extract")
                continue;
            ++read;
            // Apache Tika gives the words of scripts out as text; to us they are none.
            const bool scriptIsText = path.endsWith(u"testHTMLGoodScript.html");
            const auto document = docs::readFile(path);
            QVERIFY2(document, qPrintable(path + (document ? QString() : document.error().what)));
            const QJsonArray snippets = entry.value(u"expect_text").toArray();
            for (const QJsonValue& snippet : snippets)
                QVERIFY2((scriptIsText && snippet.toString() == u"cool")
                        || document->text.simplified().contains(snippet.toString().simplified()),
                    qPrintable(path + u'\n' + document->text));
        }
        QVERIFY(read >= 10);
    }
};

SPYHOP_TEST_MAIN(DocsCorporaTest)
#include "tst_docscorpora.moc"
