// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/estimate.h"
#include "core/batch/placereading.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief An estimate on its way: a sample of the inputs is read, one after the other, then added up.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class Estimating : public QObject {
    Q_OBJECT
public:
    //! `fine`: whether the job could be made at all; if not, that is the answer.
    Estimating(
        const BatchManager::Parts& parts, const base::Status& fine, const model::BatchSpec& spec, const Inputs& inputs);

Q_SIGNALS:
    //! Once, never from within the constructor. Errors: those of BatchManager::create(), those of a plan.
    void finished(const spyhop::base::Expected<spyhop::batch::Estimate>& estimate);

private:
    void readNext();
    void documentRead(const base::Expected<docs::Document>& document);
    void settle();
    void settleWith(const gateway::Gateway::Outlook& outlook);
    [[nodiscard]] model::JobKind likelyKind() const;
    void loreRead(const gateway::Gateway::Outlook& outlook, const base::Expected<db::Rows>& rows);
    void lookNext();
    [[nodiscard]] QByteArray questionOf(const SampledItem& item) const;
    void tell();

    BatchManager::Parts m_parts;
    base::Status m_fine;
    model::BatchSpec m_spec;
    Inputs m_inputs;
    QList<qsizetype> m_waiting;
    QList<SampledItem> m_sample;
    store::AskedBefore m_asked;
    gateway::Gateway::Outlook m_outlook;
    model::TokenLore m_known; //!< of its model
    qsizetype m_looked = 0; //!< of the sample, those that were looked up among earlier answers
    QSet<qsizetype> m_answered;
    std::unique_ptr<base::Timer> m_turn;
    std::unique_ptr<PlaceReading> m_place;
    std::unique_ptr<db::ReadTicket> m_lore;
    std::unique_ptr<db::ReadTicket> m_lookup, m_endedLookup; //!< the ended one until its signal has returned
    std::unique_ptr<docs::Reading> m_reading;
    std::unique_ptr<docs::Reading> m_ended; //!< kept until its signal has returned
};

} // namespace spyhop::batch
