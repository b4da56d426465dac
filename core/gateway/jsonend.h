// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace spyhop::gateway {

//! \brief Notices the end of a JSON object or array that comes in pieces, without reading it: the bracket that closes
//! the first one. Whether it is JSON at all is for the codec to say. Pure but for its memory; owner: ReplyReader.
class JsonEnd {
public:
    void feed(QByteArrayView bytes);
    [[nodiscard]] bool isReached() const { return m_place == Place::After; }

private:
    enum class Place {
        Before, //!< only white space so far
        Between, //!< inside brackets, outside strings
        String,
        Escape, //!< after a backslash
        After,
        Elsewhere, //!< it is neither an object nor an array
    };
    void take(char c);

    Place m_place = Place::Before;
    int m_depth = 0;
};

} // namespace spyhop::gateway
