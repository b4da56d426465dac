// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/gatelooking.h"
#include "core/base/clock.h"
#include "ui/common/banner.h"

#include <memory>

namespace spyhop::ui {

class Composer;
class ComposerController;
class Popover;

//! \brief Above the composer: what the privacy gate finds in the question before it is sent, and what it will do.
//!
//! Where something is masked, it shows the text as it would leave. Looks once a person pauses in writing, beside the
//! main thread; what it says is said of the question as it stands. Owner: its parent widget; it borrows the rest.
//! Thread: main.
class GateNotice : public Banner {
    Q_OBJECT
public:
    GateNotice(const Theme& theme, base::Clock& clock, const admin::GateAdmin& gate, const Composer& composer,
        const ComposerController& composing, QWidget* parent);

Q_SIGNALS:
    //! It came, went, or says something else: its place has to be found anew.
    void changed();
    //! The person wants to see the rules.
    void rulesRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void wait();
    void look();
    void tell(const admin::GateLook& found);
    void showSent();

    const Composer& m_composer;
    const ComposerController& m_composing;
    std::unique_ptr<base::Timer> m_pause;
    admin::GateLooking m_looking;
    QString m_asked; //!< the question that is looked at
    const Theme& m_theme;
    Popover* m_popover = nullptr; //!< a child of the window, once it was opened
    QString m_sent; //!< the question as it would leave; empty: as it stands
};

} // namespace spyhop::ui
