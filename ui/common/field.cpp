// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field.h"

#include "ui/common/label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr const char* wrongProperty = "spyhopWrong";
constexpr int editorPlace = 1; // in the column, below the label
constexpr int editorShare = 10'000; // of the row, beside the gap's 1
} // namespace

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
    auto* editorRow = new QHBoxLayout;
    editorRow->setSpacing(theme.px(8));
    editorRow->addWidget(editor, editorShare);
    editorRow->addStretch(1); // an editor that may not grow stands under its label
    column->addLayout(editorRow);
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

void Field::setLabelToolTip(const QString& text)
{
    m_label->setToolTip(text);
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
    m_editor->setAccessibleDescription(m_below->text().isEmpty() ? m_label->toolTip() : m_below->text());
    setWrong(*m_editor, failed);
}

void Field::putBeside(QWidget* button)
{
    static_cast<QHBoxLayout*>(layout()->itemAt(editorPlace)->layout())->insertWidget(1, button);
    setTabOrder(m_editor, button);
}

QString wordsBelowField(const base::Error& error)
{
    return error.remedy.isEmpty() ? error.what : error.what + u' ' + error.remedy;
}

void bringIntoView(QWidget& widget)
{
    const auto scroll = [&widget] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // a sentence has just come or gone
        for (QWidget* above = widget.parentWidget(); above; above = above->parentWidget()) {
            if (auto* area = qobject_cast<QScrollArea*>(above))
                area->ensureWidgetVisible(&widget);
        }
    };
    QMetaObject::invokeMethod(&widget, scroll, Qt::QueuedConnection);
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
