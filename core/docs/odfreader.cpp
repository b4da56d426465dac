// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/odfreader.h"
#include "core/docs/delimitedtext.h"
#include "core/docs/odfbody.h"
#include "core/docs/packedpicture.h"
#include "core/docs/say.h"

#include <QtCore/QLocale>

namespace spyhop::docs {
namespace {

const QString& contentPart()
{
    static const QString part = QStringLiteral("content.xml");
    return part;
}

//! The archive, unless its content is encrypted.
base::Expected<Archive> openOdf(const QByteArray& bytes, Budget& budget)
{
    auto archive = Archive::open(bytes, budget);
    if (!archive)
        return archive;
    const QString manifest = QStringLiteral("META-INF/manifest.xml");
    if (archive->contains(manifest)) {
        const auto list = archive->inflate(manifest, budget);
        if (!list)
            return tl::make_unexpected(list.error());
        QXmlStreamReader xml(*list); // old files name a DTD here; nothing of it is loaded
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"encryption-data") {
                return unreadable(said(QT_TRANSLATE_NOOP(
                    "Documents", "The file is protected by a password; remove the password to have it read.")));
            }
        }
    }
    return archive;
}

class OdfReader {
public:
    OdfReader(const Archive& archive, Budget& budget)
        : m_archive(archive)
        , m_budget(budget)
    {
    }

    base::Expected<Document> read()
    {
        if (const auto fine = readContent(); !fine)
            return tl::make_unexpected(fine.error());
        if (!m_found.notes.isEmpty())
            m_flow.gap();
        for (const QString& note : std::as_const(m_found.notes))
            m_flow.paragraph(note);
        if (const auto fine = readMargins(); !fine)
            return tl::make_unexpected(fine.error());
        readAround();
        return m_flow.take();
    }

    //! Calls `take` for each sheet until it says true.
    template <typename Take>
    base::Status eachSheet(const QByteArray& content, Take take)
    {
        OfficeXml xml(content);
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"style" || xml.name() == u"list-style") {
                m_body.readStyle(xml);
            } else if (xml.name() == u"table") {
                const QString name = xml.attribute(u"name");
                const bool hidden = m_body.isHidden(xml.attribute(u"style-name"));
                const auto sheet = m_body.readTable(xml, OdfBody::Cells::Typed, m_found);
                if (!sheet)
                    return tl::make_unexpected(sheet.error());
                if (take(name, hidden, *sheet))
                    return {};
            }
        }
        return xml.status(contentPart());
    }

private:
    base::Status readContent()
    {
        const auto content = m_archive.inflate(contentPart(), m_budget);
        if (!content)
            return tl::make_unexpected(content.error());
        OfficeXml xml(*content);
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"style" || xml.name() == u"list-style") {
                m_body.readStyle(xml);
            } else if (xml.name() == u"spreadsheet") {
                return readSheets(*content);
            } else if (xml.name() == u"presentation" || xml.name() == u"drawing") {
                readSlides(xml, xml.name() == u"drawing");
            } else if (xml.name() == u"text" || xml.name() == u"chart") {
                m_body.readBlocks(xml, m_flow, m_found);
            }
        }
        return xml.status(contentPart());
    }

    base::Status readSheets(const QByteArray& content)
    {
        return eachSheet(content, [this](const QString& name, bool hidden, const Sheet& sheet) {
            m_flow.part(PartKind::Sheet, name);
            if (!sheet.rows.isEmpty())
                m_flow.heading(1, hidden ? said(QT_TRANSLATE_NOOP("Documents", "%1 (hidden)")).arg(name) : name);
            for (const SheetRow& row : sheet.rows)
                m_flow.row(cellsUnder(row, sheet.columns));
            m_flow.document().rows += sheet.rows.size();
            m_unstored += sheet.unstored;
            for (const QString& note : std::as_const(m_found.notes))
                m_flow.paragraph(note);
            m_found.notes.clear();
            return m_flow.isFull();
        });
    }

    void readSlides(OfficeXml& xml, bool pages)
    {
        const int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.advance()) {
            if (!xml.isStartElement() || xml.name() != u"page")
                continue;
            readSlide(xml, pages ? PartKind::Page : PartKind::Slide);
        }
    }

    void readSlide(OfficeXml& xml, PartKind kind)
    {
        const bool hidden = m_body.isHidden(xml.attribute(u"style-name"));
        TextFlow body;
        TextFlow notes;
        QString title;
        const int outside = xml.depth() - 1;
        while (xml.depth() > outside && xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"frame" && xml.attribute(u"class") == u"title" && title.isEmpty()) {
                TextFlow frame;
                m_body.readBlocks(xml, frame, m_found);
                title = inOneLine(frame.document().text);
            } else if (xml.name() == u"notes") {
                m_body.readBlocks(xml, notes, m_found);
            } else if (xml.name() == u"frame" || xml.name() == u"custom-shape" || xml.name() == u"g") {
                m_body.readBlocks(xml, body, m_found);
            }
        }
        m_flow.part(kind, title);
        const QString number = said(kind == PartKind::Page ? QT_TRANSLATE_NOOP("Documents", "Page %1")
                                                           : QT_TRANSLATE_NOOP("Documents", "Slide %1"))
                                   .arg(m_flow.document().parts.size());
        const QString heading = title.isEmpty() ? number : title;
        m_flow.heading(1, hidden ? said(QT_TRANSLATE_NOOP("Documents", "%1 (hidden)")).arg(heading) : heading);
        m_flow.block(body.document().text);
        if (const QString text = notes.document().text.trimmed(); !text.isEmpty())
            m_flow.paragraph(said(QT_TRANSLATE_NOOP("Documents", "Notes: %1")).arg(text));
    }

    //! Headers and footers of texts, each once.
    base::Status readMargins()
    {
        const QString part = QStringLiteral("styles.xml");
        if (!m_flow.document().parts.isEmpty() || !m_archive.contains(part))
            return {};
        const auto bytes = m_archive.inflate(part, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        QStringList seen;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            const bool header = xml.name().startsWith(u"header") && !xml.name().contains(u"style");
            if (!header && (!xml.name().startsWith(u"footer") || xml.name().contains(u"style")))
                continue;
            TextFlow margin;
            m_body.readBlocks(xml, margin, m_found);
            const QString line = inOneLine(margin.document().text);
            if (line.isEmpty() || seen.contains(line))
                continue;
            if (seen.isEmpty())
                m_flow.gap();
            seen.append(line);
            m_flow.paragraph(said(
                header ? QT_TRANSLATE_NOOP("Documents", "Header: %1") : QT_TRANSLATE_NOOP("Documents", "Footer: %1"))
                                 .arg(line));
        }
        return xml.status(part);
    }

    //! Pictures, charts, and what is left out.
    void readAround()
    {
        for (const QString& path : std::as_const(m_found.pictures))
            putPicture(m_archive, path, m_flow, m_budget);
        if (m_unstored > 0)
            m_flow.leaveOut(
                said(QT_TRANSLATE_N_NOOP("Documents", "%n formula(s) without a stored result"), m_unstored));
        int objects = 0;
        for (const QString& object : std::as_const(m_found.objects))
            objects += readChartTable(object) ? 0 : 1;
        if (objects > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n embedded object(s)"), objects));
        if (m_found.comments > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n comment(s)"), m_found.comments));
        for (const ArchiveEntry& entry : m_archive.entries()) {
            if (entry.path.startsWith(u"Basic/") && !entry.path.endsWith(u"-lc.xml")
                && !entry.path.endsWith(u"-lb.xml"))
                m_flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "macros, which are never run")));
        }
    }

    //! A chart keeps its figures as a table of its own.
    bool readChartTable(const QString& object)
    {
        const QString part = object + QStringLiteral("/content.xml");
        const auto bytes
            = m_archive.contains(part) ? m_archive.inflate(part, m_budget) : base::Expected<QByteArray>(QByteArray());
        if (!bytes || bytes->isEmpty())
            return false;
        bool any = false;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (!xml.isStartElement() || xml.name() != u"table")
                continue;
            const auto table = m_body.readTable(xml, OdfBody::Cells::Typed, m_found);
            if (!table)
                return any;
            m_flow.gap();
            for (const SheetRow& row : table->rows)
                m_flow.row(cellsUnder(row, table->columns));
            any = any || !table->rows.isEmpty();
        }
        return any;
    }

    const Archive& m_archive;
    Budget& m_budget;
    TextFlow m_flow;
    OdfBody m_body;
    OdfBody::Found m_found;
    int m_unstored = 0; //!< formulas without a result
};

} // namespace

base::Expected<Document> readOdf(const QByteArray& bytes, Budget& budget)
{
    const auto archive = openOdf(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    return OdfReader(*archive, budget).read();
}

base::Expected<Table> readOdsTable(const QByteArray& bytes, const QString& sheetName, Budget& budget)
{
    const auto archive = openOdf(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto content = archive->inflate(contentPart(), budget);
    if (!content)
        return tl::make_unexpected(content.error());
    Table table;
    const auto take = [&](const QString& name, bool hidden, const Sheet& sheet) {
        const bool wanted = sheetName.isEmpty() ? !hidden : name.compare(sheetName, Qt::CaseInsensitive) == 0;
        if (!wanted || sheet.rows.isEmpty() || sheet.rows.size() * sheet.columns.size() > maxTableCells)
            return false;
        table.columns = uniqueColumns(cellsUnder(sheet.rows.first(), sheet.columns));
        for (qsizetype i = 1; i < sheet.rows.size(); ++i) {
            table.rows.append(cellsUnder(sheet.rows.at(i), sheet.columns));
            if (const QStringList names = unstoredIn(sheet.rows.at(i), sheet, table.columns); !names.isEmpty())
                table.unstored.insert(i - 1, names);
        }
        table.receipt = said(QT_TRANSLATE_NOOP("Documents", "%1 rows, %2 columns, sheet “%3”"))
                            .arg(QLocale().toString(table.rows.size()), QLocale().toString(table.columns.size()), name)
            + unstoredNote(sheet);
        return true;
    };
    if (const auto fine = OdfReader(*archive, budget).eachSheet(*content, take); !fine)
        return tl::make_unexpected(fine.error());
    if (table.columns.isEmpty())
        return sheetName.isEmpty()
            ? unreadable(said(QT_TRANSLATE_NOOP("Documents", "No visible sheet of the file holds anything.")))
            : base::failure(base::ErrorCode::NotFound,
                said(QT_TRANSLATE_NOOP("Documents", "The workbook has no sheet “%1” that holds anything."))
                    .arg(sheetName));
    return table;
}

} // namespace spyhop::docs
