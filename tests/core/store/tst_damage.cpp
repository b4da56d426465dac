// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store of 64 kB: every byte of every sealed record is changed in turn. Each change is found, and costs the one
// record it hit; so does damage of the file itself.
#include "core/db/schema.h"
#include "core/store/batchstore.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/draftstore.h"
#include "core/store/librarystore.h"
#include "core/store/places.h"
#include "core/store/recordcheck.h"
#include "core/store/sealedcolumn.h"
#include "core/store/submissionstore.h"
#include "core/store/watchstore.h"
#include "tests/support/brokenfile.h"
#include "tests/support/pages.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <memory>
#include <optional>
#include <vector>

using namespace spyhop;

namespace {

constexpr qsizetype storeBytes = 64 * 1024;

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyChangedByteIsFound();
    void aDamagedRecordCostsThatRecord();
    void eachKindOfRecordCostsItself_data();
    void eachKindOfRecordCostsItself();
    void eachKindOfRecordInADamagedFileCostsItself();
    void aLockedDiskIsNotWritten_data();
    void aLockedDiskIsNotWritten();
    void aLockedDiskSaysSo();
    void damageAmongManyReviewsCostsFewWalks_data();
    void damageAmongManyReviewsCostsFewWalks();
    void whatWentComesBackBesideADamagedMessage();

private:
    std::unique_ptr<db::Database> m_database;
    store::Places m_places;
    QStringList m_ids;
};

void TestDamage::initTestCase()
{
    auto opened = db::Database::open(
        testsupport::TestWorld::makeFolder(QStringLiteral("damage")) + QStringLiteral("/spyhop.db"), db::schema());
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
    model::Consent consent;
    consent.asked = true;
    consent.kinds.insert(model::ConsentKind::Chats);
    m_places.setConsent(consent);
    m_places.setDataKey(seal::Sealer::freshKey());
    store::ConversationStore conversations(*m_database, m_places);
    QRandomGenerator random(7);
    qint64 stored = 0;
    for (int number = 0; stored < storeBytes; ++number) {
        model::Conversation one;
        one.summary
            = {QStringLiteral("c%1").arg(number), QStringLiteral("Title %1").arg(number), QStringLiteral("last"),
                QDateTime::fromMSecsSinceEpoch(number, Qt::UTC), false, true, false, QString(), false};
        one.leafId = QStringLiteral("m");
        model::ConversationMessage message;
        message.id = QStringLiteral("m");
        for (int word = 0; word < 200; ++word)
            message.message.text += QString::number(random.generate(), 36) + u' ';
        one.messages = {message};
        conversations.save(one, message);
        m_ids << one.summary.id;
        const auto size = m_database->readNow(
            {QStringLiteral("SELECT sum(length(head)) FROM main.conversations UNION ALL SELECT sum(length(body)) FROM "
                            "main.messages"),
                {}});
        QVERIFY(size.has_value());
        stored = size->at(0).first().toLongLong() + size->at(1).first().toLongLong();
    }
}

void TestDamage::everyChangedByteIsFound()
{
    qint64 bytes = 0;
    for (const store::SealedColumn& column : store::sealedColumns()) {
        const QString keys = column.keys.join(QStringLiteral(", "));
        const auto rows = m_database->readNow(
            {QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 IS NOT NULL").arg(keys, column.column, column.table),
                {}});
        QVERIFY(rows.has_value());
        for (const QVariantList& row : *rows) {
            QByteArray sealed = row.last().toByteArray();
            const QByteArray context = column.context(row);
            QVERIFY(m_places.opener(true).open(sealed, context).has_value());
            for (qsizetype i = 0; i < sealed.size(); ++i) {
                const char before = sealed.at(i);
                sealed[i] = static_cast<char>(before ^ (1 << (i % 8)));
                if (m_places.opener(true).open(sealed, context))
                    QFAIL(qPrintable(QStringLiteral("byte %1 of %2").arg(i).arg(QString::fromUtf8(context))));
                sealed[i] = before;
            }
            bytes += sealed.size();
        }
    }
    QVERIFY2(bytes >= storeBytes, qPrintable(QString::number(bytes)));
}

void TestDamage::aDamagedRecordCostsThatRecord()
{
    const store::ConversationStore conversations(*m_database, m_places);
    QVERIFY(m_ids.size() > 10);
    for (qsizetype hit = 0; hit < m_ids.size(); ++hit) {
        const auto body = m_database->readNow(
            {QStringLiteral("SELECT body FROM main.messages WHERE conversation = ?"), {m_ids.at(hit)}});
        const QByteArray sealed = body->first().first().toByteArray();
        QByteArray damaged = sealed;
        const qsizetype at = (hit * 97) % damaged.size();
        damaged[at] = static_cast<char>(damaged.at(at) ^ 0x10);
        const auto put = [&](const QByteArray& bytes) {
            QVERIFY(m_database->writeNow({{QStringLiteral("UPDATE main.messages SET body = ? WHERE conversation = ?"),
                {bytes, m_ids.at(hit)}}}));
        };
        put(damaged);
        const auto summaries = conversations.summaries();
        QVERIFY(summaries.has_value());
        QCOMPARE(summaries->size(), m_ids.size());
        for (qsizetype i = 0; i < m_ids.size(); ++i) {
            const auto loaded = conversations.load(m_ids.at(i));
            const bool whole
                = loaded && loaded->messages.size() == 1 && !loaded->messages.first().message.text.isEmpty();
            QCOMPARE(whole, i != hit);
        }
        put(sealed);
    }
}

namespace {

QString tr(const char* text)
{
    return QString::fromUtf8(text);
}

//! \brief Two of everything that is sealed, and what of it can be read, by the names of the records.
class Everything {
public:
    explicit Everything(const QString& folder)
        : Everything(folder, QString(), seal::Sealer::freshKey())
    {
    }
    //! `filler` stands behind every word. What the folder has already is opened.
    Everything(const QString& folder, const QString& filler, const base::Secret& key)
        : m_filler(filler)
    {
        auto opened = db::Database::open(folder + tr("/spyhop.db"), db::schema());
        if (!opened)
            qFatal("no database");
        database = std::move(*opened);
        places.setConsent({true,
            {model::ConsentKind::Chats, model::ConsentKind::Batches, model::ConsentKind::Drafts,
                model::ConsentKind::Cache}});
        places.setDataKey(key);
        conversations.emplace(*database, places);
        batches.emplace(*database, places);
        submissions.emplace(*database, places);
        drafts.emplace(*database, places);
        library.emplace(*database, places);
        watches.emplace(*database, places);
        const auto jobs = batches->jobs();
        if (jobs && !jobs->isEmpty())
            return;
        for (const char* const number : {"1", "2"})
            fill(QString::fromLatin1(number));
        if (!database->flush())
            qFatal("nothing was written");
    }
    [[nodiscard]] QSet<QByteArray> readable() const
    {
        QSet<QByteArray> names;
        readChats(names);
        for (const QString& job : {tr("j1"), tr("j2")})
            readJob(job, names);
        const auto jobs = batches->jobs();
        for (const model::JobSummary& job : jobs.value_or(QList<model::JobSummary>()))
            note(names, job.spec.title == word("Title"), "jobs:" + job.spec.id.toUtf8() + ":spec");
        const auto entries = library->load();
        for (const store::LibraryEntry& entry : entries.value_or(QList<store::LibraryEntry>())) {
            const bool isWhole = entry.text == word("Text");
            note(names, isWhole, "library:" + entry.id.toUtf8() + ":body");
            if (!isWhole && !entry.title.contains(u"damaged"))
                qFatal("a damaged entry does not say so");
        }
        const auto kept = watches->load();
        for (const store::KeptWatch& watch : kept.value_or(QList<store::KeptWatch>()))
            note(names, watch.spec.prompt == word("Prompt"), "watches:" + watch.id.toUtf8() + ":body");
        return names;
    }
    //! Those that open, and those that are said to be damaged.
    [[nodiscard]] QByteArrayList damaged() const
    {
        store::RecordCheck check(*database, places.opener(true));
        QSignalSpy finished(&check, &store::RecordCheck::finished);
        if (finished.isEmpty() && !finished.wait(testsupport::patienceMs))
            return {"the check did not end"};
        const auto result = finished.value(0).value(0).value<base::Expected<QByteArrayList>>();
        return result.value_or(QByteArrayList{"the check failed"});
    }

    //! What lies on the disk, as it lies there.
    [[nodiscard]] QHash<QByteArray, QByteArray> sealed() const
    {
        QHash<QByteArray, QByteArray> records;
        for (const store::SealedColumn& column : store::sealedColumns()) {
            const auto rows = database->readNow(column.page({}, 100));
            for (const QVariantList& row : rows.value_or(db::Rows()))
                records.insert(column.context(row), row.last().toByteArray());
        }
        return records;
    }
    //! Writes other words over everything there is, by every way that a store has; what each of those said that say
    //! anything of jobs and of work left.
    [[nodiscard]] QList<base::Status> writeOverAll()
    {
        m_filler = tr(" anew");
        for (const char* const number : {"1", "2"})
            fillRest(QString::fromLatin1(number));
        QList<base::Status> said;
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(2'000, Qt::UTC);
        for (const QString& id : {tr("j1"), tr("j2")}) {
            model::JobSummary job;
            job.spec.id = id;
            job.spec.title = word("Title");
            job.stored = true;
            batches->setSpec(job);
            said.append(ended(batches->writeSpec(job)));
            model::Step step;
            step.state = model::ItemState::Done;
            step.answer = word("Answer");
            batches->postStep(id, step);
            said.append(ended(batches->stepEnded(id, step, {})));
            model::ItemResult result;
            result.state = model::ItemState::Done;
            result.cells = QStringList{word("Cell")};
            result.add({{7, 7, 0, 0, false}, {}, false});
            said.append(ended(batches->stepEnded(id, step, result)));
            said.append(batches->changeNow(batches->askingAgain(id, result, {}, at)));
            said.append(batches->askAgain(id, 0, {}, at));
            for (const auto verdict : {model::Review::Verdict::Corrected, model::Review::Verdict::Accepted}) {
                model::Review review;
                review.verdict = verdict;
                review.cells = QStringList{word("Corrected")};
                review.at = at;
                said.append(batches->review(id, 0, review));
                said.append(ended(batches->writeReview(id, 0, review)));
            }
        }
        store::KeptSubmission submission;
        submission.handle.id = tr("s1");
        submission.handle.jobId = tr("j1");
        submission.title = word("Title");
        submission.stored = true;
        said.append(ended(submissions->keep(submission, {})));
        return said;
    }

    std::unique_ptr<db::Database> database;
    store::Places places;
    std::optional<store::BatchStore> batches;
    std::optional<store::SubmissionStore> submissions;
    std::optional<store::LibraryStore> library;
    std::optional<store::DraftStore> drafts;

private:
    [[nodiscard]] static base::Status ended(const std::unique_ptr<db::WriteTicket>& ticket)
    {
        std::optional<base::Status> status;
        QObject::connect(
            ticket.get(), &db::WriteTicket::done, ticket.get(), [&status](const base::Status& said) { status = said; });
        if (!QTest::qWaitFor([&status] { return status.has_value(); }, testsupport::patienceMs))
            qFatal("a write did not end");
        return *status;
    }
    static void note(QSet<QByteArray>& names, bool isWhole, const QByteArray& name)
    {
        if (isWhole)
            names.insert(name);
    }
    //! What it brings, waited for.
    [[nodiscard]] static base::Expected<db::Rows> broughtBy(const std::unique_ptr<store::ReadingAround>& reading)
    {
        std::optional<base::Expected<db::Rows>> brought;
        QObject::connect(reading.get(), &store::ReadingAround::done, reading.get(),
            [&brought](const base::Expected<db::Rows>& rows) { brought = rows; });
        if (!QTest::qWaitFor([&brought] { return brought.has_value(); }, testsupport::patienceMs))
            qFatal("a reading did not end");
        return *brought;
    }
    [[nodiscard]] static QStringList stepTexts(const QList<model::Step>& steps)
    {
        QStringList texts;
        for (const model::Step& step : steps)
            texts
                << QStringLiteral("%1 %2 %3 %4").arg(step.number).arg(int(step.state)).arg(step.errorCode, step.answer);
        return texts;
    }
    [[nodiscard]] QString word(const char* text) const { return tr(text) + m_filler; }
    void fill(const QString& number)
    {
        fillJob(tr("j") + number, QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC));
        fillRest(number);
        const QByteArray digest = places.sealer(true)->digest(number.toUtf8());
        database->post({{tr("INSERT INTO main.answer_bodies(digest, body) VALUES(?, ?)"),
            {digest, places.sealer(true)->seal(word("answer").toUtf8(), "answers:" + digest.toHex() + ":body")}}});
    }
    //! All but the jobs, and the answers, which have no store here.
    void fillRest(const QString& number)
    {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
        model::Conversation chat;
        chat.summary.id = tr("c") + number;
        chat.summary.title = word("Title");
        chat.summary.updatedAt = at;
        chat.summary.stored = true;
        for (const QString& id : {tr("m1"), tr("m2")}) {
            model::ConversationMessage message;
            message.id = id;
            message.createdAt = at;
            message.message.text = word("Text");
            chat.messages.append(message);
            conversations->save(chat, message);
        }
        model::ConversationMessage gone = chat.messages.constLast();
        gone.id = tr("m3");
        chat.messages.append(gone);
        conversations->save(chat, gone);
        conversations->removeMessages(chat, {gone.id}, at);
        model::Conversation whole = chat; // that went as a whole
        whole.summary.id = tr("t") + number;
        whole.messages = {chat.messages.constFirst()};
        conversations->save(whole, whole.messages.constFirst());
        conversations->remove(whole.summary.id, at);
        conversations->saveProject({tr("p") + number, word("Name"), true}, at);
        store::KeptSubmission submission;
        submission.handle.id = tr("s") + number;
        submission.handle.jobId = tr("j1");
        submission.handle.submittedAt = at;
        submission.handle.customIds = {tr("i0-c0")};
        submission.title = word("Title");
        submission.stored = true;
        submissions->note(submission);
        drafts->saveText(chat.summary.id, word("Text"), at, true);
        drafts->saveAttachments(chat.summary.id, {{tr("a.txt"), tr("text/plain"), word("Text"), {}}}, at, true);
        library->save({tr("l") + number, store::LibraryEntry::Kind::Prompt, tr("Title"), word("Text"), at});
        store::KeptWatch watch;
        watch.id = tr("w") + number;
        watch.folder = tr("/folder");
        watch.spec.prompt = word("Prompt");
        watch.stored = true;
        watches->save(watch);
    }
    void fillJob(const QString& id, const QDateTime& at)
    {
        model::JobSummary job;
        job.spec.id = id;
        job.spec.title = word("Title");
        job.startedAt = at;
        QList<model::BatchItem> items;
        for (const qint64 index : {0, 1})
            items.append({index, word("Name"), tr("/path"), {}});
        if (!batches->create(job, items))
            qFatal("no job");
        for (const qint64 index : {0, 1}) {
            model::Step step;
            step.item = index;
            step.state = model::ItemState::Done;
            step.answer = word("Answer");
            batches->stepRunning(id, step);
            batches->postStep(id, step);
            step.number = 1;
            model::ItemResult result;
            result.index = index;
            result.state = model::ItemState::Done;
            result.cells = QStringList{word("Cell")};
            result.possiblyBilledTwice = index == 0;
            if (index == 0)
                result.reused = model::Reuse{tr("old"), 0, at};
            const auto written = batches->stepEnded(id, step, result);
            batches->postStep(id, step);
            model::Review review;
            review.verdict = model::Review::Verdict::Corrected;
            review.cells = QStringList{word("Corrected")};
            review.at = at;
            if (!batches->review(id, index, review))
                qFatal("no review");
        }
    }
    void readChats(QSet<QByteArray>& names) const
    {
        const auto summaries = conversations->summaries();
        for (const model::ConversationSummary& summary : summaries.value_or(QList<model::ConversationSummary>()))
            note(names, summary.title == word("Title"), "conversations:" + summary.id.toUtf8() + ":head");
        readTrash(names);
        const auto firsts = conversations->firstMessages();
        if (!firsts || !firsts->contains(tr("m1")) || firsts->contains(tr("m3")))
            qFatal("an import does not know which chats there are");
        for (const QString& id : {tr("c1"), tr("c2"), tr("t1"), tr("t2")}) {
            const QByteArray chat = id.toUtf8();
            const auto loaded = conversations->load(id);
            for (const auto& message : loaded ? loaded->messages : QList<model::ConversationMessage>()) {
                note(names, message.message.text == word("Text"),
                    "messages:" + chat + '/' + message.id.toUtf8() + ":body");
            }
            const store::Draft draft = drafts->load(id);
            note(names, draft.text == word("Text"), "drafts:" + chat + ":text");
            note(names, draft.attachments.size() == 1, "drafts:" + chat + ":attachments");
        }
        const auto projects = conversations->projects();
        for (const model::Project& project : projects.value_or(QList<model::Project>()))
            note(names, project.name == word("Name"), "projects:" + project.id.toUtf8() + ":head");
    }
    void readTrash(QSet<QByteArray>& names) const
    {
        const auto trash = conversations->trash();
        if (!trash || trash->size() != 4)
            qFatal("the trash has not what lies in it");
        for (const model::TrashEntry& entry : *trash) {
            if (entry.messages != 1)
                qFatal("the trash counts other messages");
            const QByteArray head = "conversations:" + entry.conversationId.toUtf8() + ":head";
            if (entry.isChat)
                note(names, entry.title == word("Title"), head);
            else if ((entry.title == word("Title")) != names.contains(head))
                qFatal("a message in the trash has another chat");
            if (!entry.isChat)
                note(names, entry.text == word("Text").left(120).simplified(),
                    "messages:" + entry.conversationId.toUtf8() + "/m3:body");
        }
    }
    void readJob(const QString& job, QSet<QByteArray>& names) const
    {
        const QByteArray id = job.toUtf8();
        const auto page = batches->page(job, 0, 10);
        const QList<store::ItemRow> later = testsupport::opened(batches->readPage(job, 0, 10));
        if (!page || later.size() != page->size())
            qFatal("the window does not have the rows that a command has");
        for (qsizetype i = 0; i < later.size(); ++i) {
            if (later.at(i).second.cells != page->at(i).second.cells
                || later.at(i).second.review.cells != page->at(i).second.review.cells)
                qFatal("the window has another row than a command");
        }
        for (const auto& [item, result] : *page) {
            const QByteArray row = id + '/' + QByteArray::number(item.index);
            note(names, item.name == word("Name"), "items:" + row + ":input");
            note(names, result.cells == QStringList{word("Cell")}, "items:" + row + ":result");
            const bool isCorrected = result.review.cells == QStringList{word("Corrected")};
            note(names, isCorrected, "reviews:" + row + ":body");
            if (item.name.isEmpty() || result.cells.isEmpty() || !isCorrected) {
                if (result.error.isEmpty())
                    qFatal("a damaged row does not say so");
            }
            const auto steps = batches->steps(job, item.index);
            const auto stepsLater = batches->openSteps(job, item.index, broughtBy(batches->readSteps(job, item.index)));
            if (!steps || !stepsLater || stepTexts(*stepsLater) != stepTexts(*steps))
                qFatal("a job that goes on has other steps than a command");
            for (const model::Step& step : steps.value_or(QList<model::Step>())) {
                note(names, step.state == model::ItemState::Done && step.answer == word("Answer"),
                    "steps:" + row + '/' + QByteArray::number(step.number) + ":text");
            }
        }
        const bool isWhole = names.contains("items:" + id + "/0:result");
        const auto reused = batches->reusedFrom(job);
        if (!reused || reused->value(tr("old")) != (isWhole ? 1 : 0))
            qFatal("it is not known which answers were another job's");
        const auto twice = batches->billedTwice(job, true);
        if (!twice || (!twice->isEmpty() && *twice != QList<qint64>{0}) || (isWhole && twice->isEmpty()))
            qFatal("it is not known what may have been billed twice");
        if (!batches->isReviewed(job))
            qFatal("nobody has said anything of its answers");
        const auto left = submissions->ofJob(job, true);
        const base::Expected<db::Rows> leftLater = broughtBy(submissions->readOfJob(job, true));
        if (!left || !leftLater || leftLater->size() != left->size())
            qFatal("a job that is opened has other work left than a command");
        for (qsizetype i = 0; i < leftLater->size(); ++i) {
            const store::KeptSubmission one = submissions->open(leftLater->at(i), true);
            if (one.handle.id != left->at(i).handle.id || one.title != left->at(i).title
                || one.handle.customIds != left->at(i).handle.customIds)
                qFatal("a job that is opened has another submission than a command");
        }
        for (const store::KeptSubmission& one : left.value_or(QList<store::KeptSubmission>()))
            note(names, !one.damage && one.handle.customIds.size() == 1,
                "submissions:" + one.handle.id.toUtf8() + ":text");
    }

    QString m_filler;
    std::optional<store::ConversationStore> conversations;
    std::optional<store::WatchStore> watches;
};

} // namespace

void TestDamage::eachKindOfRecordCostsItself_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("a byte of the text") << 0;
    QTest::newRow("a byte of the nonce") << 1;
    QTest::newRow("its end is missing") << 2;
    QTest::newRow("nothing is left of it") << 3;
}

//! Every record of a store that holds two of everything is damaged in turn: all others are read as before, and it is
//! named.
void TestDamage::eachKindOfRecordCostsItself()
{
    QFETCH(int, how);
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("each%1").arg(how)));
    const QSet<QByteArray> whole = all.readable();
    QCOMPARE(all.damaged(), QByteArrayList());
    QList<store::SealedColumn> columns = store::sealedColumns();
    columns.append(store::answerColumn());
    QSet<QByteArray> reached;
    for (const store::SealedColumn& column : std::as_const(columns)) {
        const auto rows = all.database->readNow(column.page({}, 100));
        QVERIFY(rows.has_value());
        QVERIFY2(rows->size() >= 2, qPrintable(column.table)); // nothing is left out
        for (const QVariantList& row : *rows) {
            const QByteArray name = column.context(row);
            const QByteArray sealed = row.last().toByteArray();
            QByteArray damaged = sealed;
            if (how == 0)
                damaged[sealed.size() / 2 + 13] = static_cast<char>(sealed.at(sealed.size() / 2 + 13) ^ 0x04);
            else if (how == 1)
                damaged[7] = static_cast<char>(sealed.at(7) ^ 0x04);
            else
                damaged.truncate(how == 2 ? sealed.size() - 1 : 0);
            const auto put = [&](const QByteArray& bytes) {
                const QString where = column.keys.join(QStringLiteral(" = ? AND ")) + QStringLiteral(" = ?");
                QVERIFY(all.database->writeNow(
                    {{QStringLiteral("UPDATE main.%1 SET %2 = ? WHERE %3").arg(column.table, column.column, where),
                        QVariantList{bytes} + row.mid(0, column.keys.size())}}));
            };
            put(damaged);
            QCOMPARE(all.damaged(), QByteArrayList{name});
            const QSet<QByteArray> left = all.readable();
            // Stored answers have no list: a damaged one is asked for again (tests/core/cache).
            const QSet<QByteArray> lost = whole - left;
            QVERIFY2(left.size() + lost.size() == whole.size(), name.constData());
            QVERIFY2(column.table == u"answer_bodies" ? lost.isEmpty() : lost == QSet<QByteArray>{name},
                (name + " has cost " + lost.values().join(' ')).constData());
            put(sealed);
            reached.insert(name);
        }
    }
    QVERIFY(reached.contains(whole)); // whatever can be read was damaged once
    QCOMPARE(all.readable(), whole);
}

//! Records that need pages of their own: one of these leads nowhere, in each record in turn.
void TestDamage::eachKindOfRecordInADamagedFileCostsItself()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("file"));
    const QString path = folder + tr("/spyhop.db");
    const QString filler = u' ' + QString::fromLatin1(testsupport::noise(18'000).toBase64());
    const base::Secret key = seal::Sealer::freshKey();
    QList<store::SealedColumn> columns = store::sealedColumns();
    columns.append(store::answerColumn());
    QSet<QByteArray> whole;
    QHash<QByteArray, QByteArray> records;
    {
        const Everything all(folder, filler, key);
        whole = all.readable();
        for (const store::SealedColumn& column : std::as_const(columns)) {
            const auto rows = all.database->readNow(column.page({}, 100));
            for (const QVariantList& row : rows.value_or(db::Rows()))
                records.insert(column.context(row), row.last().toByteArray());
        }
    }
    QSet<QByteArray> names(records.keyBegin(), records.keyEnd());
    QVERIFY(names.contains(whole));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray sound = file.readAll();
    for (const store::SealedColumn& column : std::as_const(columns)) {
        for (auto record = records.cbegin(); record != records.cend(); ++record) {
            const QByteArray& name = record.key();
            if (!name.startsWith(column.contextTable.toUtf8() + ':') || !name.endsWith(':' + column.column.toUtf8()))
                continue;
            QVERIFY2(testsupport::breakRecord(path, *record), name.constData());
            // What stands behind it in its row goes with it.
            QByteArrayList costs{name};
            if (column.column == u"input")
                costs << name.chopped(5) + "result";
            if (column.table == u"drafts" && column.column == u"text")
                costs << name.chopped(4) + "attachments";
            {
                const Everything hit(folder, filler, key);
                const auto atOnce = hit.database->readNow(column.page({}, 100));
                QVERIFY2(!atOnce && store::isDamage(atOnce.error()), name.constData());
                QCOMPARE(hit.damaged(), costs);
                const QSet<QByteArray> lost = whole - hit.readable();
                QVERIFY2(column.table == u"answer_bodies" ? lost.isEmpty()
                                                          : lost == QSet<QByteArray>(costs.begin(), costs.end()),
                    (name + " has cost " + lost.values().join(' ')).constData());
            }
            QVERIFY(file.seek(0));
            QCOMPARE(file.write(sound), qint64(sound.size()));
            QVERIFY(file.flush());
            names.remove(name);
        }
    }
    QCOMPARE(names, QSet<QByteArray>());
    QCOMPARE(Everything(folder, filler, key).readable(), whole);
}

void TestDamage::aLockedDiskIsNotWritten_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("storing is allowed") << true;
    QTest::newRow("storing was allowed once") << false;
}

//! Whatever is written to a profile whose key is not at hand, not a byte of what is sealed there changes.
void TestDamage::aLockedDiskIsNotWritten()
{
    QFETCH(bool, isAllowed);
    const base::Secret key = seal::Sealer::freshKey();
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("locked%1").arg(isAllowed)), QString(), key);
    const QHash<QByteArray, QByteArray> before = all.sealed();
    QVERIFY(before.size() > 20);
    const qint64 reviews
        = all.database->readNow({tr("SELECT count(*) FROM main.reviews"), {}})->first().first().toLongLong();
    all.places.forgetDataKeys();
    if (!isAllowed)
        all.places.setConsent({true, {}});
    const QList<base::Status> said = all.writeOverAll();
    for (qsizetype i = 0; i < said.size(); ++i) {
        QVERIFY2(!said.at(i), QByteArray::number(i).constData());
        QCOMPARE(said.at(i).error().code, base::ErrorCode::RefusedConsent);
        QVERIFY2(said.at(i).error().what.contains(u"locked"), qPrintable(said.at(i).error().what));
    }
    all.drafts->remove(tr("c1"));
    const base::Status flushed = all.database->flush(); // and what nobody waited for
    QVERIFY(!flushed && flushed.error().code == base::ErrorCode::RefusedConsent);
    QCOMPARE(all.sealed(), before);
    QCOMPARE(
        all.database->readNow({tr("SELECT count(*) FROM main.reviews"), {}})->first().first().toLongLong(), reviews);
    all.places.setDataKey(key);
    QCOMPARE(all.damaged(), QByteArrayList());
    const auto job = all.batches->job(tr("j1"));
    QVERIFY(job.has_value());
    QCOMPARE(job->usage.promptTokens, 0); // nor is anything counted that was refused with it
    QCOMPARE(job->items.done, 2);
}

//! What cannot be read for want of its key is locked, not damaged.
void TestDamage::aLockedDiskSaysSo()
{
    const base::Secret key = seal::Sealer::freshKey();
    Everything all(testsupport::TestWorld::makeFolder(QStringLiteral("says")), QString(), key);
    QVERIFY(!all.batches->isLocked(tr("j1")) && !all.library->hasLocked());
    all.places.forgetDataKeys();
    QVERIFY(all.batches->isLocked(tr("j1")) && all.library->hasLocked());
    QVERIFY(!all.batches->isLocked(tr("nobody")));
    const auto isLocked = [](const auto& read) {
        return !read && read.error().code == base::ErrorCode::RefusedConsent && read.error().what.contains(u"locked");
    };
    QVERIFY(isLocked(all.batches->job(tr("j1"))));
    QVERIFY(isLocked(all.batches->page(tr("j1"), 0, 10)));
    QVERIFY(isLocked(all.batches->item(tr("j1"), 0)));
    QVERIFY(isLocked(all.batches->steps(tr("j1"), 0)));
    std::optional<base::Expected<store::SealedPage>> page;
    const auto reading = all.batches->readPage(tr("j1"), 0, 10);
    QObject::connect(reading.get(), &store::PageReading::done, this,
        [&page](const base::Expected<store::SealedPage>& read) { page = read; });
    QTRY_VERIFY_WITH_TIMEOUT(page.has_value(), testsupport::patienceMs);
    QVERIFY(isLocked(*page));
    const auto jobs = all.batches->jobs(); // what is plain of them is there
    QVERIFY(jobs && jobs->size() == 2);
    QVERIFY(jobs->first().spec.title.isEmpty());
    QCOMPARE(jobs->first().items.done, 2);
    const auto left = all.submissions->ofJob(tr("j1"), true);
    QVERIFY(left && left->size() == 2);
    QVERIFY(left->first().damage);
    QCOMPARE(left->first().damage->code, base::ErrorCode::RefusedConsent);
    const auto entries = all.library->load();
    QVERIFY(entries && entries->isEmpty());
    QCOMPARE(all.damaged(), QByteArrayList{"the check failed"});
    // A record that is damaged is so whoever looks at it with the key.
    all.places.setDataKey(seal::Sealer::freshKey());
    QCOMPARE(all.submissions->ofJob(tr("j1"), true)->first().damage->code, base::ErrorCode::Unreadable);
}

void TestDamage::damageAmongManyReviewsCostsFewWalks_data()
{
    QTest::addColumn<QList<int>>("damaged"); // items
    QTest::newRow("the first") << QList<int>{0};
    QTest::newRow("in the middle") << QList<int>{1'777};
    QTest::newRow("the last") << QList<int>{2'999};
    QTest::newRow("two beside each other, and far ones") << QList<int>{3, 1'500, 1'501, 2'998};
}

//! A walk through a table without row ids costs all of it: as many as there are rows would be their square.
void TestDamage::damageAmongManyReviewsCostsFewWalks()
{
    QFETCH(QList<int>, damaged);
    constexpr int count = 3'000;
    const QString folder
        = testsupport::TestWorld::makeFolder(QStringLiteral("reviews%1").arg(damaged.first() + damaged.size()));
    const QString path = folder + tr("/spyhop.db");
    const QString job = tr("job");
    store::Places places;
    places.setConsent({true, {model::ConsentKind::Batches}});
    places.setDataKey(seal::Sealer::freshKey());
    const QString filler = QString::fromLatin1(testsupport::noise(18'000).toBase64());
    QByteArrayList records;
    {
        const auto database = std::move(*db::Database::open(path, db::schema()));
        store::BatchStore store(*database, places);
        model::JobSummary summary;
        summary.spec.id = job;
        summary.startedAt = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
        QList<model::BatchItem> items;
        for (int index = 0; index < count; ++index)
            items.append({index, tr("Name"), tr("/path"), {}});
        QVERIFY(store.create(summary, items));
        std::vector<std::unique_ptr<db::WriteTicket>> tickets;
        for (int index = 0; index < count; ++index) {
            model::Review review;
            review.verdict = model::Review::Verdict::Corrected;
            review.cells = QStringList{damaged.contains(index) ? filler : tr("right")};
            review.at = summary.startedAt;
            tickets.push_back(store.writeReview(job, index, review));
        }
        QVERIFY(database->flush());
        for (const int index : damaged) {
            const auto row = database->readNow({tr("SELECT body FROM main.reviews WHERE item = ?"), {index}});
            records.append(row->first().first().toByteArray());
        }
    }
    for (const QByteArray& record : std::as_const(records))
        QVERIFY(testsupport::breakRecord(path, record));
    const auto database = std::move(*db::Database::open(path, db::schema()));
    const db::Statement all = store::BatchReviews::ofStretch(true, job, 0, count - 1);
    const auto atOnce = database->readNow(all);
    QVERIFY(!atOnce && store::isDamage(atOnce.error()));
    store::RowWalk walk(store::BatchReviews::oneByOne(all));
    int statements = 0;
    while (const std::optional<db::Statement> statement = walk.next()) {
        ++statements;
        walk.take(database->readNow(*statement));
    }
    QVERIFY(walk.result().has_value());
    QCOMPARE(walk.result()->size(), count);
    for (int index = 0; index < count; ++index) {
        const QVariantList& row = walk.result()->at(index);
        QCOMPARE(row.first().toInt(), index);
        QCOMPARE(row.last().toByteArray().isEmpty(), damaged.contains(index));
    }
    // Halved and doubled some times, and its own columns: for each.
    QVERIFY2(statements <= 60 * damaged.size(), qPrintable(QString::number(statements)));
    // And so for whoever reads them: a command, the window, a check of everything.
    const store::BatchStore store(*database, places);
    const auto page = store.page(job, 0, count);
    QVERIFY(page.has_value());
    const QList<store::ItemRow> later = testsupport::opened(store.readPage(job, 0, count));
    QCOMPARE(later.size(), page->size());
    for (int index = 0; index < count; ++index) {
        QCOMPARE(page->at(index).second.review.cells == QStringList{tr("right")}, !damaged.contains(index));
        QCOMPARE(later.at(index).second.review.cells, page->at(index).second.review.cells);
    }
    // Of some items far apart, which is no stretch of the table.
    const QList<store::ItemRow> some = testsupport::opened(store.readItems(job, {damaged.first(), 700, 2'500}));
    QCOMPARE(some.size(), 3);
    for (const store::ItemRow& row : some) {
        QCOMPARE(
            row.second.review.cells == QStringList{tr("right")}, !damaged.contains(static_cast<int>(row.first.index)));
    }
    store::RecordCheck check(*database, places.opener(true));
    QSignalSpy finished(&check, &store::RecordCheck::finished);
    QVERIFY(!finished.isEmpty() || finished.wait(testsupport::patienceMs));
    const auto named = finished.value(0).value(0).value<base::Expected<QByteArrayList>>();
    QCOMPARE(named->size(), damaged.size());
}

void TestDamage::whatWentComesBackBesideADamagedMessage()
{
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("back"));
    const QString filler = u' ' + QString::fromLatin1(testsupport::noise(18'000).toBase64());
    const base::Secret key = seal::Sealer::freshKey();
    QByteArray body;
    {
        const Everything all(folder, filler, key);
        const auto rows
            = all.database->readNow({tr("SELECT body FROM main.messages WHERE conversation = 'c1' AND id = 'm1'"), {}});
        QVERIFY(rows && rows->size() == 1);
        body = rows->first().first().toByteArray();
    }
    QVERIFY(testsupport::breakRecord(folder + tr("/spyhop.db"), body));
    const Everything hit(folder, filler, key);
    store::ConversationStore conversations(*hit.database, hit.places);
    const auto trash = conversations.trash();
    QVERIFY(trash && trash->size() == 4);
    for (const model::TrashEntry& entry : *trash) {
        if (!entry.isChat && entry.conversationId == u"c1")
            conversations.restoreMessages(entry.conversationId, entry.trashedAt);
    }
    QVERIFY(hit.database->flush());
    QCOMPARE(conversations.trash()->size(), 3);
    const auto chat = conversations.load(tr("c1"));
    QVERIFY(chat.has_value());
    QCOMPARE(chat->messages.size(), 3);
    QVERIFY(!chat->messages.last().message.text.isEmpty());
}

SPYHOP_TEST_MAIN(TestDamage)
#include "tst_damage.moc"
