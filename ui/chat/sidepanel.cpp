// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/sidepanel.h"

#include "ui/chat/contextpopover.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <array>

namespace spyhop::ui {
namespace {

constexpr int spinMargin = 5; // design px
constexpr int wide = 320, margin = 16, gap = 16, textHeight = 132; // design px
constexpr double ownTemperature = -0.1; // the spin box's least value stands for "the model's own"
constexpr int mostTokens = 1'000'000; // no model answers longer

const QString noRole = QString(), ownWords = QStringLiteral("own"); // beside roles' ids

constexpr std::array levels{
    model::Thinking::Default, model::Thinking::Off, model::Thinking::Low, model::Thinking::High, model::Thinking::Max};
constexpr std::array overflows{model::Overflow::Ask, model::Overflow::LeaveOutOldest,
    model::Overflow::LeaveOutAttachments, model::Overflow::Summarise, model::Overflow::Refuse};

} // namespace

SidePanel::SidePanel(const Theme& theme, chat::Library& library, QWidget* parent)
    : Surface(theme, &Tokens::panel, parent)
    , m_library(library)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_close(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_role(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_save(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_delete(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_temperature(new QDoubleSpinBox(this))
    , m_maxTokens(new QSpinBox(this))
    , m_thinking(new QComboBox(this))
    , m_overflow(new QComboBox(this))
    , m_roleField(new Field(theme, m_role, this))
    , m_textField(new Field(theme, m_text, this))
    , m_temperatureField(new Field(theme, m_temperature, this))
    , m_maxTokensField(new Field(theme, m_maxTokens, this))
    , m_thinkingField(new Field(theme, m_thinking, this))
    , m_overflowField(new Field(theme, m_overflow, this))
{
    setObjectName(QStringLiteral("sidePanel"));
    setEdges(Qt::LeftEdge);
    build();
    retranslate();
    connect(&library, &chat::Library::changed, this, &SidePanel::fillRoles);
    connect(m_close, &QAbstractButton::clicked, this, &SidePanel::closed);
    connect(m_role, &QComboBox::activated, this, &SidePanel::chooseRole);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SidePanel::keepText);
    connect(m_save, &QAbstractButton::clicked, this, &SidePanel::saveRole);
    connect(m_delete, &QAbstractButton::clicked, this, &SidePanel::deleteRole);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!m_filling)
            Q_EMIT temperatureChosen(value < 0 ? std::nullopt : std::optional(value));
    });
    connect(m_maxTokens, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_filling)
            Q_EMIT maxTokensChosen(value == 0 ? std::nullopt : std::optional(value));
    });
    connect(m_thinking, &QComboBox::activated, this,
        [this](int index) { Q_EMIT thinkingChosen(levels.at(static_cast<std::size_t>(index))); });
    connect(m_overflow, &QComboBox::activated, this,
        [this](int index) { Q_EMIT overflowChosen(overflows.at(static_cast<std::size_t>(index))); });
}

void SidePanel::build()
{
    m_role->setObjectName(QStringLiteral("panelRole"));
    m_text->setObjectName(QStringLiteral("panelSystemPrompt"));
    m_save->setObjectName(QStringLiteral("panelSaveRole"));
    m_delete->setObjectName(QStringLiteral("panelDeleteRole"));
    m_temperature->setObjectName(QStringLiteral("panelTemperature"));
    m_maxTokens->setObjectName(QStringLiteral("panelMaxTokens"));
    m_thinking->setObjectName(QStringLiteral("panelThinking"));
    m_overflow->setObjectName(QStringLiteral("panelOverflow"));
    m_close->setLineIcon(Icon::Failed);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_theme.px(textHeight));
    m_temperature->setRange(ownTemperature, 2.0);
    m_temperature->setSingleStep(0.1);
    m_temperature->setDecimals(1);
    m_maxTokens->setRange(0, mostTokens);
    m_maxTokens->setSingleStep(256);
    m_maxTokens->setGroupSeparatorShown(true);
    m_maxTokens->setKeyboardTracking(false);
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{m_temperature, m_maxTokens}) {
        // In line with the other fields; the arrows of the keyboard and the wheel step.
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->findChild<QLineEdit*>()->setTextMargins(m_theme.px(spinMargin), 0, 0, 0);
    }

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, m_theme.px(12), 0, 0);
    outer->setSpacing(m_theme.px(12));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(m_theme.px(margin), 0, m_theme.px(8), 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    outer->addLayout(head);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(area);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(m_theme.px(margin), 0, m_theme.px(margin), m_theme.px(margin));
    column->setSpacing(m_theme.px(gap));
    column->addWidget(m_roleField);
    column->addWidget(m_textField);
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.px(8));
    row->addWidget(m_save);
    row->addWidget(m_delete);
    row->addStretch(1);
    column->addLayout(row);
    for (Field* field : {m_temperatureField, m_maxTokensField, m_thinkingField, m_overflowField})
        column->addWidget(field);
    column->addStretch(1);
    area->setWidget(inside);
    inside->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    outer->addWidget(area, 1);
}

QSize SidePanel::sizeHint() const
{
    return {m_theme.px(wide), 0};
}

void SidePanel::show(const model::Conversation* chat, const chat::Prospect& prospect)
{
    const model::Conversation none;
    const model::Conversation& shown = chat != nullptr ? *chat : none;
    const bool other = shown.summary.id != m_shown.summary.id;
    m_shown.summary.id = shown.summary.id;
    m_shown.role = shown.role;
    m_shown.systemPrompt = shown.systemPrompt;
    m_shown.thinking = shown.thinking;
    m_prospect = prospect;
    if (other)
        m_ownWords.clear();
    m_filling = true;
    if (other || m_text->toPlainText() != shown.systemPrompt)
        m_text->setPlainText(shown.systemPrompt);
    m_temperature->setValue(shown.temperature.value_or(ownTemperature));
    m_maxTokens->setValue(shown.maxTokens.value_or(0));
    m_thinking->setCurrentIndex(
        static_cast<int>(std::find(levels.begin(), levels.end(), shown.thinking) - levels.begin()));
    m_overflow->setCurrentIndex(
        static_cast<int>(std::find(overflows.begin(), overflows.end(), shown.overflow) - overflows.begin()));
    m_filling = false;
    fillRoles();
    refreshHelp();
}

//! The system prompt is no role's. A role that was changed since is no longer this chat's.
bool SidePanel::isOwn() const
{
    const auto role = m_library.entry(chat::Library::Kind::Role, m_shown.role);
    return !m_shown.systemPrompt.isEmpty() && (!role || role->text != m_shown.systemPrompt);
}

void SidePanel::fillRoles()
{
    const QSignalBlocker quiet(m_role);
    if (isOwn())
        m_ownWords = m_shown.systemPrompt;
    m_role->clear();
    m_role->addItem(tr("None"), noRole);
    if (!m_ownWords.isEmpty())
        m_role->addItem(tr("Own words"), ownWords);
    for (const chat::Library::Entry& entry : m_library.entries(chat::Library::Kind::Role))
        m_role->addItem(entry.title, entry.id);
    const auto role = m_library.entry(chat::Library::Kind::Role, m_shown.role);
    const bool isRole = role && !m_shown.systemPrompt.isEmpty() && !isOwn();
    m_role->setCurrentIndex(qMax(0, m_role->findData(isRole ? role->id : isOwn() ? ownWords : noRole)));
    m_delete->setEnabled(isRole);
    m_save->setEnabled(!m_shown.systemPrompt.trimmed().isEmpty() && !isRole);
}

void SidePanel::refreshHelp()
{
    const bool thinks = m_shown.thinking != model::Thinking::Off && m_shown.thinking != model::Thinking::Default;
    const bool ignored = m_prospect.ignoredWhenThinking.contains(QStringLiteral("temperature"));
    m_temperatureField->setHelp(ignored && thinks ? tr("Has no effect while %1 thinks.").arg(m_prospect.model)
            : ignored                             ? tr("Has no effect once thinking is on.")
                                                  : tr("0 keeps to the likeliest words, 2 wanders."));
    m_maxTokensField->setHelp(thinks ? tr("Tokens; what is thought counts too.") : tr("Tokens."));
    m_textField->setHelp(m_library.storesNow()
            ? QString()
            : tr("Roles are in memory only, unless you allow storing drafts and prompts."));
}

void SidePanel::chooseRole(int index)
{
    const QString id = m_role->itemData(index).toString();
    if (id == ownWords) {
        if (!isOwn())
            Q_EMIT systemPromptChosen(m_ownWords, QString());
        return;
    }
    if (id == noRole) {
        Q_EMIT systemPromptChosen(QString(), QString());
        return;
    }
    if (const auto entry = m_library.entry(chat::Library::Kind::Role, id))
        Q_EMIT systemPromptChosen(entry->text, entry->title);
}

void SidePanel::keepText()
{
    if (m_filling)
        return;
    const QString text = m_text->toPlainText();
    const auto role = m_library.entry(chat::Library::Kind::Role, m_shown.role);
    Q_EMIT systemPromptChosen(text, role && role->text == text ? role->title : QString());
}

void SidePanel::saveRole()
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("roleName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as a role"));
    dialog->setLabelText(tr("Name of the role"));
    dialog->setTextValue(m_shown.role);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        chat::Library::Entry entry;
        entry.kind = chat::Library::Kind::Role;
        entry.title = name.simplified();
        entry.text = m_text->toPlainText();
        if (const auto known = m_library.entry(entry.kind, entry.title))
            entry.id = known->id; // the person named it again: it is changed
        const auto saved = m_library.save(entry);
        if (!saved) {
            Q_EMIT messageShown(saved.error().sentence());
            return;
        }
        Q_EMIT systemPromptChosen(entry.text, entry.title);
    });
    dialog->open();
}

void SidePanel::deleteRole()
{
    const auto role = m_library.entry(chat::Library::Kind::Role, m_role->currentData().toString());
    if (!role)
        return;
    m_library.remove(role->id);
    Q_EMIT roleRemoved(tr("The role \"%1\" was deleted.").arg(role->title));
}

void SidePanel::retranslate()
{
    m_title->setText(tr("This chat"));
    setAccessibleName(m_title->text());
    m_close->setToolTip(tr("Close (Ctrl+I)"));
    m_close->setAccessibleName(tr("Close"));
    m_roleField->setLabel(tr("Role"));
    m_role->setAccessibleName(tr("Role"));
    m_textField->setLabel(tr("System prompt"));
    m_text->setAccessibleName(tr("System prompt"));
    m_text->setPlaceholderText(tr("How the model is to answer in this chat"));
    m_save->setText(tr("Save as a role…"));
    m_delete->setText(tr("Delete role"));
    m_temperatureField->setLabel(tr("Temperature"));
    m_temperature->setAccessibleName(tr("Temperature"));
    m_temperature->setSpecialValueText(tr("The model's own"));
    m_maxTokensField->setLabel(tr("Longest answer"));
    m_maxTokens->setAccessibleName(tr("Longest answer"));
    m_maxTokens->setSpecialValueText(tr("The model's own"));
    m_thinkingField->setLabel(tr("Thinking effort"));
    m_thinking->setAccessibleName(tr("Thinking effort"));
    m_overflowField->setLabel(tr("When this chat no longer fits"));
    m_overflow->setAccessibleName(tr("When this chat no longer fits"));
    const int level = std::max(0, m_thinking->currentIndex()), choice = std::max(0, m_overflow->currentIndex());
    m_thinking->clear();
    for (const QString& word : {tr("Automatic"), tr("Off"), tr("Low"), tr("High"), tr("Most")})
        m_thinking->addItem(word);
    m_thinking->setCurrentIndex(level);
    m_overflow->clear();
    for (const model::Overflow overflow : overflows)
        m_overflow->addItem(overflowText(overflow));
    m_overflow->setCurrentIndex(choice);
    fillRoles();
    refreshHelp();
}

void SidePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Surface::changeEvent(event);
}

void SidePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        Surface::keyPressEvent(event);
}

} // namespace spyhop::ui
