// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/backupdialog.h"

#include "core/base/namedfile.h"
#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/newpassphrase.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

QString inDocuments(const QString& name)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir()) // a system without the usual folders
        folder = QDir::homePath();
    return QDir::toNativeSeparators(QDir(folder).filePath(name));
}

} // namespace

BackupDialog::BackupDialog(const Theme& theme, const QString& usualName, QWidget* parent)
    : QDialog(parent)
    , m_file(new QLineEdit(this))
    , m_fileField(new Field(theme, m_file, this))
    , m_passphrase(new NewPassphrase(theme, QStringLiteral("backupPassphrase"), this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Make the backup"), this))
{
    setObjectName(QStringLiteral("backupDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a backup"));
    m_file->setObjectName(QStringLiteral("backupFile"));
    m_file->setText(inDocuments(usualName));
    m_accept->setObjectName(QStringLiteral("acceptBackup"));
    m_accept->setDefault(true);
    m_fileField->setLabel(tr("File"));
    auto* sentence = new Label(theme, FontRole::Ui, &Tokens::text, this);
    sentence->setWordWrap(true);
    sentence->setText(tr("The file opens with this passphrase alone. Nobody can restore a lost one; several words that "
                         "have nothing to do with each other are best."));
    auto* choose = new Button(theme, Button::Kind::Secondary, tr("Choose"), this);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    m_fileField->putBeside(choose);
    auto* column = dialogColumn(theme, this, 480);
    column->addWidget(sentence);
    column->addWidget(m_fileField);
    column->addWidget(m_passphrase);
    column->addLayout(buttonRow({cancel, m_accept}));
    connect(choose, &QAbstractButton::clicked, this, &BackupDialog::chooseFile);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(m_file, &QLineEdit::textChanged, this, &BackupDialog::check);
    connect(m_passphrase, &NewPassphrase::changed, this, &BackupDialog::check);
    m_passphrase->setFocus();
    check();
}

QString BackupDialog::file() const
{
    return QDir::fromNativeSeparators(m_file->text().trimmed());
}

base::Secret BackupDialog::takePassphrase()
{
    return m_passphrase->take();
}

void BackupDialog::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Make a backup"), QFileInfo(file()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QFileInfo(file()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& path) { m_file->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void BackupDialog::check()
{
    const QFileInfo target(file());
    const bool hasFolder = !file().isEmpty() && target.absoluteDir().exists() && !target.isDir();
    const base::Status fine = base::checkNamedFile(file());
    m_fileField->setError(!hasFolder ? tr("There is no such folder.") : fine ? QString() : fine.error().sentence());
    m_fileField->setHelp(fine && target.isFile() ? tr("This file is there already: it will be replaced.") : QString());
    m_accept->setEnabled(hasFolder && fine && m_passphrase->isComplete());
}

} // namespace spyhop::ui
