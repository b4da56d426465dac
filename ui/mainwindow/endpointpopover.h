// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/popover.h"

namespace spyhop::ui {

//! \brief Every endpoint with its health, why, its calls in flight and its balance, and what a person can do about it.
//! Follows the health while it is open. Owner: its parent widget. Thread: main.
class EndpointPopover : public Popover {
    Q_OBJECT
public:
    EndpointPopover(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    void showAt(const QRect& anchor);

Q_SIGNALS:
    void settingsRequested(const QString& endpoint);

private:
    void refresh();
    void fill();
    void addRow(const gateway::Gateway::EndpointHealth& health);
    [[nodiscard]] QStringList written() const; //!< what the rows say: a change makes them anew

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    QStringList m_written;
};

} // namespace spyhop::ui
