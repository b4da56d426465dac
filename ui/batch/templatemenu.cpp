// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/templatemenu.h"

#include "core/base/filenames.h"
#include "ui/common/button.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMessageBox>
#include <algorithm>

namespace spyhop::ui {

TemplateMenu::TemplateMenu(const Theme& theme, const QString& profileFolder, QWidget* parent)
    : QMenu(parent)
    , m_theme(theme)
    , m_profileFolder(profileFolder)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &TemplateMenu::fill);
}

void TemplateMenu::fill()
{
    clear();
    const QList<batch::JobTemplate> all = batch::templates(m_profileFolder, QLocale().name());
    const auto hasTwin = [&all](const batch::JobTemplate& job) {
        return std::any_of(all.cbegin(), all.cend(), [&job](const batch::JobTemplate& other) {
            return other.isShipped != job.isShipped
                && (other.id == job.id || other.name.compare(job.name, Qt::CaseInsensitive) == 0);
        });
    };
    // The person's own first; of two that are called alike it is said whose each is.
    for (const bool shipped : {false, true}) {
        for (const batch::JobTemplate& job : all) {
            if (job.isShipped != shipped)
                continue;
            QString text = job.name;
            if (hasTwin(job))
                text = shipped ? tr("%1 (shipped)").arg(text) : tr("%1 (your own)").arg(text);
            QAction* action = addAction(text.replace(u'&', QStringLiteral("&&")));
            action->setToolTip(job.about);
            connect(action, &QAction::triggered, this, [this, job] { choose(job); });
        }
        if (!isEmpty())
            addSeparator();
    }
    QAction* open = addAction(tr("From a file…"));
    open->setObjectName(QStringLiteral("openTemplate"));
    connect(open, &QAction::triggered, this, &TemplateMenu::openFile);
    QAction* keep = addAction(tr("Keep this question as a template…"));
    keep->setObjectName(QStringLiteral("keepTemplate"));
    keep->setEnabled(m_savable);
    connect(keep, &QAction::triggered, this, &TemplateMenu::askName);
    QAction* save = addAction(tr("Save this question to a file…"));
    save->setObjectName(QStringLiteral("saveTemplate"));
    save->setEnabled(m_savable);
    connect(save, &QAction::triggered, this, &TemplateMenu::askFile);
}

void TemplateMenu::choose(const batch::JobTemplate& job)
{
    m_chosen = job;
    Q_EMIT chosen(job);
}

void TemplateMenu::openFile()
{
    auto* dialog = new QFileDialog(parentWidget(), tr("Open a template"), QString(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto job = batch::findTemplate(file, QString(), QLocale().name());
        if (job)
            choose(*job);
        else
            Q_EMIT failed(base::Error(job.error()));
    });
    dialog->open();
}

void TemplateMenu::askName()
{
    auto* dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep as a template"));
    dialog->setLabelText(
        tr("Name. Question and columns are kept as a readable file, without endpoint, key and files."));
    dialog->setOkButtonText(tr("Keep"));
    connect(dialog, &QInputDialog::textValueSelected, this, &TemplateMenu::keep);
    dialog->open();
}

//! Another question that bears the name is not lost without a word.
void TemplateMenu::keep(const QString& name)
{
    const auto path = batch::templatePath(name, m_profileFolder);
    if (!path || !QFileInfo::exists(*path)) {
        Q_EMIT saveRequested(name);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace the template"),
        tr("There is a template “%1” already. Its question and columns are lost.")
            .arg(QFileInfo(*path).completeBaseName()),
        QMessageBox::NoButton, parentWidget());
    box->setObjectName(QStringLiteral("replaceQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* replace = new Button(m_theme, Button::Kind::DangerFilled, tr("Replace"), box);
    auto* other = new Button(m_theme, Button::Kind::Secondary, tr("Another name"), box);
    box->addButton(replace, QMessageBox::AcceptRole);
    box->addButton(other, QMessageBox::ActionRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(replace, &QAbstractButton::clicked, this, [this, name] { Q_EMIT saveRequested(name); });
    connect(other, &QAbstractButton::clicked, this, &TemplateMenu::askName);
    box->open();
}

void TemplateMenu::askFile()
{
    auto* dialog = new QFileDialog(parentWidget(), tr("Save the template"), QString(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    const QString name = base::fileNameFrom(m_chosen.name);
    dialog->selectFile((name.isEmpty() ? tr("Template") : name) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateMenu::fileRequested);
    dialog->open();
}

base::Expected<QString> TemplateMenu::save(const QString& name, const model::BatchSpec& spec) const
{
    batch::JobTemplate job;
    job.name = name.trimmed();
    job.spec = spec;
    return batch::saveTemplate(job, m_profileFolder);
}

base::Status TemplateMenu::saveAs(const QString& path, const model::BatchSpec& spec) const
{
    batch::JobTemplate job;
    const bool asksTheSame = m_chosen.spec.prompt == spec.prompt && m_chosen.spec.columns == spec.columns;
    if (asksTheSame)
        job.about = m_chosen.about;
    job.name = asksTheSame ? m_chosen.name : QFileInfo(path).completeBaseName();
    job.spec = spec;
    return batch::saveTemplateAs(job, path);
}

} // namespace spyhop::ui
