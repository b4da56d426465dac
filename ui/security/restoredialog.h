// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backupadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QGridLayout;
class QLineEdit;

namespace spyhop::ui {

class Button;
class Field;
class Label;
class ProgressBar;
class SecretEdit;

//! \brief Opens a backup, shows what is in it beside what it would replace, and has it put in place. Whoever cancels
//! has changed nothing. Deletes itself. Thread: main.
class RestoreDialog : public QDialog {
    Q_OBJECT
public:
    RestoreDialog(const Theme& theme, admin::BackupAdmin& backups, QWidget* parent);

    void done(int result) override;

private:
    void chooseFile();
    void check();
    void lookInside();
    void opened(const base::Status& status, const admin::BackupContents& contents);
    void compare(const admin::BackupContents& contents);

    const Theme& m_theme;
    admin::BackupAdmin& m_backups;
    QLineEdit* m_file;
    SecretEdit* m_passphrase;
    Field *m_fileField, *m_passphraseField;
    Label* m_told;
    QWidget* m_comparison;
    QGridLayout* m_grid;
    ProgressBar* m_progress;
    Button *m_open, *m_restore, *m_cancel;
    bool m_isOpening = false; //!< by this dialog
    bool m_hasOpened = false;
};

} // namespace spyhop::ui
