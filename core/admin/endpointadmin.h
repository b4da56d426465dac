// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/money.h"
#include "core/gateway/gateway.h"
#include "core/keys/keyring.h"
#include "core/model/settings.h"
#include "core/port/transport.h"
#include "core/store/settingsfile.h"

#include <QtCore/QDateTime>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <memory>
#include <optional>

namespace spyhop::admin {

//! What a provider says of what it is sent, in the interface's language. Its own words, not ours: dated.
struct Custody {
    QString country, retention; //!< empty: no source says
    QString source; //!< where it was read; empty: it goes without saying (this computer)
    QString asOf; //!< ISO date
    bool operator==(const Custody&) const = default;
};

//! What a provider documents that keeps it from storing what it is sent.
struct NoStoreOffer {
    model::NoStore change; //!< empty: it documents nothing
    QString says; //!< what it does, in the interface's language
    QString source; //!< where that stands
    bool usual = false; //!< it costs nothing: on, unless somebody takes it off
};

//! A provider known by dated data (resources/providers.json).
struct ProviderPreset {
    QString id, name, url, keyPage; //!< keyPage: where a person gets a key; empty: no key needed
    QString note; //!< one sentence, already in the interface's language
    model::Dialect dialect = model::Dialect::OpenAi;
    model::Tier tier = model::Tier::Api;
    QStringList models;
    QMap<QString, QString> equivalents; //!< common model name → this provider's name for it
    bool needsKey = true;
    QString asOf; //!< ISO date of the data
    Custody custody; //!< what is known of it; empty: nothing
    NoStoreOffer noStore;
};
//! The provider that has this host; null: none that is known.
[[nodiscard]] const ProviderPreset* presetOf(const QList<ProviderPreset>& presets, const QUrl& url);
//! "What is sent goes to: China. Kept there: not known (…)": for a person.
[[nodiscard]] QString custodySentence(const Custody& custody);
//! The same of an address: what is sent to this computer stays on it, if nothing else is known.
[[nodiscard]] QString custodySentence(const Custody& custody, const QUrl& url);
//! Those that come with the program; none if its resources are not linked in.
[[nodiscard]] QList<ProviderPreset> shippedPresets(const QString& language);
//! Where what is sent to this address goes, if a known provider has this host.
[[nodiscard]] std::optional<Custody> custodyOf(const QList<ProviderPreset>& presets, const QUrl& url);
//! `language`: "zh_CN" or anything else for English. Error: Settings, naming line and column.
[[nodiscard]] base::Expected<QList<ProviderPreset>> parsePresets(const QByteArray& json, const QString& language);

//! One line of a test: DNS … models, balance.
struct TestStep {
    QString name; //!< for a person
    bool passed = false;
    double milliseconds = 0;
    QString detail; //!< what was seen, or what to do
};
struct TestResult {
    QList<TestStep> steps;
    QStringList models;
    QString balance; //!< "¥110.00"; empty: the endpoint has none
    QString host; //!< that was tested, with its port
    QDateTime at; //!< UTC
    std::optional<base::Error> error; //!< the failed step's
};

//! A test as plain text for an IT department: when, which host, each step. Neither key nor user name, nor a path of
//! this computer.
[[nodiscard]] QString testReport(const TestResult& result);

//! \brief One test of an endpoint under way. Owner: one unique_ptr; destroying it cancels.
class EndpointTest : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void stepDone(const spyhop::admin::TestStep& step);
    void finished(const spyhop::admin::TestResult& result);
};

//! \brief One key on its way into or out of the keychain. Owner: one unique_ptr; destroying it stops the notice only.
class KeyAction : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! The reference that stands for the key in the settings file ("keychain:deepseek"), or why it could not be done.
    void finished(const spyhop::base::Expected<QString>& reference);
};

//! \brief Endpoints as windows and commands edit them; keys go to the keychain, never to the file.
//!
//! Owner: Services. Thread: main.
class EndpointAdmin : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        port::Transport& network;
        keys::KeyRing& keys;
        store::SettingsFile& settings;
        gateway::Gateway& gateway;
    };
    explicit EndpointAdmin(const Parts& parts);
    ~EndpointAdmin() override;

    [[nodiscard]] const QList<model::Endpoint>& endpoints() const;
    //! The enabled ones, the built-in one last.
    [[nodiscard]] QList<model::Endpoint> usable() const;
    //! Checks name, URL (https, or loopback), key reference. Errors: Usage, Settings.
    [[nodiscard]] base::Status add(const model::Endpoint& endpoint);
    [[nodiscard]] base::Status replace(const QString& name, const model::Endpoint& endpoint);
    [[nodiscard]] base::Status remove(const QString& name);
    //! Whether an endpoint may be called so; `except` is the one that bears the name now. Error: Usage.
    [[nodiscard]] base::Status checkNameFree(const QString& name, const QString& except) const;
    //! Priorities 1…n in this order.
    [[nodiscard]] base::Status reorder(const QStringList& names);

    //! Whether calls may go on with another endpoint's account when a key or a balance is refused.
    [[nodiscard]] bool mayUseOtherAccounts() const;
    [[nodiscard]] base::Status setMayUseOtherAccounts(bool may);

    //! Puts a key into the keychain under the endpoint's name. The endpoint need not be saved yet: give it the
    //! reference that finished() brings; a saved one gets it by itself.
    [[nodiscard]] std::unique_ptr<KeyAction> storeKey(const QString& endpointName, const base::Secret& key);
    //! As storeKey(), into the back end that the reference names ("vault:deepseek"). Blanks and line ends around the
    //! key are left out. finished() says Usage if it has characters that no key has (for a proxy's password: control
    //! characters), and Settings if the name is itself a key.
    [[nodiscard]] std::unique_ptr<KeyAction> storeKeyAs(const QString& reference, const base::Secret& key);
    [[nodiscard]] std::unique_ptr<KeyAction> removeKey(const QString& reference);
    //! Whether the reference leads to a key: finished() brings the reference back, or an error with words.
    [[nodiscard]] std::unique_ptr<KeyAction> checkKey(const QString& reference);

    //! The built-in server as an endpoint, for a first try without any other; started once, lives as long as this. It
    //! stands in no settings file and not in endpoints(). Errors: Usage (no port).
    [[nodiscard]] base::Expected<model::Endpoint> startBuiltIn();
    [[nodiscard]] const std::optional<model::Endpoint>& builtIn() const;

    //! What the status strip shows of each endpoint.
    [[nodiscard]] QList<gateway::Gateway::EndpointHealth> health() const;
    //! Does not wait for the end of a resting endpoint's cooldown.
    void tryNow(const QString& endpoint);

    //! A test of an endpoint that need not be saved yet; `key` may be empty (then the endpoint's reference is used).
    [[nodiscard]] std::unique_ptr<EndpointTest> test(const model::Endpoint& endpoint, const base::Secret& key);
    //! Models of an endpoint: as configured (a call that names none asks for the first of these), then what else its
    //! server lists.
    [[nodiscard]] QStringList models(const QString& endpoint) const;
    //! Reads the model list of every enabled endpoint again; modelsChanged() follows for each that answers.
    void refreshModels();
    //! The balance as last read; empty: unknown.
    [[nodiscard]] QString balance(const QString& endpoint) const;
    void refreshBalances();

Q_SIGNALS:
    void changed(); //!< endpoints() or builtIn()
    void healthChanged();
    void modelsChanged(const QString& endpoint);
    void balanceChanged(const QString& endpoint);
    //! A key lies where this reference says ("keychain:deepseek"), or does not any more. Before the action's
    //! finished().
    void keyWritten(const QString& reference);
    void keyRemoved(const QString& reference);

private:
    void keyStored(const QString& endpointName, const QString& reference);

    class Private;
    std::shared_ptr<Private> d;
};

//! "There is no endpoint of this name", and what to do.
[[nodiscard]] base::Error unknownEndpoint(const QString& name);

} // namespace spyhop::admin
