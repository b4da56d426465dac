// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/identity.h"
#include "core/model/denial.h"
#include "core/model/pricing.h"
#include "core/model/privacygate.h"
#include "core/policy/policyfiles.h"
#include "core/policy/policyset.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::policy {

//! What somebody is about to do, as the gateway sees it.
struct Question {
    QString endpoint; //!< its name
    QString host; //!< with which it is reached
    bool adHoc = false; //!< it stands in no settings: nobody vouches for what its models are
    QString asked; //!< model; empty: none was named
    QString there; //!< the model's name at the endpoint; empty: not known before its server was asked
    std::optional<model::Tier> tier;
    std::optional<qint64> tokens, attachments;
    QString ip; //!< source address of the route; empty: none
    QDateTime at = QDateTime(); //!< when it was done; invalid: it is about to be
};

//! \brief A no: for a person, and for the log.
struct Refusal {
    base::Error error; //!< RefusedPolicy, naming the rule; `retryAfter` if it is a matter of the time alone
    model::Denial denial;
};

//! \brief Keeps the policies that are in force and says no in a person's words. Owner: Services. Thread: main.
//!
//! The administrator's files (policyfiles.h) lie in `systemFolder`; they count only if their owner vouches for them,
//! and the person's own policy can only take away from what they allow. What cannot be read denies everything. Files
//! that change are read again.
class Guard : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const base::Clock& clock;
        const model::PriceTable& prices; //!< for the names of models
        QString ownFile;
        QString systemFolder;
        unsigned systemOwner = 0; //!< of the administrator's files: root
        std::optional<base::Identity> identity; //!< nothing: the account of this process
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
    //! blocks every kind.
    [[nodiscard]] const model::GateRules& gateFloor() const { return m_gateFloor; }

    //! Nothing: it may be done.
    [[nodiscard]] std::optional<Refusal> refuses(const Question& question) const;
    //! As refuses(), of an answer that names another model than was asked: by rules that deny it alone.
    [[nodiscard]] std::optional<Refusal> refusesAnswer(const Question& question, const QString& answered) const;
    //! The question as rules see it.
    [[nodiscard]] Request requestFor(const Question& question) const;
    //! A name with the others of the same model. `resource` may be of any kind.
    [[nodiscard]] static Named named(const QString& resource, const model::ModelNames& names, const QDate& day);

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
    void watch();

    //! What a server said of the time, beside what the clocks said here.
    struct Told {
        QDateTime server, wall;
        base::SteadyTime steady{0};
    };
    Parts m_parts;
    base::Expected<base::Identity> m_identity;
    QStringList m_principals;
    QList<Layer> m_layers;
    model::GateRules m_gateFloor = model::GateRules::allOff();
    QByteArray m_read; //!< all of what was read, to see whether it has changed
    bool m_asksForAddress = false, m_asksForTokens = false;
    QList<qint64> m_tokenMarks, m_attachmentMarks; //!< ascending
    std::optional<Told> m_told;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
};

//! "user:alice", "user:team_a" and "team:team_a" for each of her teams.
[[nodiscard]] QStringList principalsOf(const QString& user, const QStringList& teams);

} // namespace spyhop::policy
