// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/submissionstore.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief Finds out whether a job that does not run has work at a provider that goes on there. Owner: whoever asks;
//! destroying it cancels. Thread: main.
class LeftReading : public QObject {
    Q_OBJECT
public:
    explicit LeftReading(std::unique_ptr<db::ReadTicket> reading);

Q_SIGNALS:
    //! Once, never from within the constructor. How many submissions go on; 0 if the journal cannot be read.
    void found(int submissions);

private:
    std::unique_ptr<db::ReadTicket> m_stages;
};

} // namespace spyhop::batch
