// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/tasks.h"
#include "ui/common/banner.h"

#include <memory>

namespace spyhop::ui {

//! \brief What the task that a chat waits for is doing, with seconds; looks at once, cancels, sends again.
//!
//! Owner: ChatPage. Thread: main.
class TaskBanner : public Banner {
    Q_OBJECT
public:
    TaskBanner(const Theme& theme, base::Clock& clock, batch::Tasks& tasks, QWidget* parent);

    //! Empty: none, and it hides.
    void setTask(const QString& taskId);

Q_SIGNALS:
    void heightChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void act(int link);
    void say(const model::SubmissionState& state);

    base::Clock& m_clock;
    batch::Tasks& m_tasks;
    QString m_id;
    bool m_isUnknown = false; //!< nobody knows whether it arrived
    bool m_mayLook = false;
    std::unique_ptr<base::Timer> m_second;
};

} // namespace spyhop::ui
