// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is copied in a transcript, pasted into a running LibreOffice through a real X server's clipboard.
// with_display.sh makes that world; officepaste.py does the pasting. Skipped where LibreOffice has no window or Python
// no bridge to it.
#include "core/base/clock.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms: LibreOffice makes its profile at its first start
constexpr int officeMemory = 3'000; // ms: LibreOffice asks what formats a clipboard has at most every two seconds

const QString table = u"| Item 品名 | Price | Note |\n|---|--:|---|\n| **Widget** 部件 | 9.50 | a, \"b\" |\n"
                      "| Gear | 1280 | =1+1 |\n| 0012 | -3 | two words |"_s;

//! The words of an element and of all that is in it.
QString wordsOf(QXmlStreamReader& xml)
{
    QString words;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
        xml.readNext();
        depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
        if (xml.isCharacters())
            words += xml.text();
    }
    return words.simplified();
}

struct Cell {
    QString words;
    QString value; //!< of a number; empty: it is text
};

//! The cells of the first table of a flat ODF document.
QList<QList<Cell>> cellsOf(const QString& document)
{
    QList<QList<Cell>> rows;
    QXmlStreamReader xml(document);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"table")
            break;
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"table-row")
            rows.append(QList<Cell>());
        if (xml.name() != u"table-cell" || rows.isEmpty())
            continue;
        const QString value = xml.attributes().value(u"office:value"_s).toString();
        const Cell cell{wordsOf(xml), value};
        if (!cell.words.isEmpty())
            rows.last().append(cell);
    }
    rows.removeIf([](const QList<Cell>& row) { return row.isEmpty(); });
    return rows;
}

QStringList wordsOf(const QList<Cell>& row)
{
    QStringList words;
    for (const Cell& cell : row)
        words.append(cell.words);
    return words;
}

//! The system's own comes first: the bridge is a package of the system, which another Python on the path does not see.
QString pythonWithBridge()
{
    for (const QString& python : {u"/usr/bin/python3"_s, QStandardPaths::findExecutable(u"python3"_s)}) {
        QProcess bridge;
        bridge.start(python, {u"-c"_s, u"import uno"_s});
        if (bridge.waitForFinished(patience) && bridge.exitStatus() == QProcess::NormalExit && bridge.exitCode() == 0)
            return python;
    }
    return {};
}

} // namespace

class TestOfficeClipboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void tableIntoCalcGivesCells();
    void tableIntoWriterGivesATable();
    void answerIntoWriterKeepsItsStructure();
    void selectionWithATableIntoCalc();
    void codeIntoWriterIsExact();
    void plainTextHasNoMarkdown();

private:
    void show(const QString& answer);
    //! What LibreOffice has after Ctrl+V into a new document; empty: it failed.
    [[nodiscard]] QString pasted(const QString& kind);
    [[nodiscard]] bool runScript(const QStringList& arguments);

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    QProcess m_office;
    QString m_pipe, m_python;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::TranscriptView> m_view;
};

void TestOfficeClipboard::initTestCase()
{
    const QString office = QStandardPaths::findExecutable(u"soffice"_s);
    if (office.isEmpty())
        QSKIP("skipped: LibreOffice (soffice) is not installed");
    m_python = pythonWithBridge();
    if (m_python.isEmpty())
        QSKIP("skipped: Python has no bridge to LibreOffice (python3-uno)");
    // The package without windows (libreoffice-core-nogui) lacks the library that draws them.
    const QString library = QFileInfo(QFile::symLinkTarget(office)).dir().filePath(u"libvclplug_genlo.so"_s);
    if (!QFile::exists(library) && !QFile::exists(u"/usr/lib/libreoffice/program/libvclplug_genlo.so"_s))
        QSKIP("skipped: this LibreOffice has no windows (libreoffice-core is not installed)");
    m_pipe = u"spyhop-%1"_s.arg(QCoreApplication::applicationPid());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SAL_USE_VCLPLUGIN"_s, u"gen"_s);
    m_office.setProcessEnvironment(environment);
    m_office.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_office.start(office,
        {u"-env:UserInstallation=file://"_s + m_folder.filePath(u"profile"_s), u"--norestore"_s, u"--nologo"_s,
            u"--nodefault"_s, u"--nofirststartwizard"_s, u"--accept=pipe,name=%1;urp;"_s.arg(m_pipe)});
    QVERIFY(m_office.waitForStarted());

    m_theme = std::make_unique<ui::Theme>();
    m_view = std::make_unique<ui::TranscriptView>(*m_theme, m_clock, nullptr);
    m_view->resize(800, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), patience));
}

void TestOfficeClipboard::cleanupTestCase()
{
    m_view.reset();
    m_theme.reset();
    if (m_office.state() == QProcess::NotRunning)
        return;
    static_cast<void>(runScript({m_pipe, u"quit"_s}));
    QVERIFY(m_office.waitForFinished(patience));
}

void TestOfficeClipboard::show(const QString& answer)
{
    model::ConversationMessage message;
    static int number = 0;
    message.id = QString::number(++number);
    message.message.role = model::Role::Assistant;
    message.message.text = answer;
    m_view->setMessages({message});
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), patience));
}

bool TestOfficeClipboard::runScript(const QStringList& arguments)
{
    QProcess script;
    script.setProcessChannelMode(QProcess::ForwardedChannels);
    script.start(m_python, QStringList{QStringLiteral(SPYHOP_OFFICE_SCRIPT)} + arguments);
    // The event loop goes on meanwhile: it is us whom LibreOffice asks for what was copied.
    return QTest::qWaitFor([&script] { return script.state() == QProcess::NotRunning; }, patience)
        && script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0;
}

QString TestOfficeClipboard::pasted(const QString& kind)
{
    const QString path = m_folder.filePath(kind + u".xml"_s);
    QFile::remove(path);
    QTest::qWait(officeMemory);
    if (!runScript({m_pipe, u"paste"_s, kind, path}))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestOfficeClipboard::tableIntoCalcGivesCells()
{
    show(u"Prices:\n\n"_s + table);
    m_view->actions().activateBox(0, ui::MessageSection::Body, typeset::BoxId{1, 0}, ui::BoxButton::Copy);
    const QString sheet = pasted(u"calc"_s);
    QVERIFY(!sheet.isEmpty());
    const QList<QList<Cell>> rows = cellsOf(sheet);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(wordsOf(rows[0]), (QStringList{u"Item 品名"_s, u"Price"_s, u"Note"_s}));
    QCOMPARE(rows[1][0].words, u"Widget 部件"_s);
    QCOMPARE(rows[1][1].value, u"9.5"_s);
    QCOMPARE(rows[1][2].words, u"a, \"b\""_s);
    QCOMPARE(rows[2][1].value, u"1280"_s);
    QCOMPARE(rows[2][2].words, u"=1+1"_s);
    QVERIFY2(!sheet.contains(u"table:formula"_s), "a cell became a formula");
    QCOMPARE(rows[3][1].value, u"-3"_s);
    QCOMPARE(rows[3][2].words, u"two words"_s);
}

void TestOfficeClipboard::tableIntoWriterGivesATable()
{
    show(u"Prices:\n\n"_s + table);
    m_view->actions().activateBox(0, ui::MessageSection::Body, typeset::BoxId{1, 0}, ui::BoxButton::Copy);
    const QString document = pasted(u"writer"_s);
    QCOMPARE(document.count(u"<table:table "_s), 1);
    const QList<QList<Cell>> rows = cellsOf(document);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(wordsOf(rows[0]), (QStringList{u"Item 品名"_s, u"Price"_s, u"Note"_s}));
    QCOMPARE(wordsOf(rows[3]), (QStringList{u"0012"_s, u"-3"_s, u"two words"_s}));
}

void TestOfficeClipboard::answerIntoWriterKeepsItsStructure()
{
    show(u"# Report 报告\n\nSome **bold** words and $\\frac{a}{b}$.\n\n1. one\n2. two\n\n"_s + table
        + u"\n\n$$\\sum_{i=1}^n i$$\n\n```py\nx = 1\n    y\n```"_s);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    const QString document = pasted(u"writer"_s);
    static const QRegularExpression heading(u"<text:h [^>]*outline-level=\"1\"[^>]*>(.*?)</text:h>"_s);
    QVERIFY(heading.match(document).captured(1).contains(u"Report 报告"_s));
    QCOMPARE(document.count(u"<table:table "_s), 1);
    QCOMPARE(cellsOf(document).size(), 4);
    QCOMPARE(document.count(u"<text:list-item>"_s), 2);
    QCOMPARE(document.count(u"<office:binary-data>"_s), 2); // the formulas, in the document and not linked
    static const QRegularExpression alternative(u"<svg:(title|desc)>([^<]*)<"_s);
    QStringList sources;
    for (auto found = alternative.globalMatch(document); found.hasNext();)
        sources.append(found.next().captured(2));
    QVERIFY2(sources.contains(u"\\frac{a}{b}"_s), qPrintable(sources.join(u" | "_s)));
    QVERIFY2(sources.contains(u"\\sum_{i=1}^n i"_s), qPrintable(sources.join(u" | "_s)));
    QVERIFY(!document.contains(u"**"_s));
    QVERIFY(!document.contains(u"$$"_s));
}

void TestOfficeClipboard::selectionWithATableIntoCalc()
{
    // The whole answer, as people do it: its table still comes as cells.
    show(u"Prices:\n\n"_s + table);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    const QString sheet = pasted(u"calc"_s);
    const QList<QList<Cell>> rows = cellsOf(sheet);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(wordsOf(rows[0]), QStringList{u"Prices:"_s});
    QCOMPARE(rows[3][1].value, u"1280"_s);
    QVERIFY2(!sheet.contains(u"table:formula"_s), "a cell became a formula");
}

void TestOfficeClipboard::codeIntoWriterIsExact()
{
    const QString code = u"def f(x):\n    if x < 1 && y > 2:\n        return \"<b>\"\t# done"_s;
    show(u"```py\n"_s + code + u"\n```"_s);
    m_view->actions().activateBox(0, ui::MessageSection::Body, typeset::BoxId{0, 0}, ui::BoxButton::Copy);
    const QString document = pasted(u"writer"_s);
    // ODF counts spaces (text:s) and has an element for a tab.
    QVERIFY(document.contains(u"def f(x):"_s));
    static const QRegularExpression indented(u"<text:s text:c=\"[34]\"/>if x &lt; 1 &amp;&amp; y &gt; 2:"_s);
    QVERIFY(indented.match(document).hasMatch());
    QVERIFY(document.contains(u"return &quot;&lt;b&gt;&quot;<text:tab/># done"_s));
}

void TestOfficeClipboard::plainTextHasNoMarkdown()
{
    show(u"# Head\n\nSome **bold** words."_s);
    m_view->actions().copyMessage(0, ui::CopyFormat::Plain);
    const QString document = pasted(u"writer"_s);
    QVERIFY(document.contains(u"Some bold words."_s));
    QVERIFY(!document.contains(u"<text:h "_s));
    QVERIFY(!document.contains(u"**"_s));
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariable("QT_QPA_PLATFORM") != u"xcb"_s)
        qFatal("run this with with_display.sh");
    qputenv("QT_LOGGING_RULES", "qt.qml.compiler=false");
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QApplication application(argc, argv);
    TestOfficeClipboard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_officeclipboard.moc"
