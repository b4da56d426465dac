// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace spyhop::ui {

class Button;
class Label;

//! \brief The answer's columns: name, type, hint; rows are added and removed. Thread: main.
class ColumnEditor : public QWidget {
    Q_OBJECT
public:
    ColumnEditor(const Theme& theme, QWidget* parent);

    //! Rows without a name are left out.
    [[nodiscard]] QList<model::Column> columns() const;
    void setColumns(const QList<model::Column>& columns);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QWidget* widget;
        QLineEdit* name;
        QComboBox* type;
        QLineEdit* hint;
        Button* remove;
    };
    void addRow(const model::Column& column);
    void removeRow(const QWidget* widget);
    void retranslate();

    const Theme& m_theme;
    QVBoxLayout* m_column;
    Label* m_help;
    Button* m_add;
    QList<Row> m_rows;
};

} // namespace spyhop::ui
