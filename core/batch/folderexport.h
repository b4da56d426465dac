// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/exporter.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace spyhop::batch {

//! \brief What this process has written into a folder, so that a later writing leaves it alone. A value; on one thread
//! at a time.
struct WrittenAnswers {
    QHash<qint64, QByteArray> digests; //!< by item: of the file's bytes
};

//! One file per item, under its name: "sub/a.txt" becomes FOLDER/sub/a.txt.answer.md, so that a folder that was the
//! input gets each answer beside its source. Beside them the table, as table.answer.csv. The folder is made if it is
//! missing; what an earlier export of the job wrote is written anew, save what is in `written` (may be null) and still
//! there. An item's file has the same name whichever others are over. What cannot be written is passed over, and named
//! once all the others are. Errors: Internal, the source's.
[[nodiscard]] base::Status exportFolder(
    RowSource& rows, const ExportOrder& order, const QString& folder, WrittenAnswers* written);

//! Where an item's file goes, below the folder; never outside it, whatever the item is called. A part of the name that
//! no file system takes is cut, and ends in a digest of the whole part.
[[nodiscard]] QString answerFileName(const QString& itemName);

//! \brief Gives items' files names of their own: items may bear one name (files named one by one out of two folders).
class AnswerFileNames {
public:
    [[nodiscard]] QString nameFor(const QString& itemName);

private:
    QSet<QString> m_taken; //!< in lower case, as some file systems see them
    QHash<QString, int> m_next; //!< by a name: the next number behind it
};

} // namespace spyhop::batch
