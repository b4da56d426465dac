// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QLineEdit;

namespace spyhop::ui {

class Field;

//! \brief Asks for another maximum cost of a job that has reached its own, or cannot be held to it, and lets it go on.
//!
//! Owner: whoever opens it (deletes itself when closed). Thread: main.
class MaximumDialog : public QDialog {
    Q_OBJECT
public:
    MaximumDialog(const Theme& theme, batch::BatchManager& manager, const model::JobSummary& job, QWidget* parent);

    //! The maximum to offer in place of the present one: twice that, or what all will come to and a fifth more if that
    //! is more, rounded up to two figures. In the currency of the present one, which there must be.
    [[nodiscard]] static base::Money raised(const model::JobSummary& job);

private:
    void goOn();

    batch::BatchManager& m_manager;
    const QString m_job;
    const base::Money m_before;
    QLineEdit* m_amount;
    Field* m_field;
};

} // namespace spyhop::ui
