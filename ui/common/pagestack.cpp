// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pagestack.h"

#include <QtWidgets/QStackedLayout>

namespace spyhop::ui {
namespace {

// It is the layout that whoever lays out a widget asks for its sizes, not the widget.
class CurrentPageLayout : public QStackedLayout {
public:
    using QStackedLayout::QStackedLayout;

    [[nodiscard]] QSize sizeHint() const override { return current() ? current()->sizeHint() : QSize(0, 0); }
    [[nodiscard]] QSize minimumSize() const override { return current() ? current()->minimumSize() : QSize(0, 0); }
    [[nodiscard]] bool hasHeightForWidth() const override { return current() && current()->hasHeightForWidth(); }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return hasHeightForWidth() ? current()->heightForWidth(width) : -1;
    }
    [[nodiscard]] int minimumHeightForWidth(int width) const override
    {
        return hasHeightForWidth() ? current()->minimumHeightForWidth(width) : -1;
    }

private:
    [[nodiscard]] QLayoutItem* current() const { return itemAt(currentIndex()); }
};

} // namespace

PageStack::PageStack(QWidget* parent)
    : QWidget(parent)
    , m_layout(new CurrentPageLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(m_layout, &QStackedLayout::currentChanged, this, [this](int index) {
        m_layout->invalidate();
        updateGeometry();
        Q_EMIT currentChanged(index);
    });
}

void PageStack::addWidget(QWidget* page)
{
    m_layout->addWidget(page);
}

QWidget* PageStack::currentWidget() const
{
    return m_layout->currentWidget();
}

int PageStack::currentIndex() const
{
    return m_layout->currentIndex();
}

void PageStack::setCurrentIndex(int index)
{
    m_layout->setCurrentIndex(index);
}

void PageStack::setCurrentWidget(QWidget* page)
{
    m_layout->setCurrentWidget(page);
}

} // namespace spyhop::ui
