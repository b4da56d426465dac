// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringView>

namespace spyhop::text {

//! A place in a source where md4c finds a letter, a space or a bracket that is not there.
struct Joint {
    //! Opening: a space before an address, Closing: one behind it. LinkBegin and LinkEnd: angle brackets around one,
    //! WebLinkBegin: also the "http://" that it lacks.
    enum class Kind { Letter, Opening, Closing, LinkBegin, WebLinkBegin, LinkEnd };
    qsizetype at = 0; //!< before this character
    Kind kind = Kind::Letter;
};

//! \brief Follows the runs of "*" of one line, and puts a letter beside those that CommonMark reads as words although
//! they open or close: "**注意：**这", "说**“好”**然". Its rule wants a space where scripts without spaces have none. A
//! run is helped only where it would neither open nor close what is open otherwise.
class StarRuns {
public:
    explicit StarRuns(QStringView source)
        : m_source(source)
    {
    }
    //! Another line, or another cell: nothing is open.
    void restart() { m_open.clear(); }
    //! A run [start, end). `isBehindSpan`: right before it stands what the parser does not look into.
    void add(qsizetype start, qsizetype end, bool isBehindSpan, QList<Joint>& joints);

private:
    static constexpr qsizetype mostOpen = 32;

    QStringView m_source;
    QList<qsizetype> m_open; //!< lengths of the runs that are
};

//! \brief An address whose words begin at `start` ("https://", "www."): where a character of an Asian script stands
//! right before it, and where a sign of full width ends it, md4c gets a space. In a link's target it gets a letter
//! before it: md4c 0.4.8 would take it for an address of its own that swallows the marks behind the link, up to a
//! space. One in angle brackets or a definition stays as it is. Returns up to where nothing else of it need be looked
//! at, at most `end`.
qsizetype jointsOfAddress(
    QStringView source, qsizetype start, qsizetype hostStart, qsizetype end, QList<Joint>& joints);

//! Whether md4c may look for an address there: wherever no letter, digit or "<" stands right before it.
[[nodiscard]] bool mayBeginAddress(QStringView source, qsizetype start);

//! \brief As jointsOfAddress(), with the address found here and in angle brackets, so that md4c need not look for it:
//! that walks over the rest of its paragraph for each. What is none gets a letter before it. Linear where what it
//! returns is passed over; the rules are md4c's.
qsizetype bracketAddress(QStringView source, qsizetype start, qsizetype hostStart, qsizetype end, QList<Joint>& joints);

} // namespace spyhop::text
