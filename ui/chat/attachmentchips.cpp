// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/attachmentchips.h"

#include "ui/common/chip.h"
#include "ui/common/words.h"

#include <QtCore/QRegularExpression>
#include <algorithm>
#include <tuple>

namespace spyhop::ui {
namespace {

using Phase = chat::AttachmentEntry::Phase;
using Kind = chat::AttachmentEntry::Kind;

constexpr int gap = 8; // design px

Icon iconOf(const chat::AttachmentEntry& entry)
{
    switch (entry.phase) {
    case Phase::Waiting:
        return Icon::Clock;
    case Phase::Reading:
        return Icon::Running;
    case Phase::Failed:
        return Icon::Review;
    case Phase::Ready:
        break;
    }
    return entry.kind == Kind::Table ? Icon::Batch : Icon::File;
}

//! Of a receipt: pages, rows, lines or characters.
QString firstFigure(const QString& receipt)
{
    static const QRegularExpression comma(QStringLiteral(", |，|、"));
    return receipt.left(receipt.indexOf(comma));
}

} // namespace

QString attachmentLabel(const model::Attachment& attachment)
{
    const QString figure = firstFigure(attachment.receipt);
    const QString name = shownText(attachment.name);
    return figure.isEmpty() ? name : name + QStringLiteral(" · ") + figure;
}

QString attachmentState(const chat::AttachmentEntry& entry)
{
    switch (entry.phase) {
    case Phase::Waiting:
        return AttachmentChips::tr("waits");
    case Phase::Reading:
        return entry.total > 0 ? AttachmentChips::tr("page %1 of %2").arg(entry.done).arg(entry.total)
                               : AttachmentChips::tr("is being read");
    case Phase::Failed:
        return AttachmentChips::tr("left out");
    case Phase::Ready:
        break;
    }
    if (entry.kind == Kind::Table)
        return QStringLiteral("%1 × %2").arg(countText(entry.rows), countText(entry.columns));
    return firstFigure(entry.attachment.receipt);
}

QString attachmentSentence(const chat::AttachmentEntry& entry)
{
    QStringList parts{shownText(entry.name)};
    if (entry.phase == Phase::Failed)
        parts << entry.error.what << entry.error.remedy;
    else if (entry.phase == Phase::Ready)
        parts << entry.attachment.receipt << AttachmentChips::tr("about %1 tokens").arg(countText(entry.tokens));
    else
        parts << attachmentState(entry);
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n"));
}

AttachmentChips::AttachmentChips(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("attachmentChips"));
    connect(
        &theme, &Theme::changed, this, [this] { std::ignore = place(width(), true); }, Qt::QueuedConnection);
}

Chip* AttachmentChips::makeChip(const QString& id)
{
    auto* chip = new Chip(m_theme, QString(), this);
    chip->setObjectName(QStringLiteral("attachmentChip"));
    chip->setRemovable(true);
    connect(chip, &QAbstractButton::clicked, this, [this, id] { Q_EMIT opened(id); });
    connect(chip, &Chip::removeRequested, this, [this, id] { Q_EMIT removeRequested(id); });
    chip->QWidget::show();
    return chip;
}

void AttachmentChips::show(const QList<chat::AttachmentEntry>& entries)
{
    QList<Row> rows;
    for (const chat::AttachmentEntry& entry : entries) {
        const auto known
            = std::find_if(m_chips.begin(), m_chips.end(), [&entry](const Row& row) { return row.id == entry.id; });
        Row row{entry.id, nullptr};
        if (known != m_chips.end()) {
            row.chip = known->chip;
            m_chips.erase(known);
        } else {
            row.chip = makeChip(entry.id);
        }
        const QString state = attachmentState(entry);
        const QString name = shownText(entry.name);
        row.chip->setText(state.isEmpty() ? name : name + QStringLiteral(" · ") + state);
        row.chip->setLineIcon(iconOf(entry));
        row.chip->setFailed(entry.phase == Phase::Failed);
        row.chip->setToolTip(plainToolTip(attachmentSentence(entry)));
        row.chip->setAccessibleName(attachmentSentence(entry).replace(u'\n', QStringLiteral(", ")));
        rows.append(row);
    }
    for (const Row& gone : std::as_const(m_chips)) {
        gone.chip->hide();
        gone.chip->deleteLater(); // its cross may be what was clicked
    }
    m_chips = rows;
    std::ignore = place(width(), true);
}

int AttachmentChips::place(int width, bool move) const
{
    const int space = m_theme.px(gap);
    int x = 0, y = 0, height = 0;
    for (const Row& row : m_chips) {
        const QSize size = row.chip->sizeHint();
        const int wide = std::min(size.width(), std::max(width, 1));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += size.height() + space;
        }
        if (move)
            row.chip->setGeometry(x, y, wide, size.height());
        x += wide + space;
        height = y + size.height();
    }
    return height;
}

int AttachmentChips::heightFor(int width) const
{
    return place(width, false);
}

QRect AttachmentChips::chipRect(const QString& id) const
{
    for (const Row& row : m_chips) {
        if (row.id == id)
            return row.chip->geometry();
    }
    return {};
}

void AttachmentChips::resizeEvent(QResizeEvent*)
{
    std::ignore = place(width(), true);
}

} // namespace spyhop::ui
