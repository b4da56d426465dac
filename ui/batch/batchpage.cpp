// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchpage.h"

#include "ui/batch/batchwords.h"
#include "ui/batch/figure.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/itemtable.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int headerHeight = 52, margin = 24, panelWidth = 400;
enum FigureIndex { DoneFigure, FailedFigure, CostFigure, CacheFigure, FinishFigure, FigureCount };
} // namespace

BatchPage::BatchPage(const Theme& theme, base::Clock& clock, batch::BatchManager& manager, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_manager(manager)
    , m_items(manager)
{
    setObjectName(QStringLiteral("batchPage"));
    auto* header = new Surface(theme, &Tokens::content, this);
    header->setEdges(Qt::BottomEdge);
    header->setFixedHeight(theme.px(headerHeight));
    connect(&theme, &Theme::changed, header, [this, header] { header->setFixedHeight(m_theme.px(headerHeight)); });
    m_title = new Label(theme, FontRole::Title, &Tokens::text, header);
    m_title->setElided(true);
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_pause = new Button(theme, Button::Kind::Secondary, {}, header);
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    m_stop = new Button(theme, Button::Kind::Secondary, {}, header);
    m_stop->setObjectName(QStringLiteral("stopJob"));
    m_retry = new Button(theme, Button::Kind::Secondary, {}, header);
    m_retry->setObjectName(QStringLiteral("retryFailed"));
    m_export = new Button(theme, Button::Kind::Primary, {}, header);
    m_export->setObjectName(QStringLiteral("exportJob"));
    auto* exportMenu = new QMenu(m_export);
    m_exportCsv = exportMenu->addAction(QString());
    m_exportXlsx = exportMenu->addAction(QString());
    m_exportJsonl = exportMenu->addAction(QString());
    exportMenu->addSeparator();
    m_remove = exportMenu->addAction(QString());
    m_export->setMenu(exportMenu);
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    headerRow->setSpacing(theme.px(12));
    headerRow->addWidget(m_title, 1);
    for (Button* button : {m_pause, m_stop, m_retry, m_export})
        headerRow->addWidget(button);

    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    m_memory->setObjectName(QStringLiteral("jobInMemory"));
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->setObjectName(QStringLiteral("jobError"));
    m_error->hide();
    auto* figures = new QHBoxLayout;
    figures->setSpacing(theme.px(32));
    for (int index = 0; index < FigureCount; ++index) {
        m_figures.append(new Figure(theme, this));
        figures->addWidget(m_figures.last());
    }
    figures->addStretch(1);
    m_progress = new ProgressBar(theme, this);
    m_progress->setObjectName(QStringLiteral("jobProgress"));
    m_table = new ItemTable(theme, m_items, this);
    m_panel = new ItemPanel(theme, manager, this);
    m_panel->hide();

    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.px(margin), theme.px(20), theme.px(margin), theme.px(16));
    body->setSpacing(theme.px(12));
    body->addWidget(m_error);
    body->addWidget(m_memory);
    body->addLayout(figures);
    body->addSpacing(theme.px(4));
    body->addWidget(m_progress);
    body->addWidget(m_table, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addLayout(body, 1);

    connect(m_pause, &QAbstractButton::clicked, this, &BatchPage::togglePause);
    connect(m_stop, &QAbstractButton::clicked, this, [this] { m_manager.stop(job()); });
    connect(m_retry, &QAbstractButton::clicked, this, [this] { report(m_manager.retryFailed(job())); });
    connect(m_exportCsv, &QAction::triggered, this,
        [this] { exportAs(QStringLiteral("csv"), tr("Table, comma-separated (*.csv)")); });
    connect(m_exportXlsx, &QAction::triggered, this,
        [this] { exportAs(QStringLiteral("xlsx"), tr("Excel workbook (*.xlsx)")); });
    connect(m_exportJsonl, &QAction::triggered, this,
        [this] { exportAs(QStringLiteral("jsonl"), tr("JSON lines (*.jsonl)")); });
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(job()); });
    connect(m_memory, &Banner::linkActivated, this, &BatchPage::keepRequested);
    connect(m_table, &ItemTable::rowShown, this, &BatchPage::showRow);
    connect(m_panel, &ItemPanel::closeRequested, this, [this] {
        m_panelOpen = false;
        placePanel();
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == job())
            refresh();
    });
    connect(&manager, &batch::BatchManager::listChanged, this, &BatchPage::refresh);
    connect(
        &manager, &batch::BatchManager::itemsChanged, this, [this](const QString& id, const QList<qint64>& indexes) {
            const int row = m_table->currentIndex().row();
            if (id == job() && m_panelOpen && indexes.contains(row))
                showRow(row);
        });
    retranslate();
}

void BatchPage::showJob(const QString& id)
{
    m_items.setJob(id);
    m_rateJob.clear();
    m_panelOpen = false;
    m_error->hide();
    m_stopShown = false;
    placePanel();
    refresh();
}

void BatchPage::refresh()
{
    const model::JobSummary* job = m_manager.job(m_items.job());
    if (!job)
        return;
    const bool running = m_manager.isRunning(job->spec.id);
    const qint64 total = job->items.total();
    m_title->setText(tr("%1 · %2", "a job's title, how many items")
                         .arg(job->spec.title, tr("%n item(s)", nullptr, static_cast<int>(total))));
    const bool done = job->items.pending == 0 && job->items.running == 0;
    m_pause->setText(running ? tr("Pause") : tr("Resume"));
    m_pause->setVisible(!done || running);
    m_stop->setVisible(running);
    const qint64 again = job->items.failed + job->items.unknown;
    m_retry->setText(tr("Retry failed %1").arg(again));
    m_retry->setVisible(again > 0);
    m_memory->setVisible(!job->stored);
    const auto reason = m_manager.stopReason(job->spec.id);
    if (reason && !running && !done) {
        m_error->setText(tr("The job stopped itself"), reason->sentence());
        m_error->show();
        m_stopShown = true;
    } else if (std::exchange(m_stopShown, false)) {
        m_error->hide();
    }
    const double all = std::max<double>(1, static_cast<double>(total));
    m_progress->setShares(static_cast<double>(job->items.done) / all, static_cast<double>(again) / all);
    refreshFigures(*job);
}

void BatchPage::refreshFigures(const model::JobSummary& job)
{
    const qint64 again = job.items.failed + job.items.unknown;
    m_figures[DoneFigure]->setText(
        QStringLiteral("%1 / %2").arg(countText(job.items.done), countText(job.items.total())), tr("done"));
    m_figures[FailedFigure]->setText(countText(again), tr("failed"));
    QString spent = tr("spent");
    if (job.spec.maxCost)
        spent += tr(" · stops at %1").arg(job.spec.maxCost->display());
    m_figures[CostFigure]->setText(moneyText(job.cost), spent);
    const bool hasUsage = job.usage.promptTokens > 0;
    const qint64 share = hasUsage ? job.usage.cacheHitTokens * 100 / job.usage.promptTokens : 0;
    m_figures[CacheFigure]->setText(hasUsage ? QStringLiteral("%1%").arg(share) : QString(), tr("prompt cache hits"));
    const QString finish = finishTime(job);
    m_figures[FinishFigure]->setText(finish, tr("expected to finish"));
    const bool running = m_manager.isRunning(job.spec.id);
    const qint64 finished = job.items.done + again;
    if (!running) {
        m_rateJob.clear();
    } else if (m_rateJob != job.spec.id) {
        m_rateJob = job.spec.id;
        m_rateSince = m_clock.steadyTime();
        m_rateFrom = finished;
    }
}

QString BatchPage::finishTime(const model::JobSummary& job) const
{
    constexpr qint64 enoughItems = 3; // fewer say nothing about a rate
    if (m_rateJob != job.spec.id)
        return {};
    const qint64 finished = job.items.done + job.items.failed + job.items.unknown - m_rateFrom;
    const auto elapsed = m_clock.elapsedSince(m_rateSince);
    const qint64 left = job.items.pending + job.items.running;
    if (finished < enoughItems || left == 0 || elapsed.count() <= 0)
        return {};
    const qint64 milliseconds = left * elapsed.count() / finished;
    return m_clock.wallTime().addMSecs(milliseconds).toLocalTime().toString(QStringLiteral("HH:mm"));
}

void BatchPage::togglePause()
{
    if (m_manager.isRunning(job()))
        m_manager.pause(job());
    else
        report(m_manager.start(job()));
}

void BatchPage::report(const base::Status& status)
{
    m_stopShown = false;
    m_error->setVisible(!status.has_value());
    if (!status)
        m_error->setText(tr("That did not work"), status.error().sentence());
}

void BatchPage::exportAs(const QString& ending, const QString& filter)
{
    const model::JobSummary* summary = m_manager.job(job());
    if (!summary)
        return;
    QString name = summary->spec.title;
    name.replace(u'/', u'-');
    auto* dialog = new QFileDialog(this, tr("Export the table"), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(name + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = job()](const QString& file) {
        const base::Expected<QString> note = m_manager.exportTo(id, file);
        report(note ? base::Status() : tl::make_unexpected(note.error()));
        if (note)
            Q_EMIT message(
                note->isEmpty() ? tr("Exported to %1").arg(file) : tr("Exported to %1. %2").arg(file, *note));
    });
    dialog->open();
}

void BatchPage::showRow(int row)
{
    const model::JobSummary* summary = m_manager.job(job());
    const auto* item = m_items.row(row);
    if (!summary || !item)
        return;
    m_panel->show(summary->spec, item->first, item->second);
    if (!m_panelOpen) {
        m_panelOpen = true;
        placePanel();
    }
}

void BatchPage::placePanel()
{
    m_panel->setVisible(m_panelOpen);
    const int width = std::min(m_theme.px(panelWidth), this->width());
    const int top = m_theme.px(headerHeight);
    m_panel->setGeometry(this->width() - width, top, width, height() - top);
    m_panel->raise();
    // Where there is room the table makes way; else the panel lies over it.
    const bool beside = m_panelOpen && this->width() - width >= m_theme.px(480);
    layout()->itemAt(1)->layout()->setContentsMargins(
        m_theme.px(margin), m_theme.px(20), beside ? width + m_theme.px(16) : m_theme.px(margin), m_theme.px(16));
}

void BatchPage::resizeEvent(QResizeEvent*)
{
    placePanel();
}

void BatchPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_panelOpen) {
        Q_EMIT m_panel->closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void BatchPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BatchPage::retranslate()
{
    m_stop->setText(tr("Stop"));
    m_export->setText(tr("Export"));
    m_exportCsv->setText(tr("CSV for spreadsheets"));
    m_exportXlsx->setText(tr("Excel workbook"));
    m_exportJsonl->setText(tr("JSON lines"));
    m_remove->setText(tr("Remove this job"));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Store new jobs"));
    m_table->setAccessibleName(tr("Items of the job"));
    m_progress->setAccessibleName(tr("Progress"));
    m_items.retranslate();
    refresh();
}

} // namespace spyhop::ui
