// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/contextpopover.h"

#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QRadioButton>

namespace spyhop::ui {
namespace {

constexpr int rowGap = 4, mostLines = 6; // design px; lines of what is left out

QString firstLine(const QString& text)
{
    return text.simplified().left(120);
}

} // namespace

QString overflowText(model::Overflow overflow)
{
    switch (overflow) {
    case model::Overflow::Ask:
        return ContextPopover::tr("Ask me");
    case model::Overflow::LeaveOutOldest:
        return ContextPopover::tr("Leave out the oldest turns");
    case model::Overflow::LeaveOutAttachments:
        return ContextPopover::tr("Leave out older attachments");
    case model::Overflow::Summarise:
        return ContextPopover::tr("Summarise the older turns");
    case model::Overflow::Refuse:
        return ContextPopover::tr("Send nothing more");
    }
    return {};
}

ContextPopover::ContextPopover(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("contextPopover"));
}

void ContextPopover::show(const Content& content)
{
    clear();
    const chat::ContextWindow& window = content.window;
    const QString model = content.prospect.model.isEmpty() ? tr("the model") : content.prospect.model;
    setTitle(window.room ? tr("%1 of %2 tokens").arg(countText(window.sent.total()), countText(*window.room))
                         : tr("About %1 tokens").arg(countText(window.sent.total())));
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(m_theme.px(rowGap));
    grid->setColumnStretch(0, 1);
    const chat::ContextShares& sent = window.sent;
    addRow(grid, tr("Role and instructions"), sent.system, &Tokens::text);
    addRow(grid, tr("Earlier messages"), sent.history, &Tokens::text);
    addRow(grid, tr("Attachments"), sent.attachments, &Tokens::text);
    addRow(grid, tr("This question"), sent.question, &Tokens::text);
    if (window.room && content.prospect.context)
        addRow(grid, tr("Kept free for the answer"), *content.prospect.context - *window.room, &Tokens::text3);
    add(box, Qt::Alignment());
    addText(!content.prospect.context ? tr("How many tokens %1 takes is not known.").arg(model)
            : content.prospect.isLearned
            ? tr("%1 takes %2 tokens. The figures follow what it counted so far.")
                  .arg(model, countText(*content.prospect.context))
            : tr("%1 takes %2 tokens. The figures are estimates until it has counted some.")
                  .arg(model, countText(*content.prospect.context)),
        &Tokens::text3);
    if (!content.price.isEmpty())
        addText(content.price, &Tokens::text2);
    addLines(tr("Not sent along"), content.leftOut);
    addLines(tr("Sent without attachments"), content.bare);
    addLines(tr("Sent without pictures, as %1 takes none").arg(model), content.pictureless);
    addLines(tr("Summarised"), content.summarised);
    if (!content.summarised.isEmpty())
        addText(content.digest, &Tokens::text2);
    addChoices(content.overflow);
    refit();
}

void ContextPopover::addRow(QGridLayout* grid, const QString& name, qint64 tokens, Token color)
{
    auto* left = new Label(m_theme, FontRole::Ui, color, grid->parentWidget());
    auto* right = new Label(m_theme, FontRole::Table, color, grid->parentWidget());
    left->setText(name);
    right->setText(countText(tokens));
    right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const int row = grid->rowCount();
    grid->addWidget(left, row, 0);
    grid->addWidget(right, row, 1);
}

void ContextPopover::addText(const QString& text, Token color)
{
    auto* label = new Label(m_theme, FontRole::Small, color, this);
    label->setWordWrap(true);
    label->setText(text);
    add(label, Qt::Alignment());
}

void ContextPopover::addLines(const QString& title, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    auto* head = new Label(m_theme, FontRole::Ui, &Tokens::text, this);
    head->setStrong(true);
    head->setText(tr("%1 (%2)").arg(title, countText(lines.size())));
    add(head, Qt::Alignment());
    for (qsizetype line = 0; line < std::min<qsizetype>(lines.size(), mostLines); ++line) {
        auto* label = new Label(m_theme, FontRole::Small, &Tokens::text2, this);
        label->setElided(true);
        label->setText(firstLine(lines.at(line)));
        add(label, Qt::Alignment());
    }
    if (lines.size() > mostLines)
        addText(tr("and %1 more").arg(countText(lines.size() - mostLines)), &Tokens::text3);
}

void ContextPopover::addChoices(model::Overflow chosen)
{
    auto* head = new Label(m_theme, FontRole::Ui, &Tokens::text, this);
    head->setStrong(true);
    head->setText(tr("When this chat no longer fits"));
    add(head, Qt::Alignment());
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(rowGap));
    auto* group = new QButtonGroup(box);
    for (const model::Overflow overflow : {model::Overflow::Ask, model::Overflow::LeaveOutOldest,
             model::Overflow::LeaveOutAttachments, model::Overflow::Summarise, model::Overflow::Refuse}) {
        auto* choice = new QRadioButton(overflowText(overflow), box);
        choice->setObjectName(QStringLiteral("overflow-") + model::overflowName(overflow));
        choice->setChecked(overflow == chosen);
        group->addButton(choice);
        column->addWidget(choice);
        connect(choice, &QAbstractButton::clicked, this, [this, overflow] { Q_EMIT overflowChosen(overflow); });
    }
    add(box, Qt::Alignment());
}

} // namespace spyhop::ui
