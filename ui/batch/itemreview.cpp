// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemreview.h"

#include "ui/batch/itempanel.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/itemtablemodel.h"

#include <QtGui/QKeyEvent>
#include <algorithm>
#include <utility>

namespace spyhop::ui {

ItemReview::ItemReview(const Parts& parts)
    : m_parts(parts)
{
    connectRows();
    connect(&m_parts.table, &ItemTable::rowShown, this, [this](int row) {
        if (!m_staysClosed)
            showRow(row);
    });
    // The row whose panel was closed is still the current one: it is opened again as any other is.
    const auto openAgain = [this](const QModelIndex& index) {
        if (!m_isOpen)
            showRow(index.row());
    };
    connect(&m_parts.table, &ItemTable::clicked, this, openAgain);
    connect(&m_parts.table, &ItemTable::activated, this, openAgain);
    connect(&m_parts.panel, &ItemPanel::closeRequested, this, &ItemReview::close);
    connect(&m_parts.panel, &ItemPanel::reviewed, this, &ItemReview::review);
    connect(&m_parts.panel, &ItemPanel::correctingCancelled, this, [this] { m_parts.table.setFocus(); });
    connect(&m_parts.panel, &ItemPanel::againRequested, this, [this](const QString& model) {
        if (m_shownItem >= 0)
            Q_EMIT askedAgain(m_parts.manager.askAgain(m_parts.items.job(), {m_shownItem}, model));
    });
    connect(&m_parts.endpoints, &admin::EndpointAdmin::modelsChanged, this, &ItemReview::offerModels);
}

void ItemReview::connectRows()
{
    // Whoever reviews stays at the item while rows come and go; so does who has closed the panel.
    connect(&m_parts.items, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_shownItem >= 0 ? m_parts.items.rowOf(m_shownItem) : -1;
        if (row < 0)
            return;
        m_staysClosed = !m_isOpen;
        m_parts.table.setAutoScroll(m_isOpen); // who has closed it may look elsewhere by now
        m_parts.table.setCurrentIndex(m_parts.items.index(row, 0));
        m_parts.table.setAutoScroll(true);
        m_staysClosed = false;
    });
    connect(&m_parts.manager, &batch::BatchManager::itemsChanged, this,
        [this](const QString& id, const QList<qint64>& indexes) {
            if (id == m_parts.items.job())
                m_awaitsRow = m_awaitsRow || (m_isOpen && indexes.contains(m_shownItem));
        });
    connect(&m_parts.manager, &batch::BatchManager::itemsReset, this, [this](const QString& id) {
        if (id == m_parts.items.job())
            m_awaitsRow = m_awaitsRow || m_isOpen;
    });
    connect(&m_parts.items, &ItemTableModel::rowsRead, this, [this](int first, int last) {
        const int row = m_parts.table.currentIndex().row();
        if (m_awaitsRow && row >= first && row <= last)
            showRow(row);
    });
}

void ItemReview::reset()
{
    m_isOpen = false;
    m_awaitsRow = false;
    m_shownItem = -1;
    m_movedOn = -1;
}

void ItemReview::close()
{
    // Its row stays the current one, and the keyboard goes there first: from a panel that hides it goes anywhere.
    m_parts.table.setFocus();
    m_isOpen = false;
    m_awaitsRow = false;
    Q_EMIT openChanged();
}

void ItemReview::showRow(int row)
{
    const model::JobSummary* summary = m_parts.manager.job(m_parts.items.job());
    const auto* item = m_parts.items.row(row);
    m_awaitsRow = row >= 0 && !item;
    if (m_awaitsRow)
        m_shownItem = -1; // a verdict given now would be the last item's
    if (!summary || !item)
        return;
    m_shownItem = item->first.index;
    m_shownAsked = item->first.model;
    m_shownEndpoint = item->second.endpoint;
    m_shownModel = item->second.answeredModel;
    offerModels();
    m_parts.panel.show(summary->spec, item->first, item->second);
    if (!std::exchange(m_isOpen, true))
        Q_EMIT openChanged();
}

//! Of the job's endpoint; of an automatic job's, those of whoever answered this item first, then as they are asked.
QStringList ItemReview::modelsFor(const model::BatchSpec& spec, const QString& answered) const
{
    if (!spec.endpoint.isEmpty())
        return m_parts.endpoints.models(spec.endpoint);
    QList<model::Endpoint> all = m_parts.endpoints.usable();
    std::stable_sort(all.begin(), all.end(), [&answered](const model::Endpoint& a, const model::Endpoint& b) {
        return std::pair(a.name != answered, a.priority) < std::pair(b.name != answered, b.priority);
    });
    QStringList models;
    for (const model::Endpoint& endpoint : std::as_const(all)) {
        if (spec.tier == model::Tier::Auto || spec.tier == endpoint.tier)
            models += m_parts.endpoints.models(endpoint.name);
    }
    models.removeDuplicates();
    return models;
}

//! The one that the item was asked of is offered as the same.
void ItemReview::offerModels()
{
    const model::JobSummary* summary = m_parts.manager.job(m_parts.items.job());
    if (!summary || m_shownItem < 0)
        return;
    QStringList others = modelsFor(summary->spec, m_shownEndpoint);
    const QString& asked = m_shownAsked.isEmpty() ? summary->spec.model : m_shownAsked;
    others.removeAll(asked.isEmpty() ? m_shownModel : asked);
    m_parts.panel.setModels(others);
}

void ItemReview::moveRow(int by)
{
    const int rows = m_parts.items.rowCount({});
    const int row = std::clamp(m_parts.table.currentIndex().row() + by, 0, std::max(0, rows - 1));
    m_parts.table.setCurrentIndex(m_parts.items.index(row, 0));
}

void ItemReview::review(const model::Review& review)
{
    if (m_shownItem < 0)
        return;
    m_parts.manager.reviewSoon(m_parts.items.job(), m_shownItem, review);
    // One verdict after the other, without a hand on the mouse.
    if (review.verdict != model::Review::Verdict::None) {
        const int before = m_parts.table.currentIndex().row();
        moveRow(1);
        const int now = m_parts.table.currentIndex().row();
        m_movedOn = now == before ? -1 : now;
    }
    m_parts.table.setFocus();
}

bool ItemReview::takeKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape && m_isOpen) {
        Q_EMIT m_parts.panel.closeRequested();
        return true;
    }
    const int movedOn = std::exchange(m_movedOn, -1);
    if (event.modifiers() != Qt::NoModifier)
        return false;
    if (event.key() == Qt::Key_J && movedOn >= 0 && movedOn == m_parts.table.currentIndex().row())
        return true; // the verdict has moved on already: whoever gives each its A and J skips none
    if (event.key() == Qt::Key_J)
        moveRow(1);
    else if (event.key() == Qt::Key_K)
        moveRow(-1);
    else if (event.key() == Qt::Key_A && m_isOpen)
        m_parts.panel.accept();
    else if (event.key() == Qt::Key_C && m_isOpen)
        m_parts.panel.correct();
    else
        return false;
    return true;
}

} // namespace spyhop::ui
