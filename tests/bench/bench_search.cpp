// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Searching all chats: 100,000 sealed messages on the disk; cold (nothing opened yet) and warm, first hits and all,
// and how long the event loop had to wait meanwhile. The reference opens every record for the search.
//   bench_search [MESSAGES]

#include "core/base/clock.h"
#include "core/chat/chatsearch.h"
#include "core/chat/sessions.h"
#include "core/db/schema.h"
#include "core/gateway/gateway.h"
#include "core/observe/recorder.h"
#include "core/store/conversationsql.h"
#include "core/store/conversationstore.h"
#include "core/store/places.h"
#include "core/store/searchtext.h"
#include "tests/bench/process.h"
#include "tests/core/gateway/callworld.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <thread>

using namespace spyhop;

namespace {

constexpr int messagesInAChat = 100;

const QStringList latin{QStringLiteral("the"), QStringLiteral("quarterly"), QStringLiteral("report"),
    QStringLiteral("shows"), QStringLiteral("Revenue"), QStringLiteral("rising"), QStringLiteral("by"),
    QStringLiteral("percent"), QStringLiteral("while"), QStringLiteral("costs"), QStringLiteral("fall"),
    QStringLiteral("function"), QStringLiteral("returns"), QStringLiteral("Contract"), QStringLiteral("supplier")};
const QString chinese
    = QStringLiteral("年度财务报告显示营业收入同比增长主要来自华东地区的新签合同而销售费用高于增速需要解释说明");

//! Two in three are Latin: 400 to 1,200 characters; the others Chinese: 100 to 400. One in a thousand holds "narwhal".
QString textOf(int number, base::Random& random)
{
    QString text;
    if (number % 3 == 0) {
        const auto length = static_cast<qsizetype>(100 + random.below(300));
        while (text.size() < length)
            text += chinese.mid(static_cast<qsizetype>(random.below(30)), 12) + u'，';
        if (number % 1'000 == 0)
            text += QStringLiteral("独角鲸");
        return text;
    }
    const auto length = static_cast<qsizetype>(400 + random.below(800));
    while (text.size() < length)
        text += latin[static_cast<qsizetype>(random.below(static_cast<quint64>(latin.size())))] + u' ';
    if (number % 1'000 == 1)
        text += QStringLiteral("and a Narwhal");
    return text;
}

struct Profile {
    QTemporaryDir folder;
    base::SystemClock clock;
    base::Random random{1};
    std::unique_ptr<db::Database> database
        = std::move(*db::Database::open(folder.filePath(QStringLiteral("spyhop.db")), db::schema()));
    store::Places places;
    store::ConversationStore store{*database, places};

    void fill(int messages)
    {
        model::Consent consent;
        consent.asked = true;
        consent.kinds.insert(model::ConsentKind::Chats);
        places.setConsent(consent);
        places.setDataKey(seal::Sealer::freshKey());
        for (int first = 0; first < messages; first += messagesInAChat) {
            model::Conversation chat;
            chat.summary.id = QStringLiteral("chat%1").arg(first);
            chat.summary.title = chat.summary.id;
            chat.summary.stored = true;
            chat.summary.updatedAt = clock.wallTime();
            for (int i = 0; i < messagesInAChat; ++i) {
                model::ConversationMessage message;
                message.id = QStringLiteral("m%1").arg(first + i);
                message.parentId = chat.leafId;
                message.message.role = i % 2 == 0 ? model::Role::User : model::Role::Assistant;
                message.message.text = textOf(first + i, random);
                message.createdAt = clock.wallTime();
                if (i % 2 == 1) {
                    message.outcome = model::Outcome(); // as real answers have
                    message.outcome->endpoint = QStringLiteral("deepseek");
                    message.outcome->completion.model = QStringLiteral("deepseek-chat");
                    message.outcome->completion.usage = model::Usage{100, 200, 0, 50, false};
                }
                chat.leafId = message.id;
                chat.messages.append(message);
            }
            if (!store.add(chat))
                qFatal("the profile could not be filled");
        }
    }
};

struct Times {
    double first = -1, all = 0, gap = 0; //!< ms; gap: the longest the event loop was not there
    int total = 0;
};

Times timesOf(chat::ChatSearch& search, const QString& query)
{
    Times times;
    QElapsedTimer clock, tick;
    clock.start();
    const auto run = search.search(query);
    QObject::connect(run.get(), &chat::SearchRun::found, run.get(), [&] {
        if (times.first < 0)
            times.first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    });
    while (!run->isFinished()) {
        tick.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        times.gap = std::max(times.gap, static_cast<double>(tick.nsecsElapsed()) / 1e6);
        // As a window that has nothing to do: other threads get the processor.
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    times.all = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    times.total = run->total();
    return times;
}

//! What each search would cost if it opened the records: all of them, by the thread that asks.
double scanOnce(Profile& profile, const QString& query)
{
    QElapsedTimer clock;
    clock.start();
    const chat::SearchTerms terms(query);
    const seal::Sealer sealer = profile.places.sealer(true).value();
    qint64 before = std::numeric_limits<qint64>::max();
    int found = 0;
    for (;;) {
        const auto rows
            = profile.database->readNow({QStringLiteral("SELECT conversation, id, body, sequence FROM main.messages "
                                                        "WHERE sequence < ? ORDER BY sequence DESC LIMIT "
                                                        "2000"),
                {before}});
        if (!rows || rows->isEmpty())
            break;
        for (const QVariantList& row : *rows) {
            const auto body
                = sealer.open(row.at(2).toByteArray(), store::bodyContext(row.at(0).toString(), row.at(1).toString()));
            found += body && terms.match(QString::fromUtf8(store::searchTextOf(*body))) ? 1 : 0;
        }
        before = rows->last().at(3).toLongLong();
    }
    if (found == 0)
        qFatal("the reference found nothing");
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double pagesInAMegabyte = 256;
    return file.readAll().split(' ').value(1).toDouble() / pagesInAMegabyte;
}

//! As UTF-8.
double megabytesOfText(int messages)
{
    base::Random random(1);
    qsizetype bytes = 0;
    for (int i = 0; i < messages; ++i)
        bytes += textOf(i, random).toUtf8().size();
    return static_cast<double>(bytes) / 1e6;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int messages = QCoreApplication::arguments().value(1, QStringLiteral("100000")).toInt();
    Profile profile;
    profile.fill(messages);
    testsupport::CallWorld world; // for the gateway that sessions want; nothing is asked
    chat::Sessions sessions(profile.clock, profile.random, *world.gateway, profile.store, profile.places);
    if (!sessions.reload())
        return 1;
    const QString reference = QStringLiteral("opening all records for the search");
    const QString word = QStringLiteral("narwhal"), rare = QStringLiteral("独角鲸"), common = QStringLiteral("年");
    const double scan = scanOnce(profile, word);
    chat::ChatSearch search(profile.clock, *profile.database, profile.places, profile.store, sessions);
    const double before = residentMegabytes();
    const Times cold = timesOf(search, word);
    bench::report(QStringLiteral("search.cold.first"), cold.first, QStringLiteral("ms"), reference, scan);
    bench::report(QStringLiteral("search.cold.all"), cold.all, QStringLiteral("ms"), reference, scan);
    bench::atMost(QStringLiteral("search.bar.first"), cold.first, QStringLiteral("ms, cold"), 100);
    bench::atMost(QStringLiteral("search.bar.all"), cold.all, QStringLiteral("ms, cold"), 500);
    bench::report(QStringLiteral("search.memory"), residentMegabytes() - before,
        QStringLiteral("MB more, while somebody searches"), QStringLiteral("of the texts themselves"),
        megabytesOfText(messages));
    bench::report(QStringLiteral("search.cold.gap"), cold.gap, QStringLiteral("ms, the longest wait of the event loop"),
        QStringLiteral("one frame"), 16.7);
    Times worst;
    for (const QString& query : {word, rare, common, QStringLiteral("e"), QStringLiteral("revenue costs supplier")}) {
        for (int i = 0; i < 5; ++i) {
            const Times warm = timesOf(search, query);
            worst.first = std::max(worst.first, warm.first);
            worst.all = std::max(worst.all, warm.all);
            worst.gap = std::max(worst.gap, warm.gap);
            if (warm.total == 0)
                qFatal("a search found nothing");
        }
    }
    bench::report(
        QStringLiteral("search.warm.first"), worst.first, QStringLiteral("ms, the slowest of 25"), reference, scan);
    bench::report(
        QStringLiteral("search.warm.all"), worst.all, QStringLiteral("ms, the slowest of 25"), reference, scan);
    bench::report(QStringLiteral("search.warm.gap"), worst.gap,
        QStringLiteral("ms, the longest wait of the event loop"), QStringLiteral("one frame"), 16.7);
    return bench::exitStatus();
}
