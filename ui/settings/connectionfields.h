// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/endpointcheck.h"
#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/model/endpoint.h"
#include "ui/settings/foldedfields.h"

#include <array>

class QLineEdit;
class QSpinBox;

namespace spyhop::ui {

class Button;
class Field;

//! \brief How an endpoint is reached: patience, certificate authorities, proxy. Folded until somebody needs it.
//!
//! Owner: EndpointForm. Thread: main.
class ConnectionFields final : public FoldedFields {
    Q_OBJECT
public:
    ConnectionFields(const Theme& theme, QWidget* parent);

    //! Unfolds if the endpoint says anything of its own here.
    void show(const model::Endpoint& endpoint);
    //! Writes what the fields say, but a password that was typed.
    void apply(model::Endpoint& endpoint) const;
    //! A new password for the proxy; empty: the stored one stays.
    [[nodiscard]] base::Secret typedPassword() const;
    //! Whether a keychain of this computer answers, where a typed password goes to.
    void setKeychain(bool isThere);
    [[nodiscard]] bool isPasswordReference() const; //!< typed as "env:NAME" or the like
    //! The field of the user, and says so there, if there is a password and nobody whose it is; else nullptr.
    [[nodiscard]] Field* lackingUser();
    void forgetPassword();
    //! Says what is wrong with one of these fields, which is brought back; nullptr: the part is none of these.
    [[nodiscard]] Field* showFault(const admin::EndpointFault& fault);
    void showPasswordError(const base::Error& error);
    void clearErrors();

private:
    void retranslate() override;
    void chooseFile();

    std::array<QSpinBox*, 3> m_seconds; //!< connect, first token, total
    std::array<Field*, 3> m_secondsFields;
    QLineEdit *m_caFile, *m_proxy, *m_user, *m_password;
    Button* m_choose;
    Field *m_caFileField, *m_proxyField, *m_userField, *m_passwordField;
    QString m_passwordReference;
    bool m_hasKeychain = true;
};

} // namespace spyhop::ui
