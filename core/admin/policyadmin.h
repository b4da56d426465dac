// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/identity.h"
#include "core/base/json.h"
#include "core/model/chat.h"
#include "core/model/endpoint.h"
#include "core/model/pricing.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <memory>
#include <optional>

namespace spyhop::policy {
class Guard;
}

namespace spyhop::admin {

//! Something in a policy's text that a person should look at.
struct PolicyRemark {
    base::JsonPosition at; //!< the column counts bytes
    QString what;
};

//! What a policy's text comes to.
struct PolicyCheck {
    int rules = 0;
    std::optional<PolicyRemark> error; //!< it cannot be used
    QList<PolicyRemark> warnings;
};
//! Reads a policy without using it. `source` names the file.
[[nodiscard]] PolicyCheck checkPolicy(const QByteArray& json, const QString& source);

//! Who, what, where, when, from where. What is not given is not known: a condition on it cannot be evaluated.
struct PolicyQuestion {
    QString user;
    QStringList teams;
    QString resource; //!< "api:MODEL", "endpoint:HOST" (whether it is allowed itself), or any other name that rules use
    //! Where it would go: its tier counts where `tier` is not given. A name with "://" stands in no settings; without
    //! a name neither that nor the tier is known. Nothing: no rule about endpoints can be evaluated.
    std::optional<model::Endpoint> endpoint;
    QDateTime time; //!< invalid: not known
    QString ip;
    std::optional<model::Tier> tier;
    std::optional<qint64> tokens, attachments;
};

//! Allow or deny, because.
struct PolicyAnswer {
    bool allowed = false;
    QString why; //!< a sentence that names the rule
    QString rule, source; //!< its name and file; empty: no rule decided
    int line = 0;
    bool leavesEndpointOpen = false; //!< none was named, and some rule means one: there it may be otherwise
    std::optional<QDateTime> opensAt; //!< denied by the time alone: until then
};

//! What the policies say to a question. Each text has to allow it. Error: Settings (a text cannot be read).
struct PolicySource {
    QString name;
    QByteArray text;
};
[[nodiscard]] base::Expected<PolicyAnswer> explainPolicy(
    const QList<PolicySource>& policies, const PolicyQuestion& question, const model::PriceTable& prices);

//! Which endpoint a person means: one of `own` by its name, or by its host where that is alone there; by a URL one that
//! stands in no settings; by another host one without a name. Error: Usage.
[[nodiscard]] base::Expected<model::Endpoint> readPolicyEndpoint(
    const QString& text, const QList<model::Endpoint>& own);

//! An ISO 8601 moment, or HH:MM[:SS] today on this computer's clock. Error: Usage.
[[nodiscard]] base::Expected<QDateTime> readPolicyTime(const QString& text, const QDateTime& now);

//! \brief Policies as window and commands need them: what is in force, what a text would do, the person's own text.
//! Owner: Services. Thread: main.
class PolicyAdmin : public QObject {
    Q_OBJECT
public:
    //! Borrowed; both outlive this.
    PolicyAdmin(const base::Clock& clock, policy::Guard& guard, const model::PriceTable& prices);
    ~PolicyAdmin() override;

    //! One file that is in force.
    struct File {
        QString path;
        QByteArray text;
        bool isAdministrators = false;
        std::optional<base::Error> error; //!< nothing is allowed because of it
    };
    //! The administrator's first.
    [[nodiscard]] QList<File> files() const;
    [[nodiscard]] QString ownPath() const;
    //! Empty: there is none.
    [[nodiscard]] QByteArray ownText() const;
    //! Checks, then writes; from then on it is in force. Errors: Settings (line and column), Internal (disk).
    [[nodiscard]] base::Status saveOwn(const QByteArray& text);
    //! No policy of one's own any more. Error: Internal.
    [[nodiscard]] base::Status removeOwn();
    //! The IANA name of the zone that rules without one go by; empty: it is not known.
    [[nodiscard]] static QByteArray zone();

    //! The account and teams that policies see. Error: as identityOfProcess().
    [[nodiscard]] const base::Expected<base::Identity>& identity() const;
    //! By the administrator's policy, and by this text in the place of one's own.
    [[nodiscard]] base::Expected<PolicyAnswer> explain(const QByteArray& own, const PolicyQuestion& question) const;
    [[nodiscard]] QDateTime now() const;

Q_SIGNALS:
    //! What is in force has changed.
    void changed();

private:
    const base::Clock& m_clock;
    policy::Guard& m_guard;
    const model::PriceTable& m_prices;
};

} // namespace spyhop::admin
