// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/banner.h"

#include <QtCore/QDateTime>
#include <memory>

namespace spyhop::ui {

//! \brief How many of a job's calls may be billed twice; its link asks to see them. Hidden where there is none.
//!
//! They are counted beside: while a job runs, once and whenever its items were put back; else whenever it has changed.
//! Owner: BatchPage. Thread: main.
class TwiceBanner : public Banner {
    Q_OBJECT
public:
    TwiceBanner(const Theme& theme, batch::BatchManager& manager, QWidget* parent);
    ~TwiceBanner() override;

    void showJob(const model::JobSummary& job);

Q_SIGNALS:
    void counted(qint64 count);

protected:
    void changeEvent(QEvent* event) override;

private:
    //! What the count depends on.
    struct State {
        QString id;
        bool isRunning = false;
        bool wasCutOff = false;
        QDateTime updatedAt; //!< of a job that does not run
        int resets = 0;
        bool operator==(const State&) const = default;
    };
    void ready(const QList<qint64>& indexes);
    void setCount(qint64 count);
    void refresh();

    batch::BatchManager& m_manager;
    State m_counted; //!< what is counted, or is being
    int m_resets = 0;
    bool m_isOld = false; //!< what is being counted has changed since
    qint64 m_count = 0;
    std::unique_ptr<batch::Ordering> m_counting, m_endedCounting; //!< the ended one until its signal has returned
};

} // namespace spyhop::ui
