// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/chat/library.h"
#include "core/chat/prompttext.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using chat::PromptField;
using Kind = chat::Library::Kind;

namespace {

const QDate today(2026, 11, 26);

QString described(const QList<PromptField>& fields)
{
    QStringList lines;
    for (const PromptField& field : fields)
        lines.append(u"%1 %2 [%3] %4"_s.arg(field.name)
                         .arg(int(field.kind))
                         .arg(field.choices.join(u'|'), field.preset)
                         .trimmed());
    return lines.join(u'\n');
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fields_data();
    void fields();
    void badFields_data();
    void badFields();
    void fills_data();
    void fills();
    void valuesAreNotLookedInto();
    void keepsAndFinds();
    void refusesWhatCannotBeUsed();
    void exportComesBack();
    void badImportChangesNothing();
    void consentDecidesWhere();
    void whatOthersSaveIsTakenOver();
};

void TestLibrary::fields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << u"Plain { } {{ }} text"_s << QString();
    QTest::newRow("name") << u"Dear {{name}}, {{ name }}"_s << u"name 0 []"_s;
    QTest::newRow("kinds") << u"{{a:long}}{{b:number=3}}{{c:choice(x| y )}}{{d:text=hi there}}"_s
                           << u"a 1 []\nb 2 [] 3\nc 4 [x|y] x\nd 0 [] hi there"_s;
    QTest::newRow("date") << u"{{date}} {{due:date=2027-01-01}}"_s << u"date 3 [] 2026-11-26\ndue 3 [] 2027-01-01"_s;
    QTest::newRow("literal") << u"\\{{name}} {{other}}"_s << u"other 0 []"_s;
    QTest::newRow("chinese") << u"{{姓名}}：{{语气:choice(正式|亲切)=亲切}}"_s
                             << u"姓名 0 []\n语气 4 [正式|亲切] 亲切"_s;
}

void TestLibrary::fields()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto fields = chat::promptFields(text, today);
    QVERIFY(fields);
    QCOMPARE(described(*fields), expected);
}

void TestLibrary::badFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("kind") << u"{{a:colour}}"_s << u"a"_s;
    QTest::newRow("choice without choices") << u"{{a:choice}}"_s << u"a"_s;
    QTest::newRow("two kinds") << u"{{a:number}} {{a:long}}"_s << u"a"_s;
}

void TestLibrary::badFields()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto fields = chat::promptFields(text, today);
    QVERIFY(!fields);
    QCOMPARE(fields.error().code, base::ErrorCode::Usage);
    QCOMPARE(fields.error().whom, named);
}

void TestLibrary::fills_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::newRow("text") << u"a {{x}} b"_s << u" q "_s << u"a q b"_s;
    QTest::newRow("twice") << u"{{x}}{{x}}"_s << u"q"_s << u"qq"_s;
    QTest::newRow("preset") << u"{{x=q}}"_s << QString() << QString(); // a value that is empty is no value
    QTest::newRow("number") << u"{{x:number}}"_s << u"2.5"_s << u"2.5"_s;
    QTest::newRow("no number") << u"{{x:number}}"_s << u"2,5 m"_s << QString();
    QTest::newRow("date") << u"{{x:date}}"_s << u"2026-02-29"_s << QString();
    QTest::newRow("choice") << u"{{x:choice(a|b)}}"_s << u"b"_s << u"b"_s;
    QTest::newRow("no choice") << u"{{x:choice(a|b)}}"_s << u"c"_s << QString();
    QTest::newRow("literal") << u"\\{{x}} {{x}}"_s << u"q"_s << u"{{x}} q"_s;
}

void TestLibrary::fills()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const auto filled = chat::fillPrompt(text, {{u"x"_s, value}}, today);
    QCOMPARE(filled.value_or(QString()), expected);
    QCOMPARE(filled.has_value(), !expected.isEmpty());
}

void TestLibrary::valuesAreNotLookedInto()
{
    QCOMPARE(chat::fillPrompt(u"{{a}} {{b}}"_s, {{u"a"_s, u"{{b}}"_s}, {u"b"_s, u"\\{{"_s}}, today).value(),
        u"{{b}} \\{{"_s);
    // What has no value takes its preset.
    QCOMPARE(chat::fillPrompt(u"{{date}} {{n:number=3}}"_s, {}, today).value(), u"2026-11-26 3"_s);
}

namespace {

class Shelf {
public:
    base::FakeClock clock;
    base::Random random{1};
    std::unique_ptr<db::Database> database{std::move(*db::Database::open(QString(), db::schema()))};
    store::Places places;
    store::LibraryStore store{*database, places};
    chat::Library library{clock, random, store};

    QString save(Kind kind, const QString& title, const QString& text)
    {
        chat::Library::Entry entry;
        entry.kind = kind;
        entry.title = title;
        entry.text = text;
        return library.save(entry).value_or(QString());
    }
    [[nodiscard]] QString titles(Kind kind, const QString& words) const
    {
        QStringList all;
        for (const chat::Library::Entry& entry : library.find(kind, words))
            all.append(entry.title);
        return all.join(u',');
    }
};

} // namespace

void TestLibrary::keepsAndFinds()
{
    Shelf shelf;
    QSignalSpy changed(&shelf.library, &chat::Library::changed);
    const QString second = shelf.save(Kind::Prompt, u"  Minutes b "_s, u"Write the minutes of {{date}}"_s);
    shelf.save(Kind::Prompt, u"minutes a"_s, u"Short minutes"_s);
    shelf.save(Kind::Role, u"Lawyer"_s, u"You are a lawyer"_s);
    QCOMPARE(changed.size(), 3);
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"minutes a,Minutes b"_s);
    QCOMPARE(shelf.titles(Kind::Prompt, u"write MINUTES"_s), u"Minutes b"_s);
    QCOMPARE(shelf.titles(Kind::Role, QString()), u"Lawyer"_s);
    QCOMPARE(shelf.library.entry(Kind::Role, u"Lawyer"_s)->text, u"You are a lawyer"_s);
    QVERIFY(!shelf.library.entry(Kind::Prompt, u"Lawyer"_s));
    shelf.library.remove(second);
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"minutes a"_s);
    shelf.library.undoRemove();
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"minutes a,Minutes b"_s);
    // From the store, as after a restart of what holds it.
    shelf.library.reload();
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"minutes a,Minutes b"_s);
    QCOMPARE(shelf.library.entry(Kind::Prompt, second)->title, u"Minutes b"_s);
}

void TestLibrary::refusesWhatCannotBeUsed()
{
    Shelf shelf;
    shelf.save(Kind::Prompt, u"a"_s, u"x"_s);
    QVERIFY(shelf.save(Kind::Prompt, u"a"_s, u"y"_s).isEmpty()); // the name is taken
    QVERIFY(shelf.save(Kind::Prompt, u" "_s, u"y"_s).isEmpty());
    QVERIFY(shelf.save(Kind::Prompt, u"b"_s, u" "_s).isEmpty());
    QVERIFY(shelf.save(Kind::Prompt, u"b"_s, u"{{x:colour}}"_s).isEmpty());
    QVERIFY(!shelf.save(Kind::Role, u"a"_s, u"{{x:colour}}"_s).isEmpty()); // a role has no fields
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"a"_s);
}

void TestLibrary::exportComesBack()
{
    Shelf shelf, other;
    shelf.save(Kind::Prompt, u"问"_s, u"请问 {{date}}"_s);
    shelf.save(Kind::Prompt, u"b"_s, u"new"_s);
    shelf.save(Kind::Role, u"r"_s, u"role"_s);
    other.save(Kind::Prompt, u"b"_s, u"old"_s);
    QCOMPARE(other.library.import(shelf.library.exported()).value(), 3);
    QCOMPARE(other.library.exported(), shelf.library.exported());
    QCOMPARE(other.library.entry(Kind::Prompt, u"b"_s)->text, u"new"_s);
}

void TestLibrary::badImportChangesNothing()
{
    Shelf shelf;
    for (const char* json : {"", "[]", "{}", R"({"spyhopPrompts": 2, "prompts": []})", "{\"spyhopPrompts\": 1,",
             R"({"spyhopPrompts": 1, "prompts": [{"title": "fine", "text": "x"}, {"title": "", "text": "x"}]})"}) {
        const auto count = shelf.library.import(json);
        QVERIFY2(!count, json);
        QCOMPARE(count.error().code, base::ErrorCode::Unreadable);
    }
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), QString());
}

void TestLibrary::consentDecidesWhere()
{
    Shelf shelf;
    shelf.save(Kind::Prompt, u"secret"_s, u"canary"_s);
    const auto rows = [&shelf](const QString& place) {
        return shelf.database->readNow({u"SELECT id FROM %1.library"_s.arg(place), {}})->size();
    };
    QCOMPARE(rows(u"main"_s), 0);
    QCOMPARE(rows(u"mem"_s), 1);
    model::Consent consent;
    consent.kinds.insert(model::ConsentKind::Drafts);
    shelf.places.setConsent(consent);
    shelf.places.setDataKey(seal::Sealer::freshKey());
    QVERIFY(shelf.library.storesNow());
    chat::Library::Entry entry = *shelf.library.entry(Kind::Prompt, u"secret"_s);
    QVERIFY(shelf.library.save(entry));
    QCOMPARE(rows(u"main"_s), 1);
    QCOMPARE(rows(u"mem"_s), 0);
    const auto body = shelf.database->readNow({u"SELECT body FROM main.library"_s, {}});
    QVERIFY(!body->first().first().toByteArray().contains("canary"));
}

void TestLibrary::whatOthersSaveIsTakenOver()
{
    Shelf shelf;
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), QString());
    base::FakeClock clock;
    base::Random random{2};
    store::LibraryStore store(*shelf.database, shelf.places);
    chat::Library other(clock, random, store); // as another process has it
    chat::Library::Entry entry;
    entry.title = u"Minutes"_s;
    entry.text = u"Write the minutes"_s;
    QVERIFY(other.save(entry));
    QSignalSpy changed(&shelf.library, &chat::Library::changed);
    shelf.library.followOthers();
    QCOMPARE(shelf.titles(Kind::Prompt, QString()), u"Minutes"_s);
    QCOMPARE(changed.size(), 1);
    shelf.library.followOthers();
    QCOMPARE(changed.size(), 1); // nothing is new
}

SPYHOP_TEST_MAIN(TestLibrary)
#include "tst_library.moc"
