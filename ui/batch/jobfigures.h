// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/batch.h"
#include "ui/batch/jobrate.h"
#include "ui/common/theme.h"

#include <QtCore/QList>
#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Figure;

//! \brief How a job stands in a row of figures: done, failed, money, prompt cache, when it will be over; in further
//! rows where there is no room. Owner: BatchPage.
class JobFigures : public QWidget {
    Q_OBJECT
public:
    JobFigures(const Theme& theme, base::Clock& clock, QWidget* parent);

    void showJob(const model::JobSummary& job, bool running);

private:
    base::Clock& m_clock;
    JobRate m_rate;
    QList<Figure*> m_figures;
};

} // namespace spyhop::ui
