// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/identity.h"
#include "core/model/denial.h"
#include "core/model/pricing.h"
#include "core/policy/gatefloor.h"
#include "core/policy/policyfiles.h"
#include "core/policy/policyset.h"
#include "core/policy/question.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::policy {

class PolicyWatch;

//! \brief A no: for a person, and for the log.
struct Refusal {
    base::Error error; //!< RefusedPolicy, naming the rule; `retryAfter` if it is a matter of the time alone
    model::Denial denial;
};

//! \brief Keeps the policies that are in force and says no in a person's words. Owner: Services. Thread: main.
//!
//! The administrator's files (policyfiles.h) lie in `systemFolder`; they count only if their owner vouches for them,
//! and the person's own policy can only take away from what they allow. What cannot be read denies everything. Files
//! that come, change or go are read again.
class Guard : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const base::Clock& clock;
        const model::PriceTable& prices; //!< for the names of models
        QString ownFile;
        QString systemFolder;
        unsigned systemOwner = 0; //!< of the administrator's files: root
        //! Nothing: the account of this process, with the teams of teams.json in `systemFolder` if that is there.
        std::optional<base::Identity> identity;
    };
    explicit Guard(const Parts& parts);
    ~Guard() override;

    //! Reads everything again; changed() follows if anything is different.
    void reload();
    //! Some policy has been loaded: every call has to be asked about.
    [[nodiscard]] bool isInForce() const { return !m_layers.isEmpty(); }
    [[nodiscard]] bool asksForAddress() const { return m_asksForAddress; }
    [[nodiscard]] bool asksForTokens() const { return m_asksForTokens; }
    //! PolicySet::tokenMarks() and attachmentMarks() of all that is in force.
    [[nodiscard]] const QList<qint64>& tokenMarks() const { return m_tokenMarks; }
    [[nodiscard]] const QList<qint64>& attachmentMarks() const { return m_attachmentMarks; }
    [[nodiscard]] const QList<Layer>& layers() const { return m_layers; }
    //! Error: the administrator's list of teams cannot be read: then everything is denied.
    [[nodiscard]] const base::Expected<base::Identity>& identity() const { return m_identity; }
    [[nodiscard]] const QString& ownFile() const { return m_parts.ownFile; }
    //! The least that the privacy gate has to do: privacy.json beside the administrator's policy. What cannot be read
    //! blocks every kind, and its error says why.
    [[nodiscard]] const GateFloor& gateFloor() const { return m_floor; }

    //! Nothing: it may be done.
    [[nodiscard]] std::optional<Refusal> refuses(const Question& question) const;
    //! As refuses(), of an answer that names another model than was asked: by rules that deny it alone.
    [[nodiscard]] std::optional<Refusal> refusesAnswer(const Question& question, const QString& answered) const;
    //! The question as rules see it.
    [[nodiscard]] Request requestFor(const Question& question) const;

    //! A server has told the time (UTC). More than 5 minutes off, this computer's clock is not to be trusted: until a
    //! server agrees, or the clock is set.
    void heardTime(const QDateTime& server);
    [[nodiscard]] bool trustsClock() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Refusal refusal(
        const Layer& layer, const Decision& decision, const Request& request, const Question& question) const;
    [[nodiscard]] std::optional<QDateTime> opensAt(const Request& request) const;
    [[nodiscard]] QByteArray fingerprint() const;

    //! What a server said of the time, beside what the clocks said here.
    struct Told {
        QDateTime server, wall;
        base::SteadyTime steady{0};
    };
    Parts m_parts;
    base::Identity m_account;
    base::Expected<base::Identity> m_identity;
    QStringList m_principals;
    QList<Layer> m_layers;
    GateFloor m_floor;
    QByteArray m_read; //!< the fingerprint() of what was read last
    bool m_asksForAddress = false, m_asksForTokens = false;
    QList<qint64> m_tokenMarks, m_attachmentMarks; //!< ascending
    std::optional<Told> m_told;
    std::unique_ptr<PolicyWatch> m_watch;
};

} // namespace spyhop::policy
