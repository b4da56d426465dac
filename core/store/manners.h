// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/db/database.h"
#include "core/model/batch.h"

#include <QtCore/QHash>
#include <QtCore/QString>

namespace spyhop::store {

//! \brief What was learned of the servers at some addresses, kept over restarts: whether they take packed requests,
//! and work that is left with them.
//!
//! Addresses and a yes or no, so it is kept without consent. A no is forgotten after 30 days, since servers are mended.
//! Owner: Services. Thread: main.
class Manners {
public:
    Manners(db::Database& database, const base::Clock& clock);

    //! Address → takes packed requests. Blocks; at the start only. Nothing if the table cannot be read: it is learned
    //! again then.
    [[nodiscard]] QHash<QString, bool> load() const;
    void remember(const QString& address, bool takesPacked);

    struct Offer {
        QString address;
        model::JobKind kind = model::JobKind::Tasks;
        bool offered = false;
    };
    //! Which addresses take work of which kind, as far as somebody has tried. Blocks; at the start only.
    [[nodiscard]] QList<Offer> loadOffers() const;
    void rememberOffer(const Offer& offer);

private:
    db::Database& m_database;
    const base::Clock& m_clock;
};

} // namespace spyhop::store
