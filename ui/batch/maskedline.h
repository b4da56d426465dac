// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/model/maskedvalues.h"
#include "ui/common/label.h"

#include <QtCore/QDateTime>
#include <memory>
#include <utility>

namespace spyhop::batch {
class MaskedReading;
}

namespace spyhop::ui {

//! \brief How much of a job the privacy gate has masked, in a line that is there only if that is something. Owner:
//! BatchPage. Thread: main.
class MaskedLine final : public Label {
    Q_OBJECT
public:
    MaskedLine(const Theme& theme, batch::BatchManager& manager, QWidget* parent);
    ~MaskedLine() override;

    //! Read anew whenever the job has changed; until that is there, what was read before stands.
    void showJob(const model::JobSummary& job);

private:
    void read();
    void say();

    using State = std::pair<QString, QDateTime>; //!< the job, and when it changed last
    batch::BatchManager& m_manager;
    State m_wanted, m_read;
    bool m_rows = false;
    model::MaskedTally m_tally;
    std::unique_ptr<batch::MaskedReading> m_reading;
    std::unique_ptr<batch::MaskedReading> m_endedReading; //!< kept until its signal has returned
};

} // namespace spyhop::ui
