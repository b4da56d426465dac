// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtWidgets/QLineEdit>

namespace spyhop::ui {

//! \brief A line for a passphrase or a PIN: shows dots, takes what was pasted out of the clipboard, and overwrites what
//! was typed when it is taken or the window goes away.
//!
//! Nobody else sets its text: that would be overwritten too. Owner: its parent. Thread: main.
class SecretEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretEdit(const QString& name, QWidget* parent);
    ~SecretEdit() override;

    //! As it stands, in UTF-8.
    [[nodiscard]] base::Secret secret() const;
    //! What was typed; the line is empty then.
    [[nodiscard]] base::Secret take();
    void forget();

private:
    void overwrite();
};

} // namespace spyhop::ui
