// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"

#include <QtCore/QAbstractTableModel>

namespace spyhop::ui {

//! \brief Calls of the audit log, newest first, as a filter lets them through. Texts are made when they are shown.
//! Thread: main.
class AuditTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, State, Endpoint, Model, Purpose, Duration, Tokens, Cost, columns };
    enum Role { StateRole = Qt::UserRole + 1 };

    explicit AuditTableModel(QObject* parent);

    //! All of it, then what of it is shown.
    void setContents(const admin::AuditContents& contents, const QList<int>& places);
    [[nodiscard]] const admin::AuditContents& contents() const { return m_contents; }
    [[nodiscard]] const admin::AuditCall& call(int row) const { return m_contents.calls.at(m_places.at(row)); }
    //! Where a call stands now; -1: the filter hides it.
    [[nodiscard]] int rowOf(const QString& callId) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] QString text(const admin::AuditCall& call, int column) const;

    admin::AuditContents m_contents;
    QList<int> m_places;
};

} // namespace spyhop::ui
