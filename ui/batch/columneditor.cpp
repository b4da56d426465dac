// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/columneditor.h"

#include "ui/batch/batchwords.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace spyhop::ui {
namespace {
constexpr std::array types{model::ColumnType::Text, model::ColumnType::Number, model::ColumnType::Date,
    model::ColumnType::Bool, model::ColumnType::Enum, model::ColumnType::List};
}

ColumnEditor::ColumnEditor(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_help(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_add(new Button(theme, Button::Kind::Quiet, {}, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(8));
    m_help->setWordWrap(true);
    m_add->setLineIcon(Icon::Plus);
    m_add->setObjectName(QStringLiteral("addColumn"));
    m_column->addWidget(m_help);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        addRow({});
        m_rows.last().name->setFocus();
        Q_EMIT changed();
    });
    retranslate();
}

QList<model::Column> ColumnEditor::columns() const
{
    QList<model::Column> result;
    for (const Row& row : m_rows) {
        model::Column column;
        column.name = row.name->text().trimmed();
        column.type = types.at(static_cast<std::size_t>(std::max(0, row.type->currentIndex())));
        const QString hint = row.hint->text().trimmed();
        if (column.type == model::ColumnType::Enum) {
            for (const QString& choice : hint.split(u'|', Qt::SkipEmptyParts))
                column.choices.append(choice.trimmed());
        } else {
            column.hint = hint;
        }
        if (!column.name.isEmpty())
            result.append(column);
    }
    return result;
}

void ColumnEditor::setColumns(const QList<model::Column>& columns)
{
    while (!m_rows.isEmpty())
        removeRow(m_rows.last().widget);
    for (const model::Column& column : columns)
        addRow(column);
    Q_EMIT changed();
}

void ColumnEditor::addRow(const model::Column& column)
{
    Row row{};
    row.widget = new QWidget(this);
    row.name = new QLineEdit(column.name, row.widget);
    row.name->setObjectName(QStringLiteral("columnName"));
    row.type = new QComboBox(row.widget);
    row.hint = new QLineEdit(
        column.type == model::ColumnType::Enum ? column.choices.join(QStringLiteral(" | ")) : column.hint, row.widget);
    row.remove = new Button(m_theme, Button::Kind::Quiet, {}, row.widget);
    row.remove->setLineIcon(Icon::Failed);
    for (const model::ColumnType type : types)
        row.type->addItem(columnTypeText(type));
    row.type->setCurrentIndex(static_cast<int>(std::find(types.begin(), types.end(), column.type) - types.begin()));
    row.type->setFixedWidth(m_theme.px(128));
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_theme.px(8));
    line->addWidget(row.name, 2);
    line->addWidget(row.type);
    line->addWidget(row.hint, 3);
    line->addWidget(row.remove);
    m_column->insertWidget(static_cast<int>(m_rows.size()) + 1, row.widget);
    m_rows.append(row);
    connect(row.name, &QLineEdit::textChanged, this, &ColumnEditor::changed);
    connect(row.hint, &QLineEdit::textChanged, this, &ColumnEditor::changed);
    connect(row.type, &QComboBox::currentIndexChanged, this, [this] {
        retranslate();
        Q_EMIT changed();
    });
    QWidget* widget = row.widget;
    connect(row.remove, &QAbstractButton::clicked, this, [this, widget] {
        removeRow(widget);
        Q_EMIT changed();
    });
    retranslate();
}

void ColumnEditor::removeRow(const QWidget* widget)
{
    for (qsizetype index = 0; index < m_rows.size(); ++index) {
        if (m_rows.at(index).widget == widget) {
            m_rows.at(index).widget->hide();
            m_rows.at(index).widget->deleteLater();
            m_rows.removeAt(index);
            break;
        }
    }
    retranslate();
}

void ColumnEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ColumnEditor::retranslate()
{
    m_add->setText(tr("Add a column"));
    m_help->setText(m_rows.isEmpty() ? tr("Without columns, the whole answer is one cell.")
                                     : tr("Each answer is asked for as these columns, checked, and asked for once more "
                                          "if it does not fit."));
    for (const Row& row : std::as_const(m_rows)) {
        const bool choices
            = types.at(static_cast<std::size_t>(std::max(0, row.type->currentIndex()))) == model::ColumnType::Enum;
        row.name->setPlaceholderText(tr("Name"));
        row.name->setAccessibleName(tr("Name of the column"));
        row.type->setAccessibleName(tr("Type of the column"));
        row.hint->setPlaceholderText(choices ? tr("low | middle | high") : tr("Hint, such as: in yuan"));
        row.hint->setAccessibleName(choices ? tr("Choices") : tr("Hint"));
        row.remove->setAccessibleName(tr("Remove the column"));
        row.remove->setToolTip(tr("Remove the column"));
        for (std::size_t type = 0; type < types.size(); ++type)
            row.type->setItemText(static_cast<int>(type), columnTypeText(types.at(type)));
    }
}

} // namespace spyhop::ui
