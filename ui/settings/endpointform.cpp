// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointform.h"

#include "core/admin/privacyadmin.h"
#include "ui/common/field.h"
#include "ui/settings/connectionfields.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/limitfields.h"
#include "ui/settings/nostoreswitch.h"
#include "ui/settings/pricefields.h"
#include "ui/settings/rolefields.h"
#include "ui/settings/testview.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

EndpointForm::EndpointForm(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
    , m_provider(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_url(new QLineEdit(this))
    , m_key(new KeyField(theme, this))
    , m_models(new QLineEdit(this))
    , m_providerField(new Field(theme, m_provider, this))
    , m_nameField(new Field(theme, m_name, this))
    , m_urlField(new Field(theme, m_url, this))
    , m_modelsField(new Field(theme, m_models, this))
    , m_noStore(new NoStoreSwitch(theme, this))
    , m_connection(new ConnectionFields(theme, this))
    , m_limits(new LimitFields(theme, this))
    , m_prices(new PriceFields(theme, this))
    , m_role(new RoleFields(theme, this))
    , m_test(new TestView(theme, this))
{
    setObjectName(QStringLiteral("endpointForm"));
    m_provider->setObjectName(QStringLiteral("endpointProvider"));
    m_name->setObjectName(QStringLiteral("endpointName"));
    m_url->setObjectName(QStringLiteral("endpointUrl"));
    m_models->setObjectName(QStringLiteral("endpointModels"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(16));
    for (Field* field : {m_providerField, m_nameField, m_urlField})
        column->addWidget(field);
    column->addWidget(m_key);
    column->addWidget(m_modelsField);
    column->addWidget(m_noStore);
    column->addWidget(m_connection);
    column->addWidget(m_limits);
    column->addWidget(m_prices);
    column->addWidget(m_role);
    column->addWidget(m_test);
    connect(m_connection, &ConnectionFields::edited, this, &EndpointForm::touched);
    connect(m_limits, &LimitFields::edited, this, &EndpointForm::touched);
    connect(m_prices, &PriceFields::edited, this, &EndpointForm::touched);
    connect(m_role, &RoleFields::tierChosen, this, [this] {
        m_isTierChosen = true;
        m_role->apply(m_base);
    });
    connect(m_role, &RoleFields::edited, this, &EndpointForm::touched);
    connect(m_noStore, &NoStoreSwitch::edited, this, &EndpointForm::touched);
    connect(m_key, &KeyField::edited, this, &EndpointForm::touched);
    connect(m_provider, &QComboBox::activated, this, &EndpointForm::applyPreset);
    for (QLineEdit* edit : {m_name, m_url, m_models})
        connect(edit, &QLineEdit::textEdited, this, &EndpointForm::touched);
    connect(m_url, &QLineEdit::textChanged, this, &EndpointForm::followAddress);
    connect(m_test, &TestView::finished, this, [this](const admin::TestResult& result) {
        m_tested = true;
        Q_EMIT tested(!result.error.has_value());
    });
    loadPresets();
    retranslate();
}

void EndpointForm::setShort(bool isShort)
{
    m_isShort = isShort;
    m_nameField->setVisible(!isShort);
    m_modelsField->setVisible(!isShort);
    m_connection->setVisible(!isShort);
    m_limits->setVisible(!isShort);
    m_prices->setVisible(!isShort);
    m_noStore->setShort(isShort);
    m_role->setVisible(!isShort);
}

void EndpointForm::lookForKeychain(const admin::PrivacyAdmin& privacy)
{
    m_places = privacy.lookForDataKeyPlaces();
    connect(m_places.get(), &admin::DataKeyPlaces::found, this, [this](const QList<admin::DataKeyPlace>& places) {
        const bool isThere = !places.isEmpty() && places.first().store == keys::DataKeyStore::Keychain;
        m_key->setKeychain(isThere);
        m_connection->setKeychain(isThere);
    });
}

void EndpointForm::loadPresets()
{
    const int before = m_provider->currentIndex();
    m_presets = admin::shippedPresets(QLocale().name());
    m_provider->clear();
    for (const admin::ProviderPreset& preset : std::as_const(m_presets))
        m_provider->addItem(preset.name);
    m_provider->addItem(tr("Another server"));
    m_provider->setCurrentIndex(std::max(0, before));
}

void EndpointForm::startNew()
{
    m_editing.clear();
    m_isTierChosen = false;
    m_base = {};
    m_base.priority = static_cast<int>(m_endpoints.endpoints().size()) + 1; // after all others
    m_connection->show(m_base);
    m_limits->show(m_base);
    m_prices->show(m_base);
    m_key->clear();
    m_test->clear();
    m_providerField->show();
    m_provider->setCurrentIndex(0);
    applyPreset();
}

void EndpointForm::edit(const model::Endpoint& endpoint)
{
    m_editing = endpoint.name;
    m_base = endpoint;
    // Where no tier is shown, none was chosen: it still goes by the address.
    m_isTierChosen = !m_isShort;
    if (m_isShort && endpoint.tier == model::Tier::Edge && model::Endpoint::isLoopback(endpoint.url))
        m_base.tier = model::Tier::Api;
    m_noStore->edit(endpoint.noStore);
    m_connection->show(endpoint);
    m_limits->show(endpoint);
    m_prices->show(endpoint);
    m_role->show(endpoint);
    m_providerField->hide();
    if (!m_isShort) // there it is the same endpoint still
        m_key->setNeeded(true);
    m_key->setPage({});
    m_name->setText(endpoint.name);
    m_url->setText(endpoint.url.toString());
    m_models->setText(endpoint.models.join(QStringLiteral(", ")));
    m_key->clear();
    m_test->clear();
    retranslate();
}

void EndpointForm::applyPreset()
{
    const int index = m_provider->currentIndex();
    const bool known = index >= 0 && index < m_presets.size();
    const admin::ProviderPreset preset = known ? m_presets.at(index) : admin::ProviderPreset();
    m_base.dialect = preset.dialect;
    if (known || !m_isTierChosen) {
        m_base.tier = preset.tier;
        m_isTierChosen = false;
    }
    m_base.equivalents = preset.equivalents;
    m_noStore->startNew();
    m_role->show(m_base);
    m_name->setText(preset.id);
    m_url->setText(preset.url);
    followAddress();
    m_models->setText(preset.models.join(QStringLiteral(", ")));
    m_providerField->setHelp(preset.note);
    m_key->setNeeded(!known || preset.needsKey);
    m_key->setPage(preset.keyPage);
    touched();
}

//! A server on this computer is of the tier edge, unless its preset or the person says otherwise.
void EndpointForm::followAddress()
{
    if (m_isTierChosen)
        return;
    const bool isHere = model::Endpoint::isLoopback(QUrl(m_url->text().trimmed(), QUrl::StrictMode));
    m_role->showTier(isHere && m_base.tier == model::Tier::Api ? model::Tier::Edge : m_base.tier);
}

//! What is known of whoever has this address.
void EndpointForm::showCustody()
{
    const QUrl address(m_url->text().trimmed(), QUrl::StrictMode);
    const auto custody = admin::custodyOf(m_presets, address);
    m_urlField->setHelp(custody ? admin::custodySentence(*custody) : tr("https, or http on this computer"));
    const auto* preset = admin::presetOf(m_presets, address);
    m_noStore->setAddress(address, preset ? preset->noStore : admin::NoStoreOffer());
}

void EndpointForm::touched()
{
    showCustody();
    // A report stands for what was tested, not for what has been typed since.
    if (m_tested && !m_test->isRunning()) {
        m_test->clear();
        m_tested = false;
    }
    clearErrors();
    Q_EMIT edited();
}

model::Endpoint EndpointForm::fromFields() const
{
    model::Endpoint endpoint = m_base;
    endpoint.noStore = m_noStore->change();
    endpoint.name = m_name->text().trimmed();
    endpoint.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    if (endpoint.name.isEmpty()) {
        static const QRegularExpression notOfNames(QStringLiteral("[^A-Za-z0-9._-]+")); // as of an IPv6 address
        endpoint.name = endpoint.url.host().replace(notOfNames, QStringLiteral("-"));
    }
    endpoint.models.clear();
    for (const QString& name : m_models->text().split(u',', Qt::SkipEmptyParts))
        endpoint.models.append(name.trimmed());
    m_connection->apply(endpoint);
    m_limits->apply(endpoint);
    m_prices->apply(endpoint);
    m_role->apply(endpoint);
    return endpoint;
}

bool EndpointForm::isBusy() const
{
    return isTesting() || m_storing;
}

bool EndpointForm::isTesting() const
{
    return m_test->isRunning();
}

void EndpointForm::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

void EndpointForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        loadPresets();
        m_providerField->setHelp(m_presets.value(m_provider->currentIndex()).note);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void EndpointForm::retranslate()
{
    m_providerField->setLabel(tr("Provider"));
    showCustody();
    m_nameField->setLabel(tr("Name"));
    m_urlField->setLabel(tr("Address"));
    m_key->setStored(m_editing.isEmpty() ? QString() : m_base.key);
    m_modelsField->setLabel(tr("Models"));
    m_modelsField->setHelp(tr("The first is the default. Empty: read from the server."));
}

} // namespace spyhop::ui
