// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/wireget.h"
#include "core/model/endpoint.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <map>
#include <memory>

namespace spyhop::gateway {

//! \brief Which currency accounts are charged in: as the settings say, else as the balance does, where a provider tells
//! it.
//!
//! A balance is asked for once, when somebody must know; one that could not be read is asked for again with the next
//! question. Owner: Gateway. Thread: main.
class CurrencyFinder final : public QObject {
    Q_OBJECT
public:
    explicit CurrencyFinder(const WireGet::Parts& parts);
    ~CurrencyFinder() override;

    //! Empty: not known.
    [[nodiscard]] QString currencyOf(const model::Endpoint& endpoint) const;
    //! A balance would tell it.
    [[nodiscard]] bool mayBeTold(const model::Endpoint& endpoint) const;
    //! Asks for the balance if that would tell it. True: it is asked, and changed() follows from the event loop,
    //! whatever comes of it.
    bool request(const model::Endpoint& endpoint);
    //! Somebody else has read the balance.
    void learn(const QString& endpoint, const QString& currency);
    //! Its key may be another account's: what was told holds until its balance says otherwise, which is asked for.
    void askAgain(const model::Endpoint& endpoint);
    //! It is gone, or another server.
    void forget(const QString& endpoint);

Q_SIGNALS:
    void changed(const QString& endpoint);

private:
    void ask(const model::Endpoint& endpoint);
    void answered(const model::Endpoint& endpoint, const WireReply& reply);

    WireGet::Parts m_parts;
    QHash<QString, QString> m_told; //!< by endpoint
    QSet<QString> m_asking;
    QHash<QString, base::SteadyTime> m_failed; //!< when
    std::map<QString, std::unique_ptr<WireGet>> m_reads;
};

} // namespace spyhop::gateway
