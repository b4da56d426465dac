// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditkeep.h"

#include <QtCore/QEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

namespace spyhop::ui {

AuditKeep::AuditKeep(const Theme& theme, admin::AuditAdmin& audit, QWidget* parent)
    : Pill(theme, parent)
    , m_audit(audit)
{
    setObjectName(QStringLiteral("auditKeep"));
    setMenu(new QMenu(this));
    refresh();
}

void AuditKeep::addChoice(const QString& text, bool isChosen, const model::AuditChoice& choice)
{
    QAction* action = menu()->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    // Not while the menu is still at it: its actions are made anew.
    connect(
        action, &QAction::triggered, this, [this, choice] { choose(choice); }, Qt::QueuedConnection);
}

void AuditKeep::refresh()
{
    const model::AuditChoice now = m_audit.choice();
    const auto keepText
        = [](int kept) { return kept == 0 ? tr("Kept for ever") : tr("Kept for %n day(s)", nullptr, kept); };
    menu()->clear();
    for (const int days : {30, 90, 365, 0}) {
        model::AuditChoice choice = now;
        choice.keepDays = days;
        addChoice(keepText(days), now.keepDays == days, choice);
    }
    menu()->addSeparator();
    model::AuditChoice logged = now;
    logged.syslog = !now.syslog;
    addChoice(tr("Checkpoints also to the system's log"), now.syslog, logged);
    if (now.folder.isEmpty()) {
        connect(
            menu()->addAction(tr("Checkpoints also to a folder…")), &QAction::triggered, this, &AuditKeep::askFolder);
    } else {
        model::AuditChoice none = now;
        none.folder.clear();
        addChoice(tr("Checkpoints also to %1").arg(now.folder), true, none);
    }
    setText(keepText(now.keepDays));
    setAccessibleName(tr("How long the log is kept, and where its checkpoints go"));
    updateGeometry();
}

void AuditKeep::choose(const model::AuditChoice& choice)
{
    const base::Status chosen = m_audit.choose(choice);
    refresh();
    if (!chosen)
        Q_EMIT message(chosen.error().sentence());
}

void AuditKeep::askFolder()
{
    auto* dialog = new QFileDialog(this, tr("A folder that takes additions only"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        model::AuditChoice choice = m_audit.choice();
        choice.folder = folder;
        choose(choice);
    });
    dialog->open();
}

void AuditKeep::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Pill::changeEvent(event);
}

} // namespace spyhop::ui
