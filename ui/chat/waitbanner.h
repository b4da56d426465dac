// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/outcome.h"
#include "ui/common/banner.h"

#include <memory>

namespace spyhop::ui {

//! What a person may do about a wait.
enum class WaitAction { RetryNow, Switch, Stop };

//! What a waiting state is called, and with how many seconds.
struct WaitWords {
    QString word; //!< "Retrying in 8 s"
    QString widest; //!< the word with the digits that take most room; empty: its digits do not run
    QString rest; //!< why
    QList<WaitAction> actions;
    bool isQuiet = false; //!< said in the answer's footer instead of a banner
};
[[nodiscard]] WaitWords waitWords(const model::CallState& state, const QDateTime& now);

//! \brief Says what an answer waits for, counting seconds, and lets the person cut the wait short, go elsewhere or
//! stop. Hidden when there is nothing to wait for. Thread: main.
class WaitBanner : public Banner {
    Q_OBJECT
public:
    WaitBanner(const Theme& theme, base::Clock& clock, QWidget* parent);

    void setState(const model::CallState& state);
    [[nodiscard]] const model::CallState& state() const { return m_state; }
    //! "Writing for 4 s · deepseek" for the footer; empty while the banner speaks or nothing is under way.
    [[nodiscard]] QString quietWords() const { return m_quiet; }

Q_SIGNALS:
    void retryRequested();
    void switchRequested();
    void stopRequested();
    void wordsChanged(); //!< each second, and with each state
    void heightChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void act(int link);

    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_tick;
    model::CallState m_state;
    QList<WaitAction> m_actions; //!< of the links, in their order
    QString m_quiet;
};

} // namespace spyhop::ui
