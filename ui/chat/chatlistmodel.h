// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/sessions.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QSet>

namespace spyhop::ui {

//! What every model of the list pane tells of its rows.
struct ChatRow {
    enum Kind { Chat, Header, Project, Hit, Removed };
    enum Role {
        IdRole = Qt::UserRole + 1, //!< of the chat; of a project row: the project
        KindRole,
        LineRole,
        TimeRole,
        HeaderRole, //!< no row to choose
        PinnedRole,
        StoredRole,
        DepthRole, //!< 1: inside a project
        OpenRole, //!< a project whose chats are shown
        MarksRole, //!< places in the line, a QVariantList of (start, length) after one another
        MessageRole //!< the message of a hit
    };
};

//! \brief The chats as rows: projects first, then a header row before each group: Pinned, Today, Yesterday, Last 7
//! days, months. Chats are dragged onto projects, and out of them onto a header.
//!
//! Owner: ChatList. Thread: main. Borrows Sessions and Clock.
class ChatListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Scope { Current, Archive };
    ChatListModel(chat::Sessions& sessions, base::Clock& clock, QObject* parent);

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    //! Edit: the name of a chat or project.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

    void setScope(Scope scope);
    [[nodiscard]] Scope scope() const { return m_scope; }
    //! Folds or unfolds a project.
    void toggleProject(const QString& id);
    void openProject(const QString& id);
    [[nodiscard]] QModelIndex indexOf(const QString& id) const; //!< of a chat or project
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    //! The day may have changed, or the language.
    void refresh();

private:
    struct Row {
        ChatRow::Kind kind = ChatRow::Chat;
        QString text; //!< of headers and projects
        QString project; //!< the row's own, or the one it lies in
        int count = 0; //!< chats of a project
        model::ConversationSummary summary;
        [[nodiscard]] bool isSame(const Row& other) const
        {
            return kind == other.kind && text == other.text && project == other.project
                && summary.id == other.summary.id;
        }
    };
    [[nodiscard]] QList<Row> makeRows() const;
    void addProjects(QList<Row>& rows) const;
    void onSummaryChanged(const QString& id);

    chat::Sessions& m_sessions;
    base::Clock& m_clock;
    QList<Row> m_rows;
    Scope m_scope = Scope::Current;
    QSet<QString> m_openProjects;
};

//! The group a chat of this time stands under, seen from `today` (both local).
[[nodiscard]] QString groupName(const QDate& day, const QDate& today);

} // namespace spyhop::ui
