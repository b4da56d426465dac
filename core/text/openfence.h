// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <optional>

namespace spyhop::text {

//! \brief A fenced code block that begins at a line's beginning and is not closed yet. Until it is, its lines are code
//! whatever they say: those that have ended are settled, and only the last one is looked at again. A value.
class OpenFence {
public:
    //! The fence that a source ends in; nothing: none, or one that cannot be read line by line.
    [[nodiscard]] static std::optional<OpenFence> in(QStringView source);

    [[nodiscard]] QChar character() const { return m_character; }
    //! Where the code begins, counted from the source's beginning.
    [[nodiscard]] qsizetype codeStart() const { return m_codeStart; }
    //! The source has grown: the code as it is now is made of `code`, which this gave before (or nothing). `characters`
    //! grows by what was looked at. False: the block may be closed, or has a line that is not copied as it stands; then
    //! nothing is changed.
    [[nodiscard]] bool grow(QStringView source, QString* code, qint64* characters);
    //! The beginning of the last line that has ended, or of the code.
    [[nodiscard]] qsizetype lastLine() const { return m_lastLine; }

private:
    QChar m_character;
    qsizetype m_codeStart = 0;
    qsizetype m_lastLine = 0;
    qsizetype m_next = 0; //!< the first line that has not ended
    bool m_hasWords = false; //!< any of the lines that have ended
    qsizetype m_settled = 0; //!< characters of code that came in whole lines, with their line feeds
};

} // namespace spyhop::text
