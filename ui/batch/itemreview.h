// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/batch/batchmanager.h"

#include <QtCore/QObject>

class QKeyEvent;

namespace spyhop::ui {

class ItemPanel;
class ItemTable;
class ItemTableModel;

//! \brief A person goes through a job's items: the table's current row stands in the panel, a verdict leads to the next
//! row, and an item can be asked again, of other models too. Stays at its item while rows come and go.
//!
//! Owner: BatchPage, which lays the panel out. Borrows rows, table and panel, and is gone before them. Thread: main.
class ItemReview : public QObject {
    Q_OBJECT
public:
    struct Parts {
        batch::BatchManager& manager;
        admin::EndpointAdmin& endpoints;
        ItemTableModel& items;
        ItemTable& table;
        ItemPanel& panel;
    };
    explicit ItemReview(const Parts& parts);

    //! Whether an item is looked at.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    //! Another job comes: nothing of it is looked at. openChanged() is not said.
    void reset();
    //! Whether the key is one of those that review; then it has done its work.
    [[nodiscard]] bool takeKey(const QKeyEvent& event);

Q_SIGNALS:
    void openChanged();
    //! An item was to be asked again: whether it will be.
    void askedAgain(const spyhop::base::Status& status);

private:
    void connectRows();
    void showRow(int row);
    void close();
    [[nodiscard]] QStringList modelsFor(const model::BatchSpec& spec, const QString& answered) const;
    void offerModels();
    void moveRow(int by);
    void review(const model::Review& review);

    const Parts m_parts;
    bool m_isOpen = false;
    bool m_staysClosed = false; //!< the current row is put back where it was, nobody opens it
    bool m_awaitsRow = false; //!< the current row is to be shown once it is here, or anew
    qint64 m_shownItem = -1; //!< in the panel, or there last
    QString m_shownAsked; //!< the model that it was asked of, if that is not the job's
    QString m_shownEndpoint, m_shownModel; //!< who answered it
    int m_movedOn = -1; //!< the row that a verdict has moved on to; -1: another key came since
};

} // namespace spyhop::ui
