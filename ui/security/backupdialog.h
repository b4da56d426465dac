// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QLineEdit;

namespace spyhop::ui {

class Button;
class Field;
class NewPassphrase;

//! \brief Asks where a backup goes and for its passphrase, twice, with how hard that is to guess. Deletes itself.
//! Thread: main.
class BackupDialog : public QDialog {
    Q_OBJECT
public:
    //! `usualName`: what the file is called unless the person says otherwise.
    BackupDialog(const Theme& theme, const QString& usualName, QWidget* parent);
    [[nodiscard]] QString file() const;
    [[nodiscard]] base::Secret takePassphrase();

private:
    void chooseFile();
    void check();

    QLineEdit* m_file;
    Field* m_fileField;
    NewPassphrase* m_passphrase;
    Button* m_accept;
};

} // namespace spyhop::ui
