// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/sessions.h"
#include "ui/chat/chatlistmodel.h"

#include <QtCore/QAbstractListModel>

namespace spyhop::ui {

//! \brief What lies in the trash, newest first: chats, and messages that were removed from chats. Read when it is
//! shown. Owner: ChatList. Thread: main.
class TrashModel : public QAbstractListModel {
    Q_OBJECT
public:
    TrashModel(chat::Sessions& sessions, base::Clock& clock, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] base::Status reload();
    [[nodiscard]] const QList<model::TrashEntry>& entries() const { return m_entries; }

private:
    chat::Sessions& m_sessions;
    base::Clock& m_clock;
    QList<model::TrashEntry> m_entries;
};

} // namespace spyhop::ui
