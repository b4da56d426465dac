// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobheader.h"

#include "ui/batch/exportmenu.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/menuplace.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int margin = 24;

//! As wide as the longest of its names, so that it stays where it is when it changes.
void nameKeepingWidth(Button& button, const QStringList& names, qsizetype now)
{
    button.setText(names.at(now));
    const auto widthOf = [metrics = button.fontMetrics()](
                             const QString& name) { return metrics.size(Qt::TextShowMnemonic, name).width(); };
    int widest = 0;
    for (const QString& name : names)
        widest = std::max(widest, widthOf(name));
    button.setMinimumWidth(button.sizeHint().width() - widthOf(button.text()) + widest);
}

} // namespace

JobHeader::JobHeader(const Theme& theme, const batch::BatchManager& manager, QWidget* parent)
    : Surface(theme, &Tokens::content, parent)
    , m_manager(manager)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_retry(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_stop(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_pause(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_export(new Button(theme, Button::Kind::Primary, {}, this))
    , m_more(new Button(theme, Button::Kind::Quiet, {}, this))
{
    setEdges(Qt::BottomEdge);
    setFixedHeight(theme.px(designHeight));
    m_title->setElided(true);
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_retry->setObjectName(QStringLiteral("retryFailed"));
    m_stop->setObjectName(QStringLiteral("stopJob"));
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    m_export->setObjectName(QStringLiteral("exportJob"));
    m_more->setObjectName(QStringLiteral("moreOfJob"));
    buildMenus();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    row->setSpacing(theme.px(12));
    row->addWidget(m_title, 1);
    // Those that come and go are at the left of those that stay: none moves under the pointer.
    for (Button* button : {m_retry, m_stop, m_pause, m_export, m_more})
        row->addWidget(button);
    connect(m_pause, &QAbstractButton::clicked, this, &JobHeader::pauseToggled);
    connect(m_stop, &QAbstractButton::clicked, this, &JobHeader::stopRequested);
    connect(m_retry, &QAbstractButton::clicked, this, &JobHeader::retryRequested);
    connect(&theme, &Theme::changed, this, [this] {
        setFixedHeight(m_theme.px(designHeight));
        showJob(m_id); // the widths of names
    });
    retranslate();
}

void JobHeader::buildMenus()
{
    auto* forms = new ExportMenu(m_export);
    connect(forms, &ExportMenu::aboutToShow, this, [this, forms] {
        const model::JobSummary* summary = m_manager.job(m_id);
        forms->setName(summary ? summary->spec.title : QString());
    });
    connect(forms, &ExportMenu::chosen, this, &JobHeader::exportRequested);
    m_export->setMenu(forms);
    auto* more = new QMenu(m_more);
    m_same = more->addAction(QString());
    connect(m_same, &QAction::triggered, this, [this] {
        if (const model::JobSummary* summary = m_manager.job(m_id))
            Q_EMIT sameRequested(model::BatchSpec(summary->spec));
    });
    m_watch = more->addAction(QString());
    connect(m_watch, &QAction::triggered, this, [this] {
        if (const model::JobSummary* summary = m_manager.job(m_id))
            Q_EMIT watchRequested(model::BatchSpec(summary->spec));
    });
    more->addSeparator();
    m_remove = more->addAction(QString());
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(QString(m_id)); });
    m_more->setMenu(more);
}

void JobHeader::showJob(const QString& id)
{
    m_id = id;
    const model::JobSummary* job = m_manager.job(m_id);
    if (!job)
        return;
    const bool running = m_manager.isRunning(m_id);
    const bool pausing = m_manager.isPausing(m_id); // what is in flight ends first
    const qint64 total = job->items.total();
    m_title->setText(tr("%1 · %2", "a job's title, how many items")
                         .arg(job->spec.title, tr("%Ln item(s)", nullptr, static_cast<int>(total))));
    m_title->setToolTip(plainToolTip(tr("Job %1", "its id").arg(m_id)));
    const bool done = job->items.pending == 0 && job->items.running == 0;
    nameKeepingWidth(*m_pause, {tr("Pause"), tr("Resume"), tr("Pausing…")}, pausing ? 2 : running ? 0 : 1);
    m_pause->setEnabled(!pausing);
    m_pause->setVisible((!done || running) && (running || !m_manager.runsElsewhere(m_id)));
    m_stop->setVisible(running);
    const qint64 again = job->items.failed; // those of unknown outcome have a banner of their own
    // A job that stands goes on with all that it has left.
    const bool goesOn = !running && !done;
    m_retry->setText((goesOn ? tr("Retry failed %1 and go on") : tr("Retry failed %1")).arg(again));
    m_retry->setVisible(again > 0 && (running || !m_manager.runsElsewhere(m_id)));
    m_watch->setEnabled(!job->spec.rows);
}

void JobHeader::setExporting(bool exporting)
{
    m_export->setBusy(exporting);
}

void JobHeader::offerExport()
{
    m_export->setFocus(Qt::OtherFocusReason);
    popupBy(*m_export->menu(), *m_export);
}

void JobHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Surface::changeEvent(event);
}

void JobHeader::retranslate()
{
    m_stop->setText(tr("Stop"));
    m_export->setText(tr("Export"));
    m_more->setText(tr("More"));
    m_same->setText(tr("Ask the same of other files"));
    m_watch->setText(tr("Ask the same of whatever comes into a folder…"));
    m_remove->setText(tr("Remove this job"));
    showJob(m_id);
}

} // namespace spyhop::ui
