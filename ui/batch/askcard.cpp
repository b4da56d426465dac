// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/askcard.h"

#include "ui/batch/columneditor.h"
#include "ui/batch/fieldchips.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/switch.h"

#include <QtCore/QEvent>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int editHeight = 112, systemHeight = 72;
constexpr qsizetype previewShown = 4000; // characters
} // namespace

AskCard::AskCard(const Theme& theme, QWidget* parent)
    : JobCard(theme, parent)
{
    m_systemFold = new Button(theme, Button::Kind::Quiet, {}, this);
    m_systemFold->setObjectName(QStringLiteral("jobSystemFold"));
    m_system = new QPlainTextEdit(this);
    m_system->setObjectName(QStringLiteral("jobSystem"));
    m_system->setTabChangesFocus(true);
    m_systemField = new Field(theme, m_system, this);
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("jobPrompt"));
    m_edit->setTabChangesFocus(true);
    m_field = new Field(theme, m_edit, this);
    m_fields = new FieldChips(theme, this);
    m_columns = new ColumnEditor(theme, this);
    m_quotes = new Switch(theme, {}, this);
    m_quotes->setObjectName(QStringLiteral("withQuotes"));
    m_quotes->setCheckable(true);
    m_previewHead = new Label(theme, FontRole::Ui, &Tokens::text, this);
    m_preview = new QPlainTextEdit(this);
    m_preview->setObjectName(QStringLiteral("promptPreview"));
    m_preview->setReadOnly(true);
    rows()->addWidget(m_systemFold, 0, Qt::AlignLeft);
    rows()->addWidget(m_systemField);
    rows()->addWidget(m_field);
    rows()->addWidget(m_fields);
    rows()->addWidget(m_columns);
    rows()->addWidget(m_quotes, 0, Qt::AlignLeft);
    rows()->addWidget(m_previewHead);
    rows()->addWidget(m_preview);
    connect(m_systemFold, &QAbstractButton::clicked, this, [this] {
        unfoldSystem(m_systemField->isHidden());
        if (!m_systemField->isHidden())
            m_system->setFocus(Qt::OtherFocusReason);
    });
    connect(m_system, &QPlainTextEdit::textChanged, this, &AskCard::changed);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &AskCard::refresh);
    connect(m_fields, &FieldChips::chosen, this, [this](const QString& field) {
        m_edit->insertPlainText(QStringLiteral("{{%1}}").arg(field));
        m_edit->setFocus();
    });
    connect(m_columns, &ColumnEditor::changed, this, &AskCard::changed);
    const auto restyle = [this] {
        m_system->setFixedHeight(m_theme.px(systemHeight));
        m_edit->setFixedHeight(m_theme.px(editHeight));
        m_preview->setFixedHeight(m_theme.px(editHeight));
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    unfoldSystem(false);
    showFields();
    retranslate();
    refresh();
}

void AskCard::setInputs(const batch::Inputs& inputs, std::optional<qsizetype> sample, const docs::Document& document)
{
    m_document = document;
    m_inputs = inputs;
    m_sample = sample;
    showFields();
    showExample();
    refresh();
}

void AskCard::clear()
{
    m_system->clear();
    unfoldSystem(false);
    m_edit->clear();
    m_columns->setColumns({});
    m_quotes->setChecked(false);
}

QString AskCard::prompt() const
{
    return m_edit->toPlainText();
}

void AskCard::setPrompt(const QString& prompt)
{
    m_edit->setPlainText(prompt);
}

QString AskCard::system() const
{
    const QString text = m_system->toPlainText();
    return text.trimmed().isEmpty() ? QString() : text;
}

//! Whatever is said before the question stays in sight.
void AskCard::unfoldSystem(bool unfolded)
{
    const bool isShown = unfolded || !system().isEmpty();
    m_systemField->setVisible(isShown);
    m_systemFold->setLineIcon(isShown ? Icon::Down : Icon::Right);
}

void AskCard::fill(model::BatchSpec& spec) const
{
    spec.system = system();
    spec.prompt = prompt();
    spec.columns = m_columns->columns();
    spec.quotes = m_quotes->isChecked();
}

void AskCard::take(const model::BatchSpec& spec)
{
    m_columns->setColumns(spec.columns);
    m_quotes->setChecked(spec.quotes);
    m_system->setPlainText(spec.system);
    unfoldSystem(false);
    m_edit->setPlainText(spec.prompt);
}

void AskCard::showFields()
{
    m_fields->setFields(
        m_inputs.fields.isEmpty() ? QStringList{QStringLiteral("text"), QStringLiteral("filename")} : m_inputs.fields);
}

//! With fields that there are.
void AskCard::showExample()
{
    constexpr qsizetype shown = 3;
    QStringList fields;
    for (const QString& field : m_inputs.fields.mid(0, shown))
        fields.append(QStringLiteral("{{%1}}").arg(field));
    m_edit->setPlaceholderText(m_inputs.rows && !fields.isEmpty()
            ? tr("What is this about, in one word? %1").arg(fields.join(u' '))
            : tr("Summarise this document in one sentence: {{text}}"));
}

void AskCard::refresh()
{
    const bool ready = !m_inputs.items.isEmpty() && hasPrompt();
    m_field->setError({});
    m_good = ready;
    if (ready) {
        // The words first: they are the person's; a file that cannot be read is a failed item, no fault of theirs.
        const auto words = batch::BatchManager::checkPrompt(prompt(), m_inputs);
        m_good = words.has_value();
        if (!words)
            m_field->setError(words.error().sentence());
        const auto filled = words && m_sample
            ? batch::BatchManager::promptFor(prompt(), m_inputs, *m_sample, m_document)
            : base::Expected<QString>(QString());
        m_firstPrompt = filled.value_or(QString());
        m_preview->setPlainText(m_firstPrompt.left(previewShown));
    } else {
        m_firstPrompt.clear();
    }
    const bool shown = !m_firstPrompt.isEmpty();
    m_previewHead->setVisible(shown);
    m_preview->setVisible(shown);
    Q_EMIT changed();
}

void AskCard::showSent(const QString& sent)
{
    m_preview->setPlainText(sent.left(previewShown));
}

void AskCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    JobCard::changeEvent(event);
}

void AskCard::retranslate()
{
    setHead(tr("Ask"), tr("What should be asked of each item? The fields in braces are filled in."));
    m_systemFold->setText(tr("Instructions before the prompt"));
    m_systemField->setHelp(tr("Said to the model before each question, which it is to answer accordingly."));
    m_systemField->setLabel(tr("Instructions"));
    m_system->setPlaceholderText(tr("You read contracts, and answer in short sentences."));
    m_field->setLabel(tr("Prompt"));
    showExample();
    m_quotes->setText(tr("Each cell with the words it rests on, checked against the source"));
    m_previewHead->setText(tr("The first item will be asked"));
    m_preview->setAccessibleName(tr("Preview of the first prompt"));
}

} // namespace spyhop::ui
