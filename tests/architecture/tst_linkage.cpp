// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the binaries load: the command line program must not need a widget, and what reads foreign documents no engine
// that runs scripts either, neither directly nor through another library.

#include "tests/support/testmain.h"

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

class TestLinkage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCommandLineNeedsNoWidget()
    {
        const QStringList libraries = loadedBy(QStringLiteral("spyhop-cli"));
        if (QTest::currentTestFailed() || libraries.isEmpty())
            return;
        QVERIFY2(!libraries.filter(QStringLiteral("libQt6Core")).isEmpty(), "the list of libraries was not understood");
        QCOMPARE(libraries.filter(QStringLiteral("libQt6Widgets")), QStringList());
    }

    void readersNeedNeitherWidgetNorScript()
    {
        const QStringList libraries = loadedBy(QStringLiteral("spyhop-reader"));
        if (QTest::currentTestFailed() || libraries.isEmpty())
            return;
        QVERIFY2(!libraries.filter(QStringLiteral("libQt6Core")).isEmpty(), "the list of libraries was not understood");
        QCOMPARE(libraries.filter(QStringLiteral("libQt6Widgets")), QStringList());
        QCOMPARE(libraries.filter(QStringLiteral("libQt6Qml")), QStringList());
    }

private:
    static QStringList loadedBy(const QString& program)
    {
        const QString path = qEnvironmentVariable("SPYHOP_BIN_DIR") + u'/' + program;
        if (!QFileInfo::exists(path)) {
            QTest::qFail(qPrintable(path + QStringLiteral(" does not exist")), __FILE__, __LINE__);
            return {};
        }
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {path});
        if (!ldd.waitForFinished()) {
            QTest::qSkip("ldd cannot be run here", __FILE__, __LINE__);
            return {};
        }
        return QString::fromUtf8(ldd.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
};

SPYHOP_TEST_MAIN(TestLinkage)
#include "tst_linkage.moc"
