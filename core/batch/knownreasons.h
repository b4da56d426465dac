// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QRegularExpression>
#include <QtCore/QString>

namespace spyhop::batch {

//! \brief Why documents could not be read, in today's language, whichever it was journalled in.
//!
//! The journal holds sentences. Those that documents are refused with are known by their source texts: each language's
//! form of one is a pattern, whose gaps are what it was about. Owner: whoever shows reasons. Thread: main.
class KnownReasons {
public:
    //! Reads the catalogues of the languages shipped.
    KnownReasons();
    //! The sentence as today's language has it; one that is not known as it stands.
    [[nodiscard]] QString today(const QString& stored) const;

private:
    struct Form {
        const char* source;
        QRegularExpression pattern;
    };
    [[nodiscard]] QString found(const QString& stored) const;

    QList<Form> m_forms;
    mutable QString m_language; //!< that of m_known
    mutable QHash<QString, QString> m_known;
};

} // namespace spyhop::batch
