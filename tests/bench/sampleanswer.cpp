// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sampleanswer.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QStringList>

namespace spyhop::bench {

namespace {

//! Writes one section after the other from its own chance.
class Writer {
public:
    explicit Writer(quint32 seed)
        : m_random(seed)
    {
    }
    QString section(int number)
    {
        QString out = QStringLiteral("## %1. %2\n\n").arg(QString::number(number), words(5));
        out += paragraph() + paragraph() + list(false) + code(QStringLiteral("python"));
        out += chinese() + table() + formula() + paragraph();
        out += QStringLiteral("### %1\n\n").arg(words(4));
        out += code(QStringLiteral("cpp")) + quote() + list(true) + chinese() + paragraph()
            + code(QStringLiteral("sql"));
        out += QStringLiteral("---\n\n");
        return out;
    }

private:
    int below(int limit) { return m_random.bounded(limit); }
    QString words(int count)
    {
        static const QStringList all = QStringLiteral(
            "the model batch document result of a system request token stream latency is measured against each other "
            "when client server response buffer parses chunk window render layout memory thread queue and then with")
                                           .split(u' ');
        QStringList picked;
        for (int i = 0; i < count; ++i)
            picked.append(all[below(static_cast<int>(all.size()))]);
        return picked.join(u' ');
    }
    QString sentence()
    {
        return words(5) + QStringLiteral(" **%1** ").arg(words(3)) + words(4)
            + QStringLiteral(" `%1_%2` ").arg(words(1), QString::number(below(100))) + words(3)
            + QStringLiteral(", $x_{%1}^2 + \\alpha \\le %2$, ").arg(below(9)).arg(below(99)) + words(4)
            + QStringLiteral(" [%1](https://example.org/%2). ").arg(words(2)).arg(below(999));
    }
    QString paragraph() { return sentence() + sentence() + sentence() + QStringLiteral("\n\n"); }
    QString chinese()
    {
        static const QString all = QStringLiteral(
            "模型推理结果文档批处理请求延迟缓存窗口渲染内存线程队列首先其次因此例如注意可以使用默认选项测量");
        QString out;
        for (int i = 0; i < 120; ++i) {
            out += all[below(static_cast<int>(all.size()))];
            if (i % 24 == 23)
                out += u'，';
        }
        return out + QStringLiteral("。\n\n");
    }
    QString list(bool ordered)
    {
        QString out;
        for (int i = 0; i < 6; ++i) {
            out += ordered ? QStringLiteral("%1. ").arg(i + 1) : QStringLiteral("- ");
            out += sentence() + u'\n';
            if (i % 3 == 1)
                out += QStringLiteral("   - %1\n").arg(words(8));
        }
        return out + u'\n';
    }
    QString code(const QString& language)
    {
        QString out = QStringLiteral("```%1\n").arg(language);
        for (int i = 0; i < 18; ++i) {
            if (language == u"python")
                out += QStringLiteral("def f%1(x, y=%2):  # %3\n    return [a * %1 for a in range(x)]\n")
                           .arg(i)
                           .arg(below(99))
                           .arg(words(2));
            else if (language == u"cpp")
                out += QStringLiteral("    if (p%1 && p%1->next != nullptr) return \"%2\";\n").arg(i).arg(words(2));
            else
                out += QStringLiteral("SELECT a.id, COUNT(*) FROM t%1 a JOIN u b ON a.id = b.aid WHERE b.n > %2;\n")
                           .arg(i)
                           .arg(below(999));
        }
        return out + QStringLiteral("```\n\n");
    }
    QString table()
    {
        QString out = QStringLiteral("| %1 | %2 | %3 | %4 |\n|---|---:|:---|---|\n")
                          .arg(words(1), words(1), words(2), words(1));
        for (int i = 0; i < 9; ++i)
            out += QStringLiteral("| %1 | %2 | %3 | **%4** |\n").arg(words(2)).arg(below(9999)).arg(words(4), words(1));
        return out + u'\n';
    }
    QString formula()
    {
        return QStringLiteral(
            "$$\n\\int_{0}^{%1} \\frac{x^{%2}}{1+e^{-x}}\\,dx = \\sum_{k=1}^{n} \\binom{n}{k}\n$$\n\n")
            .arg(below(9) + 1)
            .arg(below(5) + 2);
    }
    QString quote() { return QStringLiteral("> ") + paragraph(); }

    QRandomGenerator m_random;
};

} // namespace

QString sampleAnswer(qsizetype characters)
{
    constexpr quint32 seed = 7;
    Writer writer(seed);
    QString all;
    for (int number = 1; all.size() < characters; ++number)
        all += writer.section(number);
    return all;
}

qsizetype sectionLength()
{
    return sampleAnswer(1).size();
}

QList<QString> deltasOf(const QString& text, int count)
{
    QList<QString> parts;
    parts.reserve(count);
    for (int i = 0; i < count; ++i) {
        const qsizetype from = text.size() * i / count;
        const qsizetype to = text.size() * (i + 1) / count;
        parts.append(text.mid(from, to - from));
    }
    return parts;
}

} // namespace spyhop::bench
