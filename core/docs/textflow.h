// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"
#include "core/docs/picturehead.h"

#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! \brief Gathers a document's text in the one form that all readers give: a paragraph a line, headings as "# Title",
//! list items as "- item", table rows as one line with their cells parted by tabs, a blank line before what begins
//! anew.
//!
//! A value. Text beyond maxCharacters is not taken; take() then says so.
class TextFlow {
public:
    //! A page, a slide, a sheet … begins here.
    void part(PartKind kind, const QString& title);
    //! One paragraph; its line ends stay.
    void paragraph(const QString& text);
    //! `level` from 1.
    void heading(int level, const QString& text);
    //! Cells lose their line ends and tabs; empty ones at the end are dropped; a row without text is none.
    void row(const QStringList& cells);
    //! A blank line, unless one is there.
    void gap();
    //! Verbatim, as another reader gave it.
    void block(const QString& text);
    //! The same with what that reader handed on, which keeps its place; `path`: the file the document was read from.
    void block(const Document& document, const QString& path);
    //! A file that is handed on: what is read of it will stand here. Its place is set here.
    void inner(InnerFile file);

    void leaveOut(const QString& sentence);
    //! Kept if it is a kind that vision models read, of few bytes, large enough to hold text, not here before and not
    //! one too many; else counted in leftOut.
    void picture(const QByteArray& bytes);
    //! Whether a picture of this name and size may be kept: whether unpacking it is worth the while.
    [[nodiscard]] bool takesPicture(const QString& path, qint64 size) const;
    //! Counted in leftOut.
    void pictureLeftOut() { ++m_picturesLeftOut; }
    void smallPictureLeftOut() { ++m_smallPictures; }
    void repeatedPictureLeftOut() { ++m_repeatedPictures; }

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] bool isFull() const { return m_full; }
    [[nodiscard]] bool isEmpty() const { return m_document.text.isEmpty(); }
    //! The document with its receipt. Error: Unreadable (no text, too much text).
    [[nodiscard]] base::Expected<Document> take();

private:
    void line(const QString& text);

    Document m_document;
    QSet<QString> m_leftOut; //!< the sentences, to be found among thousands
    SeenPictures m_seenPictures;
    int m_picturesLeftOut = 0, m_smallPictures = 0, m_repeatedPictures = 0;
    bool m_full = false;
};

//! The cell of a table row as its own line shows it.
[[nodiscard]] QString inOneLine(const QString& text);

} // namespace spyhop::docs
