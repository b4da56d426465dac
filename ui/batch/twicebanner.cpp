// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/twicebanner.h"

#include "core/batch/ordering.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <utility>

namespace spyhop::ui {

TwiceBanner::TwiceBanner(const Theme& theme, batch::BatchManager& manager, QWidget* parent)
    : Banner(theme, Kind::Warning, Icon::Info, parent)
    , m_manager(manager)
{
    setObjectName(QStringLiteral("billedTwice"));
    connect(&manager, &batch::BatchManager::itemsReset, this, [this](const QString& id) {
        if (id == m_counted.id)
            ++m_resets; // jobChanged() follows
    });
    hide();
}

TwiceBanner::~TwiceBanner() = default;

void TwiceBanner::showJob(const model::JobSummary& job)
{
    const QString id = job.spec.id;
    const bool isRunning = m_manager.isRunning(id);
    const State now{id, isRunning, m_manager.wasCutOff(id), isRunning ? QDateTime() : job.updatedAt, m_resets};
    if (now == m_counted)
        return;
    const bool isOther = id != m_counted.id;
    if (m_counting && !isOther) {
        m_isOld = true;
        return;
    }
    m_counted = now;
    m_isOld = false;
    batch::OrderWish wish;
    wish.filter = batch::OrderWish::Filter::Twice;
    m_counting = m_manager.order(id, wish);
    connect(m_counting.get(), &batch::Ordering::ready, this, &TwiceBanner::ready);
    if (isOther)
        setCount(0);
}

void TwiceBanner::ready(const QList<qint64>& indexes)
{
    m_endedCounting = std::move(m_counting);
    const model::JobSummary* const job = m_manager.job(m_counted.id);
    if (job && std::exchange(m_isOld, false))
        showJob(*job);
    setCount(indexes.size());
}

void TwiceBanner::setCount(qint64 count)
{
    if (std::exchange(m_count, count) == count)
        return;
    refresh();
    Q_EMIT counted(count);
}

void TwiceBanner::refresh()
{
    setVisible(m_count > 0);
    setText(tr("Possibly billed twice: %1").arg(countText(m_count)),
        tr("nobody heard how their first call ended. The cost holds an estimate of it once they were asked again"));
    setLink(tr("Show them"));
}

void TwiceBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
