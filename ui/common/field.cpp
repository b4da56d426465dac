// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field.h"

#include "ui/common/label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr const char* wrongProperty = "spyhopWrong";
}

Field::Field(const Theme& theme, QWidget* editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_label(new Label(theme, FontRole::Ui, &Tokens::text, this))
    , m_below(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_label);
    column->addWidget(editor);
    column->addWidget(m_below);
    m_label->setBuddy(editor);
    m_below->setWordWrap(true);
    m_below->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Field::setLabel(const QString& text)
{
    m_label->setText(text);
    m_editor->setAccessibleName(text);
}

void Field::setHelp(const QString& text)
{
    m_help = text;
    refresh();
}

void Field::setError(const QString& sentence)
{
    m_error = sentence;
    refresh();
}

void Field::refresh()
{
    const bool failed = hasError();
    m_below->setText(failed ? m_error : m_help);
    m_below->setColor(failed ? &Tokens::danger : &Tokens::text2);
    m_below->setVisible(!m_below->text().isEmpty());
    m_editor->setAccessibleDescription(m_below->text());
    setWrong(*m_editor, failed);
}

QHBoxLayout* besideEditor(const Theme& theme, Field* field, QWidget* button)
{
    constexpr int labelHeight = 22; // design px, with the room below it
    auto* column = new QVBoxLayout;
    column->addSpacing(theme.px(labelHeight));
    column->addWidget(button);
    column->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.px(8));
    row->addWidget(field, 1);
    row->addLayout(column);
    return row;
}

void setWrong(QWidget& editor, bool wrong)
{
    editor.setProperty(wrongProperty, wrong);
    editor.update();
}

bool isWrong(const QWidget* editor)
{
    return editor && editor->property(wrongProperty).toBool();
}

} // namespace spyhop::ui
