// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/officexml.h"
#include "core/docs/textflow.h"
#include "core/docs/wordnumbering.h"
#include "core/docs/wordstyles.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! \brief Reads one WordprocessingML part (body, header, footnotes) into a flow.
//!
//! A value for the time of one document: list numbers run on from part to part.
class DocxBody {
public:
    QHash<QString, WordStyle> styles;
    WordNumbering numbering;

    struct Found {
        QStringList embedded; //!< relation ids of charts, diagrams and inserted files, in order
        QList<QString> pictures; //!< relation ids
        int deletions = 0;
        int hidden = 0; //!< runs of hidden text
        int externalPictures = 0;
    };

    //! Stands on the start of a container; reads up to its end. Embedded parts are asked for through `found`.
    void readBlocks(OfficeXml& xml, TextFlow& flow, Found& found);
    //! The paragraphs of a container as text, such as one footnote's.
    [[nodiscard]] QString readInline(OfficeXml& xml, Found& found);

private:
    struct Paragraph {
        QString style, list;
        int level = -1;
        int outline = 0;
        QString text;
        QStringList boxes; //!< text boxes anchored here
    };
    void readParagraph(OfficeXml& xml, Paragraph& paragraph, Found& found);
    void readProperties(OfficeXml& xml, Paragraph& paragraph, Found& found);
    void readRun(OfficeXml& xml, Paragraph& paragraph, Found& found);
    void readElement(OfficeXml& xml, Paragraph& paragraph, Found& found);
    void readTable(OfficeXml& xml, TextFlow& flow, Found& found);
    [[nodiscard]] QStringList readRow(OfficeXml& xml, Found& found);
    void put(const Paragraph& paragraph, TextFlow& flow);
};

} // namespace spyhop::docs
