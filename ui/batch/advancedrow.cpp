// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/advancedrow.h"

#include "core/batch/callbacks.h"
#include "core/model/asklimits.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/switch.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <array>
#include <chrono>

namespace spyhop::ui {
namespace {

//! Minutes after which a job gives up, for the menu; beside them "as usual" and "never".
constexpr int givesUpAsUsual = 0, givesUpNever = -1;
constexpr std::array<int, 5> givesUpAfter{givesUpAsUsual, 2, 60, 480, givesUpNever};

int minutesOf(const model::BatchSpec& spec)
{
    if (!spec.giveUpAfter)
        return givesUpAsUsual;
    if (*spec.giveUpAfter == model::BatchSpec::neverGivesUp)
        return givesUpNever;
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(*spec.giveUpAfter).count());
}

//! As Callbacks takes them: nothing is this computer.
QString callbackWords(const QLineEdit& edit)
{
    const QString text = edit.text().trimmed();
    return text.isEmpty() ? batch::Callbacks::thisComputer() : text;
}

} // namespace

AdvancedRow::AdvancedRow(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_fold(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_body(new QWidget(this))
    , m_thinking(new QComboBox(m_body))
    , m_thinkingField(new Field(theme, m_thinking, m_body))
    , m_maxTokens(makeNumber("jobMaxTokens", model::mostAnswerTokens))
    , m_concurrency(makeNumber("jobConcurrency", model::mostItemsInFlight))
    , m_batchSize(makeNumber("jobBatchSize", model::mostBatchRequests))
    , m_giveUp(new QComboBox(m_body))
    , m_giveUpField(new Field(theme, m_giveUp, m_body))
    , m_callback(new Switch(theme, {}, m_body))
    , m_callbackAddress(new QLineEdit(m_body))
    , m_callbackField(new Field(theme, m_callbackAddress, m_body))
{
    m_fold->setObjectName(QStringLiteral("jobAdvanced"));
    m_thinking->setObjectName(QStringLiteral("jobThinking"));
    for (int i = 0; i <= static_cast<int>(model::Thinking::Max); ++i)
        m_thinking->addItem(QString());
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.px(16));
    grid->setVerticalSpacing(theme.px(12));
    grid->addWidget(m_thinkingField, 0, 0);
    grid->addWidget(m_maxTokens.field, 0, 1);
    grid->addWidget(m_concurrency.field, 1, 0);
    grid->addWidget(m_batchSize.field, 1, 1);
    m_giveUp->setObjectName(QStringLiteral("jobGiveUp"));
    for (const int minutes : givesUpAfter)
        m_giveUp->addItem(QString(), minutes);
    grid->addWidget(m_giveUpField, 2, 0, 1, 2);
    m_callback->setObjectName(QStringLiteral("jobCallback"));
    m_callbackAddress->setObjectName(QStringLiteral("jobCallbackAddress"));
    grid->addWidget(m_callback, 3, 0, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_callbackField, 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_fold, &QAbstractButton::clicked, this, [this] { unfold(m_body->isHidden()); });
    connect(m_thinking, &QComboBox::currentIndexChanged, this, &AdvancedRow::changed);
    connect(m_giveUp, &QComboBox::currentIndexChanged, this, &AdvancedRow::changed);
    const auto callbackChanged = [this] {
        refreshCallback();
        Q_EMIT changed();
    };
    connect(m_callback, &QAbstractButton::toggled, this, callbackChanged);
    connect(m_callbackAddress, &QLineEdit::textChanged, this, callbackChanged);
    refreshCallback();
    unfold(false);
    retranslate();
}

AdvancedRow::Number AdvancedRow::makeNumber(const char* name, int most)
{
    Number number;
    number.edit = new QLineEdit(m_body);
    number.edit->setObjectName(QString::fromLatin1(name));
    number.field = new Field(m_theme, number.edit, m_body);
    number.most = most;
    connect(number.edit, &QLineEdit::textChanged, this, [this, number] {
        const auto value = valueOf(number);
        number.field->setError(value ? QString() : value.error().sentence());
        Q_EMIT changed();
    });
    return number;
}

base::Expected<std::optional<int>> AdvancedRow::valueOf(const Number& number)
{
    const QString text = number.edit->text().trimmed();
    if (text.isEmpty())
        return std::optional<int>();
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 1 || value > number.most)
        return base::failure(base::ErrorCode::Usage, tr("A whole number from 1 to %1.").arg(number.most));
    return std::optional(value);
}

base::Status AdvancedRow::fill(model::BatchSpec& spec) const
{
    spec.thinking = static_cast<model::Thinking>(std::max(0, m_thinking->currentIndex()));
    for (const auto& [number, to] : {std::pair(&m_maxTokens, &spec.maxTokens),
             std::pair(&m_concurrency, &spec.concurrency), std::pair(&m_batchSize, &spec.batchSize)}) {
        const auto value = valueOf(*number);
        if (!value)
            return base::failure(value.error());
        *to = *value;
    }
    const int minutes = m_giveUp->currentData().toInt();
    spec.giveUpAfter.reset();
    if (minutes == givesUpNever)
        spec.giveUpAfter = model::BatchSpec::neverGivesUp;
    else if (minutes != givesUpAsUsual)
        spec.giveUpAfter = std::chrono::minutes(minutes);
    spec.callbackUrl = isCalled() ? callbackWords(*m_callbackAddress) : QString();
    return isCalled() ? batch::Callbacks::check(spec.callbackUrl) : base::Status();
}

void AdvancedRow::take(const model::BatchSpec& spec)
{
    const auto words = [](const std::optional<int>& value) { return value ? QString::number(*value) : QString(); };
    m_thinking->setCurrentIndex(static_cast<int>(spec.thinking));
    m_maxTokens.edit->setText(words(spec.maxTokens));
    m_concurrency.edit->setText(words(spec.concurrency));
    m_batchSize.edit->setText(words(spec.batchSize));
    m_giveUp->setCurrentIndex(std::max(0, m_giveUp->findData(minutesOf(spec))));
    m_callback->setChecked(!spec.callbackUrl.isEmpty());
    m_callbackAddress->setText(spec.callbackUrl == batch::Callbacks::thisComputer() ? QString() : spec.callbackUrl);
    unfold(spec.thinking != model::Thinking::Default || spec.maxTokens || spec.concurrency || spec.batchSize
        || spec.giveUpAfter || isCalled());
}

bool AdvancedRow::isGood() const
{
    return valueOf(m_maxTokens) && valueOf(m_concurrency) && valueOf(m_batchSize)
        && (!isCalled() || batch::Callbacks::check(callbackWords(*m_callbackAddress)));
}

void AdvancedRow::setKind(model::JobKind kind)
{
    // The others are answered in the reply itself.
    m_canCall = kind != model::JobKind::Direct && kind != model::JobKind::Batch;
    refreshCallback();
}

bool AdvancedRow::isCalled() const
{
    return m_canCall && m_callback->isChecked();
}

void AdvancedRow::refreshCallback()
{
    m_callback->setVisible(m_canCall);
    m_callbackField->setVisible(isCalled());
    const base::Status fine = batch::Callbacks::check(callbackWords(*m_callbackAddress));
    m_callbackField->setError(fine ? QString() : fine.error().sentence());
}

void AdvancedRow::unfold(bool unfolded)
{
    m_body->setVisible(unfolded);
    m_fold->setLineIcon(unfolded ? Icon::Down : Icon::Right);
}

void AdvancedRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AdvancedRow::retranslate()
{
    m_fold->setText(tr("Advanced"));
    m_thinkingField->setLabel(tr("Thinking"));
    m_thinking->setItemText(static_cast<int>(model::Thinking::Default), tr("As the model does by itself"));
    m_thinking->setItemText(static_cast<int>(model::Thinking::Off), tr("Off"));
    m_thinking->setItemText(static_cast<int>(model::Thinking::Low), tr("Little"));
    m_thinking->setItemText(static_cast<int>(model::Thinking::High), tr("Much"));
    m_thinking->setItemText(static_cast<int>(model::Thinking::Max), tr("As much as it can"));
    m_maxTokens.field->setLabel(tr("Longest answer, in tokens"));
    m_concurrency.field->setLabel(tr("Items in flight at once"));
    m_batchSize.field->setLabel(tr("Requests in one batch"));
    for (const Number& number : {m_maxTokens, m_concurrency, m_batchSize})
        number.edit->setPlaceholderText(tr("empty: automatic"));
    m_giveUpField->setLabel(tr("Pause when nobody has answered for"));
    m_giveUp->setItemText(0, tr("10 minutes, as usual"));
    m_giveUp->setItemText(1, tr("2 minutes"));
    m_giveUp->setItemText(2, tr("1 hour"));
    m_giveUp->setItemText(3, tr("8 hours"));
    m_giveUp->setItemText(4, tr("any time: never pause for it"));
    m_callback->setText(tr("Let the provider call this computer when it is done"));
    m_callbackField->setLabel(tr("Where it calls"));
    m_callbackField->setHelp(
        tr("An address of this computer that the provider can reach is listened on; an address on the web is handed on "
           "as it is. Nothing that a call brings is read: it only makes this computer look at once, as it does now and "
           "then in any case."));
    m_callbackAddress->setPlaceholderText(tr("empty: 127.0.0.1, for a server on this computer"));
}

} // namespace spyhop::ui
