// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A person's word on answers, from the command line.
#include "app/cli/jobcommand.h"
#include "app/cli/jobrows.h"
#include "core/batch/correction.h"

#include <algorithm>

namespace spyhop::app {
namespace {

//! \brief `batch accept ID ROW…`: rows count from 1, in input order. Owner: main().
class BatchAccept : public JobCommand {
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    base::Status check() const override
    {
        if (arguments().size() < 2)
            return base::failure(usageError(Cli::tr("The id of a job and a row are missing."),
                Cli::tr("Rows count from 1, in the order of the inputs.")));
        return {};
    }
    void act() override
    {
        const base::Expected<model::JobSummary> found = job();
        if (!found)
            return refuse(found.error());
        const base::Expected<QList<qint64>> rows = namedRows(rowWords(), *found);
        if (!rows)
            return refuse(rows.error());
        for (const qint64 index : *rows) {
            const base::Status reviewed = review(*found, index);
            if (!reviewed)
                return refuse(reviewed.error());
        }
        Q_EMIT finished(0);
    }

    [[nodiscard]] QStringList arguments() const { return context().options.arguments(); }
    //! Which of the arguments are rows.
    [[nodiscard]] virtual QStringList rowWords() const { return arguments().mid(1); }
    [[nodiscard]] virtual base::Expected<model::Review> verdictFor(
        const model::JobSummary&, const model::ItemResult&) const
    {
        model::Review review;
        review.verdict = model::Review::Verdict::Accepted;
        return review;
    }

private:
    [[nodiscard]] base::Status review(const model::JobSummary& job, qint64 index)
    {
        const auto before = batches().page(id(), index, 1);
        if (!before || before->isEmpty())
            return before ? base::failure(base::Error()) : base::failure(before.error());
        const auto& [item, result] = before->first();
        if (result.state != model::ItemState::Done)
            return base::failure(usageError(Cli::tr("Row %1 (%2) has no answer.").arg(index + 1).arg(item.name),
                Cli::tr("Only answers can be accepted or corrected.")));
        const auto verdict = verdictFor(job, result);
        if (!verdict)
            return base::failure(verdict.error());
        if (const base::Status written = batches().review(id(), index, *verdict); !written)
            return written;
        const auto after = batches().page(id(), index, 1);
        if (after && !after->isEmpty() && context().terminal.json())
            context().terminal.jsonLine(
                QStringLiteral("item"), QString(), itemShape(job.spec, after->first().first, after->first().second));
        return {};
    }
};

//! \brief `batch correct ID ROW COLUMN=VALUE…`; the model's answer stays beside it. Owner: main().
class BatchCorrect final : public BatchAccept {
    Q_OBJECT
public:
    using BatchAccept::BatchAccept;

protected:
    base::Status check() const override
    {
        const QStringList values = arguments().mid(2);
        const bool good = !values.isEmpty()
            && std::all_of(values.begin(), values.end(), [](const QString& one) { return one.indexOf(u'=') > 0; });
        if (good)
            return {};
        return base::failure(usageError(Cli::tr("A job, a row, and what its columns should say are wanted."),
            Cli::tr("Such as: spyhop-cli batch correct ID 12 amount=1250")));
    }
    QStringList rowWords() const override { return arguments().mid(1, 1); }
    base::Expected<model::Review> verdictFor(
        const model::JobSummary& job, const model::ItemResult& result) const override
    {
        const QStringList columns = answerColumns(job.spec);
        model::Review review;
        review.verdict = model::Review::Verdict::Corrected;
        review.cells = result.shownCells();
        review.cells.resize(columns.size());
        for (const QString& value : arguments().mid(2)) {
            const QString name = value.section(u'=', 0, 0);
            const qsizetype column = columns.indexOf(name);
            if (column < 0)
                return base::failure(usageError(Cli::tr("The job has no column \"%1\".").arg(name),
                    Cli::tr("Its columns: %1.").arg(columns.join(QStringLiteral(", ")))));
            review.cells[column] = value.section(u'=', 1);
        }
        const auto cells = batch::correctedCells(job.spec.columns, review.cells);
        if (!cells)
            return base::failure(cells.error());
        review.cells = *cells;
        return review;
    }
};

} // namespace

QList<CommandInfo> batchReviewCommands()
{
    return {
        jobCommand<BatchAccept>(
            QStringLiteral("accept"), QStringLiteral("ID ROW…"), Cli::tr("a person's yes to answers"), {}),
        jobCommand<BatchCorrect>(QStringLiteral("correct"), QStringLiteral("ID ROW COLUMN=VALUE…"),
            Cli::tr("what an answer should say; the model's stays beside it"), {}),
    };
}

} // namespace spyhop::app

#include "batchreview.moc"
