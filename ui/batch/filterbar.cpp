// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/filterbar.h"

#include "ui/common/button.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <utility>

namespace spyhop::ui {
namespace {
using Filter = batch::OrderWish::Filter;
constexpr int filters = static_cast<int>(Filter::Twice) + 1;

//! As large chosen as not: its neighbours stay where they are.
class FilterButton final : public Button {
public:
    using Button::Button;
    [[nodiscard]] QSize sizeHint() const override
    {
        const int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 2 * theme().px(10);
        return {width, theme().px(28)};
    }
};

} // namespace

FilterBar::FilterBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("itemFilter"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(4));
    for (int filter = 0; filter < filters; ++filter) {
        auto* button = new FilterButton(theme, Button::Kind::Quiet, QString(), this);
        button->setObjectName(QStringLiteral("filter%1").arg(filter));
        connect(button, &QAbstractButton::clicked, this, [this, filter] {
            setFilter(static_cast<Filter>(filter));
            Q_EMIT chosen(m_filter);
        });
        m_buttons.append(button);
        row->addWidget(button);
    }
    row->addStretch(1);
    refresh();
}

void FilterBar::setCounts(const model::ItemCounts& counts, bool mayNeedReview)
{
    m_counts = counts;
    m_mayNeedReview = mayNeedReview;
    refresh();
}

void FilterBar::setFilter(Filter filter)
{
    m_filter = filter;
    refresh();
}

void FilterBar::setToReview(std::optional<qint64> count)
{
    if (std::exchange(m_toReview, count) != count)
        refresh();
}

void FilterBar::setTwice(qint64 count)
{
    if (std::exchange(m_twice, count) != count)
        refresh();
}

void FilterBar::setBrief(bool brief)
{
    if (std::exchange(m_brief, brief) != brief)
        refresh();
}

void FilterBar::refresh()
{
    const auto count = [this](qint64 number) { return m_brief ? QString() : countText(number); };
    const auto set = [this](Filter filter, const QString& counted, bool visible) {
        const QString text = counted.trimmed();
        Button* button = m_buttons.at(static_cast<int>(filter));
        button->setText(text);
        button->setVisible(visible || filter == m_filter);
        button->setKind(filter == m_filter ? Button::Kind::Secondary : Button::Kind::Quiet);
    };
    const qint64 open = m_counts.pending + m_counts.running, failed = m_counts.failed + m_counts.unknown;
    set(Filter::All, tr("All %1").arg(count(m_counts.total())), true);
    set(Filter::Open, tr("Open %1").arg(count(open)), open > 0);
    set(Filter::Done, tr("Done %1").arg(count(m_counts.done)), m_counts.done > 0);
    const QString words = m_counts.unknown == 0 ? tr("Failed %1")
        : m_counts.failed == 0                  ? tr("Unknown %1", "items of unknown outcome")
                                                : tr("Failed or unknown %1");
    set(Filter::Failed, words.arg(count(failed)), failed > 0);
    const QString review = m_toReview && !m_brief ? tr("To review %1").arg(countText(*m_toReview)) : tr("To review");
    set(Filter::Review, review, m_mayNeedReview && m_counts.done > 0);
    set(Filter::Twice, tr("Possibly billed twice %1").arg(count(m_twice)), m_twice > 0);
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
