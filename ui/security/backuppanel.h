// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/backupadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QScrollArea>

namespace spyhop::ui {

class Banner;
class Button;
class Label;
class ProgressBar;

//! \brief Makes backups and brings them back. Owner: SecurityPage. Thread: main.
class BackupPanel : public QScrollArea {
    Q_OBJECT
public:
    BackupPanel(const Theme& theme, admin::BackupAdmin& backups, QWidget* parent);

    //! As their buttons: not while one of them is busy.
    void askBackup();
    void askRestore();

Q_SIGNALS:
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void openBackupDialog();
    void openRestoreDialog();
    void askUndo();
    void load();
    void showProgress(qint64 done, qint64 total);
    void wrote(const base::Status& status);
    void retranslate();

    const Theme& m_theme;
    admin::BackupAdmin& m_backups;
    Label *m_head, *m_sub, *m_cannot, *m_busy, *m_restoreHead, *m_restoreSub, *m_undoSub;
    Banner* m_waiting; //!< something is put in place at the next start
    Banner* m_result; //!< of the last backup
    ProgressBar* m_progress;
    Button *m_write, *m_restore, *m_undo;
    QString m_file; //!< that is being written, or was last
    bool m_isWriting = false; //!< what BackupAdmin is busy with otherwise is a restore's
};

} // namespace spyhop::ui
