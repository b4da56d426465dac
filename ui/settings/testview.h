// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <memory>

class QVBoxLayout;

namespace spyhop::ui {

class Banner;
class Button;
class Label;

//! \brief The steps of one endpoint test, shown as they happen, with times and plain words. Owns the test under way.
//! Thread: main.
class TestView : public QWidget {
    Q_OBJECT
public:
    TestView(const Theme& theme, QWidget* parent);

    //! Starts showing; a test under way is cancelled.
    void run(std::unique_ptr<admin::EndpointTest> test);
    void clear();
    [[nodiscard]] bool isRunning() const { return m_test != nullptr; }

Q_SIGNALS:
    void finished(const spyhop::admin::TestResult& result);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addStep(const admin::TestStep& step);
    void conclude(const admin::TestResult& result);

    const Theme& m_theme;
    std::unique_ptr<admin::EndpointTest> m_test;
    QVBoxLayout* m_steps;
    Label* m_state;
    Banner* m_result;
    Button* m_copy;
    QString m_report; //!< of the last test, for an IT department
};

} // namespace spyhop::ui
