// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/nostoreswitch.h"

#include "ui/common/label.h"
#include "ui/common/switch.h"
#include "ui/settings/nostorewords.h"

#include <QtCore/QUrl>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

NoStoreSwitch::NoStoreSwitch(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_switch(new Switch(theme, {}, this))
    , m_help(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    m_switch->setObjectName(QStringLiteral("endpointNoStore"));
    m_help->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_switch);
    column->addWidget(m_help);
    connect(m_switch, &QAbstractButton::clicked, this, [this](bool on) {
        m_change = on ? offer().change : model::NoStore();
        Q_EMIT edited();
    });
}

void NoStoreSwitch::setShort(bool isShort)
{
    m_isShort = isShort;
    refresh();
}

void NoStoreSwitch::startNew()
{
    m_isNew = true;
    m_change = {};
    m_offeredHost.clear();
}

void NoStoreSwitch::edit(const model::NoStore& change)
{
    m_isNew = false;
    m_change = change;
}

void NoStoreSwitch::setAddress(const QUrl& address, const admin::NoStoreOffer& offer)
{
    m_host = address.host();
    m_ofProvider = offer;
    refresh();
}

admin::NoStoreOffer NoStoreSwitch::offer() const
{
    admin::NoStoreOffer offer = m_ofProvider;
    // What a person has written into the settings stands for its own address.
    if (offer.change.isEmpty() && !m_isNew && !m_change.isEmpty())
        offer.change = m_change;
    return offer;
}

void NoStoreSwitch::refresh()
{
    const admin::NoStoreOffer offered = offer();
    if (m_isNew && m_host != m_offeredHost) { // another address, its own usual
        m_change = offered.usual ? offered.change : model::NoStore();
        m_offeredHost = m_host;
    }
    setVisible(!offered.change.isEmpty() && !m_isShort);
    m_switch->setChecked(!m_change.isEmpty());
    m_switch->setText(noStoreTitle());
    m_switch->setAccessibleName(m_switch->text());
    m_help->setText(noStoreHelp(offered.change, offered));
}

} // namespace spyhop::ui
