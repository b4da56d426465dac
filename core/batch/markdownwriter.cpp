// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/markdownwriter.h"
#include "core/batch/columns.h"
#include "core/batch/proofs.h"
#include "core/batch/resultwords.h"
#include "core/text/closedmarkdown.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};

//! On one line, no character of which means anything to Markdown.
QString escaped(const QString& text)
{
    static const QString special = QStringLiteral("\\`*_{}[]<>#|!~&$");
    QString result;
    result.reserve(text.size() + text.size() / 8);
    for (const QChar c : text.simplified()) {
        if (special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

//! A free answer as it is, except that no picture is fetched by whoever opens the file.
QString withoutPictures(QString answer)
{
    answer.replace(QStringLiteral("!["), QStringLiteral("!\\["));
    answer.replace(QStringLiteral("<img"), QStringLiteral("&lt;img"), Qt::CaseInsensitive);
    return answer;
}

QString quoteText(const model::ItemResult& result, qsizetype column)
{
    const QString place = placeText(result, column);
    if (isUnquoted(result, column))
        return QStringLiteral("  - **%1**\n").arg(place);
    const model::Proof proof = result.proofs.value(column);
    if (proof.quote.isEmpty())
        return {};
    QString line = QStringLiteral("  - “%1”").arg(escaped(proof.quote));
    if (!place.isEmpty())
        line += QStringLiteral(" — %1").arg(proof.found ? escaped(place) : QStringLiteral("**%1**").arg(place));
    return line + u'\n';
}

QString answerText(const model::BatchSpec& spec, const model::ItemResult& result)
{
    const QStringList& cells = result.shownCells();
    if (spec.columns.isEmpty()) {
        // An answer that was cut off in a fence would take the items behind it in.
        QString text = withoutPictures(text::closedMarkdown(cells.value(0)));
        if (!text.isEmpty())
            text += u'\n';
        return text + quoteText(result, 0);
    }
    QString text;
    const QStringList names = answerColumnNames(spec.columns);
    for (qsizetype i = 0; i < names.size(); ++i) {
        text += QStringLiteral("- **%1**: %2\n").arg(escaped(names.at(i)), escaped(cells.value(i)));
        text += quoteText(result, i);
    }
    return text;
}

} // namespace

MarkdownWriter::MarkdownWriter(QIODevice& device, const model::JobSummary& job)
    : ItemWriter(device, job)
{
}

void MarkdownWriter::begin(const QList<TableColumn>& /*columns*/)
{
    write(QStringLiteral("# %1\n\n").arg(escaped(title())));
    const QStringList question = job().spec.prompt.trimmed().split(u'\n');
    for (const QString& line : question)
        write(QStringLiteral("> %1\n").arg(escaped(line)));
    const model::ItemCounts& items = job().items;
    QString counts = Words::tr("%1 of %2 items done, %3 failed.").arg(items.done).arg(items.total()).arg(items.failed);
    if (items.unknown > 0)
        counts += u' '
            + Words::tr("Of unknown outcome: %1 (sent, and nobody can say whether the provider took them).")
                  .arg(items.unknown);
    write(QStringLiteral("\n%1\n\n").arg(counts));
}

QString MarkdownWriter::itemText(
    const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result)
{
    QString text = QStringLiteral("## %1\n\n").arg(escaped(item.name));
    const bool isDone = result.state == model::ItemState::Done;
    if (!isDone)
        text += QStringLiteral("**%1**\n\n").arg(stateText(result.state));
    if (isDone || result.hasCells())
        text += answerText(spec, result) + u'\n';
    if (!result.error.isEmpty())
        text += QStringLiteral("> %1\n\n").arg(escaped(result.error));
    QStringList foot{receiptText(result), verdictText(result.review.verdict)};
    foot.removeAll(QString());
    if (!foot.isEmpty())
        text += QStringLiteral("<sub>%1</sub>\n\n").arg(escaped(foot.join(QStringLiteral(" · "))));
    for (const QString& part : result.parts)
        text += QStringLiteral("<sub>%1</sub>  \n").arg(escaped(part));
    if (!result.parts.isEmpty())
        text += u'\n';
    return text;
}

QString MarkdownWriter::itemText(const model::BatchItem& item, const model::ItemResult& result) const
{
    return itemText(job().spec, item, result);
}

} // namespace spyhop::batch
