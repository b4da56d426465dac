// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobcard.h"

#include "ui/common/label.h"

#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

JobCard::JobCard(const Theme& theme, QWidget* parent)
    : Surface(theme, &Tokens::content, parent)
    , m_rows(new QVBoxLayout(this))
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sentence(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    setRounded(8, &Tokens::line);
    m_rows->setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(24));
    m_rows->setSpacing(theme.px(12));
    m_sentence->setWordWrap(true);
    auto* heads = new QVBoxLayout;
    heads->setSpacing(theme.px(2));
    heads->addWidget(m_title);
    heads->addWidget(m_sentence);
    m_rows->addLayout(heads);
}

void JobCard::setHead(const QString& title, const QString& sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

} // namespace spyhop::ui
