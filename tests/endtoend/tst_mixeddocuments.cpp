// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two hundred documents of many programs and some sixty hostile ones in one job: each good one is read, with a receipt
// that is true; each bad one ends in words; no reader takes more memory than it may, and nothing hangs.
#include "core/batch/xlsxwriter.h"
#include "core/docs/numbers.h"
#include "core/docs/readerhost.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextDocument>
#include <QtGui/QTextDocumentWriter>

using namespace spyhop;
using testsupport::World;

namespace {

constexpr int longest = 30'000; // ms for one file, on a loaded machine
constexpr int jobPatience = 400'000; // ms for all of them

struct Expected {
    QString file; //!< its path
    QStringList texts;
    int parts = -1; //!< -1: not told
    qint64 rows = -1;
    bool mustFail = false;
};

QString bare(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (!c.isSpace())
            result += c;
    }
    return result;
}

//! The most that a process has had in memory, MB; 0: it is gone.
double peakMegabytes(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

QList<qint64> childrenOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    QList<qint64> result;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& word : file.readAll().simplified().split(' ')) {
            if (!word.isEmpty())
                result.append(word.toLongLong());
        }
    }
    return result;
}

} // namespace

class MixedDocumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goodOnesAreReadAsTheyAre();
    void allOfThemAsOneJob();
    void cleanupTestCase() { m_host.reset(); }

private:
    [[nodiscard]] QString make(const QString& kind);
    void makePdfs();
    void makeOthers();
    void addCorpus();
    [[nodiscard]] base::Expected<docs::Document> read(const QString& path);

    QTemporaryDir m_folder;
    QList<Expected> m_good, m_bad;
    base::SystemClock m_clock;
    std::unique_ptr<docs::ReaderHost> m_host;
    double m_peak = 0; // MB, of any reader
};

//! The system's own python has the packages that write office files. Empty: there is none.
static QString pythonPath()
{
    const QString own = QStringLiteral("/usr/bin/python3");
    return QFileInfo::exists(own) ? own : QStandardPaths::findExecutable(QStringLiteral("python3"));
}

QString MixedDocumentsTest::make(const QString& kind)
{
    const QString python = pythonPath();
    if (python.isEmpty())
        return QStringLiteral("python3 is not installed");
    QProcess process;
    process.start(python,
        {qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/tests/endtoend/documents/make.py"), kind,
            m_folder.filePath(kind)});
    if (!process.waitForFinished(jobPatience) || process.exitCode() != 0)
        return QString::fromUtf8(process.readAllStandardError());
    QFile manifest(m_folder.filePath(kind + QStringLiteral(".json")));
    if (!manifest.open(QIODevice::ReadOnly))
        return manifest.errorString();
    const QJsonArray entries = QJsonDocument::fromJson(manifest.readAll()).array();
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        Expected one;
        one.file = m_folder.filePath(kind) + u'/' + entry.value(u"file").toString();
        for (const QJsonValue& text : entry.value(u"expect").toArray())
            one.texts.append(text.toString());
        one.parts = entry.value(u"parts").toInt(-1);
        one.rows = entry.value(u"rows").toInteger(-1);
        one.mustFail = entry.value(u"mustFail").toBool();
        (kind == u"good" ? m_good : m_bad).append(one);
    }
    return {};
}

void MixedDocumentsTest::makePdfs()
{
    for (int i = 0; i < 25; ++i) {
        const QString path = m_folder.filePath(QStringLiteral("good/print-%1.pdf").arg(i, 2, 10, QLatin1Char('0')));
        QPdfWriter writer(path);
        const int pages = 1 + i % 6;
        QPainter painter(&writer);
        painter.setFont(
            QFont(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")}.first(), 11));
        Expected one{path, {}, pages, -1, false};
        for (int page = 0; page < pages; ++page) {
            if (page > 0)
                writer.newPage();
            const QString line
                = QStringLiteral("Invoice %1 page %2 is due on 2026-12-%3").arg(i).arg(page + 1).arg(10 + i);
            painter.drawText(QPointF(400, 800), line);
            one.texts.append(line);
        }
        painter.end();
        m_good.append(one);
    }
}

void MixedDocumentsTest::makeOthers()
{
    for (int i = 0; i < 16; ++i) {
        QTextDocument document;
        const QString line = QStringLiteral("Minutes %1: Bert sends the offer by Friday.").arg(i);
        document.setHtml(QStringLiteral("<h1>Minutes %1</h1><p>%2</p><ul><li>会议纪要</li></ul><table><tr><td>a</td>"
                                        "<td>b%1</td></tr></table>")
                             .arg(i)
                             .arg(line));
        const bool isHtml = i % 4 == 3;
        const QString path = m_folder.filePath(
            QStringLiteral("good/minutes-%1.%2").arg(i).arg(isHtml ? QStringLiteral("html") : QStringLiteral("odt")));
        QTextDocumentWriter writer(path, isHtml ? "HTML" : "ODF");
        QVERIFY(writer.write(&document));
        m_good.append({path, {line, QStringLiteral("会议纪要")}, -1, -1, false});
    }
    for (int i = 0; i < 12; ++i) {
        const QString path = m_folder.filePath(QStringLiteral("good/result-%1.xlsx").arg(i));
        batch::XlsxWriter writer(path, m_folder.path());
        writer.begin(
            {{QStringLiteral("party"), model::ColumnType::Text}, {QStringLiteral("due"), model::ColumnType::Date}});
        const QString party = QStringLiteral("Party of workbook %1 <&>").arg(i);
        for (int row = 0; row < 3 + i; ++row)
            writer.row({party, QStringLiteral("2026-11-%1").arg(10 + row)});
        QVERIFY(writer.finish());
        m_good.append({path, {party, QStringLiteral("2026-11-12")}, 1, 4 + i, false});
    }
}

void MixedDocumentsTest::addCorpus()
{
    const QString corpora = qEnvironmentVariable(
        "SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora"));
    QFile manifest(corpora + QStringLiteral("/documents/manifest.json"));
    if (!manifest.open(QIODevice::ReadOnly))
        return;
    // What their snippets mean word for word is tst_docscorpora's matter; here they are part of the crowd.
    const QJsonArray entries = QJsonDocument::fromJson(manifest.readAll()).array();
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        const bool isGood = entry.value(u"behave").toString().startsWith(u"extract");
        Expected one;
        one.file = corpora + QStringLiteral("/documents/") + entry.value(u"file").toString();
        if (!isGood || entry.value(u"expect_text").toArray().isEmpty())
            m_bad.append(one);
    }
}

void MixedDocumentsTest::initTestCase()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("good"));
    const QString good = make(QStringLiteral("good"));
    if (!good.isEmpty())
        QSKIP(qPrintable(QStringLiteral("skipped: ") + good));
    const QString hostile = make(QStringLiteral("hostile"));
    QVERIFY2(hostile.isEmpty(), qPrintable(hostile));
    makePdfs();
    makeOthers();
    addCorpus();
    m_host = std::make_unique<docs::ReaderHost>(m_clock,
        docs::ReaderHost::Programs{qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-reader"), {}, {}});
    qInfo("%lld good and %lld bad documents", static_cast<long long>(m_good.size()),
        static_cast<long long>(m_bad.size()));
    const bool hasAllWriters
        = QProcess::execute(pythonPath(), {QStringLiteral("-c"), QStringLiteral("import docx, openpyxl, odf")}) == 0;
    QVERIFY(m_good.size() >= (hasAllWriters ? 200 : 140));
    QVERIFY(m_bad.size() >= 58);
}

base::Expected<docs::Document> MixedDocumentsTest::read(const QString& path)
{
    std::optional<base::Expected<docs::Document>> end;
    const auto reading = m_host->read({path});
    connect(reading.get(), &docs::Reading::finished, this,
        [&end](const base::Expected<docs::Document>& document) { end = document; });
    const bool came = QTest::qWaitFor([&end] { return end.has_value(); }, longest);
    for (const pid_t pid : m_host->processes())
        m_peak = std::max(m_peak, peakMegabytes(pid));
    return came ? *end : base::failure(base::ErrorCode::Timeout, QStringLiteral("nothing came"));
}

void MixedDocumentsTest::goodOnesAreReadAsTheyAre()
{
    QStringList failures;
    for (const Expected& one : std::as_const(m_good)) {
        const auto document = read(one.file);
        const QString name = QFileInfo(one.file).fileName();
        if (!document) {
            failures << name + QStringLiteral(": ") + document.error().what;
            continue;
        }
        for (const QString& text : one.texts) {
            if (!bare(document->text).contains(bare(text)))
                failures << QStringLiteral("%1: no “%2” in “%3”").arg(name, text, document->text.left(200));
        }
        // The receipt says what is so: as many pages, sheets and rows as were written.
        if (document->receipt.isEmpty())
            failures << name + QStringLiteral(": no receipt");
        if (one.parts >= 0 && document->partsTotal != one.parts)
            failures << QStringLiteral("%1: %2 parts, not %3").arg(name).arg(document->partsTotal).arg(one.parts);
        if (one.rows >= 0 && document->rows != one.rows)
            failures << QStringLiteral("%1: %2 rows, not %3").arg(name).arg(document->rows).arg(one.rows);
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

void MixedDocumentsTest::allOfThemAsOneJob()
{
    World world;
    const testsupport::Server server({});
    QStringList arguments{QStringLiteral("--json"), QStringLiteral("--endpoint"), server.url(),
        QStringLiteral("--model"), QStringLiteral("spyhop-local"), QStringLiteral("batch"), QStringLiteral("run"),
        QStringLiteral("--documents"), QStringLiteral("--prompt"), QStringLiteral("Who charges how much? {{text}}"),
        m_folder.filePath(QStringLiteral("good")), m_folder.filePath(QStringLiteral("hostile"))};
    QHash<QString, bool> mustFail;
    for (const Expected& one : std::as_const(m_bad)) {
        mustFail.insert(QFileInfo(one.file).fileName(), one.mustFail);
        if (!one.file.startsWith(m_folder.path()))
            arguments.append(one.file);
    }
    QProcess process;
    world.prepare(process, arguments);
    QByteArray out;
    double window = 0;
    process.start();
    QElapsedTimer watch;
    watch.start();
    while (process.state() != QProcess::NotRunning && watch.elapsed() < jobPatience) {
        process.waitForFinished(20);
        out += process.readAllStandardOutput();
        window = std::max(window, peakMegabytes(process.processId()));
        for (const qint64 reader : childrenOf(process.processId()))
            m_peak = std::max(m_peak, peakMegabytes(reader));
    }
    out += process.readAllStandardOutput();
    QVERIFY2(process.state() == QProcess::NotRunning, "it hangs");
    QCOMPARE(process.exitCode(), 5); // some items failed
    int done = 0, failed = 0;
    QStringList problems;
    const QList<QByteArray> lines = out.split('\n');
    for (const QByteArray& line : lines) {
        const QJsonObject item = QJsonDocument::fromJson(line).object();
        if (item.value(u"type").toString() != u"item")
            continue;
        const QString name = item.value(u"name").toString().section(u'/', -1);
        const bool isDone = item.value(u"state").toString() == u"done";
        ++(isDone ? done : failed);
        const QString words = item.value(isDone ? u"receipt" : u"error").toString();
        const bool isBad = mustFail.contains(name);
        if (words.isEmpty() || (isBad ? isDone && mustFail.value(name) : !isDone))
            problems << QStringLiteral("%1: %2, “%3”").arg(name, item.value(u"state").toString(), words);
        if (!isDone && item.value(u"errorCode").toString() != u"unreadable")
            problems << QStringLiteral("%1: %2").arg(name, item.value(u"errorCode").toString());
    }
    qInfo("%d done, %d failed in %.0f s; readers %.0f MB at most, the program %.0f MB", done, failed,
        double(watch.elapsed()) / 1e3, m_peak, window);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY(done >= m_good.size());
    QVERIFY(failed >= 40);
    QVERIFY2(window < 300, qPrintable(QString::number(window)));
#ifndef __SANITIZE_ADDRESS__
    // RLIMIT_DATA counts what a reader has of its own; libraries and what it shares come to that.
    QVERIFY2(m_peak < 512, qPrintable(QString::number(m_peak)));
#endif
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, MixedDocumentsTest)
#include "tst_mixeddocuments.moc"
