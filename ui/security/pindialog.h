// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

namespace spyhop::ui {

class Button;
class Field;
class Label;
class SecretEdit;

//! \brief Asks for a token's PIN and logs in; says what is left to lose before a wrong PIN locks the token. Stays open
//! until it worked or the person gives up. Owner: whoever opens it (deletes itself when closed). Thread: main.
class PinDialog : public QDialog {
    Q_OBJECT
public:
    PinDialog(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent);

private:
    void refresh();
    void login();

    const Theme& m_theme;
    admin::KeyAdmin& m_keys;
    Label* m_sentence;
    SecretEdit* m_pin;
    Field* m_field;
    Button* m_accept;
    std::unique_ptr<admin::KeyAction> m_action;
};

} // namespace spyhop::ui
