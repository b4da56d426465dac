// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/templatemenu.h"

#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>

namespace spyhop::ui {

TemplateMenu::TemplateMenu(const QString& profileFolder, QWidget* parent)
    : QMenu(parent)
    , m_profileFolder(profileFolder)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &TemplateMenu::fill);
}

void TemplateMenu::fill()
{
    clear();
    for (const batch::JobTemplate& job : batch::templates(m_profileFolder, QLocale().name())) {
        QAction* action = addAction(job.name);
        action->setToolTip(job.about);
        connect(action, &QAction::triggered, this, [this, job] { Q_EMIT chosen(job); });
    }
    addSeparator();
    connect(addAction(tr("From a file…")), &QAction::triggered, this, &TemplateMenu::openFile);
    QAction* keep = addAction(tr("Keep this question as a template…"));
    keep->setEnabled(m_savable);
    connect(keep, &QAction::triggered, this, &TemplateMenu::askName);
}

void TemplateMenu::openFile()
{
    auto* dialog = new QFileDialog(parentWidget(), tr("Open a template"), QString(), tr("Templates (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto job = batch::findTemplate(file, QString(), QLocale().name());
        if (job)
            Q_EMIT chosen(*job);
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
    connect(dialog, &QInputDialog::textValueSelected, this, &TemplateMenu::saveRequested);
    dialog->open();
}

base::Expected<QString> TemplateMenu::save(const QString& name, const model::BatchSpec& spec) const
{
    batch::JobTemplate job;
    job.name = name.trimmed();
    job.spec = spec;
    return batch::saveTemplate(job, m_profileFolder);
}

} // namespace spyhop::ui
