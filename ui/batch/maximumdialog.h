// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QLineEdit;

namespace spyhop::ui {

class Field;

//! \brief Asks for another maximum cost of a job that has reached its own, and lets it go on.
//!
//! Owner: whoever opens it (deletes itself when closed). Thread: main.
class MaximumDialog : public QDialog {
    Q_OBJECT
public:
    MaximumDialog(const Theme& theme, batch::BatchManager& manager, const model::JobSummary& job, QWidget* parent);

private:
    void goOn();

    batch::BatchManager& m_manager;
    const QString m_job;
    const base::Money m_before;
    QLineEdit* m_amount;
    Field* m_field;
};

} // namespace spyhop::ui
