// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchpage.h"

#include "core/batch/exporting.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/filterbar.h"
#include "ui/batch/itempanel.h"
#include "ui/batch/itemreview.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/joberrorbanner.h"
#include "ui/batch/jobfigures.h"
#include "ui/batch/jobheader.h"
#include "ui/batch/jobprogress.h"
#include "ui/batch/jobwaitbanner.h"
#include "ui/batch/leftbanner.h"
#include "ui/batch/maskedline.h"
#include "ui/batch/twicebanner.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr auto reorderEvery = std::chrono::milliseconds(2'000);
constexpr auto countEvery = std::chrono::milliseconds(500); // of a hundred thousand items it is some work
constexpr int leastPanelHeight = 240; // source and answer, some lines each
constexpr int leastTable = 260; // below it the figures make way for rows
constexpr int headerHeight = JobHeader::designHeight, margin = 24, panelWidth = 400;
constexpr int wideRest = 480; // a page that is still one beside the panel
constexpr int listWidth = 320, leastPanel = 344; // below it: states, names and one answer beside the panel
} // namespace

BatchPage::BatchPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_theme(parts.theme)
    , m_clock(parts.clock)
    , m_manager(parts.manager)
    , m_items(parts.manager)
{
    const Theme& theme = parts.theme;
    batch::BatchManager& manager = parts.manager;
    setObjectName(QStringLiteral("batchPage"));
    m_header = new JobHeader(theme, manager, this);
    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    m_memory->setObjectName(QStringLiteral("jobInMemory"));
    m_error = new JobErrorBanner(theme, manager, this);
    m_left = new LeftBanner(theme, parts.clock, manager, this);
    m_waiting = new JobWaitBanner(theme, parts.clock, manager, this);
    m_twice = new TwiceBanner(theme, manager, this);
    m_figures = new JobFigures(theme, parts.clock, this);
    m_masked = new MaskedLine(theme, manager, this);
    m_progress = new JobProgress(theme, this);
    m_filter = new FilterBar(theme, this);
    m_table = new ItemTable(theme, m_items, this);
    m_reorderTimer = m_clock.makeTimer();
    m_countTimer = m_clock.makeTimer();
    m_panel = new ItemPanel(theme, manager, this);
    m_panel->hide();
    m_review = std::make_unique<ItemReview>(ItemReview::Parts{manager, parts.endpoints, m_items, *m_table, *m_panel});

    m_body = new QWidget(this);
    auto* body = new QVBoxLayout(m_body);
    body->setSpacing(theme.px(12));
    body->addWidget(m_error);
    body->addWidget(m_memory);
    body->addWidget(m_waiting);
    body->addWidget(m_left);
    body->addWidget(m_twice);
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
    column->addWidget(m_header);
    column->addWidget(m_body, 1);

    connect(m_header, &JobHeader::pauseToggled, this, &BatchPage::togglePause);
    connect(m_header, &JobHeader::stopRequested, this, &BatchPage::stop);
    connect(m_header, &JobHeader::retryRequested, this, [this] { report(m_manager.retryFailures(job())); });
    connect(m_header, &JobHeader::exportRequested, this, &BatchPage::exportInto);
    connect(m_header, &JobHeader::sameRequested, this, &BatchPage::sameRequested);
    connect(m_header, &JobHeader::watchRequested, this, &BatchPage::watchRequested);
    connect(m_header, &JobHeader::removeRequested, this, &BatchPage::removeRequested);
    connect(m_error, &JobErrorBanner::pinRequested, this, &BatchPage::pinRequested);
    connect(m_left, &LeftBanner::retryRequested, this, [this] { report(m_manager.retryUnknown(job())); });
    connect(m_left, &LeftBanner::cancelRequested, this, [this] { cancelLeft(job()); });
    connect(m_memory, &Banner::linkActivated, this, [this] { Q_EMIT keepRequested(QString(job())); });
    connect(m_review.get(), &ItemReview::openChanged, this, &BatchPage::placePanel);
    connect(m_review.get(), &ItemReview::askedAgain, this, &BatchPage::report);
    connect(m_waiting, &Banner::linkActivated, this, [this] {
        if (m_waiting->isAtMaximum())
            return; // it asks for another
        if (m_manager.waitsForRoom(job()))
            m_manager.lookNow(job());
        else if (m_manager.isRunning(job()))
            m_manager.startNow(job());
        else
            report(m_manager.start(job()));
    });
    connect(m_filter, &FilterBar::chosen, this, &BatchPage::filterBy);
    connect(m_twice, &TwiceBanner::counted, m_filter, &FilterBar::setTwice);
    connect(m_twice, &Banner::linkActivated, this, [this] {
        m_filter->setFilter(batch::OrderWish::Filter::Twice);
        filterBy(batch::OrderWish::Filter::Twice);
    });
    // Rows that no longer belong go when the eye has had time to see them change.
    connect(m_reorderTimer.get(), &base::Timer::fired, &m_items, &ItemTableModel::reorder);
    connect(m_countTimer.get(), &base::Timer::fired, this, &BatchPage::countReviewsAgain);
    connect(&manager, &batch::BatchManager::jobChanged, this, [this](const QString& id) {
        if (id == job())
            refresh();
    });
    connect(&manager, &batch::BatchManager::refused, this, [this](const QString& id, const base::Error& error) {
        if (id == job())
            report(base::failure(error));
    });
    connect(&manager, &batch::BatchManager::listChanged, this, &BatchPage::refresh);
    const auto follow = [this](const QString& id) {
        if (id != job())
            return;
        if (!m_reorderTimer->isActive())
            m_reorderTimer->start(reorderEvery);
        m_counted.second = {}; // a review leaves the job itself as it was
        countReviewsAgain();
    };
    connect(&manager, &batch::BatchManager::itemsChanged, this, follow);
    connect(&manager, &batch::BatchManager::itemsReset, this, follow);
    retranslate();
}

BatchPage::~BatchPage()
{
    m_review.reset();
    delete m_table; // before the model it shows
}

void BatchPage::showJob(const QString& id)
{
    m_review->reset();
    m_items.setJob(id);
    m_header->showJob(id);
    m_filter->setFilter(batch::OrderWish::Filter::All);
    showEmptyText();
    m_counting.reset();
    m_counted.second = {};
    m_countTimer->stop();
    m_error->clear();
    placePanel();
    refresh();
}

void BatchPage::refresh()
{
    const model::JobSummary* job = m_manager.job(m_items.job());
    if (!job)
        return;
    const bool running = m_manager.isRunning(job->spec.id);
    m_header->showJob(job->spec.id);
    m_memory->setVisible(!job->stored);
    m_waiting->showJob(*job);
    m_error->showJob(*job, m_waiting->isAtMaximum());
    m_filter->setCounts(job->items, job->spec.quotes);
    countReviews(*job);
    m_progress->showJob(*job);
    m_left->showJob(*job);
    m_twice->showJob(*job);
    m_figures->showJob(*job, running || m_manager.runsElsewhere(job->spec.id));
    m_masked->showJob(*job);
}

void BatchPage::filterBy(batch::OrderWish::Filter wanted)
{
    batch::OrderWish wish = m_items.wish();
    wish.filter = wanted;
    m_items.setWish(wish);
    showEmptyText();
}

void BatchPage::focusTable()
{
    m_table->setFocus();
}

void BatchPage::offerExport()
{
    m_header->offerExport();
}

//! Which answers have to be looked at stands in what is sealed: it is counted beside, when something has changed, and
//! not more often than every `countEvery`.
void BatchPage::countReviews(const model::JobSummary& job)
{
    if (!job.spec.quotes || job.items.done == 0) {
        m_counting.reset();
        m_counted = {};
        m_filter->setToReview({});
        return;
    }
    const std::pair<QString, QDateTime> wanted{job.spec.id, job.updatedAt};
    if (m_counting || m_countTimer->isActive() || wanted == m_counted)
        return;
    if (m_counted.first != job.spec.id)
        m_filter->setToReview({});
    m_counted = wanted;
    m_countTimer->start(countEvery);
    batch::OrderWish wish;
    wish.filter = batch::OrderWish::Filter::Review;
    m_counting = m_manager.order(job.spec.id, wish);
    connect(m_counting.get(), &batch::Ordering::ready, this, [this, id = job.spec.id](const QList<qint64>& indexes) {
        m_endedCounting = std::move(m_counting);
        if (id != m_items.job())
            return;
        m_filter->setToReview(indexes.size());
        countReviewsAgain(); // it may have changed meanwhile
    });
}

void BatchPage::countReviewsAgain()
{
    if (const model::JobSummary* const now = m_manager.job(job()))
        countReviews(*now);
}

void BatchPage::showEmptyText()
{
    const batch::OrderWish::Filter filter = m_items.wish().filter;
    m_table->setEmptyText(filter == batch::OrderWish::Filter::Review
            ? tr("Nothing is left to review: every answer has its quote, which was found in the source, or somebody "
                 "has looked at it.")
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
    m_error->setAwaitsPin(awaits);
}

void BatchPage::tokenOpened()
{
    m_error->tokenOpened();
}

void BatchPage::forgetPin()
{
    m_error->forgetPin();
}

void BatchPage::report(const base::Status& status)
{
    m_error->report(status);
}

void BatchPage::exportInto(const QString& path)
{
    m_header->setExporting(true);
    m_exporting = m_manager.exporting(job(), path);
    connect(m_exporting.get(), &batch::Exporting::finished, this,
        [this, path](const base::Expected<QString>& note) { exported(path, note); });
}

void BatchPage::exported(const QString& path, const base::Expected<QString>& note)
{
    m_endedExporting = std::move(m_exporting);
    m_header->setExporting(false);
    report(note ? base::Status() : tl::make_unexpected(note.error()));
    if (note)
        Q_EMIT message(note->isEmpty() ? tr("Exported to %1").arg(path) : tr("Exported to %1. %2").arg(path, *note));
}

//! Where there is room the page makes way for the panel; where there is little, the rows alone do, below the figures;
//! else the panel takes the page.
void BatchPage::placePanel()
{
    const int rest = width() - m_theme.px(panelWidth);
    const bool isOpen = m_review->isOpen();
    const bool beside = isOpen && rest >= m_theme.px(wideRest);
    const bool asList = isOpen && !beside && width() - m_theme.px(listWidth) >= m_theme.px(leastPanel);
    int panel = 0;
    if (isOpen)
        panel = beside ? m_theme.px(panelWidth) : asList ? width() - m_theme.px(listWidth) : width();
    m_panel->setVisible(isOpen);
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
    if (!m_review->takeKey(*event))
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
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Keep, encrypted"));
    m_table->setAccessibleName(tr("Items of the job"));
    m_progress->setAccessibleName(tr("Progress"));
    m_items.retranslate();
    showEmptyText();
    refresh();
}

} // namespace spyhop::ui
