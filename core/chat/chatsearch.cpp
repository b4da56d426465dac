// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatsearch.h"

#include "core/chat/searchworker.h"
#include "core/chat/sessions.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/places.h"
#include "core/store/rowbyrowreading.h"
#include "core/store/searchtext.h"

#include <QtCore/QThread>
#include <algorithm>
#include <limits>
#include <utility>

namespace spyhop::chat {
namespace {

constexpr int pageRows = 1'000; // messages: some 10 ms of opening, so that the first hits come soon
constexpr int mostPagesAhead = 4; // read before they are opened: enough to keep both busy, few enough to stay in caches
constexpr std::chrono::minutes idleTime{5}; // then the texts are let go of

constexpr auto pageSql
    = "SELECT conversation, id, role = 'assistant', created, body, sequence FROM {db}.messages WHERE sequence < ? "
      "AND trashed = 0 ORDER BY sequence DESC LIMIT ?";
// Where a page has met damage. What is in the trash the index knows: in the row that stands behind the body.
constexpr auto keysSql = "SELECT sequence FROM {db}.messages WHERE sequence < ? AND sequence NOT IN (SELECT sequence "
                         "FROM {db}.messages INDEXED BY messages_trashed WHERE trashed > 0) ORDER BY sequence DESC "
                         "LIMIT ?";
// Both places at once: what names `mem` waits for what was written before.
constexpr auto conversationSql = "SELECT conversation, id, role = 'assistant', created, body, 1, sequence FROM "
                                 "main.messages WHERE conversation = ? AND trashed "
                                 "= "
                                 "0 UNION ALL SELECT conversation, id, role = 'assistant', created, body, 0, sequence "
                                 "FROM mem.messages WHERE conversation = ? "
                                 "AND trashed = 0 ORDER BY 6 DESC, sequence";

} // namespace

SearchRun::SearchRun(const SearchTerms& terms)
    : m_terms(terms)
{
}

SearchRun::~SearchRun() = default;

ChatSearch::ChatSearch(base::Clock& clock, db::Database& database, const store::Places& places,
    store::ConversationStore& store, Sessions& sessions)
    : m_clock(clock)
    , m_database(database)
    , m_places(places)
    , m_sessions(sessions)
    , m_idle(clock.makeTimer())
{
    qRegisterMetaType<QList<SearchHit>>();
    connect(m_idle.get(), &base::Timer::fired, this, &ChatSearch::forget);
    connect(&store, &store::ConversationStore::messageSaved, this, &ChatSearch::onMessageSaved);
    connect(&store, &store::ConversationStore::messagesChanged, this, &ChatSearch::reloadConversation);
    connect(&sessions, &Sessions::reloaded, this, &ChatSearch::forget);
}

ChatSearch::~ChatSearch()
{
    m_wanted = 0;
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
}

void ChatSearch::startWorker()
{
    if (m_thread)
        return;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("search"));
    m_worker = new SearchWorker(m_wanted);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SearchWorker::found, this, &ChatSearch::onFound, Qt::QueuedConnection);
    connect(m_worker, &SearchWorker::pageOpened, this, &ChatSearch::onPageOpened, Qt::QueuedConnection);
    m_thread->start();
}

std::unique_ptr<SearchRun> ChatSearch::search(const QString& query)
{
    std::unique_ptr<SearchRun> run(new SearchRun(SearchTerms(query)));
    run->m_number = ++m_numbers;
    m_wanted = run->m_number;
    m_run = nullptr; // it cannot begin anew before it has begun
    m_idle->stop();
    if (m_isPartial && m_loaded)
        forget();
    m_run = run.get();
    load();
    walk(*run);
    return run;
}

void ChatSearch::walk(const SearchRun& run)
{
    QSet<QString> visible;
    for (const model::ConversationSummary& summary : m_sessions.summaries())
        visible.insert(summary.id);
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, number = run.m_number, terms = run.terms(), visible] {
            worker->search(number, terms, visible, mostHits);
        },
        Qt::QueuedConnection);
}

void ChatSearch::warmUp()
{
    load();
    if (m_loaded)
        m_idle->start(idleTime);
}

void ChatSearch::forget()
{
    m_page.reset();
    m_rowByRow.reset();
    m_reloads.clear();
    m_openReloads = 0;
    m_loading = m_loaded = m_isPartial = m_isHeld = false;
    m_idle->stop();
    if (m_worker == nullptr)
        return;
    QMetaObject::invokeMethod(m_worker, &SearchWorker::clear, Qt::QueuedConnection);
    // Whoever searches at this moment gets the answer that is right now.
    if (m_run && !m_run->m_finished) {
        m_run->m_total = 0;
        load();
        walk(*m_run);
        Q_EMIT m_run->restarted();
    }
}

void ChatSearch::load()
{
    startWorker();
    if (m_loading || m_loaded)
        return;
    m_loading = true;
    m_readsDisk = false; // what is in memory only comes first: it is of today
    m_before = std::numeric_limits<qint64>::max();
    readPage();
}

void ChatSearch::readPage()
{
    m_page = m_database.read({store::sql(pageSql, m_readsDisk), {m_before, pageRows}});
    connect(m_page.get(), &db::ReadTicket::done, this, &ChatSearch::onPage);
}

//! A damaged row costs itself: the others of its page are read one by one.
void ChatSearch::onPage(const base::Expected<db::Rows>& rows)
{
    if (rows || !store::isDamage(rows.error())) {
        takePage(rows);
        return;
    }
    const QVariantList values{m_before, pageRows};
    store::RowByRow how = store::rowByRow({store::sql(pageSql, m_readsDisk), values}, {QStringLiteral("sequence")});
    how.keys = {store::sql(keysSql, m_readsDisk), values};
    m_rowByRow = std::make_unique<store::RowByRowReading>(m_database, how);
    connect(m_rowByRow.get(), &store::RowByRowReading::done, this, &ChatSearch::takePage);
}

void ChatSearch::takePage(const base::Expected<db::Rows>& rows)
{
    m_isPartial = m_isPartial || !rows;
    const db::Rows page = rows ? *rows : db::Rows();
    const bool wasDisk = m_readsDisk;
    const bool partEnds = page.size() < pageRows;
    const bool isLast = partEnds && wasDisk;
    if (!page.isEmpty())
        m_before = page.last().at(5).toLongLong();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, older = SealedPage{page, m_places.opener(wasDisk)}, wasDisk, isLast] {
            worker->addOlder(older, wasDisk, isLast);
        },
        Qt::QueuedConnection);
    ++m_pagesAhead;
    if (partEnds) {
        m_readsDisk = true;
        m_before = std::numeric_limits<qint64>::max();
    }
    m_isHeld = !isLast && m_pagesAhead >= mostPagesAhead;
    if (m_isHeld)
        return;
    if (!isLast)
        return readPage(); // read while the worker opens
    m_loading = false;
    m_loaded = true;
    m_idle->start(idleTime);
}

void ChatSearch::onPageOpened()
{
    --m_pagesAhead;
    if (std::exchange(m_isHeld, false))
        readPage();
}

void ChatSearch::reloadConversation(const QString& id)
{
    if (!m_loading && !m_loaded)
        return;
    if (m_openReloads == 0)
        m_reloads.clear();
    std::unique_ptr<db::ReadTicket> ticket = m_database.read({QString::fromLatin1(conversationSql), {id, id}});
    connect(ticket.get(), &db::ReadTicket::done, this, [this, id](const base::Expected<db::Rows>& rows) {
        --m_openReloads;
        if (!rows) { // opened anew, around what is damaged
            QMetaObject::invokeMethod(this, &ChatSearch::forget, Qt::QueuedConnection);
            return;
        }
        const auto inMemory
            = std::find_if(rows->begin(), rows->end(), [](const QVariantList& row) { return !row.at(5).toBool(); });
        const qsizetype onDisk = inMemory - rows->begin();
        QMetaObject::invokeMethod(
            m_worker,
            [worker = m_worker, id, disk = rows->mid(0, onDisk), memory = rows->mid(onDisk),
                diskOpener = m_places.opener(true), memoryOpener = m_places.opener(false)] {
                worker->replaceConversation(id, {{disk, diskOpener}, {memory, memoryOpener}});
            },
            Qt::QueuedConnection);
    });
    ++m_openReloads;
    m_reloads.push_back(std::move(ticket));
}

void ChatSearch::onMessageSaved(const QString& conversationId, const model::ConversationMessage& message)
{
    if (!m_loading && !m_loaded)
        return;
    const QString text = store::searchTextOf(message);
    if (text.isEmpty())
        return;
    SearchIndex::Entry entry{
        conversationId, message.id, message.message.role, message.createdAt.toMSecsSinceEpoch(), FoldedText(text)};
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, entry = std::move(entry)] { worker->put(entry); }, Qt::QueuedConnection);
}

void ChatSearch::onFound(quint64 number, const QList<SearchHit>& hits, int total, bool finished)
{
    if (!m_run || m_run->m_number != number || m_run->m_finished)
        return;
    m_run->m_total = total;
    m_run->m_finished = finished;
    if (finished && m_loaded)
        m_idle->start(idleTime);
    const QPointer<SearchRun> run = m_run;
    if (!hits.isEmpty())
        Q_EMIT run->found(hits);
    if (run && finished)
        Q_EMIT run->finished();
}

} // namespace spyhop::chat
