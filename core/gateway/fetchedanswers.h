// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/jobreply.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::gateway {

//! \brief What the requests of a Submission were answered, until somebody takes it. A value.
//!
//! Lines of files stay as they came and are read a second time when they are taken: fifty thousand answers with all
//! that belongs to them weigh many times as much as their file. Of two answers to one request the first stands, but one
//! without an error outweighs one with it (an output file and an error file).
class FetchedAnswers {
public:
    void add(const QList<wire::JobAnswer>& answers);
    //! Lines of `file`, which is kept until clear().
    void add(const QByteArray& file, const QList<wire::AnswerLine>& lines);
    [[nodiscard]] bool contains(const QString& customId) const
    {
        return m_whole.contains(customId) || m_lines.contains(customId);
    }
    //! It is there no more. One that is not there is an empty answer.
    [[nodiscard]] wire::JobAnswer take(const QString& customId);
    void clear();

private:
    struct Line {
        qsizetype file = 0, at = 0, length = 0; //!< an index into m_files; bytes
        bool isError = false;
    };
    [[nodiscard]] bool outweighs(const wire::JobAnswer& answer) const;

    QHash<QString, wire::JobAnswer> m_whole;
    QHash<QString, Line> m_lines;
    QByteArrayList m_files;
};

} // namespace spyhop::gateway
