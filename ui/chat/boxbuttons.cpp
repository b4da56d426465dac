// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/boxbuttons.h"

#include "ui/chat/messagemetrics.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>

namespace spyhop::ui {

namespace {

constexpr int height = 26, inset = 6, pad = 8; // design px

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

} // namespace

QList<BoxButtonSpot> boxButtons(const Theme& theme, const typeset::DocumentLayout& document, const typeset::BoxId& id)
{
    const std::optional<typeset::BlockBox> box = document.box(id);
    if (!box || box->block.kind == text::BlockKind::Formula)
        return {};
    const bool isCode = box->block.kind == text::BlockKind::Code;
    QList<BoxButtonSpot> spots;
    if (isCode && !box->block.language.isEmpty())
        spots.append({BoxButton::None, {}, {}, box->block.language, false});
    const bool isTooWide = box->wantedWidth > box->rect.width() + 1;
    if (isCode && (isTooWide || document.isWrapped(id)))
        spots.append({BoxButton::Wrap, {}, Icon::Wrap, {}, document.isWrapped(id)});
    if (isTooWide || document.isWide(id))
        spots.append({BoxButton::Wide, {}, Icon::Wide, {}, document.isWide(id)});
    if (!isCode)
        spots.append({BoxButton::Save, {}, Icon::Export, {}, false});
    spots.append({BoxButton::Copy, {}, Icon::Copy, isCode ? Words::tr("Copy") : QString(), false});

    const QFontMetricsF small(theme.font(FontRole::Small));
    qreal right = box->rect.right() - theme.px(inset);
    for (auto it = spots.rbegin(); it != spots.rend(); ++it) {
        const qreal label = it->label.isEmpty() ? 0 : small.horizontalAdvance(it->label);
        const qreal icon = it->icon ? theme.px(metrics::iconSize) : 0;
        const qreal between = label > 0 && icon > 0 ? theme.px(6) : 0;
        const qreal width = icon > 0 && label <= 0 ? theme.px(height) : icon + between + label + 2 * theme.px(pad);
        right -= width;
        it->rect = QRectF(right, box->rect.top() + theme.px(inset) / 2.0, width, theme.px(height));
    }
    return spots;
}

QString boxButtonText(BoxButton button, text::BlockKind kind, bool isOn)
{
    const bool isCode = kind == text::BlockKind::Code;
    switch (button) {
    case BoxButton::None:
        return {};
    case BoxButton::Copy:
        return isCode ? Words::tr("Copy the code") : Words::tr("Copy the table's cells");
    case BoxButton::Wrap:
        return isOn ? Words::tr("Keep long lines whole") : Words::tr("Break long lines");
    case BoxButton::Wide:
        return isOn ? Words::tr("As wide as the text") : Words::tr("As wide as the window");
    case BoxButton::Save:
        return Words::tr("Save the table…");
    }
    return {};
}

} // namespace spyhop::ui
