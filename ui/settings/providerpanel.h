// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace spyhop::ui {

class Label;

//! \brief What stays at each endpoint's provider: country, stated retention with its source, and whether it is asked
//! not to keep what it is sent.
//!
//! Owner: PrivacyPage. Thread: main.
class ProviderPanel : public QWidget {
    Q_OBJECT
public:
    ProviderPanel(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

Q_SIGNALS:
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    void addRow(const model::Endpoint& endpoint);
    void ask(const QString& endpoint, const model::NoStore& noStore);

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    QList<admin::ProviderPreset> m_presets;
    Label* m_head;
    Label* m_sub;
    QWidget* m_list;
    QVBoxLayout* m_rows;
};

} // namespace spyhop::ui
