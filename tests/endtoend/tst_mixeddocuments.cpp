// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two hundred documents of many programs and more than sixty hostile ones in one job: each good one is read, with a
// receipt that is true; each bad one ends in words that name what is wrong; no reader takes more memory than it may,
// nor does the window, and nothing hangs.
#include "core/docs/readerhost.h"
#include "tests/endtoend/mixedfolder.h"
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QScopeGuard>
#include <QtCore/QStandardPaths>
#include <QtGui/QGuiApplication>
#include <algorithm>
#include <csignal>

using namespace spyhop;
using testsupport::MixedDocument;
using testsupport::MixedFolder;
using testsupport::World;

namespace {

constexpr int longest = 30'000; // ms for one file, on a loaded machine
constexpr int jobPatience = 200'000; // ms for all of them
constexpr double mostOfReader = 512, mostOfWindow = 300; // MB

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

QString bare(const QString& words)
{
    QString result;
    for (const QChar c : words) {
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

//! The window with this profile, whatever has started it; 0: there is none.
qint64 windowOf(const QString& profile)
{
    const QStringList all = QDir(text("/proc")).entryList(QDir::Dirs);
    const QByteArray program = QFile::encodeName(qEnvironmentVariable("SPYHOP_BIN_DIR") + text("/spyhop"));
    for (const QString& name : all) {
        QFile file(text("/proc/") + name + text("/cmdline"));
        if (name.front().isDigit() && file.open(QIODevice::ReadOnly)
            && file.readAll() == program + '\0' + "--profile" + '\0' + QFile::encodeName(profile) + '\0')
            return name.toLongLong();
    }
    return 0;
}

//! What a job said of its items, by the names of their files.
QHash<QString, QJsonObject> itemsOf(const QByteArray& out)
{
    QHash<QString, QJsonObject> items;
    const QList<QByteArray> lines = out.split('\n');
    for (const QByteArray& line : lines) {
        const QJsonObject item = QJsonDocument::fromJson(line).object();
        if (item.value(u"type").toString() == u"item")
            items.insert(item.value(u"name").toString().section(u'/', -1), item);
    }
    return items;
}

//! Of a receipt, what it says of pages, sheets, rows; empty: it is true.
QStringList untrue(const MixedDocument& one, const QString& receipt)
{
    QStringList problems;
    const QString parts
        = QStringLiteral("%1/%1 %2, ").arg(QString::number(one.parts), one.unit); // all of them were read
    if (one.parts >= 0 && !receipt.startsWith(parts))
        problems << QStringLiteral("not “%1”").arg(parts);
    if (one.rows >= 0 && !receipt.contains(QStringLiteral(" %1 rows,").arg(one.rows)))
        problems << QStringLiteral("not %1 rows").arg(one.rows);
    return problems;
}

//! "3,732" and "3732" are one number: the program groups digits, a test's own process does not.
QString ungrouped(QString words)
{
    return words.remove(u',');
}

} // namespace

class MixedDocumentsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goodOnesAreReadAsTheyAre();
    void allOfThemAsOneJob();
    void oldOnesNeedAnOfficeProgram();
    void theWindowTakesTheFolder();
    void cleanupTestCase() { m_host.reset(); }

private:
    [[nodiscard]] base::Expected<docs::Document> read(const QString& path);
    [[nodiscard]] QStringList problemsOf(const MixedDocument& one);
    [[nodiscard]] QStringList jobOf(const testsupport::Server& server, const QStringList& files) const;

    MixedFolder m_folder;
    QList<MixedDocument> m_good, m_old; //!< with those of the corpora; what LibreOffice reads for us
    QHash<QString, QString> m_receipts; //!< by file name, as they were read one by one
    base::SystemClock m_clock;
    std::unique_ptr<docs::ReaderHost> m_host;
    double m_peak = 0; // MB, of any reader that was alive when its file was read
};

void MixedDocumentsTest::initTestCase()
{
    QLocale::setDefault(QLocale::c()); // the programs' too, by LC_ALL
    const QString problem = m_folder.make();
    if (problem.startsWith(u"skipped"))
        QSKIP(qPrintable(problem));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    for (const MixedDocument& one : m_folder.good())
        (QFileInfo(one.file).dir().dirName() == u"old" ? m_old : m_good).append(one);
    const qsizetype own = m_good.size() + m_old.size();
    m_good += m_folder.foreign();
    m_host = std::make_unique<docs::ReaderHost>(
        m_clock, docs::ReaderHost::Programs{qEnvironmentVariable("SPYHOP_BIN_DIR") + text("/spyhop-reader"), {}, {}});
    const auto mustFail = std::count_if(m_folder.bad().cbegin(), m_folder.bad().cend(),
        [](const MixedDocument& one) { return one.mustFail || !one.told.isEmpty(); });
    qInfo("%lld good documents made, %lld of the corpora, %lld bad ones, %lld of them must be named", qint64(own),
        qint64(m_folder.foreign().size()), qint64(m_folder.bad().size()), qint64(mustFail));
    if (!m_folder.missing().isEmpty())
        qInfo("Not of all programs: %s", qPrintable(m_folder.missing().join(u';')));
    const bool hasAllWriters
        = QProcess::execute(MixedFolder::python(), {text("-c"), text("import docx, openpyxl, odf")}) == 0;
    QVERIFY(own >= (m_folder.missing().isEmpty() && hasAllWriters ? 200 : 80));
    QVERIFY(mustFail >= 60);
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
    return came ? *end : base::failure(base::ErrorCode::Timeout, text("nothing came"));
}

QStringList MixedDocumentsTest::problemsOf(const MixedDocument& one)
{
    const auto document = read(one.file);
    if (!document)
        return {document.error().what};
    QStringList problems = untrue(one, document->receipt);
    m_receipts.insert(QFileInfo(one.file).fileName(), document->receipt);
    const QString all = bare(document->text);
    for (const QString& words : one.texts) {
        if (!all.contains(bare(words)))
            problems << QStringLiteral("no “%1” in “%2”").arg(words, document->text.left(200));
    }
    // All that was written, once, in its order, and nothing else; that many characters the receipt says.
    if (const QString letters = MixedFolder::letters(document->text); !one.whole.isEmpty() && letters != one.whole)
        problems << QStringLiteral("“%1”, not “%2”").arg(letters.left(400), one.whole.left(400));
    const QString characters = QString::number(document->text.size()) + text(" characters");
    if (!document->receipt.contains(characters))
        problems << QStringLiteral("%1, not “%2”").arg(characters, document->receipt);
    return problems;
}

void MixedDocumentsTest::goodOnesAreReadAsTheyAre()
{
    QStringList failures;
    QList<MixedDocument> all = m_good;
    if (!QStandardPaths::findExecutable(text("soffice")).isEmpty())
        all += m_old;
    for (const MixedDocument& one : std::as_const(all)) {
        const QStringList problems = problemsOf(one);
        if (!problems.isEmpty())
            failures << QFileInfo(one.file).fileName() + text(": ") + problems.join(text("; "));
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

QStringList MixedDocumentsTest::jobOf(const testsupport::Server& server, const QStringList& files) const
{
    return QStringList{text("--json"), text("--endpoint"), server.url(), text("--model"), text("spyhop-local"),
               text("batch"), text("run"), text("--documents"), text("--prompt"),
               text("Who charges how much? {{text}}")}
    + files;
}

void MixedDocumentsTest::allOfThemAsOneJob()
{
    World world;
    world.set(text("LC_ALL"), text("C.UTF-8"));
    const testsupport::Server server({});
    QStringList files{m_folder.path(text("good")), m_folder.path(text("hostile"))};
    for (const QList<MixedDocument>* list : {&m_folder.foreign(), &m_folder.bad()}) {
        for (const MixedDocument& one : *list) {
            if (!one.file.startsWith(m_folder.path(QString())))
                files.append(one.file);
        }
    }
    QProcess process;
    world.prepare(process, jobOf(server, files));
    const QString measured = world.path(text("peak"));
    process.setArguments(
        QStringList{MixedFolder::script(text("measured.py")), measured, process.program()} + process.arguments());
    process.setProgram(MixedFolder::python());
    QElapsedTimer watch;
    watch.start();
    process.start();
    QVERIFY2(process.waitForFinished(jobPatience), "it hangs");
    QCOMPARE(process.exitCode(), 5); // some items failed
    const QHash<QString, QJsonObject> items = itemsOf(process.readAllStandardOutput());
    const double peak = world.read(text("peak")).toDouble() / 1024;
    qInfo("%lld items in %.0f s; the program and each of its readers %.0f MB at most", qint64(items.size()),
        double(watch.elapsed()) / 1e3, peak);
    QStringList problems;
    for (const MixedDocument& one : std::as_const(m_good)) {
        const QString name = QFileInfo(one.file).fileName();
        const QString receipt = items.value(name).value(u"receipt").toString();
        // As it was read alone; what becomes of a long text is said behind it.
        const QStringList wrong = untrue(one, receipt);
        if (items.value(name).value(u"state").toString() != u"done" || receipt.isEmpty() || !wrong.isEmpty()
            || !ungrouped(receipt).startsWith(ungrouped(m_receipts.value(name))))
            problems << QStringLiteral("%1, %2: “%3”, alone “%4”, “%5”, %6")
                            .arg(name, items.value(name).value(u"state").toString(), receipt, m_receipts.value(name),
                                items.value(name).value(u"error").toString(), wrong.join(u' '));
    }
    for (const MixedDocument& one : m_folder.bad()) {
        const QString name = QFileInfo(one.file).fileName();
        const QJsonObject item = items.value(name);
        const bool isDone = item.value(u"state").toString() == u"done";
        const QString words = item.value(isDone ? u"receipt" : u"error").toString();
        const bool isSaid = ungrouped(words).contains(ungrouped(one.say))
            && (one.told.isEmpty() || (isDone && words.contains(one.told)));
        const bool isNamed = isDone || item.value(u"errorCode").toString() == u"unreadable";
        if (words.isEmpty() || !isSaid || !isNamed || (isDone && one.mustFail))
            problems << QStringLiteral("%1: %2, “%3”").arg(name, item.value(u"state").toString(), words);
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
#ifndef __SANITIZE_ADDRESS__
    QVERIFY(peak > 0);
    // RLIMIT_DATA counts what a reader has of its own; libraries and what it shares come to that.
    QVERIFY2(std::max(peak, m_peak) < mostOfReader, qPrintable(QString::number(peak)));
#endif
}

//! Which is looked for on the path.
void MixedDocumentsTest::oldOnesNeedAnOfficeProgram()
{
    if (m_old.isEmpty() || QStandardPaths::findExecutable(text("soffice")).isEmpty())
        QSKIP("skipped: LibreOffice (soffice) is not installed");
    const testsupport::Server server({});
    for (const bool isThere : {true, false}) {
        World world;
        world.set(text("LC_ALL"), text("C.UTF-8"));
        if (!isThere)
            world.set(text("PATH"), QDir(m_folder.path(text("good"))).path());
        const QHash<QString, QJsonObject> items = itemsOf(world.run(jobOf(server, {m_folder.path(text("old"))})).out);
        for (const MixedDocument& one : std::as_const(m_old)) {
            const QString name = QFileInfo(one.file).fileName();
            const QJsonObject item = items.value(name);
            QVERIFY2((item.value(u"state").toString() == u"done") == isThere, qPrintable(name));
            if (isThere)
                QCOMPARE(untrue(one, item.value(u"receipt").toString()), QStringList());
            else
                QVERIFY2(item.value(u"error").toString().contains(u"LibreOffice, and it was not found"),
                    qPrintable(item.value(u"error").toString()));
        }
    }
}

//! A job that waits for its time when its command is gone is the window's: it reads all of the folder.
void MixedDocumentsTest::theWindowTakesTheFolder()
{
    const QString program = qEnvironmentVariable("SPYHOP_BIN_DIR") + text("/spyhop");
    if (!QFileInfo(program).isExecutable())
        QSKIP("skipped: the window is not built");
    World world;
    world.set(text("SPYHOP_PASSPHRASE"), text("correct horse battery staple"));
    const testsupport::Server server({});
    const QString profile = world.path(text("profile"));
    QCOMPARE(world.run({text("privacy"), text("grant"), text("batches"), text("provider")}).exit, 0);
    QCOMPARE(world
                 .run({text("endpoints"), text("add"), text("here"), server.url() + text("/v1"), text("--model"),
                     text("spyhop-local")})
                 .exit,
        0);
    QProcess command, window;
    // Time enough to begin on a loaded machine; the window begins meanwhile.
    const QString soon = QDateTime::currentDateTime().addSecs(15).toString(Qt::ISODate);
    world.prepare(command,
        {text("--json"), text("--endpoint"), text("here"), text("--model"), text("spyhop-local"), text("batch"),
            text("run"), text("--id"), text("j"), text("--when"), soon, text("--documents"), text("--prompt"),
            text("Who? {{text}}"), m_folder.path(text("good")), m_folder.path(text("hostile"))});
    command.start();
    const auto job = [&world] {
        return world.run({text("--json"), text("batch"), text("show"), text("j")}).line(text("job"));
    };
    QTRY_COMPARE_WITH_TIMEOUT(job().value(u"state").toString(), text("waiting"), longest);
    command.kill();
    QVERIFY(command.waitForFinished(longest));
    // On a display of its own where there can be one.
    world.prepare(window, {text("--profile"), profile});
    window.setProgram(program);
    const auto has = [](const char* name) { return !QStandardPaths::findExecutable(text(name)).isEmpty(); };
    if (has("Xvfb") && has("openbox") && has("dbus-run-session")) {
        window.setArguments(
            QStringList{qEnvironmentVariable("SPYHOP_SOURCE_DIR") + text("/tests/support/with_display.sh"), program}
            + window.arguments());
        window.setProgram(text("sh"));
    }
    window.setStandardErrorFile(QProcess::nullDevice());
    const auto ended = qScopeGuard([&profile] {
        if (const qint64 left = windowOf(profile); left > 0)
            ::kill(static_cast<pid_t>(left), SIGKILL);
    });
    window.start();
    QTRY_COMPARE_WITH_TIMEOUT(job().value(u"state").toString(), text("done"), jobPatience);
    const QJsonObject items = job().value(u"items").toObject();
    const qint64 pid = windowOf(profile);
    const double peak = peakMegabytes(pid);
    if (pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGTERM);
    QVERIFY(window.waitForFinished(longest));
    qInfo("The window: %lld done, %lld failed, %.0f MB at most", items.value(u"done").toInteger(),
        items.value(u"failed").toInteger(), peak);
    QVERIFY(items.value(u"done").toInteger() >= m_good.size() - m_folder.foreign().size());
    QVERIFY(items.value(u"failed").toInteger() >= 60);
    QVERIFY(peak > 0);
#ifndef __SANITIZE_ADDRESS__
    QVERIFY2(peak < mostOfWindow, qPrintable(QString::number(peak)));
#endif
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, MixedDocumentsTest)
#include "tst_mixeddocuments.moc"
