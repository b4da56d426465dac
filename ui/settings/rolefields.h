// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "ui/settings/foldedfields.h"

class QComboBox;
class QSpinBox;

namespace spyhop::ui {

class Field;

//! \brief What an endpoint is to Spyhop: how it speaks, of which tier it is, when its turn comes.
//!
//! Owner: EndpointForm. Thread: main.
class RoleFields final : public FoldedFields {
    Q_OBJECT
public:
    RoleFields(const Theme& theme, QWidget* parent);

    void show(const model::Endpoint& endpoint);
    void apply(model::Endpoint& endpoint) const;
    void showTier(model::Tier tier);

Q_SIGNALS:
    //! The person has named the tier; edited() follows.
    void tierChosen();

private:
    void retranslate() override;

    QComboBox *m_dialect, *m_tier;
    QSpinBox* m_priority;
    Field *m_dialectField, *m_tierField, *m_priorityField;
};

} // namespace spyhop::ui
