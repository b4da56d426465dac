// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "ui/batch/jobcard.h"

class QComboBox;

namespace spyhop::ui {

class Banner;
class Field;
class JobKindRow;

//! \brief The third card of a new job: who answers. Owner: NewJobPage.
class CheckCard : public JobCard {
    Q_OBJECT
public:
    CheckCard(const Theme& theme, admin::EndpointAdmin& endpoints, admin::PrivacyAdmin& privacy, QWidget* parent);

    //! Empty: automatic.
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] QString model() const;
    [[nodiscard]] const JobKindRow& kind() const { return *m_kind; }

Q_SIGNALS:
    void changed();
    void keepRequested();
    void providerRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refreshEndpoints();
    void refreshModels();

    admin::EndpointAdmin& m_endpoints;
    admin::PrivacyAdmin& m_privacy;
    Field *m_endpointField, *m_modelField;
    QComboBox *m_endpoint, *m_model;
    JobKindRow* m_kind;
    Banner* m_memory;
};

} // namespace spyhop::ui
