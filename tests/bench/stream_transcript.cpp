// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The transcript under the same stream as reference_plaintext, or with a long chat in it; run by bench_transcript.
//   stream_transcript stream [list|quote|table|paragraph|code]
//   stream_transcript chat TOKENS
//   stream_transcript huge table|paragraph|question|code
#include "core/base/clock.h"
#include "tests/bench/sampleanswer.h"
#include "tests/bench/streamclock.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/theme.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <cstdio>

using namespace spyhop;

namespace {

constexpr int charactersPerToken = 4;
constexpr qsizetype messageLength = 8'000;
constexpr int scrollStep = 120; // px: one notch of a wheel
constexpr int scrollFrames = 1'500;

model::ConversationMessage message(int number, model::Role role, const QString& text)
{
    model::ConversationMessage result;
    result.id = QString::number(number);
    result.message.role = role;
    result.message.text = text;
    return result;
}

//! A message that is one block.
QString hugeSource(const QString& kind)
{
    QString source;
    if (kind == u"table") {
        source = QStringLiteral("|name|value|remark|\n|---|---|---|\n");
        for (int row = 0; row < 5'000; ++row)
            source += QStringLiteral("|row %1|%2|some **words** about number %1|\n").arg(row).arg(row * 7);
    } else if (kind == u"code") {
        source = QStringLiteral("```cpp\n")
            + QStringLiteral("    if (p && p->next != nullptr) return \"words\"; // why\n").repeated(20'000)
            + QStringLiteral("```\n");
    } else if (kind == u"list") {
        for (int item = 0; item < 5'000; ++item)
            source += QStringLiteral("- item %1 with **words** about `code` number %1\n").arg(item);
    } else if (kind == u"quote") {
        for (int line = 0; line < 5'000; ++line)
            source += QStringLiteral("> line %1 with **words** about it\n>\n").arg(line);
    } else {
        source = QStringLiteral("some words that go on and on ").repeated(36'000);
    }
    return source;
}

int stream(ui::TranscriptView& view, const QString& text)
{
    model::ConversationMessage growing = message(1, model::Role::Assistant, QString());
    growing.complete = false;
    view.setMessages({message(0, model::Role::User, QStringLiteral("Tell me all.")), growing});
    bench::StreamClock clock(text, bench::deltaCount);
    view.setStreaming(growing.id, QStringLiteral("Writing"), QString());
    QObject::connect(&clock, &bench::StreamClock::delta, &view, [&](const QString& part) {
        view.appendDeltas(growing.id, {model::Delta{part, {}}});
    });
    QObject::connect(&clock, &bench::StreamClock::ended, &view, [&] {
        model::ConversationMessage whole = message(1, model::Role::Assistant, text);
        view.setStreaming(QString(), QString(), QString());
        view.updateMessage(whole);
    });
    clock.watchPaints(view.viewport());
    return clock.run(false);
}

//! CPU (ms) of scrolling by some px, painted.
double scrolled(ui::TranscriptView& view, int by)
{
    const double before = bench::threadCpu();
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + by);
    QCoreApplication::processEvents();
    return bench::threadCpu() - before;
}

int chat(ui::TranscriptView& view, qsizetype tokens)
{
    QList<model::ConversationMessage> messages;
    const QString all = bench::sampleAnswer(tokens * charactersPerToken);
    for (qsizetype at = 0; at < all.size(); at += messageLength) {
        const auto number = static_cast<int>(messages.size());
        messages.append(message(number, model::Role::User, QStringLiteral("Question %1?").arg(number / 2 + 1)));
        messages.append(message(number + 1, model::Role::Assistant, all.mid(at, messageLength)));
    }
    QCoreApplication::processEvents();
    const double before = bench::residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    view.setMessages(messages);
    view.viewport()->repaint();
    const double opened = static_cast<double>(timer.nsecsElapsed()) / 1e6;

    QList<double> up, down, jumps;
    for (int i = 0; i < scrollFrames; ++i)
        up.append(scrolled(view, -scrollStep));
    for (int i = 0; i < scrollFrames; ++i)
        down.append(scrolled(view, scrollStep));
    for (int i = 0; i < 100; ++i) {
        const int maximum = view.verticalScrollBar()->maximum();
        jumps.append(scrolled(view, maximum * ((i * 37) % 100) / 100 - view.verticalScrollBar()->value()));
    }
    const double peak = bench::peakMegabytes();

    timer.start();
    double longest = 0;
    view.finder().setQuery(QStringLiteral("latency is measured"), {});
    while (view.finder().isSearching()) {
        const double begun = bench::threadCpu();
        QCoreApplication::processEvents();
        longest = qMax(longest, bench::threadCpu() - begun);
    }
    const double found = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    const QJsonObject result{
        {QStringLiteral("open"), opened},
        {QStringLiteral("upP50"), bench::quantile(up, 0.5)},
        {QStringLiteral("upP99"), bench::quantile(up, 0.99)},
        {QStringLiteral("upMax"), bench::quantile(up, 1)},
        {QStringLiteral("downP99"), bench::quantile(down, 0.99)},
        {QStringLiteral("jumpP99"), bench::quantile(jumps, 0.99)},
        {QStringLiteral("more"), peak - before},
        {QStringLiteral("find"), found},
        {QStringLiteral("findSlice"), longest},
        {QStringLiteral("hits"), view.finder().hitCount()},
        {QStringLiteral("laidOut"), view.laidOutCount()},
    };
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}

//! One block that is too much to lay out at once: opened, scrolled through by pages, jumped about in.
int huge(ui::TranscriptView& view, const QString& kind)
{
    const QString source = hugeSource(kind);
    const model::Role role = kind == u"question" ? model::Role::User : model::Role::Assistant;
    QElapsedTimer timer;
    timer.start();
    view.setMessages({message(0, role, source)});
    view.viewport()->repaint();
    const double opened = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    QList<double> pages, jumps;
    for (int i = 0; i < 200; ++i)
        pages.append(scrolled(view, -700));
    for (int i = 0; i < 100; ++i) {
        const int maximum = view.verticalScrollBar()->maximum();
        jumps.append(scrolled(view, maximum * ((i * 37) % 100) / 100 - view.verticalScrollBar()->value()));
    }
    const QJsonObject result{
        {QStringLiteral("open"), opened},
        {QStringLiteral("pageMax"), bench::quantile(pages, 1)},
        {QStringLiteral("jumpMax"), bench::quantile(jumps, 1)},
    };
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ui::Theme theme;
    QApplication::setStyle(new ui::SpyhopStyle(theme));
    base::SystemClock clock;
    int code = 0;
    {
        ui::TranscriptView view(theme, clock, nullptr);
        view.resize(bench::viewWidth, bench::viewHeight);
        view.show();
        QCoreApplication::processEvents();
        const QStringList arguments = QApplication::arguments();
        code = arguments.value(1) == u"chat" ? chat(view, arguments.value(2).toInt())
            : arguments.value(1) == u"huge"  ? huge(view, arguments.value(2))
            : arguments.size() > 2           ? stream(view, hugeSource(arguments[2]).left(bench::answerLength))
                                             : stream(view, bench::sampleAnswer(bench::answerLength));
    }
    QApplication::setStyle(QStringLiteral("Fusion"));
    return code;
}
