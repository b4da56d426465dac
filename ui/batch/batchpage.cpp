// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchpage.h"

#include "core/batch/exporting.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/exportmenu.h"
#include "ui/batch/filterbar.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/jobfigures.h"
#include "ui/batch/jobwaitbanner.h"
#include "ui/batch/leftbanner.h"
#include "ui/batch/maskedline.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr auto reorderEvery = std::chrono::milliseconds(2'000);
constexpr int leastPanelHeight = 240; // source and answer, some lines each
constexpr int leastTable = 260; // below it the figures make way for rows
constexpr int headerHeight = 52, margin = 24, panelWidth = 400;
constexpr int wideRest = 480; // a page that is still one beside the panel
constexpr int listWidth = 320, leastPanel = 344; // below it: states, names and one answer beside the panel

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
    m_retry = new Button(theme, Button::Kind::Secondary, {}, header);
    m_retry->setObjectName(QStringLiteral("retryFailed"));
    m_stop = new Button(theme, Button::Kind::Secondary, {}, header);
    m_stop->setObjectName(QStringLiteral("stopJob"));
    m_pause = new Button(theme, Button::Kind::Secondary, {}, header);
    m_pause->setObjectName(QStringLiteral("pauseJob"));
    m_export = new Button(theme, Button::Kind::Primary, {}, header);
    m_export->setObjectName(QStringLiteral("exportJob"));
    m_more = new Button(theme, Button::Kind::Quiet, {}, header);
    m_more->setObjectName(QStringLiteral("moreOfJob"));
    buildMenus();
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    headerRow->setSpacing(theme.px(12));
    headerRow->addWidget(m_title, 1);
    // Those that come and go are at the left of those that stay: none moves under the pointer.
    for (Button* button : {m_retry, m_stop, m_pause, m_export, m_more})
        headerRow->addWidget(button);

    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    m_memory->setObjectName(QStringLiteral("jobInMemory"));
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->setObjectName(QStringLiteral("jobError"));
    m_error->hide();
    m_left = new LeftBanner(theme, parts.clock, manager, this);
    m_waiting = new JobWaitBanner(theme, parts.clock, manager, this);
    m_figures = new JobFigures(theme, parts.clock, this);
    m_masked = new MaskedLine(theme, manager, this);
    m_progress = new ProgressBar(theme, this);
    m_progress->setObjectName(QStringLiteral("jobProgress"));
    m_filter = new FilterBar(theme, this);
    m_table = new ItemTable(theme, m_items, this);
    m_reorderTimer = m_clock.makeTimer();
    m_panel = new ItemPanel(theme, manager, this);
    m_panel->hide();

    m_body = new QWidget(this);
    auto* body = new QVBoxLayout(m_body);
    body->setSpacing(theme.px(12));
    body->addWidget(m_error);
    body->addWidget(m_memory);
    body->addWidget(m_waiting);
    body->addWidget(m_left);
    body->addWidget(m_figures);
    body->addWidget(m_masked);
    body->addWidget(m_progress);
    m_rows = new QWidget(m_body);
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.px(12));
    rows->addWidget(m_filter);
    rows->addWidget(m_table, 1);
    body->addWidget(m_rows, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_body, 1);

    connect(&theme, &Theme::changed, this, &BatchPage::refresh); // the widths of names
    connect(m_pause, &QAbstractButton::clicked, this, &BatchPage::togglePause);
    connect(m_stop, &QAbstractButton::clicked, this, &BatchPage::stop);
    connect(m_retry, &QAbstractButton::clicked, this, [this] { report(m_manager.retryFailed(job())); });
    connect(m_error, &Banner::linkActivated, this, [this](int link) {
        if (m_pinHelps && link == 0) {
            m_lacksPin = job();
            Q_EMIT pinRequested();
            return;
        }
        m_stopShown = false;
        m_error->hide();
    });
    connect(m_left, &LeftBanner::retryRequested, this, [this] { report(m_manager.retryUnknown(job())); });
    connect(m_left, &LeftBanner::cancelRequested, this, [this] { cancelLeft(job()); });
    connect(m_memory, &Banner::linkActivated, this, &BatchPage::keepRequested);
    connect(m_table, &ItemTable::rowShown, this, &BatchPage::showRow);
    connect(m_panel, &ItemPanel::closeRequested, this, [this] {
        m_panelOpen = false;
        placePanel();
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    });
    connect(m_waiting, &Banner::linkActivated, this, [this] {
        if (m_manager.waitsForRoom(job()))
            m_manager.lookNow(job());
        else if (m_manager.isRunning(job()))
            m_manager.startNow(job());
        else
            report(m_manager.start(job()));
    });
    connect(m_filter, &FilterBar::chosen, this, [this](batch::OrderWish::Filter filter) {
        batch::OrderWish wish = m_items.wish();
        wish.filter = filter;
        m_items.setWish(wish);
        showEmptyText();
    });
    // Whoever reviews stays at the item while rows come and go.
    connect(&m_items, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_panelOpen ? m_items.rowOf(m_shownItem) : -1;
        if (row >= 0)
            m_table->setCurrentIndex(m_items.index(row, 0));
    });
    // Rows that no longer belong go when the eye has had time to see them change.
    connect(m_reorderTimer.get(), &base::Timer::fired, &m_items, &ItemTableModel::reorder);
    connect(m_panel, &ItemPanel::reviewed, this, &BatchPage::review);
    connect(m_panel, &ItemPanel::againRequested, this, [this](const QString& model) {
        if (m_shownItem >= 0)
            report(m_manager.askAgain(job(), {m_shownItem}, model));
    });
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == job())
            refresh();
    });
    connect(&manager, &batch::BatchManager::refused, this, [this](const QString& id, const base::Error& error) {
        if (id == job())
            report(base::failure(error));
    });
    connect(&manager, &batch::BatchManager::listChanged, this, &BatchPage::refresh);
    connect(&m_endpoints, &admin::EndpointAdmin::modelsChanged, this, &BatchPage::offerModels);
    connect(
        &manager, &batch::BatchManager::itemsChanged, this, [this](const QString& id, const QList<qint64>& indexes) {
            if (id != job())
                return;
            if (!m_reorderTimer->isActive())
                m_reorderTimer->start(reorderEvery);
            m_awaitsRow = m_awaitsRow || (m_panelOpen && indexes.contains(m_shownItem));
        });
    connect(&manager, &batch::BatchManager::itemsReset, this, [this](const QString& id) {
        if (id != job())
            return;
        if (!m_reorderTimer->isActive())
            m_reorderTimer->start(reorderEvery);
        m_awaitsRow = m_awaitsRow || m_panelOpen;
    });
    connect(&m_items, &ItemTableModel::rowsRead, this, [this](int first, int last) {
        const int row = m_table->currentIndex().row();
        if (m_awaitsRow && row >= first && row <= last)
            showRow(row);
    });
    retranslate();
}

BatchPage::~BatchPage()
{
    delete m_table; // before the model it shows
}

void BatchPage::showJob(const QString& id)
{
    m_panelOpen = false;
    m_awaitsRow = false;
    m_shownItem = -1;
    m_items.setJob(id);
    m_filter->setFilter(batch::OrderWish::Filter::All);
    showEmptyText();
    m_counting.reset();
    m_movedOn = -1;
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
                         .arg(job->spec.title, tr("%Ln item(s)", nullptr, static_cast<int>(total))));
    m_title->setToolTip(plainToolTip(tr("Job %1", "its id").arg(job->spec.id)));
    const bool done = job->items.pending == 0 && job->items.running == 0;
    nameKeepingWidth(*m_pause, {tr("Pause"), tr("Resume")}, running ? 0 : 1);
    m_pause->setVisible((!done || running) && (running || !m_manager.runsElsewhere(job->spec.id)));
    m_stop->setVisible(running);
    const qint64 again = job->items.failed + job->items.unknown;
    // A job that stands goes on with all that it has left.
    const bool goesOn = !running && !done;
    m_retry->setText((goesOn ? tr("Retry failed %1 and go on") : tr("Retry failed %1")).arg(again));
    m_retry->setVisible(again > 0 && (running || !m_manager.runsElsewhere(job->spec.id)));
    m_memory->setVisible(!job->stored);
    const auto reason = m_manager.stopReason(job->spec.id);
    if (reason && !running && !done) {
        m_error->setText(tr("The job stopped itself"), reason->sentence());
        m_error->show();
        m_stopShown = true;
    } else if (std::exchange(m_stopShown, false)) {
        m_error->hide();
    }
    m_pinHelps = reason && m_stopShown && m_awaitsPin && reason->code == base::ErrorCode::Auth
        && reason->whom.startsWith(u"pkcs11:");
    showErrorLinks();
    m_watch->setEnabled(!job->spec.rows);
    m_filter->setCounts(job->items, job->spec.quotes);
    countReviews(*job);
    m_waiting->showJob(*job);
    const double all = std::max<double>(1, static_cast<double>(total));
    m_progress->setShares(static_cast<double>(job->items.done) / all, static_cast<double>(again) / all);
    m_left->showJob(*job);
    m_figures->showJob(*job, running || m_manager.runsElsewhere(job->spec.id));
    m_masked->showJob(*job);
}

void BatchPage::focusTable()
{
    m_table->setFocus();
}

//! Which answers have to be looked at stands in what is sealed: it is counted beside, each time something has changed.
void BatchPage::countReviews(const model::JobSummary& job)
{
    if (!job.spec.quotes || job.items.done == 0) {
        m_counting.reset();
        m_counted = {};
        m_filter->setToReview({});
        return;
    }
    const std::pair<QString, QDateTime> wanted{job.spec.id, job.updatedAt};
    if (m_counting || wanted == m_counted)
        return;
    if (m_counted.first != job.spec.id)
        m_filter->setToReview({});
    m_counted = wanted;
    batch::OrderWish wish;
    wish.filter = batch::OrderWish::Filter::Review;
    m_counting = m_manager.order(job.spec.id, wish);
    connect(m_counting.get(), &batch::Ordering::ready, this, [this, id = job.spec.id](const QList<qint64>& indexes) {
        m_endedCounting = std::move(m_counting);
        if (id != m_items.job())
            return;
        m_filter->setToReview(indexes.size());
        if (const model::JobSummary* const now = m_manager.job(id)) // it may have changed meanwhile
            countReviews(*now);
    });
}

void BatchPage::showEmptyText()
{
    const batch::OrderWish::Filter filter = m_items.wish().filter;
    m_table->setEmptyText(filter == batch::OrderWish::Filter::Review
            ? tr(
                "Nothing is left to review: every quote was found in its source, or somebody has looked at the answer.")
            : filter == batch::OrderWish::Filter::All ? QString()
                                                      : tr("No item of this kind is left."));
}

void BatchPage::togglePause()
{
    if (m_manager.isRunning(job()))
        m_manager.pause(job());
    else
        report(m_manager.start(job()));
}

//! What is with a provider goes on there, and is charged: whether it is to stop as well is the person's to say.
void BatchPage::stop()
{
    const QString id = job();
    if (!m_manager.hasLeft(id))
        return m_manager.stop(id);
    auto* box = new QMessageBox(QMessageBox::Question, tr("Stop this job"),
        tr("Work of this job is with the provider. It goes on there, and is charged, unless it is cancelled there "
           "too."),
        QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("stopQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = new Button(m_theme, Button::Kind::Secondary, tr("Keep it running there"), box);
    keep->setObjectName(QStringLiteral("keepLeft"));
    auto* cancel = new Button(m_theme, Button::Kind::DangerFilled, tr("Cancel it there"), box);
    cancel->setObjectName(QStringLiteral("cancelLeft"));
    box->addButton(keep, QMessageBox::AcceptRole);
    box->addButton(cancel, QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Do not stop"), QMessageBox::RejectRole));
    connect(keep, &QAbstractButton::clicked, this, [this, id] { m_manager.stop(id); });
    connect(cancel, &QAbstractButton::clicked, this, [this, id] { cancelLeft(id); });
    box->open();
}

void BatchPage::cancelLeft(const QString& id)
{
    const base::Status asked = m_manager.cancel(id);
    if (id == job())
        report(asked);
}

void BatchPage::setAwaitsPin(bool awaits)
{
    if (std::exchange(m_awaitsPin, awaits) != awaits)
        refresh();
}

void BatchPage::tokenOpened()
{
    const QString id = std::exchange(m_lacksPin, QString());
    if (!id.isEmpty() && id == job() && !m_manager.isRunning(id))
        report(m_manager.start(id));
}

void BatchPage::showErrorLinks()
{
    QStringList links{tr("Close")};
    if (m_pinHelps)
        links.prepend(tr("Type the PIN…"));
    m_error->setLinks(links);
}

void BatchPage::report(const base::Status& status)
{
    m_stopShown = false;
    m_pinHelps = false;
    showErrorLinks();
    m_error->setVisible(!status.has_value());
    if (!status)
        m_error->setText(tr("That did not work"), status.error().sentence());
}

void BatchPage::buildMenus()
{
    auto* forms = new ExportMenu(m_export);
    connect(forms, &ExportMenu::aboutToShow, this, [this, forms] {
        const model::JobSummary* summary = m_manager.job(job());
        forms->setName(summary ? summary->spec.title : QString());
    });
    connect(forms, &ExportMenu::chosen, this, &BatchPage::exportInto);
    m_export->setMenu(forms);
    auto* more = new QMenu(m_more);
    m_same = more->addAction(QString());
    connect(m_same, &QAction::triggered, this, [this] {
        if (const model::JobSummary* summary = m_manager.job(job()))
            Q_EMIT sameRequested(model::BatchSpec(summary->spec));
    });
    m_watch = more->addAction(QString());
    connect(m_watch, &QAction::triggered, this, [this] {
        if (const model::JobSummary* summary = m_manager.job(job()))
            Q_EMIT watchRequested(model::BatchSpec(summary->spec));
    });
    more->addSeparator();
    m_remove = more->addAction(QString());
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(job()); });
    m_more->setMenu(more);
}

void BatchPage::exportInto(const QString& path)
{
    m_export->setBusy(true);
    m_exporting = m_manager.exporting(job(), path);
    connect(m_exporting.get(), &batch::Exporting::finished, this,
        [this, path](const base::Expected<QString>& note) { exported(path, note); });
}

void BatchPage::exported(const QString& path, const base::Expected<QString>& note)
{
    m_endedExporting = std::move(m_exporting);
    m_export->setBusy(false);
    report(note ? base::Status() : tl::make_unexpected(note.error()));
    if (note)
        Q_EMIT message(note->isEmpty() ? tr("Exported to %1").arg(path) : tr("Exported to %1. %2").arg(path, *note));
}

void BatchPage::showRow(int row)
{
    const model::JobSummary* summary = m_manager.job(job());
    const auto* item = m_items.row(row);
    m_awaitsRow = row >= 0 && !item;
    if (m_awaitsRow)
        m_shownItem = -1; // a verdict given now would be the last item's
    if (!summary || !item)
        return;
    m_shownItem = item->first.index;
    m_shownAsked = item->first.model;
    m_shownEndpoint = item->second.endpoint;
    m_shownModel = item->second.answeredModel;
    offerModels();
    m_panel->show(summary->spec, item->first, item->second);
    if (!m_panelOpen) {
        m_panelOpen = true;
        placePanel();
    }
}

//! Of the job's endpoint; of an automatic job's, those of whoever answered this item first, then as they are asked.
QStringList BatchPage::modelsFor(const model::BatchSpec& spec, const QString& answered) const
{
    if (!spec.endpoint.isEmpty())
        return m_endpoints.models(spec.endpoint);
    QList<model::Endpoint> all = m_endpoints.endpoints();
    if (const auto& builtIn = m_endpoints.builtIn())
        all.append(*builtIn);
    std::stable_sort(all.begin(), all.end(), [&answered](const model::Endpoint& a, const model::Endpoint& b) {
        return std::pair(a.name != answered, a.priority) < std::pair(b.name != answered, b.priority);
    });
    QStringList models;
    for (const model::Endpoint& endpoint : std::as_const(all)) {
        if (endpoint.enabled && (spec.tier == model::Tier::Auto || spec.tier == endpoint.tier))
            models += m_endpoints.models(endpoint.name);
    }
    models.removeDuplicates();
    return models;
}

//! The one that the item was asked of is offered as the same.
void BatchPage::offerModels()
{
    const model::JobSummary* summary = m_manager.job(job());
    if (!summary || m_shownItem < 0)
        return;
    QStringList others = modelsFor(summary->spec, m_shownEndpoint);
    const QString& asked = m_shownAsked.isEmpty() ? summary->spec.model : m_shownAsked;
    others.removeAll(asked.isEmpty() ? m_shownModel : asked);
    m_panel->setModels(others);
}

void BatchPage::moveRow(int by)
{
    const int row = std::clamp(m_table->currentIndex().row() + by, 0, std::max(0, m_items.rowCount({}) - 1));
    m_table->setCurrentIndex(m_items.index(row, 0));
}

void BatchPage::review(const model::Review& review)
{
    if (m_shownItem < 0)
        return;
    m_manager.reviewSoon(job(), m_shownItem, review);
    // One verdict after the other, without a hand on the mouse.
    if (review.verdict != model::Review::Verdict::None) {
        const int before = m_table->currentIndex().row();
        moveRow(1);
        const int now = m_table->currentIndex().row();
        m_movedOn = now == before ? -1 : now;
    }
    m_table->setFocus();
}

//! Where there is room the page makes way for the panel; where there is little, the rows alone do, below the figures;
//! else the panel takes the page.
void BatchPage::placePanel()
{
    const int rest = width() - m_theme.px(panelWidth);
    const bool beside = m_panelOpen && rest >= m_theme.px(wideRest);
    const bool asList = m_panelOpen && !beside && width() - m_theme.px(listWidth) >= m_theme.px(leastPanel);
    int panel = 0;
    if (m_panelOpen)
        panel = beside ? m_theme.px(panelWidth) : asList ? width() - m_theme.px(listWidth) : width();
    m_panel->setVisible(m_panelOpen);
    const int left = m_theme.px(asList ? 16 : margin);
    m_body->layout()->setContentsMargins(
        left, m_theme.px(asList ? 12 : 20), beside ? panel + m_theme.px(16) : left, m_theme.px(asList ? 0 : 16));
    m_rows->layout()->setContentsMargins(0, 0, asList ? panel : 0, 0);
    m_figures->setVisible(height() >= m_theme.px(headerHeight + leastTable));
    m_filter->setBrief(asList);
    m_table->setBrief(asList);
    int top = m_theme.px(headerHeight);
    if (asList) {
        m_body->layout()->activate();
        if (height() - top - m_rows->y() < m_theme.px(leastPanelHeight)) { // banners have the room
            m_figures->hide();
            m_body->layout()->activate();
        }
        top += m_rows->y();
    }
    m_panel->setGeometry(width() - panel, top, panel, height() - top);
    m_panel->raise();
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
    const int movedOn = std::exchange(m_movedOn, -1);
    if (plain && event->key() == Qt::Key_J && movedOn >= 0 && movedOn == m_table->currentIndex().row())
        return; // the verdict has moved on already: whoever gives each its A and J skips none
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
    m_more->setText(tr("More"));
    showErrorLinks();
    m_same->setText(tr("Ask the same of other files"));
    m_watch->setText(tr("Ask the same of whatever comes into a folder…"));
    m_remove->setText(tr("Remove this job"));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Store new jobs"));
    m_table->setAccessibleName(tr("Items of the job"));
    m_progress->setAccessibleName(tr("Progress"));
    m_items.retranslate();
    showEmptyText();
    refresh();
}

} // namespace spyhop::ui
