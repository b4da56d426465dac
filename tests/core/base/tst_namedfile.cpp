// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namedfile.h"

#include "core/base/files.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

using namespace spyhop;
using namespace Qt::StringLiterals;

//! What a person names for an export is none of a profile's own files, however it is spelled.
class TestNamedFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProfilesFilesAreRefused_data();
    void aProfilesFilesAreRefused();
    void othersAreWritten_data();
    void othersAreWritten();
    void aRelativeNameIsLookedUpToo();

private:
    QTemporaryDir m_place;
    [[nodiscard]] QString at(const QString& name) const { return m_place.filePath(name); }
};

void TestNamedFile::init()
{
    if (QFileInfo::exists(at(u"p"_s)))
        return;
    QVERIFY(QDir().mkpath(at(u"p/audit/2026-11"_s)));
    QVERIFY(QDir().mkpath(at(u"deep/er"_s)));
    QVERIFY(base::atomicSave(at(u"p/spyhop.db"_s), "database"));
    QVERIFY(base::atomicSave(at(u"p/spyhop.json"_s), "{}"));
    QVERIFY(QFile::link(u"p"_s, at(u"profile"_s)));
    QVERIFY(QFile::link(u"../p/spyhop.json"_s, at(u"deep/notes.json"_s)));
    QVERIFY(QFile::link(u"../p/vault.json"_s, at(u"deep/later.json"_s))); // leads to nothing yet
    QVERIFY(QFile::link(u"../p/audit"_s, at(u"deep/log"_s)));
}

void TestNamedFile::aProfilesFilesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"p/spyhop.json", "p/SPYHOP.JSON", "p/spyhop.db", "p/spyhop.db-wal", "p/spyhop.json.last",
             "p/spyhop.json.lock", "p/spyhop.db.before-v7", "p/spyhop.db.before-restore", "p/vault.json",
             "p/token.json", "p/policy.json", "p/state.ini", "p/window.lock", "p/data-key.lock", "p/audit", "p/audit/",
             "p/audit/manifest.log", "p/audit/2026-11/new.csv", "p/jobs/watch.salt", "p/templates/mine.json",
             "p/restore-staged/spyhop.db", "p/backup-0123.part/x", "p/Audit/log.csv", "p/none/../spyhop.json",
             "deep/../p/spyhop.json", "profile/spyhop.json", "profile/vault.json", "deep/notes.json", "deep/later.json",
             "deep/log/x.csv", "deep/log/../spyhop.json", "deep/log/../token.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestNamedFile::aProfilesFilesAreRefused()
{
    QFETCH(QString, name);
    const base::Status checked = base::checkNamedFile(at(name));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, base::ErrorCode::Usage);
    QCOMPARE(checked.error().whom, at(name));
    QVERIFY(!checked.error().what.isEmpty());
    QVERIFY(!checked.error().remedy.isEmpty());
    QVERIFY(!base::saveNamedFile(at(name), "an export"));
    QCOMPARE(base::readFile(at(u"p/spyhop.json"_s), 100).value(), QByteArray("{}"));
    QCOMPARE(base::readFile(at(u"p/spyhop.db"_s), 100).value(), QByteArray("database"));
    QCOMPARE(QDir(at(u"p"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        (QStringList{u"audit"_s, u"spyhop.db"_s, u"spyhop.json"_s}));
}

void TestNamedFile::othersAreWritten_data()
{
    QTest::addColumn<QString>("name");
    // A profile may lie where a person works: what is not its own is not its business.
    for (const char* name : {"spyhop.json", "vault.json", "deep/audit.csv", "deep/er/spyhop.db", "p/results.csv",
             "p/auditors.csv", "p/my notes/spyhop.json", "p/backup-2026"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestNamedFile::othersAreWritten()
{
    QFETCH(QString, name);
    QVERIFY(QDir().mkpath(at(u"p/my notes"_s)));
    const base::Status saved = base::saveNamedFile(at(name), "an export");
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().sentence()));
    QCOMPARE(base::readFile(at(name), 100).value(), QByteArray("an export"));
    QVERIFY(QFile::remove(at(name)));
    QDir(at(u"p/my notes"_s)).removeRecursively();
}

void TestNamedFile::aRelativeNameIsLookedUpToo()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(at(u"p"_s)));
    const bool refused = !base::checkNamedFile(u"spyhop.json"_s) && !base::checkNamedFile(u"./vault.json"_s);
    const bool goes = base::checkNamedFile(u"out.csv"_s).has_value();
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(refused && goes);
}

SPYHOP_TEST_MAIN(TestNamedFile)
#include "tst_namedfile.moc"
