// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "core/model/batch.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;

namespace spyhop::ui {

class Banner;
class Field;

//! \brief How a job is sent: directly, or left with the provider in one of its ways; one sentence says what each means.
//! Owner: CheckCard.
class JobKindRow : public QWidget {
    Q_OBJECT
public:
    JobKindRow(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent);

    [[nodiscard]] model::JobKind kind() const;
    void setKind(model::JobKind kind);
    //! The person has chosen a way that needs an agreement which is missing.
    [[nodiscard]] bool needsConsent() const;

Q_SIGNALS:
    void changed();
    //! The person agrees to work and files that stay at a provider.
    void providerRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    admin::PrivacyAdmin& m_privacy;
    QComboBox* m_kind;
    Field* m_field;
    Banner* m_consent;
};

} // namespace spyhop::ui
