// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jobtemplate.h"
#include "core/batch/prompttemplate.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>

using namespace spyhop;

class JobTemplateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twelveAreShippedInBothLanguages()
    {
        const auto english = batch::templates({}, QStringLiteral("en"));
        const auto chinese = batch::templates({}, QStringLiteral("zh_CN"));
        QCOMPARE(english.size(), 12);
        QCOMPARE(chinese.size(), 12);
        const auto isChinese = [](const QString& text) {
            return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
        };
        for (const batch::JobTemplate& job : english) {
            QVERIFY2(job.isShipped && !job.id.isEmpty() && !job.about.isEmpty(), qPrintable(job.id));
            QVERIFY2(!isChinese(job.name + job.about + job.spec.prompt), qPrintable(job.id));
            const auto twin = std::find_if(
                chinese.begin(), chinese.end(), [&](const batch::JobTemplate& other) { return other.id == job.id; });
            QVERIFY2(twin != chinese.end(), qPrintable(job.id));
            QVERIFY2(
                isChinese(twin->name) && isChinese(twin->about) && isChinese(twin->spec.prompt), qPrintable(job.id));
            QCOMPARE(twin->spec.columns.size(), job.spec.columns.size());
            for (qsizetype i = 0; i < job.spec.columns.size(); ++i) {
                const model::Column &one = job.spec.columns.at(i), &two = twin->spec.columns.at(i);
                QCOMPARE(one.type, two.type);
                QCOMPARE(one.choices.size(), two.choices.size());
                QVERIFY2(isChinese(two.name) && !isChinese(one.name), qPrintable(one.name));
            }
            // Each can be asked of documents.
            QVERIFY(batch::checkTemplate(job.spec.prompt, {QStringLiteral("text"), QStringLiteral("filename")}));
            QVERIFY(batch::checkTemplate(twin->spec.prompt, {QStringLiteral("text"), QStringLiteral("filename")}));
        }
    }

    void savedTemplatesComeBackWithoutWhereAndWho()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("templates"));
        batch::JobTemplate job;
        job.name = QStringLiteral("My terms / 2026");
        job.spec.prompt = QStringLiteral("Who? {{text}}");
        job.spec.system = QStringLiteral("Be brief.");
        job.spec.columns
            = {{QStringLiteral("mood"), model::ColumnType::Enum, {QStringLiteral("good"), QStringLiteral("bad")}, {}},
                {QStringLiteral("sum"), model::ColumnType::Number, {}, QStringLiteral("in yuan")}};
        job.spec.quotes = true;
        job.spec.longDocuments = model::LongDocuments::Refuse;
        job.spec.endpoint = QStringLiteral("secret-endpoint");
        job.spec.model = QStringLiteral("some-model");
        job.spec.id = QStringLiteral("job-id");
        const auto path = batch::saveTemplate(job, folder);
        QVERIFY2(path, path ? "" : qPrintable(path.error().sentence()));
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char* kept : {"secret-endpoint", "some-model", "job-id"})
            QVERIFY2(!bytes.contains(kept), kept);
        for (const QString& name : {QStringLiteral("My terms / 2026"), QStringLiteral("My-terms---2026"), *path}) {
            const auto found = batch::findTemplate(name, folder, QStringLiteral("en"));
            QVERIFY2(found, qPrintable(name));
            QCOMPARE(found->spec.prompt, job.spec.prompt);
            QCOMPARE(found->spec.system, job.spec.system);
            QCOMPARE(found->spec.columns, job.spec.columns);
            QVERIFY(found->spec.quotes);
            QCOMPARE(found->spec.longDocuments, model::LongDocuments::Refuse);
            QVERIFY(!found->isShipped);
        }
        QCOMPARE(batch::templates(folder, QStringLiteral("en")).size(), 13);
    }

    //! Under a shipped one's id or name: whoever keeps a question means that one.
    void onesOwnIsFoundBeforeTheShippedOne()
    {
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("own"));
        const QString english = QStringLiteral("en");
        const QList<batch::JobTemplate> shipped = batch::templates({}, english);
        const batch::JobTemplate& first = shipped.first();
        QVERIFY(first.id != first.name);
        QVERIFY(batch::findTemplate(first.id, folder, english)->isShipped);
        batch::JobTemplate mine;
        mine.spec.prompt = QStringLiteral("Mine? {{text}}");
        for (const QString& name : {first.id, first.name.toUpper()}) {
            mine.name = name;
            const auto path = batch::saveTemplate(mine, folder);
            QVERIFY(path);
            const auto found = batch::findTemplate(name, folder, english);
            QVERIFY(found);
            QCOMPARE(found->spec.prompt, mine.spec.prompt);
            QCOMPARE(found->path, *path);
            QVERIFY(!found->isShipped);
        }
        QCOMPARE(batch::findTemplate(first.name, folder, english)->spec.prompt, mine.spec.prompt);
        QVERIFY(batch::findTemplate(shipped.last().id, folder, english)->isShipped);
        // One that cannot be read is no reason to pay for another question.
        QFile broken(folder + QStringLiteral("/templates/") + first.id + QStringLiteral(".json"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{") == 1);
        broken.close();
        QVERIFY(!batch::findTemplate(first.id, folder, english));
    }

    void whatIsNoTemplateIsSaid_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another file") << QByteArray("{\"a\": 1}");
        QTest::newRow("newer") << QByteArray("{\"spyhopTemplate\": 99, \"prompt\": \"x\"}");
        QTest::newRow("no prompt") << QByteArray("{\"spyhopTemplate\": 1, \"name\": \"x\"}");
        QTest::newRow("unknown type") << QByteArray(
            "{\"spyhopTemplate\": 1, \"prompt\": \"x\", \"columns\": [{\"name\": \"a\", \"type\": \"int\"}]}");
        QTest::newRow("no choices") << QByteArray(
            "{\"spyhopTemplate\": 1, \"prompt\": \"x\", \"columns\": [{\"name\": \"a\", \"type\": \"enum\"}]}");
        QTest::newRow("twice") << QByteArray(
            "{\"spyhopTemplate\": 1, \"prompt\": \"x\", \"columns\": [{\"name\": \"a\", "
            "\"type\": \"text\"}, {\"name\": \"a\", \"type\": \"text\"}]}");
    }
    void whatIsNoTemplateIsSaid()
    {
        QFETCH(QByteArray, json);
        const auto job = batch::parseTemplate(json, QStringLiteral("en"));
        QVERIFY(!job);
        QVERIFY(!job.error().sentence().isEmpty());
        QCOMPARE(batch::findTemplate(QStringLiteral("none"), {}, QStringLiteral("en")).error().code,
            base::ErrorCode::NotFound);
    }
};

SPYHOP_TEST_MAIN(JobTemplateTest)
#include "tst_jobtemplate.moc"
