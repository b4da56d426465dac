// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the table of docs/architecture.md against every #include of app, core and ui: no file includes upwards or
// sideways, no include cycle, and nothing outside core/base takes time or chance from anywhere but its Clock and
// Random.

#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace {

struct Source {
    QString path; // from the project's root
    QStringList includes; // project files only, from the project's root
    QStringList systemIncludes;
    QString code; // without comments and string literals
};

struct Floors {
    QHash<QString, int> floorOfRoom; // "core/net" → 2, "ui" → 5, "app" → 6
};

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! The lines "    N  room…" of the page's section "Floors".
Floors parseFloors(const QString& page)
{
    Floors floors;
    static const QRegularExpression line(QStringLiteral("^    (\\d)  ([^\\n]+)$"), QRegularExpression::MultilineOption);
    const QString section = page.mid(page.indexOf(QStringLiteral("## Floors")));
    auto match = line.globalMatch(section.left(section.indexOf(QStringLiteral("## Rooms"))));
    while (match.hasNext()) {
        const auto row = match.next();
        const int number = row.captured(1).toInt();
        if (number >= 5) {
            floors.floorOfRoom.insert(number == 6 ? QStringLiteral("app") : QStringLiteral("ui"), number);
            continue;
        }
        static const QRegularExpression space(QStringLiteral("\\s+"));
        for (QString room : row.captured(2).split(space, Qt::SkipEmptyParts))
            floors.floorOfRoom.insert(QStringLiteral("core/") + room.remove(QStringLiteral("core/")), number);
    }
    return floors;
}

QString roomOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    return parts.first() == u"core" ? parts.value(0) + u'/' + parts.value(1) : parts.first();
}

//! Comments and literals blanked, so that only code is searched for forbidden names.
QString withoutCommentsAndLiterals(const QString& code)
{
    static const QRegularExpression noise(QStringLiteral(R"re(//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*")re"),
        QRegularExpression::DotMatchesEverythingOption);
    QString result = code;
    return result.replace(noise, QStringLiteral(" "));
}

Source parseSource(const QString& path, const QString& text)
{
    Source source;
    source.path = path;
    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    auto match = include.globalMatch(text);
    while (match.hasNext()) {
        const auto one = match.next();
        const QString name = one.captured(2);
        if (one.captured(1) == u"\"")
            source.includes << name;
        else
            source.systemIncludes << name;
    }
    source.code = withoutCommentsAndLiterals(text);
    return source;
}

QString judgeInclude(const Floors& floors, const QString& from, const QString& to)
{
    const QString fromRoom = roomOf(from);
    const QString toRoom = roomOf(to);
    if (fromRoom == toRoom)
        return {};
    if (!floors.floorOfRoom.contains(toRoom))
        return to.endsWith(QStringLiteral(".moc")) ? QString() : QStringLiteral("unknown room “%1”").arg(toRoom);
    const int fromFloor = floors.floorOfRoom.value(fromRoom);
    const int toFloor = floors.floorOfRoom.value(toRoom);
    if (toFloor >= fromFloor)
        return toFloor == fromFloor ? QStringLiteral("sideways") : QStringLiteral("upwards");
    if (fromFloor == 5) {
        static const QStringList allowed{
            QStringLiteral("core/model"), QStringLiteral("core/base"), QStringLiteral("core/typeset")};
        if (toFloor != 4 && !allowed.contains(toRoom))
            return QStringLiteral("ui may include floor 4, core/model, core/base and core/typeset only");
    }
    return {};
}

const QStringList& forbiddenNames()
{
    static const QStringList names{QStringLiteral("QTimer"), QStringLiteral("QElapsedTimer"),
        QStringLiteral("QBasicTimer"), QStringLiteral("startTimer"), QStringLiteral("currentDateTime"),
        QStringLiteral("currentDateTimeUtc"), QStringLiteral("currentMSecsSinceEpoch"),
        QStringLiteral("globalInstance"), QStringLiteral("steady_clock"), QStringLiteral("system_clock"),
        QStringLiteral("QEventLoop"), QStringLiteral("processEvents")};
    return names;
}

QStringList forbiddenIn(const Source& source)
{
    QStringList found;
    for (const QString& name : forbiddenNames()) {
        const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(name));
        if (word.match(source.code).hasMatch() || source.systemIncludes.join(u' ').contains(u'/' + name))
            found << name;
    }
    if (QRegularExpression(QStringLiteral("\\bsender\\s*\\(\\s*\\)")).match(source.code).hasMatch())
        found << QStringLiteral("sender()");
    if (QRegularExpression(QStringLiteral("QRandomGenerator\\s*::\\s*(global|system)")).match(source.code).hasMatch())
        found << QStringLiteral("QRandomGenerator::global");
    return found;
}

} // namespace

class TestFloors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_root = qEnvironmentVariable("SPYHOP_SOURCE_DIR");
        m_floors = parseFloors(read(m_root + QStringLiteral("/docs/architecture.md")));
        QVERIFY(m_floors.floorOfRoom.size() > 20);
        for (const char* top : {"app", "core", "ui"}) {
            QDirIterator it(m_root + u'/' + QString::fromLatin1(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next().mid(m_root.size() + 1);
                m_sources.insert(path, parseSource(path, read(m_root + u'/' + path)));
            }
        }
        QVERIFY(m_sources.size() > 20);
    }

    void everyRoomStandsInTheTable()
    {
        QStringList unknown;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            if (!m_floors.floorOfRoom.contains(roomOf(source.key())))
                unknown << source.key();
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }

    void includesGoDownOnly()
    {
        QStringList wrong;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            for (const QString& include : source->includes) {
                const QString verdict = judgeInclude(m_floors, source.key(), include);
                if (!verdict.isEmpty())
                    wrong << QStringLiteral("%1 includes %2: %3").arg(source.key(), include, verdict);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noWidgetBelowTheWindow()
    {
        QStringList wrong;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            if (source.key().startsWith(QStringLiteral("ui/")) || source.key().startsWith(QStringLiteral("app/gui/")))
                continue;
            for (const QString& include : source->systemIncludes) {
                if (include.startsWith(QStringLiteral("QtWidgets/")))
                    wrong << source.key();
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noUmbrellaHeaders()
    {
        static const QRegularExpression umbrella(QStringLiteral("^(Qt\\w+)/\\1$"));
        QStringList wrong;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            for (const QString& include : source->systemIncludes) {
                if (umbrella.match(include).hasMatch())
                    wrong << source.key() + QStringLiteral(": ") + include;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noIncludeCycle()
    {
        QHash<QString, int> state; // 1: on the path, 2: done
        QStringList path;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            if (!visit(source.key(), state, path))
                QFAIL(qPrintable(QStringLiteral("include cycle: ") + path.join(QStringLiteral(" → "))));
        }
    }

    void timeAndChanceComeFromBaseOnly()
    {
        QStringList wrong;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            if (source.key().startsWith(QStringLiteral("core/base/")))
                continue;
            const QStringList found = forbiddenIn(*source);
            if (!found.isEmpty())
                wrong << QStringLiteral("%1: %2").arg(source.key(), found.join(QStringLiteral(", ")));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everyFileNamesItsLicence()
    {
        QStringList wrong;
        for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
            if (!read(m_root + u'/' + source.key()).startsWith(QStringLiteral("// SPDX-FileCopyrightText: ")))
                wrong << source.key();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // The judges themselves: each must be able to say no.
    void aBrokenFloorIsSeen_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* from, const char* to, const char* verdict) {
            QTest::addRow("%s -> %s", from, to)
                << QString::fromUtf8(from) << QString::fromUtf8(to) << QString::fromUtf8(verdict);
        };
        row("core/base/a.cpp", "core/model/b.h", "upwards");
        row("core/net/a.cpp", "core/wire/b.h", "sideways");
        row("core/gateway/a.cpp", "core/wire/b.h", "");
        row("core/chat/a.cpp", "ui/chat/b.h", "upwards");
        row("ui/chat/a.cpp", "ui/common/b.h", "");
        row("ui/chat/a.cpp", "core/chat/b.h", "");
        row("ui/chat/a.cpp", "core/model/b.h", "");
        row("ui/chat/a.cpp", "core/net/b.h", "ui may include floor 4, core/model, core/base and core/typeset only");
        row("app/cli/a.cpp", "core/net/b.h", "");
        row("core/net/a.cpp", "core/nowhere/b.h", "unknown room “core/nowhere”");
    }
    void aBrokenFloorIsSeen()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, verdict);
        QCOMPARE(judgeInclude(m_floors, from, to), verdict);
    }

    void aForbiddenNameIsSeen()
    {
        const auto found = [](const char* code) {
            return forbiddenIn(parseSource(QStringLiteral("core/net/a.cpp"), QString::fromLatin1(code)));
        };
        QCOMPARE(found("QTimer timer;"), QStringList(QStringLiteral("QTimer")));
        QCOMPARE(found("#include <QtCore/QTimer>\n"), QStringList(QStringLiteral("QTimer")));
        QCOMPARE(found("// QTimer would be wrong\nauto s = \"QTimer\";"), QStringList());
        QCOMPARE(found("QRandomGenerator::global()->generate();").size(), 1);
        QCOMPARE(found("base::Timer& timer;"), QStringList());
    }

private:
    bool visit(const QString& file, QHash<QString, int>& state, QStringList& path) const
    {
        const int now = state.value(file);
        path << file;
        if (now == 1)
            return false;
        if (now == 0) {
            state.insert(file, 1);
            const auto source = m_sources.constFind(file);
            if (source != m_sources.cend()) {
                for (const QString& include : source->includes) {
                    if (!visit(include, state, path))
                        return false;
                }
            }
            state.insert(file, 2);
        }
        path.removeLast();
        return true;
    }

    QString m_root;
    Floors m_floors;
    QMap<QString, Source> m_sources;
};

SPYHOP_TEST_MAIN(TestFloors)
#include "tst_floors.moc"
