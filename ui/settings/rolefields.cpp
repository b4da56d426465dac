// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rolefields.h"

#include "ui/common/field.h"
#include "ui/common/words.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>
#include <array>

namespace spyhop::ui {
namespace {

constexpr int lastPriority = 1'000'000; // as in the settings file
constexpr std::array dialects{model::Dialect::OpenAi, model::Dialect::DeepSeek};
constexpr std::array tiers{model::Tier::Api, model::Tier::SelfHosted, model::Tier::Edge};

template <typename Values, typename Value>
int placeOf(const Values& values, Value value)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values.at(i) == value)
            return static_cast<int>(i);
    }
    return 0;
}

} // namespace

RoleFields::RoleFields(const Theme& theme, QWidget* parent)
    : FoldedFields(theme, QStringLiteral("role"), parent)
    , m_dialect(new QComboBox(body()))
    , m_tier(new QComboBox(body()))
    , m_priority(new QSpinBox(body()))
    , m_dialectField(new Field(theme, m_dialect, body()))
    , m_tierField(new Field(theme, m_tier, body()))
    , m_priorityField(new Field(theme, m_priority, body()))
{
    m_dialect->setObjectName(QStringLiteral("endpointDialect"));
    m_tier->setObjectName(QStringLiteral("endpointTier"));
    m_priority->setObjectName(QStringLiteral("endpointPriority"));
    m_priority->setRange(1, lastPriority);
    for (std::size_t i = 0; i < dialects.size(); ++i)
        m_dialect->addItem(QString());
    for (std::size_t i = 0; i < tiers.size(); ++i)
        m_tier->addItem(QString());
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(theme.px(12));
    kinds->addWidget(m_dialectField, 1, Qt::AlignTop);
    kinds->addWidget(m_tierField, 1, Qt::AlignTop);
    column()->addLayout(kinds);
    column()->addWidget(m_priorityField);
    connect(m_dialect, &QComboBox::activated, this, &RoleFields::edited);
    connect(m_tier, &QComboBox::activated, this, &RoleFields::tierChosen);
    connect(m_tier, &QComboBox::activated, this, &RoleFields::edited);
    connect(m_priority, &QSpinBox::valueChanged, this, &RoleFields::edited);
    retranslate();
}

void RoleFields::show(const model::Endpoint& endpoint)
{
    const QSignalBlocker quiet(this);
    m_dialect->setCurrentIndex(placeOf(dialects, endpoint.dialect));
    showTier(endpoint.tier);
    m_priority->setValue(endpoint.priority);
}

void RoleFields::showTier(model::Tier tier)
{
    m_tier->setCurrentIndex(placeOf(tiers, tier));
}

void RoleFields::apply(model::Endpoint& endpoint) const
{
    endpoint.dialect = dialects.at(static_cast<std::size_t>(m_dialect->currentIndex()));
    endpoint.tier = tiers.at(static_cast<std::size_t>(m_tier->currentIndex()));
    endpoint.priority = m_priority->value();
}

void RoleFields::retranslate()
{
    setTitle(tr("Role"), tr("Dialect, tier, priority"));
    m_dialectField->setLabel(tr("Dialect"));
    m_dialectField->setHelp(tr("DeepSeek adds thinking, the balance and continuing a broken answer."));
    m_dialect->setItemText(0, tr("OpenAI compatible"));
    m_dialect->setItemText(1, tr("DeepSeek"));
    m_tierField->setLabel(tr("Tier"));
    m_tierField->setLabelToolTip(tierToolTip());
    m_tier->setItemText(0, tr("Provider's API"));
    m_tier->setItemText(1, tr("Self-hosted"));
    m_tier->setItemText(2, tr("Edge: this computer or the office"));
    m_priorityField->setLabel(tr("Priority"));
    m_priorityField->setHelp(tr("The smallest number is tried first. Endpoints with the same number share the calls."));
}

} // namespace spyhop::ui
