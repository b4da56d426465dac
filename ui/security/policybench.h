// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/policyadmin.h"
#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <memory>

class QComboBox;
class QLineEdit;

namespace spyhop::ui {

class Banner;
class Field;
class Label;

//! \brief The test bench: who, what, where, when, from where → allow or deny, because. Answers as one types, by the
//! text in the editor; while it is seen, once a minute anew. Owner: its parent. Thread: main.
class PolicyBench : public QWidget {
    Q_OBJECT
public:
    PolicyBench(const Theme& theme, base::Clock& clock, const admin::PolicyAdmin& policies, QWidget* parent);

    //! Offered as what.
    void setModels(const QStringList& models);
    //! Offered as where; others may be typed.
    void setEndpoints(const QList<model::Endpoint>& endpoints);
    //! The person's own policy as it would be.
    void setText(const QByteArray& own);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslate();
    void ask();
    void followClock();
    void show(const admin::PolicyAnswer& answer, const admin::PolicyQuestion& question);
    [[nodiscard]] base::Expected<admin::PolicyQuestion> question();
    [[nodiscard]] base::Status readEndpoint(admin::PolicyQuestion& question);
    void nameTier(const std::optional<model::Endpoint>& endpoint);

    const Theme& m_theme;
    const admin::PolicyAdmin& m_policies;
    std::unique_ptr<base::Timer> m_minute;
    QByteArray m_own;
    QList<model::Endpoint> m_endpoints;
    Label *m_head, *m_sub;
    QLineEdit *m_user, *m_teams, *m_time, *m_ip, *m_tokens, *m_attachments;
    QComboBox *m_resource, *m_endpoint, *m_tier;
    Field *m_userField, *m_teamsField, *m_resourceField, *m_endpointField, *m_timeField, *m_ipField, *m_tierField,
        *m_tokensField, *m_attachmentsField;
    Banner* m_answer;
    Label* m_more;
};

} // namespace spyhop::ui
