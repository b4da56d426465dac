// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/gateway.h"
#include "core/model/batch.h"

#include <QtCore/QObject>

namespace spyhop::batch {

//! \brief Where a job's calls would go, with what its endpoint alone can tell of that: which model answers, how much it
//! takes, what the account is charged in. It is asked for what is not known; whatever comes of that, found() follows.
//!
//! Owner: whoever asked (BatchManager::readPlace). Thread: main. Destroying it cancels it.
class PlaceReading : public QObject {
    Q_OBJECT
public:
    //! `needsContext`: how much the model takes matters even where its name is known.
    PlaceReading(base::Clock& clock, gateway::Gateway& gateway, const model::BatchSpec& spec, bool needsContext);

    //! After found().
    [[nodiscard]] const gateway::Gateway::Outlook& outlook() const { return m_outlook; }
    //! After found(): what the model is priced in there; empty: not known.
    [[nodiscard]] QString currency() const;

Q_SIGNALS:
    //! Once, never from within the constructor. Errors: those of a plan.
    void found(const spyhop::base::Status& status);

private:
    void look();
    void lookAgainLater();
    void lookSoon(const QString& endpoint);

    base::Clock& m_clock;
    gateway::Gateway& m_gateway;
    const model::BatchSpec m_spec;
    const bool m_needsContext;
    int m_rounds = 0;
    gateway::Gateway::Outlook m_outlook;
    QMetaObject::Connection m_awaited;
};

} // namespace spyhop::batch
