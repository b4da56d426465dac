// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/schema.h"
#include "core/store/batchstore.h"
#include "core/store/conversationstore.h"
#include "core/store/draftstore.h"
#include "core/store/librarystore.h"
#include "core/store/places.h"
#include "core/store/recordcheck.h"
#include "core/store/sealedcolumn.h"
#include "core/store/submissionstore.h"
#include "core/store/watchstore.h"
#include "tests/support/pages.h"
#include "tests/support/testmain.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <memory>
#include <optional>

namespace spyhop::testsupport {

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
        auto opened = db::Database::open(folder + QString::fromUtf8("/spyhop.db"), db::schema());
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
        for (const QString& job : {QString::fromUtf8("j1"), QString::fromUtf8("j2")})
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
        if (finished.isEmpty() && !finished.wait(patienceMs))
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
        m_filler = QString::fromUtf8(" anew");
        for (const char* const number : {"1", "2"})
            fillRest(QString::fromLatin1(number));
        QList<base::Status> said;
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(2'000, Qt::UTC);
        for (const QString& id : {QString::fromUtf8("j1"), QString::fromUtf8("j2")}) {
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
        submission.handle.id = QString::fromUtf8("s1");
        submission.handle.jobId = QString::fromUtf8("j1");
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
        if (!QTest::qWaitFor([&status] { return status.has_value(); }, patienceMs))
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
        if (!QTest::qWaitFor([&brought] { return brought.has_value(); }, patienceMs))
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
    [[nodiscard]] QString word(const char* text) const { return QString::fromUtf8(text) + m_filler; }
    void fill(const QString& number)
    {
        fillJob(QString::fromUtf8("j") + number, QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC));
        fillRest(number);
        const QByteArray digest = places.sealer(true)->digest(number.toUtf8());
        database->post({{QString::fromUtf8("INSERT INTO main.answer_bodies(digest, body) VALUES(?, ?)"),
            {digest, places.sealer(true)->seal(word("answer").toUtf8(), "answers:" + digest.toHex() + ":body")}}});
    }
    //! All but the jobs, and the answers, which have no store here.
    void fillRest(const QString& number)
    {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
        model::Conversation chat;
        chat.summary.id = QString::fromUtf8("c") + number;
        chat.summary.title = word("Title");
        chat.summary.updatedAt = at;
        chat.summary.stored = true;
        for (const QString& id : {QString::fromUtf8("m1"), QString::fromUtf8("m2")}) {
            model::ConversationMessage message;
            message.id = id;
            message.createdAt = at;
            message.message.text = word("Text");
            chat.messages.append(message);
            conversations->save(chat, message);
        }
        model::ConversationMessage gone = chat.messages.constLast();
        gone.id = QString::fromUtf8("m3");
        chat.messages.append(gone);
        conversations->save(chat, gone);
        conversations->removeMessages(chat, {gone.id}, at);
        model::Conversation whole = chat; // that went as a whole
        whole.summary.id = QString::fromUtf8("t") + number;
        whole.messages = {chat.messages.constFirst()};
        conversations->save(whole, whole.messages.constFirst());
        conversations->remove(whole.summary.id, at);
        conversations->saveProject({QString::fromUtf8("p") + number, word("Name"), true}, at);
        store::KeptSubmission submission;
        submission.handle.id = QString::fromUtf8("s") + number;
        submission.handle.jobId = QString::fromUtf8("j1");
        submission.handle.submittedAt = at;
        submission.handle.customIds = {QString::fromUtf8("i0-c0")};
        submission.title = word("Title");
        submission.stored = true;
        submissions->note(submission);
        drafts->saveText(chat.summary.id, word("Text"), at, true);
        drafts->saveAttachments(chat.summary.id,
            {{QString::fromUtf8("a.txt"), QString::fromUtf8("text/plain"), word("Text"), {}}}, at, true);
        library->save({QString::fromUtf8("l") + number, store::LibraryEntry::Kind::Prompt, QString::fromUtf8("Title"),
            word("Text"), at});
        store::KeptWatch watch;
        watch.id = QString::fromUtf8("w") + number;
        watch.folder = QString::fromUtf8("/folder");
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
            items.append({index, word("Name"), QString::fromUtf8("/path"), {}});
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
                result.reused = model::Reuse{QString::fromUtf8("old"), 0, at};
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
        if (!firsts || !firsts->contains(QString::fromUtf8("m1")) || firsts->contains(QString::fromUtf8("m3")))
            qFatal("an import does not know which chats there are");
        for (const QString& id :
            {QString::fromUtf8("c1"), QString::fromUtf8("c2"), QString::fromUtf8("t1"), QString::fromUtf8("t2")}) {
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
        const QList<store::ItemRow> later = opened(batches->readPage(job, 0, 10));
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
        if (!reused || reused->value(QString::fromUtf8("old")) != (isWhole ? 1 : 0))
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

} // namespace spyhop::testsupport
