// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batchroom.h"

#include "ui/batch/batchpage.h"
#include "ui/batch/jobdelegate.h"
#include "ui/batch/watchlist.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/searchfield.h"

#include <QtCore/QItemSelectionModel>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
const QString broughtBack = QStringLiteral("batch:newJob"); // what a toast's undo brings back
} // namespace

BatchRoom::BatchRoom(const Parts& parts, QWidget* list, QStackedWidget* page)
    : m_parts(parts)
    , m_jobs(parts.manager, parts.clock)
    , m_search(new SearchField(parts.theme, list))
    , m_new(new Button(parts.theme, Button::Kind::Secondary, {}, list))
    , m_list(new QListView(list))
    , m_page(page)
    , m_empty(new EmptyState(parts.theme, Icon::Batch, page))
    , m_locked(new EmptyState(parts.theme, Icon::Keep, page))
    , m_job(new BatchPage({parts.theme, parts.clock, parts.manager, parts.endpoints}, page))
    , m_newJob(
          new NewJobPage({parts.theme, parts.clock, parts.manager, parts.endpoints, parts.privacy, parts.gate}, page))
{
    const Theme& theme = parts.theme;
    m_search->setObjectName(QStringLiteral("jobSearch"));
    m_new->setObjectName(QStringLiteral("newJob"));
    m_new->setLineIcon(Icon::Plus);
    m_list->setObjectName(QStringLiteral("jobList"));
    m_list->setModel(&m_jobs);
    m_list->setItemDelegate(new JobDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    top->setSpacing(theme.px(8));
    top->addWidget(m_search, 1);
    top->addWidget(m_new);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, theme.px(12), 0, theme.px(8));
    column->setSpacing(theme.px(12));
    m_watching = new WatchList(theme, parts.watches, list);
    m_watching->setObjectName(QStringLiteral("watchedFolders"));
    column->addLayout(top);
    column->addWidget(m_watching);
    column->addWidget(m_list, 1);
    m_locked->setObjectName(QStringLiteral("jobLocked"));
    page->addWidget(m_empty);
    page->addWidget(m_locked);
    page->addWidget(m_job);
    page->addWidget(m_newJob);

    connect(m_search, &QLineEdit::textChanged, &m_jobs, &JobListModel::setFilter);
    connect(m_new, &QAbstractButton::clicked, this, [this] {
        emptyJob();
        Q_EMIT chosen();
    });
    connect(m_empty->button(), &QAbstractButton::clicked, this, &BatchRoom::emptyJob);
    connect(m_locked->button(), &QAbstractButton::clicked, this, &BatchRoom::unlockRequested);
    connect(&parts.privacy, &admin::PrivacyAdmin::keychainAsks, this, &BatchRoom::refreshLock);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && !m_removing)
            showJob(current.data(JobListModel::IdRole).toString());
    });
    connect(m_list, &QListView::clicked, this, // also of the one that is current, behind a new job
        [this](const QModelIndex& index) {
            showJob(index.data(JobListModel::IdRole).toString());
            Q_EMIT chosen();
        });
    connect(m_list, &QListView::activated, this, &BatchRoom::chosen);
    connect(m_newJob, &NewJobPage::started, this, [this](const QString& id) {
        showJob(id);
        m_job->focusTable();
    });
    connect(m_newJob, &NewJobPage::cancelled, this, [this] {
        m_newJob->clear();
        const QModelIndex current = m_list->currentIndex();
        m_page->setCurrentWidget(m_empty);
        if (current.isValid())
            showJob(current.data(JobListModel::IdRole).toString());
        else
            refresh();
    });
    connect(m_newJob, &NewJobPage::keepRequested, this, &BatchRoom::keepRequested);
    connect(m_newJob, &NewJobPage::providerRequested, this, &BatchRoom::providerRequested);
    connect(m_job, &BatchPage::keepRequested, this, &BatchRoom::jobKeepRequested);
    connect(m_job, &BatchPage::pinRequested, this, &BatchRoom::pinRequested);
    connect(m_newJob, &NewJobPage::message, this, [this](const QString& text) { Q_EMIT message(text, {}, {}); });
    connect(m_job, &BatchPage::sameRequested, this, [this](const model::BatchSpec& spec) {
        m_newJob->clear(); // of other files
        newJob({});
        m_newJob->takeAll(spec);
    });
    connect(m_job, &BatchPage::watchRequested, this, &BatchRoom::chooseFolder);
    connect(&parts.watches, &batch::FolderWatches::made, this,
        [this] { Q_EMIT message(tr("New files came; a job of them has begun."), {}, {}); });
    connect(&parts.watches, &batch::FolderWatches::failed, this,
        [this](const base::Error& error) { Q_EMIT message(error.sentence(), {}, {}); });
    connect(m_job, &BatchPage::message, this, [this](const QString& text) { Q_EMIT message(text, {}, {}); });
    connect(m_job, &BatchPage::removeRequested, this, [this](const QString& id) {
        // Removing a job with its results cannot be undone, so it is asked for, with Cancel in focus.
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Remove this job"),
            tr("The job and its results are removed. Exported files stay."), QMessageBox::NoButton, m_page);
        box->setAttribute(Qt::WA_DeleteOnClose);
        auto* remove = new Button(m_parts.theme, Button::Kind::DangerFilled, tr("Remove"), box);
        box->addButton(remove, QMessageBox::AcceptRole);
        box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
        connect(remove, &QAbstractButton::clicked, this, [this, id] { m_parts.manager.removeSoon(id); });
        box->open();
    });
    connect(&parts.manager, &batch::BatchManager::removed, this,
        [this] { Q_EMIT message(tr("The job was removed."), {}, {}); });
    connect(&m_jobs, &QAbstractItemModel::modelReset, this, &BatchRoom::refresh);
    connect(&parts.privacy, &admin::PrivacyAdmin::changed, this, &BatchRoom::refresh); // another program may lock it
    retranslate();
    refresh();
}

BatchRoom::~BatchRoom() = default;

void BatchRoom::setAwaitsPin(bool awaits)
{
    m_job->setAwaitsPin(awaits);
}

void BatchRoom::tokenOpened()
{
    m_job->tokenOpened();
}

void BatchRoom::forgetPin()
{
    m_job->forgetPin();
}

void BatchRoom::chooseFolder(const model::BatchSpec& spec)
{
    auto* dialog = new QFileDialog(m_page, tr("Choose a folder to watch"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, spec](const QString& folder) { watch(spec, folder); });
    dialog->open();
}

void BatchRoom::watch(const model::BatchSpec& spec, const QString& folder)
{
    const auto added = m_parts.watches.add(spec, folder);
    if (!added)
        return Q_EMIT message(added.error().sentence(), {}, {});
    // Nobody asks again when files come.
    Q_EMIT message(spec.maxCost ? tr("Whenever files come, a job of them begins. Each job may cost at most %1.")
                                      .arg(spec.maxCost->display())
                                : tr("Whenever files come, a job of them begins. No maximum is set."),
        {}, {});
}

void BatchRoom::showTemplates()
{
    m_newJob->showTemplates();
}

void BatchRoom::showWatches()
{
    if (m_parts.watches.entries().isEmpty())
        Q_EMIT message(tr("No folder is watched. A job's menu offers to do to a folder's files what it did."), {}, {});
    else
        m_watching->setFocus(Qt::OtherFocusReason);
}

void BatchRoom::newJob(const QStringList& inputs)
{
    m_page->setCurrentWidget(m_newJob);
    m_list->clearSelection(); // no job is shown; the one that was is still the current one, to come back to
    m_newJob->addInputs(inputs);
}

//! What is on the page may be the job that was started last, and is not what the person asked for.
void BatchRoom::emptyJob()
{
    const bool isBegun = m_newJob->isBegun() && m_page->currentWidget() != m_newJob;
    if (isBegun)
        m_newJob->putAside();
    newJob({});
    if (isBegun)
        Q_EMIT message(tr("An empty job"), tr("Bring back"), broughtBack);
}

void BatchRoom::undo(const QString& id)
{
    if (id != broughtBack)
        return;
    newJob({});
    m_newJob->bringBack();
}

void BatchRoom::showJob(const QString& id)
{
    if (m_parts.manager.isLocked(id)) {
        m_lockedJob = id;
        m_page->setCurrentWidget(m_locked);
    } else {
        if (m_job->job() != id || m_page->currentWidget() != m_job)
            m_job->showJob(id);
        m_page->setCurrentWidget(m_job);
    }
    const QModelIndex index = m_jobs.indexOf(id);
    if (m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
}

void BatchRoom::offerExport()
{
    m_job->offerExport();
}

QString BatchRoom::currentJob() const
{
    if (m_page->currentWidget() == m_locked)
        return m_lockedJob;
    return m_page->currentWidget() == m_job ? m_job->job() : QString();
}

void BatchRoom::refresh()
{
    const QString shown = currentJob();
    if (!shown.isEmpty() && m_parts.manager.job(shown))
        return showJob(shown); // which may be locked, or no longer

    if (m_page->currentWidget() == m_newJob)
        return;
    if (m_parts.manager.jobs().isEmpty())
        m_page->setCurrentWidget(m_empty);
    else if (m_jobs.rowCount({}) > 0)
        showJob(m_jobs.index(0, 0).data(JobListModel::IdRole).toString());
}

void BatchRoom::refreshLock()
{
    const bool isAsking = m_parts.privacy.isKeychainAsking();
    m_locked->setText(isAsking
            ? tr("The keychain asks for its password. The items of this job stand here once it is unlocked.")
            : tr("This job is stored, and locked. Its items stand here once it is unlocked."),
        isAsking ? QString() : tr("Unlock"));
}

void BatchRoom::retranslate()
{
    m_search->setPlaceholderText(tr("Search jobs"));
    m_search->setAccessibleName(tr("Search jobs"));
    m_new->setToolTip(tr("New job (Ctrl+Shift+N)"));
    m_new->setAccessibleName(tr("New job"));
    m_list->setAccessibleName(tr("Jobs"));
    m_empty->setText(
        tr("Drop files or a folder here, say what to ask of each, and get one table back."), tr("New job"));
    refreshLock();
    m_jobs.retranslate();
    m_watching->retranslate();
}

} // namespace spyhop::ui
