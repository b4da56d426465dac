// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/limitfields.h"

#include "core/admin/endpointadmin.h"
#include "ui/common/button.h"
#include "ui/common/field.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr std::array mostOf{10'000, 1'000'000, 1'000'000'000}; // as in the settings file

std::optional<int> orNothing(const QSpinBox* box)
{
    return box->value() > 0 ? std::optional(box->value()) : std::nullopt;
}

} // namespace

LimitFields::LimitFields(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_fold(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_body(new QWidget(this))
    , m_numbers{new QSpinBox(m_body), new QSpinBox(m_body), new QSpinBox(m_body)}
    , m_keys(new QLineEdit(m_body))
    , m_keysField(new Field(theme, m_keys, m_body))
{
    setObjectName(QStringLiteral("limitFields"));
    m_fold->setObjectName(QStringLiteral("limitFold"));
    m_fold->setCheckable(true);
    m_keys->setObjectName(QStringLiteral("endpointMoreKeys"));
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(theme.px(12));
    const std::array names{QStringLiteral("endpointPlaces"), QStringLiteral("endpointRequestsPerMinute"),
        QStringLiteral("endpointTokensPerMinute")};
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        m_numbers.at(i)->setObjectName(names.at(i));
        m_numbers.at(i)->setRange(0, mostOf.at(i));
        m_numberFields.at(i) = new Field(theme, m_numbers.at(i), m_body);
        numbers->addWidget(m_numberFields.at(i), 1, Qt::AlignTop);
        connect(m_numbers.at(i), &QSpinBox::valueChanged, this, &LimitFields::edited);
    }
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(theme.px(16));
    body->addLayout(numbers);
    body->addWidget(m_keysField);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_fold, &QAbstractButton::toggled, this, &LimitFields::setUnfolded);
    connect(m_keys, &QLineEdit::textEdited, this, &LimitFields::edited);
    setUnfolded(false);
    retranslate();
}

void LimitFields::show(const model::Endpoint& endpoint)
{
    const QSignalBlocker quiet(this);
    m_numbers.at(0)->setValue(endpoint.concurrency.value_or(0));
    m_numbers.at(1)->setValue(endpoint.requestsPerMinute.value_or(0));
    m_numbers.at(2)->setValue(endpoint.tokensPerMinute.value_or(0));
    m_keys->setText(endpoint.moreKeys.join(QStringLiteral(", ")));
    const bool isOwn
        = std::any_of(m_numbers.begin(), m_numbers.end(), [](const QSpinBox* box) { return box->value() > 0; })
        || !endpoint.moreKeys.isEmpty();
    m_fold->setChecked(isOwn);
    clearErrors();
}

void LimitFields::apply(model::Endpoint& endpoint) const
{
    endpoint.concurrency = orNothing(m_numbers.at(0));
    endpoint.requestsPerMinute = orNothing(m_numbers.at(1));
    endpoint.tokensPerMinute = orNothing(m_numbers.at(2));
    endpoint.moreKeys = references();
}

QStringList LimitFields::references() const
{
    QStringList result;
    for (const QString& part : m_keys->text().split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            result.append(part.trimmed());
    }
    result.removeDuplicates();
    return result;
}

bool LimitFields::holdsNoReference()
{
    const QStringList all = references();
    if (std::all_of(all.begin(), all.end(), &admin::isKeyReference))
        return false;
    // What stands there may be a key itself: it is not repeated.
    m_fold->setChecked(true);
    m_keysField->setError(tr("These must be references such as keychain:second or env:SECOND_KEY, never keys."));
    m_keys->setFocus(Qt::OtherFocusReason);
    return true;
}

void LimitFields::clearErrors()
{
    m_keysField->setError({});
}

void LimitFields::setUnfolded(bool unfolded)
{
    m_fold->setLineIcon(unfolded ? Icon::Unfold : Icon::Fold);
    m_body->setVisible(unfolded);
}

void LimitFields::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LimitFields::retranslate()
{
    m_fold->setText(tr("Limits and further keys"));
    m_numberFields.at(0)->setLabel(tr("Calls at a time"));
    m_numberFields.at(1)->setLabel(tr("Requests per minute"));
    m_numberFields.at(2)->setLabel(tr("Tokens per minute"));
    m_numbers.at(0)->setSpecialValueText(tr("automatic"));
    m_numbers.at(1)->setSpecialValueText(tr("no limit"));
    m_numbers.at(2)->setSpecialValueText(tr("no limit"));
    m_keysField->setLabel(tr("Further keys"));
    m_keysField->setHelp(tr("References, separated by commas. Calls spread over all keys; the limits are for each."));
}

} // namespace spyhop::ui
