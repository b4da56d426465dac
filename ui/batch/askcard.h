// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/batch/jobcard.h"

class QPlainTextEdit;

namespace spyhop::ui {

class ColumnEditor;
class Field;
class Switch;

//! \brief The second card of a new job: the question with its fields, the answer's columns, and what the first item
//! will be asked. Owner: NewJobPage.
class AskCard : public JobCard {
    Q_OBJECT
public:
    AskCard(const Theme& theme, QWidget* parent);

    //! Which fields there are, and the item the preview shows; nothing: none can be read.
    void setInputs(const batch::Inputs& inputs, std::optional<qsizetype> sample);
    void clear();
    [[nodiscard]] QString prompt() const;
    void setPrompt(const QString& prompt);
    [[nodiscard]] bool hasPrompt() const { return !prompt().trimmed().isEmpty(); }
    [[nodiscard]] QList<model::Column> columns() const;
    void setColumns(const QList<model::Column>& columns);
    [[nodiscard]] bool withQuotes() const;
    //! Whether the question can be asked of these inputs.
    [[nodiscard]] bool isGood() const { return m_good; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showFields();
    void refresh();

    batch::Inputs m_inputs;
    std::optional<qsizetype> m_sample;
    bool m_good = false;
    Field* m_field;
    QPlainTextEdit* m_edit;
    QWidget* m_fields;
    ColumnEditor* m_columns;
    Switch* m_quotes;
    Label* m_previewHead;
    QPlainTextEdit* m_preview;
};

} // namespace spyhop::ui
