// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/admin/privacyadmin.h"

#include <QtCore/QObject>

namespace spyhop::app {

//! \brief Brings the data key, before sealed data or the vault is first touched; asks for the passphrase where somebody
//! can answer.
//!
//! Owner: a command. Thread: main.
class Unlock : public QObject {
    Q_OBJECT
public:
    Unlock(Terminal& terminal, admin::PrivacyAdmin& privacy);
    //! What start() would do first, as far as nobody is asked, while the command does something else: a passphrase
    //! costs a tenth of a second on purpose.
    void prepare();
    void start();
    //! As start(), but makes a data key where there is none: for the first key in the vault.
    void startOrMake();
    //! As start(), for what the command can do without: nobody is asked, and a refusal is no failure.
    void startIfEasy();

Q_SIGNALS:
    //! Once for each start. Error: RefusedConsent or Auth: no key, and nobody to ask.
    void done(const spyhop::base::Status& status);

private:
    void load();
    void tell(const base::Status& status);
    [[nodiscard]] base::Secret askPassphrase();
    void refused(const base::Error& reason);

    Terminal& m_terminal;
    admin::PrivacyAdmin& m_privacy;
    bool m_prepares = false;
    bool m_waits = false;
    bool m_asked = false;
    bool m_make = false;
    bool m_easy = false;
};

} // namespace spyhop::app
