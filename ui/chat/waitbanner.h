// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/outcome.h"
#include "ui/common/banner.h"

#include <memory>

namespace spyhop::ui {

//! What a waiting state is called, and with how many seconds.
struct WaitWords {
    QString word; //!< "Retrying in 8 s"
    QString rest; //!< why
    bool canRetryNow = false;
    bool isQuiet = false; //!< said in the answer's footer instead of a banner
};
[[nodiscard]] WaitWords waitWords(const model::CallState& state, const QDateTime& now);

//! \brief Says what an answer waits for, counting seconds. Hidden when there is nothing to wait for. Thread: main.
class WaitBanner : public Banner {
    Q_OBJECT
public:
    WaitBanner(const Theme& theme, base::Clock& clock, QWidget* parent);

    void setState(const model::CallState& state);
    //! "Writing · 4 s" for the footer; empty while the banner speaks or nothing is under way.
    [[nodiscard]] QString quietWords() const { return m_quiet; }

Q_SIGNALS:
    void retryRequested();
    void wordsChanged(); //!< each second, and with each state
    void heightChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_tick;
    model::CallState m_state;
    QString m_quiet;
};

} // namespace spyhop::ui
