// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief What the privacy gate masked of a job's items, on its way from the journal. Owner: whoever asks; destroying
//! it cancels. Thread: main.
class MaskedReading : public QObject {
    Q_OBJECT
public:
    explicit MaskedReading(std::unique_ptr<db::ReadTicket> reading);

Q_SIGNALS:
    //! Once, never from within the constructor. Nothing if the journal cannot be read.
    void read(const spyhop::model::MaskedTally& tally);

private:
    std::unique_ptr<db::ReadTicket> m_reading;
};

//! "12 values masked in 7 files: 9 e-mail addresses, 3 telephone numbers"; empty if nothing was. `rows`: of a job over
//! rows.
[[nodiscard]] QString maskedText(const model::MaskedTally& tally, bool rows);

} // namespace spyhop::batch
