// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/datakeyplace.h"
#include "core/admin/endpointadmin.h"
#include "core/admin/endpointcheck.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;

namespace spyhop::admin {
class PrivacyAdmin;
}

namespace spyhop::ui {

class Button;
class ConnectionFields;
class Field;
class KeyField;
class LimitFields;
class NoStoreSwitch;
class PriceFields;
class RoleFields;
class TestView;

//! \brief One endpoint as fields: provider, name, URL, key, models; tested live, then saved.
//!
//! A key goes to the keychain; the settings file gets the reference. Used by Settings and by the first run.
//! Owner: its page. Thread: main.
class EndpointForm : public QWidget {
    Q_OBJECT
public:
    EndpointForm(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    //! The essentials only (the first run).
    void setShort(bool isShort);
    void startNew();
    void edit(const model::Endpoint& endpoint);
    //! Has the fields for secrets say whether there is a keychain for them; nobody is asked for its password.
    void lookForKeychain(const admin::PrivacyAdmin& privacy);
    //! Starts the test with what the fields say.
    void test();
    //! Stores the key if one was typed, then adds or replaces the endpoint; saved() follows, or an error in a field.
    void save();
    //! Whether the report shown stands for what the fields say.
    [[nodiscard]] bool isTested() const { return m_tested; }
    //! Steps and result; a page may lay it out elsewhere than below the fields.
    [[nodiscard]] TestView* testView() const { return m_test; }
    [[nodiscard]] bool isBusy() const;
    //! Whether a test is under way; tested() ends it.
    [[nodiscard]] bool isTesting() const;

Q_SIGNALS:
    void tested(bool passed);
    void saved(const QString& name);
    void edited();
    void resized();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void loadPresets();
    void applyPreset();
    void showCustody();
    void followAddress();
    [[nodiscard]] model::Endpoint fromFields() const;
    void saveWith(const QString& reference);
    void saveEndpoint(const model::Endpoint& endpoint);
    //! Each fault under its field; the first is brought into view with the focus. False: there are none.
    bool showFaults(QList<admin::EndpointFault> faults);
    Field* showFault(const admin::EndpointFault& fault);
    void clearErrors();
    void touched();

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    QList<admin::ProviderPreset> m_presets;
    QComboBox* m_provider;
    QLineEdit *m_name, *m_url;
    KeyField* m_key;
    QLineEdit* m_models;
    Field *m_providerField, *m_nameField, *m_urlField, *m_modelsField;
    NoStoreSwitch* m_noStore;
    ConnectionFields* m_connection;
    LimitFields* m_limits;
    PriceFields* m_prices;
    RoleFields* m_role;
    TestView* m_test;
    std::unique_ptr<admin::KeyAction> m_storing;
    std::unique_ptr<admin::DataKeyPlaces> m_places;
    model::Endpoint m_base; //!< what is edited; its untouched settings are kept
    QString m_editing; //!< empty: a new one
    bool m_tested = false;
    bool m_isShort = false;
    bool m_isTierChosen = false; //!< by the person, or long ago: no address changes it
};

} // namespace spyhop::ui
