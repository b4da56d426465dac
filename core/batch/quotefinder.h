// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::batch {

//! A stretch of a text, in UTF-16 units.
struct Span {
    qsizetype begin = 0;
    qsizetype length = 0;
    bool operator==(const Span&) const = default;
};

//! \brief Finds quotes in a source. A quote stands there if its letters do, in the same order and the same case: white
//! space and line ends, full or half width, the shape of quotation marks and dashes, and characters that are not seen
//! do not count. A value; made once per source, since that reads all of it.
class QuoteFinder {
public:
    explicit QuoteFinder(const QString& source);
    //! Where it stands first; nothing if it does not, or holds no letter.
    [[nodiscard]] std::optional<Span> find(const QString& quote) const;

private:
    QString m_letters;
    QList<qint32> m_places; //!< of each letter, in the source
};

} // namespace spyhop::batch
