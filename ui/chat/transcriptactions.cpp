// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptactions.h"

#include "core/typeset/flattext.h"
#include "core/typeset/linktext.h"
#include "ui/chat/boxbuttons.h"
#include "ui/chat/picturecopy.h"
#include "ui/chat/tablefile.h"
#include "ui/chat/textcopy.h"
#include "ui/chat/transcriptview.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressDialog>
#include <QtWidgets/QScrollBar>

namespace spyhop::ui {

namespace {

constexpr int columnMargin = 24; // design px
constexpr int quietTime = 500; // ms of work without a dialog

//! What this program has put on the clipboard; null: another one has, or nobody knows.
const QMimeData* ownContent()
{
    const QClipboard* clipboard = QGuiApplication::clipboard();
    return clipboard->ownsClipboard() ? clipboard->mimeData() : nullptr;
}

} // namespace

QString linkTarget(const QString& address)
{
    const QUrl url(address, QUrl::TolerantMode);
    const QString full = QString::fromUtf8(url.toEncoded());
    const QString host = url.host(QUrl::FullyEncoded);
    return host.isEmpty() ? full : host + QStringLiteral(" — ") + full;
}

TranscriptActions::TranscriptActions(TranscriptView& view, base::Clock& clock)
    : m_view(view)
    , m_clock(clock)
    , m_copy(view.content())
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &TranscriptActions::notice);
}

TranscriptActions::~TranscriptActions() = default;

QString TranscriptActions::textOf(int index, const MessageHit& hit) const
{
    switch (hit.part) {
    case MessageHit::Part::Link: // said at the view's foot
        return {};
    case MessageHit::Part::Action:
        for (const MessageAction& action : m_view.content().item(index).actions()) {
            if (action.id == hit.action)
                return action.text;
        }
        return {};
    case MessageHit::Part::Box: {
        const typeset::DocumentLayout& document = m_view.content().item(index).document(hit.section);
        const std::optional<typeset::BlockBox> box = document.box(hit.box);
        for (const BoxButtonSpot& spot : boxButtons(m_view.theme(), document, hit.box)) {
            if (box && spot.button == hit.button)
                return boxButtonText(spot.button, box->block.kind, spot.isOn);
        }
        return {};
    }
    case MessageHit::Part::AskAgain:
        return tr("Ask the model itself, not the cache");
    case MessageHit::Part::Details:
        return tr("How this answer came about (Ctrl+D)");
    case MessageHit::Part::Text:
        return hit.note;
    case MessageHit::Part::Nothing:
    case MessageHit::Part::Fold:
        return {};
    }
    return {};
}

void TranscriptActions::toggleReasoning(int index)
{
    // What was clicked stays where it is; what is folded out below it comes into sight: the view stops following.
    MessageItem& item = m_view.content().item(index);
    item.setUnfolded(!item.isUnfolded());
    m_view.pin(index, m_view.content().top(index) - m_view.verticalScrollBar()->value());
}

void TranscriptActions::activateBox(int index, MessageSection section, const typeset::BoxId& id, BoxButton button)
{
    typeset::DocumentLayout& text = m_view.content().item(index).document(section);
    const std::optional<typeset::BlockBox> box = text.box(id);
    if (!box)
        return;
    switch (button) {
    case BoxButton::None:
        return;
    case BoxButton::Copy:
        return copyBlock(box->block);
    case BoxButton::Wrap:
        text.setWrapped(id, !text.isWrapped(id));
        break;
    case BoxButton::Wide: {
        // To both sides alike, so that it stays centred.
        const qreal beside = m_view.columnLeft() - m_view.theme().px(columnMargin);
        text.setWide(id, text.isWide(id) ? 0 : m_view.columnWidth() + 2 * qMax(0.0, beside));
        break;
    }
    case BoxButton::Save:
        return saveTable(box->block);
    }
    m_view.pin(index, m_view.content().top(index) - m_view.verticalScrollBar()->value());
}

void TranscriptActions::activateAction(int index, const QString& action)
{
    const QString id = m_view.content().item(index).id();
    if (action == copyAction)
        return copyMessage(index, CopyFormat::Standard);
    if (action == regenerateAction)
        Q_EMIT regenerateRequested(id);
    else
        Q_EMIT actionTriggered(id, action);
}

void TranscriptActions::openLink(const QString& address)
{
    const QUrl url(address, QUrl::TolerantMode);
    if (typeset::isOpenable(address) && url.isValid())
        Q_EMIT linkActivated(url);
}

void TranscriptActions::copyBlock(const text::Block& block)
{
    setClipboard(block.kind == text::BlockKind::Code ? m_copy.code(block) : m_copy.table(block));
}

void TranscriptActions::copyTablePicture(int item, MessageSection section, const typeset::BoxId& table)
{
    const typeset::DocumentLayout& text = m_view.content().item(item).document(section);
    const std::optional<typeset::BlockBox> box = text.box(table);
    if (!box)
        return;
    // It may stand in a list or a quote: its first cell is the one in its upper left corner.
    const QPointF inside(1 - text.scrollOf(table), text.style()->body.lineHeight / 2);
    const qsizetype from = text.paragraphAt(text.hit(box->rect.topLeft() + inside).offset).first;
    copyRanges({TextRange{item, section, from, from + typeset::flatLength(box->block)}}, CopyFormat::Picture);
}

void TranscriptActions::saveTable(const text::Block& table)
{
    auto* dialog = new QFileDialog(&m_view, tr("Save the table"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveTable"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel workbook (*.xlsx)"), tr("Comma-separated values (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(
            filter.contains(QStringLiteral("csv")) ? QStringLiteral("csv") : QStringLiteral("xlsx"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, table](const QString& path) {
        if (const base::Status saved = ui::saveTable(table, path); !saved)
            Q_EMIT failed(saved.error().sentence());
    });
    dialog->open();
}

void TranscriptActions::addMessageActions(QMenu* menu, int index)
{
    const MessageItem& item = m_view.content().item(index);
    const QString id = item.id();
    for (const MessageAction& action : item.actions()) {
        if (action.id == copyAction || action.text.isEmpty())
            continue;
        QAction* entry = menu->addAction(action.text, this, [this, id, what = action.id] {
            if (const int now = m_view.content().indexOf(id); now >= 0)
                activateAction(now, what);
        });
        entry->setEnabled(action.isEnabled);
    }
    if (item.isUser())
        return;
    if (index == m_view.messageCount() - 1 && item.isContinuable())
        menu->addAction(tr("Go on with the answer"), this, [this, id] { Q_EMIT continueRequested(id); });
    if (item.hasReasoning()) {
        menu->addAction(item.isUnfolded() ? tr("Fold the reasoning") : tr("Show the reasoning"), this, [this, id] {
            if (const int now = m_view.content().indexOf(id); now >= 0)
                toggleReasoning(now);
        });
    }
    menu->addAction(tr("How this answer came about"), this, [this, id] {
        if (const int now = m_view.content().indexOf(id); now >= 0)
            requestDetails(now);
    });
}

void TranscriptActions::requestDetails(int index)
{
    const MessageItem& item = m_view.content().item(index);
    const QRectF footer = item.detailsRect();
    const QPointF corner = m_view.fromContent(QPointF(0, m_view.content().top(index)) + footer.topLeft());
    const QString id = item.id();
    Q_EMIT detailsRequested(id, QRect(m_view.viewport()->mapToGlobal(corner.toPoint()), footer.size().toSize()));
}

void TranscriptActions::setClipboard(std::unique_ptr<QMimeData> content)
{
    if (!content)
        return;
    dropJob(); // what is asked for later stays
    QGuiApplication::clipboard()->setMimeData(content.release());
    Q_EMIT copied();
}

void TranscriptActions::copyRanges(const QList<TextRange>& ranges, CopyFormat format)
{
    if (format == CopyFormat::Picture && !ranges.isEmpty()) {
        begin(std::make_unique<PictureCopy>(m_view.content(), m_view.theme(), m_clock, ranges,
                  m_isStored ? PictureCopy::Files::Anywhere : PictureCopy::Files::InMemory),
            tr("Copy as a picture"), tr("Making pictures…"));
    } else if (m_copy.isMuch(ranges) || m_copy.waitsForFormulas(ranges, format)) {
        begin(std::make_unique<TextCopy>(m_view.content(), m_clock, ranges, format), tr("Copy"), tr("Copying…"));
    } else if (format != CopyFormat::Picture) {
        setClipboard(m_copy.ranges(ranges, format));
    }
}

void TranscriptActions::copySelection(CopyFormat format)
{
    copyRanges(m_view.selection().ranges(), format);
}

void TranscriptActions::copyMessage(int item, CopyFormat format)
{
    copyRanges(m_copy.messageRanges(item), format);
}

void TranscriptActions::copyChat(CopyFormat format)
{
    copyRanges(m_copy.chatRanges(), format);
}

void TranscriptActions::leaveChat()
{
    if (m_isStored)
        return; // they may still be pasted
    closeProgress();
    m_job.reset();
}

void TranscriptActions::closeProgress()
{
    if (m_progress)
        m_progress->deleteLater();
    m_progress.clear();
}

void TranscriptActions::dropJob()
{
    if (!m_progress)
        return;
    m_job->cancel();
    closeProgress();
}

void TranscriptActions::notice()
{
    // Wayland says so at each return to the window, too: then only what this program has there tells.
    const bool isSure
        = ownContent() != m_before || !QGuiApplication::platformName().startsWith(QStringLiteral("wayland"));
    if (isSure)
        dropJob();
}

void TranscriptActions::begin(std::unique_ptr<CopyJob> job, const QString& title, const QString& words)
{
    delete m_progress;
    m_job = std::move(job);
    // Shown only if it takes a while.
    m_progress = new QProgressDialog(words, tr("Cancel"), 0, 100, m_view.window());
    m_progress->setObjectName(QStringLiteral("copyProgress"));
    m_progress->setWindowTitle(title);
    m_progress->setAutoReset(false);
    m_progress->setMinimumDuration(quietTime);
    m_progress->setValue(0);
    m_before = ownContent();
    connect(m_progress, &QProgressDialog::canceled, this, &TranscriptActions::dropJob);
    // The operation does not end from within its own signal.
    connect(
        m_job.get(), &CopyJob::stopped, this,
        [this] {
            if (m_job && m_job->isStopped()) // and no other has begun since
                m_job.reset();
        },
        Qt::QueuedConnection);
    connect(m_job.get(), &CopyJob::progressed, m_progress, &QProgressDialog::setValue);
    connect(m_job.get(), &CopyJob::failed, this, [this](const QString& sentence) {
        closeProgress();
        Q_EMIT failed(sentence);
    });
    connect(m_job.get(), &CopyJob::finished, this, [this] {
        closeProgress();
        setClipboard(m_job->take());
    });
    m_job->start();
}

void TranscriptActions::activate(int index, const MessageHit& hit)
{
    switch (hit.part) {
    case MessageHit::Part::Nothing:
    case MessageHit::Part::Text:
        return;
    case MessageHit::Part::Fold:
        return toggleReasoning(index);
    case MessageHit::Part::Box:
        return activateBox(index, hit.section, hit.box, hit.button);
    case MessageHit::Part::Action:
        return activateAction(index, hit.action);
    case MessageHit::Part::AskAgain:
        return activateAction(index, regenerateAction);
    case MessageHit::Part::Details:
        return requestDetails(index);
    case MessageHit::Part::Link:
        return openLink(hit.link);
    }
}

} // namespace spyhop::ui
