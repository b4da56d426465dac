// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/banner.h"

namespace spyhop::ui {

//! \brief What did not work with a job, or why it stopped itself. Where the token's PIN is what it lacks, offers to
//! have it typed, and lets the job go on once it was; where its maximum cost cannot be held, offers another or none.
//! Hides itself while there is nothing to say.
//!
//! Owner: BatchPage. Thread: main.
class JobErrorBanner : public Banner {
    Q_OBJECT
public:
    JobErrorBanner(const Theme& theme, batch::BatchManager& manager, QWidget* parent);

    //! What was said of another job is over.
    void clear();
    //! Says why the job stopped itself, if it did. `isTold`: somebody else says so, with what to do.
    void showJob(const model::JobSummary& job, bool isTold);
    //! Says what did not work, in place of whatever was said; success: nothing.
    void report(const base::Status& status);
    //! Whether the token waits for its PIN.
    void setAwaitsPin(bool awaits);
    //! The PIN that was asked for has opened the token: the job goes on if it is still the one shown.
    void tokenOpened();
    //! The token stays closed: nothing goes on once it opens for somebody else.
    void forgetPin() { m_lacksPin.clear(); }

Q_SIGNALS:
    void pinRequested(); //!< tokenOpened() or forgetPin() once it is known what came of it

protected:
    void changeEvent(QEvent* event) override;

private:
    void activate(int link);
    void showLinks();

    const Theme& m_theme;
    batch::BatchManager& m_manager;
    QString m_id;
    QString m_lacksPin; //!< the job that the PIN was asked for
    bool m_isTold = false;
    bool m_stopShown = false; //!< it says why the job stopped itself
    bool m_awaitsPin = false;
    bool m_pinHelps = false; //!< it offers to have the token's PIN typed
    bool m_maximumHelps = false; //!< it offers another maximum
};

} // namespace spyhop::ui
