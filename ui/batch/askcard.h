// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/batch/jobcard.h"

class QPlainTextEdit;

namespace spyhop::ui {

class Button;
class ColumnEditor;
class Field;
class FieldChips;
class Switch;

//! \brief The second card of a new job: what is said before the question, folded away while it is nothing; the question
//! with its fields, the answer's columns, and what the first item will be asked. Owner: NewJobPage.
class AskCard : public JobCard {
    Q_OBJECT
public:
    AskCard(const Theme& theme, QWidget* parent);

    //! Which fields there are, and the item the preview shows; nothing: none can be read.
    //! `document`: what was read of it.
    void setInputs(const batch::Inputs& inputs, std::optional<qsizetype> sample, const docs::Document& document);
    void clear();
    [[nodiscard]] QString prompt() const;
    void setPrompt(const QString& prompt);
    //! What the first item will be asked, all of it; empty: none can be shown.
    [[nodiscard]] const QString& firstPrompt() const { return m_firstPrompt; }
    //! firstPrompt() as it leaves, where that is something else; until the question or the inputs change.
    void showSent(const QString& sent);
    [[nodiscard]] bool hasPrompt() const { return !prompt().trimmed().isEmpty(); }
    //! What stands before the question of each item; empty: nothing.
    [[nodiscard]] QString system() const;
    //! What is asked, into the job's spec; and out of one.
    void fill(model::BatchSpec& spec) const;
    void take(const model::BatchSpec& spec);
    //! Whether the question can be asked of these inputs.
    [[nodiscard]] bool isGood() const { return m_good; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showFields();
    void showExample();
    void refresh();
    void unfoldSystem(bool unfolded);

    batch::Inputs m_inputs;
    std::optional<qsizetype> m_sample;
    docs::Document m_document;
    QString m_firstPrompt;
    bool m_good = false;
    Button* m_systemFold;
    Field* m_systemField;
    QPlainTextEdit* m_system;
    Field* m_field;
    QPlainTextEdit* m_edit;
    FieldChips* m_fields;
    ColumnEditor* m_columns;
    Switch* m_quotes;
    Label* m_previewHead;
    QPlainTextEdit* m_preview;
};

} // namespace spyhop::ui
