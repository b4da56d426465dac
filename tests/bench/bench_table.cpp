// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The batch page over a real job while it runs, is sorted, filtered, scrolled and exported: the window's memory, the
// longest time its event loop was held up, the main thread's CPU of a frame; and what the journal costs an item.
//   bench_table [ITEMS]

#include "app/services.h"
#include "core/batch/creating.h"
#include "core/batch/exporting.h"
#include "core/batch/ordering.h"
#include "tests/bench/process.h"
#include "ui/batch/batchpage.h"
#include "ui/common/spyhopstyle.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <pthread.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace spyhop;

namespace {

constexpr double mostBlock = 50, mostFrame = 4, mostMemory = 300, mostJournal = 100; // ms, ms, MB, µs

double cpuMilliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double residentMegabytes(const char* field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(field))
            return line.mid(qstrlen(field)).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

//! \brief Counts the main thread's CPU for each event, and knows which of them painted.
class Application final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ > 0) {
            const bool handled = QApplication::notify(receiver, event);
            --m_depth;
            return handled;
        }
        const bool paints = event->type() == QEvent::UpdateRequest;
        const double before = cpuMilliseconds(CLOCK_THREAD_CPUTIME_ID);
        const bool handled = QApplication::notify(receiver, event);
        const double cpu = cpuMilliseconds(CLOCK_THREAD_CPUTIME_ID) - before;
        --m_depth;
        m_longest = std::max(m_longest, cpu);
        if (paints)
            m_frames.push_back(cpu);
        return handled;
    }
    [[nodiscard]] std::vector<double> takeFrames() { return std::exchange(m_frames, {}); }
    [[nodiscard]] double takeLongest() { return std::exchange(m_longest, 0); }

private:
    int m_depth = 0;
    std::vector<double> m_frames;
    double m_longest = 0;
};

//! What a thread has spent until now, ms.
struct Spent {
    double wall = 0;
    double cpu = 0;
    double queued = 0; //!< ready to run, while others had the processors
};

//! \brief Reads what the main thread has spent, from any thread.
class MainThread {
public:
    MainThread()
        : m_schedule(QStringLiteral("/proc/self/task/%1/schedstat").arg(::gettid()))
    {
        pthread_getcpuclockid(pthread_self(), &m_clock);
    }
    [[nodiscard]] Spent spent() const
    {
        Spent spent;
        spent.cpu = cpuMilliseconds(m_clock);
        QFile file(
            m_schedule); // Documentation/scheduler/sched-stats.rst: ns on a processor, ns waiting for one, slices
        if (file.open(QIODevice::ReadOnly))
            spent.queued = file.readAll().split(' ').value(1).toDouble() / 1e6;
        spent.wall = cpuMilliseconds(CLOCK_MONOTONIC);
        return spent;
    }

private:
    QString m_schedule;
    clockid_t m_clock{};
};

//! \brief Knocks at the main thread's event loop every 2 ms: the longest that nobody opened is the longest block.
//!
//! A block is told apart into what the main thread computed, what it waited for a processor that other programs had,
//! and the rest: what it waited for itself (a lock, a disk, another thread).
class Knocker final : public QObject {
public:
    struct Block {
        double wall = 0, cpu = 0, queued = 0; //!< ms
        [[nodiscard]] double waited() const { return std::max(0.0, wall - cpu - queued); }
        [[nodiscard]] double own() const { return wall - queued; }
    };

    Knocker()
        : m_thread([this] {
            while (!m_end) {
                if (m_opened == m_knocked) {
                    m_since = m_main.spent();
                    m_knocked = m_opened + 1;
                    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
                    // A knock that came late because this thread was held up says nothing of the other.
                    if (cpuMilliseconds(CLOCK_MONOTONIC) - m_since.wall > lateKnock)
                        m_late = m_knocked.load();
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        })
    {
    }
    ~Knocker() override
    {
        m_end = true;
        m_thread.join();
    }
    //! Ends the knocking.
    [[nodiscard]] const Block& longest()
    {
        m_end = true;
        take();
        return m_longest;
    }
    //! The one in which the program's own part was longest.
    [[nodiscard]] const Block& longestOwn() const { return m_longestOwn; }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        take();
        const Spent now = m_main.spent();
        m_last = {now.wall - m_since.wall, now.cpu - m_since.cpu, now.queued - m_since.queued};
        m_opened = m_knocked.load();
        return true;
    }

private:
    static constexpr double lateKnock = 1; // ms

    //! The last one is taken when the next comes: by then it is known whether it was late.
    void take()
    {
        if (m_late != m_opened) {
            if (m_last.wall > m_longest.wall)
                m_longest = m_last;
            if (m_last.own() > m_longestOwn.own())
                m_longestOwn = m_last;
        }
        m_last = {};
    }

    MainThread m_main; // made in the main thread
    std::atomic<bool> m_end = false;
    std::atomic<int> m_knocked = 0, m_opened = 0, m_late = -1; // numbers of knocks
    Spent m_since; // guarded by the order of the two numbers
    Block m_last, m_longest, m_longestOwn;
    std::thread m_thread; // last: it uses the others
};

//! \brief One thing that is done with the page, and what the event loop had to bear.
class Phase {
public:
    Phase(Application& application, const QString& name)
        : m_application(application)
        , m_name(QStringLiteral("table.") + name)
    {
        m_watch.start();
        const std::vector<double> frames = m_application.takeFrames();
        const double longest = m_application.takeLongest();
        Q_UNUSED(frames)
        Q_UNUSED(longest)
    }
    ~Phase()
    {
        const auto bar = [this](const QString& what, double value, double most) {
            bench::atMost(m_name + what, value, QStringLiteral("ms"), most);
        };
        const Knocker::Block longest = m_knocker.longest();
        bar(QStringLiteral(".block"), longest.wall, mostBlock);
        bench::report(m_name + QStringLiteral(".block.queued"), longest.queued, QStringLiteral("ms"), {}, 0);
        bar(QStringLiteral(".ownBlock"), m_knocker.longestOwn().own(), mostBlock);
        bench::report(
            m_name + QStringLiteral(".ownBlock.cpu"), m_knocker.longestOwn().cpu, QStringLiteral("ms"), {}, 0);
        bench::report(
            m_name + QStringLiteral(".ownBlock.waited"), m_knocker.longestOwn().waited(), QStringLiteral("ms"), {}, 0);
        bar(QStringLiteral(".longestEventCpu"), m_application.takeLongest(), mostBlock);
        std::vector<double> frames = m_application.takeFrames();
        std::sort(frames.begin(), frames.end());
        if (!frames.empty())
            bar(QStringLiteral(".frameCpuP99"), frames.at(static_cast<std::size_t>(double(frames.size() - 1) * 0.99)),
                mostFrame);
        bench::report(m_name + QStringLiteral(".seconds"), double(m_watch.elapsed()) / 1e3, QStringLiteral("s"), {}, 0);
        bench::report(m_name + QStringLiteral(".memoryPeak"), residentMegabytes("VmHWM:"), QStringLiteral("MB"), {}, 0);
    }
    Phase(const Phase&) = delete;
    Phase& operator=(const Phase&) = delete;

    template <typename Done>
    void until(Done done)
    {
        while (!done())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    void forSeconds(double seconds)
    {
        QElapsedTimer watch;
        watch.start();
        until([&] { return double(watch.elapsed()) > seconds * 1e3; });
    }

private:
    Application& m_application;
    QString m_name;
    QElapsedTimer m_watch;
    Knocker m_knocker;
};

batch::Inputs rows(int count)
{
    batch::Inputs inputs;
    inputs.rows = true;
    inputs.columns = QStringList{QStringLiteral("note")};
    inputs.fields = inputs.columns;
    inputs.items.reserve(count);
    for (int i = 0; i < count; ++i) {
        inputs.items.append({i, QStringLiteral("row %1").arg(i + 1), {},
            {QStringLiteral("Parcel %1 left Lisbon on 2026-03-%2 and weighs %3 kg.")
                    .arg(i)
                    .arg(1 + i % 28, 2, 10, QLatin1Char('0'))
                    .arg(i * 7919 % 9'973)}});
    }
    return inputs;
}

model::BatchSpec spec(const QString& id, const QString& endpoint)
{
    model::BatchSpec spec;
    spec.id = id;
    spec.title = QStringLiteral("Parcels");
    spec.prompt = QStringLiteral("What does it weigh? {{note}}");
    spec.columns = {{QStringLiteral("weight"), model::ColumnType::Number, {}, {}},
        {QStringLiteral("city"), model::ColumnType::Text, {}, {}}};
    spec.endpoint = endpoint;
    spec.model = QStringLiteral("spyhop-local");
    spec.fresh = true;
    spec.concurrency = 64;
    return spec;
}

//! What the journal alone costs: each item's step begun and ended, as a run of the job does it.
void benchJournal(app::Services& services, int count)
{
    const QString id = QStringLiteral("journal");
    if (!services.batches.create(spec(id, QString()), rows(count)))
        std::abort();
    const double before = cpuMilliseconds(CLOCK_PROCESS_CPUTIME_ID);
    std::vector<std::unique_ptr<db::WriteTicket>> tickets;
    int durable = 0;
    for (int i = 0; i < count; ++i) {
        model::Step step;
        step.item = i;
        step.state = model::ItemState::Running;
        step.attempts = 1;
        services.batchStore.stepRunning(id, step);
        step.state = model::ItemState::Done;
        step.answer = QStringLiteral("{\"weight\": %1, \"city\": \"Lisbon\"}").arg(i);
        model::ItemResult result;
        result.index = i;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QString::number(i), QStringLiteral("Lisbon")};
        result.receipt = QStringLiteral("61 characters");
        result.usage = {60, 12, 0, 0, false};
        tickets.push_back(services.batchStore.stepEnded(id, step, result));
        QObject::connect(tickets.back().get(), &db::WriteTicket::done, tickets.back().get(), [&durable] { ++durable; });
        if (i % 64 == 63)
            QCoreApplication::processEvents();
    }
    while (durable < count) // not in a circle: that would count as the journal's
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    bench::atMost(QStringLiteral("table.journal"), (cpuMilliseconds(CLOCK_PROCESS_CPUTIME_ID) - before) * 1e3 / count,
        QStringLiteral("µs"), mostJournal);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", home.path().toUtf8());
    Application application(argc, argv);
    const int count = std::max(1'000, QCoreApplication::arguments().value(1, QStringLiteral("100000")).toInt());
    ui::Theme theme;
    QApplication::setStyle(new ui::SpyhopStyle(theme));

    const bench::ServerProcess server(QStringLiteral(SPYHOP_BIN_DIR "/spyhop-cli"),
        {QStringLiteral("--profile"), home.filePath(QStringLiteral("server")), QStringLiteral("serve")});
    if (server.url().isEmpty())
        return 1;
    const auto services = app::Services::open(home.filePath(QStringLiteral("profile"))).value();
    QByteArray passphrase("correct horse battery staple");
    bool stored = false;
    QObject::connect(&services->privacy, &admin::PrivacyAdmin::unlocked, &application, [&stored] { stored = true; });
    if (!services->privacy.grant(
            {model::ConsentKind::Batches, model::ConsentKind::Provider}, base::Secret::take(passphrase)))
        return 1;
    while (!stored)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("here");
    endpoint.url = QUrl(server.url() + QStringLiteral("/v1"));
    endpoint.models = QStringList{QStringLiteral("spyhop-local")};
    services->gateway.addEndpoint(endpoint);

    benchJournal(*services, 20'000);

    ui::BatchPage page({theme, services->clock, services->batches, services->endpoints}, nullptr);
    page.resize(960, 752);
    const QString id = QStringLiteral("parcels");
    {
        const batch::Inputs inputs = rows(count); // no part of it: they come from a file, read beside this thread
        Phase creating(application, QStringLiteral("create"));
        std::optional<base::Expected<QString>> made;
        const auto making = services->batches.creating(spec(id, endpoint.name), inputs);
        QObject::connect(making.get(), &batch::Creating::finished, &page,
            [&made](const base::Expected<QString>& said) { made = said; });
        creating.until([&] { return made.has_value(); });
    }
    page.showJob(id);
    page.show();
    auto* table = page.findChild<QTableView*>(QStringLiteral("itemTable"));
    const auto over = [&] {
        const model::ItemCounts& items = services->batches.job(id)->items;
        return items.done + items.failed + items.unknown;
    };
    const auto click = [&](int column) { Q_EMIT table->horizontalHeader()->sectionClicked(column); };
    const auto filter
        = [&](int number) { page.findChild<QPushButton*>(QStringLiteral("filter%1").arg(number))->click(); };
    {
        QElapsedTimer watch;
        watch.start();
        if (!services->batches.start(id))
            return 1;
        bench::atMost(
            QStringLiteral("table.start.block"), double(watch.nsecsElapsed()) / 1e6, QStringLiteral("ms"), mostBlock);
    }
    {
        Phase running(application, QStringLiteral("running"));
        running.until([&] { return over() > count / 20; });
    }
    {
        Phase scrolling(application, QStringLiteral("scrolling"));
        QScrollBar* bar = table->verticalScrollBar();
        for (int step = 0; step <= 200; ++step) {
            bar->setValue(bar->maximum() * step / 200);
            scrolling.forSeconds(0.01);
        }
        bar->setValue(0);
    }
    {
        Phase sorting(application, QStringLiteral("sorting"));
        QAbstractItemModel* model = table->model();
        for (const int column : {1, 2, 0, 5}) { // name, weight, state, price
            bool sorted = false;
            const auto once
                = QObject::connect(model, &QAbstractItemModel::modelReset, &page, [&sorted] { sorted = true; });
            click(column);
            QElapsedTimer watch;
            watch.start();
            sorting.until([&] { return sorted || watch.elapsed() > 20'000; });
            QObject::disconnect(once);
            sorting.forSeconds(0.5);
        }
    }
    {
        Phase filtering(application, QStringLiteral("filtering"));
        for (const int number : {1, 2, 3, 0}) {
            filter(number);
            filtering.forSeconds(1);
        }
    }
    {
        Phase reviewing(application, QStringLiteral("reviewing"));
        for (int row = 0; row < 20; ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            reviewing.forSeconds(0.05);
            auto* accept = page.findChild<QPushButton*>(QStringLiteral("acceptAnswer"));
            if (accept->isVisible())
                accept->click();
        }
    }
    {
        Phase rest(application, QStringLiteral("rest"));
        rest.until([&] { return !services->batches.isRunning(id); });
    }
    bench::report(
        QStringLiteral("table.done"), double(services->batches.job(id)->items.done), QStringLiteral("items"), {}, 0);
    for (const char* name : {"out.csv", "out.xlsx", "out.html"}) {
        Phase exporting(application, QString::fromLatin1(name));
        std::optional<base::Expected<QString>> note;
        const auto writing = services->batches.exporting(id, home.filePath(QString::fromLatin1(name)));
        QObject::connect(writing.get(), &batch::Exporting::finished, &page,
            [&note](const base::Expected<QString>& said) { note = said; });
        exporting.until([&] { return note.has_value(); });
        if (!*note)
            std::fprintf(stderr, "%s\n", qPrintable(note->error().sentence()));
    }
    {
        // One file of half as many lines, out and back.
        Phase files(application, QStringLiteral("files"));
        model::BatchSpec left = spec(QStringLiteral("left"), endpoint.name);
        left.kind = model::JobKind::FilesBatch;
        left.batchSize = 50'000;
        const batch::Inputs inputs = rows(count / 2);
        std::optional<base::Expected<QString>> made;
        const auto making = services->batches.creating(left, inputs);
        QObject::connect(making.get(), &batch::Creating::finished, &page,
            [&made](const base::Expected<QString>& said) { made = said; });
        files.until([&] { return made.has_value(); });
        page.showJob(left.id);
        if (!services->batches.start(left.id))
            return 1;
        files.until([&] { return !services->batches.isRunning(left.id); });
        bench::report(QStringLiteral("table.files.done"), double(services->batches.job(left.id)->items.done),
            QStringLiteral("items"), {}, 0);
    }
    bench::atMost(QStringLiteral("table.memory"), residentMegabytes("VmHWM:"), QStringLiteral("MB"), mostMemory);
    return bench::exitStatus();
}
