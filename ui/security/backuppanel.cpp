// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/backuppanel.h"

#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"
#include "ui/common/words.h"
#include "ui/security/backupdialog.h"
#include "ui/security/restoredialog.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int columnWidth = 720; // as wide as a line is read with ease
}

BackupPanel::BackupPanel(const Theme& theme, admin::BackupAdmin& backups, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_backups(backups)
{
    setObjectName(QStringLiteral("backupPanel"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* page = new QWidget(this);
    auto* inner = new QWidget(page);
    inner->setMaximumWidth(theme.px(columnWidth));
    const auto label = [&](FontRole role, Token color) {
        auto* made = new Label(theme, role, color, inner);
        made->setWordWrap(true);
        return made;
    };
    m_head = label(FontRole::H2, &Tokens::text);
    m_sub = label(FontRole::Small, &Tokens::text2);
    m_cannot = label(FontRole::Ui, &Tokens::text2);
    m_busy = label(FontRole::Small, &Tokens::text2);
    m_restoreHead = label(FontRole::Title, &Tokens::text);
    m_restoreSub = label(FontRole::Small, &Tokens::text2);
    m_undoSub = label(FontRole::Small, &Tokens::text2);
    m_waiting = new Banner(theme, Banner::Kind::Warning, Icon::Keep, inner);
    m_result = new Banner(theme, Banner::Kind::Success, Icon::Done, inner);
    m_progress = new ProgressBar(theme, inner);
    m_write = new Button(theme, Button::Kind::Primary, {}, inner);
    m_restore = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_undo = new Button(theme, Button::Kind::Secondary, {}, inner);
    m_cannot->setObjectName(QStringLiteral("cannotBackUp"));
    m_waiting->setObjectName(QStringLiteral("restoreWaits"));
    m_result->setObjectName(QStringLiteral("backupResult"));
    m_write->setObjectName(QStringLiteral("makeBackup"));
    m_restore->setObjectName(QStringLiteral("restoreBackup"));
    m_undo->setObjectName(QStringLiteral("undoRestore"));
    m_result->hide();

    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_waiting);
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addWidget(m_cannot);
    column->addSpacing(theme.px(4));
    column->addWidget(m_write, 0, Qt::AlignLeft);
    column->addWidget(m_progress);
    column->addWidget(m_busy);
    column->addWidget(m_result);
    column->addSpacing(theme.px(24));
    column->addWidget(m_restoreHead);
    column->addWidget(m_restoreSub);
    column->addWidget(m_restore, 0, Qt::AlignLeft);
    column->addSpacing(theme.px(12));
    column->addWidget(m_undoSub);
    column->addWidget(m_undo, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    outer->addWidget(inner, 1);
    outer->addStretch(0);
    setWidget(page);

    connect(m_write, &QAbstractButton::clicked, this, &BackupPanel::openBackupDialog);
    connect(m_restore, &QAbstractButton::clicked, this, &BackupPanel::openRestoreDialog);
    connect(m_undo, &QAbstractButton::clicked, this, &BackupPanel::askUndo);
    connect(&backups, &admin::BackupAdmin::changed, this, &BackupPanel::load);
    connect(&backups, &admin::BackupAdmin::progressed, this, &BackupPanel::showProgress);
    connect(&backups, &admin::BackupAdmin::wrote, this, &BackupPanel::wrote);
    connect(m_waiting, &Banner::linkActivated, this, [this](int index) {
        if (index == 0)
            m_backups.restart();
        else
            m_backups.forgetStaged();
    });
    retranslate();
}

void BackupPanel::askBackup()
{
    m_write->click();
}

void BackupPanel::askRestore()
{
    m_restore->click();
}

void BackupPanel::openBackupDialog()
{
    auto* dialog = new BackupDialog(m_theme, m_backups.usualName(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_file = dialog->file();
        m_result->hide();
        m_isWriting = true;
        showProgress(0, 0);
        m_backups.write(m_file, dialog->takePassphrase());
    });
    dialog->open();
}

void BackupPanel::openRestoreDialog()
{
    (new RestoreDialog(m_theme, m_backups, this))->open();
}

void BackupPanel::wrote(const base::Status& status)
{
    m_isWriting = false;
    if (status) {
        m_result->setKind(Banner::Kind::Success, Icon::Done);
        m_result->setText(tr("Written"),
            tr("%1. It opens with its passphrase alone: keep both, apart from each other.")
                .arg(QDir::toNativeSeparators(m_file)));
    } else {
        m_result->setKind(Banner::Kind::Danger, Icon::Failed);
        m_result->setText(tr("Not written"), status.error().sentence());
    }
    m_result->show();
    load();
}

void BackupPanel::askUndo()
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Undo the restore"),
        tr("Spyhop starts again with what was here before. What is here now stays beside it and can be brought back "
           "the same way."),
        QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* undo = new Button(m_theme, Button::Kind::Danger, tr("Undo and start again"), box);
    undo->setObjectName(QStringLiteral("confirmUndo"));
    box->addButton(undo, QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(undo, &QAbstractButton::clicked, this, [this] {
        if (const base::Status undone = m_backups.stageUndo(); undone)
            m_backups.restart();
        else
            Q_EMIT message(undone.error().sentence());
    });
    box->open();
}

void BackupPanel::showProgress(qint64 done, qint64 total)
{
    m_progress->setShares({total > 0 ? double(done) / double(total) : 0});
    m_busy->setText(total > 0
            ? tr("%1 of %2").arg(QLocale().formattedDataSize(done), QLocale().formattedDataSize(total))
            : tr("Preparing…"));
}

void BackupPanel::load()
{
    const bool isBusy = m_backups.isBusy();
    m_write->setBusy(isBusy && m_isWriting);
    m_write->setEnabled(m_backups.canWrite() && (!isBusy || m_isWriting)); // a restore looks into its file
    m_restore->setEnabled(!isBusy);
    m_progress->setVisible(isBusy && m_isWriting);
    m_busy->setVisible(isBusy && m_isWriting);
    m_cannot->setVisible(!m_backups.canWrite());
    m_waiting->setVisible(m_backups.isStaged());
    const std::optional<QDateTime> restored = m_backups.restoredAt();
    m_undo->setVisible(restored.has_value());
    m_undo->setEnabled(!isBusy);
    m_undoSub->setVisible(restored.has_value());
    if (restored)
        m_undoSub->setText(tr("Last restored on %1. What was here before is still there.").arg(stampText(*restored)));
}

void BackupPanel::showEvent(QShowEvent* event)
{
    load(); // a command may have restored something
    QScrollArea::showEvent(event);
}

void BackupPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void BackupPanel::retranslate()
{
    m_head->setText(tr("Backup"));
    m_sub->setText(
        tr("Everything stored, the settings and the vault, with the key to it, in one file that a passphrase "
           "seals. Not in it: keys in the keychain or in a token, and the audit log."));
    m_cannot->setText(tr("Nothing is stored and unlocked, so there is nothing to back up."));
    m_write->setText(tr("Make a backup…"));
    m_restoreHead->setText(tr("Restore"));
    m_restoreSub->setText(tr("Puts a backup in the place of what is here. You see what is in it first, and what was "
                             "here can be brought back."));
    m_restore->setText(tr("Restore a backup…"));
    m_undo->setText(tr("Undo the restore…"));
    m_waiting->setText(tr("A restore waits"), tr("It is put in place when Spyhop starts again."));
    m_waiting->setLinks({tr("Start again"), tr("Do not restore")});
    load();
}

} // namespace spyhop::ui
