// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/restoredialog.h"

#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"
#include "ui/common/secretedit.h"
#include "ui/common/words.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

RestoreDialog::RestoreDialog(const Theme& theme, admin::BackupAdmin& backups, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_backups(backups)
    , m_file(new QLineEdit(this))
    , m_passphrase(new SecretEdit(QStringLiteral("restorePassphrase"), this))
    , m_fileField(new Field(theme, m_file, this))
    , m_passphraseField(new Field(theme, m_passphrase, this))
    , m_told(new Label(theme, FontRole::Ui, &Tokens::text, this))
    , m_comparison(new QWidget(this))
    , m_grid(new QGridLayout(m_comparison))
    , m_progress(new ProgressBar(theme, this))
    , m_open(new Button(theme, Button::Kind::Primary, tr("Look inside"), this))
    , m_restore(new Button(theme, Button::Kind::DangerFilled, tr("Restore and start again"), this))
{
    setObjectName(QStringLiteral("restoreDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Restore a backup"));
    m_file->setObjectName(QStringLiteral("restoreFile"));
    m_comparison->setObjectName(QStringLiteral("restoreComparison"));
    m_open->setObjectName(QStringLiteral("openBackup"));
    m_open->setDefault(true);
    m_restore->setObjectName(QStringLiteral("confirmRestore"));
    m_restore->setAutoDefault(false);
    m_fileField->setLabel(tr("Backup"));
    m_passphraseField->setLabel(tr("Its passphrase"));
    m_told->setWordWrap(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.px(24));
    m_grid->setVerticalSpacing(theme.px(4));
    auto* choose = new Button(theme, Button::Kind::Secondary, tr("Choose"), this);
    m_cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    m_cancel->setObjectName(QStringLiteral("cancelRestore"));
    choose->setAutoDefault(false);
    m_fileField->putBeside(choose);
    auto* column = dialogColumn(theme, this, 480);
    column->addWidget(m_fileField);
    column->addWidget(m_passphraseField);
    column->addWidget(m_progress);
    column->addWidget(m_told);
    column->addWidget(m_comparison);
    column->addLayout(buttonRow({m_cancel, m_open, m_restore}));
    for (QWidget* later : std::initializer_list<QWidget*>{m_progress, m_comparison, m_told, m_restore})
        later->hide();
    connect(choose, &QAbstractButton::clicked, this, &RestoreDialog::chooseFile);
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_open, &QAbstractButton::clicked, this, &RestoreDialog::lookInside);
    connect(m_restore, &QAbstractButton::clicked, this, &QDialog::accept);
    for (QLineEdit* edit : {m_file, static_cast<QLineEdit*>(m_passphrase)})
        connect(edit, &QLineEdit::textChanged, this, &RestoreDialog::check);
    connect(&backups, &admin::BackupAdmin::progressed, this,
        [this](qint64 now, qint64 total) { m_progress->setShares({total > 0 ? double(now) / double(total) : 0}); });
    connect(&backups, &admin::BackupAdmin::lookedInside, this, &RestoreDialog::opened);
    check();
}

void RestoreDialog::chooseFile()
{
    const QString folder = m_file->text().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : QFileInfo(m_file->text()).absolutePath();
    auto* dialog = new QFileDialog(this, tr("Choose a backup"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& path) { m_file->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void RestoreDialog::check()
{
    m_fileField->setError({});
    m_passphraseField->setError({});
    m_open->setEnabled(!m_isOpening && !m_file->text().trimmed().isEmpty() && !m_passphrase->text().isEmpty());
}

void RestoreDialog::lookInside()
{
    const QString path = QDir::fromNativeSeparators(m_file->text().trimmed());
    if (!QFileInfo(path).isFile()) {
        m_fileField->setError(tr("There is no such file."));
        return;
    }
    m_isOpening = true;
    m_open->setBusy(true);
    m_progress->setShares({});
    m_progress->show();
    m_backups.lookInside(path, m_passphrase->secret());
}

void RestoreDialog::opened(const base::Status& status, const admin::BackupContents& contents)
{
    if (!std::exchange(m_isOpening, false))
        return;
    m_open->setBusy(false);
    m_progress->hide();
    if (!status) {
        Field* field = status.error().code == base::ErrorCode::Auth ? m_passphraseField : m_fileField;
        base::Error error = status.error();
        error.whom.clear(); // the field says it
        field->setError(error.sentence());
        field->editor()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_hasOpened = true;
    m_passphrase->forget();
    m_fileField->setEnabled(false);
    m_passphraseField->hide();
    m_open->hide();
    compare(contents);
    m_restore->show();
    m_cancel->setFocus(Qt::OtherFocusReason); // Enter destroys nothing
    adjustSize();
}

void RestoreDialog::compare(const admin::BackupContents& contents)
{
    const QLocale locale;
    m_told->setText(
        tr("The backup of %1 is whole. It takes the place of what is here. What is here stays beside it and "
           "can be brought back; keys in the keychain are not touched. Afterwards, the backup's passphrase "
           "opens what is stored.")
            .arg(stampText(contents.madeAt)));
    const admin::BackupContents here = m_backups.present();
    struct Row {
        QString name;
        qint64 there, now;
    };
    const QList<Row> rows{{tr("Conversations"), contents.chats, here.chats},
        {tr("Messages"), contents.messages, here.messages}, {tr("Batch jobs"), contents.jobs, here.jobs},
        {tr("Prompts and roles"), contents.prompts, here.prompts},
        {tr("Endpoints"), contents.endpoints, here.endpoints},
        {tr("Keys in the vault"), contents.vaultKeys, here.vaultKeys}};
    const auto put = [this](const QString& text, int row, int column, bool isHead) {
        auto* label = new Label(
            m_theme, isHead ? FontRole::Small : FontRole::Ui, isHead ? &Tokens::text2 : &Tokens::text, m_comparison);
        label->setText(text);
        m_grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    put(tr("In the backup"), 0, 1, true);
    put(tr("Here now"), 0, 2, true);
    for (int i = 0; i < rows.size(); ++i) {
        put(rows.at(i).name, i + 1, 0, false);
        put(locale.toString(rows.at(i).there), i + 1, 1, false);
        put(locale.toString(rows.at(i).now), i + 1, 2, false);
    }
    m_grid->setColumnStretch(0, 1);
    m_told->show();
    m_comparison->show();
}

void RestoreDialog::done(int result)
{
    if (m_isOpening) // what is being read cannot be taken back yet: it is when it comes
        return;
    if (result == QDialog::Accepted && m_hasOpened) {
        if (const base::Status staged = m_backups.stageSeen(); !staged) {
            m_told->setText(staged.error().sentence());
            m_restore->hide();
            m_hasOpened = false;
            return;
        }
        m_backups.restart();
    } else if (m_hasOpened) {
        m_backups.forgetSeen();
    }
    QDialog::done(result);
}

} // namespace spyhop::ui
