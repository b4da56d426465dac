// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/checkcard.h"

#include "ui/batch/jobkindrow.h"
#include "ui/common/banner.h"
#include "ui/common/field.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>

namespace spyhop::ui {

CheckCard::CheckCard(const Theme& theme, admin::EndpointAdmin& endpoints, admin::PrivacyAdmin& privacy, QWidget* parent)
    : JobCard(theme, parent)
    , m_endpoints(endpoints)
    , m_privacy(privacy)
{
    m_endpoint = new QComboBox(this);
    m_endpoint->setObjectName(QStringLiteral("jobEndpoint"));
    m_model = new QComboBox(this);
    m_model->setObjectName(QStringLiteral("jobModel"));
    m_endpointField = new Field(theme, m_endpoint, this);
    m_modelField = new Field(theme, m_model, this);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(theme.px(16));
    pair->addWidget(m_endpointField, 1);
    pair->addWidget(m_modelField, 1);
    m_kind = new JobKindRow(theme, privacy, this);
    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    rows()->addLayout(pair);
    rows()->addWidget(m_kind);
    rows()->addWidget(m_memory);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &CheckCard::refreshModels);
    connect(m_model, &QComboBox::currentIndexChanged, this, &CheckCard::changed);
    connect(m_kind, &JobKindRow::changed, this, &CheckCard::changed);
    connect(m_kind, &JobKindRow::providerRequested, this, &CheckCard::providerRequested);
    connect(m_memory, &Banner::linkActivated, this, &CheckCard::keepRequested);
    connect(&endpoints, &admin::EndpointAdmin::changed, this, &CheckCard::refreshEndpoints);
    connect(&endpoints, &admin::EndpointAdmin::modelsChanged, this, &CheckCard::refreshModels);
    const auto showMemory = [this] { m_memory->setVisible(!m_privacy.consent().allows(model::ConsentKind::Batches)); };
    connect(&privacy, &admin::PrivacyAdmin::changed, this, showMemory);
    showMemory();
    refreshEndpoints();
    retranslate();
}

QString CheckCard::endpoint() const
{
    return m_endpoint->currentData().toString();
}

QString CheckCard::model() const
{
    return m_model->currentData().toString();
}

void CheckCard::refreshEndpoints()
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

void CheckCard::refreshModels()
{
    const QString before = model();
    m_model->clear();
    m_model->addItem(tr("Automatic"), QString());
    if (!endpoint().isEmpty()) {
        for (const QString& name : m_endpoints.models(endpoint()))
            m_model->addItem(name, name);
    }
    m_model->setCurrentIndex(std::max(0, m_model->findData(before)));
    m_model->setEnabled(!endpoint().isEmpty());
}

void CheckCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshEndpoints();
    }
    JobCard::changeEvent(event);
}

void CheckCard::retranslate()
{
    setHead(tr("Check"), tr("Who answers. Automatic takes the first endpoint that can."));
    m_endpointField->setLabel(tr("Endpoint"));
    m_modelField->setLabel(tr("Model"));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Keep, encrypted"));
}

} // namespace spyhop::ui
