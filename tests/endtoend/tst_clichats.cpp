// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace spyhop;
using namespace spyhop::testsupport;
using namespace Qt::StringLiterals;

//! `spyhop-cli chats …` as a script uses it.
class TestCliChats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWithoutConsent();
    void importsListsShows();
    void whatIsStoredIsReadWithoutConsent();
    void searches();
    void exports_data();
    void exports();
    void exportsDrawFormulas();
    void exportsAllIntoAFolder();
    void whereNoLanguageIsSetOneChatIsOneChat_data();
    void whereNoLanguageIsSetOneChatIsOneChat();
    void aProfilesFilesAreNoPlace();
    void wrongWords_data();
    void wrongWords();

private:
    static constexpr auto twoChats = R"([{"title": "Whales", "messages": [{"role": "user", "content": "What swims?"},
        {"role": "assistant", "content": "An **Orca**, 虎鲸。", "model": "m"}]},
        {"title": "Taxes", "messages": [{"role": "user", "content": "How much?"}]}])";
    //! A profile that stores chats, with two in it.
    static void fill(World& world)
    {
        world.set(u"SPYHOP_PASSPHRASE"_s, u"correct horse"_s);
        QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"chats"_s}).exit, 0);
        QCOMPARE(world.run({u"chats"_s, u"import"_s, world.write(u"chats.json"_s, twoChats)}).exit, 0);
    }
    //! Ids by title.
    static QHash<QString, QString> ids(const World& world)
    {
        QHash<QString, QString> result;
        const Result listed = world.run({u"chats"_s, u"list"_s, u"--json"_s});
        for (const QJsonObject& line : listed.lines())
            result.insert(line.value(u"title").toString(), line.value(u"id").toString());
        return result;
    }
};

void TestCliChats::refusesWithoutConsent()
{
    World world;
    const Result refused = world.run({u"chats"_s, u"list"_s});
    QCOMPARE(refused.exit, 3);
    QVERIFY(refused.err.contains("privacy grant chats"));
    QVERIFY(refused.out.isEmpty());
}

void TestCliChats::importsListsShows()
{
    World world;
    world.set(u"SPYHOP_PASSPHRASE"_s, u"correct horse"_s);
    QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"chats"_s}).exit, 0);
    const QString file = world.write(u"chats.json"_s, twoChats);
    const Result first = world.run({u"chats"_s, u"import"_s, u"--json"_s, file});
    QCOMPARE(first.exit, 0);
    const QJsonObject done = first.line(u"done"_s);
    QCOMPARE(done.value(u"chats").toInt(), 2);
    QCOMPARE(done.value(u"messages").toInt(), 3);
    const Result again = world.run({u"chats"_s, u"import"_s, file});
    QCOMPARE(again.exit, 0);
    QVERIFY2(again.out.contains("2 chats were here already"), again.out.constData());
    const QHash<QString, QString> known = ids(world);
    QCOMPARE(known.size(), 2);
    QVERIFY(world.run({u"chats"_s, u"list"_s}).out.contains("Whales"));
    const Result shown = world.run({u"chats"_s, u"show"_s, known.value(u"Whales"_s)});
    QCOMPARE(shown.exit, 0);
    QVERIFY2(shown.out.startsWith("# Whales\n\n## Question\n\nWhat swims?"), shown.out.constData());
    QVERIFY(shown.out.contains("## Answer of m\n\nAn **Orca**"));
    // Nothing of it lies plainly in the profile.
    const QByteArray database = world.read(u"profile/spyhop.db"_s) + world.read(u"profile/spyhop.db-wal"_s);
    QVERIFY(!database.contains("Orca") && !database.contains("Whales"));
}

void TestCliChats::whatIsStoredIsReadWithoutConsent()
{
    World world;
    fill(world);
    const Result revoked = world.run({u"privacy"_s, u"revoke"_s});
    QCOMPARE(revoked.exit, 0);
    QVERIFY2(revoked.err.contains("can still be read"), revoked.err.constData());
    QVERIFY2(!revoked.err.contains("goes on being stored"), revoked.err.constData()); // there is no job
    const Result status = world.run({u"privacy"_s, u"status"_s});
    QVERIFY2(status.out.contains("Nothing new is stored"), status.out.constData());
    QVERIFY2(status.out.contains("chats 2, jobs 0"), status.out.constData());
    QCOMPARE(world.run({u"privacy"_s, u"status"_s, u"--json"_s}).line(u"privacy"_s).value(u"chats").toInt(), 2);

    const QHash<QString, QString> known = ids(world);
    QCOMPARE(known.size(), 2);
    QVERIFY(world.run({u"chats"_s, u"show"_s, known.value(u"Whales"_s)}).out.contains("Orca"));
    QCOMPARE(world.run({u"chats"_s, u"search"_s, u"orca"_s}).exit, 0);
    const Result imported = world.run({u"chats"_s, u"import"_s, world.write(u"again.json"_s, twoChats)});
    QCOMPARE(imported.exit, 3); // that would store something
    QVERIFY(imported.err.contains("privacy grant chats"));
    World locked;
    fill(locked);
    QCOMPARE(locked.run({u"privacy"_s, u"revoke"_s}).exit, 0);
    locked.set(u"SPYHOP_PASSPHRASE"_s, QString());
    QCOMPARE(locked.run({u"chats"_s, u"list"_s}).exit, 3);
    QCOMPARE(world.run({u"privacy"_s, u"erase"_s}).exit, 0);
    QCOMPARE(world.run({u"chats"_s, u"list"_s}).exit, 3);
}

void TestCliChats::searches()
{
    World world;
    fill(world);
    const Result found = world.run({u"chats"_s, u"search"_s, u"--json"_s, u"orca"_s});
    QCOMPARE(found.exit, 0);
    QCOMPARE(found.line(u"hit"_s).value(u"title").toString(), u"Whales"_s);
    QCOMPARE(found.line(u"done"_s).value(u"total").toInt(), 1);
    QVERIFY(world.run({u"chats"_s, u"search"_s, u"鲸"_s}).out.contains("虎鲸"));
    const Result nothing = world.run({u"chats"_s, u"search"_s, u"shark"_s});
    QCOMPARE(nothing.exit, 0);
    QVERIFY(nothing.out.isEmpty());
    QVERIFY(nothing.err.contains("Nothing was found"));
}

void TestCliChats::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("Markdown") << u"chat.md"_s << QByteArray("# Whales");
    QTest::newRow("JSON") << u"chat.json"_s << QByteArray("{");
    QTest::newRow("HTML") << u"chat.html"_s << QByteArray("<!DOCTYPE html>");
    QTest::newRow("Word") << u"chat.docx"_s << QByteArray("PK");
    QTest::newRow("PDF") << u"chat.pdf"_s << QByteArray("%PDF-");
}

void TestCliChats::exports()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begins);
    World world;
    fill(world);
    const QString id = ids(world).value(u"Whales"_s);
    world.set(u"XDG_RUNTIME_DIR"_s, QString()); // as for a job in the night
    const Result written = world.run({u"chats"_s, u"export"_s, id, u"--out"_s, world.path(name)});
    QVERIFY2(written.exit == 0, written.err.constData());
    QVERIFY(written.out.isEmpty());
    QCOMPARE(written.err.trimmed(), QByteArray("Written: " + world.path(name).toUtf8())); // and nothing of Qt's
    const QByteArray bytes = world.read(name);
    QVERIFY2(bytes.startsWith(begins), bytes.left(60).constData());
    if (!name.endsWith(u".json"))
        return;
    // It comes back: here it is known, in another profile it is new.
    QVERIFY(world.run({u"chats"_s, u"import"_s, world.path(name)}).out.contains("1 chat was here already"));
    World other;
    other.set(u"SPYHOP_PASSPHRASE"_s, u"correct horse"_s);
    QCOMPARE(other.run({u"privacy"_s, u"grant"_s, u"chats"_s}).exit, 0);
    const Result imported = other.run({u"chats"_s, u"import"_s, world.path(name)});
    QCOMPARE(imported.exit, 0);
    QVERIFY2(imported.out.contains(": 1 chat with 2 messages imported."), imported.out.constData());
    QCOMPARE(ids(other).keys(), QStringList{u"Whales"_s});
}

void TestCliChats::exportsDrawFormulas()
{
    World world;
    world.set(u"SPYHOP_PASSPHRASE"_s, u"correct horse"_s);
    QCOMPARE(world.run({u"privacy"_s, u"grant"_s, u"chats"_s}).exit, 0);
    world.write(u"in.json"_s, R"({"format":"spyhop-chats","version":1,"chats":[{"id":"f","title":"Formulas","leaf":"2",
        "updatedAt":"2026-01-01T00:00:00.000Z","messages":[
        {"id":"1","role":"user","text":"Say it","createdAt":"2026-01-01T00:00:00.000Z"},
        {"id":"2","parent":"1","role":"assistant","text":"It is $\\frac{a}{b}$.","createdAt":"2026-01-01T00:00:01.000Z"}]}]})");
    QCOMPARE(world.run({u"chats"_s, u"import"_s, world.path(u"in.json"_s)}).exit, 0);
    const QString id = ids(world).value(u"Formulas"_s);
    for (const QString& name : {u"f.html"_s, u"F.DOCX"_s, u"f.pdf"_s}) {
        const Result written = world.run({u"chats"_s, u"export"_s, id, u"--out"_s, world.path(name)});
        QVERIFY2(written.exit == 0, written.err.constData());
        QVERIFY2(!written.err.contains("qt."), written.err.constData());
    }
    const QByteArray page = world.read(u"f.html"_s);
    QVERIFY(page.contains("<img src=\"data:image/png;base64,"));
    QVERIFY(page.contains("alt=\"\\frac{a}{b}\""));
    QVERIFY(world.read(u"F.DOCX"_s).contains("word/media/"));
    QVERIFY(world.read(u"f.pdf"_s).startsWith("%PDF-")); // tst_chatexport looks into it
    // Folders too, and Markdown keeps the source.
    QCOMPARE(
        world.run({u"chats"_s, u"export"_s, id, u"--format"_s, u"html"_s, u"--out"_s, world.path(u"all/"_s)}).exit, 0);
    QVERIFY(world.read(u"all/Formulas.html"_s).contains("<img src="));
    QCOMPARE(world.run({u"chats"_s, u"export"_s, id, u"--out"_s, world.path(u"f.md"_s)}).exit, 0);
    QVERIFY(world.read(u"f.md"_s).contains("$\\frac{a}{b}$"));
}

void TestCliChats::exportsAllIntoAFolder()
{
    World world;
    fill(world);
    const QString folder = world.path(u"out"_s) + u'/';
    const Result written = world.run({u"chats"_s, u"export"_s, u"--all"_s, u"--format"_s, u"md"_s, u"--out"_s, folder});
    QVERIFY2(written.exit == 0, written.err.constData());
    QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), (QStringList{u"Taxes.md"_s, u"Whales.md"_s}));
    // What lies there already is somebody's own.
    world.write(u"out/Whales.md"_s, "my own notes");
    const Result again = world.run({u"chats"_s, u"export"_s, u"--all"_s, u"--format"_s, u"md"_s, u"--out"_s, folder});
    QVERIFY2(again.exit == 0, again.err.constData());
    QCOMPARE(world.read(u"out/Whales.md"_s), QByteArray("my own notes"));
    QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
        (QStringList{u"Taxes (2).md"_s, u"Taxes.md"_s, u"Whales (2).md"_s, u"Whales.md"_s}));
}

//! Servers have the locale "C", and their people read the numbers all the same.
void TestCliChats::whereNoLanguageIsSetOneChatIsOneChat_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("none") << u"C.UTF-8"_s;
    QTest::newRow("one without a translation") << u"fr_FR.UTF-8"_s;
}

void TestCliChats::whereNoLanguageIsSetOneChatIsOneChat()
{
    QFETCH(QString, locale);
    World world;
    fill(world);
    for (const QString& variable : {u"LANGUAGE"_s, u"LANG"_s, u"LC_ALL"_s, u"LC_MESSAGES"_s})
        world.set(variable, variable == u"LANGUAGE"_s ? QString() : locale);
    const Result again = world.run({u"chats"_s, u"import"_s, world.path(u"chats.json"_s)});
    QVERIFY2(again.out.contains("2 chats were here already"), again.out.constData());
}

void TestCliChats::aProfilesFilesAreNoPlace()
{
    World world;
    fill(world);
    const QString id = ids(world).value(u"Whales"_s);
    const QByteArray settings = world.read(u"profile/spyhop.json"_s);
    QVERIFY(!settings.isEmpty());
    QVERIFY(QFile::link(world.path(u"profile/spyhop.json"_s), world.path(u"way.json"_s)));
    const QStringList one{u"chats"_s, u"export"_s, id, u"--out"_s};
    for (const QString& name : {u"profile/spyhop.json"_s, u"profile/audit/../spyhop.json"_s, u"way.json"_s}) {
        const Result refused = world.run(one + QStringList{world.path(name)});
        QCOMPARE(refused.exit, 2);
        QVERIFY2(refused.err.contains("another folder"), refused.err.constData());
    }
    const QStringList all{u"chats"_s, u"export"_s, u"--all"_s, u"--format"_s, u"md"_s, u"--out"_s};
    QCOMPARE(world.run(all + QStringList{world.path(u"profile/audit/"_s)}).exit, 2);
    QCOMPARE(world.run({u"prompts"_s, u"export"_s, world.path(u"profile/vault.json"_s)}).exit, 2);
    QCOMPARE(world.read(u"profile/spyhop.json"_s), settings);
    QCOMPARE(world.run({u"chats"_s, u"show"_s, id}).exit, 0);
}

void TestCliChats::wrongWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no chat") << QStringList{u"show"_s, u"nobody"_s} << QByteArray("chats list");
    QTest::newRow("no file") << QStringList{u"import"_s} << QByteArray("file of chats");
    QTest::newRow("file is not there") << QStringList{u"import"_s, u"/nowhere.json"_s} << QByteArray("nowhere.json");
    QTest::newRow("no out") << QStringList{u"export"_s, u"x"_s} << QByteArray("--out");
    QTest::newRow("no format") << QStringList{u"export"_s, u"x"_s, u"--out"_s, u"x.txt"_s} << QByteArray(".docx");
    QTest::newRow("which chat") << QStringList{u"export"_s, u"--out"_s, u"x.md"_s} << QByteArray("--all");
    QTest::newRow("nothing to search") << QStringList{u"search"_s} << QByteArray("search for");
}

void TestCliChats::wrongWords()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    World world;
    fill(world);
    const Result refused = world.run(QStringList{u"chats"_s} + words);
    QCOMPARE(refused.exit, 2);
    QVERIFY2(refused.err.contains(says), refused.err.constData());
}

SPYHOP_TEST_MAIN(TestCliChats)
#include "tst_clichats.moc"
