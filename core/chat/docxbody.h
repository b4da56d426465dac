// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/exportsteps.h"
#include "core/docs/zipwriter.h"
#include "core/text/htmlwriter.h"
#include "core/text/visible.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

namespace spyhop::chat {

//! As it may stand in XML, whose text has no control characters: what hides is shown, as on the screen.
[[nodiscard]] QByteArray xmlText(const QString& words, text::TextKind kind);

//! \brief Writes blocks as the parts of a DOCX that depend on them: the document itself, what it refers to, its lists,
//! its pictures. A value; add() what there is, then take the parts.
class DocxBody {
public:
    explicit DocxBody(const text::FormulaPictures& pictures);

    //! Begins on a new page if something stands before it. Ends early where `steps` stop.
    void add(const QList<text::Block>& blocks, ExportSteps& steps);

    [[nodiscard]] QByteArray document() const;
    [[nodiscard]] QByteArray relations() const;
    [[nodiscard]] QByteArray numbering() const;
    [[nodiscard]] const QList<docs::ZipFile>& media() const { return m_media; }

private:
    //! What the blocks around a block say about its paragraphs.
    struct Place {
        int list = 0; //!< numbering; 0: none
        int level = 0; //!< of the list
        int indent = 0; //!< levels without a number: what goes on in an item
        bool quoted = false;
    };
    void addBlock(const text::Block& block, const Place& place);
    void addList(const text::Block& list, const Place& place);
    void addCode(const text::Block& code, const Place& place);
    void addTable(const text::Block& table, const Place& place);
    //! Opens a paragraph with its properties; closed by the caller.
    void openParagraph(const QByteArray& style, const Place& place, const QByteArray& more);
    void addRuns(const text::Inlines& inlines, bool bold);
    void addRun(const text::Inline& run, bool bold);
    void addText(const QString& words, text::TextKind kind);
    [[nodiscard]] bool addFormula(const text::Inline& run);
    [[nodiscard]] QByteArray linkTo(const QString& address);

    const text::FormulaPictures& m_pictures;
    QByteArray m_body;
    QList<docs::ZipFile> m_media;
    QHash<QString, QByteArray> m_links; //!< relation by address
    QList<std::pair<bool, int>> m_lists; //!< ordered, first number
};

} // namespace spyhop::chat
