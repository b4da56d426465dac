// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/providerpanel.h"

#include "ui/common/label.h"
#include "ui/common/switch.h"
#include "ui/settings/nostorewords.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

ProviderPanel::ProviderPanel(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_endpoints(endpoints)
    , m_head(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_list(new QWidget(this))
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName(QStringLiteral("providerPanel"));
    m_sub->setWordWrap(true);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme.px(12));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addWidget(m_list);
    connect(&endpoints, &admin::EndpointAdmin::changed, this, &ProviderPanel::load);
    load();
}

void ProviderPanel::load()
{
    m_presets = admin::shippedPresets(QLocale().name());
    m_head->setText(tr("What stays at the provider"));
    m_sub->setText(tr("What you send to a provider leaves this computer. This is what is known of where it goes; "
                      "nothing is guessed."));
    while (const QLayoutItem* const item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its switch may be what brought us here
        delete item;
    }
    for (const model::Endpoint& endpoint : m_endpoints.endpoints())
        addRow(endpoint);
    setVisible(!m_endpoints.endpoints().isEmpty());
}

void ProviderPanel::addRow(const model::Endpoint& endpoint)
{
    const admin::ProviderPreset* const preset = admin::presetOf(m_presets, endpoint.url);
    auto* row = new QWidget(m_list);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(4));
    auto* name = new Label(m_theme, FontRole::Ui, &Tokens::text, row);
    name->setStrong(true);
    name->setText(preset ? tr("%1 · %2", "an endpoint, its provider").arg(endpoint.name, preset->name) : endpoint.name);
    auto* custody = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
    custody->setObjectName(QStringLiteral("custody-") + endpoint.name);
    custody->setWordWrap(true);
    custody->setText(admin::custodySentence(preset ? preset->custody : admin::Custody(), endpoint.url));
    column->addWidget(name);
    column->addWidget(custody);
    const admin::NoStoreOffer offer = preset ? preset->noStore : admin::NoStoreOffer();
    const model::NoStore change = endpoint.noStore.isEmpty() ? offer.change : endpoint.noStore;
    if (change.isEmpty()) {
        auto* none = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
        none->setText(noSwitchKnown());
        none->setWordWrap(true);
        column->addWidget(none);
    } else {
        auto* button = new Switch(m_theme, noStoreTitle(), row);
        button->setObjectName(QStringLiteral("noStore-") + endpoint.name);
        button->setAccessibleName(tr("%1: %2", "an endpoint, a switch").arg(endpoint.name, button->text()));
        button->setChecked(!endpoint.noStore.isEmpty());
        auto* help = new Label(m_theme, FontRole::Small, &Tokens::text2, row);
        help->setWordWrap(true);
        help->setText(noStoreHelp(change, offer));
        column->addWidget(button);
        column->addWidget(help);
        connect(button, &QAbstractButton::clicked, this,
            [this, id = endpoint.name, change](bool on) { ask(id, on ? change : model::NoStore()); });
    }
    m_rows->addWidget(row);
}

void ProviderPanel::ask(const QString& endpoint, const model::NoStore& noStore)
{
    for (const model::Endpoint& one : m_endpoints.endpoints()) {
        if (one.name != endpoint)
            continue;
        model::Endpoint changed = one;
        changed.noStore = noStore;
        const base::Status saved = m_endpoints.replace(endpoint, changed);
        if (auto* const fresh = m_list->findChild<Switch*>(QStringLiteral("noStore-") + endpoint))
            fresh->setFocus(Qt::OtherFocusReason); // the row was made anew
        if (!saved)
            Q_EMIT message(saved.error().sentence());
        return;
    }
}

void ProviderPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        load();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
