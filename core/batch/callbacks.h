// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <map>
#include <memory>

namespace spyhop::net {
class CallbackListener;
}

namespace spyhop::batch {

class BatchManager;

//! \brief Where providers say that work left with them is done, as a person wishes it for a job.
//!
//! A call is a reason to look at what the running jobs have left, and no more. Owner: whoever makes the jobs. Thread:
//! main. Destroying it closes its ports; what is left is looked at in any case.
class Callbacks : public QObject {
    Q_OBJECT
public:
    Callbacks(base::Clock& clock, BatchManager& manager);
    ~Callbacks() override;

    //! "127.0.0.1": who runs on this computer can call there.
    [[nodiscard]] static QString thisComputer();
    //! http or https, with a host.
    [[nodiscard]] static bool isWebAddress(const QString& text);
    //! Whether a person's words could be what addressFor() takes. Error: Usage.
    [[nodiscard]] static base::Status check(const QString& words);
    //! What a job gives out (BatchSpec::callbackUrl). An IP address of this computer's: a free port of it, which is
    //! listened on from now on, with a path that nobody guesses; the same each time. An address on the web: itself,
    //! and nothing is listened on. Error: Usage.
    [[nodiscard]] base::Expected<QString> addressFor(const QString& words);
    //! The words that have led to an address; itself if none have.
    [[nodiscard]] QString wordsFor(const QString& address) const;

private:
    void lookAtAll();

    base::Clock& m_clock;
    BatchManager& m_manager;
    std::map<QString, std::unique_ptr<net::CallbackListener>> m_listeners; //!< by the address listened on
};

} // namespace spyhop::batch
