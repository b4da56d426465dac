// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// Damage of the file itself: a reading of many rows ends at the first of them that lies in a damaged part. Then they
// are read one by one, so that it costs that row only.
namespace spyhop::store {

//! Whether a reading ended so.
[[nodiscard]] bool isDamage(const base::Error& error);

//! How rows are read one by one.
struct RowByRow {
    db::Statement keys; //!< their keys, in their order; reads nothing of a row that may be long
    QString table; //!< "main.items"
    QStringList keyColumns; //!< what `keys` brings; a row's own
    QStringList columns; //!< what is read of a row
    //! The table is WITHOUT ROWID: a search in it compares with whole rows, damaged ones too, so it is walked through
    //! instead ("+" before a column in a condition keeps SQLite from searching). Each walk costs the whole table, so
    //! rows are read in stretches, which are halved where they meet damage: some walks for each damaged row. `keys`
    //! come in the order of `keyColumns`, or of those behind the ones that its conditions fix.
    bool isWalked = false;
};

//! The rows of "SELECT columns FROM table WHERE …", whose conditions and order are by columns that stand before any
//! sealed one.
[[nodiscard]] RowByRow rowByRow(const db::Statement& page, const QStringList& keyColumns);

//! \brief Reads rows one by one, or in stretches where one cannot be searched for, a statement at a time. Of a row that
//! lies in a damaged part every column that can be read is brought, an empty value for a sealed one that cannot, and
//! nothing for any other.
class RowWalk {
public:
    explicit RowWalk(const RowByRow& how);
    //! What to read next; nothing: that was all.
    [[nodiscard]] std::optional<db::Statement> next() const;
    //! What next() has brought.
    void take(const base::Expected<db::Rows>& rows);
    //! The rows. Error: the database's, where not even the keys can be read, or for another reason than damage.
    [[nodiscard]] const base::Expected<db::Rows>& result() const { return m_result; }
    //! Of the last row there was, brought or not; empty: there was none.
    [[nodiscard]] const QVariantList& lastKeys() const { return m_lastKeys; }

private:
    enum class Stage { Keys, Row, Value, Kind, Done };
    [[nodiscard]] db::Statement ofRow(const QString& what) const;
    [[nodiscard]] qsizetype stretch() const;
    [[nodiscard]] db::Statement ofStretch() const;
    void takeRow(const base::Expected<db::Rows>& rows);
    void takeValue(const base::Expected<db::Rows>& rows);
    void nextRow(qsizetype rows);

    RowByRow m_how;
    QString m_where;
    Stage m_stage = Stage::Keys;
    db::Rows m_keys; //!< of the rows that are not read yet
    qsizetype m_most = 1; //!< rows that are read at once next
    QVariantList m_lastKeys;
    QVariantList m_row; //!< the damaged one under way, as far as it was read
    base::Expected<db::Rows> m_result;
};

//! As Database::readNow(), and row by row where `page` meets damage.
[[nodiscard]] base::Expected<db::Rows> readNowAround(
    db::Database& database, const db::Statement& page, const QStringList& keyColumns);
//! Row by row, blocking: start-up, commands and exports only.
[[nodiscard]] base::Expected<db::Rows> readRowByRow(db::Database& database, const RowByRow& how);

} // namespace spyhop::store
