// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/foldedfields.h"

#include "ui/common/button.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

FoldedFields::FoldedFields(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_fold(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_body(new QWidget(this))
    , m_column(new QVBoxLayout(m_body))
{
    setObjectName(name + QStringLiteral("Fields"));
    m_fold->setObjectName(name + QStringLiteral("Fold"));
    m_fold->setCheckable(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(16));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(theme.px(12));
    outer->addWidget(m_fold, 0, Qt::AlignLeft);
    outer->addWidget(m_body);
    connect(m_fold, &QAbstractButton::toggled, this, &FoldedFields::showBody);
    showBody(false);
}

void FoldedFields::setUnfolded(bool unfolded)
{
    m_fold->setChecked(unfolded);
}

void FoldedFields::setTitle(const QString& title, const QString& toolTip)
{
    m_fold->setText(title);
    m_fold->setToolTip(toolTip);
}

void FoldedFields::showBody(bool unfolded)
{
    m_fold->setLineIcon(unfolded ? Icon::Unfold : Icon::Fold);
    m_body->setVisible(unfolded);
}

void FoldedFields::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
