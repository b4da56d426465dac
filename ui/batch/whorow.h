// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/model/batch.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;

namespace spyhop::ui {

class Field;
class Switch;

//! \brief Who answers a job: an endpoint and its model; or Automatic, then among which kind of them, and whether others
//! take over for money. Owner: CheckCard.
class WhoRow : public QWidget {
    Q_OBJECT
public:
    WhoRow(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    //! What it says, into the job's spec.
    void fill(model::BatchSpec& spec) const;
    //! Takes over what another job says. An endpoint that is gone is none.
    void take(const model::BatchSpec& spec);
    //! Nobody takes over: what was agreed to for one job does not hold for the next.
    void clear();
    //! There is somebody of the kind chosen.
    [[nodiscard]] bool isGood() const;

Q_SIGNALS:
    //! Whoever answers, and what that costs, may be others.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString endpoint() const; //!< empty: automatic
    [[nodiscard]] QString model() const; //!< likewise
    [[nodiscard]] model::Tier tier() const; //!< of whoever answers, where that is automatic
    [[nodiscard]] bool isKeptHere() const;
    void retranslate();
    void refreshEndpoints();
    void refreshModels();
    void refresh();

    admin::EndpointAdmin& m_endpoints;
    QComboBox *m_endpoint, *m_model, *m_tier;
    Field *m_endpointField, *m_modelField, *m_tierField;
    Switch* m_takeOver;
    QString m_sameEndpoint, m_sameModel; //!< of a job that is asked once more: offered whatever the endpoint lists
};

} // namespace spyhop::ui
