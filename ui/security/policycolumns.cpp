// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/policycolumns.h"

#include "ui/common/surface.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int benchWidth = 368, leastEdit = 400, margin = 24, gap = 12; // design px

} // namespace

//! Scrolls by itself, or is as high as what is in it.
class FittingScroll : public QScrollArea {
public:
    explicit FittingScroll(QWidget* parent)
        : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

    void setFitting(bool isFitting)
    {
        m_isFitting = isFitting;
        setVerticalScrollBarPolicy(isFitting ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        QSizePolicy policy(QSizePolicy::Preferred, isFitting ? QSizePolicy::Preferred : QSizePolicy::Ignored);
        policy.setHeightForWidth(isFitting);
        setSizePolicy(policy);
        setFocusPolicy(isFitting ? Qt::NoFocus : Qt::StrongFocus);
    }

    [[nodiscard]] int heightForWidth(int width) const override
    {
        return m_isFitting && widget() ? std::max(widget()->heightForWidth(width), widget()->minimumSizeHint().height())
                                       : QScrollArea::heightForWidth(width);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (m_isFitting && watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    bool m_isFitting = false;
};

PolicyColumns::PolicyColumns(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("policyScroll"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    auto* content = new QWidget;
    m_both = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_both->setContentsMargins(0, 0, 0, 0);
    m_both->setSpacing(0);
    m_edit = new QVBoxLayout;
    m_both->addLayout(m_edit, 1);
    m_ground = new Surface(theme, &Tokens::panel, content);
    m_both->addWidget(m_ground);
    m_side = new QVBoxLayout(m_ground);
    m_side->setSpacing(0);
    m_benchScroll = new FittingScroll(m_ground);
    m_side->addWidget(m_benchScroll);
    auto* inside = new Surface(theme, &Tokens::panel, nullptr);
    m_bench = new QVBoxLayout(inside);
    m_benchScroll->setWidget(inside);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    arrange();
    connect(&theme, &Theme::changed, this, &PolicyColumns::arrange);
}

bool PolicyColumns::isBeside() const
{
    return width() >= m_theme.px(benchWidth) + m_theme.px(leastEdit);
}

void PolicyColumns::arrange()
{
    const bool beside = isBeside();
    m_wasBeside = beside;
    setFocusPolicy(beside ? Qt::NoFocus : Qt::StrongFocus); // what scrolls, the keyboard scrolls too
    const int space = m_theme.px(margin);
    m_edit->setContentsMargins(space, space, space, space);
    m_edit->setSpacing(m_theme.px(gap));
    m_bench->setContentsMargins(space, space, space, space);
    m_both->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_ground->setEdges(beside ? Qt::LeftEdge : Qt::TopEdge);
    m_side->setContentsMargins(beside ? 1 : 0, beside ? 0 : 1, 0, 0);
    m_ground->setMinimumWidth(beside ? m_theme.px(benchWidth) : 0);
    m_ground->setMaximumWidth(beside ? m_theme.px(benchWidth) : QWIDGETSIZE_MAX);
    m_benchScroll->setFitting(!beside);
    Q_EMIT arranged();
}

void PolicyColumns::resizeEvent(QResizeEvent* event)
{
    if (isBeside() != m_wasBeside)
        arrange();
    QScrollArea::resizeEvent(event);
}

} // namespace spyhop::ui
