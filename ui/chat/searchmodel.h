// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/chatsearch.h"
#include "core/chat/sessions.h"
#include "ui/chat/chatlistmodel.h"

#include <QtCore/QAbstractListModel>
#include <memory>

namespace spyhop::ui {

//! \brief What a search over all chats has found, as it comes: chats whose title matches, then messages, newest first.
//!
//! Owner: ChatList. Thread: main.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
public:
    SearchModel(chat::Sessions& sessions, chat::ChatSearch& search, base::Clock& clock, QObject* parent);
    ~SearchModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    //! An empty text ends the search.
    void search(const QString& text);
    [[nodiscard]] const QString& query() const { return m_query; }
    [[nodiscard]] bool isBusy() const { return m_run && !m_run->isFinished(); }
    [[nodiscard]] bool isEmpty() const { return m_titles.isEmpty() && m_hits.isEmpty(); }

Q_SIGNALS:
    void stateChanged(); //!< busy, empty

private:
    [[nodiscard]] int titleRows() const { return m_titles.isEmpty() ? 0 : static_cast<int>(m_titles.size()) + 1; }
    [[nodiscard]] int hitRows() const { return m_hits.isEmpty() ? 0 : static_cast<int>(m_hits.size()) + 1; }
    [[nodiscard]] QVariant titleData(const model::ConversationSummary& summary, int role) const;
    [[nodiscard]] QVariant hitData(const chat::SearchHit& hit, int role) const;
    void addHits(const QList<chat::SearchHit>& hits);
    void onFinished();

    chat::Sessions& m_sessions;
    chat::ChatSearch& m_search;
    base::Clock& m_clock;
    QString m_query;
    std::unique_ptr<chat::SearchRun> m_run;
    QList<model::ConversationSummary> m_titles;
    QList<chat::SearchHit> m_hits;
    QHash<QString, QString> m_names; //!< titles of all chats, by id
    bool m_stale = false; //!< the hits are those of the query before: they stay until others come
};

} // namespace spyhop::ui
