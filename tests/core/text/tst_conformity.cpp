// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of the CommonMark and GFM specifications through our blocks: the same structure as the reference's HTML.
#include "core/text/markdown.h"
#include "tests/core/text/outline.h"
#include "tests/core/text/referencehtml.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <algorithm>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

//! Why an example comes out otherwise, and on purpose; by the specification's own numbers.
struct Deviation {
    const char* reason;
    QList<int> commonMark, gfm;
};

const QList<Deviation>& deviations()
{
    static const QList<Deviation> list{
        {"entities by rare names stay as they were written", {25}, {321}},
        {"md4c 0.4.8 knows currency signs as letters, as CommonMark 0.30 has it", {354}, {}},
        {"bare addresses are links, as in GFM", {608, 611, 612}, {616, 619, 620}},
        {"a table's head may have more cells than the line under it", {}, {203}},
        {"HTML is text",
            {21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167,
                168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188,
                189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 625,
                626, 627, 628, 629, 630, 631, 642, 643},
            {118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138,
                139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159,
                160, 170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544, 632, 633, 634, 635, 636, 642, 644,
                647, 648, 649, 650, 651, 653, 663, 664}},
    };
    return list;
}

} // namespace

class TestConformity : public QObject {
    Q_OBJECT
private:
    QString m_corpora;
    //! The numbers of those that come out otherwise than the reference's HTML.
    void run(const QString& file, QList<int>* others) const
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
            const int number = example.value(u"example").toInt();
            if (ours == theirs)
                continue;
            others->append(number);
            if (!isListed(number, file))
                qInfo().noquote() << number << markdown << "ours:  " << ours << "\ntheirs:" << theirs;
            // Every tag stands there as words.
            const QString shown = tests::words(text::parseMarkdown(markdown));
            for (const QString& tag : tests::rawHtml(markdown, html))
                QVERIFY2(shown.contains(tag), qPrintable(u"%1: %2 is not in %3"_s.arg(number).arg(tag, shown)));
        }
    }
    [[nodiscard]] static bool isListed(int number, const QString& file)
    {
        return std::any_of(deviations().cbegin(), deviations().cend(), [&](const Deviation& deviation) {
            return (file.contains(u"gfm"_s) ? deviation.gfm : deviation.commonMark).contains(number);
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_corpora = qEnvironmentVariable(
            "SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + u"/../shared/corpora"_s);
    }
    void examples_data();
    void examples();
    void departures_data();
    void departures();
};

void TestConformity::examples_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("CommonMark 0.31.2") << u"/markdown/commonmark-0.31.2.json"_s;
    QTest::newRow("GFM") << u"/markdown/gfm.json"_s;
}

void TestConformity::examples()
{
    if (!QFile::exists(m_corpora + u"/markdown/gfm.json"_s))
        QSKIP("skipped: no corpora (set SPYHOP_CORPORA)");
    QFETCH(QString, file);
    QList<int> others;
    run(file, &others);
    const bool isGfm = file.contains(u"gfm"_s);
    QList<int> expected;
    for (const Deviation& deviation : deviations())
        expected += isGfm ? deviation.gfm : deviation.commonMark;
    std::sort(expected.begin(), expected.end());
    QCOMPARE(others, expected);
}

//! What no example shows: where we read otherwise than the specifications say, and why (decision 32 has formulas).
void TestConformity::departures_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("theirs"); //!< as HTML
    QTest::addColumn<QString>("ours"); //!< likewise
    QTest::newRow("a script without spaces has none beside bold words")
        << u"**注意：**这是**“重点”**吧"_s << u"<p>**注意：<strong>这是</strong>“重点”**吧</p>"_s
        << u"<p><strong>注意：</strong>这是<strong>“重点”</strong>吧</p>"_s;
    QTest::newRow("nor before an address") << u"请看https://x.org/a"_s << u"<p>请看https://x.org/a</p>"_s
                                           << u"<p>请看<a href=\"https://x.org/a\">https://x.org/a</a></p>"_s;
    QTest::newRow("and a sign of full width ends one")
        << u"见 https://x.org/a。完"_s << u"<p>见 <a href=\"https://x.org/a。完\">https://x.org/a。完</a></p>"_s
        << u"<p>见 <a href=\"https://x.org/a\">https://x.org/a</a>。完</p>"_s;
    QTest::newRow("nothing else breaks a line in a cell")
        << u"| a |\n| - |\n| b<br>c |"_s
        << u"<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b&lt;br&gt;c</td>\n</tr>\n"
           "</tbody>\n</table>"_s
        << u"<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b c</td>\n</tr>\n"
           "</tbody>\n</table>"_s;
    QTest::newRow("GitHub draws formulas in such fences")
        << u"```math\na\n```"_s << u"<pre><code class=\"language-math\">a\n</code></pre>"_s << u"<p>$$ a $$</p>"_s;
}

void TestConformity::departures()
{
    QFETCH(QString, markdown);
    QFETCH(QString, theirs);
    QFETCH(QString, ours);
    QCOMPARE(tests::comparable(text::parseMarkdown(markdown)), tests::comparableHtml(ours));
    QVERIFY(tests::comparableHtml(ours) != tests::comparableHtml(theirs));
}

SPYHOP_TEST_MAIN(TestConformity)
#include "tst_conformity.moc"
