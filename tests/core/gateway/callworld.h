// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fakeclock.h"
#include "core/db/database.h"
#include "core/gateway/gateway.h"
#include "tests/core/gateway/faulttransport.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <functional>
#include <memory>

namespace spyhop::testsupport {

//! Keys that come when told. "env:…" references are ready at once, "slow:…" after release() and until forget(),
//! "none:…" never.
class FakeKeys final : public port::SecretStore {
    Q_OBJECT
public:
    State request(const QString& reference) override;
    [[nodiscard]] base::Expected<base::Secret> secret(const QString& reference) const override;
    void release(const QString& reference);
    void forget(const QString& reference); //!< as when its keychain is locked
    //! How often a key was handed out: once before each intent.
    [[nodiscard]] int handedOut() const { return m_handedOut; }

private:
    QStringList m_released;
    mutable int m_handedOut = 0;
};

//! \brief A gateway with everything it borrows, in virtual time, over scripted hosts "a", "b", …
class CallWorld {
public:
    CallWorld();
    explicit CallWorld(const QList<db::Migration>& schema);
    //! From now on the gateway keeps answers; without calls under way only. Endpoints are set after it.
    void keepAnswers();
    //! From now on this is the policy of the user "kim" of the team "t"; without calls under way only. Endpoints are
    //! set after it.
    void obey(const QByteArray& json);
    //! From now on every call is written to an audit log in this folder.
    void keepAudit(const QString& folder);
    //! Endpoints named as their hosts, in this order of priority.
    void setEndpoints(const QStringList& names);
    [[nodiscard]] model::Endpoint endpoint(const QString& name) const;
    [[nodiscard]] static model::ChatRequest request();

    //! Runs events, then virtual time, until `done`; false if nothing is left to happen or an hour has passed.
    bool runUntil(const std::function<bool()>& done);
    //! Events only, until the writer thread has been heard and nobody waits for it any more.
    void settleEvents();
    void advance(std::chrono::milliseconds by); //!< in small steps, with events between them

    base::FakeClock clock;
    base::Random random{1};
    FaultTransport transport{clock};
    FakeKeys keys;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<observe::AuditLog> audit; //!< only after keepAudit()
    std::unique_ptr<observe::Recorder> recorder;
    model::PriceTable prices;
    std::unique_ptr<policy::Guard> policy;
    std::unique_ptr<cache::AnswerCache> answers;
    std::unique_ptr<gateway::Gateway> gateway;
    QList<model::CallRecord> records;
};

//! What a call said, in order: "state:waiting", "delta:text", "finished:code".
class CallDiary : public QObject {
    Q_OBJECT
public:
    explicit CallDiary(gateway::Call& call);
    [[nodiscard]] QStringList states() const;

    QStringList lines;
    QString text;
    std::optional<model::Outcome> outcome;
    QList<model::CallState> stateValues;
};

} // namespace spyhop::testsupport
