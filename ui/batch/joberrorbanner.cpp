// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/joberrorbanner.h"

#include "ui/batch/maximumdialog.h"

#include <QtCore/QEvent>
#include <utility>

namespace spyhop::ui {

JobErrorBanner::JobErrorBanner(const Theme& theme, batch::BatchManager& manager, QWidget* parent)
    : Banner(theme, Kind::Danger, Icon::Failed, parent)
    , m_theme(theme)
    , m_manager(manager)
{
    setObjectName(QStringLiteral("jobError"));
    connect(this, &Banner::linkActivated, this, &JobErrorBanner::activate);
    showLinks();
    hide();
}

void JobErrorBanner::activate(int link)
{
    if (m_pinHelps && link == 0) {
        m_lacksPin = m_id;
        Q_EMIT pinRequested();
        return;
    }
    if (m_maximumHelps && link == 0) {
        if (const model::JobSummary* const job = m_manager.job(m_id))
            (new MaximumDialog(m_theme, m_manager, *job, window()))->open();
        return;
    }
    m_stopShown = false;
    hide();
}

void JobErrorBanner::clear()
{
    m_id.clear();
    m_stopShown = false;
    hide();
}

void JobErrorBanner::showJob(const model::JobSummary& job, bool isTold)
{
    m_id = job.spec.id;
    m_isTold = isTold;
    const bool done = job.items.pending == 0 && job.items.running == 0;
    const auto reason = m_manager.stopReason(m_id);
    if (reason && !m_manager.isRunning(m_id) && !done && !isTold) {
        setText(tr("The job stopped itself"), reason->sentence());
        show();
        m_stopShown = true;
    } else if (std::exchange(m_stopShown, false)) {
        hide();
    }
    m_pinHelps = reason && m_stopShown && m_awaitsPin && reason->code == base::ErrorCode::Auth
        && reason->whom.startsWith(u"pkcs11:");
    m_maximumHelps
        = reason && m_stopShown && reason->code == base::ErrorCode::RefusedBudget && job.spec.maxCost.has_value();
    showLinks();
}

void JobErrorBanner::report(const base::Status& status)
{
    m_stopShown = false;
    m_pinHelps = false;
    m_maximumHelps = false;
    showLinks();
    setVisible(!status.has_value());
    if (!status)
        setText(tr("That did not work"), status.error().sentence());
}

void JobErrorBanner::setAwaitsPin(bool awaits)
{
    if (std::exchange(m_awaitsPin, awaits) == awaits)
        return;
    if (const model::JobSummary* job = m_manager.job(m_id))
        showJob(*job, m_isTold);
}

void JobErrorBanner::tokenOpened()
{
    const QString id = std::exchange(m_lacksPin, QString());
    if (!id.isEmpty() && id == m_id && !m_manager.isRunning(id))
        report(m_manager.start(id));
}

void JobErrorBanner::showLinks()
{
    QStringList links{tr("Close")};
    if (m_pinHelps)
        links.prepend(tr("Type the PIN…"));
    else if (m_maximumHelps)
        links.prepend(tr("Change the maximum…"));
    setLinks(links);
}

void JobErrorBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showLinks();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
