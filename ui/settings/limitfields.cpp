// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/limitfields.h"

#include "core/admin/endpointadmin.h"
#include "core/admin/endpointcheck.h"
#include "ui/common/field.h"

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
    : FoldedFields(theme, QStringLiteral("limit"), parent)
    , m_numbers{new QSpinBox(body()), new QSpinBox(body()), new QSpinBox(body())}
    , m_keys(new QLineEdit(body()))
    , m_keysField(new Field(theme, m_keys, body()))
{
    m_keys->setObjectName(QStringLiteral("endpointMoreKeys"));
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(theme.px(12));
    const std::array names{QStringLiteral("endpointPlaces"), QStringLiteral("endpointRequestsPerMinute"),
        QStringLiteral("endpointTokensPerMinute")};
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        m_numbers.at(i)->setObjectName(names.at(i));
        m_numbers.at(i)->setRange(0, mostOf.at(i));
        m_numberFields.at(i) = new Field(theme, m_numbers.at(i), body());
        numbers->addWidget(m_numberFields.at(i), 1, Qt::AlignTop);
        connect(m_numbers.at(i), &QSpinBox::valueChanged, this, &LimitFields::edited);
    }
    column()->addLayout(numbers);
    column()->addWidget(m_keysField);
    connect(m_keys, &QLineEdit::textEdited, this, &LimitFields::edited);
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
    setUnfolded(isOwn);
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
    setUnfolded(true);
    m_keysField->setError(tr("These must be references such as keychain:second or env:SECOND_KEY, never keys."));
    m_keys->setFocus(Qt::OtherFocusReason);
    return true;
}

void LimitFields::clearErrors()
{
    m_keysField->setError({});
}

void LimitFields::retranslate()
{
    setTitle(tr("Limits and further keys"), tr("How much may be asked at a time, and as whom"));
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
