// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/linkline.h"

#include "core/typeset/linktext.h"
#include "ui/common/surface.h"

#include <QtCore/QtMath>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int widest = 640, padX = 8, padY = 4, gap = 8, radius = 6; // design px

//! An address in its three parts, whole.
ShownLink partsOf(const QString& shown)
{
    const qsizetype colon = shown.indexOf(u':') + 1;
    if (!QStringView(shown).sliced(colon).startsWith(u"//")) {
        // mailto:someone@host?subject=…: the person belongs to what is read; an address behind it is no host.
        const qsizetype question = shown.indexOf(u'?', colon);
        const qsizetype end = question < 0 ? shown.size() : question;
        return {shown.first(colon), shown.sliced(colon, end - colon), shown.sliced(end)};
    }
    const qsizetype from = colon + 2;
    qsizetype to = from;
    while (to < shown.size() && !QStringView(u"/?#").contains(shown.at(to)))
        ++to;
    return {shown.first(from), shown.sliced(from, to - from), shown.sliced(to)};
}

} // namespace

ShownLink shownLink(const QString& address, const QFontMetricsF& metrics, qreal width)
{
    ShownLink link = partsOf(typeset::shownTarget(address));
    const auto room
        = [&] { return width - metrics.horizontalAdvance(link.before) - metrics.horizontalAdvance(link.host); };
    if (room() >= metrics.horizontalAdvance(link.after))
        return link;
    const qreal least = metrics.horizontalAdvance(QStringLiteral("…"));
    if (room() < least)
        link.before.clear();
    if (room() < least)
        return {{}, metrics.elidedText(link.host, Qt::ElideLeft, width), {}};
    link.after = metrics.elidedText(link.after, Qt::ElideMiddle, room());
    return link;
}

LinkLine::LinkLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("linkLine"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(&theme, &Theme::changed, this, &LinkLine::place);
    hide();
}

void LinkLine::setAddress(const QString& address)
{
    if (m_address == address)
        return;
    m_address = address;
    setAccessibleName(typeset::shownTarget(address));
    place();
    setVisible(!address.isEmpty());
    raise();
}

void LinkLine::setPlace(const QRect& place)
{
    m_place = place;
    this->place();
}

void LinkLine::setArea(const QRect& area)
{
    m_area = area;
    place();
}

void LinkLine::place()
{
    if (m_address.isEmpty())
        return;
    const int space = m_theme.px(gap), pad = m_theme.px(padX);
    const QRect inside = m_area.adjusted(space, space, -space, -space);
    const QFontMetricsF metrics(m_theme.font(FontRole::Small));
    const int most = std::max(0, std::min(m_theme.px(widest), inside.width()) - 2 * pad);
    m_shown = shownLink(m_address, metrics, most);
    // The parts are drawn by themselves: each may take a fraction of a pixel more.
    const int wide = std::min(most, qCeil(metrics.horizontalAdvance(text())) + 3) + 2 * pad;
    const int high = m_theme.lineHeight(FontRole::Small) + 2 * m_theme.px(padY);
    QRect line(inside.left(), inside.bottom() + 1 - high, wide, high);
    if (line.adjusted(-space, -space, space, space).intersects(m_place))
        line.moveRight(inside.right());
    setGeometry(line);
    update();
}

void LinkLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    drawBox(painter, QRectF(rect()), m_theme.px(radius), tokens.raised, tokens.lineStrong, 1);
    // An address runs from left to right, whatever script its path is in.
    painter.setLayoutDirection(Qt::LeftToRight);
    const QFont font = m_theme.font(FontRole::Small);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    QRectF at = QRectF(rect()).adjusted(m_theme.px(padX), 0, -m_theme.px(padX), 0);
    const auto draw = [&](const QString& part, const QColor& color) {
        painter.setPen(color);
        painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part);
        at.setLeft(at.left() + metrics.horizontalAdvance(part));
    };
    draw(m_shown.before, tokens.text2);
    draw(m_shown.host, tokens.text);
    draw(m_shown.after, tokens.text2);
}

} // namespace spyhop::ui
