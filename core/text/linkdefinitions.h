// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringView>

namespace spyhop::text {

//! "[label]: address", in quotes and lists too. A value.
struct LinkDefinition {
    QString label; //!< as written
    QString line; //!< Markdown that defines it and gives no block
};

//! \brief Link definitions that a text's earlier parts have: what its later parts are read with. A value, of a bounded
//! size: so many of the first ones are kept.
class LinkDefinitions {
public:
    static constexpr qsizetype limit = 64; //!< definitions
    static constexpr qsizetype longestLabel = 200, longestAddress = 2'000; //!< characters; longer ones are left out

    //! Those in a part that stands by itself (no block of it is open at its end) and that are not known yet. What only
    //! looks like one is none. `characters` grows by what was parsed for it.
    [[nodiscard]] QList<LinkDefinition> newOnesIn(QStringView part, qint64* characters) const;
    void add(const QList<LinkDefinition>& found) { m_known += found; }
    [[nodiscard]] bool isFull() const { return m_known.size() >= limit; }
    //! Those that a text may use, as Markdown to be read before it. It gives no block.
    [[nodiscard]] QString neededBy(const QString& text) const;

private:
    [[nodiscard]] bool has(const QString& label) const;

    QList<LinkDefinition> m_known;
};

//! Whether a text may have a definition at all: a paragraph that may begin with one (CommonMark 0.31, 4.7). What stands
//! in a sentence or in code in a line defines nothing. Never false of a text in which the parser finds one, whether
//! more of it comes or not.
[[nodiscard]] bool mayDefineLinks(QStringView text);
//! Whether a text may use a definition of this label.
[[nodiscard]] bool mayUse(QStringView text, const QString& label);

} // namespace spyhop::text
