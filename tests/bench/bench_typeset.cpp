// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown to blocks beside md4c alone; code to colours; formulas to boxes, the first with the engine's start.
//   bench_typeset

#include "core/text/highlight.h"
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"
#include "core/typeset/katexengine.h"
#include "tests/bench/process.h"

#include <QtGui/QGuiApplication>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <md4c.h>

using namespace spyhop;

namespace {

constexpr int tokens = 200;
constexpr int rounds = 5; //!< the best of them counts: the machine may be busy

//! CPU seconds of this thread.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

template <typename Work>
double bestOf(Work work)
{
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const double before = cpuSeconds();
        work();
        best = std::min(best, cpuSeconds() - before);
    }
    return best;
}

//! An answer as models write them, over and over.
QString answer(int times)
{
    return QStringLiteral(
        "## Results 结果\n\nRevenue grew by **23.4%** to $1.2 billion; see [the report](https://x.test/a_b)"
        " and `table_3`.\n\n- first point with *emphasis*\n- second 第二点\n  - nested\n\n| a | b |\n"
        "|---|--:|\n| one | 1,234 |\n| two | 5,678 |\n\nThe mean is $\\bar{x} = \\frac{1}{n}\\sum x_i$.\n\n"
        "```py\ndef mean(xs):\n    return sum(xs) / len(xs)  # 平均\n```\n\n")
        .repeated(times);
}

double md4cAlone(const QByteArray& utf8)
{
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS
        | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS;
    parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
    return bestOf([&] { md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, nullptr); });
}

const QStringList& formulas()
{
    static const QStringList list{QStringLiteral("E = mc^2"),
        QStringLiteral("x_{1,2} = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}"),
        QStringLiteral("\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}"),
        QStringLiteral("\\begin{pmatrix} a & b & c\\\\ d & e & f\\\\ g & h & i\\end{pmatrix}"),
        QStringLiteral("f(x) = \\begin{cases} x^2 & \\text{如果 } x \\ge 0\\\\ -x & \\text{否则}\\end{cases}"),
        QStringLiteral("\\ce{2H2 + O2 -> 2H2O}"), QStringLiteral("\\begin{aligned} a &= b + c\\\\ &= d\\end{aligned}"),
        QStringLiteral("\\sum_{k=0}^{\\infty} \\frac{x^k}{k!} = \\lim_{n\\to\\infty}\\left(1+\\frac{x}{n}\\right)^n")};
    return list;
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QString source = answer(3'000);
    const QByteArray utf8 = source.toUtf8();
    const double megabytes = double(utf8.size()) / 1e6;
    qsizetype blocks = 0;
    const double ours = bestOf([&] { blocks += text::parseMarkdown(source).size(); });
    const double alone = md4cAlone(utf8);
    bench::report(QStringLiteral("markdown.parse"), megabytes / ours, QStringLiteral("MB/s"),
        QStringLiteral("md4c alone, without a tree"), megabytes / alone);

    const QString few = answer(300);
    const double small = bestOf([&] { blocks += text::parseMarkdown(few).size(); });
    bench::report(QStringLiteral("markdown.linear"), ours / megabytes * 1e3,
        QStringLiteral("ms per MB, of ten times as much"), QStringLiteral("of a tenth"),
        small / (megabytes / 10) * 1e3);

    const QString code
        = QStringLiteral("static int f(const char* s) { return s[0] == 'x' ? 1 : g(s + 1); } // why\n").repeated(200);
    qsizetype spans = 0;
    const double colour = bestOf([&] { spans += text::highlight(code, QStringLiteral("cpp")).size(); });
    bench::report(QStringLiteral("code.highlight"), colour * 1e3, QStringLiteral("ms for 200 lines"),
        QStringLiteral("goal"), 0.4);

    text::MarkdownStream growing;
    growing.append(QStringLiteral("```cpp\n") + code.repeated(7));
    growing.update();
    const double token = bestOf([&] {
        for (int i = 0; i < tokens; ++i) {
            growing.append(QStringLiteral("x = 1;\n"));
            growing.update();
        }
    }) / tokens;
    const double again = bestOf([&] { blocks += text::parseGrowingMarkdown(growing.source()).size(); });
    bench::report(QStringLiteral("markdown.code.token"), token * 1e6, QStringLiteral("us in a code of 100 kB"),
        QStringLiteral("all of it read again"), again * 1e6);

    const auto parts = [](int count) {
        text::MarkdownStream stream;
        const double before = cpuSeconds();
        for (int i = 0; i < count; ++i) {
            stream.append(
                QStringLiteral("The value of x[%1]: it grows, see [n%1].\n\n[n%1]: http://x.test\n\n").arg(i));
            stream.update();
        }
        return (cpuSeconds() - before) / count;
    };
    const double many = parts(2'000);
    bench::report(QStringLiteral("markdown.definitions"), many * 1e6,
        QStringLiteral("us for each of 2,000 paragraphs with a link's definition"), QStringLiteral("of 100"),
        parts(100) * 1e6);

    typeset::KatexEngine engine;
    const double before = cpuSeconds();
    bool drawn = !engine.typeset(formulas().first(), false).error;
    const double first = cpuSeconds() - before;
    const double each = bestOf([&] {
        for (const QString& formula : formulas())
            drawn = drawn && !engine.typeset(formula, true).error;
    }) / double(formulas().size());
    if (!drawn || blocks == 0 || spans == 0)
        std::fprintf(stderr, "something was not drawn\n");
    bench::report(QStringLiteral("formula.first"), first * 1e3, QStringLiteral("ms with the engine's start"),
        QStringLiteral("goal"), 150);
    bench::report(
        QStringLiteral("formula.each"), each * 1e3, QStringLiteral("ms on its own thread"), QStringLiteral("goal"), 11);
    return 0;
}
