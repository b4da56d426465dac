// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file batch as large as a provider takes it: how long each of its stages takes, what the main thread's event loop
// has to bear in each, the memory of the process, and the CPU of one line.
//   bench_filebatch [LINES]

#include "app/services.h"
#include "core/batch/creating.h"
#include "tests/bench/process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

using namespace spyhop;

namespace {

constexpr double mostBlock = 50, mostMemory = 300; // ms, MB

double cpuMilliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

//! The most that lay in memory since the last call.
double takePeakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    double peak = 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            peak = line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        reset.write("5"); // proc(5): the peak becomes what is resident now
    return peak;
}

//! \brief Counts the main thread's CPU for each event: a busy machine makes none of them longer.
class Application final : public QCoreApplication {
public:
    using QCoreApplication::QCoreApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ > 0) {
            const bool handled = QCoreApplication::notify(receiver, event);
            --m_depth;
            return handled;
        }
        const double before = cpuMilliseconds(CLOCK_THREAD_CPUTIME_ID);
        const QByteArray who = receiver->metaObject()->className();
        const bool handled = QCoreApplication::notify(receiver, event);
        const double cpu = cpuMilliseconds(CLOCK_THREAD_CPUTIME_ID) - before;
        --m_depth;
        if (cpu > m_longest) {
            m_longest = cpu;
            m_longestAt = who;
        }
        return handled;
    }
    [[nodiscard]] double takeLongest() { return std::exchange(m_longest, 0); }
    [[nodiscard]] QByteArray takeLongestAt() { return std::exchange(m_longestAt, {}); }

private:
    int m_depth = 0;
    double m_longest = 0; // ms
    QByteArray m_longestAt; // the class whose event it was
};

//! One stage of the job, told when it is over.
class Stage {
public:
    Stage(Application& application, const QString& name)
        : m_application(application)
        , m_name(QStringLiteral("filebatch.") + name)
    {
        m_watch.start();
        std::ignore = m_application.takeLongest();
        std::ignore = takePeakMegabytes();
    }
    ~Stage()
    {
        bench::report(m_name + QStringLiteral(".seconds"), double(m_watch.elapsed()) / 1e3, QStringLiteral("s"), {}, 0);
        const double longest = m_application.takeLongest();
        std::fprintf(stderr, "%s: longest event %.1f ms, of %s\n", qPrintable(m_name), longest,
            m_application.takeLongestAt().constData());
        bench::atMost(m_name + QStringLiteral(".longestEventCpu"), longest, QStringLiteral("ms"), mostBlock);
        bench::atMost(m_name + QStringLiteral(".memory"), takePeakMegabytes(), QStringLiteral("MB"), mostMemory);
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    template <typename Done>
    void until(Done done)
    {
        while (!done())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private:
    Application& m_application;
    QString m_name;
    QElapsedTimer m_watch;
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

} // namespace

int main(int argc, char** argv)
{
    const QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", home.path().toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    Application application(argc, argv);
    const int count = std::max(100, QCoreApplication::arguments().value(1, QStringLiteral("50000")).toInt());
    const bench::ServerProcess server(QStringLiteral(SPYHOP_BIN_DIR "/spyhop-cli"),
        {QStringLiteral("--profile"), home.filePath(QStringLiteral("server")), QStringLiteral("serve"),
            QStringLiteral("--job-delay"), QStringLiteral("500")});
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
    batch::BatchManager& batches = services->batches;

    model::BatchSpec spec;
    spec.id = QStringLiteral("big");
    spec.kind = model::JobKind::FilesBatch;
    spec.batchSize = count;
    spec.prompt = QStringLiteral("What does this note say? {{note}}");
    spec.endpoint = endpoint.name;
    spec.model = QStringLiteral("spyhop-local");
    spec.fresh = true;
    const double before = cpuMilliseconds(CLOCK_PROCESS_CPUTIME_ID);
    {
        Stage stage(application, QStringLiteral("create"));
        std::optional<base::Expected<QString>> made;
        const batch::Inputs inputs = rows(count);
        const auto making = batches.creating(spec, inputs);
        QObject::connect(making.get(), &batch::Creating::finished, &application,
            [&made](const base::Expected<QString>& said) { made = said; });
        stage.until([&] { return made.has_value(); });
        if (!*made)
            return 1;
    }
    using Doing = model::SubmissionState::Doing;
    const auto doing = [&batches] {
        const QList<model::SubmissionState> left = batches.left(QStringLiteral("big"));
        return left.isEmpty() ? Doing::Ended : left.first().doing;
    };
    const auto job = [&batches] { return *batches.job(QStringLiteral("big")); };
    {
        Stage stage(application, QStringLiteral("gather")); // items become requests
        if (!batches.start(spec.id))
            return 1;
        stage.until([&] { return !batches.left(QStringLiteral("big")).isEmpty(); });
    }
    {
        Stage stage(application, QStringLiteral("upload")); // encoded, sent, taken
        stage.until([&] { return doing() == Doing::Waiting || doing() == Doing::Ended; });
    }
    {
        Stage stage(application, QStringLiteral("wait"));
        stage.until([&] { return doing() == Doing::Fetching || job().items.done > 0 || doing() == Doing::Ended; });
    }
    {
        Stage stage(application, QStringLiteral("answers")); // fetched, read, checked, journalled
        stage.until([&] { return !batches.isRunning(QStringLiteral("big")); });
    }
    const double cpu = cpuMilliseconds(CLOCK_PROCESS_CPUTIME_ID) - before;
    if (job().items.done != count)
        return 1;
    {
        Stage stage(application, QStringLiteral("reload")); // as a window does that is opened again
        if (!batches.reload())
            return 1;
    }
    bench::report(QStringLiteral("filebatch.cpuPerLine"), cpu * 1e3 / count, QStringLiteral("µs"), {}, 0);
    return bench::exitStatus();
}
