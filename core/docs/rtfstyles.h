// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QHash>
#include <QtCore/QString>

namespace spyhop::docs {

//! \brief The style sheet of an RTF file, as far as it says which paragraphs are headings: by their outline level, or
//! by the name that Word gives them ("heading 1"). A value; owner: the reader of one file.
class RtfStyles {
public:
    //! A word of the style under way: its number, its outline level; any other is passed over.
    void word(QByteArrayView name, int number);
    void addToName(const QString& text) { m_name += text; }
    //! The group of the style under way has ended.
    void endStyle();
    //! 1…9; 0: paragraphs of this style are no headings.
    [[nodiscard]] int heading(int style) const { return m_headings.value(style); }

private:
    QHash<int, int> m_headings; //!< level by style
    QString m_name; //!< of the style under way
    int m_style = -1; //!< under way; -1: none of a paragraph
};

} // namespace spyhop::docs
