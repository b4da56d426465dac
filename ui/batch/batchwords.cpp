// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchwords.h"

#include "core/base/sentences.h"
#include "core/batch/knownreasons.h"
#include "core/batch/ordering.h"
#include "ui/common/moments.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::ui {
namespace {
constexpr qsizetype cellShown = 120; // characters: more than a column or a head has room for

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BatchWords)
};
} // namespace

StateLook itemLook(model::ItemState state, model::Review::Verdict verdict, bool wantsReview)
{
    switch (state) {
    case model::ItemState::Pending:
        return {Icon::Waiting, Words::tr("Waiting"), &Tokens::text3};
    case model::ItemState::Running:
        return {Icon::Running, Words::tr("Running"), &Tokens::accent};
    case model::ItemState::Done:
        if (verdict == model::Review::Verdict::Accepted)
            return {Icon::Done, Words::tr("Accepted"), &Tokens::accent};
        if (verdict == model::Review::Verdict::Corrected)
            return {Icon::Done, Words::tr("Corrected"), &Tokens::accent};
        if (wantsReview)
            return {Icon::Review, Words::tr("To review"), &Tokens::warning};
        return {Icon::Done, Words::tr("Done"), &Tokens::success};
    case model::ItemState::Failed:
        return {Icon::Failed, Words::tr("Failed"), &Tokens::danger};
    case model::ItemState::Unknown:
        return {Icon::Review, Words::tr("Unknown"), &Tokens::warning};
    }
    Q_UNREACHABLE();
}

QString itemName(const model::BatchItem& item)
{
    static const QRegularExpression numbered(QStringLiteral("^((?:.*, )?)\\D*(\\d+)\\D*\\z"));
    const auto match = item.cells.isEmpty() ? QRegularExpressionMatch() : numbered.match(item.name);
    if (!match.hasMatch())
        return base::oneLine(item.name);
    QString name = match.captured(1) + match.captured(2);
    const auto cell = std::find_if(
        item.cells.cbegin(), item.cells.cend(), [](const QString& text) { return !text.trimmed().isEmpty(); });
    if (cell != item.cells.cend())
        name += QStringLiteral(" · ") + cell->left(cellShown).simplified();
    return base::oneLine(name);
}

QString itemWord(model::ItemState state, const model::ItemResult& result)
{
    const bool isToReview = batch::wantsReview(result);
    const bool isReused = state == model::ItemState::Done && result.reused.has_value()
        && result.review.verdict == model::Review::Verdict::None && !isToReview;
    return isReused ? Words::tr("Reused") : itemLook(state, result.review.verdict, isToReview).word;
}

QString reasonText(const QString& stored)
{
    static const batch::KnownReasons reasons; // a table; reading the catalogues takes some milliseconds
    return reasons.today(stored);
}

QString jobStateText(model::JobState state, bool running, bool elsewhere)
{
    if (elsewhere && !running)
        return state == model::JobState::Waiting ? Words::tr("Waits for its time") : Words::tr("Running elsewhere");
    if (running)
        return state == model::JobState::Waiting ? Words::tr("Waits for its time") : Words::tr("Running");
    switch (state) {
    case model::JobState::Running:
    case model::JobState::Paused:
        return Words::tr("Paused");
    case model::JobState::Stopped:
        return Words::tr("Stopped");
    case model::JobState::Done:
        return Words::tr("Done");
    case model::JobState::Waiting:
        return Words::tr("Waits for its time");
    }
    Q_UNREACHABLE();
}

QString reuseSentence(const QString& title, const QDateTime& at)
{
    return Words::tr("From the job “%1” of %2. It is not paid for again.").arg(title, dayText(at));
}

QString columnTypeText(model::ColumnType type)
{
    switch (type) {
    case model::ColumnType::Text:
        return Words::tr("Text");
    case model::ColumnType::Number:
        return Words::tr("Number");
    case model::ColumnType::Date:
        return Words::tr("Date");
    case model::ColumnType::Bool:
        return Words::tr("Yes or no");
    case model::ColumnType::Enum:
        return Words::tr("One of");
    case model::ColumnType::List:
        return Words::tr("List");
    }
    Q_UNREACHABLE();
}

} // namespace spyhop::ui
