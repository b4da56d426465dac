// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditpanel.h"

#include "core/admin/auditexport.h"
#include "core/base/sentences.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/progressbar.h"
#include "ui/common/skeleton.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"
#include "ui/common/wraplayout.h"
#include "ui/security/auditdetails.h"
#include "ui/security/auditfilterbar.h"
#include "ui/security/auditkeep.h"
#include "ui/security/audittable.h"
#include "ui/security/audittablemodel.h"
#include "ui/security/auditwords.h"

#include <QtCore/QEvent>
#include <QtCore/QSet>
#include <QtGui/QKeyEvent>
#include <QtGui/QShowEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int margin = 24, gap = 8, barHeight = 56, rowHeight = 32, cellPad = 8;
constexpr int leastTable = 480; // a table that is still one beside the details

} // namespace

AuditPanel::AuditPanel(const Theme& theme, base::Clock& clock, admin::AuditAdmin& audit, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_audit(audit)
    , m_filters(new AuditFilterBar(theme, clock, this))
    , m_buttons(new QWidget(this))
    , m_again(new Button(theme, Button::Kind::Quiet, {}, m_buttons))
    , m_export(new Button(theme, Button::Kind::Secondary, {}, m_buttons))
    , m_verify(new Button(theme, Button::Kind::Primary, {}, m_buttons))
    , m_verdict(new Banner(theme, Banner::Kind::Success, Icon::Done, this))
    , m_verdictPlace(new QVBoxLayout)
    , m_progress(new ProgressBar(theme, this))
    , m_count(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_keep(new AuditKeep(theme, audit, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(theme, Icon::Security, this))
    , m_skeleton(new Skeleton(theme, clock, rowHeight, this))
    , m_table(new AuditTableModel(this))
    , m_view(new AuditTable(theme, *m_table, this))
    , m_details(new AuditDetails(theme, clock, audit, this))
{
    build();
    connect(m_filters, &AuditFilterBar::changed, this, &AuditPanel::refilter);
    connect(m_keep, &AuditKeep::message, this, &AuditPanel::message);
    connect(m_again, &QAbstractButton::clicked, this, &AuditPanel::reload);
    connect(m_export, &QAbstractButton::clicked, this, &AuditPanel::askExport);
    connect(m_verify, &QAbstractButton::clicked, this, &AuditPanel::verify);
    connect(m_empty->button(), &QAbstractButton::clicked, this, [this] {
        if (m_filter.isEmpty())
            reload();
        else
            m_filters->clear();
    });
    connect(m_view, &AuditTable::rowShown, this, &AuditPanel::showRow);
    connect(m_details, &AuditDetails::closed, this, [this] {
        m_view->clearSelection();
        m_view->setCurrentIndex({});
        placeDetails();
        m_view->setFocus();
    });
    connect(m_details, &AuditDetails::message, this, &AuditPanel::message);
    connect(&m_audit, &admin::AuditAdmin::keySettled, this, [this] {
        if (m_isVerifying && !m_check)
            beginCheck();
    });
    connect(&m_audit, &admin::AuditAdmin::spoilt, this, &AuditPanel::showReport);
    retranslate();
}

AuditPanel::~AuditPanel() = default;

void AuditPanel::build()
{
    setObjectName(QStringLiteral("auditPanel"));
    m_again->setObjectName(QStringLiteral("readAuditAgain"));
    m_again->setLineIcon(Icon::Regenerate);
    m_export->setObjectName(QStringLiteral("exportAudit"));
    m_export->setLineIcon(Icon::Export);
    m_verify->setObjectName(QStringLiteral("verifyAudit"));
    m_verdict->setObjectName(QStringLiteral("auditVerdict"));
    m_count->setObjectName(QStringLiteral("auditCount"));
    m_verdict->hide();
    m_progress->hide();
    m_details->hide();
    auto* buttonRow = new QHBoxLayout(m_buttons);
    buttonRow->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_again, m_export, m_verify})
        buttonRow->addWidget(widget);
    auto* bar = new WrapLayout(nullptr);
    bar->setLastAtEnd(true);
    bar->addWidget(m_filters);
    bar->addWidget(m_buttons);
    m_verdictPlace->addWidget(m_verdict);
    m_verdictPlace->addWidget(m_progress);
    auto* body = new QWidget(m_stack);
    auto* row = new QHBoxLayout(body);
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_details);
    m_stack->addWidget(body);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_skeleton);
    m_stack->setCurrentWidget(m_skeleton);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count, 1);
    foot->addWidget(m_keep);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(m_verdictPlace);
    column->addWidget(m_stack, 1);
    column->addLayout(foot);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("auditScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    const auto restyle = [this, bar, buttonRow, row, foot] {
        const int side = m_theme.px(margin), space = m_theme.px(gap);
        const int above = m_theme.px((barHeight - rowHeight) / 2);
        bar->setContentsMargins(side, above, side, above);
        bar->setSpacing(space);
        buttonRow->setSpacing(space);
        placeVerdict();
        row->setContentsMargins(side - m_theme.px(cellPad), 0, 0, 0); // the texts of the table begin where the bar does
        foot->setContentsMargins(side, space, side, space);
        placeDetails();
    };
    restyle();
    connect(&m_theme, &Theme::changed, this, restyle);
}

void AuditPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    reload();
}

void AuditPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F5)
        reload();
    else if (event->matches(QKeySequence::Find))
        m_filters->focusSearch();
    else
        QWidget::keyPressEvent(event);
}

void AuditPanel::reload()
{
    if (!m_wasRead) {
        m_stack->setCurrentWidget(m_skeleton);
        m_skeleton->start(tr("Reading the audit log…"));
    }
    m_again->setBusy(true);
    m_reading = m_audit.read();
    connect(m_reading.get(), &admin::AuditReading::finished, this, &AuditPanel::readDone);
}

void AuditPanel::readDone(const base::Expected<admin::AuditContents>& contents)
{
    m_skeleton->stop();
    m_again->setBusy(false);
    m_wasRead = true;
    m_contents = contents.value_or(admin::AuditContents());
    if (!contents && contents.error().code != base::ErrorCode::NotFound)
        Q_EMIT message(contents.error().sentence());
    collectNames();
    refilter();
    showReport(); // entries may have come since
}

void AuditPanel::refilter()
{
    m_filter = m_filters->filter();
    m_filtering = std::make_unique<admin::AuditFiltering>(m_clock, m_contents, m_filter);
    connect(m_filtering.get(), &admin::AuditFiltering::finished, this, &AuditPanel::filtered);
}

void AuditPanel::filtered(const QList<int>& places)
{
    const QString shown = m_shownCall;
    m_table->setContents(m_contents, places);
    m_export->setEnabled(!places.isEmpty());
    refreshCount();
    if (places.isEmpty()) {
        m_empty->setText(m_filter.isEmpty()
                ? tr("Every call is written down here before it is sent. There has been none yet.")
                : tr("No call fits these filters."),
            m_filter.isEmpty() ? QString() : tr("Show all calls"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentIndex(0);
    const int row = shown.isEmpty() ? -1 : m_table->rowOf(shown);
    if (row >= 0)
        m_view->setCurrentIndex(m_table->index(row, 0));
    else
        m_details->hide();
    placeDetails();
}

//! What there is to filter by.
void AuditPanel::collectNames()
{
    QSet<QString> endpoints, models;
    for (const admin::AuditCall& call : std::as_const(m_contents.calls)) {
        endpoints.insert(call.endpoint);
        models.insert(call.answeredModel.isEmpty() ? call.resolvedModel : call.answeredModel);
    }
    const auto sorted = [](const QSet<QString>& names) {
        QStringList list(names.begin(), names.end());
        list.removeAll(QString());
        std::sort(list.begin(), list.end());
        return list;
    };
    m_filters->setNames(sorted(endpoints), sorted(models));
}

void AuditPanel::refreshCount()
{
    const int shown = m_table->rowCount({});
    const qsizetype all = m_contents.calls.size();
    m_count->setText(
        shown == all ? tr("%n call(s)", nullptr, shown) : tr("%1 of %2 calls").arg(countText(shown), countText(all)));
    placeDetails();
}

void AuditPanel::verify()
{
    if (m_isVerifying)
        return;
    m_isVerifying = true;
    m_check.reset(); // the one before: the next begins once there is a key, or none
    m_verify->setBusy(true);
    m_report.reset();
    showReport();
    if (m_audit.hasKey() == true)
        beginCheck();
    else
        m_audit.loadKey(); // a locked keychain may ask now
}

void AuditPanel::beginCheck()
{
    m_check = m_audit.check({});
    connect(m_check.get(), &admin::AuditJob::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setShares(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0, 0);
        m_progress->show();
        placeVerdict();
    });
    connect(m_check.get(), &admin::AuditCheck::finished, this, &AuditPanel::checked);
}

void AuditPanel::checked(const base::Expected<admin::AuditReport>& report)
{
    m_isVerifying = false;
    m_verify->setBusy(false);
    m_progress->hide();
    m_report = report;
    m_verifiedAt = m_clock.wallTime();
    showReport();
}

//! Room below the banner, where there is one.
void AuditPanel::placeVerdict()
{
    const bool isShown = !m_verdict->isHidden() || !m_progress->isHidden();
    const int side = m_theme.px(margin);
    m_verdictPlace->setContentsMargins(side, 0, side, isShown ? m_theme.px(barHeight - rowHeight) / 2 : 0);
}

//! What the last Verify found.
void AuditPanel::showReport()
{
    sayReport();
    placeVerdict();
}

//! When that was, and how much of the log it does not speak of.
QString AuditPanel::sinceWords(const admin::AuditReport& report) const
{
    const QString when = tr("Verified %1.").arg(stampText(m_verifiedAt));
    const qint64 since = m_contents.entries - report.entries;
    return since <= 0 ? when
                      : base::joinSentences({when, tr("%n entry(s) came since.", nullptr, static_cast<int>(since))});
}

//! In one sentence and the first thing that is wrong.
void AuditPanel::sayReport()
{
    if (!m_report) {
        m_verdict->setVisible(m_audit.isSpoilt());
        if (m_audit.isSpoilt()) {
            m_verdict->setKind(Banner::Kind::Danger, Icon::Failed);
            m_verdict->setText(tr("Changed"), tr("The log is not what the key store remembers. Verify says where."));
        }
        return;
    }
    m_verdict->show();
    if (!*m_report) {
        const base::Error& error = m_report->error();
        m_verdict->setKind(Banner::Kind::Info, Icon::Info);
        m_verdict->setText(error.what, error.remedy);
        return;
    }
    const admin::AuditReport& report = **m_report;
    QStringList rest{
        tr("%1 entries in %n segment(s).", nullptr, static_cast<int>(report.segments)).arg(countText(report.entries)),
        sinceWords(report)};
    if (!report.isIntact()) {
        rest.prepend(observe::findingSentence(report.findings.constFirst()));
        if (report.findings.size() > 1)
            rest.insert(1, tr("%n more finding(s).", nullptr, static_cast<int>(report.findings.size()) - 1));
        m_verdict->setKind(Banner::Kind::Danger, Icon::Failed);
        m_verdict->setText(tr("Changed"), rest.join(u' '));
        return;
    }
    if (report.isIntegrityOnly()) {
        m_verdict->setKind(Banner::Kind::Warning, Icon::Review);
        rest.prepend(tr("There is no key in a key store: nobody's signature proves who wrote it."));
        m_verdict->setText(tr("Integrity only"), rest.join(u' '));
        return;
    }
    if (report.openIntents > 0)
        rest.append(tr("%n call(s) of unknown outcome.", nullptr, static_cast<int>(report.openIntents)));
    if (!report.unproven.isEmpty())
        rest.append(tr("%n segment(s) not signed yet.", nullptr, static_cast<int>(report.unproven.size())));
    if (!report.unsignedParts.isEmpty())
        rest.append(tr("Nothing proves who wrote the first entries of %n segment(s): their process had no key.",
            nullptr, static_cast<int>(report.unsignedParts.size())));
    m_verdict->setKind(Banner::Kind::Success, Icon::Done);
    m_verdict->setText(
        tr("Intact"), tr("Nothing was changed, removed, reordered or cut off.") + u' ' + rest.join(u' '));
}

void AuditPanel::askExport()
{
    auto* dialog = new QFileDialog(this, tr("Export the audit log"), QString(),
        tr("CSV (*.csv)") + QStringLiteral(";;") + tr("JSON lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("audit.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPanel::exportTo);
    dialog->open();
}

void AuditPanel::exportTo(const QString& path)
{
    const bool isLines = path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive);
    m_export->setBusy(true);
    m_exporting = std::make_unique<admin::AuditExporting>(
        m_clock, m_audit.folder(), m_filter, path, isLines ? admin::AuditFormat::JsonLines : admin::AuditFormat::Csv);
    connect(m_exporting.get(), &admin::AuditExporting::finished, this, [this](const base::Expected<qint64>& calls) {
        m_export->setBusy(false);
        Q_EMIT message(
            calls ? tr("%n call(s) exported.", nullptr, static_cast<int>(*calls)) : calls.error().sentence());
    });
}

void AuditPanel::showRow(int row)
{
    m_shownCall = row < 0 ? QString() : m_table->call(row).callId;
    if (row < 0)
        m_details->hide();
    else
        m_details->show(m_table->contents(), m_table->call(row));
    placeDetails();
}

//! Beside the table where there is room for both; else alone, but for the verdict, until they are closed.
void AuditPanel::placeDetails()
{
    const bool isBeside = width() - m_details->sizeHint().width() >= m_theme.px(leastTable);
    const bool isAlone = !isBeside && !m_details->isHidden();
    const bool hadFocus = m_view->hasFocus();
    for (QWidget* other : std::initializer_list<QWidget*>{m_filters, m_buttons, m_view, m_keep})
        other->setVisible(!isAlone);
    m_count->setVisible(!isAlone && !m_contents.calls.isEmpty());
    if (isAlone && hadFocus)
        m_details->setFocus();
}

void AuditPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeDetails();
}

void AuditPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AuditPanel::retranslate()
{
    m_again->setText(QString());
    m_again->setToolTip(tr("Read the log again (F5)"));
    m_again->setAccessibleName(tr("Read the log again"));
    m_export->setText(tr("Export"));
    m_verify->setText(tr("Verify"));
    m_view->setAccessibleName(tr("Calls in the audit log"));
    m_table->retranslate();
    refreshCount();
    showReport();
}

} // namespace spyhop::ui
