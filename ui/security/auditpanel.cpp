// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditpanel.h"

#include "core/admin/auditexport.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/skeleton.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"
#include "ui/common/wraplayout.h"
#include "ui/security/auditdetails.h"
#include "ui/security/auditfilterbar.h"
#include "ui/security/auditkeep.h"
#include "ui/security/audittable.h"
#include "ui/security/audittablemodel.h"
#include "ui/security/auditverdict.h"

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
    , m_verdict(new AuditVerdict(theme, clock, audit, this))
    , m_count(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_verifyCopy(new Button(theme, Button::Kind::Quiet, {}, this))
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
    connect(m_verifyCopy, &QAbstractButton::clicked, this, &AuditPanel::askCopies);
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
    connect(m_verdict, &AuditVerdict::busyChanged, m_verify, &Button::setBusy);
    connect(m_verdict, &AuditVerdict::busyChanged, m_verifyCopy, &Button::setBusy);
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
    m_verifyCopy->setObjectName(QStringLiteral("verifyAuditWithCopy"));
    m_count->setObjectName(QStringLiteral("auditCount"));
    m_details->hide();
    auto* buttonRow = new QHBoxLayout(m_buttons);
    buttonRow->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_again, m_export, m_verify})
        buttonRow->addWidget(widget);
    auto* bar = new WrapLayout(nullptr);
    bar->setLastAtEnd(true);
    bar->addWidget(m_filters);
    bar->addWidget(m_buttons);
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
    foot->addWidget(m_verifyCopy);
    foot->addWidget(m_keep);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_verdict);
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
        row->setContentsMargins(side - m_theme.px(cellPad), 0, 0, 0); // the texts of the table begin where the bar does
        foot->setContentsMargins(side, space, side, space);
        foot->setSpacing(space);
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
    m_verdict->setEntries(m_contents.entries);
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
    const auto events = static_cast<int>(std::count_if(m_contents.calls.cbegin(), m_contents.calls.cend(),
        [](const admin::AuditCall& call) { return call.state == admin::AuditCall::State::Event; }));
    QString text = tr("%n call(s)", nullptr, static_cast<int>(all) - events);
    if (events > 0) // "entries" are those of the verdict: a call has two
        text += QStringLiteral(" · ") + tr("%n event(s)", nullptr, events);
    m_count->setText(shown == all ? text : tr("%1 of %2 shown").arg(countText(shown), countText(all)));
    placeDetails();
}

void AuditPanel::verify()
{
    m_verdict->verify({});
}

void AuditPanel::askCopies()
{
    if (m_verifyCopy->isBusy())
        return;
    auto* dialog = new QFileDialog(this, tr("Copied checkpoints, or an extract of the system's log"),
        m_audit.choice().folder, tr("Copied checkpoints (*.checkpoints)") + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setObjectName(QStringLiteral("chooseAuditCopy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_verdict, &AuditVerdict::verify);
    dialog->open();
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
    connect(m_exporting.get(), &admin::AuditExporting::finished, this, [this](const base::Expected<qint64>& records) {
        m_export->setBusy(false);
        Q_EMIT message(
            records ? tr("%n record(s) exported.", nullptr, static_cast<int>(*records)) : records.error().sentence());
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
    for (QWidget* other : std::initializer_list<QWidget*>{m_filters, m_buttons, m_view, m_verifyCopy, m_keep})
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
    m_verifyCopy->setText(tr("Verify with a copy…"));
    m_verifyCopy->setToolTip(tr("Holds the log against checkpoints that lie where nobody here can change them"));
    m_view->setAccessibleName(tr("Calls in the audit log"));
    m_table->retranslate();
    refreshCount();
}

} // namespace spyhop::ui
