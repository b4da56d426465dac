// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/contextmeterbutton.h"

#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int ring = 14, ringGap = 6, padX = 6, high = 28; // design px
constexpr double ringWidth = 2.5, thinner = 3.0;
constexpr double nearlyFull = 0.8; // of the room, from where on it is said by colour

} // namespace

QString shortTokens(qint64 tokens)
{
    if (tokens < 100'000)
        return countText(tokens);
    if (tokens < 1'000'000)
        return QStringLiteral("%1k").arg(tokens / 1'000);
    return QStringLiteral("%1M").arg(QLocale().toString(static_cast<double>(tokens) / 1'000'000.0, 'f', 1));
}

ContextMeterButton::ContextMeterButton(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("contextMeter"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setFont(theme.font(FontRole::Small));
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(FontRole::Small));
        updateGeometry();
        update();
    });
    refresh();
}

void ContextMeterButton::show(const chat::ContextWindow& window)
{
    m_window = window;
    refresh();
}

void ContextMeterButton::refresh()
{
    const qint64 sent = m_window.sent.total();
    setText(m_window.room ? QStringLiteral("%1 / %2").arg(shortTokens(sent), shortTokens(*m_window.room))
                          : tr("%1 tokens").arg(shortTokens(sent)));
    QString words = m_window.room ? tr("About %1 of %2 tokens").arg(countText(sent), countText(*m_window.room))
                                  : tr("About %1 tokens; how many the model takes is not known").arg(countText(sent));
    if (m_window.leavesOut())
        words += tr("; something is left out");
    if (!m_window.fits())
        words += tr("; that does not fit");
    setToolTip(words);
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize ContextMeterButton::sizeHint() const
{
    ensurePolished();
    const int text = fontMetrics().size(Qt::TextSingleLine, this->text()).width() + 4;
    return {text + m_theme.px(2 * padX + ring + ringGap), m_theme.px(high)};
}

void ContextMeterButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    const bool focus = hasFocus();
    if (underMouse() || focus || isDown())
        drawBox(painter, rect(), m_theme.px(6), underMouse() ? tokens.hover : QColor(),
            focus ? tokens.accent : QColor(), 2);
    const double share = m_window.room && *m_window.room > 0
        ? std::clamp(static_cast<double>(m_window.sent.total()) / static_cast<double>(*m_window.room), 0.0, 1.0)
        : 0.0;
    const bool over = !m_window.fits();
    const QColor full = over                          ? tokens.danger
        : share >= nearlyFull || m_window.leavesOut() ? tokens.warning
                                                      : tokens.accent;
    const double size = m_theme.px(ring);
    const double width = ringWidth * m_theme.zoomPercent() / 100.0;
    const QRectF circle(m_theme.px(padX) + width / 2, (height() - size + width) / 2, size - width, size - width);
    // In high contrast lines are as strong as what fills them: a thin one is the empty part there.
    painter.setPen(QPen(tokens.line, m_theme.isHighContrast() ? width / thinner : width));
    painter.drawEllipse(circle);
    if (share > 0) {
        painter.setPen(QPen(full, width, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(circle, 90 * 16, -static_cast<int>(share * 360 * 16));
    }
    painter.setPen(over ? tokens.danger : tokens.text2);
    const int left = m_theme.px(padX + ring + ringGap);
    painter.drawText(QRect(left, 0, this->width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void ContextMeterButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

} // namespace spyhop::ui
