// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filenames.h"

#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestFileNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Report"_s << u"Report"_s;
        QTest::newRow("several dots") << u"report.v2.final · Who is it with"_s << u"report.v2.final · Who is it with"_s;
        QTest::newRow("a sentence") << u"report.v2 · Name the party."_s << u"report.v2 · Name the party"_s;
        QTest::newRow("a question") << u"Who? And when?"_s << u"Who_ And when"_s;
        QTest::newRow("cut") << u"Which of these says who pays…"_s << u"Which of these says who pays"_s;
        QTest::newRow("refused") << u"a/b: c?\\\"d"_s << u"a_b_ c___d"_s;
        QTest::newRow("hidden") << u"..secret."_s << u"secret"_s;
        QTest::newRow("turned round") << u"rechnung\u202efdp.exe"_s << u"rechnung_fdp.exe"_s;
        QTest::newRow("cut at a dot") << u"a"_s.repeated(79) + u".b"_s << u"a"_s.repeated(79);
        QTest::newRow("nothing") << u" …?"_s << QString();
    }

    void names()
    {
        QFETCH(QString, title);
        QTEST(base::fileNameFrom(title), "name");
    }
};

SPYHOP_TEST_MAIN(TestFileNames)
#include "tst_filenames.moc"
