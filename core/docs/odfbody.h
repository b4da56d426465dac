// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/odfcell.h"
#include "core/docs/officexml.h"
#include "core/docs/textflow.h"
#include "core/docs/xlsxsheet.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! \brief Reads the body of an OpenDocument file into a flow: paragraphs, headings, lists, tables.
//!
//! A value for the time of one document. Repeated cells and rows are laid out only where they hold something.
class OdfBody {
public:
    struct Found {
        QStringList notes; //!< footnotes and endnotes, in order
        QStringList pictures, objects; //!< paths
        int comments = 0;
    };

    //! A style or list style, wherever it stands.
    void readStyle(OfficeXml& xml);
    [[nodiscard]] bool isHidden(const QString& style) const { return m_hidden.contains(style); }

    //! Stands on the start of a container; reads up to its end.
    void readBlocks(OfficeXml& xml, TextFlow& flow, Found& found);
    //! A sheet's cells are values; those of a text's table are words.
    enum class Cells { Typed, AsShown };
    //! A table's rows, sparse. Error: Unreadable (too many cells).
    [[nodiscard]] base::Expected<Sheet> readTable(OfficeXml& xml, Cells form, Found& found);

private:
    struct ListLevel {
        bool numbered = false;
        QString format, prefix, suffix;
        int start = 1;
    };
    void readBlock(OfficeXml& xml, TextFlow& flow, Found& found);
    [[nodiscard]] QString readParagraph(OfficeXml& xml, QStringList& boxes, Found& found);
    void readList(OfficeXml& xml, TextFlow& flow, Found& found, QString style, int level);
    [[nodiscard]] QString mark(const QString& style, int level, int number) const;
    [[nodiscard]] OdfCell readCell(OfficeXml& xml, Found& found);

    QHash<QString, QHash<int, ListLevel>> m_lists;
    QHash<QString, int> m_counts; //!< where a list of a style that goes on left off
    QSet<QString> m_hidden;
};

} // namespace spyhop::docs
