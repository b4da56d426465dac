// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/whorow.h"

#include "ui/common/field.h"
#include "ui/common/switch.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <array>

namespace spyhop::ui {
namespace {

//! As the menu has them. Offline basics answer no job.
constexpr std::array tiers{model::Tier::Auto, model::Tier::Edge, model::Tier::Api, model::Tier::SelfHosted};

bool isEdge(const model::Endpoint& endpoint)
{
    return endpoint.tier == model::Tier::Edge;
}

} // namespace

WhoRow::WhoRow(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_endpoints(endpoints)
    , m_endpoint(new QComboBox(this))
    , m_model(new QComboBox(this))
    , m_tier(new QComboBox(this))
    , m_endpointField(new Field(theme, m_endpoint, this))
    , m_modelField(new Field(theme, m_model, this))
    , m_tierField(new Field(theme, m_tier, this))
    , m_takeOver(new Switch(theme, {}, this))
{
    m_endpoint->setObjectName(QStringLiteral("jobEndpoint"));
    m_model->setObjectName(QStringLiteral("jobModel"));
    m_tier->setObjectName(QStringLiteral("jobTier"));
    m_takeOver->setObjectName(QStringLiteral("jobTakeOver"));
    for (const model::Tier tier : tiers)
        m_tier->addItem(QString(), static_cast<int>(tier));
    auto* pair = new QHBoxLayout;
    pair->setSpacing(theme.px(16));
    pair->addWidget(m_endpointField, 1, Qt::AlignTop);
    pair->addWidget(m_tierField, 1, Qt::AlignTop);
    pair->addWidget(m_modelField, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(12));
    column->addLayout(pair);
    column->addWidget(m_takeOver, 0, Qt::AlignLeft);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &WhoRow::refreshModels);
    connect(m_model, &QComboBox::currentIndexChanged, this, &WhoRow::changed);
    connect(m_tier, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_takeOver, &QAbstractButton::toggled, this, &WhoRow::changed);
    connect(&endpoints, &admin::EndpointAdmin::changed, this, &WhoRow::refreshEndpoints);
    connect(&endpoints, &admin::EndpointAdmin::modelsChanged, this, &WhoRow::refreshModels);
    refreshEndpoints();
    retranslate();
}

QString WhoRow::endpoint() const
{
    return m_endpoint->currentData().toString();
}

QString WhoRow::model() const
{
    return m_model->currentData().toString();
}

model::Tier WhoRow::tier() const
{
    return static_cast<model::Tier>(m_tier->currentData().toInt());
}

void WhoRow::fill(model::BatchSpec& spec) const
{
    spec.endpoint = endpoint();
    spec.model = model();
    spec.tier = endpoint().isEmpty() ? tier() : model::Tier::Auto;
    spec.anywhere = isKeptHere() && m_takeOver->isChecked();
}

void WhoRow::take(const model::BatchSpec& spec)
{
    m_sameEndpoint = spec.endpoint;
    m_sameModel = spec.model;
    m_endpoint->setCurrentIndex(std::max(0, m_endpoint->findData(spec.endpoint)));
    refreshModels();
    m_model->setCurrentIndex(std::max(0, m_model->findData(spec.model)));
    m_takeOver->setChecked(spec.anywhere);
    m_tier->setCurrentIndex(std::max(0, m_tier->findData(static_cast<int>(spec.tier))));
}

void WhoRow::clear()
{
    m_takeOver->setChecked(false);
}

bool WhoRow::isGood() const
{
    const QList<model::Endpoint> all = m_endpoints.usable();
    return !endpoint().isEmpty() || tier() == model::Tier::Auto
        || std::any_of(all.cbegin(), all.cend(), [this](const model::Endpoint& one) { return one.tier == tier(); });
}

void WhoRow::refreshEndpoints()
{
    const QString before = endpoint();
    m_endpoint->clear();
    m_endpoint->addItem(tr("Automatic"), QString());
    for (const model::Endpoint& endpoint : m_endpoints.endpoints())
        m_endpoint->addItem(endpoint.name, endpoint.name);
    if (const auto& builtIn = m_endpoints.builtIn())
        m_endpoint->addItem(builtIn->name, builtIn->name);
    m_endpoint->setCurrentIndex(std::max(0, m_endpoint->findData(before)));
    refreshModels();
}

void WhoRow::refreshModels()
{
    const QString before = model();
    m_model->clear();
    m_model->addItem(tr("Automatic"), QString());
    if (!endpoint().isEmpty()) {
        for (const QString& name : m_endpoints.models(endpoint()))
            m_model->addItem(name, name);
    }
    if (endpoint() == m_sameEndpoint && !m_sameModel.isEmpty() && m_model->findData(m_sameModel) < 0)
        m_model->addItem(m_sameModel, m_sameModel);
    m_model->setCurrentIndex(std::max(0, m_model->findData(before)));
    refresh();
    Q_EMIT changed();
}

//! Automatic asks this computer first, and there are others: whether they may take over is the person's to say.
bool WhoRow::isKeptHere() const
{
    if (!endpoint().isEmpty() || tier() != model::Tier::Auto)
        return false;
    const QList<model::Endpoint> all = m_endpoints.usable();
    const auto first = std::min_element(all.cbegin(), all.cend(),
        [](const model::Endpoint& a, const model::Endpoint& b) { return a.priority < b.priority; });
    return first != all.cend() && isEdge(*first) && model::Endpoint::isLoopback(first->url)
        && !std::all_of(all.cbegin(), all.cend(), isEdge);
}

//! An endpoint has models; where none is named there are tiers, and the model that a job asks whoever has it for.
void WhoRow::refresh()
{
    const bool isAutomatic = endpoint().isEmpty();
    m_tierField->setVisible(isAutomatic);
    m_modelField->setVisible(!isAutomatic || m_model->count() > 1);
    m_tierField->setError(isGood() ? QString() : tr("No endpoint of this tier is set up."));
    m_takeOver->setVisible(isKeptHere());
}

void WhoRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshEndpoints();
    }
    QWidget::changeEvent(event);
}

void WhoRow::retranslate()
{
    m_endpointField->setLabel(tr("Endpoint"));
    m_modelField->setLabel(tr("Model"));
    m_tierField->setLabel(tr("Tier"));
    m_tierField->setLabelToolTip(tierToolTip());
    const std::array words{
        tr("Automatic"), tr("Edge: this computer or the office"), tr("Provider's API"), tr("Self-hosted")};
    static_assert(words.size() == tiers.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        m_tier->setItemText(static_cast<int>(i), words.at(i));
    m_takeOver->setText(tr("Let paid endpoints take over when this computer's do not answer"));
}

} // namespace spyhop::ui
