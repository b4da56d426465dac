// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/pill.h"

namespace spyhop::ui {

//! \brief How long the audit log is kept, and where its checkpoints go besides. Thread: main.
class AuditKeep : public Pill {
    Q_OBJECT
public:
    AuditKeep(const Theme& theme, admin::AuditAdmin& audit, QWidget* parent);

Q_SIGNALS:
    void message(const QString& sentence); //!< for a toast

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void addChoice(const QString& text, bool isChosen, const model::AuditChoice& choice);
    void choose(const model::AuditChoice& choice);
    void askFolder();

    admin::AuditAdmin& m_audit;
};

} // namespace spyhop::ui
