// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is copied, as LibreOffice takes it. Skipped where it is not installed.
#include "core/text/htmlwriter.h"
#include "core/text/markdown.h"
#include "core/text/plainwriter.h"
#include "core/typeset/formulas.h"
#include "core/typeset/richtext.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtGui/QGuiApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr int officePatienceMs = 110'000;

} // namespace

class TestOfficePaste : public QObject {
    Q_OBJECT
private:
    QString m_office, m_folder;

    //! The document as LibreOffice has it after opening the source with this filter: one file of XML.
    QString opened(const QByteArray& source, const QString& name, const QString& filter, const QString& ending)
    {
        const QString path = m_folder + u'/' + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(source);
        file.close();
        QProcess process;
        process.start(m_office,
            {u"--headless"_s, u"-env:UserInstallation=file://"_s + m_folder + u"/p"_s, u"--infilter="_s + filter,
                u"--convert-to"_s, ending, u"--outdir"_s, m_folder + u"/out"_s, path});
        if (!process.waitForFinished(officePatienceMs))
            return {};
        QFile out(m_folder + u"/out/"_s + QFileInfo(path).completeBaseName() + u'.' + ending);
        return out.open(QIODevice::ReadOnly) ? QString::fromUtf8(out.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_office = QStandardPaths::findExecutable(u"soffice"_s);
        if (m_office.isEmpty())
            QSKIP("skipped: LibreOffice (soffice) is not installed");
        m_folder = testsupport::TestWorld::makeFolder(u"office"_s);
    }
    void writerKeepsTheStructure();
    void calcGetsCells();
    void calcGetsTabbedCells();
};

void TestOfficePaste::writerKeepsTheStructure()
{
    base::SystemClock clock;
    typeset::Formulas formulas(clock);
    const QList<text::Block> blocks
        = text::parseMarkdown(u"# Bericht 报告\n\nSome **bold** words and $\\frac{a}{b}$.\n\n1. one\n2. two\n\n| Item "
                              u"| Price |\n|---|--:|\n| "
                              "Widget | 9.50 |\n\n```py\nx = 1\n  y\n```"_s);
    const QString page = text::toHtmlPage(blocks, u"t"_s, typeset::formulaPictures(&formulas, 16));
    const QString odt = opened(page.toUtf8(), u"writer.html"_s, u"HTML (StarWriter)"_s, u"fodt"_s);
    QVERIFY(!odt.isEmpty());
    static const QRegularExpression heading(
        u"<text:h [^>]*outline-level=\"1\"[^>]*>.*Bericht 报告"_s, QRegularExpression::DotMatchesEverythingOption);
    QVERIFY(heading.match(odt).hasMatch());
    QCOMPARE(odt.count(u"<table:table "_s), 1);
    QVERIFY(odt.contains(u"Widget"_s));
    QCOMPARE(odt.count(u"<text:list-item>"_s), 2);
    QCOMPARE(odt.count(u"<office:binary-data>"_s), 1);
    QVERIFY(odt.contains(u"\\frac{a}{b}"_s)); // the picture's alternative text
    QVERIFY(odt.contains(u"x = 1"_s));
}

void TestOfficePaste::calcGetsCells()
{
    const QList<text::Block> blocks
        = text::parseMarkdown(u"| Item | Price |\n|---|--:|\n| Widget **A** | 9.50 |\n| =1+1 | 3 |"_s);
    const QString page = text::toHtmlPage(blocks, u"t"_s, {});
    const QString ods = opened(page.toUtf8(), u"calc.html"_s, u"HTML (StarCalc)"_s, u"fods"_s);
    QVERIFY(!ods.isEmpty());
    QVERIFY(ods.contains(u"office:value=\"9.5\""_s));
    QVERIFY(ods.contains(u"office:value=\"3\""_s));
    QVERIFY(ods.contains(u"Widget"_s));
    QVERIFY2(!ods.contains(u"table:formula"_s), "a cell became a formula");
}

void TestOfficePaste::calcGetsTabbedCells()
{
    const QList<text::Block> blocks
        = text::parseMarkdown(u"| Item | Price |\n|---|--:|\n| Widget | 9.50 |\n| =1+1 | -3 |"_s);
    // What pasting text does: tabs part the cells, columns as they come.
    const QString ods = opened(
        text::toTsv(blocks.first()).toUtf8(), u"cells.csv"_s, u"Text - txt - csv (StarCalc):9,34,76"_s, u"fods"_s);
    QVERIFY(!ods.isEmpty());
    QVERIFY(ods.contains(u"office:value=\"9.5\""_s));
    QVERIFY(ods.contains(u"office:value=\"-3\""_s));
    QVERIFY2(!ods.contains(u"table:formula"_s), "a cell became a formula");
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestOfficePaste)
#include "tst_officepaste.moc"
