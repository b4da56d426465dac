// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CPU and wall time of reading documents, reader processes included: small plain text beside the same bytes decoded
// without a host, small HTML (a trip to a reader process each), a PDF of 70 pages.
//   bench_readers [FILES]

#include "core/docs/readerhost.h"
#include "core/docs/textreader.h"
#include "tests/bench/process.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

using namespace spyhop;

namespace {

double cpuOf(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double cpu()
{
    return cpuOf(RUSAGE_SELF) + cpuOf(RUSAGE_CHILDREN);
}

struct Spent {
    double cpu = 0;
    double wall = 0;
};

//! All of them through one host, 64 at a time, as a batch does; its readers have ended when it returns.
Spent throughHost(const QStringList& paths)
{
    base::SystemClock clock;
    const double before = cpu();
    const base::SteadyTime begin = clock.steadyTime();
    {
        docs::ReaderHost host(clock, {QStringLiteral(SPYHOP_BIN_DIR "/spyhop-reader"), {}, {}});
        std::vector<std::unique_ptr<docs::Reading>> live(64);
        qsizetype next = 0;
        qsizetype ended = 0;
        std::function<void(std::size_t)> start = [&](std::size_t place) {
            live[place] = host.read({paths.at(next++)});
            QObject::connect(live[place].get(), &docs::Reading::finished, &host,
                [&, place](const base::Expected<docs::Document>& document) {
                    if (!document)
                        std::fprintf(stderr, "%s\n", qPrintable(document.error().sentence()));
                    ++ended;
                    if (next < paths.size()) {
                        // Not from within its own signal.
                        QMetaObject::invokeMethod(
                            &host, [&start, place] { start(place); }, Qt::QueuedConnection);
                    }
                });
        };
        for (std::size_t place = 0; place < live.size() && next < paths.size(); ++place)
            start(place);
        while (ended < paths.size())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return {cpu() - before, std::chrono::duration<double>(clock.steadyTime() - begin).count()};
}

QStringList files(const QString& folder, const QString& ending, const QByteArray& bytes, int count)
{
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        QFile file(QStringLiteral("%1/%2.%3").arg(folder).arg(i).arg(ending));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        paths << file.fileName();
    }
    return paths;
}

QByteArray pdfOf(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        for (int line = 0; line < 40; ++line)
            painter.drawText(
                500, 600 + line * 300, QStringLiteral("Line %1 of page %2, and some more words").arg(line).arg(page));
    }
    painter.end();
    return bytes;
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const int count = std::max(64, QCoreApplication::arguments().value(1, QStringLiteral("10000")).toInt());
    const QTemporaryDir folder;
    const QByteArray words = QByteArray("Contract between Eastern Building Materials and Harbour Ltd. ").repeated(16);

    const QStringList texts = files(folder.path(), QStringLiteral("txt"), words, count);
    double before = cpu();
    for (const QString& path : texts) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || !docs::readText(docs::FileType::Text, file.readAll()))
            return 1;
    }
    const double bare = (cpu() - before) / count * 1e6;
    const Spent small = throughHost(texts);
    bench::report(QStringLiteral("1-kB text through the host, CPU"), small.cpu / count * 1e6, QStringLiteral("us"),
        QStringLiteral("decoded where it is needed"), bare);
    const Spent html = throughHost(files(folder.path(), QStringLiteral("html"), "<p>" + words + "</p>", count));
    bench::report(QStringLiteral("1-kB HTML through a reader process, CPU"), html.cpu / count * 1e6,
        QStringLiteral("us"), QStringLiteral("decoded where it is needed"), bare);
    bench::report(QStringLiteral("1-kB HTML through a reader process, wall"), html.wall / count * 1e6,
        QStringLiteral("us"), QStringLiteral("text through the host"), small.wall / count * 1e6);
    const Spent first = throughHost(files(folder.path(), QStringLiteral("pdf"), pdfOf(70), 1));
    const Spent pdfs = throughHost(files(folder.path(), QStringLiteral("pdf"), pdfOf(70), 20));
    bench::report(QStringLiteral("PDF of 70 pages, CPU"), pdfs.cpu / 20 * 1e3, QStringLiteral("ms"),
        QStringLiteral("the first, with its process"), first.cpu * 1e3);
    return 0;
}
