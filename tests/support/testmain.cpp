// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace spyhop::testsupport {
namespace {

QString worldFolder;

} // namespace

class TestWorld::Private {
public:
    QTemporaryDir folder;
};

TestWorld::TestWorld()
    : d(new Private)
{
    worldFolder = d->folder.path();
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString path = makeFolder(QString::fromLatin1(name).toLower());
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        qputenv(name, path.toLocal8Bit());
    }
    qunsetenv("SPYHOP_PROFILE");
    qunsetenv("SPYHOP_PASSPHRASE");
    qputenv("LANGUAGE", "en");
    // Qt's own warnings about a missing display or desktop are not the test's.
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false;qt.qml.compiler=false");
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

TestWorld::~TestWorld()
{
    delete d;
}

QString TestWorld::makeFolder(const QString& name)
{
    const QString path = worldFolder + u'/' + name;
    QDir().mkpath(path);
    return path;
}

unsigned TestWorld::owner()
{
#ifdef Q_OS_UNIX
    return ::getuid();
#else
    return 0;
#endif
}

} // namespace spyhop::testsupport
