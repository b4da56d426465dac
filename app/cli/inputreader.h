// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <memory>

class QSocketNotifier;

namespace spyhop::app {

//! \brief Reads standard input to its end without blocking the event loop, so that Ctrl-C is heard meanwhile.
//!
//! Owner: a command. Thread: main. Ends with done(); destroying it earlier forgets, and wipes, what was read.
class InputReader : public QObject {
    Q_OBJECT
public:
    //! `limit`: the most bytes that are taken; more is an error.
    explicit InputReader(qsizetype limit);
    ~InputReader() override;

    //! done() follows from the event loop.
    void start();
    //! After done(): what was read. Once.
    [[nodiscard]] QByteArray takeBytes();
    //! After done(): without the line break and spaces at its end.
    [[nodiscard]] base::Secret takeSecret();

Q_SIGNALS:
    //! Error: Usage (it cannot be read, or is longer than the limit).
    void done(const spyhop::base::Status& status);

private:
    void readSome();
    void end(const base::Status& status);

    qsizetype m_limit;
    QByteArray m_bytes;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace spyhop::app
