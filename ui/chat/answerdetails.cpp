// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerdetails.h"

#include "core/base/sentences.h"
#include "ui/chat/answerwords.h"
#include "ui/common/button.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

using Kind = DetailLine::Kind;
using model::Outcome;

constexpr int labelWidth = 96, columnGap = 12; // design px

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnswerDetails)
};

QString estimateMark(bool estimated)
{
    return estimated ? QStringLiteral(" ") + Words::tr("(estimated: the answer broke off before it was counted)")
                     : QString();
}

QString modelText(const Outcome& outcome)
{
    const QString asked = outcome.askedModel;
    const QString sent = outcome.resolvedModel.isEmpty() ? asked : outcome.resolvedModel;
    const QString answered = outcome.completion.model;
    QStringList parts{Words::tr("asked for %1").arg(asked)};
    if (sent != asked)
        parts.append(Words::tr("called %1 there").arg(sent));
    if (!answered.isEmpty())
        parts.append(Words::tr("%1 answered").arg(answered));
    return parts.join(QStringLiteral(" · "));
}

QString attemptText(const model::Attempt& attempt)
{
    QString text = attempt.endpoint;
    if (!attempt.model.isEmpty())
        text += QStringLiteral(" · ") + attempt.model;
    if (!attempt.error)
        return text + QStringLiteral(": ") + Words::tr("answered");
    text += QStringLiteral(": ");
    if (attempt.status >= 400)
        text += QString::number(attempt.status) + u' ';
    text += *attempt.error == base::ErrorCode::Cancelled && attempt.reason.isEmpty() ? Words::tr("given up by you")
                                                                                     : attempt.reason;
    if (attempt.possiblyBilled) {
        if (!text.isEmpty() && text.back().isLetterOrNumber())
            text += Words::tr(".", "ends a sentence that another one follows");
        text = base::joinSentences({text, Words::tr("It may have been billed.")});
    }
    return text.trimmed();
}

QString usageText(const model::Usage& usage)
{
    QStringList parts{usage.cacheHitTokens > 0
            ? Words::tr("%1 read (%2 from the provider's prompt cache)")
                  .arg(countText(usage.promptTokens), countText(usage.cacheHitTokens))
            : Words::tr("%1 read").arg(countText(usage.promptTokens))};
    parts.append(usage.reasoningTokens > 0
            ? Words::tr("%1 written (%2 of them thinking)")
                  .arg(countText(usage.completionTokens), countText(usage.reasoningTokens))
            : Words::tr("%1 written").arg(countText(usage.completionTokens)));
    return parts.join(QStringLiteral(" · ")) + estimateMark(usage.estimated);
}

QString timeText(const model::Timings& timings)
{
    struct Phase {
        std::optional<double> value;
        QString word;
    };
    // The first token's clock starts with the try: connecting is a part of it.
    const std::optional<double> thought = timings.firstToken
        ? std::optional(std::max(0.0, *timings.firstToken - timings.connect.value_or(0)))
        : std::nullopt;
    const Phase phases[]{
        {timings.total, Words::tr("%1 in all")},
        {timings.queue, Words::tr("%1 until it left")},
        {timings.connect, Words::tr("%1 to connect")},
        {thought, Words::tr("%1 until the first word")},
        {timings.transfer, Words::tr("%1 of writing")},
    };
    QStringList parts;
    for (const Phase& phase : phases) {
        if (phase.value)
            parts.append(phase.word.arg(durationText(*phase.value / 1000)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString cacheText(model::Cached cached)
{
    switch (cached) {
    case model::Cached::No:
        return {};
    case model::Cached::L1:
        return Words::tr("from memory (level 1): nothing was sent, nothing was paid");
    case model::Cached::L2:
        return Words::tr("from the disk (level 2): nothing was sent, nothing was paid");
    }
    Q_UNREACHABLE();
}

void addTries(QList<DetailLine>& lines, const Outcome& outcome)
{
    int number = 0;
    for (const model::Attempt& attempt : outcome.attempts) {
        if (attempt.wait.count() > 0)
            lines.append({Kind::Wait, QString(),
                Words::tr("waited %1").arg(durationText(static_cast<double>(attempt.wait.count()) / 1000))});
        lines.append(
            {attempt.error ? Kind::Failed : Kind::Done, Words::tr("Try %1").arg(++number), attemptText(attempt)});
    }
}

void addOutcome(QList<DetailLine>& lines, const Outcome& outcome)
{
    const auto add = [&lines](const QString& label, const QString& text) {
        if (!text.isEmpty())
            lines.append({Kind::Line, label, text});
    };
    const QString place = tierWord(outcome.tier);
    add(Words::tr("Endpoint"),
        outcome.endpoint.isEmpty() || place.isEmpty() ? outcome.endpoint
                                                      : QStringLiteral("%1 · %2").arg(outcome.endpoint, place));
    add(Words::tr("Why"), outcome.why);
    if (!outcome.askedModel.isEmpty())
        add(Words::tr("Model"), modelText(outcome));
    add(Words::tr("Cache"), cacheText(outcome.cached));
    addTries(lines, outcome);
    for (const model::Adjustment& change : outcome.adjusted) {
        const QString to = change.to.isEmpty() ? Words::tr("left out") : change.to;
        add(Words::tr("Adjusted"),
            QStringLiteral("%1: %2 → %3 · %4")
                .arg(change.field, change.from.isEmpty() ? QStringLiteral("—") : change.from, to, change.why));
    }
    if (outcome.error)
        add(Words::tr("Ended"), outcome.error->sentence());
    else if (!outcome.completion.finishWord.isEmpty())
        add(Words::tr("Ended"), Words::tr("finish reason “%1”").arg(outcome.completion.finishWord));
    if (outcome.completion.usage)
        add(Words::tr("Tokens"), usageText(*outcome.completion.usage));
    if (outcome.cost)
        add(Words::tr("Price"), (outcome.costEstimated ? QStringLiteral("≈ ") : QString()) + outcome.cost->display());
    add(Words::tr("Time"), timeText(outcome.timings));
}

} // namespace

QList<DetailLine> answerDetails(const model::ConversationMessage& message)
{
    QList<DetailLine> lines;
    const bool inParts = !message.earlier.isEmpty();
    int number = 0;
    for (const model::AnswerPart& part : message.earlier) {
        lines.append({Kind::Section, Words::tr("Part %1").arg(++number), QString()});
        if (part.outcome)
            addOutcome(lines, *part.outcome);
        else
            lines.append({Kind::Line, Words::tr("Ended"), Words::tr("The program ended while this was written.")});
    }
    if (inParts)
        lines.append({Kind::Section, Words::tr("Part %1").arg(++number), QString()});
    if (message.outcome)
        addOutcome(lines, *message.outcome);
    if (!inParts)
        return lines;
    const model::AnswerTotals sum = model::totals(message);
    lines.append({Kind::Section, Words::tr("All parts"), QString()});
    if (sum.usage)
        lines.append({Kind::Line, Words::tr("Tokens"), usageText(*sum.usage)});
    if (!sum.cost.isEmpty())
        lines.append({Kind::Line, Words::tr("Price"),
            (sum.costEstimated ? QStringLiteral("≈ ") : QString()) + moneyText(sum.cost)});
    return lines;
}

QString detailsText(const QList<DetailLine>& lines)
{
    QString text;
    for (const DetailLine& line : lines) {
        if (line.kind == Kind::Section) {
            text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + line.label + u'\n';
            continue;
        }
        text += line.label.isEmpty() ? QStringLiteral("  ") + line.text : line.label + QStringLiteral(": ") + line.text;
        text += u'\n';
    }
    return text;
}

AnswerDetails::AnswerDetails(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("answerDetails"));
}

void AnswerDetails::addLine(const DetailLine& line)
{
    if (line.kind == Kind::Section) {
        auto* head = new Label(m_theme, FontRole::Ui, &Tokens::text, nullptr);
        head->setStrong(true);
        head->setText(line.label);
        add(head, {});
        return;
    }
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(m_theme.px(columnGap));
    auto* label = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
    label->setText(line.label);
    label->setFixedWidth(m_theme.px(labelWidth));
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    const Token color = line.kind == Kind::Failed ? &Tokens::danger
        : line.kind == Kind::Done                 ? &Tokens::success
        : line.kind == Kind::Wait                 ? &Tokens::text2
                                                  : &Tokens::text;
    auto* text = new Label(m_theme, FontRole::Small, color, row);
    text->setText(line.text);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    across->addWidget(label);
    across->addWidget(text, 1);
    add(row, {});
}

void AnswerDetails::showFor(const model::ConversationMessage& message, const QRect& anchor)
{
    m_lines = answerDetails(message);
    clear();
    setTitle(tr("How this answer came about"));
    for (const DetailLine& line : std::as_const(m_lines))
        addLine(line);
    auto* copy = new Button(m_theme, Button::Kind::Secondary, tr("Copy as text"), nullptr);
    copy->setObjectName(QStringLiteral("copyDetails"));
    copy->setLineIcon(Icon::Copy);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        Q_EMIT copied();
    });
    add(copy, Qt::AlignLeft);
    openAt(anchor);
}

} // namespace spyhop::ui
