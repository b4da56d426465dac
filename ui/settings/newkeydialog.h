// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

namespace spyhop::ui {

class Button;
class KeyPlaceChoice;
class Label;
class NewPassphrase;

//! \brief Asks where a new data key goes to, and for a passphrase where that protects it. Owner: its parent. Thread:
//! main.
class NewKeyDialog : public QDialog {
    Q_OBJECT
public:
    NewKeyDialog(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent);

    //! Auto: where the present one lies.
    [[nodiscard]] keys::DataKeyStore store() const;
    //! Empty where none protects it.
    [[nodiscard]] base::Secret takePassphrase();

private:
    [[nodiscard]] bool needsPassphrase() const;
    void check();

    admin::PrivacyAdmin& m_privacy;
    KeyPlaceChoice* m_places;
    Label* m_warning;
    NewPassphrase* m_passphrase;
    Button* m_accept;
};

} // namespace spyhop::ui
