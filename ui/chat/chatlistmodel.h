// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/sessions.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QDate>
#include <QtCore/QList>

namespace spyhop::ui {

//! \brief The chats as rows, with a header row before each group: Pinned, Today, Yesterday, Last 7 days, months.
//!
//! Owner: ChatList. Thread: main. Borrows Sessions and Clock.
class ChatListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, LineRole, TimeRole, HeaderRole, PinnedRole, StoredRole };

    ChatListModel(chat::Sessions& sessions, base::Clock& clock, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    //! Only chats whose title or last line holds this; empty: all.
    void setFilter(const QString& text);
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;
    //! The day may have changed, or the language.
    void refresh();

private:
    struct Row {
        QString header; //!< not empty: a header
        model::ConversationSummary summary;
        [[nodiscard]] bool isSame(const Row& other) const
        {
            return header == other.header && summary.id == other.summary.id;
        }
    };
    [[nodiscard]] QList<Row> makeRows() const;
    void onSummaryChanged(const QString& id);

    chat::Sessions& m_sessions;
    base::Clock& m_clock;
    QList<Row> m_rows;
    QString m_filter;
};

//! The group a chat of this time stands under, seen from `today` (both local).
[[nodiscard]] QString groupName(const QDate& day, const QDate& today);

} // namespace spyhop::ui
