// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Label;
class Switch;

//! \brief Whether a provider is asked not to keep what it is sent: a switch and what it does. Follows the address: a
//! new endpoint takes over what is usual there, one that exists keeps what it says. Hides itself where there is nothing
//! to ask for.
//!
//! Owner: EndpointForm. Thread: main.
class NoStoreSwitch : public QWidget {
    Q_OBJECT
public:
    NoStoreSwitch(const Theme& theme, QWidget* parent);

    //! The essentials only: it is not shown, and still follows the address.
    void setShort(bool isShort);
    void startNew();
    //! Of an endpoint that exists.
    void edit(const model::NoStore& change);
    //! Which address the form says, and what its provider offers.
    void setAddress(const QUrl& address, const admin::NoStoreOffer& offer);
    //! What is asked of the provider with each request; empty: nothing.
    [[nodiscard]] const model::NoStore& change() const { return m_change; }

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] admin::NoStoreOffer offer() const;
    void refresh();

    Switch* m_switch;
    Label* m_help;
    admin::NoStoreOffer m_ofProvider;
    model::NoStore m_change;
    QString m_host;
    QString m_offeredHost; //!< whose usual switch was taken over
    bool m_isNew = true;
    bool m_isShort = false;
};

} // namespace spyhop::ui
