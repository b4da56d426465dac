// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/chat.h"
#include "core/store/places.h"

#include <QtCore/QDateTime>

namespace spyhop::store {

//! What was being written in a chat when it was left.
struct Draft {
    QString text;
    QList<model::Attachment> attachments;
    bool onDisk = false;
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && attachments.isEmpty(); }
};

//! \brief Drafts, sealed: with consent to `drafts` in `main`, else in `mem`. Thin SQL; writes are posted in order.
//!
//! Owner: Services. Thread: main.
class DraftStore {
public:
    DraftStore(db::Database& database, const Places& places);

    //! Whether drafts saved now would survive the process.
    [[nodiscard]] bool storesNow() const;
    //! `stored` false: not on the disk, whatever was agreed to (a chat that is itself in memory only).
    //! What lies in the other place is out of date then, and goes.
    void saveText(const QString& chat, const QString& text, const QDateTime& at, bool stored);
    void saveAttachments(
        const QString& chat, const QList<model::Attachment>& attachments, const QDateTime& at, bool stored);
    void remove(const QString& chat);
    //! Empty if there is none, or it cannot be read.
    [[nodiscard]] Draft load(const QString& chat) const;

private:
    void save(const char* sql, const QString& chat, const QByteArray& bytes, const char* column, const QDateTime& at,
        bool stored);

    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store
