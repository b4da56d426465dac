// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/cache/answercache.h"
#include "core/db/database.h"
#include "core/store/places.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::admin {

//! What the answers' cache holds and what it has brought, over every call that is recorded.
struct CacheFigures {
    qint64 answers = 0; //!< on disk, still good
    qint64 bytes = 0; //!< sealed
    qint64 limitBytes = 0;
    qint64 calls = 0; //!< that could have been answered by it, and were answered
    qint64 memoryHits = 0, diskHits = 0;
    QList<base::Money> saved; //!< one per currency; what those hits had cost when they were got
    qint64 promptTokens = 0; //!< that were sent
    qint64 providerHitTokens = 0; //!< of them, found in the provider's own prompt cache

    //! 0…1; nothing to tell without a call: 0.
    [[nodiscard]] double hitRate() const;
};

//! \brief The answers' cache as a person sees it; opens the disk to it when there is consent and the data key, and
//! takes what lies there away when consent is withdrawn.
//!
//! Owner: Services, after PrivacyAdmin. Thread: main.
class CacheAdmin : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        db::Database& database;
        cache::AnswerCache& answers;
        store::Places& places;
        PrivacyAdmin& privacy;
    };
    explicit CacheAdmin(const Parts& parts);
    ~CacheAdmin() override;

    //! Reads the figures anew; changed() follows from the event loop.
    void refresh();
    [[nodiscard]] const CacheFigures& figures() const { return m_figures; }
    //! Whether answers are kept on disk: consent and the data key.
    [[nodiscard]] bool storesAnswers() const;
    //! Forgets every answer, in memory and on disk; changed() follows. What it has brought stays told.
    void clear();

Q_SIGNALS:
    void changed(); //!< figures()

private:
    void follow();
    void readFigures();
    void read(std::unique_ptr<db::ReadTicket>& ticket, const db::Statement& statement,
        void (CacheAdmin::*take)(const db::Rows&));
    void takeStock(const db::Rows& rows);
    void takeCalls(const db::Rows& rows);
    void takeSavings(const db::Rows& rows);

    Parts m_parts;
    CacheFigures m_figures;
    std::unique_ptr<db::WriteTicket> m_posted;
    std::unique_ptr<db::ReadTicket> m_stock, m_calls, m_savings;
};

} // namespace spyhop::admin
