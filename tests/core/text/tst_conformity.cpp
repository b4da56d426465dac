// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of the CommonMark and GFM specifications through our blocks: the same structure as the reference's HTML.
#include "core/text/markdown.h"
#include "tests/core/text/outline.h"
#include "tests/core/text/referencehtml.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

//! Examples with HTML in them: it is text here, always, so that structure cannot be the same.
bool hasHtml(const QString& markdown, const QString& html)
{
    return tests::hasRawHtml(markdown, html);
}

} // namespace

class TestConformity : public QObject {
    Q_OBJECT
private:
    QString m_corpora;
    void run(const QString& file, int* same, QStringList* others, int* withHtml) const
    {
        QFile source(m_corpora + file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QJsonArray examples = QJsonDocument::fromJson(source.readAll()).array();
        QVERIFY(examples.size() > 600);
        for (const QJsonValue& value : examples) {
            const QJsonObject example = value.toObject();
            const QString markdown = example.value(u"markdown").toString();
            const QString html = example.value(u"html").toString();
            const QString ours = tests::comparable(text::parseMarkdown(markdown));
            const QString theirs = tests::comparableHtml(html);
            if (ours == theirs) {
                ++*same;
            } else if (hasHtml(markdown, html)) {
                ++*withHtml;
            } else {
                others->append(u"%1|%2|%3|%4"_s.arg(example.value(u"example").toInt())
                                   .arg(QString(markdown).replace(u'\n', u'⏎'), ours, theirs));
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_corpora = qEnvironmentVariable(
            "SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + u"/../shared/corpora"_s);
        if (!QFile::exists(m_corpora + u"/markdown/gfm.json"_s))
            QSKIP("skipped: no corpora (set SPYHOP_CORPORA)");
    }
    void examples_data();
    void examples();
};

void TestConformity::examples_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("CommonMark 0.31.2") << u"/markdown/commonmark-0.31.2.json"_s;
    QTest::newRow("GFM") << u"/markdown/gfm.json"_s;
}

void TestConformity::examples()
{
    QFETCH(QString, file);
    int same = 0;
    int withHtml = 0;
    QStringList others;
    run(file, &same, &others, &withHtml);
    for (const QString& other : std::as_const(others))
        qInfo().noquote() << other;
    qInfo().noquote() << file << "same" << same << "HTML" << withHtml << "others" << others.size();
}

SPYHOP_TEST_MAIN(TestConformity)
#include "tst_conformity.moc"
