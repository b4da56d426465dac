// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/observe/auditworld.h"

#include "core/observe/auditcall.h"
#include "core/observe/auditsegment.h"

#include <QtCore/QFileInfo>
#include <ctime>

using namespace spyhop;
using testsupport::AuditWorld;
using Fault = observe::AuditFinding::Fault;

namespace {

//! The file of that name in the folder of another month, which is made.
QString inMonth(const QString& path, const QString& month)
{
    const QFileInfo file(path);
    const QDir log(QFileInfo(file.path()).path());
    if (!log.exists(month) && !log.mkdir(month))
        qFatal("cannot make %s", qPrintable(month));
    return log.filePath(month + u'/' + file.fileName());
}

} // namespace

class TestAuditVerify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysThatThereIsNone();
    void findsNothingWhereNothingWasDone();
    void namesTheFirstBadEntry_data();
    void namesTheFirstBadEntry();
    void seesASwappedFile();
    void seesACutTail();
    void seesAnOlderLog();
    void seesThatAllIsGone();
    void withoutAKeyOnlyIntegrity();
    void whatIsUnsignedIsNamed();
    void whatWasAddedWithoutAKeyStaysNamed();
    void aKeyThatComesLateVouches();
    void aForgedVoucherIsSeen();
    void anotherKeyIsNotBelieved();
    void aForgedRetirementIsSeen();
    void aBackdatedRowRetiresNothing();
    void whatIsSignedGoesWithASignature();
    void seesFilesWhereNoneBelongs();
    void theSampleStillVerifies();
    void tenThousandEntriesWithinASecond();
    void everyManipulationIsSeen();

private:
    static QMap<QString, QByteArray> filesOf(const AuditWorld& world)
    {
        QMap<QString, QByteArray> files;
        files.insert(observe::manifestPath(world.setup.folder), {});
        for (const QString& segment : world.segments())
            files.insert(world.path(segment), {});
        for (auto file = files.begin(); file != files.end(); ++file)
            *file = AuditWorld::read(file.key());
        return files;
    }
};

void TestAuditVerify::saysThatThereIsNone()
{
    const AuditWorld world;
    const auto report = world.verify();
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, base::ErrorCode::NotFound);
}

void TestAuditVerify::findsNothingWhereNothingWasDone()
{
    AuditWorld world;
    world.runProcess(20);
    world.runProcess(30);
    world.remember();
    const auto report = world.verify();
    QVERIFY(report.has_value());
    QVERIFY(report->isIntact());
    QVERIFY(report->isSigned);
    QCOMPARE(report->segments, 2);
    QCOMPARE(report->entries, 2 + 100);
    QCOMPARE(report->openIntents, 0);
    QVERIFY(report->unproven.isEmpty());
    QCOMPARE(report->tornBytes, 0);
}

void TestAuditVerify::namesTheFirstBadEntry_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("number");
    QTest::newRow("a figure changed") << QStringLiteral("edit 7") << 7;
    QTest::newRow("an entry removed") << QStringLiteral("remove 9") << 9;
    QTest::newRow("two exchanged") << QStringLiteral("swap 4 11") << 4;
    QTest::newRow("one repeated") << QStringLiteral("repeat 5") << 6;
    QTest::newRow("one inserted") << QStringLiteral("insert 12") << 12;
    QTest::newRow("a tag changed") << QStringLiteral("tag 3") << 3;
    QTest::newRow("a tag made plain") << QStringLiteral("plain 8") << 8;
    QTest::newRow("the first") << QStringLiteral("edit 0") << 0;
}

void TestAuditVerify::namesTheFirstBadEntry()
{
    QFETCH(QString, change);
    QFETCH(int, number);
    AuditWorld world;
    world.runProcess(10);
    world.remember();
    const QString segment = world.segments().first();
    QList<QByteArray> lines = AuditWorld::read(world.path(segment)).split('\n');
    const QStringList words = change.split(u' ');
    const int at = words.at(1).toInt();
    if (words.first() == u"edit") {
        lines[at].replace("2026-01-05", "2026-01-06");
    } else if (words.first() == u"remove") {
        lines.removeAt(at);
    } else if (words.first() == u"swap") {
        lines.swapItemsAt(at, words.at(2).toInt());
    } else if (words.first() == u"repeat") {
        lines.insert(at + 1, lines.at(at));
    } else if (words.first() == u"insert") {
        lines.insert(at, observe::taggedLine("{\"kind\":\"intent\"}", {segment, at}, base::Secret()));
    } else if (words.first() == u"tag") {
        lines[at].back() = lines.at(at).back() == 'A' ? 'B' : 'A';
    } else {
        const QByteArray json = lines.at(at).first(lines.at(at).indexOf('\t'));
        lines[at] = observe::taggedLine(json, {segment, at}, base::Secret());
    }
    AuditWorld::write(world.path(segment), lines.join('\n'));
    const auto report = world.verify();
    QVERIFY(!report->isIntact());
    QCOMPARE(report->findings.first().fault, Fault::EntryChanged);
    QCOMPARE(report->findings.first().segment, segment);
    QCOMPARE(report->findings.first().number, number);
    QVERIFY(observe::findingSentence(report->findings.first()).contains(QString::number(number + 1)));
}

void TestAuditVerify::seesASwappedFile()
{
    AuditWorld world;
    world.runProcess(5);
    world.runProcess(5);
    world.remember();
    const QString first = world.path(world.segments().at(0)), second = world.path(world.segments().at(1));
    const QByteArray one = AuditWorld::read(first), two = AuditWorld::read(second);
    AuditWorld::write(first, two);
    AuditWorld::write(second, one);
    const auto report = world.verify();
    QCOMPARE(report->findings.size(), 2);
    QCOMPARE(report->findings.first().number, 0);
}

void TestAuditVerify::seesACutTail()
{
    AuditWorld world;
    world.runProcess(5);
    world.remember();
    const QString segment = world.segments().first();
    QList<QByteArray> lines = AuditWorld::read(world.path(segment)).split('\n');
    lines.remove(8, 2);
    AuditWorld::write(world.path(segment), lines.first(8).join('\n') + '\n');
    const auto report = world.verify();
    QCOMPARE(report->findings.first().fault, Fault::EntriesMissing);
    QCOMPARE(report->findings.first().number, 8);
}

//! Both the segment and its row are gone: only the key store knows better.
void TestAuditVerify::seesAnOlderLog()
{
    AuditWorld world;
    world.runProcess(5);
    const QMap<QString, QByteArray> before = filesOf(world);
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(5);
    world.remember();
    for (const QString& segment : world.segments()) {
        if (!before.contains(world.path(segment)))
            QVERIFY(QFile::remove(world.path(segment)));
    }
    AuditWorld::write(
        observe::manifestPath(world.setup.folder), before.value(observe::manifestPath(world.setup.folder)));
    const auto report = world.verify();
    QCOMPARE(report->findings.first().fault, Fault::RowsMissing);
    observe::AuditTrust forgetful = world.trust();
    forgetful.known.reset();
    QVERIFY(world.verify(forgetful)->isIntact());
}

void TestAuditVerify::seesThatAllIsGone()
{
    AuditWorld world;
    world.runProcess(5);
    world.remember();
    QVERIFY(QDir(world.setup.folder).removeRecursively());
    const auto report = world.verify();
    QVERIFY(report.has_value());
    QCOMPARE(report->findings.first().fault, Fault::LogGone);
}

void TestAuditVerify::withoutAKeyOnlyIntegrity()
{
    AuditWorld world;
    world.key = base::Secret();
    world.runProcess(5);
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->isIntegrityOnly());
    QByteArray text = AuditWorld::read(world.path(world.segments().first()));
    text.replace("deepseek-flash-0924", "deepseek-flash-0925");
    AuditWorld::write(world.path(world.segments().first()), text);
    const auto changed = world.verify();
    QCOMPARE(changed->findings.first().fault, Fault::EntryChanged);
    QCOMPARE(changed->findings.first().number, 2);
}

//! A process that could not reach the key store: its segment counts, and is named.
void TestAuditVerify::whatIsUnsignedIsNamed()
{
    AuditWorld world;
    world.runProcess(5);
    const QString proven = world.segments().first();
    world.clock.advance(std::chrono::seconds(1));
    {
        const auto log = world.open(base::Secret());
        world.logCalls(*log, 2);
    }
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->isSigned);
    QCOMPARE(report->unproven.size(), 1);
    QVERIFY(report->unproven.first() != proven);
    world.runProcess(1); // signs what stands before it, too
    QVERIFY(world.verify()->unproven.isEmpty());
}

//! While no program runs somebody writes a segment of his own, with its rows. The next process signs all rows that
//! stand there, for ever; nothing but the missing tags and signatures tells what is whose.
void TestAuditVerify::whatWasAddedWithoutAKeyStaysNamed()
{
    AuditWorld world;
    world.runProcess(5);
    world.clock.advance(std::chrono::seconds(1));
    {
        const auto forger = world.open(base::Secret());
        world.logCalls(*forger, 2);
    }
    QVERIFY(world.verify()->unsignedParts.isEmpty()); // "not signed yet" says it
    for (int round = 0; round < 2; ++round) {
        world.clock.advance(std::chrono::seconds(1));
        world.runProcess(1);
        const auto report = world.verify();
        QVERIFY(report->isIntact());
        QVERIFY(report->unproven.isEmpty());
        QCOMPARE(report->unsignedParts.size(), 1);
        const observe::UnprovenPart& part = report->unsignedParts.first();
        QCOMPARE(part, (observe::UnprovenPart{world.segments().at(1), 5, 2, 3})); // begin, and two each
        QVERIFY(observe::partSentence(part).contains(part.segment));
    }
    // Nor does it help to look as if a process had died: who counts what it left has not written it.
    world.clock.advance(std::chrono::seconds(1));
    observe::AuditManifest manifest(world.setup.folder, world.setup.origin);
    QVERIFY(manifest.refresh().has_value());
    const QString left
        = world.clock.wallTime().toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-")) + QStringLiteral("0badf00d");
    {
        auto segment = observe::AuditSegment::begin(
            world.setup.folder, {left, world.setup.program, world.setup.who, 1, world.clock.wallTime()});
        QVERIFY(segment.has_value());
        QVERIFY((*segment)->append({"{\"kind\":\"event\",\"event\":\"forged\"}"}, base::Secret()).has_value());
        QVERIFY(
            manifest
                .append({(*segment)->row(observe::ManifestRow::Kind::Begin, world.clock.wallTime(), false)}, nullptr)
                .has_value());
    }
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(1);
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QCOMPARE(report->unsignedParts.size(), 2);
    QCOMPARE(report->unsignedParts.last().segment, left);
    QCOMPARE(report->unsignedParts.last().entries, 2);
}

//! As every process that begins before the key store has answered.
void TestAuditVerify::aKeyThatComesLateVouches()
{
    AuditWorld world;
    world.runProcess(1);
    world.clock.advance(std::chrono::seconds(1));
    {
        const auto log = std::make_unique<observe::AuditLog>(world.clock, world.random, world.setup);
        world.logCalls(*log, 2);
        log->flush();
        log->setKey(world.key);
        world.logCalls(*log, 2);
    }
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(1);
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->unsignedParts.isEmpty());
}

//! A row that says it was signed with the log's key, and was not: the signature of a later one says nothing of it.
void TestAuditVerify::aForgedVoucherIsSeen()
{
    AuditWorld world;
    world.runProcess(2);
    world.clock.advance(std::chrono::seconds(1));
    {
        const auto forger = world.open(base::Secret());
        world.logCalls(*forger, 2);
    }
    const QString manifest = observe::manifestPath(world.setup.folder);
    QList<QByteArray> lines = AuditWorld::read(manifest).trimmed().split('\n');
    const QByteArray id = world.trust().key->signer().id(world.setup.origin).toHex();
    QVERIFY(lines.at(3).contains("\"after\"") && !lines.at(3).contains("\"key\""));
    lines[3].replace("\"after\"", "\"key\":\"" + id + "\",\"after\"");
    lines[3] += '\t' + QByteArray(observe::CheckpointKey::signatureBytes, 'x').toBase64();
    AuditWorld::write(manifest, lines.join('\n') + '\n');
    for (int round = 0; round < 2; ++round) {
        const auto report = world.verify();
        QCOMPARE(report->findings.size(), 1);
        QCOMPARE(report->findings.first().fault, Fault::RowChanged);
        QCOMPARE(report->findings.first().number, 3);
        world.clock.advance(std::chrono::seconds(1));
        world.runProcess(1);
    }
}

void TestAuditVerify::anotherKeyIsNotBelieved()
{
    AuditWorld world;
    world.runProcess(5);
    world.key = observe::AuditKey::fresh(); // the first one is lost
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QVERIFY(report->isIntegrityOnly());
    QVERIFY(report->otherKey);
}

//! Somebody without the key writes that a segment was too old, and takes its file away. The program then signs what
//! stands there, and believes it no more than before.
void TestAuditVerify::aForgedRetirementIsSeen()
{
    AuditWorld world;
    world.runProcess(5);
    const QString gone = world.segments().first();
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(2);
    observe::AuditManifest manifest(world.setup.folder, world.setup.origin);
    QVERIFY(manifest.refresh().has_value());
    observe::ManifestRow row = manifest.segments().at(gone).last;
    row.kind = observe::ManifestRow::Kind::Retired;
    row.at = world.clock.wallTime();
    row.tagged = false;
    QVERIFY(manifest.append({row}, nullptr).has_value());
    QVERIFY(QFile::remove(world.path(gone)));
    for (int round = 0; round < 2; ++round) {
        const auto report = world.verify();
        QCOMPARE(report->findings.size(), 1);
        QCOMPARE(report->findings.first().fault, Fault::SegmentMissing);
        QCOMPARE(report->findings.first().segment, gone);
        world.clock.advance(std::chrono::seconds(1));
        world.runProcess(1);
    }
}

//! Nor can a row with an old date make the program itself remove what is young.
void TestAuditVerify::aBackdatedRowRetiresNothing()
{
    AuditWorld world;
    world.setup.keepDays = 30;
    world.runProcess(5);
    const QString segment = world.segments().first();
    observe::AuditManifest manifest(world.setup.folder, world.setup.origin);
    QVERIFY(manifest.refresh().has_value());
    observe::ManifestRow row = manifest.segments().at(segment).last;
    row.at = row.at.addYears(-10);
    row.tagged = false;
    QVERIFY(manifest.append({row}, nullptr).has_value());
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(1);
    QVERIFY(world.segments().contains(segment));
}

//! A process that cannot reach the key store leaves what is too old to one that can.
void TestAuditVerify::whatIsSignedGoesWithASignature()
{
    AuditWorld world;
    world.setup.keepDays = 30;
    world.runProcess(5);
    const QString segment = world.segments().first();
    world.clock.advance(std::chrono::hours(24 * 40));
    {
        const auto log = world.open(base::Secret());
        world.logCalls(*log, 1);
    }
    QVERIFY(world.segments().contains(segment));
    world.clock.advance(std::chrono::seconds(1));
    world.runProcess(1);
    QVERIFY(!world.segments().contains(segment));
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    QCOMPARE(report->retired, 1);
}

//! They would be shown and exported as if they were the log's.
void TestAuditVerify::seesFilesWhereNoneBelongs()
{
    AuditWorld world;
    world.runProcess(5);
    const QString path = world.path(world.segments().first());
    const QStringList copies{inMonth(path, QStringLiteral("2025-01")), path.chopped(4) + QStringLiteral(".LOG")};
    for (const QString& copy : copies) {
        QVERIFY(QFile::copy(path, copy));
        const auto report = world.verify();
        QCOMPARE(report->findings.size(), 1);
        QCOMPARE(report->findings.first().fault, Fault::SegmentAdded);
        const auto contents = observe::readAudit(world.setup.folder, std::atomic<bool>(false));
        QCOMPARE(contents->calls.size(), 5);
        QVERIFY(QFile::remove(copy));
    }
    QVERIFY(world.verify()->isIntact());
    QVERIFY(world.verify()->foreign.isEmpty());
    // What cannot be taken for a segment is named and no fault: a desktop leaves such files.
    const QDir folder(world.setup.folder);
    AuditWorld::write(folder.filePath(QStringLiteral(".DS_Store")), "x");
    AuditWorld::write(path + QStringLiteral(".bak"), "x");
    AuditWorld::write(folder.filePath(QStringLiteral("other.log")), "x");
    const auto report = world.verify();
    QVERIFY(report->isIntact());
    const QString backup = folder.relativeFilePath(path) + QStringLiteral(".bak");
    QCOMPARE(report->foreign, (QStringList{QStringLiteral(".DS_Store"), backup, QStringLiteral("other.log")}));
}

//! A log of the first version (docs/formats/audit.md): two processes. SPYHOP_WRITE_SAMPLE=FOLDER
//! writes another one there instead.
void TestAuditVerify::theSampleStillVerifies()
{
    AuditWorld world;
    QByteArray key = QByteArray::fromHex(QByteArray("5a").repeated(observe::AuditKey::bytes));
    world.key = base::Secret::take(key);
    if (qEnvironmentVariableIsSet("SPYHOP_WRITE_SAMPLE")) {
        world.setup.folder = qEnvironmentVariable("SPYHOP_WRITE_SAMPLE");
        world.runProcess(3);
        world.clock.advance(std::chrono::seconds(2));
        world.runProcess(2);
        return;
    }
    world.setup.folder
        = qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/tests/core/observe/samples/audit-1");
    const auto report = world.verify();
    QVERIFY(report.has_value());
    QVERIFY(report->isIntact());
    QVERIFY(report->isSigned);
    QVERIFY(report->unproven.isEmpty());
    QCOMPARE(report->segments, 2);
    QCOMPARE(report->entries, 2 + 10);
    QCOMPARE(report->last.size, 4);
}

void TestAuditVerify::tenThousandEntriesWithinASecond()
{
    AuditWorld world;
    world.runProcess(5'000);
    world.remember();
    const std::clock_t before = std::clock(); // processor time: a test shares its machine
    const auto report = world.verify();
    const double took = double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY(report->isIntact());
    QCOMPARE(report->entries, 10'001);
    qInfo("10,000 entries verified in %.0f ms", took * 1'000);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY(took < 1);
#endif
}

namespace {

//! \brief Does one random thing to the files of a log, in memory.
class Vandal {
public:
    Vandal(base::Random& random, const QMap<QString, QByteArray>& files)
        : m_random(random)
        , m_files(files)
    {
    }
    [[nodiscard]] QMap<QString, QByteArray> attack(QString& story)
    {
        QMap<QString, QByteArray> files = m_files;
        const QString path = anyPath();
        QByteArray& text = files[path];
        const auto deed = m_random.below(15);
        story = QStringLiteral("deed %1 on %2").arg(deed).arg(path);
        switch (deed) {
        case 0: // one bit
            text[at(text)] = char(text.at(at(text)) ^ (1 << m_random.below(8)));
            break;
        case 1: // one byte
            text[at(text)] = char(m_random.below(256));
            break;
        case 2: // some bytes out
            text.remove(at(text), 1 + qsizetype(m_random.below(40)));
            break;
        case 3: // some bytes in
            text.insert(at(text), QByteArray(1 + qsizetype(m_random.below(40)), char(32 + m_random.below(90))));
            break;
        case 4: // the end off
            text.truncate(at(text));
            break;
        case 5: // something behind the end
            text += m_random.below(2) ? lineOf(text) + '\n' : QByteArray(1 + qsizetype(m_random.below(9)), 'x');
            break;
        case 6:
            changeLines(text, [&](QList<QByteArray>& lines) { lines.removeAt(index(lines)); });
            break;
        case 7:
            changeLines(text, [&](QList<QByteArray>& lines) { lines.insert(index(lines), lines.at(index(lines))); });
            break;
        case 8:
            changeLines(text, [&](QList<QByteArray>& lines) { lines.swapItemsAt(index(lines), index(lines)); });
            break;
        case 9: { // a line of another file
            const QByteArray line = lineOf(files.value(anyPath()));
            changeLines(text, [&](QList<QByteArray>& lines) { lines.insert(index(lines), line); });
            break;
        }
        case 10: // one file in the place of another
            text = files.value(anyPath());
            break;
        case 11:
            files.remove(path);
            break;
        case 12: { // a copy that nobody listed
            QString name = path;
            name.replace(name.size() - 6, 2, QStringLiteral("zz"));
            if (!path.endsWith(QStringLiteral("manifest.log")))
                files.insert(name, text);
            break;
        }
        case 13: // a copy in another month's folder
            if (!path.endsWith(QStringLiteral("manifest.log")))
                files.insert(inMonth(path, QStringLiteral("2025-01")), text);
            break;
        default: { // some whole lines off the end of several files
            for (auto file = files.begin(); file != files.end(); ++file) {
                if (m_random.below(2))
                    changeLines(*file,
                        [&](QList<QByteArray>& lines) { lines.resize(lines.size() - qsizetype(m_random.below(3))); });
            }
        }
        }
        return files;
    }

private:
    [[nodiscard]] QString anyPath()
    {
        const QStringList paths = m_files.keys();
        return paths.at(qsizetype(m_random.below(quint64(paths.size()))));
    }
    [[nodiscard]] qsizetype at(const QByteArray& text) { return qsizetype(m_random.below(quint64(text.size()))); }
    [[nodiscard]] qsizetype index(const QList<QByteArray>& lines)
    {
        return qsizetype(m_random.below(quint64(lines.size())));
    }
    [[nodiscard]] QByteArray lineOf(const QByteArray& text)
    {
        QList<QByteArray> lines = text.split('\n');
        lines.removeLast();
        return lines.at(index(lines));
    }
    template <typename Change>
    void changeLines(QByteArray& text, const Change& change)
    {
        QList<QByteArray> lines = text.split('\n');
        lines.removeLast();
        change(lines);
        text = lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
    }

    base::Random& m_random;
    const QMap<QString, QByteArray>& m_files;
};

} // namespace

void TestAuditVerify::everyManipulationIsSeen()
{
    constexpr int manipulations = 10'000;
    AuditWorld world;
    for (int process = 0; process < 3; ++process) {
        world.clock.advance(std::chrono::seconds(3));
        world.runProcess(4);
    }
    world.remember();
    QVERIFY(world.verify()->isIntact());
    const QMap<QString, QByteArray> original = filesOf(world);
    base::Random random(20261126);
    int done = 0;
    while (done < manipulations) {
        QString story;
        const QMap<QString, QByteArray> changed = Vandal(random, original).attack(story);
        if (changed == original)
            continue; // two equal lines exchanged, say
        ++done;
        for (auto file = original.cbegin(); file != original.cend(); ++file) {
            if (!changed.contains(file.key()))
                QFile::remove(file.key());
        }
        for (auto file = changed.cbegin(); file != changed.cend(); ++file) {
            if (file.value() != original.value(file.key()))
                AuditWorld::write(file.key(), file.value());
        }
        const auto report = world.verify();
        const bool isSeen = report.has_value() && !report->isIntact();
        QVERIFY2(isSeen, qPrintable(QStringLiteral("manipulation %1: %2").arg(done).arg(story)));
        for (auto file = changed.cbegin(); file != changed.cend(); ++file) {
            if (!original.contains(file.key()))
                QFile::remove(file.key());
            else if (file.value() != original.value(file.key()))
                AuditWorld::write(file.key(), original.value(file.key()));
        }
        for (auto file = original.cbegin(); file != original.cend(); ++file) {
            if (!changed.contains(file.key()))
                AuditWorld::write(file.key(), file.value());
        }
    }
    QVERIFY(world.verify()->isIntact());
}

SPYHOP_TEST_MAIN(TestAuditVerify)
#include "tst_auditverify.moc"
