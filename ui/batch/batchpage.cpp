// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchpage.h"

#include "ui/batch/batchwords.h"
#include "ui/batch/figure.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/leftbanner.h"
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
#include <array>

namespace spyhop::ui {
namespace {
constexpr int headerHeight = 52, margin = 24, panelWidth = 400;

//! A form of the results as the Export menu offers it.
struct ExportForm {
    const char16_t* ending; // empty: a folder
    const char* label;
    const char* filter;
};
constexpr std::array exportForms{
    ExportForm{u"xlsx", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Excel workbook, with receipts"),
        QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Excel workbook (*.xlsx)")},
    ExportForm{u"csv", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "CSV for spreadsheets"),
        QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Table, comma-separated (*.csv)")},
    ExportForm{u"html", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Web page to hand on"),
        QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Web page (*.html)")},
    ExportForm{u"md", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Markdown"),
        QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "Markdown (*.md)")},
    ExportForm{u"jsonl", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "JSON lines"),
        QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "JSON lines (*.jsonl)")},
    ExportForm{u"", QT_TRANSLATE_NOOP("spyhop::ui::BatchPage", "One file per item, into a folder"), ""},
};
enum FigureIndex { DoneFigure, FailedFigure, CostFigure, CacheFigure, FinishFigure, FigureCount };
} // namespace

BatchPage::BatchPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_theme(parts.theme)
    , m_clock(parts.clock)
    , m_manager(parts.manager)
    , m_endpoints(parts.endpoints)
    , m_items(parts.manager)
{
    const Theme& theme = parts.theme;
    batch::BatchManager& manager = parts.manager;
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
    m_more = new Button(theme, Button::Kind::Quiet, {}, header);
    m_more->setObjectName(QStringLiteral("moreOfJob"));
    m_more->setLineIcon(Icon::More);
    buildMenus();
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    headerRow->setSpacing(theme.px(12));
    headerRow->addWidget(m_title, 1);
    for (Button* button : {m_pause, m_stop, m_retry, m_export, m_more})
        headerRow->addWidget(button);

    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    m_memory->setObjectName(QStringLiteral("jobInMemory"));
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->setObjectName(QStringLiteral("jobError"));
    m_error->hide();
    m_left = new LeftBanner(theme, parts.clock, manager, this);
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
    m_panel = new ItemPanel(theme, this);
    m_panel->hide();

    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.px(margin), theme.px(20), theme.px(margin), theme.px(16));
    body->setSpacing(theme.px(12));
    body->addWidget(m_error);
    body->addWidget(m_memory);
    body->addWidget(m_left);
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
    connect(m_error, &Banner::linkActivated, this, [this] {
        m_stopShown = false;
        m_error->hide();
    });
    connect(m_left, &LeftBanner::retryRequested, this, [this] { report(m_manager.retryFailed(job())); });
    connect(m_memory, &Banner::linkActivated, this, &BatchPage::keepRequested);
    connect(m_table, &ItemTable::rowShown, this, &BatchPage::showRow);
    connect(m_panel, &ItemPanel::closeRequested, this, [this] {
        m_panelOpen = false;
        placePanel();
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    connect(m_panel, &ItemPanel::reviewed, this, &BatchPage::review);
    connect(m_panel, &ItemPanel::againRequested, this, [this](const QString& model) {
        if (const auto* item = m_items.row(m_table->currentIndex().row()))
            report(m_manager.askAgain(job(), item->first.index, model));
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
    m_left->showJob(*job);
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

void BatchPage::buildMenus()
{
    auto* forms = new QMenu(m_export);
    for (std::size_t form = 0; form < exportForms.size(); ++form) {
        QAction* action = forms->addAction(QString());
        connect(action, &QAction::triggered, this, [this, form] { exportAs(static_cast<int>(form)); });
        m_exports.append(action);
    }
    m_export->setMenu(forms);
    auto* more = new QMenu(m_more);
    m_remove = more->addAction(QString());
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(job()); });
    connect(m_more, &QAbstractButton::clicked, more,
        [this, more] { more->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void BatchPage::exportAs(int form)
{
    const model::JobSummary* summary = m_manager.job(job());
    if (!summary)
        return;
    const ExportForm& chosen = exportForms.at(static_cast<std::size_t>(form));
    const QString ending = QString::fromUtf16(chosen.ending);
    auto* dialog = new QFileDialog(this, tr("Export the results"), QString(), tr(chosen.filter));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (ending.isEmpty()) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        QString name = summary->spec.title;
        name.replace(u'/', u'-');
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(ending);
        dialog->selectFile(name + u'.' + ending);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &BatchPage::exportInto);
    dialog->open();
}

void BatchPage::exportInto(const QString& path)
{
    const base::Status status = m_manager.exportTo(job(), path);
    report(status);
    if (status)
        Q_EMIT message(tr("Exported to %1").arg(path));
}

void BatchPage::showRow(int row)
{
    const model::JobSummary* summary = m_manager.job(job());
    const auto* item = m_items.row(row);
    if (!summary || !item)
        return;
    m_panel->show(summary->spec, item->first, item->second);
    if (!m_panelOpen) {
        m_panel->setModels(m_endpoints.models(summary->spec.endpoint));
        m_panelOpen = true;
        placePanel();
    }
}

void BatchPage::moveRow(int by)
{
    const int row = std::clamp(m_table->currentIndex().row() + by, 0, std::max(0, m_items.rowCount({}) - 1));
    m_table->setCurrentIndex(m_items.index(row, 0));
}

void BatchPage::review(const model::Review& review)
{
    const auto* item = m_items.row(m_table->currentIndex().row());
    if (!item)
        return;
    const base::Status written = m_manager.review(job(), item->first.index, review);
    report(written);
    // One verdict after the other, without a hand on the mouse.
    if (written && review.verdict != model::Review::Verdict::None)
        moveRow(1);
    m_table->setFocus();
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
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_J)
        moveRow(1);
    else if (plain && event->key() == Qt::Key_K)
        moveRow(-1);
    else if (plain && event->key() == Qt::Key_A && m_panelOpen)
        m_panel->accept();
    else if (plain && event->key() == Qt::Key_C && m_panelOpen)
        m_panel->correct();
    else
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
    for (std::size_t form = 0; form < exportForms.size(); ++form)
        m_exports.at(static_cast<qsizetype>(form))->setText(tr(exportForms.at(form).label));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_error->setLink(tr("Close"));
    m_remove->setText(tr("Remove this job"));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Store new jobs"));
    m_table->setAccessibleName(tr("Items of the job"));
    m_progress->setAccessibleName(tr("Progress"));
    m_items.retranslate();
    refresh();
}

} // namespace spyhop::ui
