// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <memory>

namespace spyhop::ui {

class Banner;

//! \brief What a job has left with its provider: since when, how it stands, when the next look is; and the items of
//! which nobody knows what became. Owner: BatchPage.
class LeftBanner : public QWidget {
    Q_OBJECT
public:
    LeftBanner(const Theme& theme, base::Clock& clock, batch::BatchManager& manager, QWidget* parent);
    ~LeftBanner() override;

    //! Shows what there is of this job; hides itself if there is nothing.
    void showJob(const model::JobSummary& job);

Q_SIGNALS:
    void retryRequested();
    //! What goes on at the provider is to be stopped there.
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshLeft();
    void look();

    base::Clock& m_clock;
    batch::BatchManager& m_manager;
    QString m_id;
    qint64 m_unknown = 0;
    bool m_runsElsewhere = false;
    bool m_goesOn = false; //!< it does not run, and work of it is at a provider
    std::unique_ptr<batch::LeftReading> m_looking, m_endedLooking; //!< the ended one until its signal has returned
    Banner *m_left, *m_unsure;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace spyhop::ui
