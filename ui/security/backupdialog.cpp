// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/backupdialog.h"

#include "core/admin/passphrasestrength.h"
#include "ui/common/button.h"
#include "ui/common/clipboardguard.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int leastBytes = 8; // as core/admin/backup.cpp
constexpr double fullBits = 60; // of the bar: "Strong" begins a little above

QString inDocuments(const QString& name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir::toNativeSeparators(QDir(folder).filePath(name));
}

base::Secret secretOf(const QLineEdit* edit)
{
    QByteArray bytes = edit->text().toUtf8();
    return base::Secret::take(bytes);
}

} // namespace

BackupDialog::BackupDialog(const Theme& theme, const QString& usualName, QWidget* parent)
    : QDialog(parent)
    , m_file(new QLineEdit(this))
    , m_first(new QLineEdit(this))
    , m_second(new QLineEdit(this))
    , m_fileField(new Field(theme, m_file, this))
    , m_firstField(new Field(theme, m_first, this))
    , m_secondField(new Field(theme, m_second, this))
    , m_strength(new ProgressBar(theme, this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Make the backup"), this))
{
    setObjectName(QStringLiteral("backupDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a backup"));
    m_file->setObjectName(QStringLiteral("backupFile"));
    m_file->setText(inDocuments(usualName));
    m_first->setObjectName(QStringLiteral("backupPassphrase"));
    m_second->setObjectName(QStringLiteral("backupPassphraseAgain"));
    for (QLineEdit* edit : {m_first, m_second}) {
        edit->setEchoMode(QLineEdit::Password);
        new ClipboardGuard(edit);
    }
    m_accept->setObjectName(QStringLiteral("acceptBackup"));
    m_accept->setDefault(true);
    m_fileField->setLabel(tr("File"));
    m_firstField->setLabel(tr("Passphrase"));
    m_secondField->setLabel(tr("The same again"));
    auto* sentence = new Label(theme, FontRole::Ui, &Tokens::text, this);
    sentence->setWordWrap(true);
    sentence->setText(tr("The file opens with this passphrase alone. Nobody can restore a lost one; several words that "
                         "have nothing to do with each other are best."));
    auto* choose = new Button(theme, Button::Kind::Secondary, tr("Choose"), this);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    auto* fileRow = besideEditor(theme, m_fileField, choose);
    auto* firstColumn = new QVBoxLayout;
    firstColumn->setSpacing(theme.px(4));
    firstColumn->addWidget(m_firstField);
    firstColumn->addWidget(m_strength);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    column->setSpacing(theme.px(16));
    column->addWidget(sentence);
    column->addLayout(fileRow);
    column->addLayout(firstColumn);
    column->addWidget(m_secondField);
    column->addLayout(buttons);
    setMinimumWidth(theme.px(480));
    connect(choose, &QAbstractButton::clicked, this, &BackupDialog::chooseFile);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &QDialog::accept);
    for (QLineEdit* edit : {m_file, m_first, m_second})
        connect(edit, &QLineEdit::textChanged, this, &BackupDialog::check);
    m_first->setFocus();
    check();
}

QString BackupDialog::file() const
{
    return QDir::fromNativeSeparators(m_file->text().trimmed());
}

base::Secret BackupDialog::takePassphrase()
{
    const base::Secret passphrase = secretOf(m_first);
    m_first->clear();
    m_second->clear();
    return passphrase;
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
    m_fileField->setError(hasFolder ? QString() : tr("There is no such folder."));
    m_fileField->setHelp(target.isFile() ? tr("This file is there already: it will be replaced.") : QString());
    const bool isTyped = !m_first->text().isEmpty();
    const bool isLong = m_first->text().toUtf8().size() >= leastBytes;
    const admin::PassphraseStrength strength
        = isTyped ? admin::strengthOf(secretOf(m_first)) : admin::PassphraseStrength();
    m_strength->setShares(std::min(1.0, strength.guessBits / fullBits), 0);
    m_strength->setAccessibleName(strength.words);
    m_firstField->setHelp(isLong ? strength.words : tr("At least %1 characters").arg(leastBytes));
    const bool same = m_first->text() == m_second->text();
    m_secondField->setError(!m_second->text().isEmpty() && !same ? tr("The two are not the same.") : QString());
    m_accept->setEnabled(hasFolder && isLong && same);
}

} // namespace spyhop::ui
